/** The studio as a program: one per directory, killed in the middle, started again, stopped. */

import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ClockView } from "../src/model/api.ts";

const program = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

interface Line {
  readonly url?: string;
  readonly key?: string;
  readonly refused?: string;
  readonly closed?: boolean;
}

interface Running {
  readonly child: ChildProcess;
  line(): Promise<Line>;
  readonly ended: Promise<unknown>;
}

let directory: string;
const children: ChildProcess[] = [];

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "dunlin-studio-test-"));
  // As root the database runs as another user, who has to pass.
  chmodSync(directory, 0o711);
});
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  rmSync(directory, { recursive: true, force: true });
});

function start(): Running {
  const args = [program("../../scripts/run-ts.mjs"), program("host.ts"), directory];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    line: async () => JSON.parse((await lines.next()).value as string) as Line,
    ended: new Promise((resolve) => child.once("close", resolve)),
  };
}

interface Case {
  readonly facts: { readonly obligations: readonly { readonly outstandingMinor: number }[] };
}

const owedOf = ({ facts }: Case): number => facts.obligations.reduce((sum, one) => sum + one.outstandingMinor, 0);

test("ST1 ST2 ST3 ST4 ST5 one studio per directory; killed, it loses nothing; stopped, it leaves nothing behind", async () => {
  const first = start();
  const { url = "", key = "" } = await first.line();
  const ask = async <Body>(base: string, path: string, body?: object): Promise<Body> => {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const sent = body === undefined ? { headers } : { headers, method: "POST", body: JSON.stringify(body) };
    return (await fetch(`${base}${path}`, sent)).json() as Promise<Body>;
  };

  const { refused } = await start().line();
  expect(refused).toBe(
    `A studio runs in ${directory} already (process ${first.child.pid}). Stop it first, or choose another directory with --data.`,
  );

  const { items } = await ask<{ items: readonly { caseId: string; outstandingMinor: number }[] }>(url, "/v1/cases");
  expect(items).toHaveLength(12);
  const { caseId = "" } = items.find(({ outstandingMinor }) => outstandingMinor > 0) ?? {};
  expect(await ask(url, `/studio/people/${caseId}/act`, { do: "payAll" })).toMatchObject({ how: "transfer" });
  await ask(url, "/studio/clock", { do: "pause" });
  const { now } = await ask<ClockView>(url, "/studio/clock");
  first.child.kill("SIGKILL");
  await first.ended;

  const second = start();
  const again = await second.line();
  expect(again.key).toBe(key);
  const base = again.url ?? "";
  expect(await ask<ClockView>(base, "/studio/clock")).toMatchObject({ now, paused: true });
  expect(owedOf(await ask<Case>(base, `/v1/cases/${caseId}`))).toBe(0);
  second.child.stdin?.write("stop\n");
  expect(await second.line()).toEqual({ closed: true });
  await second.ended;
  expect(existsSync(join(directory, "studio.lock"))).toBe(false);
  expect(existsSync(join(directory, "data/postgres/postmaster.pid"))).toBe(false);
}, 400_000);

test("ST16 where nobody reads along any more the studio goes on, and ends when it is told to", async () => {
  const studio = start();
  const { url = "", key = "" } = await studio.line();
  studio.child.stdout?.destroy();
  const headers = { authorization: `Bearer ${key}` };
  expect((await fetch(`${url}/v1/cases`, { headers })).status).toBe(200);
  studio.child.stdin?.write("stop\n");
  expect(await studio.ended).toBe(0);
  expect(existsSync(join(directory, "studio.lock"))).toBe(false);
}, 120_000);
