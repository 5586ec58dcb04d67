/** Bugs of moving cases to another version: contacts that are lost or made twice, and people who are chased after all. */

import type { PlantedBug } from "../../../../scripts/plantedBugs.ts";

const CONTACTS = ["change/migration/contacts.test.ts"];
const STATE = ["change/migration/state.test.ts"];
const PLAN = ["change/migration/plan.test.ts"];

export const MIGRATION_BUGS: readonly PlantedBug[] = [
  {
    id: "moved-case-is-written-to-again",
    says: "A case that waits for the receipt of a message is moved without what its node remembers, and gets the message twice.",
    file: "change/migration/migrateState.ts",
    find: "n: entered ? draft.n : undefined,",
    replace: "n: entered && draft.n ? { since: draft.n.since, from: draft.n.from } : undefined,",
    tests: CONTACTS,
  },
  {
    id: "moved-case-forgets-waiting-contact",
    says: "A contact that waited where its node is left is neither made nor told to be given up.",
    file: "change/migration/migrateState.ts",
    find: "if (draft.entered) here?.behavior.interrupted?.(this.#turn);",
    replace: "",
    tests: CONTACTS,
  },
  {
    id: "moved-send-counts-as-made",
    says: "A message that waited for its hours is taken for sent by the newer version, and the debtor never hears.",
    file: "change/migration/keeping.ts",
    find: "if (sent !== undefined && newer.awaitReceipt === undefined)",
    replace: "if (newer.awaitReceipt === undefined)",
    tests: CONTACTS,
  },
  {
    id: "moved-reminder-comes-again",
    says: "A reminder that was moved to a later place goes out again to those who have had it.",
    file: "change/migration/contactsMade.ts",
    find: "if (comes.has(made) && !came.has(made)",
    replace: "if (comes.has(made) && came.has(made)",
    tests: CONTACTS,
  },
  {
    id: "moved-channels-are-not-those-tried",
    says: "After a change of the order of channels the one that bounced is tried again, and the other one never.",
    file: "change/migration/keeping.ts",
    find: "via: sent === undefined ? next : next - 1",
    replace: "via",
    tests: CONTACTS,
  },
  {
    id: "moved-promise-no-longer-pauses",
    says: "Who has promised to pay is chased again, because the newer version has no node that watches the promise.",
    file: "change/migration/migrateState.ts",
    find: "watches(turn.tables, draft.node)) pauseForCommitment(turn);",
    replace: "watches(turn.tables, draft.node)) turn.draft.commitment = commitment;",
    tests: STATE,
  },
  {
    id: "moved-payment-is-tried-twice",
    says: "A case leaves the node of a payment attempt before its result is known, and the next node takes the money again.",
    file: "change/migration/migrateState.ts",
    find: 'here?.type === "retryPayment" && draft.n?.sent !== undefined',
    replace: 'here?.type === "retryPayment" && draft.n === undefined',
    tests: CONTACTS,
  },
  {
    id: "removed-node-without-target",
    says: "A node that is gone needs no target, and its cases are parked one by one.",
    file: "change/migration/targets.ts",
    find: "target === undefined ? missing(relation, path)",
    replace: "target === undefined ? undefined",
    tests: PLAN,
  },
  {
    id: "skipped-notice-not-told",
    says: "The dry run does not tell that people would be passed by a legal notice.",
    file: "change/migration/notices.ts",
    find: "return !starts.every(",
    replace: "return starts.every(",
    tests: PLAN,
  },
  {
    id: "checkpoint-marks-twice",
    says: "A case that is moved at a checkpoint counts twice in the reports.",
    file: "change/migration/checkpoint.ts",
    find: "? moving.goOnAfter(node)",
    replace: '? moving.go({ to: "node", node })',
    tests: STATE,
  },
];
