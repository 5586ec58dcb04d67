/** What happened outside: one envelope, a closed catalog of types, and `custom.<name>` for the host's own. */

export interface CaseEvent {
  readonly type: string;
  /** Unique per source fact. Without it there is no de-duplication. */
  readonly id?: string;
  /** When it happened, ISO 8601 instant; default `now`. */
  readonly at?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** How one member of an event's data must look. */
export type EventField = "text" | "integer" | "boolean" | "date" | "instant" | "list" | "parts" | "any";

/** Members by name; a trailing `*` marks a required one. */
type Shape = Readonly<Record<string, EventField>>;

const payment: Shape = { amountMinor: "integer", attempt: "text" };
const message: Shape = { message: "text", channel: "text" };
const page: Shape = { page: "text" };
const call: Shape = { task: "text", result: "text", disposition: "text" };

/** Every event type of the format with the members of its data. */
export const EVENTS: Readonly<Record<string, Shape>> = {
  "timer.fired": {},
  "case.created": {},
  "case.updated": {},
  "case.closed": {},
  "obligation.added": {},
  "obligation.updated": {},
  "obligation.resolved": {},
  "balance.changed": {},
  "anchor.changed": {},
  "payment.processing": payment,
  "payment.received": payment,
  "payment.partial": payment,
  "payment.failed": { ...payment, class: "text", code: "text" },
  "payment.reversed": payment,
  "payment.disputed": payment,
  "message.queued": message,
  "message.sent": message,
  "message.delivered": message,
  "message.opened": message,
  "message.clicked": message,
  "message.bounced": message,
  "message.failed": message,
  "message.replied": message,
  "message.optedOut": message,
  "call.attempted": call,
  "call.answered": call,
  "call.finished": call,
  "page.viewed": page,
  "page.verified": page,
  "page.planSelected": page,
  "page.paymentInit": page,
  "page.paymentFailed": page,
  "page.languageChanged": page,
  "intent.detected": { intent: "text", date: "date", amountMinor: "integer" },
  "promise.created": { "promise*": "text", "amountMinor*": "integer", "dueDate*": "date" },
  "promise.canceled": { promise: "text" },
  "plan.created": { "plan*": "text", "parts*": "parts" },
  "plan.canceled": { plan: "text" },
  "offer.accepted": { "offer*": "text", option: "text", dueDate: "date" },
  "offer.declined": { "offer*": "text", option: "text" },
  "offer.countered": {
    "offer*": "text",
    option: "text",
    count: "integer",
    installmentMinor: "integer",
    frequency: "text",
    firstDue: "date",
    downPaymentMinor: "integer",
    amountMinor: "integer",
    dueDate: "date",
  },
  "dispute.opened": { obligations: "list" },
  "dispute.closed": { obligations: "list" },
  "hold.placed": { "kind*": "text", scope: "text", until: "instant", allow: "list" },
  "hold.released": { kind: "text" },
  "consent.changed": {},
  "score.updated": {},
  "task.completed": { "task*": "text", "disposition*": "text" },
  "external.result": { "call*": "text", "ok*": "boolean", value: "any" },
};
