/** Cases in strategies: which are due, and the steps that are written for many of them in one statement. */

import { type CaseState, decodeState, encodeState } from "@dunlin/engine";
import type { EnrollmentRow } from "../model/rows.ts";
import { type EnrollmentQuery, type StepWrite, StoreError, type Tx } from "../model/store.ts";
import { GivenRows } from "./given.ts";
import { fromJson, toJson } from "./json.ts";
import { OUTBOX_COLUMNS, OUTBOX_GIVEN } from "./outbox.ts";
import { givenIds, limitOf, type Scope, Values } from "./scope.ts";

type Enrollments = Pick<Tx, "enrollments" | "claimDue" | "saveSteps" | "listEnrollments">;

export const enrollments = (scope: Scope): Enrollments => ({
  async enrollments(caseIds, { lock = false } = {}) {
    const rows = await scope.rows<StoredEnrollment>(lock ? `${OF_CASES} for update of e` : OF_CASES, [caseIds]);
    return rows.map(enrollmentOf);
  },

  async claimDue(now, limit) {
    const rows = (await scope.rows<StoredEnrollment>(CLAIM, [now, limit])).map(enrollmentOf);
    return rows.sort((a, b) => (a.wakeAt ?? 0) - (b.wakeAt ?? 0) || (a.caseId < b.caseId ? -1 : 1));
  },

  async saveSteps(steps) {
    if (steps.length === 0) return;
    const outbox = steps.flatMap((step) => step.outbox);
    const row = await (outbox.length === 0
      ? scope.row<{ written: number }>(`${STEPS} ${WRITTEN}`, GIVEN.values(steps))
      : scope.row<{ written: number }>(`${STEPS}, ${SENT} ${WRITTEN}`, [
          ...GIVEN.values(steps),
          ...OUTBOX_GIVEN.values(outbox),
        ]));
    if (row?.written !== steps.length) {
      throw new StoreError(
        "conflict",
        `Somebody else made a step meanwhile: ${row?.written} of ${steps.length} fit; read again.`,
      );
    }
  },

  async listEnrollments(query) {
    const { text, values } = listing(query);
    return (await scope.rows<StoredEnrollment>(text, values)).map(enrollmentOf);
  },
});

interface StoredEnrollment {
  readonly case_id: string;
  readonly strategy: string;
  readonly obligation: string;
  readonly version: number;
  readonly rev: number;
  readonly wake_at: number | null;
  readonly state: string;
  readonly head: string;
}

const COLUMNS = "e.case_id, e.strategy, e.obligation, e.version, e.rev, e.wake_at, e.state, e.head";

const READ = `select ${COLUMNS} from enrollment e where e.tenant = $1`;

const OF_CASES = `
${givenIds("$2")}
select ${COLUMNS} from given join enrollment e on e.tenant = given.tenant and e.case_id = given.id
order by e.case_id, e.strategy, e.obligation`;

/** Those of one moment come in any order: sorting a million of them would cost more than stepping the first thousand. */
const CLAIM = `${READ} and wake_at <= $2 order by wake_at limit $3 for update skip locked`;

/** A step with the rev that has to be there before; of 0 there is none. */
const GIVEN = new GivenRows<StepWrite>("step", {
  case_id: ["text", ({ enrollment }) => enrollment.caseId],
  strategy: ["text", ({ enrollment }) => enrollment.strategy],
  obligation: ["text", ({ enrollment }) => enrollment.obligation],
  before: ["bigint", ({ enrollment, journal }) => (journal === undefined ? enrollment.rev : enrollment.rev - 1)],
  version: ["integer", ({ enrollment }) => enrollment.version],
  rev: ["bigint", ({ enrollment }) => enrollment.rev],
  wake_at: ["bigint", ({ enrollment }) => enrollment.wakeAt],
  status: ["text", ({ enrollment }) => statusOf(enrollment.state)],
  state: ["text", ({ enrollment }) => enrollment.unreadable ?? writtenState(enrollment.state)],
  head: ["text", ({ enrollment }) => enrollment.head],
  entry_rev: ["bigint", ({ journal }) => journal?.rev],
  at: ["bigint", ({ journal }) => journal?.at],
  entry_version: ["integer", ({ journal }) => journal?.version],
  facts_rev: ["bigint", ({ journal }) => journal?.factsRev],
  event: ["json", ({ journal }) => journal && toJson(journal.event)],
  trace: ["json", ({ journal }) => journal && toJson(journal.trace)],
  effects: ["json", ({ journal }) => journal && toJson(journal.effects)],
  by: ["text", ({ journal }) => journal?.by],
  hash: ["text", ({ journal }) => journal?.hash],
});

/**
 * Every step in one statement. An enrollment that has moved on is neither changed nor entered, and the count tells.
 * An update that had to wait for somebody sees what they wrote.
 */
const STEPS = `
with ${GIVEN.text()}, changed as (
  update enrollment e set version = step.version, rev = step.rev, wake_at = step.wake_at, status = step.status,
    state = step.state, head = step.head
  from step
  where e.tenant = step.tenant and e.case_id = step.case_id and e.strategy = step.strategy
    and e.obligation = step.obligation and e.rev = step.before
  returning 1
), entered as (
  insert into enrollment (tenant, case_id, strategy, obligation, version, rev, wake_at, status, state, head)
  select tenant, case_id, strategy, obligation, version, rev, wake_at, status, state, head
  from step where before = 0 order by case_id, strategy, obligation
  on conflict do nothing
  returning 1
), noted as (
  insert into journal
    (tenant, case_id, strategy, obligation, rev, at, version, facts_rev, event, trace, effects, by, hash)
  select tenant, case_id, strategy, obligation, entry_rev, at, entry_version, facts_rev, event, trace, effects, by, hash
  from step where hash is not null
)`;

/** A key that is there already stays as it is. */
const SENT = `${OUTBOX_GIVEN.text(2 + GIVEN.width)}, sent as (
  insert into outbox (tenant, ${OUTBOX_COLUMNS}) select tenant, ${OUTBOX_COLUMNS} from given order by key
  on conflict do nothing
)`;

const WRITTEN = "select (select count(*) from changed) + (select count(*) from entered) as written";

function listing({ strategy, version, status, after, limit, lock = false }: EnrollmentQuery) {
  const values = new Values();
  const conditions = [`strategy = ${values.add(strategy)}`];
  if (version !== undefined) conditions.push(`version = ${values.add(version)}`);
  if (status !== undefined) conditions.push(`status = ${statusText(status)}`);
  if (after !== undefined) {
    const caseId = values.add(after.caseId);
    const rest = `${values.add(after.strategy)}, ${values.add(after.obligation)}`;
    // The first condition says where the index begins, the second one what is left out there.
    conditions.push(`case_id >= ${caseId}`, `(case_id, strategy, obligation) > (${caseId}, ${rest})`);
  }
  const text = `${READ} and ${conditions.join(" and ")}
    order by case_id, strategy, obligation limit ${values.add(limitOf(limit))}${lock ? " for update" : ""}`;
  return { text, values: values.list };
}

type Status = "active" | "held" | "exited" | "parked";

const STATUSES: readonly Status[] = ["active", "held", "exited", "parked"];

/** Written into the statement, so that the index of those that stand still can be chosen. */
export function statusText(status: Status): string {
  if (!STATUSES.includes(status)) throw new RangeError(`no status of an enrollment: ${status}`);
  return `'${status}'`;
}

/** A parked case is not counted among the held ones. */
const statusOf = ({ status, holds }: CaseState): Status =>
  holds?.some(({ kind }) => kind === "parked") ? "parked" : status;

const enrollmentOf = (row: StoredEnrollment): EnrollmentRow => ({
  caseId: row.case_id,
  strategy: row.strategy,
  obligation: row.obligation,
  version: row.version,
  rev: row.rev,
  wakeAt: row.wake_at,
  ...stateOf(row),
  head: row.head,
});

/** The compact form of the engine is short, and exact for moments of this world and ids in one line; JSON is for the rest. */
function writtenState(state: CaseState): string {
  const { strategy, enteredAt, at, dueAt } = state;
  const near = [enteredAt, at, dueAt ?? 0].every((moment) => Math.abs(moment) < 2 ** 51);
  return near && !/[\p{Cc}\u2028\u2029]/u.test(strategy) ? encodeState(state) : toJson(state);
}

/**
 * One that cannot be read stands in nobody's way: the others of its batch go on, and it is parked for a person. Its text stays as
 * it is.
 */
function stateOf(row: StoredEnrollment): Pick<EnrollmentRow, "state" | "unreadable"> {
  const state = readState(row.state);
  return state === undefined ? { state: parkedInPlace(row), unreadable: row.state } : { state };
}

function readState(text: string): CaseState | undefined {
  try {
    const state = text.startsWith("{") ? fromJson<CaseState>(text) : decodeState(text);
    return isWhole(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

/** Members that every step relies on. */
function isWhole({ status, strategy, node, at, dueAt, holds }: CaseState): boolean {
  return (
    ["active", "held", "exited"].includes(status) &&
    typeof strategy === "string" &&
    typeof node === "string" &&
    Number.isSafeInteger(at) &&
    (dueAt === null || Number.isSafeInteger(dueAt)) &&
    (holds === undefined || (Array.isArray(holds) && holds.every(({ kind, scope }) => kind && scope)))
  );
}

const parkedInPlace = ({ case_id, strategy, version }: StoredEnrollment): CaseState => ({
  ...{ v: 1, case: case_id, run: 1, strategy, version, status: "held", dueAt: null },
  ...{ enteredAt: 0, at: 0, node: "", entered: false, visit: 0, index: 0 },
  holds: [{ kind: "parked", scope: "all" }],
});
