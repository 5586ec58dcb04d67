/** SVG as text: elements, escaped text, and the look that all charts share. No DOM. */

/** Attributes that are `undefined` are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const parts = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === "number" ? rounded(value) : escaped(value)}"`],
  );
  const inside = children.join("");
  return inside === "" ? `<${name}${parts.join("")}/>` : `<${name}${parts.join("")}>${inside}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for HTML and SVG. Control characters, which neither may hold, become spaces. */
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "").replaceAll(/\p{Cc}/gu, " ");

/** A coordinate with two digits at most. */
export const rounded = (value: number): number => Math.round(value * 100) / 100 + 0;

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** What it shows. */
  readonly title: string;
  /** The same in words, for those who do not see it. */
  readonly text: string;
  /** Makes ids on a page that holds several drawings unlike; letters, digits and hyphens. */
  readonly id: string;
  readonly children: readonly string[];
}

export function drawing({ width, height, title, text, id, children }: Drawing): string {
  return element(
    "svg",
    {
      ...{ xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${rounded(width)} ${rounded(height)}`, width, height },
      ...{ role: "img", class: "dx", "aria-labelledby": `${id}-title ${id}-desc` },
    },
    element("title", { id: `${id}-title` }, escaped(title)),
    element("desc", { id: `${id}-desc` }, escaped(text)),
    element("style", {}, CHART_STYLE),
    ...children,
  );
}

/** One line of text. */
export const label = (x: number, y: number, text: string, style = "dx-t", anchor?: "middle" | "end"): string =>
  element("text", { x, y, class: style, "text-anchor": anchor }, escaped(text));

/** Lines under each other, 16 apart. */
export const labels = (x: number, y: number, lines: readonly string[], style = "dx-t"): string =>
  lines.map((line, i) => label(x, y + i * LINE_HEIGHT, line, style)).join("");

export const LINE_HEIGHT = 16;
/** Width of an average character at 12 px, of the wider ones among the usual interface fonts. */
const CHARACTER = 6.9;

export const widthOf = (text: string): number => [...text].length * CHARACTER;

/** Breaks at spaces, and inside words that are wider than a line. */
export function wrapped(text: string, width: number): string[] {
  const most = Math.max(4, Math.floor(width / CHARACTER));
  const words = text.split(/\s+/).flatMap((word) => piecesOf(word, most));
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && [...last].length + 1 + [...word].length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function piecesOf(word: string, most: number): string[] {
  const signs = [...word];
  if (signs.length <= most) return [word];
  const count = Math.ceil(signs.length / (most - 1));
  const size = Math.ceil(signs.length / count);
  return Array.from({ length: count }, (_, i) => {
    const piece = signs.slice(i * size, (i + 1) * size).join("");
    return i < count - 1 ? `${piece}-` : piece;
  });
}

/** How a series is drawn: a color, and a dash and a marker that tell it apart without one. */
export interface SeriesStyle {
  readonly color: 1 | 2 | 3 | 4 | 5;
  readonly dash: string | undefined;
  readonly marker: "square" | "circle" | "triangle" | "diamond" | "cross";
}

export function marker(x: number, y: number, { color, marker: shape }: SeriesStyle, size = 4.5): string {
  const common = { class: `dx-f${color}` };
  switch (shape) {
    case "circle":
      return element("circle", { cx: x, cy: y, r: size, ...common });
    case "square":
      return element("rect", {
        x: x - size + 0.5,
        y: y - size + 0.5,
        width: 2 * size - 1,
        height: 2 * size - 1,
        ...common,
      });
    case "triangle":
      return element("path", {
        d: `M${rounded(x)} ${rounded(y - size)}l${size} ${2 * size - 1}h${-2 * size}z`,
        ...common,
      });
    case "diamond":
      return element("path", {
        d: `M${rounded(x)} ${rounded(y - size - 1)}l${size} ${size + 1}l${-size} ${size + 1}l${-size} ${-size - 1}z`,
        ...common,
      });
    case "cross":
      return element("path", {
        d: `M${rounded(x - size)} ${rounded(y - size)}l${2 * size} ${2 * size}m0 ${-2 * size}l${-2 * size} ${2 * size}`,
        class: `dx-l dx-s${color}`,
      });
  }
}

/**
 * Colors of the design (`--dunlin-*`) where the page has them, else these, light or dark as the reader's system. Text is
 * at least 4.5:1 and marks at least 3:1 against either ground.
 */
const CHART_STYLE = [
  ".dx{--x-text:#16262c;--x-soft:#5c686b;--x-line:#85847b;--x-grid:#e5e1d8;--x-surface:#fff;",
  "--x-1:#05668a;--x-2:#a8431f;--x-3:#6b7475;--x-4:#2a2f7a;--x-5:#8a6800;",
  'font:12px/16px -apple-system,"Segoe UI",Roboto,Inter,"Noto Sans","Liberation Sans",sans-serif;max-width:100%;height:auto}',
  "@media(prefers-color-scheme:dark){.dx{--x-text:#ece8df;--x-soft:#9aa6a7;--x-line:#75868b;--x-grid:#28363b;--x-surface:#1a262b;",
  "--x-1:#86d5df;--x-2:#ec6f32;--x-3:#979ea1;--x-4:#8aa2f5;--x-5:#efd899}}",
  ".dx-t{fill:var(--dunlin-text,var(--x-text))}.dx-q{fill:var(--dunlin-text-3,var(--x-soft));font-size:11px}",
  ".dx-b{fill:var(--dunlin-text,var(--x-text));font-weight:600}",
  ".dx-n{fill:var(--dunlin-text,var(--x-text));font-variant-numeric:tabular-nums}",
  ".dx-g{stroke:var(--dunlin-chart-grid,var(--x-grid));stroke-width:1;fill:none}",
  ".dx-a{stroke:var(--dunlin-line-strong,var(--x-line));stroke-width:1;fill:none}",
  ".dx-l{fill:none;stroke-width:2.2;stroke-linejoin:round}",
  ...[1, 2, 3, 4, 5].map(
    (i) =>
      `.dx-s${i}{stroke:var(--dunlin-chart-${i},var(--x-${i}))}.dx-f${i}{fill:var(--dunlin-chart-${i},var(--x-${i}))}`,
  ),
  ".dx-band{opacity:.16}.dx-h{fill:var(--dunlin-surface,var(--x-surface));stroke-width:2}",
  "@media(forced-colors:active){.dx-t,.dx-q,.dx-b,.dx-n{fill:CanvasText}.dx-g,.dx-a{stroke:GrayText}}",
].join("");
