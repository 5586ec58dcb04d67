/** The one sentence of a card: what the step does, as far as it fits. The settings have the whole of it. */

import { type Condition, describeCondition, type Strategy } from "@dunlin/engine";
import { describeNode, type LooseNode } from "@dunlin/engine/editing";
import type { NodeId } from "../document/strategy.ts";
import type { EditorHost } from "../host/context.tsx";
import { kindOfType } from "../layout/shape.ts";
import { sentenceLocale, titleOf } from "./names.ts";
import { durationText, record, records, share, text } from "./reading.ts";

export type Summing = Pick<EditorHost, "words" | "presets" | "locale" | "options" | "nodeTypes" | "settings">;

type Teller = (node: LooseNode, host: Summing, doc: Strategy) => string | undefined;

/** Empty where there is nothing to say that the title does not say. */
export function summaryOf(id: NodeId, node: LooseNode, doc: Strategy, host: Summing): string {
  const own = host.nodeTypes.find(({ type }) => type === node.type);
  if (own?.summary !== undefined) return own.summary(node, host.locale);
  const teller = Object.hasOwn(TELLERS, node.type) ? TELLERS[node.type] : undefined;
  return teller?.(node, host, doc) ?? sentence(id, doc, host);
}

/** What a step is called where it is pointed at: a wait without a name by what it does. */
export function shownName(id: NodeId, node: LooseNode, doc: Strategy, host: Summing): string {
  const unnamed = text(node.name) === "" && kindOfType(node.type) === "pill";
  const said = unnamed ? summaryOf(id, node, doc, host) : "";
  return said === "" ? titleOf(node, host) : said;
}

/** The first clause of what the engine says of a step. */
function sentence(id: NodeId, doc: Strategy, host: Summing): string {
  const options = { locale: sentenceLocale(host), nodeTypes: host.nodeTypes };
  const told = describeNode(doc, id, options);
  return /^[^;:.]*/.exec(told)?.[0] ?? told;
}

const TELLERS: Readonly<Record<string, Teller>> = {
  send: sendText,
  wait: waitText,
  waitFor: (node, { words }) => {
    const names = records(node.cases).map(
      (one) =>
        words.canvas.summary.events[text(list(one.on)[0])] ?? words.nodes.ports[text(one.port)] ?? text(one.port),
    );
    const what = [...new Set(names)].slice(0, 2).join(` ${words.canvas.summary.or} `);
    const anchored = record(node.until) !== undefined ? waitText(node, { words }) : undefined;
    return anchored ?? words.canvas.summary.waitFor(what, durationText(node.for, words.canvas.summary));
  },
  repeat: ({ max, every }, { words: { canvas } }) =>
    canvas.summary.repeat(typeof max === "number" ? max : 1, durationText(every, canvas.summary)),
  if: (node, host, doc) => conditionText(node.when as Condition, doc, host),
  switch: ({ cases }, { words: { canvas } }) => canvas.summary.routes(records(cases).length + 1),
  table: ({ rows }, { words: { canvas } }) => canvas.summary.rows(records(rows).length),
  split: ({ variants }, { words: { canvas }, locale }) =>
    records(variants)
      .map((one) => {
        const name = one.holdout === true ? canvas.summary.holdout : text(one.key);
        return `${name} ${share(one.weight, locale)}`;
      })
      .join(" · "),
  offer: offerText,
  task: ({ queue, due }, { words: { canvas } }) =>
    canvas.summary.queue(text(queue), durationText(due, canvas.summary) ?? text(due)),
  exit: () => "",
  goal: ({ goal }) => text(goal),
};

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function sendText(node: LooseNode, { words, settings, presets }: Summing): string {
  const [first, second] = records(node.via);
  const ref = text(first?.template);
  if (ref === "") return words.nodes.chooseTemplate;
  const known = settings.templates?.find((one) => one.ref === ref);
  if (known?.preview !== undefined) return known.preview;
  const name = words.canvas.summary.template(known?.title ?? ref.replace(/@\d+$/, ""));
  const channel = second === undefined ? undefined : text(second.channel);
  const preset = presets.find(({ id }) => id === `send.${channel}`);
  const other = channel === undefined ? undefined : (preset?.label ?? words.nodes.channels[channel] ?? channel);
  return other === undefined ? name : `${name}, ${words.canvas.summary.orElse(other)}`;
}

function waitText(node: LooseNode, { words }: Pick<Summing, "words">): string | undefined {
  const { summary } = words.canvas;
  const until = record(node.until);
  if (until !== undefined) {
    const days = until.offset === undefined ? 0 : plainDays(until.offset);
    return until.anchor === "oldestDueDate" && days !== undefined ? summary.untilDue(days) : undefined;
  }
  const duration = durationText(node.for, summary);
  return duration === undefined ? undefined : summary.wait(duration);
}

function plainDays(offset: unknown): number | undefined {
  const parts = /^(-)?P(\d+)([DW])$/.exec(text(offset));
  if (parts === null) return undefined;
  const days = Number(parts[2]) * (parts[3] === "W" ? 7 : 1);
  return parts[1] === undefined ? days : -days;
}

function conditionText(rule: Condition, doc: Strategy, host: Summing): string | undefined {
  const schema = host.settings.fields ?? doc.fields;
  const said = describeCondition(rule, {
    locale: sentenceLocale(host),
    ...(schema && { schema }),
    ...(doc.segments && { segments: doc.segments }),
  });
  return said.charAt(0).toLocaleUpperCase(host.locale) + said.slice(1);
}

function offerText(node: LooseNode, { words: { canvas }, locale }: Summing): string | undefined {
  const { summary } = canvas;
  const options = records(node.options);
  if (options.length === 0) return undefined;
  if (node.offer === "plan") {
    const counts = [...new Set(options.flatMap(({ count }) => (typeof count === "number" ? [count] : [])))];
    if (counts.length === 0) return undefined;
    const frequency = summary.frequency[text(options[0]?.frequency)];
    const said = summary.installments(either(counts.map(String), summary.or));
    return frequency === undefined ? said : `${said}, ${frequency}`;
  }
  if (node.offer === "settlement") {
    const shares = [...new Set(options.map(({ discountBp }) => `${share(discountBp, locale)} %`))];
    return summary.off(either(shares, summary.or));
  }
  const days = options[0]?.maxDays;
  return typeof days === "number" ? summary.later(days) : undefined;
}

const either = (all: readonly string[], or: string): string =>
  all.length < 2 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} ${or} ${all.at(-1)}`;
