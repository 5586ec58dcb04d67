/** `dunlin experiment`: a plan, a report from rows, and the winner in the strategy. */

import { existsSync, readFileSync } from "node:fs";
import { assignVariant } from "@dunlin/engine/experiments";
import { describe, expect, test } from "vitest";
import { dunlin, Folder, type Json, strategy } from "./world.ts";

const folder = new Folder();

const VARIANTS = [
  { key: "soft", title: "Soft", weight: 5000 },
  { key: "firm", title: "Firm", weight: 5000 },
];

const experiment = (parts: Json = {}): Json => ({
  format: "dunlin.experiment/1",
  id: "tone",
  title: "Soft or firm",
  salt: "tone",
  variants: VARIANTS,
  columns: { unit: "debtor", day: "day", currency: "currency" },
  metrics: [
    { id: "cured", measure: "cureRate", role: "primary", column: "cured", effect: 0.05 },
    { id: "paid", measure: "recovered", column: "paid" },
    { id: "optOut", measure: "optOut", role: "guardrail", column: "optOut", limit: 0.05 },
  ],
  ...parts,
});

/** Every third of the soft is cured, every second of the firm. */
const ROWS = Array.from({ length: 3000 }, (_, i) => {
  const debtor = `D-${i}`;
  const { variant } = assignVariant({ salt: "tone", unitId: debtor, variants: VARIANTS });
  const cured = (i * 7919) % 6 < (variant === "soft" ? 2 : 3);
  const day = `2026-03-${String(1 + Math.floor(i / 100)).padStart(2, "0")}`;
  return {
    variant,
    debtor,
    day,
    currency: "EUR",
    cured,
    paid: cured ? 10_000 + (i % 50) * 100 : 0,
    optOut: i % 100 === 0,
  };
});
const csv = (rows: readonly Json[], delimiter = ","): string =>
  [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
    .map((cells) => cells.join(delimiter))
    .join("\n");

const definition = folder.write("tone.json", experiment());
const rows = folder.write("rows.csv", csv(ROWS));

describe("experiment plan", () => {
  const args = ["experiment", "plan", "--baseline", "44%", "--target", "0.48"];

  test("K19 tells units, days and shares, and gives them as data", async () => {
    const { code, out, err } = await dunlin([...args, "--per-day", "100"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^To find a rise from 44\.0% to 48\.0% with 80% probability, at 95% confidence:\n/);
    expect(out).toContain("One look at the end: 4,872 units (control 2,436, challenger 2,436), 49 days.");
    const data = JSON.parse((await dunlin([...args, "--json"])).out);
    expect(data).toMatchObject({ baseline: 0.44, fixed: { units: 4872, days: null } });
  });

  test("K19 takes challengers, shares, a holdout, power, confidence and patience, and tells in Spanish", async () => {
    const more = ["--challengers", "3", "--share", "5%", "--holdout", "10%", "--power", "0.9", "--confidence", "99%"];
    const { code, out } = await dunlin([...args, ...more, "--per-day", "50", "--patience", "30", "--locale", "es"]);
    expect(code).toBe(0);
    const told = out.replaceAll(/\s+/g, " ");
    expect(told).toContain("con una probabilidad del 90 % y una confianza del 99 %");
    expect(told).toContain("más de 30 días");
  });

  test.each([
    ["no rate", ["experiment", "plan", "--target", "0.5"], "--baseline is missing."],
    ["a rate above one", ["experiment", "plan", "--baseline", "44", "--target", "48"], "--baseline needs a rate"],
    ["equal rates", ["experiment", "plan", "--baseline", "0.4", "--target", "40%"], "This cannot be planned:"],
    ["a word for a number", [...args, "--per-day", "many"], "--per-day needs a number"],
    ["a file", [...args, "x.json"], '"x.json" is too many'],
    ["nothing to do", ["experiment"], "Say what to do:"],
    ["something else to do", ["experiment", "win"], 'There is no command "experiment win".'],
    ["neither rows nor sums", ["experiment", "report", "x.json"], "Give either --rows or --sums."],
    ["no definition", ["experiment", "report", "--rows", "x.csv"], "Name the file of an experiment."],
    ["two signs", ["experiment", "report", "x", "--rows", "y", "--delimiter", ";;"], "--delimiter is one sign."],
    ["no node", ["experiment", "promote", "x.json", "--variant", "a"], "--node is missing."],
  ])("K5 a call of experiment with %s ends with 2, one sentence and the help", async (_, call, sentence) => {
    const { code, out, err } = await dunlin(call);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.startsWith(sentence)).toBe(true);
    expect(err).toContain("dunlin experiment plan");
  });
});

describe("experiment report", () => {
  test("K20 tells the verdict first, then groups, measures and what to keep in mind", async () => {
    const { code, out, err } = await dunlin(["experiment", "report", definition, "--rows", rows]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const [title, , verdict] = out.split("\n");
    expect(title).toBe("Soft or firm");
    expect(verdict).toMatch(/^Firm cures more cases\. /);
    for (const part of ["Groups", "Firm compared with Soft", "Cured (decides)", "Recovered per case"])
      expect(out).toContain(part);
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    const spanish = await dunlin(["experiment", "report", definition, "--rows", rows, "--locale", "es"]);
    expect(spanish.out).toContain("Firm regulariza más casos.");
  });

  test("K20 reads CSV with any delimiter, JSON, lines of JSON, gzip and sums alike", async () => {
    const files = [
      [folder.write("semicolons.csv", csv(ROWS, ";")), "--delimiter", ";"],
      [folder.write("rows.json", JSON.stringify(ROWS))],
      [folder.write("rows.jsonl", ROWS.map((row) => JSON.stringify(row)).join("\n"))],
      [folder.gzip("rows.csv.gz", csv(ROWS))],
    ];
    const whole = JSON.parse((await dunlin(["experiment", "report", definition, "--rows", rows, "--json"])).out);
    for (const [file = "", ...more] of files) {
      const { code, out } = await dunlin(["experiment", "report", definition, "--rows", file, ...more, "--json"]);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toEqual(whole);
    }
    const arms = VARIANTS.map(({ key: variant }) => {
      const own = ROWS.filter((row) => row.variant === variant);
      const cured = { successes: own.filter((row) => row.cured).length, trials: own.length };
      return { variant, units: own.length, metrics: { cured } };
    });
    const bare = folder.write(
      "bare.json",
      experiment({ metrics: [{ id: "cured", measure: "cureRate", role: "primary", column: "cured" }] }),
    );
    const sums = folder.write("sums.json", { arms });
    const { code, out } = await dunlin(["experiment", "report", bare, "--sums", sums, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out).metrics[0].comparisons).toEqual(whole.metrics[0].comparisons);
  });

  test("K20 --html also writes the page", async () => {
    const html = folder.of("report.html");
    expect((await dunlin(["experiment", "report", definition, "--rows", rows, "--html", html])).code).toBe(0);
    expect(readFileSync(html, "utf8")).toMatch(/^<!doctype html><html lang="en">[\s\S]*Firm cures more cases\./);
    const nowhere = folder.of("none/report.html");
    const { code, out, err } = await dunlin(["experiment", "report", definition, "--rows", rows, "--html", nowhere]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^error file\.missing/);
  });

  test("K21 rows that cannot be read end with 1 and the line of each; nothing is left out in silence", async () => {
    const bad = ROWS.slice(0, 6).map((row, i) =>
      i === 1 ? { ...row, variant: "loud" } : i === 3 ? { ...row, currency: "USD" } : row,
    );
    const file = folder.write("bad.csv", csv(bad));
    const { code, out, err } = await dunlin(["experiment", "report", definition, "--rows", file]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err.trimEnd().split("\n")).toEqual([
      `error row.variantUnknown (${file}:3): There is no variant loud; the definition has soft, firm.`,
      `error row.currency (${file}:5): The amounts are in USD, those of row 2 in EUR. Analyze one currency at a time.`,
    ]);
    const short = folder.write("short.csv", `${csv(ROWS.slice(0, 2))}\nsoft,D-9`);
    expect((await dunlin(["experiment", "report", definition, "--rows", short])).err).toMatch(
      /^error row\.columns \(.*short\.csv:4\)/,
    );
    const many = folder.write("many.csv", csv(ROWS.slice(0, 30).map((row) => ({ ...row, variant: "x" }))));
    expect((await dunlin(["experiment", "report", definition, "--rows", many])).err).toContain("has 10 more.");
  });

  test("K21 a definition that makes no sense is told with its places", async () => {
    const wrong = folder.write(
      "wrong.json",
      experiment({
        variants: [
          { key: "a", weight: 5000 },
          { key: "b", weight: 1 },
        ],
      }),
    );
    const { code, err } = await dunlin(["experiment", "report", wrong, "--rows", rows]);
    expect(code).toBe(1);
    expect(err).toBe(
      `error definition.weights /variants (${wrong}): The weights add up to 5001. They must make 10000.\n`,
    );
    const cut = folder.write("cut.json", "{");
    expect((await dunlin(["experiment", "report", cut, "--rows", rows])).err).toMatch(
      /^error json\.syntax \/ \(.*cut\.json:1:2\)/,
    );
    expect((await dunlin(["experiment", "report", definition, "--rows", folder.of("no.csv")])).err).toMatch(
      /^error file\.missing/,
    );
  });
});

describe("experiment promote", () => {
  const nodes = {
    tone: {
      type: "split",
      experiment: "tone",
      variants: VARIANTS.map(({ key, weight }) => ({ key, weight })),
      to: { soft: "friendly", firm: "letter" },
    },
    friendly: { type: "send", via: [{ channel: "email", template: "friendly@1" }], to: { next: "end" } },
    letter: { type: "send", via: [{ channel: "letter", template: "letter@1" }], to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted" },
  };
  const path = folder.write("split.json", strategy({ entry: { start: "tone" }, nodes }));
  const args = ["experiment", "promote", path, "--node", "tone", "--variant", "firm"];

  test("K22 gives the new strategy, and with --out writes it and says what changed", async () => {
    const { code, out, err } = await dunlin(args);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toMatchObject({ entry: { start: "letter" }, nodes: { letter: nodes.letter } });
    const target = folder.of("promoted.json");
    const written = await dunlin([...args, "--out", target]);
    expect(readFileSync(target, "utf8")).toBe(out);
    expect(written.out.split("\n").slice(1)).toEqual([
      "Splits removed: tone.",
      "Nodes that only other variants reached, removed: friendly.",
      "/entry/start: tone -> letter",
      "",
    ]);
    expect(await dunlin(["validate", target])).toMatchObject({ code: 0 });
  });

  test("K22 what cannot be promoted ends with 1, and nothing is written", async () => {
    const target = folder.of("never.json");
    const { code, out, err } = await dunlin([
      "experiment",
      "promote",
      path,
      "--node",
      "tone",
      "--variant",
      "loud",
      "--out",
      target,
    ]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(
      /^error promote\.variant \(.*split\.json\): The split "tone" has no variant "loud", but soft, firm\.\n$/,
    );
    expect(existsSync(target)).toBe(false);
  });
});
