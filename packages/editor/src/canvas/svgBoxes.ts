/** Boxes as SVG. Without a page there is nothing to measure with, so texts are cut by their usual width. */

import type { Strategy } from "@dunlin/engine";
import { isNodeType } from "@dunlin/engine/editing";
import { nodeAt } from "../document/strategy.ts";
import type { EditorHost } from "../host/context.tsx";
import type { Box, Frame, Layout, Point } from "../layout/model.ts";
import { titleOf } from "../nodes/names.ts";
import { presetOf } from "../nodes/presets.ts";
import { records } from "../nodes/reading.ts";
import { summaryOf } from "../nodes/summary.ts";
import { BADGES, type BadgeName, type BadgeShape } from "../ui/badges.ts";
import { ICONS, type IconName, type IconShape } from "../ui/icons.ts";
import { stripOf } from "./figures.ts";
import { pillSign, roundsText, type Sign, signOf } from "./signs.ts";
import type { Mark } from "./state.ts";
import type { ColorName, Colors } from "./svgColors.ts";

export interface Drawing {
  readonly doc: Strategy;
  readonly host: EditorHost;
  readonly layout: Layout;
  readonly colors: Colors;
  readonly marks: ReadonlyMap<string, Mark>;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** As text of XML, without the signs that may not stand in it. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/[^\P{C}\n]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value))}"`],
  );
  return `<${name}${written.join("")}${children.length === 0 ? "/>" : `>${children.join("")}</${name}>`}`;
}

interface Look extends Attributes {
  readonly size: number;
  readonly color: string;
  readonly weight?: number;
  readonly align?: string;
}

export function textAt({ x, y }: Point, text: string, { size, color, weight, align, ...more }: Look): string {
  const look = { "font-size": size, fill: color, "font-weight": weight, "text-anchor": align };
  return element("text", { x, y, ...look, ...more }, [escaped(text)]);
}

/** The usual width of a letter, as a part of the size. */
const LETTER = 0.5;

const cut = (text: string, width: number, size: number): string => {
  const most = Math.floor(width / (size * LETTER));
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
};

/** In lines; the last one is cut. */
function lines(text: string, width: number, size: number, count: number): readonly string[] {
  const most = Math.floor(width / (size * LETTER));
  const found: string[] = [];
  let rest = text;
  while (rest.length > most && found.length + 1 < count) {
    const space = rest.lastIndexOf(" ", most);
    const end = space > 0 ? space : most;
    found.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return rest === "" ? found : [...found, cut(rest, width, size)];
}

/** Around the steps of a repeat's rounds. */
export function drawFrame({ id, x, y, width, height, foot }: Frame, drawing: Drawing): string {
  const { colors, doc, host } = drawing;
  const [edge, text] = [colors["line-strong"], colors["text-2"]];
  const side = across({ x, width }, drawing);
  return element("g", {}, [
    element("rect", { x, y, width, height, rx: 14, fill: colors["surface-2"], "fill-opacity": 0.3, stroke: edge }),
    textAt({ x: side.text(12), y: y + 17 }, roundsText(nodeAt(doc, id), host.words), {
      size: 11,
      color: text,
      weight: 600,
    }),
    element("circle", { cx: foot.x, cy: foot.y, r: 9, fill: colors.canvas, stroke: edge }),
    icon("repeat", foot.x - 6, foot.y - 6, 12, text),
  ]);
}

export function drawBox(box: Box, drawing: Drawing): string {
  switch (box.kind) {
    case "card":
    case "short":
    case "split":
      return drawCard(box, drawing);
    case "holdout":
      return drawHoldout(box, drawing);
    default:
      return drawPill(box, drawing);
  }
}

/** From the side where lines of text begin. */
function across({ x, width }: Pick<Box, "x" | "width">, { host }: Drawing) {
  const rtl = host.dir === "rtl";
  return {
    at: (inset: number, size = 0) => (rtl ? x + width - inset - size : x + inset),
    text: (inset: number) => (rtl ? x + width - inset : x + inset),
    end: (inset: number) => (rtl ? x + inset : x + width - inset),
  };
}

function stepOf(box: Box, { doc, host }: Drawing) {
  const node = nodeAt(doc, box.id) ?? { type: "" };
  const known = isNodeType(node.type, { nodeTypes: host.nodeTypes });
  const preset = presetOf(node, host.presets);
  const icon: IconName | undefined = known ? preset?.icon : "lock";
  const sentence = known ? summaryOf(box.id, node, doc, host) : host.words.nodes.unknownType;
  return { node, known, badge: preset?.badge, icon, title: titleOf(node, host), sentence };
}

function drawCard(box: Box, drawing: Drawing): string {
  const { colors, host } = drawing;
  const { x, y, width, height } = box;
  const step = stepOf(box, drawing);
  const mark = drawing.marks.get(box.id);
  const side = across(box, drawing);
  const error = (mark?.errors ?? 0) > 0;
  const frame = {
    ...{ x, y, width, height, rx: 8, fill: step.known ? colors.surface : "none" },
    stroke: error ? colors.bad : step.known ? colors.line : colors["line-strong"],
    "stroke-width": error ? 2 : 1,
    "stroke-dasharray": step.known ? undefined : "4 3",
  };
  const picture =
    step.badge !== undefined
      ? badge(step.badge, side.at(10, 28), y + 9, colors)
      : step.icon === undefined
        ? ""
        : icon(step.icon, side.at(13, 22), y + 12, 22, colors.text);
  const said = lines(step.sentence, width - 56, 12, box.kind === "card" ? 2 : 1);
  const strip = box.kind === "card" ? drawStrip(box, step.node.type, drawing) : "";
  return element("g", {}, [
    element("rect", frame),
    picture,
    textAt({ x: side.text(46), y: y + 21 }, cut(step.title, width - 56, 13), {
      ...{ size: 13, color: colors.text, weight: 600 },
    }),
    ...said.map((line, i) =>
      textAt({ x: side.text(46), y: y + 38 + 16 * i }, line, { size: 12, color: colors["text-2"] }),
    ),
    box.kind === "split" ? drawShares(box, records(step.node.variants), drawing) : "",
    strip,
    mark?.day === undefined ? "" : drawDay(box, mark, drawing),
    drawNotice(box, mark, host.settings.stats?.nodes[box.id]?.held, drawing),
  ]);
}

function drawStrip(box: Box, type: string, { colors, host }: Drawing): string {
  const strip = stripOf(type, box.id, host.settings.stats, host.words, host.locale);
  if (strip === undefined) return "";
  const { x, y, width, height } = box;
  const top = y + height - 26;
  const texts =
    strip.few === undefined
      ? strip.figures.map(({ value, word }) => `${value} ${word}`.trim())
      : [`– ${host.words.canvas.few(strip.few)}`];
  const anchors = ["start", "middle", "end"] as const;
  const places = [x + 10, x + width / 2, x + width - 10];
  const shown = host.dir === "rtl" ? [...texts].reverse() : texts;
  return [
    element("line", { x1: x, x2: x + width, y1: top, y2: top, stroke: colors.line }),
    ...shown.map((text, i) =>
      textAt({ x: places[i] ?? x, y: top + 17 }, text, {
        ...{ size: 11, color: colors["text-2"], align: anchors[i] ?? "start", direction: "ltr" },
      }),
    ),
  ].join("");
}

function drawShares({ x, y, width, height }: Box, variants: ReturnType<typeof records>, { colors }: Drawing): string {
  const weights = variants.map(({ weight }) => (typeof weight === "number" ? weight : 0));
  const sum = weights.reduce((all, weight) => all + weight, 0) || 1;
  const room = width - 20 - 2 * (weights.length - 1);
  let at = x + 10;
  return weights
    .map((weight, i) => {
      const part = Number(((room * weight) / sum).toFixed(1));
      const left = at;
      at += part + 2;
      const holdout = variants[i]?.holdout === true;
      const fill = holdout ? "none" : colors[`chart-${(i % 5) + 1}` as ColorName];
      const stroke = holdout ? colors["text-3"] : undefined;
      return element("rect", { x: left, y: y + height - 17, width: part, height: 8, rx: 1, fill, stroke });
    })
    .join("");
}

function drawDay(box: Box, { day = "", bucket = 0 }: Mark, drawing: Drawing): string {
  const { colors } = drawing;
  const width = Math.round(day.length * 6.4 + 10);
  const x = across(box, drawing).at(10, width);
  const fill = bucket === 0 ? colors["dpd-pre"] : colors[`dpd-${bucket}` as ColorName];
  const color = bucket < 3 ? "on-dpd-low" : bucket === 3 ? "on-dpd-mid" : "on-dpd-high";
  return [
    element("rect", { x, y: box.y - 9, width, height: 18, rx: 3, fill, stroke: colors.line }),
    textAt({ x: x + width / 2, y: box.y + 4 }, day, {
      ...{ size: 11, color: colors[color], weight: 600, align: "middle", direction: "ltr" },
    }),
  ].join("");
}

function drawNotice(box: Box, mark: Mark | undefined, held: number | undefined, drawing: Drawing): string {
  const { colors } = drawing;
  const problems = (mark?.errors ?? 0) + (mark?.warnings ?? 0);
  if (problems === 0 && !held) return "";
  const tone = problems === 0 ? "policy" : (mark?.errors ?? 0) > 0 ? "bad" : "warn";
  const name = problems === 0 ? "shield" : tone === "bad" ? "error" : "warn";
  const text = String(problems || held);
  const width = Math.round(text.length * 6.4 + 26);
  const side = across(box, drawing);
  const x = side.end(10) - (drawing.host.dir === "rtl" ? 0 : width);
  const fill = colors[`${tone}-soft`];
  return [
    element("rect", { x, y: box.y - 9, width, height: 18, rx: 9, fill, stroke: colors[tone] }),
    icon(name, x + 5, box.y - 6, 12, colors[tone]),
    textAt({ x: x + 20, y: box.y + 4 }, text, { size: 11, color: colors[tone], weight: 600, direction: "ltr" }),
  ].join("");
}

function drawPill(box: Box, drawing: Drawing): string {
  const { colors, doc, host } = drawing;
  const isStep = box.kind === "pill";
  const sign: Sign = isStep ? pillSign(box, stepOf(box, drawing), doc, host) : signOf(box, doc, host);
  const { y, width } = box;
  const side = across(box, drawing);
  const round = isStep || box.kind === "entry" || box.kind === "open" || box.kind === "folded";
  const tone = sign.tone;
  const soft = isStep && tone !== undefined && tone !== "bad" ? colors[`${tone}-soft`] : undefined;
  const color = tone === undefined ? (isStep || box.kind === "entry" ? colors.text : colors["text-2"]) : colors[tone];
  const dashed = box.kind === "from" || box.kind === "open" || box.kind === "folded";
  const frame = {
    ...{ d: outline(box, drawing, round ? 16 : 6), fill: soft ?? (isStep ? colors.surface : colors["surface-2"]) },
    stroke: tone !== undefined ? colors[tone] : isStep ? colors.line : colors["line-strong"],
    "stroke-dasharray": dashed ? "4 3" : undefined,
  };
  const room = width - 44 - (sign.count === undefined ? 0 : sign.count.length * 7 + 8);
  const count = {
    ...{ size: 12, color, weight: 600, align: host.dir === "rtl" ? "start" : "end", direction: "ltr" },
  };
  return element("g", {}, [
    element("path", frame),
    icon(sign.icon, side.at(10, 16), y + 8, 16, color),
    textAt({ x: side.text(32), y: y + 20 }, cut(sign.text, room, 12), { size: 12, color, weight: 500 }),
    sign.count === undefined ? "" : textAt({ x: side.end(12), y: y + 20 }, sign.count, count),
  ]);
}

/** Exits have one square end where they begin, entries where they go on. */
function outline({ x, y, width, height, kind, id }: Box, { doc, host }: Drawing, radius: number): string {
  const square = 4;
  const [start, end] = [
    kind === "pill" && nodeAt(doc, id)?.type === "exit" ? square : radius,
    kind === "entry" ? square : radius,
  ];
  const [l, r] = host.dir === "rtl" ? [end, start] : [start, end];
  const corner = (size: number, dx: number, dy: number) => `a${size} ${size} 0 0 1 ${dx} ${dy}`;
  return [
    `M${x + l} ${y}H${x + width - r}${corner(r, r, r)}V${y + height - r}${corner(r, -r, r)}`,
    `H${x + l}${corner(l, -l, -l)}V${y + l}${corner(l, l, -l)}Z`,
  ].join("");
}

function drawHoldout(box: Box, drawing: Drawing): string {
  const { colors, doc, host } = drawing;
  const { x, y, width, height } = box;
  const { count } = signOf(box, doc, host);
  const { noOffer, measured } = host.words.canvas;
  const frame = { x, y, width, height, rx: 8, fill: "none", stroke: colors["text-3"], "stroke-dasharray": "4 3" };
  const texts = [...(count === undefined ? [] : [count]), noOffer, measured];
  return element("g", {}, [
    element("rect", frame),
    ...texts.map((text, i) =>
      textAt({ x: x + width / 2, y: y + height / 2 + 4 + 16 * (i - (texts.length - 1) / 2) }, text, {
        ...{ size: 11, color: colors.text, align: "middle", weight: i === 0 && count !== undefined ? 600 : 400 },
      }),
    ),
  ]);
}

function badge(name: BadgeName, x: number, y: number, colors: Colors): string {
  const paths = BADGES[name].map(({ d, fill, stroke, width }: BadgeShape) =>
    element("path", {
      d,
      fill: fill === undefined ? "none" : colors[fill as ColorName],
      stroke: stroke === undefined ? undefined : colors[stroke as ColorName],
      "stroke-width": width,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
    }),
  );
  return element("g", { transform: `translate(${x} ${y})` }, paths);
}

function icon(name: IconName, x: number, y: number, size: number, color: string): string {
  const { line, fill }: IconShape = ICONS[name];
  const round = { "stroke-linecap": "round", "stroke-linejoin": "round" };
  return element("g", { transform: `translate(${x} ${y}) scale(${size / 20})` }, [
    line === undefined ? "" : element("path", { d: line, fill: "none", stroke: color, "stroke-width": 1.6, ...round }),
    fill === undefined ? "" : element("path", { d: fill, fill: color }),
  ]);
}
