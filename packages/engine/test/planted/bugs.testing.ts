/** Bugs of the scenario kit: a test of a strategy passes, or fails, for the wrong reason. */

import type { PlantedBug } from "../../../../scripts/plantedBugs.ts";

const bug = (id: string, says: string, file: string, find: string, replace: string): PlantedBug => ({
  ...{ id, says, file: `testing/${file}`, find, replace },
  tests: ["time", "happenings", "expectations", "failures", "story"].map((name) => `testing/${name}.test.ts`),
});

export const TESTING_BUGS: readonly PlantedBug[] = [
  bug(
    "scenario-timers-early",
    "A timer that is due at the very moment of a payment fires before it, and the message has gone out.",
    "life.ts",
    'timers === "before" ? due < end : due <= end',
    "due <= end",
  ),
  bug(
    "scenario-timers-at-the-end",
    "Timers fire when the clock arrives, not when they are due.",
    "life.ts",
    "this.#now = Math.max(due, this.now);",
    "this.#now = end;",
  ),
  bug(
    "scenario-looks-before-timers",
    "An expectation does not see what is due at its own moment.",
    "scenario.ts",
    `    this.#life.settle();
    what(this.#begun().expectations);`,
    "    what(this.#begun().expectations);",
  ),
  bug(
    "scenario-contacts-seen-again",
    "Contacts that were expected once are there again at the next expectation.",
    "expectations.ts",
    "    this.#contactsSeen = effects.length;\n",
    "",
  ),
  bug(
    "scenario-contacts-unexpected-pass",
    "A contact that nobody expected passes, where those that were expected came as well.",
    "expectations.ts",
    `    const rows = align(wanted, actual, isContact);
    if (rows.some(({ same }) => !same)) {`,
    `    const rows = align(wanted, actual, isContact);
    if (rows.some(({ same, expected: own }) => !same && own !== undefined)) {`,
  ),
  bug(
    "scenario-lists-match-their-beginning",
    "Two parts are found where three were agreed.",
    "compare.ts",
    "Array.isArray(actual) && expected.length === actual.length && expected.every",
    "Array.isArray(actual) && expected.every",
  ),
  bug(
    "scenario-until-midnight",
    "Until a date stops at its midnight, and nothing of that day happens.",
    "life.ts",
    "dateOnly ? endOfDay(instant, this.zone) : instant",
    "instant",
  ),
  bug(
    "scenario-payment-without-balance",
    "A payment is on record, and all of it is owed as before.",
    "../commitments/caseFacts.ts",
    "outstandingMinor: own.outstandingMinor - amount }",
    "outstandingMinor: own.outstandingMinor }",
  ),
  bug(
    "scenario-facts-changed-in-place",
    "A payment writes into the facts that the tester gave, and the next test begins with them.",
    "../commitments/caseFacts.ts",
    "return { facts: { ...facts, obligations, payments: [...(facts.payments ?? []), payment] }, receipt };",
    "return { facts: Object.assign(facts, { obligations, payments: [...(facts.payments ?? []), payment] }), receipt };",
  ),
  bug(
    "scenario-contacts-off-the-record",
    "Messages leave no trace in the facts, so that no policy pack counts them.",
    "host.ts",
    "if (contact === undefined) return;",
    "if (contact === undefined || effect.kind !== undefined) return;",
  ),
  bug(
    "scenario-promise-stays-open",
    "A promise that was judged stays open on record.",
    "../commitments/caseFacts.ts",
    "promises: facts.promises.map((own) => (own.id === id ? { ...own, status, closedAt } : own))",
    "promises: facts.promises.map((own) => (own.id === id ? { ...own, closedAt } : own))",
  ),
  bug(
    "scenario-withdrawn-task-completed",
    "A task that was withdrawn is taken for the open one.",
    "host.ts",
    "this.#tasks = this.#tasks.filter(({ id }) => id !== effect.task);",
    "",
  ),
  bug(
    "scenario-story-ends-early",
    "A golden story passes that goes on where the text stops.",
    "compare.ts",
    "if (wanted.length === came.length && at === wanted.length) return undefined;",
    "if (at === wanted.length) return undefined;",
  ),
  bug(
    "scenario-note-without-work",
    "A case note does not tell the fee that was charged.",
    "teller.ts",
    'case "ledger.fee":\n',
    "",
  ),
];
