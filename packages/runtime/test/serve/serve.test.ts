/** A host that is served from the command line, and one of its cases told. */

import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runDunlin } from "../../src/index.ts";
import { unread } from "../../src/io.ts";
import { carriersOf, checkConfig } from "../../src/serve/config.ts";
import { masterSecret } from "../../src/serve/masterSecret.ts";
import { openRuntime } from "../../src/serve/openRuntime.ts";
import { ADMIN, inputOf, STRATEGY, templateOf } from "../core/world.ts";
import { type TestDatabase, testDatabase } from "../postgres.ts";

let folder: string;
let database: TestDatabase;
const SECRET = Buffer.alloc(32, 5).toString("base64");

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dunlin-serve-"));
  chmodSync(folder, 0o711);
  database = await testDatabase();
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

function terminal(env: Readonly<Record<string, string>> = {}) {
  const said = { out: "", err: "" };
  let stop: () => void = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const io = {
    stdout: { write: (text: string) => Object.assign(said, { out: said.out + text }) },
    stderr: { write: (text: string) => Object.assign(said, { err: said.err + text }) },
    ...{ env, now: () => performance.now(), stopped: () => stopped },
  };
  return { io, said, stop };
}

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
};

const problemsOf = (work: () => unknown): readonly object[] => {
  try {
    work();
  } catch (reason) {
    return (reason as { problems: readonly object[] }).problems;
  }
  return [];
};

describe("the file of channels", () => {
  test("SV1 everything that is wrong with it is told at once, with its place", () => {
    const problems = problemsOf(() =>
      checkConfig({
        publicUrl: "nowhere",
        channels: [{ kind: "pigeon" }, { kind: "smtp", from: "a@b.example" }],
        more: 1,
      }),
    );
    expect(problems).toMatchObject([
      { path: "/more" },
      { path: "/publicUrl" },
      { path: "/channels/0/kind" },
      { path: "/channels/1/urlSecret" },
    ]);
  });

  test("SV1 a variable that is not set, and an address that is none, are told with the channel's place", () => {
    const config = checkConfig({
      channels: [
        { kind: "smtp", urlSecret: "SMTP_URL", from: "a@b.example" },
        { kind: "smtp", id: "other", urlSecret: "SET", from: "nobody" },
        {
          kind: "plainSms",
          options: { apiBase: "https://sms.example", from: "Lender" },
          secrets: { apiKey: "SMS_KEY" },
        },
      ],
      payments: { kind: "stripe", secretKey: "STRIPE", webhookSecret: "SET" },
    });
    expect(problemsOf(() => carriersOf(config, { SET: "smtp://mail.example" }))).toMatchObject([
      { code: "config.secret", path: "/channels/0/urlSecret" },
      { path: expect.stringContaining("/channels/1") },
      { code: "config.secret", path: "/channels/2/secrets/apiKey" },
      { code: "config.secret", path: "/payments/secretKey" },
    ]);
  });

  test("SV1 channels and payments of every kind are made", async () => {
    const config = checkConfig({
      channels: [
        { kind: "smtp", urlSecret: "SMTP", from: "a@b.example" },
        { kind: "webhook", url: "https://host.example/hook", secret: "HOOK" },
      ],
      payments: { kind: "stripe", secretKey: "KEY", webhookSecret: "WHSEC" },
    });
    const env = { SMTP: "smtp://127.0.0.1:1", HOOK: `whsec_${SECRET}`, KEY: "sk_test", WHSEC: "whsec_test" };
    const { channels, payments } = carriersOf(config, env);
    expect(channels.map(({ id }) => id)).toEqual(["email", "webhook"]);
    expect(payments?.id).toBe("stripe");
    for (const channel of channels) await channel.close?.();
  });
});

describe("the secret of a host", () => {
  test("SV2 it is made once in the directory, for its owner only, and is the same again", async () => {
    const own = mkdtempSync(join(folder, "secret-"));
    const first = await masterSecret({}, own);
    expect(first).toHaveLength(32);
    expect(statSync(join(own, "secret")).mode & 0o777).toBe(0o600);
    expect(await masterSecret({}, own)).toEqual(first);
  });

  test.each([
    ["none for a server of PostgreSQL", {}, undefined, "secret.missing"],
    ["one that is too short", { DUNLIN_SECRET: "c2hvcnQ=" }, undefined, "secret.short"],
  ])("SV2 %s is refused", async (_, env, directory, code) => {
    await expect(masterSecret(env, directory)).rejects.toMatchObject({ problems: [{ code }] });
  });

  test("SV2 a file that was emptied is refused instead of replaced", async () => {
    const own = mkdtempSync(join(folder, "secret-"));
    writeFileSync(join(own, "secret"), "");
    await expect(masterSecret({}, own)).rejects.toMatchObject({ problems: [{ code: "secret.short" }] });
    expect(readFileSync(join(own, "secret"), "utf8")).toBe("");
  });
});

describe("serve", () => {
  const env = () => ({ DUNLIN_SECRET: SECRET });

  test("SV3 it says where it is and the first key once, answers, and ends when it is asked to", async () => {
    const args = ["serve", "--database-url", database.url, "--port", "0"];
    const first = terminal(env());
    const ended = runDunlin(args, first.io);
    await until(() => /dk_\S+/.test(first.said.err));
    const [url = ""] = /http:\/\/\S+/.exec(first.said.err) ?? [];
    const [key = ""] = /dk_\S+/.exec(first.said.err) ?? [];
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: "alive" });
    const authorization = `Bearer ${key}`;
    expect((await fetch(`${url}/v1/strategies`, { headers: { authorization } })).status).toBe(200);
    expect((await fetch(`${url}/v1/strategies`)).status).toBe(401);
    first.stop();
    expect(await ended).toBe(0);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();

    const second = terminal(env());
    const again = runDunlin(args, second.io);
    await until(() => second.said.err.includes("openapi"));
    second.stop();
    expect(await again).toBe(0);
    expect(second.said.err).not.toContain("dk_");
  }, 60_000);

  test("SV6 a host goes on where nobody reads along any more, and other commands end", () => {
    const broken = Object.assign(new Error("write EPIPE"), { code: "EPIPE" });
    const ended: string[] = [];
    for (const command of ["serve", "replay"]) unread(command, () => void ended.push(command))(broken);
    expect(ended).toEqual(["replay"]);
    expect(() => unread("serve", () => undefined)(new Error("disk"))).toThrow("disk");
  });

  test.each([
    [["serve", "extra"], "takes options only"],
    [["serve", "--port", "99999"], "--port needs a number"],
    [["serve", "--data", "x", "--database-url", "y"], "not both"],
    [["case"], "Name the case."],
    [["import", "--map", "m.json"], "Name the file of a portfolio."],
    [["import", "p.csv"], "--map is missing"],
    [["import", "p.csv", "--map", "m.json", "--skip", "x"], "--skip needs"],
  ])("SV3 %j makes no sense", async (args, says) => {
    const { io, said } = terminal(env());
    expect(await runDunlin(args, io)).toBe(2);
    expect(said.err).toContain(says);
  });

  test("SV3 a server that is not there is told in a sentence", async () => {
    const { io, said } = terminal(env());
    expect(await runDunlin(["serve", "--database-url", "postgres://x:y@127.0.0.1:1/z", "--port", "0"], io)).toBe(1);
    expect(said.err).toMatch(/^error store\.unavailable: /);
  });
});

test("SV5 a portfolio is imported from the command line, and the same again changes nothing", async () => {
  const own = await testDatabase();
  const [file, map] = [join(folder, "p.csv"), join(folder, "m.json")];
  writeFileSync(file, "id,due,amount\nA,2026-03-01,10.00\nB,not a date,1.00\nC,2026-03-02,12.50\n");
  writeFileSync(
    map,
    JSON.stringify({
      format: "dunlin.mapping/1",
      source: { format: "csv" },
      columns: { id: { type: "text" }, due: { type: "date" }, amount: { type: "money", currency: "EUR" } },
      observeFrom: "2026-03-01",
      facts: {
        caseId: "$id",
        debtor: { id: "$id" },
        obligations: [
          { ref: "o", dueDate: "$due", currency: "EUR", amountMinor: "$amount", outstandingMinor: "$amount" },
        ],
      },
    }),
  );
  const args = ["import", file, "--map", map, "--database-url", own.url];
  const first = terminal({ DUNLIN_SECRET: SECRET });
  expect(await runDunlin(args, first.io)).toBe(1);
  expect(first.said.out).toContain("2 created, 0 updated, 0 unchanged");
  expect(first.said.err).toMatch(/row\.\w+.*:3/);
  const second = terminal({ DUNLIN_SECRET: SECRET });
  await runDunlin([...args, "--json"], second.io);
  expect(JSON.parse(second.said.out)).toMatchObject({ created: 0, unchanged: 2, refused: 1 });
  await own.drop();
}, 60_000);

test("SV4 the whole story of a case is told: steps with reasons, contacts with what became of them, and its chain", async () => {
  const own = await testDatabase();
  const env = { DUNLIN_SECRET: SECRET };
  const runtime = await openRuntime({ databaseUrl: own.url }, { env });
  try {
    for (const template of [templateOf("mail", "email"), templateOf("short", "sms")]) {
      await runtime.templates.saveDraft("default", template, 0, ADMIN);
      await runtime.templates.publish("default", template.id, 1, ADMIN);
    }
    await runtime.strategies.saveDraft("default", STRATEGY, 0, ADMIN);
    await runtime.strategies.publish("default", "reminders", 1, ADMIN);
    await runtime.cases.put("default", [inputOf("c1")], ADMIN);
    const paid = { type: "payment.received", id: "p1", data: { amountMinor: 10_000 } };
    await runtime.cases.deliver("default", "c1", paid, ADMIN);
  } finally {
    await runtime.stop();
  }
  const args = ["case", "c1", "--database-url", own.url];
  const english = terminal(env);
  expect(await runDunlin(args, english.io)).toBe(0);
  expect(english.said.out).toContain("Known today");
  expect(english.said.out).toMatch(/mail mail@1: canceled \(exited\)/i);
  expect(english.said.out).toMatch(/The journal is whole: \d+ entries/);
  expect(english.said.out).not.toContain("debtor.example");
  const spanish = terminal(env);
  await runDunlin([...args, "--locale", "es"], spanish.io);
  expect(spanish.said.out).toMatch(/El diario está completo/);
  const data = terminal(env);
  await runDunlin([...args, "--json"], data.io);
  expect(JSON.parse(data.said.out)).toMatchObject({
    stories: [{ end: { status: "exited" } }],
    verification: { whole: true },
  });

  await own.sql().query("update dunlin.journal set event = replace(event::text, '10000', '1')::json where rev = 2");
  const changed = terminal(env);
  expect(await runDunlin(args, changed.io)).toBe(1);
  expect(changed.said.out).toContain("The journal is not whole: entry 2 was changed.");

  const nobody = terminal(env);
  expect(await runDunlin(["case", "c9", "--database-url", own.url], nobody.io)).toBe(1);
  expect(nobody.said.err).toContain("case.unknown");
  await own.drop();
}, 60_000);
