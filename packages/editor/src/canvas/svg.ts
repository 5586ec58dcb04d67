/** The canvas as a picture: one SVG file, complete in itself, without scripts and without anything from elsewhere. */

import type { Strategy } from "@dunlin/engine";
import { nodeAt } from "../document/strategy.ts";
import type { EditorHost } from "../host/context.tsx";
import { layoutDocument } from "../layout/document.ts";
import type { Line } from "../layout/model.ts";
import { pathOf } from "../layout/path.ts";
import { peopleOf, peopleOn, periodOf, ribbonWidth } from "./figures.ts";
import { marksOf } from "./marks.ts";
import { portText, shortName } from "./portText.ts";
import { type Drawing, drawBox, drawFrame, element, escaped, textAt } from "./svgBoxes.ts";
import { type Colors, colorsAt } from "./svgColors.ts";

export interface SvgOptions {
  /** Those of the page unless given. */
  readonly colors?: Colors;
}

const MARGIN = 32;
const FONT = '-apple-system, "Segoe UI", Roboto, Inter, "Noto Sans", "Liberation Sans", Arial, sans-serif';

export function strategySvg(doc: Strategy, host: EditorHost, { colors }: SvgOptions = {}): string {
  const { options, dir, settings, words, locale } = host;
  const { direction } = host.store.getState();
  const layout = layoutDocument(doc, { options, dir, direction, figures: settings.stats !== undefined });
  const drawing: Drawing = {
    ...{ doc, host, layout },
    colors: colors ?? colorsAt(typeof document === "undefined" ? null : host.root()),
    marks: marksOf(doc, host, new Map()),
  };
  const { x, y, width, height } = layout.bounds;
  const [w, h] = [width + 2 * MARGIN, height + 2 * MARGIN];
  const view = `${x - MARGIN} ${y - MARGIN} ${w} ${h}`;
  const ground = { x: x - MARGIN, y: y - MARGIN, width: w, height: h, fill: drawing.colors.canvas };
  const figures = settings.stats && words.canvas.figures(settings.stats.version, periodOf(settings.stats, locale));
  const title = doc.name === "" ? words.nodes.untitled : doc.name;
  const root = {
    ...{ xmlns: "http://www.w3.org/2000/svg", width: w, height: h, viewBox: view, role: "img" },
    ...{ "font-family": FONT, direction: dir, lang: locale },
  };
  return element("svg", root, [
    element("title", {}, [escaped(title)]),
    ...(figures === undefined ? [] : [element("desc", {}, [escaped(figures)])]),
    element("rect", ground),
    ...layout.frames.map((frame) => drawFrame(frame, drawing)),
    ...layout.lines.map((line) => drawLine(line, drawing)),
    ...layout.lines.map((line) => drawLabel(line, drawing)),
    ...layout.boxes.map((box) => drawBox(box, drawing)),
  ]);
}

function drawLine(line: Line, { colors, host }: Drawing): string {
  const { stats } = host.settings;
  const people = line.kind === "entry" ? stats?.nodes[line.id]?.entered : peopleOn(line.id, line.ports, stats);
  const d = pathOf(line.points);
  const dashed = line.holdout === true || line.kind === "again" || line.kind === "open";
  const common = { d, fill: "none", "stroke-linejoin": "round" };
  const width = line.kind === "open" ? 3 : Number(ribbonWidth(people).toFixed(1));
  const thread = { ...common, stroke: colors["flow-thread"], "stroke-width": 1.25 };
  return [
    element("path", { ...common, stroke: colors.flow, "stroke-width": width }),
    element("path", dashed ? { ...thread, "stroke-dasharray": "3 4" } : thread),
  ].join("");
}

function drawLabel({ label, id, ports }: Line, { colors, doc, host }: Drawing): string {
  if (label === undefined) return "";
  const { stats } = host.settings;
  const { name, share } = portText(nodeAt(doc, id), ports, host.words, host.locale);
  const count = peopleOf(peopleOn(id, ports, stats), stats, host.locale);
  const figures = [share, count].filter((part) => part !== undefined).join(" ");
  const patch = { stroke: colors.canvas, "stroke-width": 6, "stroke-linejoin": "round", "paint-order": "stroke" };
  const anchor = host.dir === "rtl" ? { start: "end", middle: "middle", end: "start" } : undefined;
  const look = {
    size: 11,
    color: colors["text-2"],
    weight: 500,
    align: anchor?.[label.align] ?? label.align,
    ...patch,
  };
  const at = { x: label.x, y: label.y + 4 };
  if (label.figures === undefined) return textAt(at, `${name} ${figures}`.trim(), look);
  const below = figures === "" ? "" : textAt({ ...at, y: at.y + label.figures }, figures, look);
  return textAt(at, shortName(name, label), look) + below;
}
