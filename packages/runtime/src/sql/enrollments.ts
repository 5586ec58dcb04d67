/** Cases in strategies: which are due, and the steps that are written for many of them in one statement. */

import { type CaseState, decodeState, encodeState } from "@dunlin/engine";
import type { EnrollmentRow } from "../model/rows.ts";
import { type EnrollmentQuery, type StepWrite, StoreError, type Tx } from "../model/store.ts";
import { fromJson, toJson } from "./json.ts";
import { outboxGiven } from "./outbox.ts";
import { eachOf, limitOf, type Scope, Values } from "./scope.ts";

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
    const values = [toJson(steps.map(stepGiven)), ...(outbox.length === 0 ? [] : [toJson(outbox.map(outboxGiven))])];
    const text = outbox.length === 0 ? `${STEPS} ${WRITTEN}` : `${STEPS}, ${SENT} ${WRITTEN}`;
    const row = await scope.row<{ written: number }>(text, values);
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
select ${COLUMNS} from ${eachOf("$2")} join enrollment e on e.tenant = $1 and e.case_id = given.id
order by e.case_id, e.strategy, e.obligation`;

/** Those of one moment come in any order: sorting a million of them would cost more than stepping the first thousand. */
const CLAIM = `${READ} and wake_at <= $2 order by wake_at limit $3 for update skip locked`;

/**
 * Every step in one statement. An enrollment that has moved on is neither changed nor entered, and the count tells.
 * An update that had to wait for somebody sees what they wrote.
 */
const STEPS = `
with step as (
  select * from json_to_recordset($2::json) as given(
    "caseId" text, strategy text, obligation text, before bigint, version integer, rev bigint, "wakeAt" bigint,
    status text, state text, head text, "entryRev" bigint, at bigint, "entryVersion" integer, "factsRev" bigint, event json, trace json, effects json,
    by text, hash text)
), changed as (
  update enrollment e set version = step.version, rev = step.rev, wake_at = step."wakeAt", status = step.status,
    state = step.state, head = step.head
  from step
  where e.tenant = $1 and e.case_id = step."caseId" and e.strategy = step.strategy and e.obligation = step.obligation
    and e.rev = step.before
  returning 1
), entered as (
  insert into enrollment (tenant, case_id, strategy, obligation, version, rev, wake_at, status, state, head)
  select $1, "caseId", strategy, obligation, version, rev, "wakeAt", status, state, head
  from step where before = 0 order by "caseId", strategy, obligation
  on conflict do nothing
  returning 1
), noted as (
  insert into journal
    (tenant, case_id, strategy, obligation, rev, at, version, facts_rev, event, trace, effects, by, hash)
  select $1, "caseId", strategy, obligation, "entryRev", at, "entryVersion", "factsRev", event, trace, effects, by, hash
  from step where hash is not null
)`;

/** A key that is there already stays as it is. */
const SENT = `sent as (
  insert into outbox (tenant, key, case_id, strategy, obligation, person_id, route, effect, status, not_before, lease_until,
    lease_owner, attempts, ref, reasons, created_at, updated_at)
  select $1, key, "caseId", strategy, obligation, "personId", route, effect, status, "notBefore", "leaseUntil",
    "leaseOwner", attempts, ref, reasons, "createdAt", "updatedAt"
  from json_to_recordset($3::json) as given(
    key text, "caseId" text, strategy text, obligation text, "personId" text, route text, effect json, status text,
    "notBefore" bigint, "leaseUntil" bigint, "leaseOwner" text, attempts integer, ref text, reasons json,
    "createdAt" bigint, "updatedAt" bigint)
  order by key
  on conflict do nothing
)`;

const WRITTEN = "select (select count(*) from changed) + (select count(*) from entered) as written";

/** `before` is the rev that has to be there; of 0 there is none. */
const stepGiven = ({ enrollment, journal }: StepWrite) => ({
  caseId: enrollment.caseId,
  strategy: enrollment.strategy,
  obligation: enrollment.obligation,
  before: journal === undefined ? enrollment.rev : enrollment.rev - 1,
  version: enrollment.version,
  rev: enrollment.rev,
  wakeAt: enrollment.wakeAt,
  status: statusOf(enrollment.state),
  state: writtenState(enrollment.state),
  head: enrollment.head,
  ...(journal !== undefined && {
    entryRev: journal.rev,
    at: journal.at,
    entryVersion: journal.version,
    factsRev: journal.factsRev,
    event: journal.event,
    trace: journal.trace,
    effects: journal.effects,
    by: journal.by,
    hash: journal.hash,
  }),
});

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
  state: stateOf(row),
  head: row.head,
});

/** The compact form of the engine is short, and exact for moments of this world and ids in one line; JSON is for the rest. */
function writtenState(state: CaseState): string {
  const { strategy, enteredAt, at, dueAt } = state;
  const near = [enteredAt, at, dueAt ?? 0].every((moment) => Math.abs(moment) < 2 ** 51);
  return near && !/[\p{Cc}\u2028\u2029]/u.test(strategy) ? encodeState(state) : toJson(state);
}

function stateOf({ case_id, strategy, state }: StoredEnrollment): CaseState {
  try {
    return state.startsWith("{") ? fromJson<CaseState>(state) : decodeState(state);
  } catch (cause) {
    throw new StoreError("broken", `The state of case ${case_id} in ${strategy} cannot be read.`, { cause });
  }
}
