/** Nodes as something to point at, and their timing in words: what the author called them, else what they do. */

import { isNothing, parseDuration } from "../base/duration.ts";
import type { Condition } from "../model/condition.ts";
import type { Node, Timing } from "../model/node.ts";
import type { Strategy } from "../model/strategy.ts";
import type { Catalog } from "./catalog.ts";
import { ruleText } from "./condition.ts";
import type { TimingWords } from "./outlineWords.ts";
import { anchorText, durationText, eventsText, numberText, type Setting, templateText, term } from "./phrases.ts";

/** A language, and the currency amounts are told in. */
type Speaker = Pick<Setting, "catalog" | "currency" | "strategies">;

/** Longest condition inside a name. */
const LONGEST = 160;

/** `“Second reminder”`, or `the email “reminder”` for a node without a name; a node that is not there by its path. */
export function nodeName(strategy: Strategy, path: string, { catalog, currency, strategies }: Speaker): string {
  const place = nodeIn(strategy, path, strategies);
  if (place === undefined) return catalog.forms.quote(path);
  const { node } = place;
  // A document that was not checked may have anything there.
  return typeof node.name === "string"
    ? catalog.forms.quote(node.name)
    : describedName(place.strategy, node, catalog, currency);
}

/** The node at a path, `call>node` inside a called strategy, and the strategy that it stands in. */
export function nodeIn(
  strategy: Strategy,
  path: string,
  strategies: Readonly<Record<string, Strategy>> = {},
): { readonly strategy: Strategy; readonly node: Node } | undefined {
  const [id = "", ...inner] = path.split(">");
  const node = Object.hasOwn(strategy.nodes, id) ? strategy.nodes[id] : undefined;
  if (node === undefined || inner.length === 0) return node && { strategy, node };
  if (node.type !== "callStrategy" || !Object.hasOwn(strategies, node.strategy)) return undefined;
  return nodeIn(strategies[node.strategy] as Strategy, inner.join(">"), strategies);
}

function describedName(strategy: Strategy, node: Node, catalog: Catalog, currency: string | undefined): string {
  const { forms, terms, outline } = catalog;
  switch (node.type) {
    case "send": {
      const { channel = "", template = "" } = node.via[0] ?? {};
      return outline.name.send(term(terms.channels, channel, terms.channel)[0], templateText(template, catalog));
    }
    case "wait":
      return outline.name.wait(timingWords(node, strategy, catalog));
    case "waitFor":
      return outline.name.waitFor(timingWords(node, strategy, catalog));
    case "if":
      return outline.name.if(shortened(ruleText(node.when, strategy, catalog, currency)));
    case "switch":
      return outline.name.switch(forms.list([...new Set(node.cases.map((c) => forms.quote(c.port)))], "or"));
    case "split":
      return outline.name.split(forms.quote(node.experiment));
    case "set":
      return outline.name.set;
    case "goal":
      return outline.name.goal(forms.quote(node.goal));
    case "exit":
      return outline.name.exit(term(terms.outcomes, node.outcome, terms.outcome));
    case "offer":
      return outline.name.offer(node.offer);
    case "table":
    case "retryPayment":
    case "promise":
    case "plan":
    case "release":
      return outline.name[node.type];
    case "task":
      return outline.name.task(forms.quote(node.queue));
    case "hold":
      return outline.name.hold(term(terms.holds, node.kind, terms.hold));
    case "fee":
      return outline.name.fee(forms.quote(node.fee));
    case "escalate":
      return outline.name.escalate(term(terms.targets, node.target, forms.quote));
    case "repeat":
      return outline.name.repeat(numberText(node.max, forms));
    case "callStrategy":
      return outline.name.callStrategy(forms.quote(node.strategy));
    case "score":
    case "external":
      return outline.name[node.type](forms.quote(node.function));
    default:
      return outline.name.host(forms.quote((node satisfies never as Node).type));
  }
}

/** Cut between words. */
function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")} …`;
}

/** The pieces of a timing block. The default time of day counts for dates, as in the engine. */
export function timingWords(
  timing: Timing & { readonly ifPast?: "skip" | "now" },
  strategy: Strategy,
  catalog: Catalog,
): TimingWords {
  const { forms, terms } = catalog;
  const clock = timing.at ?? (onDates(timing) ? (strategy.time.at ?? "09:00") : undefined);
  const channels = timing.gapChannels?.map((channel) => term(terms.channels, channel, terms.channel)[1]);
  return {
    ...lengthWords(timing.for, catalog),
    ...(timing.until !== undefined && { anchor: anchorWords(timing.until, strategy, catalog) }),
    ...(clock !== undefined && { clock }),
    ...(timing.roll !== undefined && { roll: timing.roll }),
    ...(timing.gap !== undefined && { gap: durationText(timing.gap, forms) }),
    ...(channels !== undefined && { gapChannels: forms.list(channels, "or") }),
    ...(timing.calendar !== undefined && { calendar: forms.quote(timing.calendar) }),
    ...(timing.ifPast !== undefined && { ifPast: timing.ifPast }),
  };
}

function lengthWords(text: string | undefined, { forms }: Catalog): Pick<TimingWords, "length" | "soon"> {
  if (text === undefined) return {};
  const duration = parseDuration(text);
  if (duration?.businessDays === 0) return { soon: "businessDay" };
  return duration !== undefined && isNothing(duration) ? { soon: "now" } : { length: durationText(text, forms) };
}

/** Whether the moment is a date that gets a time of day from the strategy. */
const onDates = ({ until }: Timing): boolean => until?.anchor === "oldestDueDate" || until?.anchor === "commitmentDue";

function anchorWords(
  until: NonNullable<Timing["until"]>,
  strategy: Strategy,
  catalog: Catalog,
): NonNullable<TimingWords["anchor"]> {
  const name = anchorText(until.anchor, { catalog, ...(strategy.fields && { fields: strategy.fields }) });
  const offset = parseDuration(until.offset ?? "P0D");
  if (offset?.businessDays === 0) return { name, side: "businessDay" };
  const moved = offset === undefined || !isNothing(offset);
  if (!moved) return { name, side: "on" };
  const distance = durationText(until.offset ?? "P0D", catalog.forms);
  return { name, distance, side: offset?.sign === -1 ? "before" : "after" };
}

/** What an exit rule or case listens to and asks, each absent when it does not. */
export function conditionWords(
  rule: { readonly on?: readonly string[]; readonly when?: Condition },
  strategy: Strategy,
  catalog: Catalog,
): { readonly on: string | undefined; readonly when: string | undefined } {
  return {
    on: rule.on === undefined || rule.on.length === 0 ? undefined : eventsText(rule.on, catalog),
    when: rule.when === undefined ? undefined : ruleText(rule.when, strategy, catalog),
  };
}
