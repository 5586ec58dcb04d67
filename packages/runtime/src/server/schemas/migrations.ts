/** Moving cases to another version: what is decided, what the dry run says, and how far the work is. */

import {
  boolean,
  documentId,
  id,
  integer,
  type JsonSchema,
  mapOf,
  moment,
  note,
  object,
  oneOf,
  open,
  page,
  rev,
  text,
  version,
} from "./schema.ts";

const who = text("Id of the user or key.");

const CHOICE = object(
  {
    "rule?": oneOf(["follow", "pin"], "`follow`: nodes that are still there keep their cases. `pin`: everybody stays."),
    "moment?": oneOf(["now", "checkpoint"], "At once, or when a case next comes to a checkpoint."),
    "nodes?": mapOf(
      object({
        to: oneOf(["same", "node", "exit", "restart", "pin"], "What becomes of cases there."),
        "node?": text("Of the newer version, for `node`."),
        "outcome?": text("For `exit`."),
      }),
      "Node path of the older version -> target.",
    ),
  },
  { description: "What somebody decided; what is not named follows the rule." },
);

const CHOICE_EXAMPLE = { nodes: { reminder: { to: "node", node: "second" } } };

const REQUEST = object(
  {
    from: version("Whose cases are moved."),
    to: version("By which they go on."),
    "choice?": CHOICE,
    "dryRun?": { ...boolean("Default true: says what would happen. False: also begins."), default: true },
    "note?": note,
  },
  { $id: "MigrationRequest", examples: [{ from: 1, to: 2, choice: CHOICE_EXAMPLE }] },
);

const PROGRESS = object({
  cases: integer("That were looked at."),
  moved: integer("Go on by the newer version."),
  exited: integer("Ended by the plan."),
  restarted: integer("Began again."),
  refused: mapOf(integer("Cases."), "Stayed: reason -> cases."),
});

const STATUS = ["planned", "proposed", "running", "waiting", "done", "stopped"] as const;
const NOTHING = { cases: 0, moved: 0, exited: 0, restarted: 0, refused: {} };

const MEMBERS = {
  id: id("Of the migration."),
  strategy: documentId("Id of the strategy."),
  from: version("Whose cases are moved."),
  to: version("By which they go on."),
  "choice?": CHOICE,
  status: oneOf(STATUS, "`proposed` waits for a second person; `waiting` moves each case at its next checkpoint."),
  plan: open(
    "`dunlin.migration/1`: a target for every node, problems that keep it from being applied, and its impact.",
  ),
  plannedAt: moment("When the dry run was made."),
  plannedBy: who,
  "appliedAt?": moment("When it began."),
  "appliedBy?": who,
  "approvedBy?": who,
  "endedAt?": moment("When it was done or stopped."),
  "note?": note,
  progress: PROGRESS,
} satisfies Readonly<Record<string, JsonSchema>>;

const EXAMPLE = {
  ...{ id: "5f0c2ad7e1b94c3a8d6f0e4c", strategy: "early", from: 1, to: 2, choice: CHOICE_EXAMPLE, status: "planned" },
  plan: {
    ...{ format: "dunlin.migration/1", strategy: "early", from: 1, to: 2, moment: "now" },
    ...{ nodes: { reminder: { to: "node", node: "second" } }, problems: [] },
    impact: {
      ...{ cases: 120, moved: 118, pinned: 0, exiting: 0, restarting: 0, waiting: 0, refused: { wouldRepeat: 2 } },
      nodes: [{ node: "reminder", cases: 120, target: { to: "node", node: "second" }, timers: 40 }],
      ...{ skippedNotices: [], pendingContacts: 0, contactsAtOnce: 0, shifts: [{ days: 2, cases: 40 }] },
    },
  },
  ...{ plannedAt: 1_795_000_000_000, plannedBy: "user:42", progress: NOTHING },
};

const MIGRATION_SCHEMA = object(MEMBERS, { $id: "Migration", examples: [EXAMPLE] });
const MIGRATION_LIST = page(object(MEMBERS), { $id: "MigrationList", examples: [{ items: [EXAMPLE] }] });

const IMPACT_REQUEST = object(
  { from: version("Whose cases are looked at."), "choice?": CHOICE },
  { $id: "DraftImpactRequest", examples: [{ from: 1, choice: CHOICE_EXAMPLE }] },
);
const IMPACT = object(
  { rev: rev("Of the draft that was looked at."), plan: MEMBERS.plan },
  { $id: "DraftImpact", examples: [{ rev: 3, plan: EXAMPLE.plan }] },
);

export const MIGRATION_SCHEMAS: readonly JsonSchema[] = [
  ...[REQUEST, MIGRATION_SCHEMA, MIGRATION_LIST, IMPACT_REQUEST, IMPACT],
];

/** In paths. */
export const MIGRATION_PARAMS = object({
  id: documentId("Id of the strategy."),
  migration: id("Id of the migration."),
});
export const STRATEGY_PARAMS = object({ id: documentId("Id of the strategy.") });
