/** Contacts on their way, and those of which nobody knows. */

import {
  documentId,
  effectId,
  id,
  integer,
  type JsonSchema,
  list,
  moment,
  object,
  oneOf,
  open,
  page,
  ref,
  text,
} from "./schema.ts";

export const OUTBOX_STATUSES = [
  "pending",
  "leased",
  "sent",
  "delivered",
  "failed",
  "canceled",
  "unknown",
  "shadow",
] as const;

export const OUTBOX_ROW_EXAMPLE = {
  key: "E-1/1/early@2/hello/1.0",
  ...{ caseId: "E-1", strategy: "early", obligation: "", personId: "D-1", route: "email" },
  effect: { id: "E-1/1/early@2/hello/1.0", kind: "message.send", nodeId: "hello", at: 1_795_000_000_000 },
  ...{ status: "unknown", notBefore: 1_795_000_000_000, attempts: 1, reasons: ["smtp.timeout"] },
  ...{ createdAt: 1_795_000_000_000, updatedAt: 1_795_000_060_000 },
} as const;

const OUTBOX_ROW = object(
  {
    key: effectId("Effect id."),
    caseId: id("Id of the case."),
    strategy: documentId("Id of the strategy."),
    obligation: text("Ref of the obligation; empty for the whole case."),
    personId: id("Id of the debtor."),
    route: text("Which channel carries it."),
    effect: open("What the engine asked for."),
    status: oneOf(OUTBOX_STATUSES, "`unknown`: it may or may not have left."),
    notBefore: moment("Not handed over before."),
    "leaseUntil?": moment("Until then a host is handing it over."),
    "leaseOwner?": text("Name of that host."),
    attempts: integer("Leases so far."),
    "ref?": text("The provider's own id."),
    "reasons?": list(text("Why it was deferred, refused or canceled.")),
    createdAt: moment("When it was decided."),
    updatedAt: moment("When its status changed."),
  },
  { $id: "OutboxRow", examples: [OUTBOX_ROW_EXAMPLE] },
);

const OUTBOX_PAGE = page(ref("OutboxRow"), { $id: "OutboxPage", examples: [{ items: [OUTBOX_ROW_EXAMPLE] }] });

const RESOLVE = object(
  {
    as: oneOf(["sent", "canceled", "resend"], "It left; it did not and will not; it did not and leaves now."),
  },
  { $id: "Resolve", examples: [{ as: "sent" }] },
);

const RECONCILED = object(
  {
    items: list(
      object({
        key: effectId("Effect id."),
        found: oneOf(["accepted", "absent", "unknown"], "What its channel said."),
      }),
    ),
  },
  { $id: "Reconciled", examples: [{ items: [{ key: "E-1/1/early@2/hello/1.0", found: "accepted" }] }] },
);

const GAUGES = object(
  {
    oldestDue: { type: ["integer", "null"], description: "Moment of the most overdue case." },
    oldestPending: { type: ["integer", "null"], description: "Moment since which the oldest contact may leave." },
    due: integer("Cases that are due."),
    pending: integer("Contacts that wait to leave."),
    unknown: integer("Contacts of which nobody knows whether they left."),
    parked: integer("Cases that stopped after an error."),
    enrolled: integer("Cases in a strategy."),
  },
  {
    $id: "Gauges",
    examples: [{ oldestDue: null, oldestPending: null, due: 0, pending: 0, unknown: 1, parked: 0, enrolled: 120 }],
  },
);

export const OUTBOX_SCHEMAS: readonly JsonSchema[] = [OUTBOX_ROW, OUTBOX_PAGE, RESOLVE, RECONCILED, GAUGES];
