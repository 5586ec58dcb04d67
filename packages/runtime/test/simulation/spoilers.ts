/** Stores and hosts that are broken on purpose, each in a way that a real one could be. */

import { enrollmentKey } from "../../src/memory/tenant.ts";
import type { EnrollmentRow, OutboxRow } from "../../src/model/rows.ts";
import type { StepWrite, Tx } from "../../src/model/store.ts";
import { TENANT } from "./scene.ts";
import type { Spoiler } from "./simulate.ts";

/** The transaction with some of its methods replaced. */
function withMethods(tx: Tx, methods: Partial<Tx>): Tx {
  return new Proxy(tx, {
    get(target, name: keyof Tx) {
      const own: unknown = methods[name] ?? target[name];
      return typeof own === "function" ? own.bind(target) : own;
    },
  });
}

/** Each with what goes wrong, and for whom. */
export const SPOILERS: Readonly<Record<string, Spoiler>> = {
  "what is to be sent is written after the step, in a transaction of its own": {
    spoil: (tx, store) =>
      withMethods(tx, {
        saveSteps: async (steps) => {
          await tx.saveSteps(steps.map((step) => ({ ...step, outbox: [] })));
          store.transaction(TENANT, (later) => sendLater(later, steps)).catch(() => {});
        },
      }),
  },
  "whoever pays is still written to by what waits": {
    spoil: (tx) =>
      withMethods(tx, {
        cancelPending: async () => [],
        lockOutboxOf: async (personId, statuses) =>
          tx.lockOutboxOf(
            personId,
            statuses.filter((status) => status !== "pending"),
          ),
      }),
  },
  "what a killed host had on the way is sent again, though the provider acts twice": { sms: "idempotent" },
  "a step is written over one that came in between": {
    spoil: (tx, store) =>
      withMethods(tx, {
        claimDue: async (now, limit) => {
          const { enrollments, enrollmentsDue } = store.peek(TENANT);
          return enrollments.select(enrollmentsDue.take(now, limit));
        },
        enrollments: (caseIds) => tx.enrollments(caseIds),
        saveSteps: async (steps) => {
          const ids = steps.map(({ enrollment }) => enrollment.caseId);
          const known = await tx.enrollments(ids, { lock: true });
          await tx.saveSteps(steps.map((step) => onTop(step, known)));
        },
      }),
  },
  "what was heard is remembered though nothing came of it": {
    spoil: (tx, store) =>
      withMethods(tx, {
        inbox: (source, ids) => store.transaction(TENANT, (apart) => apart.inbox(source, ids)),
      }),
  },
  "two hosts write to one person on the same look": {
    spoil: (tx, store) =>
      withMethods(tx, {
        lockPeople: async (ids, options) => {
          await tx.lockPeople(ids, options);
          return store
            .peek(TENANT)
            .people.select([...new Set(ids)].sort())
            .map((row) => ({ ...row, contacts: [] }));
        },
      }),
  },
};

async function sendLater(tx: Tx, steps: readonly StepWrite[]): Promise<void> {
  const rows: readonly EnrollmentRow[] = await tx.enrollments(steps.map(({ enrollment }) => enrollment.caseId));
  for (const { enrollment, outbox } of steps) {
    const found = rows.find((row) => enrollmentKey(row) === enrollmentKey(enrollment));
    if (found !== undefined) await tx.saveSteps([{ enrollment: found, outbox: outbox as readonly OutboxRow[] }]);
  }
}

/** The step as if nothing had happened since its enrollment was read. */
function onTop(step: StepWrite, known: readonly EnrollmentRow[]): StepWrite {
  const there = known.find((row) => enrollmentKey(row) === enrollmentKey(step.enrollment))?.rev ?? 0;
  const rev = step.journal === undefined ? there : there + 1;
  return {
    ...step,
    enrollment: { ...step.enrollment, rev },
    ...(step.journal && { journal: { ...step.journal, rev } }),
  };
}
