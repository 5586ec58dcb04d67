/** Facts of cases as they are and as they were. */

import type { CaseRow } from "../model/rows.ts";
import type { CaseQuery, Tx } from "../model/store.ts";
import { statusText } from "./enrollments.ts";
import { GivenRows } from "./given.ts";
import { fromJson, toJson } from "./json.ts";
import { givenIds, lastOf, limitOf, type Scope, Values } from "./scope.ts";

type Cases = Pick<Tx, "cases" | "casesOf" | "listCases" | "saveCases" | "caseRevision">;

export const cases = (scope: Scope): Cases => ({
  async cases(ids) {
    return (await scope.rows<StoredCase>(BY_ID, [ids])).map(caseOf);
  },

  async casesOf(personId) {
    return (await scope.rows<StoredCase>(`${READ} and c.person_id = $2 order by c.id`, [personId])).map(caseOf);
  },

  async listCases(query) {
    const { text, values } = listing(query);
    return (await scope.rows<StoredCase>(text, values)).map(caseOf);
  },

  async saveCases(rows) {
    if (rows.length === 0) return;
    await scope.count(SAVE, GIVEN.values(lastOf(rows, ({ id }) => id)));
  },

  async caseRevision(caseId, rev) {
    const row = await scope.row<{ facts: string }>(REVISION, [caseId, rev]);
    return row && fromJson(row.facts);
  },
});

interface StoredCase {
  readonly id: string;
  readonly person_id: string;
  readonly rev: number;
  readonly facts: string;
  readonly created_at: number;
  readonly updated_at: number;
}

const COLUMNS = "c.id, c.person_id, c.rev, c.facts::text as facts, c.created_at, c.updated_at";

const READ = `select ${COLUMNS} from case_facts c where c.tenant = $1`;

const BY_ID = `
${givenIds("$2")}
select ${COLUMNS} from given join case_facts c on c.tenant = given.tenant and c.id = given.id order by c.id`;

const GIVEN = new GivenRows<CaseRow>("given", {
  id: ["text", ({ id }) => id],
  person_id: ["text", ({ personId }) => personId],
  rev: ["bigint", ({ rev }) => rev],
  facts: ["json", ({ facts }) => toJson(facts)],
  created_at: ["bigint", ({ createdAt }) => createdAt],
  updated_at: ["bigint", ({ updatedAt }) => updatedAt],
});

/** What is replaced goes to the earlier revisions; a revision that is written again is the same one. */
const SAVE = `
with ${GIVEN.text()}, kept as (
  insert into case_revision (tenant, case_id, rev, facts)
  select c.tenant, c.id, c.rev, c.facts from given join case_facts c on c.tenant = given.tenant and c.id = given.id
  where c.rev <> given.rev
  on conflict (tenant, case_id, rev) do update set facts = excluded.facts
)
insert into case_facts (tenant, id, person_id, rev, facts, created_at, updated_at)
select tenant, id, person_id, rev, facts, created_at, updated_at from given order by id
on conflict (tenant, id) do update set
  person_id = excluded.person_id, rev = excluded.rev, facts = excluded.facts,
  created_at = excluded.created_at, updated_at = excluded.updated_at`;

const REVISION = `
select facts::text as facts from case_facts where tenant = $1 and id = $2 and rev = $3
union all
(select facts::text from case_revision where tenant = $1 and case_id = $2 and rev = $3)
limit 1`;

/** The ids are found first, by the index of enrollments that knows the most about them. */
function listing({ after, limit, strategy, status, personId }: CaseQuery): { text: string; values: unknown[] } {
  const values = new Values();
  const own = [
    ...(personId === undefined ? [] : [`c.person_id = ${values.add(personId)}`]),
    ...(after === undefined ? [] : [`c.id > ${values.add(after)}`]),
  ];
  if (strategy !== undefined || status !== undefined) {
    const enrolled = [
      ...(strategy === undefined ? [] : [`e.strategy = ${values.add(strategy)}`]),
      ...(status === undefined ? [] : [`e.status = ${statusText(status)}`]),
      ...(after === undefined ? [] : [`e.case_id > ${values.add(after)}`]),
    ];
    own.push(
      personId === undefined
        ? `c.id in (select distinct e.case_id from enrollment e where e.tenant = $1 and ${enrolled.join(" and ")}
           order by e.case_id limit ${values.add(limitOf(limit))})`
        : `exists (select from enrollment e where e.tenant = $1 and e.case_id = c.id and ${enrolled.join(" and ")})`,
    );
  }
  const conditions = own.map((condition) => ` and ${condition}`).join("");
  return { text: `${READ}${conditions} order by c.id limit ${values.add(limitOf(limit))}`, values: values.list };
}

const caseOf = (row: StoredCase): CaseRow => ({
  id: row.id,
  personId: row.person_id,
  rev: row.rev,
  facts: fromJson(row.facts),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
