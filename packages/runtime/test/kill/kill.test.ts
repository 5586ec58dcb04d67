/** Hosts are killed in the middle of their work, again and again. Whatever had to leave has left, or is known to be unknown. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { createRuntime, type DunlinRuntime } from "../../src/createRuntime.ts";
import type { OutboxRow } from "../../src/model/rows.ts";
import type { CaseInput } from "../../src/model/runtime.ts";
import { localKeyWrap } from "../../src/people/keyWrap.ts";
import { postgresStore } from "../../src/sql/postgresStore.ts";
import { type TestDatabase, testDatabase } from "../postgres.ts";
import { bundled, type Ledger, removeBundles, run, startLedger } from "./processes.ts";
import { CONTACTS_PER_CASE, clockFrom, SECRET, STRATEGY, TENANT, template } from "./story.ts";

/** The whole run has the size of the promise; `npm test` a tenth, and a proof that shares its time with others a quarter. */
const share = process.env.PROOF ? (process.env.PLANTED_SHARE ? 4 : 1) : 12;
const KILLS = Math.ceil(60 / share);
const CASES = Math.ceil(2_600 / share);

const ADMIN = { id: "test", roles: ["admin"] } as const;
let programs: Readonly<Record<"host" | "ledger", string>>;
let database: TestDatabase;

beforeAll(async () => {
  programs = await bundled(["host", "ledger"]);
  database = await testDatabase();
}, 120_000);

afterAll(async () => {
  removeBundles();
  await database?.drop();
});

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

async function prepared(clock: ReturnType<typeof clockFrom>): Promise<DunlinRuntime> {
  const runtime = createRuntime({
    ...{ store: postgresStore(database.url, { clock }), clock, vault: localKeyWrap(SECRET), secret: SECRET },
  });
  await runtime.options.store.open();
  for (const kind of ["email", "sms"] as const) {
    await runtime.templates.saveDraft(TENANT, template(kind, kind), 0, ADMIN);
    await runtime.templates.publish(TENANT, kind, 1, ADMIN);
  }
  await runtime.strategies.saveDraft(TENANT, STRATEGY, 0, ADMIN);
  await runtime.strategies.publish(TENANT, STRATEGY.id, 1, ADMIN);
  await runtime.cases.put(
    TENANT,
    Array.from({ length: CASES }, (_, i) => caseOf(i)),
    ADMIN,
  );
  return runtime;
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

async function killAgainAndAgain(ledger: Ledger, origin: number): Promise<void> {
  for (let kill = 0; kill < KILLS; kill++) {
    const host = run(programs.host, [database.url, ledger.url, String(origin), `host-${kill}`]);
    // One in six while it boots; the others in the middle of their work.
    if (kill % 6 !== 5) await host.line();
    await new Promise((resolve) => setTimeout(resolve, 60 + ((kill * 137) % 700)));
    await host.kill();
  }
  const last = run(programs.host, [database.url, ledger.url, String(origin), "last"]);
  while ((await last.line()) !== "done") if (last.process.exitCode !== null) throw new Error("the last host failed");
  await last.ended;
}

test(`GK1 ${KILLS} killed hosts lose no contact, and send none twice that may not be sent twice`, async () => {
  const origin = Date.now();
  const runtime = await prepared(clockFrom(origin));
  const ledger = await startLedger(programs.ledger, 7);
  try {
    await killAgainAndAgain(ledger, origin);
    const rows = await everything(runtime);
    const counts = ledger.counts();
    const reached = ({ route, key }: OutboxRow): number => counts.get(`${route} ${key}`) ?? 0;
    const of = (route: string) => rows.filter((row) => row.route === route);
    expect(rows).toHaveLength(CASES * CONTACTS_PER_CASE);
    expect(
      [...new Set(rows.map(({ status }) => status))].filter((status) => !["sent", "unknown"].includes(status)),
    ).toEqual([]);
    expect(of("sms").filter((row) => row.status !== "sent" || reached(row) === 0)).toEqual([]);
    expect(of("email").filter((row) => reached(row) > 1)).toEqual([]);
    expect(of("email").filter((row) => row.status === "sent" && reached(row) !== 1)).toEqual([]);
    const known = new Set(rows.map(({ route, key }) => `${route} ${key}`));
    expect([...counts.keys()].filter((request) => !known.has(request))).toEqual([]);
    for (let i = 0; i < CASES; i += 50)
      expect(await runtime.cases.verify(TENANT, `c${i}`)).toMatchObject({ whole: true });
    const unknown = of("email").filter(({ status }) => status === "unknown");
    const twice = of("sms").filter((row) => reached(row) > 1);
    console.log(
      `${KILLS} kills, ${rows.length} contacts: 0 lost; SMS that reached the provider more than once under one key: ${twice.length}; ` +
        `mails whose fate is unknown: ${unknown.length}, of which had arrived: ${unknown.filter((row) => reached(row) === 1).length}`,
    );
  } finally {
    await ledger.stop();
    await runtime.stop();
  }
}, 900_000);
