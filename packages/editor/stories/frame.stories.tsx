import { defineNodeType, StrategyEditor, type StrategyEditorProps } from "@dunlin/editor";
import type { Strategy } from "@dunlin/engine";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { renderToString } from "react-dom/server";
import { expect, fn, userEvent, waitFor, within } from "storybook/test";
import styles from "../src/styles.css?inline";
import { BLUEPRINTS, longStrategy } from "./views.tsx";

const EARLY = BLUEPRINTS.b;

const frame = (props: StrategyEditorProps) => (
  <div style={{ blockSize: "100vh" }}>
    <StrategyEditor {...props} />
  </div>
);

const meta: Meta<StrategyEditorProps> = {
  title: "Product team/Frame",
  id: "editor-frame",
  render: frame,
  args: { defaultValue: EARLY, theme: "light", onPublish: fn() },
};
export default meta;

type Story = StoryObj<StrategyEditorProps>;
type Play = NonNullable<Story["play"]>;

const stepIn = (root: HTMLElement, id: string) =>
  root.querySelector<HTMLElement>(`[data-step="${id}"] > .dn-card-hit`) as HTMLElement;
const choose = async (root: HTMLElement, id: string) => {
  await waitFor(() => expect(stepIn(root, id)).toBeInTheDocument());
  await userEvent.click(stepIn(root, id));
};

/** What a server gives, and what stands there until the editor begins. */
export const BeforeItBegins: Story = {
  render: (args) => (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: it is the editor's own
    <div style={{ blockSize: "100vh" }} dangerouslySetInnerHTML={{ __html: renderToString(frame(args)) }} />
  ),
};

/** As a host may have it: in a shadow tree with nothing but the stylesheet of the editor. */
function InShadow(props: StrategyEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  useEffect(() => {
    const tree = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: "open" }) ?? null;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    if (tree !== null) tree.adoptedStyleSheets = [sheet];
    setRoot(tree);
  }, []);
  return (
    <div ref={host} id="host" style={{ blockSize: "100vh" }}>
      {root !== null && createPortal(<StrategyEditor {...props} />, root as unknown as Element)}
    </div>
  );
}

/** Styled, worked in by keys, its menu in front. */
export const InAShadowTree: Story = {
  render: (args) => <InShadow {...args} />,
  play: async ({ canvasElement }) => {
    const tree = () => canvasElement.querySelector("#host")?.shadowRoot as unknown as HTMLElement;
    await waitFor(() => expect(tree()).not.toBeNull());
    await choose(tree(), "mail1");
    await expect(await within(tree()).findByRole("textbox", { name: "Name of the step" })).toHaveValue(
      "Friendly reminder",
    );
    await userEvent.click(within(tree()).getByRole("button", { name: "What can be done with Friendly reminder" }));
    await waitFor(() => expect(within(tree()).getByRole("menuitem", { name: /^Duplicate/ })).toBeVisible());
  },
};

const open =
  (panel: string): Play =>
  async ({ canvasElement }) => {
    const rail = within(within(canvasElement).getByRole("navigation", { name: "Panels" }));
    await userEvent.click(rail.getByRole("button", { name: new RegExp(`^${panel}`) }));
    const shown = await within(canvasElement).findByRole("complementary", { name: panel });
    await expect((await within(shown).findAllByRole("heading", { level: 2 }))[0]).toHaveTextContent(panel);
  };
export const ProblemsOpen: Story = { play: open("Problems") };
export const HistoryOpen: Story = { play: open("History") };
export const NotesOpen: Story = { play: open("Notes") };
export const InWordsOpen: Story = { play: open("In words") };

const LIST = {
  ...{ format: "dunlin.strategy/1", id: "two", name: "Two messages", time: { zone: "Europe/Madrid" } },
  entry: { start: "mail" },
  nodes: {
    mail: { type: "send", via: [{ channel: "email", template: "friendly@1" }], to: { next: "rest" } },
    rest: { type: "wait", for: "P4D", to: { next: "sms" } },
    sms: { type: "send", via: [{ channel: "sms", template: "short@1" }], to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted" },
  },
} as unknown as Strategy;
export const List: Story = { args: { defaultValue: LIST, view: "list" } };

/** Everything can be found by its name, steps as well as commands. */
export const Search: Story = {
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "mail1");
    await userEvent.keyboard("{Control>}k{/Control}");
    await userEvent.keyboard("rem");
    const dialog = within(await within(canvasElement).findByRole("dialog"));
    await expect((await dialog.findAllByRole("option")).length).toBeGreaterThan(1);
  },
};
export const SearchFindsNothing: Story = {
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "mail1");
    await userEvent.keyboard("{Control>}k{/Control}");
    await userEvent.keyboard("fax machine");
    const dialog = within(await within(canvasElement).findByRole("dialog"));
    await waitFor(() => expect(dialog.queryAllByRole("option")).toHaveLength(0));
  },
};
export const Keys: Story = {
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "mail1");
    await userEvent.keyboard("?");
    await expect(await within(canvasElement).findByRole("dialog")).toBeVisible();
  },
};
/** Ways part at a step that is to go: one of them has to be kept. */
export const WhichWayToKeep: Story = {
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "hour");
    await userEvent.keyboard("{Delete}");
    await expect(await within(canvasElement).findByRole("dialog")).toBeVisible();
  },
};
export const AddAfterAStep: Story = {
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "mail1");
    await userEvent.keyboard("+");
    await expect(await within(canvasElement).findByRole("combobox", { name: "Find a step" })).toHaveFocus();
  },
};

/** A new step waits for its place; Cancel lets it go. */
export const PlacingAStep: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole("button", { name: "Letter" }));
    await expect(await canvas.findByRole("button", { name: "Cancel" })).toBeVisible();
  },
};

const ERRORS = {
  ...EARLY,
  nodes: { ...EARLY.nodes, mail1: { ...EARLY.nodes.mail1, via: [{ channel: "email", template: "" }] } },
} as unknown as Strategy;
/** Errors keep a strategy from going live, and the button says so. */
export const MayNotGoLive: Story = {
  args: { defaultValue: ERRORS },
  play: async ({ args, canvasElement }) => {
    const publish = within(canvasElement).getByRole("button", { name: "Publish…" });
    await expect(publish).toHaveAttribute("aria-disabled", "true");
    await userEvent.click(publish);
    await expect(args.onPublish).not.toHaveBeenCalled();
  },
};
/** The host may ask for more: here nothing goes live with a warning. */
export const MayNotGoLiveWithWarnings: Story = { args: { publishGate: ["error", "warning"] } };

/** Somebody else has saved meanwhile; who keeps working on their own version is not asked again. */
export const KeepsTheOwnVersion: Story = {
  args: { newerVersion: { by: "Inés", at: Date.UTC(2026, 10, 26, 13, 29), doc: LIST } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const banner = () => canvas.queryByText(/Inés/);
    await expect(banner()).toBeVisible();
    await userEvent.click(canvas.getByRole("button", { name: "Keep mine" }));
    await waitFor(() => expect(banner()).toBeNull());
  },
};

const FAILING = defineNodeType({
  type: "fails",
  label: "Fails",
  title: "Cannot be drawn.",
  group: "work",
  icon: "chart",
  parameters: { properties: {} },
  ports: () => [{ name: "next", required: true }],
  waits: () => false,
  compile: () => ({ visit: () => ({ to: "stay" }) }),
  summary: () => {
    throw new Error("The summary of a host fails.");
  },
});
const FAILS = {
  ...LIST,
  nodes: { ...LIST.nodes, rest: { type: "fails", to: { next: "sms" } } },
} as unknown as Strategy;
const TYPES = [FAILING];
/** A part that cannot be drawn says so; the others go on. */
export const APartFails: Story = {
  args: { defaultValue: FAILS, nodeTypes: TYPES, onError: fn() },
  play: async ({ args, canvasElement }) => {
    const canvas = within(canvasElement);
    await expect((await canvas.findAllByRole("alert"))[0]).toBeVisible();
    await expect(args.onError).toHaveBeenCalled();
    await expect(canvas.getByRole("radio", { name: "Outline" })).toBeVisible();
  },
};

/** What a host puts into the frame. */
export const Slots: Story = {
  args: {
    slots: {
      breadcrumb: <span className="dn-quiet">Strategies /</span>,
      headerEnd: (
        <button type="button" className="dn-button">
          Ask for review
        </button>
      ),
      inspectorEnd: (node) => <p className="dn-help">Owner of {node}: early stage</p>,
    },
  },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "mail1");
    await expect(await within(canvasElement).findByText("Owner of mail1: early stage")).toBeVisible();
  },
};

const LONG = "Zahlungserinnerungsbenachrichtigungseinstellungen für Bestandskunden mit Ratenvereinbarung";
export const LongWords: Story = {
  args: {
    defaultValue: {
      ...EARLY,
      name: LONG,
      nodes: { ...EARLY.nodes, mail1: { ...EARLY.nodes.mail1, name: LONG } },
    } as unknown as Strategy,
    liveVersion: 13,
  },
  play: async ({ canvasElement }) => {
    await choose(canvasElement, "mail1");
    staysInside(canvasElement);
  },
};

const edges = (element: Element, { direction }: { readonly direction?: string }) => {
  const { left, right } = element.getBoundingClientRect();
  return direction === "rtl" ? { start: -right, end: -left } : { start: left, end: right };
};

/** Steps stand on the day of the axis that they are for, in both directions. */
export const OnTheirDays: Story = {
  args: { view: "timeline" },
  play: async ({ canvas, canvasElement, globals }) => {
    const short = await canvas.findByRole("button", { name: /3 days past due, Short reminder/ });
    const ticks = [...canvasElement.querySelectorAll(".dn-time-tick")];
    const tick = ticks.find(({ textContent }) => textContent === "3") as Element;
    const { start, end } = edges(tick, globals);
    await expect(Math.round(edges(short, globals).start - (start + end) / 2)).toBe(0);
  },
};

const ALONE = {
  ...LIST,
  nodes: { ...LIST.nodes, alone: { type: "wait", name: "Nobody comes here", for: "P1D", to: { next: "end" } } },
} as unknown as Strategy;
/** What nothing leads to stands under its line, in both directions. */
export const NotReached: Story = {
  args: { defaultValue: ALONE },
  play: async ({ canvasElement, globals }) => {
    await waitFor(() => expect(stepIn(canvasElement, "alone")).toBeInTheDocument());
    const line = edges(canvasElement.querySelector(".dn-unreached") as Element, globals);
    const step = edges(stepIn(canvasElement, "alone"), globals);
    await expect(step.start).toBeGreaterThanOrEqual(line.start - 1);
    await expect(step.end).toBeLessThanOrEqual(line.end + 1);
  },
};

export const FiveHundredSteps: Story = { args: { defaultValue: longStrategy(500) } };

export const MoreThanFiveHundredSteps: Story = {
  args: { defaultValue: longStrategy(620) },
  play: async ({ canvasElement }) => {
    const said = await within(canvasElement).findAllByText(/More than 500 are hard to read/);
    await expect(said.length).toBeGreaterThan(0);
  },
};

/** No control of the frame is cut off at its sides. */
function staysInside(root: HTMLElement): void {
  const { left, right } = (root.querySelector(".dn-frame") as HTMLElement).getBoundingClientRect();
  const controls = root.querySelectorAll<HTMLElement>(
    ":is(.dn-header, .dn-messages, .dn-rail, .dn-problems-strip, .dn-inspector-head, .dn-tabs) :is(button, input, [role='status'])",
  );
  const out = [...controls].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && (box.left < left - 0.5 || box.right > right + 0.5);
  });
  expect(out.map((one) => one.textContent)).toEqual([]);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(window.innerWidth);
}

const sized = (width: number, height: number): Pick<Story, "parameters" | "globals"> => ({
  parameters: {
    viewport: {
      options: { sized: { name: `${width} × ${height}`, styles: { width: `${width}px`, height: `${height}px` } } },
    },
  },
  globals: { viewport: { value: "sized" } },
});

/** Settings lie below, a panel over the drawing when it is asked for. */
const narrow: Play = async ({ canvasElement, ...rest }) => {
  await choose(canvasElement, "hour");
  const name = await within(canvasElement).findByRole("textbox", { name: "Name of the step" });
  await expect(name).toBeVisible();
  staysInside(canvasElement);
  await expect(within(canvasElement).queryByRole("textbox", { name: "Find a step" })).toBeNull();
  await open("Problems")({ canvasElement, ...rest });
  staysInside(canvasElement);
};

/** Narrower than 900 px. */
export const OnATablet: Story = { ...sized(880, 700), play: narrow };
/** A screen of 1280 × 1400 px at 200 %. */
export const AtTwiceTheSize: Story = { ...sized(640, 700), play: narrow };
/** And at 400 %: what WCAG 2.2 calls reflow. */
export const AtFourTimesTheSize: Story = { ...sized(320, 640), play: narrow };
export const AtFourTimesTheSizeWithAMessage: Story = {
  ...sized(320, 640),
  args: { newerVersion: { by: "Inés", at: Date.UTC(2026, 10, 26, 13, 29), doc: LIST } },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText(/Inés/);
    staysInside(canvasElement);
  },
};
