/** What a decision was based on, and which of the ways before the one taken did not hold: in short words. */

import { type Condition, describeCondition, formatDate, parseDate, type Strategy } from "@dunlin/engine";
import { describeExpression, factFields } from "@dunlin/engine/editing";
import { portText } from "../../canvas/portText.ts";
import { nodeAt } from "../../document/strategy.ts";
import type { EditorHost } from "../../host/context.tsx";
import { sentenceLocale } from "../../nodes/names.ts";
import { records, text } from "../../nodes/reading.ts";
import type { Formats } from "../formats.ts";
import type { SimulateWords } from "../words.ts";

export interface Telling {
  readonly doc: Strategy;
  readonly host: EditorHost;
  readonly words: SimulateWords;
  readonly formats: Formats;
  readonly currency: string;
}

type Values = Readonly<Record<string, unknown>>;

const MONEY: ReadonlySet<string> = new Set(factFields().flatMap(({ path, kind }) => (kind === "money" ? [path] : [])));

/** The values that were read, each as `total due: €312.40`. */
export function readingsOf(values: Values, telling: Telling): readonly string[] {
  return Object.entries(values).flatMap(([path, value]) =>
    path === "currency" ? [] : [reading(path, value, telling)],
  );
}

function reading(path: string, value: unknown, telling: Telling): string {
  const { words } = telling;
  const rule = asRule(path);
  const options = describing(telling);
  if (typeof value === "boolean" && rule !== undefined)
    return describeCondition(value ? rule : { "!": [rule] }, options);
  const name = describeExpression(rule ?? { var: path }, options);
  return `${name}: ${value === null || value === undefined ? words.person.unknown : valueText(path, value, telling)}`;
}

/** What is no path is an expression, as JSON. */
function asRule(path: string): Condition | undefined {
  if (!path.startsWith("{")) return undefined;
  try {
    return JSON.parse(path) as Condition;
  } catch {
    return undefined;
  }
}

function valueText(path: string, value: unknown, { words, formats, currency, host }: Telling): string {
  if (typeof value === "boolean")
    return value ? (host.words.nodes.ports.yes ?? "true") : (host.words.nodes.ports.no ?? "false");
  if (typeof value === "number")
    return currency !== "" && (MONEY.has(path) || path.endsWith("Minor"))
      ? formats.money(value, currency)
      : formats.number(value);
  if (typeof value === "string") {
    const day = parseDate(value);
    return day === undefined ? value : formats.day(Date.parse(`${formatDate(day)}T12:00:00Z`));
  }
  const size = (value as { readonly count?: unknown; readonly members?: unknown }).count;
  return words.person.entries(typeof size === "number" ? size : 0);
}

const describing = ({ doc, host, currency }: Telling) => ({
  locale: sentenceLocale(host),
  ...(doc.fields !== undefined && { schema: doc.fields }),
  ...(doc.segments !== undefined && { segments: doc.segments }),
  ...(currency !== "" && { currency }),
});

/** A way that was asked about before the one that was taken. */
export interface Failed {
  readonly way: string;
  readonly because: readonly string[];
}

/** Cases of a step that decides, in its order, up to the one that was taken; each with what it was read from. */
export function failedBefore(id: string, taken: string, values: Values, telling: Telling): readonly Failed[] {
  const { doc, host } = telling;
  const node = nodeAt(doc, id);
  if (node?.type !== "switch") return [];
  const cases = records(node.cases);
  const end = cases.findIndex(({ port }) => port === taken);
  return cases.slice(0, end < 0 ? cases.length : end).map(({ port, when }) => ({
    way: capital(portText(node, [text(port)], host.words, host.locale).name),
    because: readingsOf(readBy(when as Condition, values, doc), telling),
  }));
}

const capital = (said: string): string => said.charAt(0).toLocaleUpperCase() + said.slice(1);

/** Of the values of a decision those that a condition reads. */
function readBy(rule: Condition, values: Values, doc: Strategy): Values {
  const said = JSON.stringify(withSegments(rule, doc, new Set()));
  return Object.fromEntries(
    Object.entries(values).filter(([path]) => said.includes(path.startsWith("{") ? path : `"${path}"`)),
  );
}

/** Segments in place of their names, so that it is seen what they read. */
function withSegments(rule: unknown, doc: Strategy, open: ReadonlySet<string>): unknown {
  if (Array.isArray(rule)) return rule.map((part) => withSegments(part, doc, open));
  if (typeof rule !== "object" || rule === null) return rule;
  const { segment } = rule as { readonly segment?: unknown };
  const name = Array.isArray(segment) ? segment[0] : segment;
  if (typeof name === "string" && !open.has(name))
    return withSegments(doc.segments?.[name]?.when, doc, new Set([...open, name]));
  return Object.fromEntries(Object.entries(rule).map(([key, part]) => [key, withSegments(part, doc, open)]));
}
