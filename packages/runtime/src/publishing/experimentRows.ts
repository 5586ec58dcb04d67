/** The cases of an experiment as rows: what `analyzeExperiment` takes, and nothing that tells who they are. */

import type { Debtor, Payment } from "@dunlin/engine";
import type { ExperimentCase, ExperimentCases } from "../model/publishing.ts";
import type { CaseRow, EnrollmentKey, EnrollmentRow } from "../model/rows.ts";
import type { Tx } from "../model/store.ts";

export interface RowsWanted {
  readonly strategy: string;
  readonly experiment: string;
  readonly after: EnrollmentKey | undefined;
  /** Cases of the strategy that are looked at, whether they are in the experiment or not. */
  readonly limit: number;
}

const DAY = 86_400_000;

export async function experimentCasesIn(
  tx: Tx,
  { strategy, experiment, after, limit }: RowsWanted,
): Promise<ExperimentCases> {
  const enrollments = await tx.listEnrollments({ strategy, limit, ...(after && { after }) });
  const inside = enrollments.filter(({ state }) => state.arms?.[experiment] !== undefined);
  const cases = await tx.cases([...new Set(inside.map(({ caseId }) => caseId))]);
  const known = new Map(cases.map((row) => [row.id, row]));
  const out = await optedOutIn(tx, inside, known);
  const last = enrollments.at(-1);
  return {
    items: inside.map((enrollment) => ({
      ...rowOf(enrollment, known.get(enrollment.caseId), experiment, tx.now),
      optedOut: out.has(enrollment),
    })),
    ...(enrollments.length === limit &&
      last && { next: { caseId: last.caseId, strategy, obligation: last.obligation } }),
  };
}

/** Those whose person opted out while they were in. Few people do, so that few journals are read. */
async function optedOutIn(
  tx: Tx,
  inside: readonly EnrollmentRow[],
  known: ReadonlyMap<string, CaseRow>,
): Promise<ReadonlySet<EnrollmentRow>> {
  const people = await tx.people([...new Set([...known.values()].map(({ personId }) => personId))]);
  const closed = new Set(people.filter(({ debtor }) => wantsLess(debtor)).map(({ id }) => id));
  const found = new Set<EnrollmentRow>();
  for (const enrollment of inside) {
    const { caseId, strategy, obligation, state } = enrollment;
    if (!closed.has(known.get(caseId)?.personId ?? "")) continue;
    const journal = await tx.journal(caseId, { strategy, obligation });
    if (journal.some(({ at, event }) => at >= state.enteredAt && event.type === "message.optedOut"))
      found.add(enrollment);
  }
  return found;
}

function wantsLess({ channels = [], contactFacts }: Debtor): boolean {
  const told = contactFacts?.optedOutChannels;
  return channels.some(({ optedOut }) => optedOut === true) || (Array.isArray(told) && told.length > 0);
}

function rowOf(
  { state, version }: EnrollmentRow,
  row: CaseRow | undefined,
  experiment: string,
  now: number,
): Omit<ExperimentCase, "optedOut"> {
  const { status, outcome, enteredAt, at } = state;
  const until = status === "exited" ? at : now;
  const { currency, payments = [] } = row?.facts ?? {};
  return {
    ...{ variant: state.arms?.[experiment] ?? "", version, day: new Date(enteredAt).toISOString().slice(0, 10) },
    days: Math.max(0, Math.floor((until - enteredAt) / DAY)),
    ended: status === "exited",
    ...(outcome !== undefined && { outcome }),
    paidMinor: payments.reduce((sum, payment) => sum + countedMinor(payment, enteredAt), 0),
    ...(currency !== undefined && { currency }),
  };
}

/** What was paid before is no success of the experiment, and what went back is none of anybody's. */
const countedMinor = ({ at, amountMinor, reversed }: Payment, since: number): number =>
  reversed === true || Date.parse(at) < since ? 0 : amountMinor;
