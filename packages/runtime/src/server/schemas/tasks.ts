/** What people are asked to do about a case. */

import {
  boolean,
  documentId,
  effectId,
  id,
  integer,
  type JsonSchema,
  list,
  moment,
  note,
  object,
  oneOf,
  open,
  page,
  ref,
  text,
} from "./schema.ts";

export const TASK_STATES = ["open", "claimed", "done", "canceled", "expired"] as const;

const TASK_EXAMPLE = {
  id: "E-1/1/early@2/call/3.0",
  ...{ state: "open", caseId: "E-1", strategy: "early", obligation: "", personId: "D-1", nodeId: "call" },
  ...{ queue: "phone", dispositions: ["promise", "noAnswer"], dueAt: 1_795_600_000_000, createdAt: 1_795_000_000_000 },
  hasNote: false,
};

const TASK_SCHEMA = object(
  {
    id: effectId("Effect id."),
    state: oneOf(TASK_STATES, "`expired`: the case went on without it."),
    caseId: id("Id of the case."),
    strategy: documentId("Id of the strategy."),
    obligation: text("Ref of the obligation; empty for the whole case."),
    personId: id("Id of the debtor."),
    nodeId: text("Node path."),
    queue: text("Where it waits."),
    "channel?": text("Set when the task is a contact."),
    "recipient?": text("Who is to be reached."),
    "purpose?": text("What for."),
    "obligations?": list(text("Ref that it speaks of.")),
    "skill?": text("What whoever does it has to know."),
    "script?": text("Template of what is said."),
    "priority?": integer("0..100, the higher the sooner."),
    dispositions: list(text("A way it can end.")),
    dueAt: moment("When the case goes on without it."),
    createdAt: moment("When it was asked for."),
    "claimedBy?": text("Id of the user."),
    "claimedUntil?": moment("Afterwards anybody may take it."),
    "completedAt?": moment("When it was done."),
    "disposition?": text("How it ended."),
    "reason?": text("Why it was canceled or expired."),
    hasNote: boolean("Somebody wrote something about it."),
  },
  { $id: "Task", examples: [TASK_EXAMPLE] },
);

const TASK_PAGE = page(ref("Task"), { $id: "TaskPage", examples: [{ items: [TASK_EXAMPLE] }] });

const QUEUES = object(
  {
    items: list(
      object({
        queue: text("Its name."),
        open: integer("Tasks that wait."),
        claimed: integer("Tasks that somebody has."),
        overdue: integer("Of both, those whose deadline has passed."),
        dueSoon: integer("Of both, those whose deadline comes soon."),
        nextDueAt: moment("The earliest deadline."),
        "more?": boolean("More than were counted."),
      }),
    ),
  },
  {
    $id: "Queues",
    examples: [
      {
        items: [{ queue: "phone", open: 3, claimed: 1, overdue: 0, dueSoon: 1, nextDueAt: 1_795_600_000_000 }],
      },
    ],
  },
);

const CLAIM = object(
  {
    "queues?": list(text("A queue.", { maxLength: 200 }), { minItems: 1, maxItems: 100 }),
    "skills?": list(text("What the agent can do.", { maxLength: 200 }), { maxItems: 100 }),
  },
  { $id: "ClaimTask", examples: [{ queues: ["phone"] }] },
);

const CLAIMED = object(
  {
    status: oneOf(
      ["claimed", "none", "notNow", "forbidden"],
      "`notNow`, `forbidden`: it is a contact that may not be made.",
    ),
    "task?": ref("Task"),
    "waiting?": integer("Tasks that may not be done yet."),
    "until?": moment("When to ask again."),
    "reasons?": list(text("Rule that forbids it.")),
  },
  {
    $id: "ClaimedTask",
    examples: [
      { status: "claimed", task: TASK_EXAMPLE },
      { status: "none", waiting: 0 },
    ],
  },
);

const COMPLETE = object(
  {
    disposition: text("One of those of the task.", { minLength: 1, maxLength: 100 }),
    "note?": text("In own words: sealed under the key of the person.", { maxLength: 4000 }),
    "call?": object({
      "result?": oneOf(["rpc", "wpc"], "`rpc`: the right person was reached; `wpc`: somebody else was."),
      "outcome?": oneOf(
        ["notConnected", "noAnswer", "voicemail", "conversation", "abandoned"],
        "As policies count it.",
      ),
    }),
    "agreed?": open("What was agreed on: `promise`, `offer` or `dispute` as its `kind`.", { required: ["kind"] }),
    "data?": open("Told with the event, as the strategy asks for it; nothing personal."),
  },
  {
    $id: "CompleteTask",
    examples: [
      {
        ...{ disposition: "promise", call: { result: "rpc", outcome: "conversation" } },
        agreed: { kind: "promise", amountMinor: 5_000, dueDate: "2026-12-01" },
      },
    ],
  },
);

const COMPLETED = object(
  {
    status: oneOf(["done", "duplicate", "late"], "`late`: the case had gone on without it."),
    task: ref("Task"),
    steps: list(open("What it brought about.")),
  },
  { $id: "CompletedTask", examples: [{ status: "done", task: { ...TASK_EXAMPLE, state: "done" }, steps: [] }] },
);

const WORK = open("The task with what is needed to do it: facts, script, what may be agreed on, rules.", {
  $id: "TaskWork",
  examples: [{ task: TASK_EXAMPLE, facts: { caseId: "E-1" }, personal: { firstName: "Ana" }, offers: [] }],
});

const SKIP = object(
  { note: { ...note, minLength: 1 } },
  { $id: "SkipTask", examples: [{ note: "Asked to be called after six" }] },
);

const TASK_NOTE = object(
  { note: text("As it was written.") },
  { $id: "TaskNote", examples: [{ note: "Wants to be called after six" }] },
);

export const TASK_SCHEMAS: readonly JsonSchema[] = [
  ...[TASK_SCHEMA, TASK_PAGE, QUEUES, CLAIM, CLAIMED, SKIP, COMPLETE, COMPLETED, WORK, TASK_NOTE],
];
