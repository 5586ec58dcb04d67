/** Bad input of every kind: a diagnostic with code and place, exit code 1, nothing on standard output, nothing written. */

import { existsSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { dunlin, Folder, type Json, mapping, ROWS, strategy } from "./world.ts";

const folder = new Folder();
const map = folder.write("mapping.json", mapping());
const rows = folder.write("rows.csv", ROWS);
const end = { type: "exit", outcome: "paid" };

const nested = (levels: number): unknown => {
  let value: unknown = true;
  for (let i = 0; i < levels; i++) value = { "!": value };
  return value;
};

const split = (weights: readonly number[]): Json => ({
  type: "split",
  experiment: "tone",
  variants: weights.map((weight, i) => ({ key: `v${i}`, weight })),
  to: Object.fromEntries(weights.map((_, i) => [`v${i}`, "end"])),
});

const entry = (when: unknown): Json => ({ start: "due3", when });

const documents: readonly (readonly [kind: string, document: string | Json, code: string, path: string])[] = [
  ["an unknown node type", strategy({ nodes: { due3: { type: "fax" } } }), "node.unknownType", "/nodes/due3/type"],
  ["a newer format", strategy({ format: "dunlin.strategy/9" }), "format.unsupported", "/format"],
  ["no format at all", { id: "x" }, "format.unsupported", "/"],
  [
    "a dangling port",
    strategy({ nodes: { due3: { type: "wait", for: "P1D", to: { next: "nowhere" } }, end } }),
    "port.dangling",
    "/nodes/due3/to/next",
  ],
  [
    "a cycle outside repeat",
    strategy({
      nodes: {
        due3: { type: "wait", for: "P1D", to: { next: "again" } },
        again: { type: "if", when: { "<": [{ var: "dpd" }, 9] }, to: { yes: "due3", no: "end" } },
        end,
      },
    }),
    "graph.cycle",
    "/nodes/again/to/yes",
  ],
  [
    "weights that do not add up",
    strategy({ nodes: { due3: split([5000, 4000]), end } }),
    "split.weights",
    "/nodes/due3/variants",
  ],
  [
    "the same id twice",
    strategy({ exits: ["a", "a"].map((id) => ({ id, on: ["case.closed"], outcome: "withdrawn" })) }),
    "id.duplicate",
    "/exits/1/id",
  ],
  [
    "a member twice",
    JSON.stringify(strategy()).replace('"id":"reminders"', '"id":"reminders","id":"others"'),
    "id.duplicate",
    "/id",
  ],
  ["an unknown operator", strategy({ entry: entry({ like: ["a", "b"] }) }), "condition.operator", "/entry/when"],
  [
    "a path through __proto__",
    strategy({ entry: entry({ "==": [{ var: "data.__proto__.x" }, 1] }) }),
    "name.reserved",
    "/entry/when/==/0/var",
  ],
  [
    "a member called __proto__",
    JSON.stringify(strategy()).replace('"nodes":{', '"nodes":{"__proto__":{"type":"exit","outcome":"paid"},'),
    "name.reserved",
    "/nodes/__proto__",
  ],
  ["a bomb of brackets", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, "json.tooDeep", "/"],
  ["a condition that is too deep", strategy({ entry: entry(nested(150)) }), "condition.limits", "/entry/when"],
  ["50 MB", `{"note":"${"x".repeat(50_000_000)}"}`, "json.tooLarge", "/"],
];

/** What the three commands say about a strategy, none of which may write anything. */
async function saidOf(document: string | Json): Promise<{ file: string; lines: string[] }> {
  const file = folder.write("strategy.json", document);
  const before = folder.contents();
  const calls = [
    ["validate", file],
    ["describe", file],
    ["replay", file, "--portfolio", rows, "--map", map],
  ];
  const lines: string[] = [];
  for (const call of calls) {
    const { code, out, err } = await dunlin(call);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    lines.push(err);
  }
  expect(folder.contents()).toEqual(before);
  return { file, lines };
}

describe("K14 a strategy that cannot be used", () => {
  test.each(documents)("K14 %s", async (_, document, code, path) => {
    const { file, lines } = await saidOf(document);
    for (const said of lines) expect(`\n${said}`).toContain(`\nerror ${code} ${path} (${file}`);
  });
});

describe("K17 text that is no JSON is told with line and column", () => {
  test.each([
    ["that stops too early", '{\n  "format": "dunlin.strategy/1",\n', "3:1"],
    ["with a comma too many", '{\n  "a": [1, 2,]\n}', "2:14"],
    ["in another language", "format: dunlin.strategy/1\n", "1:1"],
    ["behind a byte order mark", "\ufeff{\n]", "2:1"],
    ["that is empty", "", "1:1"],
  ])("K17 a text %s", async (_, text, place) => {
    const { file, lines } = await saidOf(text);
    for (const said of lines) expect(said).toContain(`error json.syntax / (${file}:${place}): `);
  });
});

const ZERO = "/dev/zero";

test.skipIf(!existsSync(ZERO))("K14 a document that never ends is not read to its end", async () => {
  const { code, out, err } = await dunlin(["validate", ZERO]);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain("error json.tooLarge / (/dev/zero): The document is larger than 5,000,000 bytes. Split it.\n");
});

test("K15 a node that is never reached is a warning: the strategy is replayed all the same", async () => {
  const file = folder.write("strategy.json", strategy({ nodes: { ...strategy().nodes, lonely: end } }));
  const checked = await dunlin(["validate", file]);
  expect(checked).toMatchObject({ code: 0 });
  expect(checked.err).toMatch(/^warning graph\.unreachable \/nodes\/lonely \(/);
  expect(await dunlin(["replay", file, "--portfolio", rows, "--map", map])).toMatchObject({ code: 0, err: "" });
});

describe("K16 a mapping or portfolio that cannot be used", () => {
  const good = folder.write("good.json", strategy());
  const directory = folder.path;
  const damaged = gzipSync(ROWS.repeat(1000));
  const cases: readonly (readonly [kind: string, files: { map?: unknown; rows?: string | Buffer }, starts: string])[] =
    [
      ["a mapping that is no JSON", { map: '{\n"format" "dunlin.mapping/1"}' }, "error json.syntax / (MAP:2:10): "],
      ["a mapping of 50 MB", { map: `"${"x".repeat(50_000_000)}"` }, "error json.tooLarge / (MAP): "],
      ["a mapping that is too deep", { map: "[".repeat(100_000) }, "error json.tooDeep / (MAP:1:201): "],
      [
        "a mapping of a newer format",
        { map: mapping({ format: "dunlin.mapping/2" }) },
        "error mapping.format /format (MAP): ",
      ],
      ["a mapping that is no object", { map: [] }, "error mapping.shape / (MAP): "],
      [
        "a mapping that does not fit the file",
        { map: mapping({ observeFrom: "$since" }) },
        'error mapping.unknownColumn /observeFrom (MAP): There is no column "since". The file has id, due, amount, paid.',
      ],
      ["an empty file", { rows: "" }, "error file.header: ROWS is empty: its first line must name the columns."],
      [
        "a header that is never closed",
        { rows: 'id,"due\n1,2\n' },
        "error file.header: The first line of ROWS must name the columns",
      ],
      [
        "old line ends",
        { rows: ROWS.replaceAll("\n", "\r") },
        "error file.header: The first line of ROWS must name the columns",
      ],
      ["a ZIP archive", { rows: Buffer.from("PK\u0003\u0004rest") }, "error file.zip: ROWS is a ZIP archive."],
      [
        "gzip that was cut off",
        { rows: damaged.subarray(0, damaged.length - 40) },
        "error file.gzip: ROWS is damaged or cut off",
      ],
      [
        "gzip that is damaged",
        { rows: Buffer.concat([damaged.subarray(0, 20), Buffer.alloc(80, 1)]) },
        "error file.gzip: ROWS is damaged",
      ],
    ];

  test.each(cases)("K16 %s", async (_, files, starts) => {
    const mapFile = files.map === undefined ? map : folder.write("m.json", files.map as object);
    const rowsFile = files.rows === undefined ? rows : folder.write("r.csv", files.rows);
    const before = folder.contents();
    for (const more of [[], ["--json"], ["--explain", "nobody"]]) {
      const { code, out, err } = await dunlin(["replay", good, "--portfolio", rowsFile, "--map", mapFile, ...more]);
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(err).toContain(starts.replace("MAP", mapFile).replace("ROWS", rowsFile));
    }
    expect(folder.contents()).toEqual(before);
  });

  test.each([
    ["no such file", folder.of("none"), "error file.missing: There is no file"],
    ["a path through a file", `${good}/none`, "error file.missing: There is no file"],
    ["a directory", directory, `error file.directory: ${directory} is a directory.`],
  ])("K16 %s, in any of the three places", async (_, path, starts) => {
    for (const [strategyFile, rowsFile, mapFile] of [
      [path, rows, map],
      [good, path, map],
      [good, rows, path],
    ] as const) {
      const { code, out, err } = await dunlin(["replay", strategyFile, "--portfolio", rowsFile, "--map", mapFile]);
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(err.startsWith(starts)).toBe(true);
    }
  });

  test("K16 the end of a damaged file does not write half a report", async () => {
    const path = folder.write("cut.gz", damaged.subarray(0, damaged.length / 2));
    const { code, out, err } = await dunlin(["replay", good, "--portfolio", path, "--map", map]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("error file.gzip");
  });
});
