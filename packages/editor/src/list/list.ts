/**
 * A simple strategy as a list of messages, and back. The list owns days, channels, templates, their order, the repeat of the last
 * one and the outcome; everything else in the document stays as it is, and what was not edited is the very same document.
 */

import type { Strategy } from "@dunlin/engine";
import type { LooseNode } from "@dunlin/engine/editing";
import { freshId } from "../document/ids.ts";
import { type NodeId, nodeAt, nodesOf, waysOf } from "../document/strategy.ts";

export interface ListStep {
  /** The message in the document; absent: a new one. */
  readonly send?: NodeId;
  /** The wait before it, where there is one. */
  readonly wait?: NodeId;
  /** Of the due date, or after the message before. */
  readonly from: "due" | "previous";
  readonly days: number;
  readonly channel: string;
  readonly template: string;
}

export interface ListRepeat {
  readonly node?: NodeId;
  /** Days between two messages. */
  readonly every: number;
  /** Messages in all. */
  readonly atMost: number;
}

export interface SimpleList {
  readonly steps: readonly ListStep[];
  /** The last message again and again. */
  readonly repeat: ListRepeat | undefined;
  readonly end: NodeId | undefined;
  readonly outcome: string;
  /** A case ends as soon as nothing is overdue. */
  readonly untilPaid: boolean;
}

/** Why a strategy cannot be shown as a list. */
export type NotSimple = "branches" | "handlers" | "starts" | "steps" | "waits" | "open" | "unreached";

export type ListReading =
  | { readonly ok: true; readonly list: SimpleList }
  | { readonly ok: false; readonly why: NotSimple; readonly node?: NodeId };

const no = (why: NotSimple, node?: NodeId): ListReading => ({
  ok: false,
  why,
  ...(node === undefined ? {} : { node }),
});

export function listOf(doc: Strategy): ListReading {
  const nodes = nodesOf(doc);
  if (Object.keys(nodes).length === 0) return { ok: true, list: { ...EMPTY_LIST, untilPaid: stopsWhenPaid(doc) } };
  if ((doc.handlers ?? []).length > 0) return no("handlers");
  if ((doc.entry.byDpd ?? []).length > 0) return no("starts");
  const steps: ListStep[] = [];
  const seen = new Set<NodeId>();
  let at: NodeId | undefined = doc.entry.start;
  let repeat: ListRepeat | undefined;
  for (;;) {
    const chain = readStep(doc, at, seen);
    if ("why" in chain) return no(chain.why, chain.node);
    if (chain.end !== undefined) {
      const { outcome } = nodeAt(doc, chain.end) as LooseNode;
      if (Object.keys(nodes).length !== seen.size) return no("unreached");
      const list = { steps, repeat, end: chain.end, outcome: String(outcome), untilPaid: stopsWhenPaid(doc) };
      return { ok: true, list };
    }
    if (repeat !== undefined) return no("steps", at);
    steps.push(chain.step);
    repeat = chain.repeat;
    at = chain.next;
  }
}

const EMPTY_LIST: SimpleList = { steps: [], repeat: undefined, end: undefined, outcome: "exhausted", untilPaid: false };

type Chain =
  | { readonly why: NotSimple; readonly node?: NodeId }
  | { readonly end: NodeId }
  | {
      readonly end?: undefined;
      readonly step: ListStep;
      readonly repeat: ListRepeat | undefined;
      readonly next: NodeId | undefined;
    };

/** One message with the wait before it, from where the list has come to. */
function readStep(doc: Strategy, start: NodeId | undefined, seen: Set<NodeId>): Chain {
  let id = start;
  let node = take(doc, id, seen);
  if (id === undefined || node === undefined) return { why: "open" };
  if (node.type === "exit") return { end: id };
  let day: Pick<ListStep, "wait" | "from" | "days"> = { from: "previous", days: 0 };
  const wait = node.type === "wait" ? { id, node } : undefined;
  if (wait !== undefined) {
    const read = readWait(wait.node);
    if (read === undefined) return { why: "waits", node: wait.id };
    day = { wait: wait.id, ...read };
    id = node.to?.next;
    node = take(doc, id, seen);
    if (id === undefined || node === undefined) return { why: "open" };
  }
  let repeat: ListRepeat | undefined;
  let after: NodeId | undefined;
  if (node.type === "repeat") {
    const every = plainDays(node.every);
    if (node.until !== undefined || every === undefined || node.at !== undefined) return { why: "steps", node: id };
    repeat = { node: id, every, atMost: Number(node.max) };
    after = node.to?.exhausted;
    id = node.to?.body;
    node = take(doc, id, seen);
    if (id === undefined || node === undefined) return { why: "open" };
  }
  if (node.type !== "send") return { why: branches(node) ? "branches" : "steps", node: id };
  const next = node.to?.next;
  const [via] = Array.isArray(node.via) ? (node.via as { channel?: unknown; template?: unknown }[]) : [];
  if (via === undefined || waysOf(node, {}).some(({ target }) => target !== next)) return { why: "branches", node: id };
  if (repeat !== undefined && next !== repeat.node) return { why: "steps", node: id };
  const goesOn = repeat === undefined ? next : after;
  if (wait !== undefined && !skipsWell(wait.node, goesOn)) return { why: "branches", node: wait.id };
  const step = { send: id, ...day, channel: String(via.channel), template: String(via.template) };
  return { step, repeat, next: goesOn };
}

/** A step that was not come to before; a list does not go back. */
function take(doc: Strategy, id: NodeId | undefined, seen: Set<NodeId>): LooseNode | undefined {
  if (id === undefined || seen.has(id)) return undefined;
  const node = nodeAt(doc, id);
  if (node !== undefined) seen.add(id);
  return node;
}

const branches = (node: LooseNode): boolean => new Set(Object.values(node.to ?? {})).size > 1;

/** A moment that was missed leads past its message, or makes no difference. */
const skipsWell = ({ to }: LooseNode, after: NodeId | undefined): boolean =>
  to?.skipped === undefined || to.skipped === after || to.skipped === to.next;

function readWait(node: LooseNode): Pick<ListStep, "from" | "days"> | undefined {
  const until = node.until as { readonly anchor?: unknown; readonly offset?: unknown } | undefined;
  if (until === undefined) {
    const days = plainDays(node.for);
    return days === undefined ? undefined : { from: "previous", days };
  }
  const days = until.offset === undefined ? 0 : plainDays(until.offset);
  return until.anchor === "oldestDueDate" && days !== undefined ? { from: "due", days } : undefined;
}

function plainDays(text: unknown): number | undefined {
  const parts = typeof text === "string" ? /^(-)?P(\d+)([DW])$/.exec(text) : null;
  if (parts === null) return undefined;
  const days = Number(parts[2]) * (parts[3] === "W" ? 7 : 1);
  return parts[1] === undefined || days === 0 ? days : -days;
}

/** Whether a rule without an event ends a case that is paid. */
const stopsWhenPaid = (doc: Strategy): boolean =>
  (doc.exits ?? []).some(({ on, when, outcome }) => on === undefined && when !== undefined && PAID.has(outcome));

const NO_IDS: ReadonlySet<NodeId> = new Set();

const PAID: ReadonlySet<string> = new Set(["cured", "paid", "recovered"]);

/**
 * The document that a list stands for, made from the one that it was read from.
 *
 * @param used - Ids that stood for other steps before, besides those of the document: new steps get none of them.
 */
export function docFrom(list: SimpleList, doc: Strategy, used: ReadonlySet<NodeId> = NO_IDS): Strategy {
  const before = nodesOf(doc);
  const taken = new Set([...used, ...Object.keys(before)]);
  const fresh = (wanted: string): NodeId => {
    const id = freshId(wanted, (one) => taken.has(one));
    taken.add(id);
    return id;
  };
  const rows = list.steps.map((step, i) => {
    const wait = step.wait ?? (step.from === "due" || step.days > 0 ? fresh("wait") : undefined);
    const send = step.send ?? fresh(step.channel);
    const isLast = i === list.steps.length - 1;
    const repeat = isLast && list.repeat !== undefined ? (list.repeat.node ?? fresh("repeat")) : undefined;
    return { step, wait, send, repeat, start: wait ?? repeat ?? send };
  });
  const end = list.end ?? fresh("end");
  const made = new Map<NodeId, LooseNode>([[end, endNode(before[end], list.outcome)]]);
  for (const [i, { step, wait, send, repeat }] of rows.entries()) {
    const next = rows[i + 1]?.start ?? end;
    if (wait !== undefined) made.set(wait, waitNode(before[wait], step, repeat ?? send, next));
    if (repeat !== undefined) made.set(repeat, repeatNode(before[repeat], list.repeat as ListRepeat, send, next));
    made.set(send, sendNode(before[send], step, repeat ?? next));
  }
  return withNodes(doc, made, rows[0]?.start ?? end, list.untilPaid);
}

/** Nodes in the order in which they stood, new ones behind them; the same objects where nothing has changed. */
function withNodes(doc: Strategy, made: ReadonlyMap<NodeId, LooseNode>, start: NodeId, untilPaid: boolean): Strategy {
  const before = nodesOf(doc);
  const kept = Object.keys(before).filter((id) => made.has(id));
  const ids = [...kept, ...[...made.keys()].filter((id) => !Object.hasOwn(before, id))];
  const same = ids.length === Object.keys(before).length && ids.every((id) => before[id] === made.get(id));
  const nodes = same ? before : Object.fromEntries(ids.map((id) => [id, made.get(id)]));
  const stops = untilPaid && !stopsWhenPaid(doc);
  if (same && doc.entry.start === start && !stops) return doc;
  return {
    ...doc,
    entry: doc.entry.start === start ? doc.entry : { ...doc.entry, start },
    ...(stops ? { exits: [...(doc.exits ?? []), PAID_EXIT] } : {}),
    nodes: nodes as unknown as Strategy["nodes"],
  };
}

const PAID_EXIT = { id: "paid", when: { "<=": [{ var: "totalOverdue" }, 0] }, outcome: "cured" };

const duration = (days: number): string => `${days < 0 ? "-" : ""}P${Math.abs(days)}D`;

/** The same node where the members have these values already; `undefined` takes one away. */
function changed(node: LooseNode, members: Readonly<Record<string, unknown>>): LooseNode {
  const differ = Object.entries(members).filter(
    ([name, value]) => JSON.stringify(node[name]) !== JSON.stringify(value),
  );
  if (differ.length === 0) return node;
  const all: Record<string, unknown> = { ...node };
  for (const [name, value] of differ) {
    if (value === undefined) delete all[name];
    else all[name] = value;
  }
  return all as unknown as LooseNode;
}

/** Connections with some of them leading elsewhere; others keep their place. */
const leading = (node: LooseNode, ways: Readonly<Record<string, NodeId>>): LooseNode["to"] => ({ ...node.to, ...ways });

function waitNode(old: LooseNode | undefined, step: ListStep, next: NodeId, after: NodeId): LooseNode {
  const node = old ?? { type: "wait" };
  const read = old === undefined ? undefined : readWait(old);
  const same = read?.from === step.from && read.days === step.days;
  // Past its day a message is left out, where that was so before and in new ones.
  const skips = node.to?.skipped !== undefined && node.to.skipped !== node.to.next;
  const due = step.from === "due";
  const timing = same
    ? {}
    : due
      ? {
          until: { ...(node.until as object | undefined), anchor: "oldestDueDate", offset: duration(step.days) },
          for: undefined,
          ifPast: node.ifPast ?? "skip",
          gap: node.gap ?? (old === undefined ? "P1D" : undefined),
        }
      : { for: duration(Math.max(step.days, 0)), until: undefined, ifPast: undefined };
  const kept = node.to?.skipped === undefined ? {} : { skipped: node.to.skipped === node.to.next ? next : after };
  const jumps = due && (old === undefined || read?.from !== "due" || skips) ? { skipped: after } : due ? kept : {};
  const { skipped: _, ...others } = node.to ?? {};
  return changed(node, { ...timing, to: due ? leading(node, { next, ...jumps }) : { ...others, next } });
}

function sendNode(old: LooseNode | undefined, { channel, template }: ListStep, next: NodeId): LooseNode {
  const node = old ?? { type: "send" };
  const [first, ...others] = Array.isArray(node.via) ? (node.via as object[]) : [{}];
  // Ways that led on together still do.
  const ways = Object.fromEntries(Object.keys(node.to ?? {}).map((port) => [port, next]));
  return changed(node, { via: [{ ...first, channel, template }, ...others], to: leading(node, { ...ways, next }) });
}

function repeatNode(old: LooseNode | undefined, { every, atMost }: ListRepeat, body: NodeId, after: NodeId): LooseNode {
  const node = old ?? { type: "repeat" };
  const same = plainDays(node.every) === every;
  return changed(node, {
    max: atMost,
    ...(same ? {} : { every: duration(every) }),
    to: leading(node, { body, exhausted: after }),
  });
}

const endNode = (old: LooseNode | undefined, outcome: string): LooseNode =>
  changed(old ?? { type: "exit" }, { outcome });
