/** What an event does to the facts: facts are the truth, and an event that brings news about them changes them first. */

import {
  type CaseEvent,
  type CaseFacts,
  type Debtor,
  type DebtorChannel,
  EVENTS,
  formatInstant,
  type Payment,
  parseInstant,
  type Receipt,
  ScheduleError,
  withClosedPromise,
  withDispute,
  withPayment,
  withReversal,
} from "@dunlin/engine";
import { RuntimeError } from "../model/runtimeError.ts";

type Data = Readonly<Record<string, unknown>>;

/** A payment that this runtime spread over the obligations, with what each of them got. */
export type SpreadPayment = Payment & { readonly receipt?: Receipt };

/**
 * The facts after `event`; the same object where it changes none. Reads the event's data and, beside the members that
 * FORMAT section 12 names: of payments `payment` (their own id, default the event's), `obligation` and `currency`; of
 * `message.bounced` `permanent`; of `consent.changed` `channel` and `consent`.
 *
 * @param at - When it happened, ms.
 * @throws RuntimeError `event.invalid` with the place in the event.
 */
export function changedFacts(facts: CaseFacts, event: CaseEvent, at: number): CaseFacts {
  const { type, data = {} } = event;
  switch (type) {
    case "payment.received":
    case "payment.partial":
      return paid(facts, event, at);
    case "payment.reversed":
      return reversed(facts, data);
    case "dispute.opened":
    case "dispute.closed":
      return disputed(facts, data, type === "dispute.opened");
    case "promise.created":
      return promised(facts, data, at);
    case "promise.canceled":
      return typeof data.promise === "string"
        ? withClosedPromise(facts, data.promise, "withdrawn", formatInstant(at))
        : facts;
    case "message.optedOut":
      return onChannel(facts, data.channel, { optedOut: true });
    case "message.bounced":
      return data.permanent === true ? onChannel(facts, data.channel, { bounced: true }) : facts;
    case "consent.changed":
      return consented(facts, data);
    default:
      return facts;
  }
}

/**
 * @throws RuntimeError `event.invalid` for a type that is not in the catalog, or a moment that is none.
 */
export function checkEvent(event: CaseEvent): void {
  const known =
    typeof event.type === "string" && (Object.hasOwn(EVENTS, event.type) || /^custom\.[\w.-]+$/.test(event.type));
  if (!known) {
    const says = `There is no event "${String(event.type)}". Take one of the format, or custom.<name>.`;
    throw new RuntimeError("event.invalid", says, { path: "/type" });
  }
  if (event.at !== undefined && parseInstant(event.at) === undefined)
    throw invalid("/at", "Write the moment as ISO 8601 with an offset, such as 2026-11-26T09:00:00Z.");
  if (event.id !== undefined && (typeof event.id !== "string" || event.id === "" || event.id.length > 500))
    throw invalid("/id", "Write the id as a text of 1 to 500 characters.");
  if (event.data !== undefined && (typeof event.data !== "object" || event.data === null || Array.isArray(event.data)))
    throw invalid("/data", "Write the data of the event as an object.");
}

const invalid = (path: string, says: string): RuntimeError => new RuntimeError("event.invalid", says, { path });

function paid(facts: CaseFacts, { id: eventId, data = {} }: CaseEvent, at: number): CaseFacts {
  const { amountMinor, payment = eventId, obligation } = data;
  if (typeof payment !== "string" || payment === "")
    throw invalid("/data/payment", "Name the payment here, or give the event an id: without one it could count twice.");
  if (!Number.isSafeInteger(amountMinor) || (amountMinor as number) <= 0)
    throw invalid("/data/amountMinor", "Write what was paid in minor units, a whole number above zero.");
  if (obligation !== undefined && !facts.obligations.some(({ ref }) => ref === obligation))
    throw invalid("/data/obligation", "The case has no obligation of this ref.");
  if (facts.payments?.some(({ id }) => id === payment) === true) return facts;
  const made: Payment = {
    ...{ id: payment, at: formatInstant(at), amountMinor: amountMinor as number },
    ...(typeof obligation === "string" && { obligation }),
  };
  try {
    const { facts: after, receipt } = withPayment(facts, made);
    const payments = (after.payments ?? []).map((own) => (own.id === payment ? { ...own, receipt } : own));
    return { ...after, payments };
  } catch (reason) {
    if (!(reason instanceof ScheduleError)) throw reason;
    throw invalid("/data", `The payment cannot be spread over the obligations: ${reason.message}`);
  }
}

/** The named payment, else the newest of the amount. One that the host brought in is marked only: what is owed is in its facts. */
function reversed(facts: CaseFacts, { payment, amountMinor }: Data): CaseFacts {
  const candidates = (facts.payments ?? []) as readonly SpreadPayment[];
  const found = candidates.findLast(
    (own) =>
      own.reversed !== true && (payment === undefined ? own.amountMinor === amountMinor : own.id === String(payment)),
  );
  if (found === undefined) return facts;
  if (found.receipt === undefined)
    return { ...facts, payments: candidates.map((own) => (own === found ? { ...own, reversed: true } : own)) };
  try {
    return withReversal(facts, found.receipt);
  } catch (reason) {
    if (!(reason instanceof ScheduleError)) throw reason;
    throw invalid("/data", `What is owed has changed so that the payment cannot be taken back: ${reason.message}`);
  }
}

function disputed(facts: CaseFacts, { obligations: named }: Data, open: boolean): CaseFacts {
  const meant = facts.obligations.filter((own) => (open ? own.outstandingMinor > 0 : own.disputed === true));
  const refs = named ?? meant.map(({ ref }) => ref);
  if (!Array.isArray(refs)) throw invalid("/data/obligations", "Write the refs of the obligations as a list.");
  const known = new Set<unknown>(facts.obligations.map(({ ref }) => ref));
  const strange = refs.findIndex((ref) => !known.has(ref));
  if (strange !== -1) throw invalid(`/data/obligations/${strange}`, "The case has no obligation of this ref.");
  return refs.length === 0 ? facts : withDispute(facts, refs, open);
}

/** What lacks something is refused by the engine, which says so in its trace. */
function promised(facts: CaseFacts, { promise, amountMinor, dueDate }: Data, at: number): CaseFacts {
  if (typeof promise !== "string" || typeof dueDate !== "string" || !Number.isSafeInteger(amountMinor)) return facts;
  if (facts.promises?.some(({ id }) => id === promise) === true) return facts;
  const made = { id: promise, madeAt: formatInstant(at), dueDate, amountMinor: amountMinor as number, status: "open" };
  return { ...facts, promises: [...(facts.promises ?? []), made] };
}

function consented(facts: CaseFacts, { channel, consent }: Data): CaseFacts {
  if (typeof consent !== "boolean") return facts;
  return onChannel(facts, channel, consent ? { consent, optedOut: false } : { consent });
}

/** Where the host lists no channels, every one counts as usable; what is opted out of is then told to the contact policies. */
function onChannel(facts: CaseFacts, channel: unknown, change: Partial<DebtorChannel>): CaseFacts {
  if (typeof channel !== "string") return facts;
  const { debtor } = facts;
  if (debtor.channels === undefined) {
    if (change.optedOut === undefined) return facts;
    const after = withOptOut(debtor, channel, change.optedOut);
    return after === debtor ? facts : { ...facts, debtor: after };
  }
  const listed = debtor.channels.some((own) => own.channel === channel);
  const channels = debtor.channels.map((own) => (own.channel === channel ? { ...own, ...change } : own));
  return { ...facts, debtor: { ...debtor, channels: listed ? channels : [...channels, { channel, ...change }] } };
}

function withOptOut(debtor: Debtor, channel: string, out: boolean): Debtor {
  const told = debtor.contactFacts?.optedOutChannels;
  const before: readonly unknown[] = Array.isArray(told) ? told : [];
  if (before.includes(channel) === out) return debtor;
  const optedOutChannels = out ? [...before, channel] : before.filter((own) => own !== channel);
  return { ...debtor, contactFacts: { ...debtor.contactFacts, optedOutChannels } };
}
