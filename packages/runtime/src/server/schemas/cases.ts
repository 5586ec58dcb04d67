/** Cases: what a host hands in, what is known, what happened, and what the law may ask to see. */

import { OUTBOX_ROW_EXAMPLE } from "./outbox.ts";
import {
  boolean,
  date,
  documentId,
  effectId,
  id,
  instant,
  integer,
  type JsonSchema,
  list,
  moment,
  object,
  oneOf,
  open,
  orNull,
  page,
  ref,
  rev,
  text,
  version,
} from "./schema.ts";

export const CASE_EXAMPLE = {
  facts: {
    caseId: "E-1",
    currency: "EUR",
    debtor: {
      id: "D-1",
      language: "es",
      country: "ES",
      zones: ["Europe/Madrid"],
      channels: [{ channel: "email", address: "ana@example.com" }],
    },
    obligations: [
      { ref: "I-7", dueDate: "2026-11-20", currency: "EUR", amountMinor: 12_000, outstandingMinor: 12_000 },
    ],
  },
  personal: { firstName: "Ana" },
} as const;

const CASE_INPUT = object(
  {
    facts: open("Facts as the engine reads them (`CaseFacts`); addresses within are sealed when they arrive.", {
      required: ["caseId", "debtor", "obligations"],
    }),
    "personal?": open("Names, postal lines and the like: for templates, kept under the key of the person."),
  },
  { $id: "CaseInput", examples: [CASE_EXAMPLE] },
);

const PUT_CASES = object(
  { cases: list(ref("CaseInput"), { minItems: 1, maxItems: 500 }) },
  { $id: "PutCases", examples: [{ cases: [CASE_EXAMPLE] }] },
);

const PUT_RESULT = object(
  {
    caseId: text("Empty where it could not be read."),
    status: oneOf(["created", "updated", "unchanged", "refused"], "What became of it."),
    enrolled: list(documentId("Strategy that it entered by this.")),
    "problem?": object({
      code: text("Why it was refused."),
      path: text("JSON pointer into the case."),
      message: text("What to do."),
    }),
    "row?": integer("Of an import: the line, from 1."),
  },
  { $id: "PutResult", examples: [{ caseId: "E-1", status: "created", enrolled: ["early"] }] },
);
const PUT_RESULTS = object(
  { results: list(ref("PutResult"), { description: "In the order of the cases." }) },
  { $id: "PutResults", examples: [{ results: [{ caseId: "E-1", status: "created", enrolled: ["early"] }] }] },
);

const KEY = {
  caseId: id("Id of the case."),
  strategy: documentId("Id of the strategy."),
  obligation: text("Ref of the obligation; empty for the whole case."),
} as const;

const SUMMARY_EXAMPLE = {
  ...{ caseId: "E-1", personId: "D-1", currency: "EUR", outstandingMinor: 12_000, updatedAt: 1_795_000_000_000 },
  oldestDueDate: "2026-11-20",
  enrollments: [
    {
      ...{ caseId: "E-1", strategy: "early", obligation: "", version: 2, status: "active", node: "week" },
      wakeAt: 1_795_600_000_000,
    },
  ],
};

const CASE_SUMMARY = object(
  {
    caseId: id("Id of the case."),
    personId: id("Id of the debtor."),
    "currency?": text("ISO 4217."),
    outstandingMinor: integer("What is owed, in minor units."),
    "oldestDueDate?": date("When the oldest of what is owed was due; absent when nothing is."),
    updatedAt: moment("When its facts changed."),
    enrollments: list(
      object({
        ...KEY,
        version: version("Of the strategy."),
        status: oneOf(["active", "held", "exited", "parked"], "`parked`: stopped after an error."),
        "outcome?": text("How it ended; `refused` where it was never let in."),
        node: text("Where it stands: a node path."),
        wakeAt: orNull(moment("When it goes on by itself; null: only an event.")),
      }),
    ),
  },
  { $id: "CaseSummary", examples: [SUMMARY_EXAMPLE] },
);
const CASE_PAGE = page(ref("CaseSummary"), { $id: "CasePage", examples: [{ items: [SUMMARY_EXAMPLE] }] });

const CASE = object(
  {
    facts: open("Facts of today, without addresses."),
    createdAt: moment("When it was first put in."),
    updatedAt: moment("When its facts changed."),
    "erasedAt?": moment("When the person was erased."),
    enrollments: list(
      object({
        ...KEY,
        version: version("Of the strategy."),
        rev: rev("Steps so far."),
        wakeAt: orNull(moment("When it goes on by itself; null: only an event.")),
        parked: boolean("Stopped after an error."),
        state: open("State of the engine."),
      }),
    ),
    outbox: list(ref("OutboxRow")),
  },
  {
    $id: "Case",
    examples: [
      {
        facts: { caseId: "E-1", debtor: { id: "D-1" }, obligations: [] },
        ...{
          createdAt: 1_795_000_000_000,
          updatedAt: 1_795_000_000_000,
          enrollments: [],
          outbox: [OUTBOX_ROW_EXAMPLE],
        },
      },
    ],
  },
);

const EVENT = object(
  {
    type: text("As in the catalog of the format, or `custom.<name>`.", { pattern: "^[A-Za-z][A-Za-z0-9_.-]{0,99}$" }),
    "id?": text("Unique per fact of the source. Without one the `Idempotency-Key` counts.", {
      pattern: "^[^\\u0000-\\u001f\\u007f]{1,200}$",
    }),
    "at?": instant("When it happened; default now."),
    "data?": open("As the type asks for."),
  },
  {
    $id: "Event",
    examples: [{ type: "payment.received", id: "bank-20261126-17", data: { amountMinor: 5_000 } }],
  },
);

const DELIVERED = object(
  {
    status: oneOf(["applied", "duplicate", "ignored", "refused"], "`ignored`: no strategy listens."),
    steps: list(
      object({
        ...KEY,
        rev: rev("Of the enrollment after it."),
        trace: list(open("Why: codes and values of the engine.")),
        effects: list(open("What the engine asked for.")),
      }),
    ),
    canceled: list(effectId("A pending contact that this stopped.")),
  },
  { $id: "Delivered", examples: [{ status: "applied", steps: [], canceled: [] }] },
);

const HOLD = object(
  {
    kind: text("Name of the hold: `hardship`, `lawyer`, ...", { pattern: "^[A-Za-z0-9_.-]{1,100}$" }),
    "scope?": oneOf(["all", "contact"], "`contact`: the strategy goes on, nothing is sent. Default `all`."),
    "until?": instant("When it ends by itself."),
  },
  { $id: "Hold", examples: [{ kind: "hardship", scope: "all", until: "2026-12-31T23:00:00Z" }] },
);
const RELEASE = object(
  { "kind?": text("The hold that ends; absent: all of them.", { pattern: "^[A-Za-z0-9_.-]{1,100}$" }) },
  { $id: "Release", examples: [{ kind: "hardship" }] },
);
const ENROLL = object(
  {
    strategy: documentId("Id of the strategy."),
    "obligation?": id("Ref, where obligations are enrolled one by one."),
  },
  { $id: "Enroll", examples: [{ strategy: "early" }] },
);

const ENTRY_MEMBERS = {
  ...KEY,
  rev: rev("Of the enrollment, from 1."),
  at: moment("When."),
  version: version("Of the strategy."),
  factsRev: rev("Of the facts that the step saw."),
  event: open("What happened."),
  trace: list(open("Why: codes and values of the engine.")),
  effects: list(open("What the engine asked for.")),
  by: text("Who brought it about: `system`, `debtor`, `provider:<id>`, or the id of a user or key."),
  hash: text("SHA-256 over the hash before and this entry, as hexadecimal digits."),
} as const;

const ENTRY_EXAMPLE = {
  ...{ caseId: "E-1", strategy: "early", obligation: "", rev: 1, at: 1_795_000_000_000, version: 2, factsRev: 1 },
  ...{ event: { type: "case.created" }, trace: [], effects: [], by: "key:0123456789abcdef" },
  hash: "9b74c9897bac770ffc029102a200c5de0f1a9f2f8a1d0b0f3c2f1a8d6f0e4c11",
};

const JOURNAL_ENTRY = object(ENTRY_MEMBERS, { $id: "JournalEntry", examples: [ENTRY_EXAMPLE] });
const JOURNAL_PAGE = page(ref("JournalEntry"), { $id: "JournalPage", examples: [{ items: [ENTRY_EXAMPLE] }] });

const VERIFICATION = object(
  {
    whole: boolean("Nothing is missing and nothing was changed."),
    entries: integer("Entries that were looked at."),
    "at?": object({ ...KEY, rev: rev("The first entry that does not fit.") }),
    "what?": text("`chain`: one is missing; `hash`: one was changed; `head`: the state is not the one it led to."),
  },
  { $id: "Verification", examples: [{ whole: true, entries: 14 }] },
);

const AUDIT = object(
  {
    caseId: id("Id of the case."),
    personId: id("Id of the debtor."),
    exportedAt: moment("When this was made."),
    exportedBy: text("Id of the user or key."),
    locale: text("Language of the sentences."),
    verification: ref("Verification"),
    facts: open("Facts of today, without addresses."),
    entries: list(
      object({
        ...ENTRY_MEMBERS,
        said: text("What happened, in words."),
        sentences: list(
          object({ code: text("Of the trace."), "nodeId?": text("Node path."), text: text("Why, in words.") }),
        ),
      }),
    ),
    contacts: list(ref("OutboxRow")),
  },
  {
    $id: "Audit",
    examples: [
      {
        ...{ caseId: "E-1", personId: "D-1", exportedAt: 1_795_000_000_000, exportedBy: "user:42", locale: "en" },
        verification: { whole: true, entries: 1 },
        facts: { caseId: "E-1", debtor: { id: "D-1" }, obligations: [] },
        entries: [
          {
            ...ENTRY_EXAMPLE,
            said: "The case is created.",
            sentences: [{ code: "node.entered", nodeId: "hello", text: "Reached First reminder." }],
          },
        ],
        contacts: [OUTBOX_ROW_EXAMPLE],
      },
    ],
  },
);

const PERSONAL = object(
  {
    addresses: list(object({ channel: text("Channel."), address: text("Address, number or postal lines.") })),
    values: open("Names, postal lines and the like."),
  },
  {
    $id: "Personal",
    description: "Shown to who asked, and the asking is in the log.",
    examples: [{ addresses: [{ channel: "email", address: "ana@example.com" }], values: { firstName: "Ana" } }],
  },
);

export const CASE_SCHEMAS: readonly JsonSchema[] = [
  ...[CASE_INPUT, PUT_CASES, PUT_RESULT, PUT_RESULTS, CASE_SUMMARY, CASE_PAGE, CASE, EVENT, DELIVERED, HOLD, RELEASE],
  ...[ENROLL, JOURNAL_ENTRY, JOURNAL_PAGE, VERIFICATION, AUDIT, PERSONAL],
];
