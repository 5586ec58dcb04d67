/** Random work on a store and on the one in memory side by side: both tell the same at every turn. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import { memoryStore } from "../../src/memory/memoryStore.ts";
import type { OutboxStatus } from "../../src/model/rows.ts";
import { type Store, StoreError, type Tx } from "../../src/model/store.ts";
import type { Subject } from "./conformance.ts";
import { caseRow, contact, enrollment, keyOf, MONDAY, note, person, stateOf, step, tally } from "./rows.ts";

/** Gives something that can be compared. */
type Act = (tx: Tx) => Promise<unknown>;

interface Work {
  readonly acts: readonly { readonly name: string; readonly act: Act }[];
  /** Thrown away in the end. */
  readonly fails: boolean;
}

export function agreesWithMemory(subject: Subject): void {
  test("ST30 whatever is done, a store tells the same as the one in memory", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(work, { minLength: 1, maxLength: 12 }), async (story) => {
        const tenant = subject.tenant();
        const memory = memoryStore();
        for (const part of story) {
          const names = part.acts.map(({ name }) => name).join(", ");
          expect({ names, told: await tell(subject.store, tenant, part) }).toEqual({
            names,
            told: await tell(memory, tenant, part),
          });
        }
      }),
      { numRuns: sized(25, 300) },
    );
  });
}

/** What each act gave, and how it ended. */
async function tell(store: Store, tenant: string, { acts, fails }: Work): Promise<unknown> {
  const told: unknown[] = [];
  const end = new Error("thrown away");
  try {
    await store.transaction(tenant, async (tx) => {
      told.length = 0;
      for (const { act } of acts) told.push(await act(tx));
      if (fails) throw end;
    });
  } catch (reason) {
    if (reason !== end && !(reason instanceof StoreError)) throw reason;
    told.push(reason instanceof StoreError ? reason.code : "thrown away");
  }
  told.push(await store.transaction(tenant, (tx) => readAll(tx)));
  return told;
}

const caseIds = ["c1", "c2", "c3"];
const caseId = fc.constantFrom(...caseIds);
const personOf = (id: string): string => (id === "c3" ? "ben" : "anna");
const key = fc.constantFrom("k1", "k2", "k3", "k4");
const route = fc.constantFrom("email", "sms");
const moment = fc.integer({ min: -6, max: 6 }).map((hours) => MONDAY + hours);
const status = fc.constantFrom<OutboxStatus>("pending", "leased", "sent", "failed", "canceled", "unknown");
const rank = fc.option(fc.integer({ min: -2, max: 2 }), { nil: undefined });
const text = fc.constantFrom("a", "b", "ab", "B");

const act = <T>(name: string, values: fc.Arbitrary<T>, run: (tx: Tx, value: T) => Promise<unknown>) =>
  values.map((value) => ({ name: `${name} ${JSON.stringify(value)}`, act: (tx: Tx) => run(tx, value) }));

const acts = fc.oneof(
  act("person", fc.record({ id: fc.constantFrom("anna", "ben"), legalHold: fc.boolean() }), savePerson),
  act("facts", caseId, saveFacts),
  act(
    "step",
    fc.record({ id: caseId, wakeAt: fc.option(moment), ended: fc.boolean(), key, route, stale: rare() }),
    saveStep,
  ),
  act("contact", fc.record({ key, status, route, at: moment }), saveContact),
  act("document", fc.record({ id: text, state: fc.option(text, { nil: undefined }), rank, stale: rare() }), saveNote),
  act("deletion", text, (tx, id) => tx.deleteDocument("note", id)),
  act("inbox", fc.array(text, { maxLength: 3 }), async (tx, ids) => [...(await tx.inbox("bank", ids))].sort()),
  act("permits", fc.integer({ min: 0, max: 4 }), (tx, wanted) => tx.takePermits("email", wanted, 9, 1e12)),
  act("tally", fc.record({ measure: text, count: fc.integer({ min: 1, max: 9 }) }), (tx, { measure, count }) =>
    tx.addTallies([tally(measure, { count })]),
  ),
  act("due", moment, async (tx, now) => [
    (await tx.claimDue(now, 100)).map((row) => row.caseId).sort(),
    (await tx.dueOutbox(now, 100)).map((row) => row.key).sort(),
    (await tx.dueOutbox(now, 100, ["sms"])).map((row) => row.key).sort(),
  ]),
  act(
    "documents",
    fc.record({ idPrefix: fc.constantFrom("", "a"), order: fc.constantFrom("id", "rank", "-rank") }),
    async (tx, query) =>
      (await tx.documents({ kind: "note", ...query, limit: 3 })).map(({ id, rev }) => `${id} ${rev}`),
  ),
  act("prune", fc.constantFrom(0, 2 * MONDAY), pruneAll),
);

const work: fc.Arbitrary<Work> = fc.record({
  acts: fc.array(acts, { minLength: 1, maxLength: 6 }),
  fails: rare(),
});

/** True once in a while. */
function rare(): fc.Arbitrary<boolean> {
  return fc.nat({ max: 7 }).map((n) => n === 7);
}

async function savePerson(tx: Tx, { id, legalHold }: { id: string; legalHold: boolean }): Promise<void> {
  await tx.lockPeople([id]);
  await tx.savePeople([person(id, legalHold ? { legalHold: "a suit" } : {})]);
  await tx.saveAddresses(id, legalHold ? [] : [{ channel: "email", digest: "d" }]);
}

async function saveFacts(tx: Tx, id: string): Promise<void> {
  const personId = personOf(id);
  if ((await tx.lockPeople([personId])).length === 0) await tx.savePeople([person(personId)]);
  const [known] = await tx.cases([id]);
  await tx.saveCases([caseRow(id, { personId, rev: (known?.rev ?? 0) + 1 })]);
}

interface StepPlan {
  readonly id: string;
  readonly wakeAt: number | null;
  readonly ended: boolean;
  readonly key: string;
  readonly route: string;
  readonly stale: boolean;
}

async function saveStep(tx: Tx, { id, wakeAt, ended, key, route, stale }: StepPlan): Promise<void> {
  if ((await tx.cases([id])).length === 0) await saveFacts(tx, id);
  const [known] = await tx.enrollments([id], { lock: true });
  const rev = (known?.rev ?? 0) + (stale ? 2 : 1);
  const state = stateOf(keyOf(id), { status: ended ? "exited" : "active" });
  const sent = contact(key, { caseId: id, personId: personOf(id), route, notBefore: wakeAt ?? MONDAY });
  await tx.saveSteps([step(enrollment(id, { rev, wakeAt: ended ? null : wakeAt, state }), [sent])]);
}

interface ContactPlan {
  readonly key: string;
  readonly status: OutboxStatus;
  readonly route: string;
  readonly at: number;
}

async function saveContact(tx: Tx, { key, status, route, at }: ContactPlan): Promise<number> {
  const rows = await tx.lockOutbox([key]);
  await tx.saveOutbox(
    rows.map((row) => ({
      ...row,
      status,
      route,
      ref: `p-${key}`,
      notBefore: at,
      leaseUntil: at + 1,
      attempts: row.attempts + 1,
    })),
  );
  return rows.length;
}

interface NotePlan {
  readonly id: string;
  readonly state: string | undefined;
  readonly rank: number | undefined;
  readonly stale: boolean;
}

async function saveNote(tx: Tx, { id, state, rank, stale }: NotePlan): Promise<number> {
  const known = await tx.document("note", id);
  const columns = { ...(state !== undefined && { state }), ...(rank !== undefined && { rank }) };
  return tx.putDocument(note(id, { rev: (known?.rev ?? 0) + (stale ? 1 : 0), ...columns }));
}

async function pruneAll(tx: Tx, before: number): Promise<void> {
  for (let bite = 0; bite < 50; bite++) {
    if ((await tx.prune({ inboxBefore: before, casesBefore: before }, 5)) === 0) return;
  }
  throw new Error("There is always more to prune.");
}

/** Everything but the clock. */
async function readAll(tx: Tx): Promise<unknown> {
  const documents = await tx.documents({ kind: "note" });
  const journal = [];
  for (const id of caseIds) journal.push(await tx.journal(id), await tx.caseRevision(id, 1));
  return {
    people: await tx.people(["anna", "ben"]),
    addressed: [...(await tx.findByAddress("email", "d"))].sort(),
    cases: await tx.listCases({ limit: 10 }),
    active: (await tx.listCases({ limit: 10, status: "active" })).map(({ id }) => id),
    enrollments: await tx.enrollments(caseIds),
    journal,
    outbox: await tx.listOutbox({ limit: 10 }),
    found: (await tx.outboxByRef("sms", "p-k1"))?.key,
    tallies: await tx.tallies({ strategy: "dunning" }),
    gauges: await tx.gauges(),
    documents: documents.map(({ createdAt: _, updatedAt: __, ...rest }) => rest),
  };
}
