/** What was to leave against what a provider saw. */

import { expect } from "vitest";
import type { DunlinRuntime } from "../../src/createRuntime.ts";
import type { OutboxRow } from "../../src/model/rows.ts";
import type { Actor, CaseInput } from "../../src/model/runtime.ts";
import { CONTACTS_PER_CASE, STRATEGY, TENANT, template } from "./story.ts";

const ADMIN: Actor = { id: "test", roles: ["admin"] };

const caseOf = (i: number): CaseInput => ({
  facts: {
    caseId: `c${i}`,
    currency: "EUR",
    debtor: {
      id: `d${i}`,
      language: "en",
      zones: ["Europe/Madrid"],
      channels: [
        { channel: "email", address: `d${i}@debtor.example` },
        { channel: "sms", address: `+3460${String(i).padStart(7, "0")}` },
      ],
    },
    obligations: [{ ref: "o", dueDate: "2026-02-01", currency: "EUR", amountMinor: 5_000, outstandingMinor: 5_000 }],
  },
});

/** Publishes the strategy and puts the cases in. */
export async function prepare(runtime: DunlinRuntime, cases: number): Promise<void> {
  await runtime.options.store.open();
  for (const kind of ["email", "sms"] as const) {
    await runtime.templates.saveDraft(TENANT, template(kind, kind), 0, ADMIN);
    await runtime.templates.publish(TENANT, kind, 1, ADMIN);
  }
  await runtime.strategies.saveDraft(TENANT, STRATEGY, 0, ADMIN);
  await runtime.strategies.publish(TENANT, STRATEGY.id, 1, ADMIN);
  await runtime.cases.put(
    TENANT,
    Array.from({ length: cases }, (_, i) => caseOf(i)),
    ADMIN,
  );
}

/** Everything that was ever meant to leave. */
async function everything(runtime: DunlinRuntime): Promise<readonly OutboxRow[]> {
  const rows: OutboxRow[] = [];
  for (let after: { createdAt: number; key: string } | undefined; ; ) {
    const page = await runtime.outbox.list(TENANT, { limit: 1000, ...(after !== undefined && { after }) });
    rows.push(...page);
    const last = page.at(-1);
    if (last === undefined) return rows;
    after = { createdAt: last.createdAt, key: last.key };
  }
}

/**
 * Nothing lost, nothing twice that may not be, and every fate known or told to be unknown.
 *
 * @param counts - Requests by `channel key`.
 * @returns What happened, in one sentence.
 */
export async function settleAccounts(
  runtime: DunlinRuntime,
  cases: number,
  counts: ReadonlyMap<string, number>,
): Promise<string> {
  const rows = await everything(runtime);
  const reached = ({ route, key }: OutboxRow): number => counts.get(`${route} ${key}`) ?? 0;
  const of = (route: string) => rows.filter((row) => row.route === route);
  expect(rows).toHaveLength(cases * CONTACTS_PER_CASE);
  const other = new Set(rows.map(({ status }) => status).filter((status) => !["sent", "unknown"].includes(status)));
  expect([...other]).toEqual([]);
  expect(of("sms").filter((row) => row.status !== "sent" || reached(row) === 0)).toEqual([]);
  expect(of("email").filter((row) => reached(row) > 1)).toEqual([]);
  expect(of("email").filter((row) => row.status === "sent" && reached(row) !== 1)).toEqual([]);
  const known = new Set(rows.map(({ route, key }) => `${route} ${key}`));
  expect([...counts.keys()].filter((request) => !known.has(request))).toEqual([]);
  for (let i = 0; i < cases; i += 50)
    expect(await runtime.cases.verify(TENANT, `c${i}`)).toMatchObject({ whole: true });
  const unknown = of("email").filter(({ status }) => status === "unknown");
  return (
    `${rows.length} contacts, 0 lost; SMS that reached the provider more than once under one key: ` +
    `${of("sms").filter((row) => reached(row) > 1).length}; mails whose fate is unknown: ${unknown.length}, of which had ` +
    `arrived: ${unknown.filter((row) => reached(row) === 1).length}`
  );
}
