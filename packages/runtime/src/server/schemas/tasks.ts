/** What people are asked to do about a case. */

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

export const TASK_STATES = ["open", "claimed", "done", "canceled", "expired"] as const;

const TASK_EXAMPLE = {
  id: "E-1/1/early@2/call/3.0",
  ...{ state: "open", caseId: "E-1", strategy: "early", obligation: "", personId: "D-1", nodeId: "call" },
  ...{ queue: "phone", dispositions: ["promise", "noAnswer"], dueAt: 1_795_600_000_000, createdAt: 1_795_000_000_000 },
};

export const TASK_SCHEMA = object(
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
  },
  { $id: "Task", examples: [TASK_EXAMPLE] },
);

export const TASK_PAGE = page(ref("Task"), { $id: "TaskPage", examples: [{ items: [TASK_EXAMPLE] }] });

export const CLAIM = object(
  {
    "queues?": list(text("A queue."), { minItems: 1, maxItems: 100 }),
    "skills?": list(text("What the user can do."), { maxItems: 100 }),
  },
  { $id: "ClaimTask", examples: [{ queues: ["phone"] }] },
);

export const COMPLETE = object(
  {
    disposition: text("One of those of the task.", { minLength: 1, maxLength: 100 }),
    "note?": text("Sealed under the key of the person.", { maxLength: 4000 }),
    "data?": open("What was agreed, as the disposition asks for: a promise, a new address of the debtor's channel."),
  },
  { $id: "CompleteTask", examples: [{ disposition: "promise", data: { amountMinor: 5_000, dueDate: "2026-12-01" } }] },
);

export const WORK = open("The task with what is needed to do it: facts, script, allowed offers.", {
  $id: "TaskWork",
  examples: [{ task: TASK_EXAMPLE }],
});

export const TASK_SCHEMAS: readonly JsonSchema[] = [TASK_SCHEMA, TASK_PAGE, CLAIM, COMPLETE, WORK];
