/** How the pages of the site are looked at. */

export interface Look {
  readonly width: number;
  readonly height: number;
  readonly colors: "light" | "dark";
  /** `contrast`: the other rules have seen this width already, and colors mean nothing to them. `layout`: the other way round. */
  readonly rules: keyof typeof RULES;
  /**
   * Where axe looks: what it would say of a long page is said of shorter ones, and words on a phone have the colors that they have at a
   * desk, but for its own bars. That a page does not scroll sideways is looked at in every look of every page.
   */
  readonly pages: "every" | "short" | "withBars";
}

/** As axe takes them. */
export const RULES = {
  all: {},
  layout: { rules: { "color-contrast": { enabled: false } } },
  contrast: { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } },
} as const;

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

export const LOOKS: readonly [Look, ...Look[]] = [
  { ...DESK, colors: "light", rules: "all", pages: "every" },
  { ...DESK, colors: "dark", rules: "contrast", pages: "short" },
  { ...PHONE, colors: "dark", rules: "layout", pages: "short" },
  { ...PHONE, colors: "light", rules: "contrast", pages: "withBars" },
];

/** What axe answers, as far as it is read. */
export interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}
