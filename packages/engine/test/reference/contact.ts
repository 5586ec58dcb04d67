/** Contacts (FORMAT section 6): messages, and tasks with a channel. */

import type { CaseEvent } from "../../src/model/event.ts";
import type { Purpose, Reminder, SendNode, TaskNode } from "../../src/model/node.ts";
import { collectibleOf, decide, openOf } from "./knowledge.ts";
import { dueAfter, later } from "./moments.ts";
import { by, type Move, STAY } from "./move.ts";
import { exitRuleByFacts } from "./rules.ts";
import { emit, memory, note, remember, type Work } from "./world.ts";

const SERVICE: readonly string[] = [
  "operationConfirmation",
  "infoRequested",
  "ceaseAcknowledgement",
  "remedyNotice",
  "fraudAlert",
];

interface Contact {
  readonly purpose: Purpose;
  readonly giveUpAfter: string;
  /** Instead: when it makes no sense any more. */
  readonly end?: number;
  readonly channels: readonly string[];
  /** Makes the contact on one of the channels. */
  readonly make: (index: number) => Move;
  /** Ports for a contact that is not made, before the first attempt and after one. */
  readonly blocked: string;
  readonly failed: string;
}

/** Goes through the questions of section 6, on arrival and in every step while the contact waits. */
function ask(work: Work, contact: Contact): Move {
  const rule = exitRuleByFacts(work);
  if (rule !== undefined) {
    suppress(work, "superseded", "");
    return rule;
  }
  const first = memory(work).via ?? 0;
  const { purpose } = contact;
  if (!SERVICE.includes(purpose)) {
    if (collectibleOf(work).length === 0) return wait(work, contact, "nothingCollectible", null);
    const hold = holdAgainst(work, purpose);
    if (hold !== undefined) return wait(work, contact, "hold", hold.until);
  }
  const index = contact.channels.findIndex((channel, i) => i >= first && usable(work, channel));
  if (index >= 0) return contact.make(index);
  return first === 0 ? suppress(work, "unreachable", contact.blocked) : by(contact.failed);
}

function usable({ facts }: Work, channel: string): boolean {
  const { channels } = facts.debtor;
  if (channels === undefined) return true;
  return channels.some(
    (entry) =>
      entry.channel === channel && entry.optedOut !== true && entry.bounced !== true && entry.consent !== false,
  );
}

/** The contact-scope hold that keeps a purpose back. */
function holdAgainst({ state }: Work, purpose: string): { readonly until: number | null } | undefined {
  const holds = (state.holds ?? []).filter(
    ({ scope, allow }) => scope === "contact" && allow?.includes(purpose) !== true,
  );
  if (holds.length === 0) return undefined;
  return { until: holds.some(({ until }) => until === undefined) ? null : Math.max(...holds.map((h) => h.until ?? 0)) };
}

function wait(work: Work, contact: Contact, reason: "hold" | "nothingCollectible", until: number | null): Move {
  const known = memory(work);
  const end = contact.end ?? later(work, known.since, contact.giveUpAfter);
  if (work.now >= end || (until !== null && until > end)) return suppress(work, "gaveUp", contact.blocked);
  if (known.until !== until || known.reason !== reason) {
    emit(work, { kind: "contact.deferred", until, reason, rules: [] });
    note(work, "contact.deferred", { until, reason, rules: [], zone: work.zone.name });
  }
  remember(work, { until, reason, due: until ?? end });
  return STAY;
}

export function suppress(work: Work, reason: "unreachable" | "gaveUp" | "superseded", port: string): Move {
  emit(work, { kind: "contact.suppressed", reason, rules: [] });
  note(work, "contact.suppressed", { reason, rules: [] });
  return by(port);
}

const refsFor = (work: Work, purpose: string): string[] =>
  (SERVICE.includes(purpose) ? openOf(work) : collectibleOf(work)).map(({ ref }) => ref);

function touched(work: Work, channel: string): void {
  work.state.last = { ...work.state.last, [channel]: work.now };
}

export function visitSend(work: Work, node: SendNode): Move {
  if (memory(work).sent !== undefined) return report(work, node);
  return ask(work, {
    purpose: node.purpose ?? "collect",
    giveUpAfter: node.giveUpAfter ?? "P7D",
    channels: node.via.map(({ channel }) => channel),
    make: (index) => send(work, node, index),
    blocked: "blocked",
    failed: "failed",
  });
}

function send(work: Work, node: SendNode, index: number): Move {
  const { channel, template } = node.via[index] as SendNode["via"][number];
  const { purpose = "collect", recipient = "debtor", page, bundle, ttl } = node;
  note(work, "contact.allowed", { channel, template });
  const id = emit(work, {
    kind: "message.send",
    channel,
    template,
    purpose,
    recipient,
    obligations: refsFor(work, purpose),
    ...(page && {
      page: { template: page.template, actions: page.actions, validUntil: later(work, work.now, page.validFor) },
    }),
    ...(bundle !== undefined && { bundle }),
    ...(ttl !== undefined && { validUntil: later(work, work.now, ttl) }),
  });
  touched(work, channel);
  if (node.awaitReceipt === undefined) return by("next");
  const { since } = memory(work);
  work.state.n = { since, from: work.now, via: index, sent: id };
  return report(work, node);
}

/** The message before a part of a promise or plan falls due. Leaves by `next` once it is sent. */
export function visitReminder(work: Work, { via, purpose = "collect" }: Reminder, end: number): Move {
  return ask(work, {
    ...{ purpose, giveUpAfter: "P7D", end, blocked: "blocked", failed: "blocked" },
    channels: via.map(({ channel }) => channel),
    make: (index) => {
      const { channel = "", template = "" } = via[index] ?? {};
      note(work, "contact.allowed", { channel, template });
      const obligations = refsFor(work, purpose);
      emit(work, { kind: "message.send", channel, template, purpose, recipient: "debtor", obligations });
      touched(work, channel);
      return by("next");
    },
  });
}

/** No report in time counts as delivered. */
function report(work: Work, node: SendNode): Move {
  const due = later(work, memory(work).from, node.awaitReceipt ?? "PT0S");
  remember(work, { due });
  return due <= work.now ? by("next") : STAY;
}

export function reactSend(work: Work, node: SendNode, event: CaseEvent): Move | undefined {
  const { sent, via = 0, since } = memory(work);
  if (sent === undefined || event.data?.message !== sent) return undefined;
  if (event.type === "message.delivered") return by("next");
  if (event.type !== "message.bounced" && event.type !== "message.failed") return undefined;
  if (via + 1 >= node.via.length) return by("failed");
  work.state.n = { since, from: work.now, via: via + 1 };
  return STAY;
}

export function visitTask(work: Work, node: TaskNode): Move {
  const { sent } = memory(work);
  if (sent !== undefined) {
    const due = dueAfter(work, memory(work).from, node.due, node.at);
    remember(work, { due });
    if (due > work.now) return STAY;
    emit(work, { kind: "task.cancel", task: sent });
    return by("timeout");
  }
  const { channel } = node;
  if (channel === undefined) return create(work, node);
  return ask(work, {
    purpose: node.purpose ?? "collect",
    giveUpAfter: node.giveUpAfter ?? "P7D",
    channels: [channel],
    make: () => {
      note(work, "contact.allowed", { channel, template: node.script ?? "" });
      const move = create(work, node);
      touched(work, channel);
      return move;
    },
    blocked: "blocked",
    failed: "blocked",
  });
}

function create(work: Work, node: TaskNode): Move {
  const { queue, channel, skill, script, dispositions, purpose = "collect", recipient = "debtor" } = node;
  const priority = node.priority === undefined ? undefined : decide(work, node.priority, "priority");
  const { since } = memory(work);
  const due = dueAfter(work, work.now, node.due, node.at);
  const sent = emit(work, {
    kind: "task.create",
    queue,
    ...(typeof priority === "number" && { priority: Math.min(100, Math.max(0, priority)) }),
    ...(skill !== undefined && { skill }),
    ...(script !== undefined && { script }),
    dispositions,
    dueAt: due,
    ...(channel !== undefined && { channel, recipient, purpose, obligations: refsFor(work, purpose) }),
  });
  work.state.n = { since, from: work.now, sent, due };
  return visitTask(work, node);
}

export function reactTask(work: Work, node: TaskNode, event: CaseEvent): Move | undefined {
  const { task, disposition } = event.data ?? {};
  const heard = event.type === "task.completed" && task !== undefined && task === memory(work).sent;
  if (!heard || !node.dispositions.includes(String(disposition))) return undefined;
  note(work, "decision.taken", { port: String(disposition), values: {} });
  return by(String(disposition));
}

/** The case leaves by a handler or a rule while the node waits. */
export function interruptContact(work: Work, node: SendNode | TaskNode): void {
  const { sent, reason } = memory(work);
  if (node.type === "task" && sent !== undefined) emit(work, { kind: "task.cancel", task: sent });
  if (sent === undefined && reason !== undefined) suppress(work, "superseded", "");
}
