/**
 * A whole strategy told in plain words: who comes in, what ends it, and everything that happens, step by step. The
 * same document gives the same text, fit to be signed off by somebody who has never seen the document.
 */

import type { Node } from "../model/node.ts";
import type { Strategy } from "../model/strategy.ts";
import { reminderIn } from "../nodes/contact.ts";
import type { NodeTypeDescriptor } from "../nodes/hostType.ts";
import { type SpecOf, specsWith } from "../nodes/index.ts";
import type { Catalog } from "./catalog.ts";
import { ruleText } from "./condition.ts";
import { catalogFor, type LanguageOptions } from "./languages.ts";
import { conditionWords } from "./names.ts";
import { type Flow, type Outline, outlineOf, type Step, type Way } from "./outline.ts";
import { durationText, eventsText, numberText, term } from "./phrases.ts";
import { stepText, wayText } from "./steps.ts";

/** The strategy being told, and how. */
export interface Telling {
  readonly strategy: Strategy;
  readonly catalog: Catalog;
  readonly outline: Outline;
  readonly specOf: SpecOf;
}

export interface DescribeOptions extends LanguageOptions {
  /** Node types of the host's own that the strategy uses. */
  readonly nodeTypes?: readonly NodeTypeDescriptor[];
}

/**
 * The strategy as an outline: title, sections, numbered steps. Lines are not wrapped.
 *
 * @throws RangeError when there are no words for the locale.
 */
export function describeStrategy(strategy: Strategy, options: DescribeOptions = {}): string {
  const specOf = specsWith(options.nodeTypes);
  const telling: Telling = { strategy, catalog: catalogFor(options), outline: outlineOf(strategy, specOf), specOf };
  const { headings, title } = telling.catalog.outline;
  const { flows, unreached } = telling.outline;
  const sections: readonly (readonly [heading: string, lines: readonly string[]])[] = [
    [title(strategy.name, strategy.version), strategy.description === undefined ? [] : [strategy.description]],
    [headings.time, timeLines(telling)],
    [headings.segments, segmentLines(telling)],
    [headings.entry, entryLines(telling)],
    [headings.exits, exitLines(telling)],
    [headings.handlers, handlerLines(telling)],
    [headings.steps, [...contactLines(telling), ...flowsLines(telling, flows)]],
    [headings.unreachable, flowsLines(telling, unreached)],
  ];
  const told = sections.filter(([, lines], i) => i === 0 || lines.length > 0);
  return `${told.map(([heading, lines], i) => [i === 0 ? heading : `${heading}:`, ...lines].join("\n")).join("\n\n")}\n`;
}

function timeLines({ strategy, catalog }: Telling): string[] {
  const { outline, forms } = catalog;
  const { zone, clock = "debtor", at = "09:00", calendar = "weekdays" } = strategy.time;
  const policies = strategy.policies ?? [];
  return [
    outline.clock({
      zone,
      debtor: clock === "debtor",
      at,
      calendar: calendar === "weekdays" ? undefined : forms.quote(calendar),
    }),
    ...(policies.length === 0 ? [] : [outline.policies(forms.list(policies.map(forms.quote), "and"))]),
  ];
}

const segmentLines = ({ strategy, catalog }: Telling): string[] =>
  Object.entries(strategy.segments ?? {}).map(
    ([id, { title, when }]) =>
      `- ${catalog.outline.segment(catalog.forms.quote(title ?? id), ruleText(when, strategy, catalog))}`,
  );

function entryLines(telling: Telling): string[] {
  const { strategy, catalog } = telling;
  const { outline, forms } = catalog;
  const { when, on, reentry = "never", cooldown, start, byDpd = [] } = strategy.entry;
  return [
    outline.entry(when === undefined ? undefined : ruleText(when, strategy, catalog)),
    ...(on === undefined || on.length === 0 ? [] : [outline.entryOn(eventsText(on, catalog))]),
    outline.reentry(reentry, cooldown === undefined ? undefined : durationText(cooldown, forms)),
    outline.start(stepName(telling, start)),
    ...byDpd.map((row) => outline.startFrom(numberText(row.from, forms), stepName(telling, row.start))),
  ];
}

function exitLines({ strategy, catalog }: Telling): string[] {
  const { outline, forms, terms } = catalog;
  const exits = strategy.exits ?? [];
  if (exits.length === 0) return [outline.noExits];
  const told = exits.map((rule) => {
    const { on, when } = conditionWords(rule, strategy, catalog);
    return `- ${outline.exit(forms.quote(rule.id), term(terms.outcomes, rule.outcome, terms.outcome), on, when)}`;
  });
  return [outline.exitsIntro, ...told];
}

function handlerLines(telling: Telling): string[] {
  const { strategy, catalog } = telling;
  return (strategy.handlers ?? []).map((rule) => {
    const { on = "", when } = conditionWords(rule, strategy, catalog);
    return `- ${catalog.outline.handler(catalog.forms.quote(rule.id), on, when, stepName(telling, rule.goto))}`;
  });
}

const contactLines = ({ strategy, catalog }: Telling): string[] =>
  Object.values(strategy.nodes).some((node) => node.type === "send" || reminderIn(node) !== undefined)
    ? [catalog.outline.contacts]
    : [];

/** Flows with an empty line between them. */
const flowsLines = (telling: Telling, flows: readonly Flow[]): string[] =>
  flows.flatMap((flow) => ["", ...flowLines(telling, flow, "")]);

function flowLines(telling: Telling, flow: Flow, indent: string): string[] {
  return flow.flatMap((step, i) => stepLines(telling, step, flow[i + 1]?.id, indent));
}

function stepLines(telling: Telling, step: Step, following: string | undefined, indent: string): string[] {
  const { strategy, catalog, outline } = telling;
  const node = strategy.nodes[step.id] as Node;
  const called = node.name === undefined ? "" : `${catalog.forms.quote(node.name)}. `;
  const number = `${outline.numbers.get(step.id)}.`;
  const text = `${indent}${number} ${called}${stepText(node, telling, leadsOn(step))}`;
  const inner = `${indent}${" ".repeat(number.length + 1)}`;
  const [only] = step.ways;
  if (only === undefined) return [text];
  if (step.ways.length === 1 && !isChoice(node)) {
    return [
      only.target === following ? text : `${text} ${capital(catalog.outline.goOn(stepName(telling, only.target)))}`,
    ];
  }
  return [text, ...step.ways.flatMap((way) => wayLines(telling, node, way, following, inner))];
}

function wayLines(telling: Telling, node: Node, way: Way, following: string | undefined, indent: string): string[] {
  const { catalog } = telling;
  const label = wayText(node, way.ports, telling);
  if (label === undefined && way.target === following) return [];
  const opening = `${indent}- ${label ?? catalog.outline.ways.afterwards}:`;
  if (way.flow !== undefined) return [opening, ...flowLines(telling, way.flow, `${indent}  `)];
  return [`${opening} ${catalog.outline.goOn(stepName(telling, way.target))}`];
}

/** Whether the ways out are told even when all lead to one place: what is chosen or waited for is then still worth telling. */
const isChoice = (node: Node): boolean => ["waitFor", "switch", "split", "if"].includes(node.type);

/** Whether a wait that was missed leads elsewhere than one that was not. */
const leadsOn = (step: Step): boolean => step.ways.length > 1;

/** `step 7, “Second reminder”` */
function stepName({ strategy, catalog, outline }: Telling, id: string): string {
  const number = outline.numbers.get(id);
  if (number === undefined) return catalog.outline.nowhere(catalog.forms.quote(id));
  const name = strategy.nodes[id]?.name;
  return catalog.outline.step(number, name === undefined ? undefined : catalog.forms.quote(name));
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
