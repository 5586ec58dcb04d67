/** Two strategies on one portfolio: what the command writes, what a mapping may log, and what is refused. */

import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import type { PortfolioComparison } from "../src/index.ts";
import { dunlin, Folder, type Json, jsonMapping, mapping, ROWS, row, strategy } from "./world.ts";

const folder = new Folder();
const champion = folder.write("champion.json", strategy());
const early = {
  ...strategy().nodes,
  due10: { ...strategy().nodes.due10, until: { anchor: "oldestDueDate", offset: "P5D" } },
};
const challenger = folder.write("challenger.json", strategy({ id: "sooner", name: "Letter sooner", nodes: early }));
const map = folder.write("mapping.json", mapping());
const rows = folder.write("rows.csv", ROWS);
const costs = folder.write("costs.json", { currency: "EUR", channels: { email: 2, letter: 95 } });

const call = (...more: readonly string[]) => [
  ...["replay", champion, "--against", challenger, "--portfolio", rows, "--map", map],
  ...more,
];

describe("the page and the data", () => {
  test("P27 both strategies go through every row, and the page tells them side by side", async () => {
    const { code, out, err } = await dunlin(call("--costs", costs));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    await expect(out).toMatchFileSnapshot(new URL("golden/comparison.en.txt", import.meta.url).pathname);
  });

  test("P27 in Spanish, and no line is wider than the terminal", async () => {
    const { out } = await dunlin(call("--locale", "es"), { columns: 60 });
    expect(out).toContain("Lado a lado");
    expect(out).toContain("Solo un experimento");
    const lines = stripVTControlCharacters(out).split("\n");
    expect(lines.filter((line) => line.length > 60)).toEqual([]);
  });

  test("P27 --json gives the comparison as data, with what there is to know of the file", async () => {
    const { code, out } = await dunlin(call("--json", "--to", "2026-03-18", "--limit", "2"));
    const report: PortfolioComparison = JSON.parse(out);
    expect(code).toBe(0);
    expect(report).toMatchObject({
      ...{ format: "dunlin.comparison/1", cases: 2 },
      portfolio: { file: "rows.csv" },
      window: { from: null, to: "2026-03-18" },
      rows: { read: 2, broken: 0 },
      champion: { strategy: { id: "reminders" }, contacts: { total: 2, channels: { email: 2 } } },
      challenger: { strategy: { id: "sooner" }, contacts: { channels: { email: 2, letter: 2 } } },
      notes: [],
    });
  });

  test("P27 a broken row is left out of both, told, and ends the command with 1", async () => {
    const broken = folder.write("broken.csv", `${ROWS}C-4,2026-03-10,much,\n`);
    const { code, out, err } = await dunlin([
      ...["replay", champion, "--against", challenger, "--portfolio", broken, "--map", map],
      "--json",
    ]);
    expect(code).toBe(1);
    expect(err).toContain("1 broken row was left out");
    expect(JSON.parse(out)).toMatchObject({ cases: 3, rows: { read: 4, broken: 1, brokenBy: { "row.value": 1 } } });
  });
});

describe("logs", () => {
  const logged = { assignments: "$assignments", contacted: "$contacted" };
  const jsonMap = folder.write("json-mapping.json", jsonMapping(logged));
  const compare = async (cases: readonly Json[]) => {
    const file = folder.write("rows.json", cases);
    const args = ["replay", champion, "--against", challenger, "--portfolio", file, "--map", jsonMap, "--json"];
    const { out } = await dunlin(args);
    return JSON.parse(out) as PortfolioComparison;
  };

  test("P28 a mapping may say what was left to chance and which contacts were made", async () => {
    const contacted = [
      { channel: "email", at: "2026-03-13T10:00:00Z" },
      { channel: "letter", at: "2026-03-20" },
    ];
    const assignments = [{ experiment: "e", variant: "a", probability: 0.5, at: "2026-03-01" }];
    const report = await compare([row({ contacted, assignments }), row({ id: "C-2" })]);
    expect(report.record).toEqual({ cases: 2, matched: 1 });
    expect(report.estimates.map(({ outcome, estimate }) => [outcome, estimate.status, estimate.overlap.cases])).toEqual(
      [
        ["cured", "refused", 2],
        ["recovered", "refused", 2],
      ],
    );
  });

  test.each([
    ["no list", { assignments: "a" }, "row.template"],
    ["no probability", { assignments: [{ experiment: "e", variant: "a", at: "2026-03-01" }] }, "row.event"],
    [
      "a probability of nothing",
      { assignments: [{ experiment: "e", variant: "a", probability: 0, at: "2026-03-01" }] },
      "row.event",
    ],
    ["no moment", { contacted: [{ channel: "email", at: "soon" }] }, "row.value"],
    ["no channel", { contacted: [{ at: "2026-03-01" }] }, "row.event"],
  ])("P28 a log with %s breaks its row", async (_, parts, code) => {
    expect((await compare([row(parts)])).rows.brokenBy).toEqual({ [code]: 1 });
  });
});

describe("what is refused", () => {
  test.each([
    ["costs without a challenger", ["--costs", "c.json"], "--costs needs --against."],
    ["a clip without a challenger", ["--clip", "5"], "--clip needs --against."],
    ["a story of two", ["--against", "b.json", "--explain", "C-1"], "--explain does not go with --against."],
    ["a first day of two", ["--against", "b.json", "--from", "2026-03-01"], "--from does not go with --against."],
    ["a clip of nothing", ["--against", "b.json", "--clip", "0"], "--clip needs a number above 0."],
  ])("K5 %s is told", async (_, more, sentence) => {
    const { code, err } = await dunlin(["replay", "a.json", "--portfolio", "p", "--map", "m", ...more]);
    expect(code).toBe(2);
    expect(err.startsWith(sentence)).toBe(true);
  });

  test("P29 what is wrong with the costs is told with its place", async () => {
    const bad = folder.write("bad-costs.json", { currency: "euro", channels: { email: 0.5 }, tasks: [] });
    const { code, out, err } = await dunlin(call("--costs", bad));
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/costs\.shape \/currency /);
    expect(err).toMatch(/costs\.shape \/channels\/email /);
    expect(err).toMatch(/costs\.shape \/tasks /);
  });

  test("K14 a challenger that cannot be used ends the command with 1", async () => {
    const args = ["replay", champion, "--against", folder.of("none.json"), "--portfolio", rows, "--map", map];
    expect(await dunlin(args)).toMatchObject({ code: 1, out: "" });
  });
});
