/** The service of cases: every method is one transaction and leaves a whole case behind. */

import type { CaseEvent, CaseState } from "@dunlin/engine";
import type { Actor } from "../model/actor.ts";
import type { CaseStatus, CaseSummary, Cases, Delivered, Snapshot, Verification } from "../model/cases.ts";
import type { EnrollmentRow, JournalRow } from "../model/rows.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import type { Tx } from "../model/store.ts";
import { writeLog } from "../settings/log.ts";
import { requireRole } from "../settings/roles.ts";
import { joinFacts } from "../vault/caseParts.ts";
import { deliverIn, followUp, openCase } from "./deliver.ts";
import { flush } from "./flush.ts";
import { entryHash, NO_HEAD } from "./journal.ts";
import { isParked } from "./plan.ts";
import { putCases } from "./put.ts";
import type { Programs } from "./transact.ts";
import type { World } from "./world.ts";

export function createCases(world: World): Cases {
  const { store } = world;
  const deliver = (tenant: string, caseId: string, event: CaseEvent, actor: Actor): Promise<Delivered> => {
    requireRole(actor, "agent", "operator");
    return world.transact(tenant, (tx, programs) => deliverIn(tx, world, { caseId, event, by: actor.id, programs }));
  };
  return {
    put(tenant, cases, actor) {
      requireRole(actor, "agent", "operator");
      return putCases(world, tenant, cases, actor);
    },
    enroll(tenant, caseId, target, actor) {
      requireRole(actor, "agent", "operator");
      return world.transact(tenant, (tx, programs) => enrollIn(tx, world, { caseId, ...target, actor, programs }));
    },
    deliver,
    hold(tenant, caseId, hold, actor) {
      return deliver(tenant, caseId, { type: "hold.placed", data: { ...hold } }, actor);
    },
    release(tenant, caseId, kind, actor) {
      return deliver(tenant, caseId, { type: "hold.released", data: kind === undefined ? {} : { kind } }, actor);
    },
    retry(tenant, caseId, actor) {
      return deliver(tenant, caseId, { type: "hold.released", data: { kind: "parked" } }, actor);
    },
    peek: (tenant, caseId) => store.transaction(tenant, (tx) => snapshotIn(tx, caseId)),
    list: (tenant, { limit = 100, ...query }) =>
      store.transaction(tenant, async (tx) => {
        const rows = await tx.listCases({ ...query, limit });
        const enrollments = await tx.enrollments(rows.map(({ id }) => id));
        return rows.map((row) => summaryOf(row, enrollments));
      }),
    journal: (tenant, caseId, query) => store.transaction(tenant, (tx) => tx.journal(caseId, query)),
    verify: (tenant, caseId) => store.transaction(tenant, (tx) => verifyIn(tx, caseId)),
    async reveal(tenant, caseId, actor) {
      requireRole(actor, "agent", "operator");
      const person = await store.transaction(tenant, async (tx) => {
        const [row] = await tx.cases([caseId]);
        const [found] = row === undefined ? [] : await tx.people([row.personId]);
        if (found === undefined) throw unknownCase(caseId);
        await writeLog(tx, actor, { what: "person.read", subject: `person:${found.id}`, data: { caseId } });
        return found;
      });
      return world.vault.open(tenant, person);
    },
  };
}

const unknownCase = (caseId: string): RuntimeError =>
  new RuntimeError("case.unknown", `There is no case "${caseId}".`, { data: { caseId } });

interface ByHand {
  readonly caseId: string;
  readonly strategy: string;
  readonly obligation?: string;
  readonly actor: Actor;
  readonly programs: Programs;
}

async function enrollIn(
  tx: Tx,
  world: World,
  { caseId, strategy, obligation = "", actor, programs }: ByHand,
): Promise<Delivered> {
  const { work, sheet, now } = await openCase(tx, world, { caseId, by: actor.id, programs });
  const program = programs.live.get(strategy);
  if (program === undefined) {
    const says = `No version of the strategy "${strategy}" is live. Publish it, or restore it from the archive.`;
    throw new RuntimeError("strategy.unknown", says, { path: "/strategy" });
  }
  const refusal = work.enroll(program, obligation, { type: "custom.enrolled" });
  const canceled = await flush(tx, [work], { programs, sheet, now, review: [] });
  await followUp(tx, world, [work], { by: actor.id, programs, canceled });
  return { status: refusal === undefined ? "applied" : "refused", steps: work.steps, canceled };
}

async function snapshotIn(tx: Tx, caseId: string): Promise<Snapshot | undefined> {
  const [row] = await tx.cases([caseId]);
  const [person] = row === undefined ? [] : await tx.people([row.personId]);
  if (row === undefined || person === undefined) return undefined;
  const enrollments = await tx.enrollments([caseId]);
  const outbox = await tx.listOutbox({ caseId, limit: 1000 });
  const { createdAt, updatedAt } = row;
  return {
    facts: joinFacts(person, row),
    ...{ createdAt, updatedAt },
    ...(person.erasedAt !== undefined && { erasedAt: person.erasedAt }),
    enrollments: enrollments.map(({ head: _, ...own }) => ({ ...own, parked: isParked(own.state) })),
    outbox,
  };
}

function summaryOf(
  { id, personId, facts, updatedAt }: Parameters<Tx["saveCases"]>[0][number],
  enrollments: readonly EnrollmentRow[],
): CaseSummary {
  const own = enrollments.filter(({ caseId }) => caseId === id);
  const outstandingMinor = facts.obligations.reduce((sum, each) => sum + Math.max(0, each.outstandingMinor), 0);
  const dueDates = facts.obligations.filter((each) => each.outstandingMinor > 0).map(({ dueDate }) => dueDate);
  const [oldestDueDate] = dueDates.toSorted();
  const currency = facts.currency ?? facts.obligations[0]?.currency;
  return {
    ...{ caseId: id, personId, outstandingMinor, updatedAt },
    ...(currency !== undefined && { currency }),
    ...(oldestDueDate !== undefined && { oldestDueDate }),
    enrollments: own.map(({ caseId, strategy, obligation, version, wakeAt, state }) => ({
      ...{ caseId, strategy, obligation, version, wakeAt },
      ...{ status: statusOf(state), node: state.node },
      ...(state.outcome !== undefined && { outcome: state.outcome }),
    })),
  };
}

const statusOf = (state: CaseState): CaseStatus => (isParked(state) ? "parked" : state.status);

const PAGE = 500;

async function verifyIn(tx: Tx, caseId: string): Promise<Verification> {
  let entries = 0;
  for (const row of await tx.enrollments([caseId])) {
    const { strategy, obligation } = row;
    let head = NO_HEAD;
    let rev = 0;
    for (let page: readonly JournalRow[]; ; rev = page.at(-1)?.rev ?? rev) {
      page = await tx.journal(caseId, { strategy, obligation, afterRev: rev, limit: PAGE });
      for (const [i, entry] of page.entries()) {
        const at = { caseId, strategy, obligation, rev: entry.rev };
        if (entry.rev !== rev + i + 1) return { whole: false, entries, at, what: "chain" };
        if (entry.hash !== entryHash(head, entry)) return { whole: false, entries, at, what: "hash" };
        head = entry.hash;
        entries += 1;
      }
      if (page.length < PAGE) {
        rev = page.at(-1)?.rev ?? rev;
        break;
      }
    }
    if (head !== row.head || rev !== row.rev)
      return { whole: false, entries, at: { caseId, strategy, obligation, rev }, what: "head" };
  }
  return { whole: true, entries };
}
