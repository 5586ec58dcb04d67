/** Bugs of what is promised of the whole: nothing lost, nothing sent twice, nobody written to who must not be. */

import type { PlantedBug } from "../../../../scripts/plantedBugs.ts";

const tests = ["simulation/simulation.test.ts"];

export const GUARANTEE_BUGS: readonly PlantedBug[] = [
  {
    id: "no-look-at-the-door",
    says: "A queued contact leaves although the debtor has paid, opted out or was written to often enough meanwhile.",
    file: "core/lease.ts",
    find: 'if (verdict.decision !== "send") {',
    replace: 'if (verdict.decision === "never") {',
    tests,
  },
  {
    id: "opt-out-leaves-pending",
    says: "Somebody opts out, and what is pending for them stays pending.",
    file: "core/flush.ts",
    find: "for (const personId of new Set(review))",
    replace: "for (const personId of new Set(exited.length > 0 ? review : []))",
    tests,
  },
  {
    id: "lost-lease-sent-again",
    says: "A host is killed while it sends, and another sends the same again by a provider that acts twice.",
    file: "core/lease.ts",
    find: 'if (semanticsOf(world, row) === "idempotent") {',
    replace: 'if (semanticsOf(world, row) !== "never") {',
    tests,
  },
  {
    id: "timeout-sent-again",
    says: "A provider that acts twice does not answer, and is asked again.",
    file: "core/settle.ts",
    find: 'result.status === "unknown" && semanticsOf(world, row) === "idempotent"',
    replace: 'result.status === "unknown" && semanticsOf(world, row) !== "never"',
    tests,
  },
  {
    id: "lost-lease-for-ever",
    says: "A host is killed while it sends, and the contact stays on its way for ever.",
    file: "core/lease.ts",
    find: "if ((row.leaseUntil ?? 0) > now) return undefined;",
    replace: "if (row.leaseUntil !== 0) return undefined;",
    tests,
  },
  {
    id: "contact-not-entered",
    says: "A contact is let out and not entered with the person, so that the next one does not count it.",
    file: "core/lease.ts",
    find: "const entered = this.#enter(person, row, facts);",
    replace: "const entered = person;",
    tests,
  },
  {
    id: "stale-result-recorded",
    says: "A host that was given up comes back and overwrites what another one found out about the contact.",
    file: "core/settle.ts",
    find: 'if (row?.status !== "leased" || row.leaseOwner !== leased.leaseOwner || row.attempts !== leased.attempts)',
    replace: "if (row === undefined)",
    tests,
  },
  {
    id: "sends-after-its-lease",
    says: "A host that was stopped for a while sends when it goes on, though another has taken the contact over.",
    file: "core/send.ts",
    find: 'if ("outgoing" in prepared && !(await holdsLong(world, leased))) return LEASE_ENDED;',
    replace: "",
    tests,
  },
  {
    id: "doubtful-contact-forgotten",
    says: "A provider does not answer, the debtor got the message, and it does not count among the contacts.",
    file: "core/settle.ts",
    find: 'await (result.status === "unknown" ? changeContact(tx, row, inDoubt) : withdrawAttempt(tx, row));',
    replace: "await withdrawContact(tx, row);",
    tests,
  },
  {
    id: "duplicates-heard",
    says: "News that are told twice are taken for two.",
    file: "core/deliver.ts",
    find: "if (event.id !== undefined && (await tx.inbox(",
    replace: "if (event.id === undefined && (await tx.inbox(",
    tests,
  },
  {
    id: "chain-forgets-its-head",
    says: "Entries of the journal do not name the one before, so that one can be taken out unnoticed.",
    file: "core/plan.ts",
    find: "entryHash(before?.head ?? NO_HEAD, entry)",
    replace: "entryHash(NO_HEAD, entry)",
    tests,
  },
  {
    id: "later-clock-not-seen",
    says: "A contact that a host whose clock is a little ahead has just let out is not seen by another, and goes beyond the cap.",
    file: "core/door.ts",
    find: "facts: withPastContacts(facts, now), now }",
    replace: "facts, now }",
    tests: ["simulation/clocks.test.ts"],
  },
];
