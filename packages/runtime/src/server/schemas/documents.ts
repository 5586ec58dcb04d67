/** Strategies and templates: drafts, proposals, versions, findings, counts. */

import {
  boolean,
  date,
  documentId,
  integer,
  type JsonSchema,
  list,
  mapOf,
  moment,
  note,
  object,
  oneOf,
  open,
  page,
  ref,
  rev,
  text,
  version,
} from "./schema.ts";

const HASH = "9b74c9897bac770ffc029102a200c5de0f1a9f2f8a1d0b0f3c2f1a8d6f0e4c11";
const who = text("Id of the user or key.");

/** A small whole strategy, for examples; it can be published as it stands. */
export const STRATEGY_EXAMPLE = {
  format: "dunlin.strategy/1",
  id: "early",
  version: 1,
  name: "Early reminder",
  time: { zone: "Europe/Madrid" },
  entry: { start: "hello" },
  exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
  nodes: {
    hello: {
      ...{ type: "send", name: "First reminder", purpose: "collect" },
      ...{ via: [{ channel: "email", template: "hello@1" }], to: { next: "week" } },
    },
    week: { type: "wait", name: "A week", for: "P7D", to: { next: "end" } },
    end: { type: "exit", name: "Handed over", outcome: "open" },
  },
} as const;

const TEMPLATE_EXAMPLE = { id: "hello", kind: "sms", name: "Hello" } as const;

const PROPOSED = object({
  by: who,
  at: moment("When it was proposed."),
  rev: rev("Rev of the draft that was proposed."),
  "note?": note,
});

const draftSchema = ($id: string, document: JsonSchema, example: object): JsonSchema =>
  object(
    {
      id: documentId("Id of the document."),
      rev: rev("Writes so far; the ETag is this number."),
      document,
      savedAt: moment("When it was saved."),
      savedBy: who,
      "proposed?": PROPOSED,
    },
    { $id, examples: [{ id: "early", rev: 3, document: example, savedAt: 1_795_000_000_000, savedBy: "user:42" }] },
  );

export const STRATEGY_DOCUMENT = open(
  "A strategy of the format `dunlin.strategy/1`; `strategySchema()` of the engine is its schema.",
  {
    examples: [STRATEGY_EXAMPLE],
  },
);
export const TEMPLATE_DOCUMENT = open("A template of `@dunlin/templates`.", { examples: [TEMPLATE_EXAMPLE] });

const STRATEGY_DRAFT = draftSchema("StrategyDraft", open("The strategy."), STRATEGY_EXAMPLE);
const TEMPLATE_DRAFT = draftSchema("TemplateDraft", open("The template."), TEMPLATE_EXAMPLE);

const SUMMARY = object(
  {
    id: documentId("Id of the document."),
    name: text("Its name."),
    "draft?": object({ rev: rev("Of the draft."), savedAt: moment("When it was saved.") }),
    "live?": integer("The version that counts now."),
    versions: integer("Versions so far."),
    archived: boolean("Nobody enters any more."),
    "facts?": open(
      "Of a template: version -> what strategies know of it, as `channels`, the `disclosures` that every language and variant makes, and `variants` with their weights.",
    ),
  },
  {
    $id: "DocumentSummary",
    examples: [{ id: "early", name: "Early reminder", live: 2, versions: 2, archived: false }],
  },
);

export const SUMMARIES = page(ref("DocumentSummary"), {
  examples: [{ items: [{ id: "early", name: "Early reminder", live: 2, versions: 2, archived: false }] }],
});

const VERSION_MEMBERS = {
  id: documentId("Id of the document."),
  version: version("From 1."),
  hash: text("SHA-256 of the document in canonical JSON, as hexadecimal digits."),
  publishedAt: moment("When it was published."),
  publishedBy: who,
  "approvedBy?": who,
  "note?": note,
  live: boolean("Whether it counts now."),
} as const;

const VERSION_EXAMPLE = {
  ...{ id: "early", version: 2, hash: HASH, publishedAt: 1_795_000_000_000, publishedBy: "user:42" },
  ...{ approvedBy: "user:7", live: true },
};

const VERSION = object(VERSION_MEMBERS, { $id: "Version", examples: [VERSION_EXAMPLE] });
export const VERSIONS = page(ref("Version"), { examples: [{ items: [VERSION_EXAMPLE] }] });
const STRATEGY_VERSION = object(
  { ...VERSION_MEMBERS, document: open("The strategy.") },
  { $id: "StrategyVersion", examples: [{ ...VERSION_EXAMPLE, document: STRATEGY_EXAMPLE }] },
);
const TEMPLATE_VERSION = object(
  { ...VERSION_MEMBERS, document: open("The template."), compiled: list(open("Compiled for one locale and variant.")) },
  { $id: "TemplateVersion", examples: [{ ...VERSION_EXAMPLE, document: TEMPLATE_EXAMPLE, compiled: [] }] },
);

const FINDINGS = object(
  {
    valid: boolean("No finding is an error: it can be published."),
    findings: list(
      object(
        {
          code: text("What was found, for programs."),
          severity: oneOf(["error", "warning", "info"], "Errors keep it from being published."),
          path: text("JSON pointer into the document."),
          "nodeId?": text("Node path."),
          "blockId?": text("Block of a template."),
          data: open("Values behind the sentence, for translation."),
          message: text("English."),
          "fix?": list(open("Operations of JSON Patch that repair it.")),
        },
        { additionalProperties: true },
      ),
    ),
  },
  {
    $id: "Findings",
    examples: [
      {
        valid: false,
        findings: [
          {
            ...{ code: "start.missing", severity: "error", path: "/entry/start", data: { start: "hello" } },
            message: 'There is no node "hello".',
          },
        ],
      },
    ],
  },
);

const PUBLISH = object(
  { rev: rev("Rev of the draft that is meant."), "note?": note },
  { $id: "Publish", examples: [{ rev: 3, note: "Second reminder after seven days" }] },
);
const ROLLBACK = object(
  { version: version("The one that is to count again."), "note?": note },
  { $id: "Rollback", examples: [{ version: 1, note: "Too many calls to the hotline" }] },
);

const PUBLICATION = object(
  {
    status: oneOf(["published", "proposed"], "`proposed`: a second person has to agree."),
    "version?": version("Of what was published."),
    "hash?": text("SHA-256 of the document."),
    "by?": who,
  },
  {
    $id: "Publication",
    examples: [
      { status: "published", version: 2, hash: HASH },
      { status: "proposed", by: "user:42" },
    ],
  },
);

const PROPOSALS = page(
  object({
    id: documentId("Id of the document."),
    by: who,
    at: moment("When it was proposed."),
    "note?": note,
    what: object(
      { "publish?": rev("Rev of the draft."), "rollback?": version("The earlier version.") },
      { description: "The draft of this rev as a new version, or the earlier one to count again." },
    ),
  }),
  {
    $id: "Proposals",
    examples: [{ items: [{ id: "early", by: "user:42", at: 1_795_000_000_000, what: { publish: 3 } }] }],
  },
);

const APPROVAL = object(
  {
    "rev?": rev("Of the draft that was proposed."),
    "version?": version("The earlier one that was proposed."),
    "note?": note,
  },
  { $id: "Approval", examples: [{ rev: 3 }, { version: 1, note: "Agreed by telephone" }] },
);
const REASON = object({ "note?": note }, { $id: "Reason", examples: [{ note: "The tone is too sharp" }] });

export const STATISTICS_QUERY = object({
  "version?": version("Only this one."),
  "from?": date("First day, UTC."),
  "to?": date("Last day, UTC."),
});

const COUNTS = mapOf(
  integer("How often."),
  "Measure -> count: `entered`, `left:<port>`, `sent`, `delivered`, `outcome:<outcome>`, ...",
);
const STATISTICS = object(
  {
    strategy: documentId("Id of the strategy."),
    "version?": version("The one that was asked for."),
    total: COUNTS,
    nodes: mapOf(COUNTS, "Node path -> measure -> count."),
    valuesMinor: mapOf(integer("Minor units."), "What goals were worth: measure -> sum."),
  },
  {
    $id: "Statistics",
    examples: [
      {
        strategy: "early",
        total: { enrolled: 120, "outcome:paid": 41 },
        nodes: { hello: { entered: 120, "left:next": 118, sent: 117, delivered: 115 } },
        valuesMinor: {},
      },
    ],
  },
);

const DAYS = page(
  object({
    day: date("UTC."),
    node: text("Node path; empty for the whole strategy."),
    version: version("Of the strategy."),
    measure: text("What was counted."),
    count: integer("How often."),
    "valueMinor?": integer("Of goals that have a value."),
  }),
  {
    $id: "DailyCounts",
    examples: [{ items: [{ day: "2026-11-26", node: "hello", version: 2, measure: "sent", count: 17 }] }],
  },
);

const EXPERIMENT = object(
  {
    experiment: text("Its key in the strategy."),
    variants: list(
      object({
        key: text("Of the variant."),
        exposed: integer("Cases that got it."),
        goals: mapOf(object({ count: integer("Cases."), valueMinor: integer("Minor units.") }), "Goal -> reached by."),
        outcomes: mapOf(integer("Cases."), "Outcome -> cases that ended so."),
      }),
    ),
  },
  {
    $id: "ExperimentCounts",
    examples: [
      {
        experiment: "tone",
        variants: [{ key: "soft", exposed: 60, goals: {}, outcomes: { paid: 22 } }],
      },
    ],
  },
);

const EXPERIMENT_CASES = page(
  object({
    variant: text("That it got."),
    version: version("By which it goes on."),
    day: date("On which it came into the strategy, UTC."),
    days: integer("Whole days from then to its end, or to now."),
    ended: boolean("It is out of the strategy."),
    "outcome?": text("With which it ended."),
    paidMinor: integer("Minor units that were paid and not given back since it came in."),
    "currency?": text("ISO 4217."),
    optedOut: boolean("The person asked for no more messages on some channel while it was in, and still wants none."),
  }),
  {
    $id: "ExperimentCases",
    description: "A page may hold fewer cases than its limit, or none: those outside of the experiment are left out.",
    examples: [
      {
        items: [
          {
            ...{ variant: "soft", version: 2, day: "2026-11-02", days: 9, ended: true, outcome: "paid" },
            ...{ paidMinor: 12_050, currency: "EUR", optedOut: false },
          },
        ],
      },
    ],
  },
);

const BRAND = open("Colors, fonts and logo of the creditor, as `@dunlin/templates` reads them.", {
  $id: "Brand",
  examples: [{ schema: "dunlin.brand/1", id: "house", name: "House" }],
});

export const DOCUMENT_SCHEMAS: readonly JsonSchema[] = [
  ...[STRATEGY_DRAFT, TEMPLATE_DRAFT, SUMMARY, VERSION, STRATEGY_VERSION, TEMPLATE_VERSION, FINDINGS, PUBLISH],
  ...[ROLLBACK, PUBLICATION, PROPOSALS, APPROVAL, REASON, STATISTICS, DAYS, EXPERIMENT],
  ...[EXPERIMENT_CASES, BRAND],
];
