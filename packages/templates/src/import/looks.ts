/** How a source looks: which colors, fonts and sizes its texts, buttons and lines have, and on what grounds they stand. */

import { isColor } from "../brand/color.ts";
import type { Color } from "../model/brand.ts";
import { attributesOf, type Defaults } from "./head.ts";
import { isElement, type SourceElement, type SourceNode, wordsIn } from "./source.ts";
import { MARK } from "./tag.ts";

/** Words in one color on one ground. */
export interface LookOfText {
  readonly ink: Color | undefined;
  readonly ground: Color | undefined;
  /** In pixels. */
  readonly size: number;
  readonly font: string | undefined;
  /** Characters. */
  readonly weight: number;
}

export interface Looks {
  readonly texts: readonly LookOfText[];
  readonly buttons: readonly {
    readonly ground: Color | undefined;
    readonly ink: Color | undefined;
    readonly radius: number;
  }[];
  /** Colors of links in texts. */
  readonly links: readonly Color[];
  readonly lines: readonly Color[];
  readonly pictures: readonly SourceElement[];
  /** Whether the source says anything about it. */
  readonly said: boolean;
}

/** As MJML draws what says nothing. */
const PLAIN_BUTTON = { ground: "#414141", ink: "#ffffff", radius: 3 } as const;

export function looksOf(body: readonly SourceNode[], canvas: Color | undefined, defaults: Defaults): Looks {
  const texts: LookOfText[] = [];
  const buttons: Looks["buttons"][number][] = [];
  const links: Color[] = [];
  const lines: Color[] = [];
  const pictures: SourceElement[] = [];
  const walk = (nodes: readonly SourceNode[], ground: Color | undefined, onPicture: boolean): void => {
    for (const element of nodes.filter(isElement)) {
      const all = attributesOf(element, defaults);
      const color = (name: string): Color | undefined => colorOf(all[name] ?? "");
      if (element.name === "mj-text") {
        const size = Number.parseFloat(all["font-size"] ?? "") || 13;
        const weight = wordsIn(element.children).replace(MARK, "tag").trim().length;
        const own = color("container-background-color");
        // On a picture, and where nobody sees them, words have colors of their own.
        if (size > 2 && (own !== undefined || !onPicture))
          texts.push({ ink: color("color"), ground: own ?? ground, size, font: all["font-family"], weight });
        links.push(...linkColors(element.children));
      } else if (element.name === "mj-button") {
        const radius = Number.parseFloat(all["border-radius"] ?? "");
        buttons.push({
          ground: all["background-color"] === undefined ? PLAIN_BUTTON.ground : color("background-color"),
          ink: all.color === undefined ? PLAIN_BUTTON.ink : color("color"),
          radius: Number.isFinite(radius) ? radius : PLAIN_BUTTON.radius,
        });
      } else if (element.name === "mj-divider") {
        const line = color("border-color");
        if (line !== undefined) lines.push(line);
      }
      if (element.name === "mj-image") pictures.push(element);
      const inside = color("background-color");
      walk(
        element.children,
        inside ?? ground,
        all["background-url"] !== undefined || (inside === undefined && onPicture),
      );
    }
  };
  walk(body, canvas, false);
  const said =
    canvas !== undefined ||
    texts.some(({ ink, ground, font }) => ink !== undefined || ground !== undefined || font !== undefined) ||
    buttons.some(({ ground }) => ground !== PLAIN_BUTTON.ground);
  return { texts, buttons, links, lines, pictures, said };
}

const linkColors = (nodes: readonly SourceNode[]): readonly Color[] =>
  nodes.filter(isElement).flatMap(({ name, attributes, children }) => {
    const written = name === "a" ? /(?:^|;)\s*color\s*:\s*([^;]+)/i.exec(attributes.style ?? "")?.[1] : undefined;
    const color = colorOf(written ?? "");
    return color === undefined ? linkColors(children) : [color];
  });

const NAMED: Readonly<Record<string, Color>> = {
  ...{ white: "#ffffff", black: "#000000", gray: "#808080", grey: "#808080", silver: "#c0c0c0", red: "#ff0000" },
  ...{ green: "#008000", blue: "#0000ff", navy: "#000080", orange: "#ffa500", yellow: "#ffff00", purple: "#800080" },
};

/** A color as six digits; `undefined` for a word that is none, and for what is transparent. */
export function colorOf(written: string): Color | undefined {
  const text = written.trim().toLowerCase();
  if (isColor(text)) return text;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(text);
  if (short !== null)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join("")}`;
  const parts = /^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$/.exec(text);
  if (parts !== null)
    return `#${parts
      .slice(1)
      .map((part) => Math.min(255, Number(part)).toString(16).padStart(2, "0"))
      .join("")}`;
  return Object.hasOwn(NAMED, text) ? NAMED[text] : undefined;
}
