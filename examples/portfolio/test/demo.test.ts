/** The demo as a command: what it shows, which strategy it takes, and how it refuses. */

import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { INTERESTING_CASE, runDemo } from "../demo.mjs";
import { writePortfolio } from "../generate.mjs";
import { listen } from "./replays.ts";

const here = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const OWN = { strategy: here("strategy.json"), map: here("mapping.json") };

let folder: string;
let portfolio: string;
let map: string;

/** A folder of somebody's: a small portfolio with a mapping. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dunlin-"));
  portfolio = join(folder, "accounts.jsonl");
  map = join(folder, "map.json");
  await writePortfolio(portfolio, { cases: 20 });
  copyFileSync(OWN.map, map);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function demo(...args: readonly string[]) {
  const io = listen();
  const code = await runDemo(args, io);
  return { code, out: io.out(), err: io.err() };
}

describe("without arguments", () => {
  test("reports on the generated portfolio, tells one case and says what to try next", async () => {
    const { code, out, err } = await demo();
    expect([code, err]).toEqual([0, ""]);
    const [report, story, next] = [out.indexOf("Contacts"), out.indexOf(INTERESTING_CASE), out.indexOf("Next\n")];
    expect(0 < report && report < story && story < next).toBe(true);
    expect(out.slice(next).match(/npm run demo -- /g)).toHaveLength(3);
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("tells a case that is reminded, pays a part, is thanked, and pays the rest", async () => {
    const { out } = await demo("--explain", INTERESTING_CASE, "--json");
    const [story] = JSON.parse(out);
    const told = JSON.stringify(story.moments);
    for (const template of ["hello@1", "short-wa@1", "ways@1", "thanks@1", "last@1"]) expect(told).toContain(template);
    expect(told).toContain('"goal":"partPayment"');
    expect(story.end).toEqual({ status: "exited", outcome: "paid" });
  });

  test("prints data only where data is asked for", async () => {
    const { code, out } = await demo("--json", "--limit", "10");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ format: "dunlin.replay/1", rows: { read: 10 } });
  });
});

describe("with a file and its mapping", () => {
  test("takes the strategy of this example when none lies beside the mapping, and says so", async () => {
    const { code, out } = await demo("--portfolio", portfolio, "--map", map);
    expect(code).toBe(0);
    expect(out).toMatch(/^Strategy: .*strategy\.json, as there is no strategy beside the mapping\./);
    expect(out).toContain("First weeks past due");
  });

  test("takes the only strategy beside the mapping, of two it takes neither, and a named one always", async () => {
    const simple = join(folder, "simple.json");
    writeFileSync(simple, JSON.stringify(simpleStrategy("Nothing but waiting")));
    const one = await demo("--portfolio", portfolio, `--map=${map}`);
    expect(one.out).toMatch(/^Strategy: .*simple\.json, the only one beside the mapping\.\n/);
    expect(one.out).toContain("Nothing but waiting");

    const other = join(folder, "other.json");
    writeFileSync(other, JSON.stringify(simpleStrategy("Another one")));
    const two = await demo("--portfolio", portfolio, "--map", map);
    expect(two.out).toContain("as there are 2 strategies beside the mapping");
    const named = await demo("--portfolio", portfolio, "--map", map, "--strategy", other);
    expect(named.out).toContain("Another one");
    expect(named.out).not.toContain("Strategy:");
    rmSync(simple);
    rmSync(other);
  });

  test("hands the other options on to the replay", async () => {
    const { code, out } = await demo("--portfolio", portfolio, "--map", map, "--json", "--limit=3");
    expect(code).toBe(0);
    expect(JSON.parse(out).rows.read).toBe(3);
  });
});

describe("a mistake", () => {
  test.each([
    { args: ["--portfolio", "accounts.jsonl"], code: 2, says: "--portfolio and --map go together" },
    { args: ["--map", "map.json"], code: 2, says: "--portfolio and --map go together" },
    { args: ["--strategy"], code: 2, says: "--strategy needs the name of a file." },
    { args: ["--portfolio", "nowhere.csv", "--map", OWN.map], code: 1, says: "There is no file nowhere.csv" },
    { args: ["--portfolio", "accounts.jsonl", "--map", "nowhere/map.json"], code: 1, says: "nowhere/map.json" },
    { args: ["--strategy", OWN.map, "--limit", "1"], code: 1, says: "format" },
    { args: ["--colour"], code: 2, says: "--colour" },
  ])("gets a sentence and an exit code: $args", async ({ args, code, says }) => {
    const { code: given, err } = await demo(...args);
    expect(given).toBe(code);
    expect(err).toContain(says);
    expect(err).not.toMatch(/^\s+at /m);
  });
});

test("whoever asks for help gets it", async () => {
  const { code, out } = await demo("--help");
  expect(code).toBe(0);
  expect(out).toMatch(/npm run demo -- --portfolio FILE --map MAP.*Relative paths start in the folder/s);
});

function simpleStrategy(name: string) {
  return {
    format: "dunlin.strategy/1",
    id: "simple",
    name,
    time: { zone: "UTC" },
    entry: { start: "rest" },
    nodes: { rest: { type: "wait", for: "P1D", to: { next: "end" } }, end: { type: "exit", outcome: "exhausted" } },
  };
}
