/**
 * What a host would keep of a person while time goes by: contacts on record, what is owed, open tasks. A message without bad
 * news counts as delivered.
 */

import {
  type CaseEvent,
  type CaseFacts,
  type CaseState,
  type Effect,
  formatDate,
  formatInstant,
  type Program,
  parseDate,
  withChannel,
  withClosedPromise,
  withDispute,
  withFee,
  withPayment,
} from "@dunlin/engine";
import type { Happening, Scripted } from "./script.ts";

export type Zone = NonNullable<ReturnType<Program["zones"]["get"]>>;

type Sent = Extract<Effect, { kind: "message.send" }>;
type Task = Extract<Effect, { kind: "task.create" }>;

export interface Ledger {
  readonly facts: CaseFacts;
  readonly tasks: readonly Task[];
  /** The latest message that was sent. */
  readonly message?: Sent;
}

/** Why something cannot happen at a moment. */
export type Hindrance = "nothingOpen" | "nothingSent" | "noOffer" | "noTask" | "notIn";

export type Happened =
  | { readonly ok: true; readonly ledger: Ledger; readonly events: readonly CaseEvent[]; readonly amountMinor?: number }
  | { readonly ok: false; readonly because: Hindrance };

export const openMinor = ({ obligations }: CaseFacts): number =>
  obligations.reduce((sum, { outstandingMinor }) => sum + Math.max(0, outstandingMinor), 0);

/** What is kept of an effect. */
export function recorded(ledger: Ledger, effect: Effect): Ledger {
  switch (effect.kind) {
    case "message.send":
      return { ...ledger, message: effect, facts: contacted(ledger.facts, effect) };
    case "task.create":
      return {
        ...ledger,
        tasks: [...ledger.tasks, effect],
        facts: effect.channel === undefined ? ledger.facts : contacted(ledger.facts, effect),
      };
    case "task.cancel":
      return {
        ...ledger,
        tasks: ledger.tasks.filter(({ id }) => id !== effect.task),
        // Nobody came to it: no contact was made.
        facts: { ...ledger.facts, contacts: (ledger.facts.contacts ?? []).filter(({ id }) => id !== effect.task) },
      };
    case "ledger.fee":
      return { ...ledger, facts: withFee(ledger.facts, effect) };
    case "commitment.close": {
      const { commitment, status, at } = effect;
      return { ...ledger, facts: withClosedPromise(ledger.facts, commitment, status, formatInstant(at)) };
    }
    default:
      return ledger;
  }
}

function contacted(facts: CaseFacts, effect: Sent | Task): CaseFacts {
  const { id, at, channel = "", purpose = "collect", obligations = [] } = effect;
  const notice = purpose === "legalNotice" && channel === "letter";
  const contact = {
    ...{ id, at: formatInstant(at), channel, direction: "outbound" as const, purpose },
    // What comes of a call is known when its task ends; until then it could be anything.
    ...(effect.kind === "message.send" && { outcome: notice ? "writtenNotice" : "delivered" }),
    ...{ person: facts.debtor.id, debts: obligations },
  };
  return { ...facts, contacts: [...(facts.contacts ?? []), contact] };
}

interface Around {
  readonly state: CaseState | undefined;
  readonly now: number;
  readonly zone: Zone;
}

/** What happens as the events that a host would report, and what is on record then. */
export function happened(ledger: Ledger, { id, what }: Scripted, around: Around): Happened {
  const { facts } = ledger;
  const said = (type: string, data: Readonly<Record<string, unknown>>): CaseEvent => ({
    type,
    id: `what-if-${id}`,
    data,
  });
  const given = (events: readonly CaseEvent[], next: Partial<Ledger> = {}): Happened => ({
    ok: true,
    ledger: { ...ledger, ...next },
    events,
  });
  const because = (hindrance: Hindrance): Happened => ({ ok: false, because: hindrance });
  if (around.state === undefined) return because("notIn");
  switch (what.kind) {
    case "pays":
      return paid(ledger, id, what, around);
    case "opens": {
      if (ledger.message === undefined) return because("nothingSent");
      const { id: message, channel, page } = ledger.message;
      const viewed =
        page === undefined ? [] : [{ type: "page.viewed", id: `what-if-${id}-page`, data: { page: message } }];
      return given([said("message.clicked", { message, channel }), ...viewed]);
    }
    case "replies":
      return given([said("intent.detected", { intent: "alreadyPaid" })]);
    case "asksForCall":
      return given([said("intent.detected", { intent: "agent" })]);
    case "promises":
      return promised(ledger, id, what.days, around);
    case "disputes": {
      const refs = facts.obligations.flatMap(({ ref, outstandingMinor }) => (outstandingMinor > 0 ? [ref] : []));
      if (refs.length === 0) return because("nothingOpen");
      return given([said("dispute.opened", { obligations: refs })], { facts: withDispute(facts, refs, true) });
    }
    case "optsOut": {
      if (ledger.message === undefined) return because("nothingSent");
      const { id: message, channel } = ledger.message;
      const listed = facts.debtor.channels === undefined ? withEveryChannel(facts, channel) : facts;
      return given([said("message.optedOut", { message, channel })], {
        facts: withChannel(listed, channel, { optedOut: true }),
      });
    }
    case "accepts": {
      const offer = around.state.offers?.at(-1);
      if (offer?.options.some(({ key }) => key === what.option) !== true) return because("noOffer");
      return given([said("offer.accepted", { offer: offer.id, option: what.option })]);
    }
    case "taskEnds": {
      const task = ledger.tasks.findLast(({ dispositions }) => dispositions.includes(what.disposition));
      if (task === undefined) return because("noTask");
      return given([said("task.completed", { task: task.id, disposition: what.disposition })], {
        tasks: ledger.tasks.filter((one) => one !== task),
      });
    }
    case "event":
      return given([said(what.type, what.data)]);
  }
}

function paid(
  ledger: Ledger,
  id: number,
  { part = 1, amountMinor }: Extract<Happening, { kind: "pays" }>,
  { now }: Around,
): Happened {
  const open = openMinor(ledger.facts);
  if (open <= 0) return { ok: false, because: "nothingOpen" };
  const amount = amountMinor ?? Math.max(1, Math.round(open * part));
  const payment = { id: `what-if-${id}`, at: formatInstant(now), amountMinor: amount };
  const { facts } = withPayment(ledger.facts, payment);
  return {
    ok: true,
    ledger: { ...ledger, facts },
    events: [{ type: "payment.received", id: payment.id, data: { amountMinor: amount } }],
    amountMinor: amount,
  };
}

function promised(ledger: Ledger, id: number, days: number, { now, zone }: Around): Happened {
  const { facts } = ledger;
  const amountMinor = openMinor(facts);
  if (amountMinor <= 0) return { ok: false, because: "nothingOpen" };
  const promise = `what-if-${id}`;
  const dueDate = formatDate(zone.dayOf(now) + days);
  const made = { id: promise, madeAt: formatInstant(now), dueDate, amountMinor, status: "open" };
  return {
    ok: true,
    ledger: { ...ledger, facts: { ...facts, promises: [...(facts.promises ?? []), made] } },
    events: [{ type: "promise.created", id: promise, data: { promise, amountMinor, dueDate } }],
    amountMinor,
  };
}

/** Channels that nobody listed are all usable; one can be left out only of a list. */
const withEveryChannel = (facts: CaseFacts, channel: string): CaseFacts => ({
  ...facts,
  debtor: {
    ...facts.debtor,
    channels: [...new Set([...CHANNELS, channel])].map((one) => ({ channel: one })),
  },
});

const CHANNELS = ["email", "sms", "whatsapp", "letter", "voice", "push"] as const;

/** The local date of an instant, ISO 8601. */
export const dateOf = (instant: number, zone: Zone): string => formatDate(zone.dayOf(instant));

/** A local date and minute of the day as an instant; `undefined` for what is no date. */
export function instantOf(date: string, minute: number, zone: Zone): number | undefined {
  const day = parseDate(date);
  return day === undefined ? undefined : zone.instantOf(day, minute * 60_000);
}
