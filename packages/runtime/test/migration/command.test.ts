/** `dunlin migrate --dry-run`: the plan as a page or as data, and what is wrong with it. */

import { readFileSync } from "node:fs";
import { type CaseFacts, compileStrategy, type Strategy } from "@dunlin/engine";
import { describe, expect, test } from "vitest";
import { factsOf, START, STRATEGY } from "../core/world.ts";
import { dunlin, Folder } from "../world.ts";
import { SLOWER, strategyWith, WITHOUT_SMS, wait } from "./moving.ts";

const folder = new Folder();

const OLD = { ...STRATEGY, version: 1 } as Strategy;
const program = compileStrategy(OLD);
const enrolled = (id: string) => {
  const { debtor, ...rest } = factsOf(id);
  const facts: CaseFacts = {
    ...rest,
    debtor: { ...debtor, channels: debtor.channels?.map(({ channel }) => ({ channel })) ?? [] },
  };
  return { facts, state: program.enroll(facts, { now: START }).state };
};

const from = folder.write("from.json", OLD);
const slower = folder.write("slower.json", { ...SLOWER, version: 2 });
const without = folder.write("without.json", { ...WITHOUT_SMS, version: 2 });
const cases = folder.write("cases.ndjson", ["a", "b", "c"].map((id) => JSON.stringify(enrolled(id))).join("\n"));

const run = (to: string, ...more: string[]) =>
  dunlin(["migrate", from, to, "--cases", cases, "--dry-run", "--at", "2026-03-03T09:00:00Z", ...more]);

describe("dunlin migrate", () => {
  test("MG10 tells what becomes of the cases, and gives it as data", async () => {
    const { code, out, err } = await run(slower);
    expect([code, err]).toEqual([0, ""]);
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "reminders: version 1 → version 2 (2026-03-03T09:00:00.000Z) 3 of 3 cases would go on in the new version. Cases move at once.",
    );
    expect(out).toMatch(/Go on in the new version\s+3\s+100\.0%/);
    expect(out).toContain("2 days later");
    expect(out).toContain("Waits that change");
    const plan = JSON.parse((await run(slower, "--json")).out);
    expect(plan).toMatchObject({ format: "dunlin.migration/1", impact: { cases: 3, moved: 3 } });
    expect((await run(slower, "--locale", "es")).out).toContain("2 días después");
  });

  test("MG13 --html writes the plan as a page in either language, also one with problems", async () => {
    const page = folder.of("plan.html");
    await run(slower, "--html", page);
    const english = readFileSync(page, "utf8");
    expect(english).toContain('<html lang="en">');
    for (const words of ["3 of 3 cases would go on in the new version", "Waits that change", "2 days later"])
      expect(english).toContain(words);
    expect(english).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    expect((await run(without, "--html", page, "--locale", "es")).code).toBe(1);
    expect(readFileSync(page, "utf8")).toContain("El plan tiene problemas");
  });

  test("MG14 versions that call others find them in files and directories; without them they are refused", async () => {
    const calls = (version: number, days: string) => ({
      ...{ ...STRATEGY, version, exits: [], entry: { start: "rest" } },
      nodes: {
        rest: { type: "wait", for: days, to: { next: "call" } },
        call: { type: "callStrategy", strategy: "reminders-part@1", to: { else: "end" } },
        end: { type: "exit", outcome: "exhausted" },
      },
    });
    const called = { ...STRATEGY, id: "reminders-part", version: 1 };
    const [a, b] = [folder.write("calls1.json", calls(1, "P5D")), folder.write("calls2.json", calls(2, "P9D"))];
    const call = (...more: string[]) => dunlin(["migrate", a, b, "--cases", empty, "--dry-run", ...more]);
    const empty = folder.write("empty.ndjson", "");
    expect((await call()).err).toContain("call.unknown");
    expect(await call("--strategies", folder.write("part.json", called))).toMatchObject({ code: 0, err: "" });
    const twice = folder.write("again.json", called);
    expect((await call("--strategies", folder.of("part.json"), "--strategies", twice)).err).toContain("strategy.twice");
    const { version: _, ...bare } = called;
    expect((await call("--strategies", folder.write("bare.json", bare))).err).toContain("strategy.unnumbered");
    expect((await call("--strategies", folder.of("nowhere"))).err).toContain("file.missing");
  });

  test("MG10 a packed list of cases gives the same", async () => {
    const packed = folder.gzip("cases.json.gz", JSON.stringify(["a", "b", "c"].map(enrolled)));
    const args = ["migrate", from, slower, "--cases", packed, "--dry-run", "--at", "2026-03-03T09:00:00Z"];
    expect((await dunlin(args)).out).toBe((await run(slower)).out);
  });

  test("MG10 a newer document without a number gets the next one", async () => {
    const draft = folder.write("draft.json", strategyWith({ w1: wait("P1D", "sms") }));
    expect((await run(draft)).out).toContain("→ version 2");
  });

  test("MG11 a node that is gone needs a target, from a map", async () => {
    const { code, out, err } = await run(without);
    expect(code).toBe(1);
    expect(err).toContain("error target.missing /nodes/sms");
    expect(out).toContain("The plan has problems");
    const map = folder.write("map.json", { nodes: { sms: { to: "node", node: "w2" } } });
    expect((await run(without, "--map", map)).code).toBe(0);
  });

  test("MG11 a map or a row that cannot be read ends with 1, a code and a place", async () => {
    for (const [choice, says] of [
      [[], "choice.invalid /"],
      [{ node: {} }, "choice.invalid /node"],
      [{ rule: "go" }, "choice.invalid /rule"],
      [{ moment: "soon" }, "choice.invalid /moment"],
      [{ nodes: { w1: "w2" } }, "choice.invalid /nodes/w1"],
    ] as const) {
      const { code, out, err } = await run(slower, "--map", folder.write("bad.json", choice));
      expect([code, out]).toEqual([1, ""]);
      expect(err).toContain(says);
    }
    for (const line of ['{"state":{}}', "[]", "{", '{"state":{"case":"a"},"facts":{}}']) {
      const broken = folder.write("broken.ndjson", `${JSON.stringify(enrolled("a"))}\n${line}\n`);
      const { code, out, err } = await dunlin(["migrate", from, slower, "--cases", broken, "--dry-run"]);
      expect([code, out]).toEqual([1, ""]);
      expect(err).toContain(`${broken}:2`);
    }
  });

  test("MG11 a call that would move somebody, or makes no sense, ends with 2", async () => {
    const calls = [
      ["migrate", from, slower, "--cases", cases],
      ["migrate", from, "--cases", cases, "--dry-run"],
      ["migrate", from, slower, slower, "--cases", cases, "--dry-run"],
      ["migrate", from, slower, "--dry-run"],
      ["migrate", from, slower, "--cases", cases, "--dry-run", "--at", "noon"],
    ];
    for (const call of calls) expect((await dunlin(call)).code).toBe(2);
    expect((await dunlin(["migrate", from, slower, "--cases", cases])).err).toContain("moves nobody: give --dry-run");
  });
});
