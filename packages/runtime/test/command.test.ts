/** The command line: what is called how, what is written where, and with which exit code it ends. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Io, ReplayOptions } from "../src/index.ts";
import { dunlin, Folder, mapping, ROWS, strategy } from "./world.ts";

const folder = new Folder();
const good = folder.write("strategy.json", strategy());
const map = folder.write("mapping.json", mapping());
const rows = folder.write("rows.csv", ROWS);

describe("validate and describe", () => {
  test("K1 validate names every problem on standard error, with code, pointer, file, line and column", async () => {
    const nodes = { a: { type: "wait", for: "P1D", to: { next: "b" } }, c: { type: "fax" } };
    const path = folder.write("bad.json", strategy({ entry: { start: "a" }, nodes }));
    const { code, out, err } = await dunlin(["validate", path]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    const lines = err.trimEnd().split("\n");
    expect(lines).toContainEqual(
      expect.stringMatching(/^error port\.dangling \/nodes\/a\/to\/next \(.*bad\.json:\d+:\d+\): /),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^error node\.unknownType \/nodes\/c\/type \(.*bad\.json:\d+:\d+\): /),
    );
    expect(lines.at(-1)).toMatch(/bad\.json: \d errors/);
  });

  test("K2 warnings alone leave the exit code at 0", async () => {
    const lonely = { type: "exit", outcome: "paid" };
    const path = folder.write("lonely.json", strategy({ nodes: { ...strategy().nodes, lonely } }));
    const { code, out, err } = await dunlin(["validate", path]);
    expect(code).toBe(0);
    expect(err).toMatch(/^warning graph\.unreachable \/nodes\/lonely /);
    expect(out).toBe(`${path}: 1 warning\n`);
    expect(await dunlin(["validate", good])).toEqual({ code: 0, out: `${good}: no problems\n`, err: "" });
  });

  test("K3 validate --json gives the same as data on standard output, also for a file that cannot be read", async () => {
    const path = folder.write("cut.json", '{ "format": ');
    const { code, out, err } = await dunlin(["validate", path, "--json"]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(JSON.parse(out)).toEqual([
      expect.objectContaining({ code: "json.syntax", severity: "error", path: "", data: { line: 1, column: 13 } }),
    ]);
    const missing = await dunlin(["validate", folder.of("none.json"), "--json"]);
    expect(JSON.parse(missing.out)).toEqual([expect.objectContaining({ code: "file.missing", path: "", data: {} })]);
  });

  test("K4 describe tells a strategy in sentences, in the language asked for", async () => {
    const english = await dunlin(["describe", good]);
    expect(english).toMatchObject({ code: 0, err: "" });
    expect(english.out).toContain("3 days after the oldest due date");
    const spanish = await dunlin(["describe", good, "--locale", "es"]);
    expect(spanish.out).toContain("3 días después");
    expect(await dunlin(["describe", good])).toEqual(english);
  });
});

describe("calls", () => {
  test.each([
    ["nothing", [], "Name a command."],
    ["an unknown command", ["play"], 'There is no command "play".'],
    ["a name every object has", ["constructor"], 'There is no command "constructor".'],
    ["no file", ["validate"], "Name the file of a strategy."],
    ["two files", ["validate", "a.json", "b.json"], 'One file is enough; "b.json" is too many.'],
    ["an unknown option", ["validate", "a.json", "--fast"], "Unknown option '--fast'."],
    ["no portfolio", ["replay", "a.json", "--map", "m.json"], "--portfolio is missing."],
    ["no mapping", ["replay", "a.json", "--portfolio", "p.csv"], "--map is missing."],
    ["a date that does not exist", ["replay", "a.json", "--from", "2026-02-30"], "--from needs a date"],
    ["an empty window", ["replay", "a.json", "--from", "2026-03-02", "--to", "2026-03-01"], "--from lies after --to."],
    ["no rows", ["replay", "a.json", "--portfolio", "p", "--map", "m", "--limit", "0"], "--limit needs a whole number"],
    ["a language without words", ["describe", "a.json", "--locale", "fr"], '--locale is one of en, es, not "fr".'],
  ])("K5 a call with %s ends with 2, one sentence and the help", async (_, args, sentence) => {
    const { code, out, err } = await dunlin(args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.startsWith(sentence)).toBe(true);
    const [command = ""] = args;
    const known = ["validate", "replay", "describe"].includes(command);
    expect(err).toContain(`dunlin ${known ? command : "replay"} <strategy.json>`);
    // The sentence is still to be seen above what follows.
    expect(err.split("\n").length).toBeLessThan(30);
    if (known) expect(err).not.toContain("dunlin serve");
  });

  test("K6 help and version are answers, not errors", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    expect(await dunlin(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
    const help = await dunlin(["--help"]);
    expect(help).toMatchObject({ code: 0, err: "" });
    const { out } = await dunlin(["replay", "--help"]);
    expect(help.out).toContain(out.replace("Usage\n", ""));
    expect(out.match(/^ {2}dunlin \w+/gm)).toEqual(["  dunlin replay"]);
    expect((await dunlin(["experiment", "--help"])).out.match(/^ {2}dunlin \w+ \w+/gm)).toHaveLength(3);
    expect(Math.max(...help.out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});

describe("replay", () => {
  const call = (...more: readonly string[]) => dunlin(["replay", good, "--portfolio", rows, "--map", map, ...more]);

  test("K7 replay writes its report to standard output and nothing else", async () => {
    const { code, out, err } = await call();
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Contacts  3 to 2 cases\n");
  });

  test("K8 --json gives the report as data, and only that", async () => {
    const { code, out, err } = await call("--json");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toMatchObject({ format: "dunlin.replay/1", contacts: { total: 3 } });
  });

  test("K9 --from counts later contacts only, what came before still happened; --to ends the replay", async () => {
    const window = async (...more: readonly string[]) => JSON.parse((await call("--json", ...more)).out);
    const later = await window("--from", "2026-03-15");
    expect(later.contacts.days).toEqual([{ day: "2026-03-20", total: 1, channels: { letter: 1 } }]);
    expect(later.cases.outcomes).toEqual({ paid: 2, exhausted: 1 });
    const sooner = await window("--to", "2026-03-15");
    expect(sooner.contacts.channels).toEqual({ email: 2 });
    expect(sooner.cases).toMatchObject({ active: 2, outcomes: { paid: 1 } });
    expect(sooner.window).toEqual({ from: null, to: "2026-03-15" });
  });

  test("K10 --limit reads the first rows only, also for a story", async () => {
    const { out } = await call("--json", "--limit", "2");
    expect(JSON.parse(out).rows.read).toBe(2);
    expect(await call("--explain", "C-3", "--limit", "2")).toMatchObject({ code: 1, out: "" });
    expect(await call("--explain", "C-3", "--limit", "3")).toMatchObject({ code: 0, err: "" });
  });

  test("K11 --explain tells one case; --json gives its stories as data", async () => {
    const told = await call("--explain", "C-2");
    expect(told).toMatchObject({ code: 0, err: "" });
    expect(told.out).toMatch(/^Case C-2\n/);
    const [data, ...more] = JSON.parse((await call("--explain", "C-2", "--json")).out);
    expect(more).toEqual([]);
    expect(data).toMatchObject({ format: "dunlin.story/1", caseId: "C-2", end: { status: "exited", outcome: "paid" } });
  });

  test("K12 a case that is not there, or whose row is broken, is an error with the place", async () => {
    const { code, out, err } = await call("--explain", "C-9");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toBe(
      `error case.missing: ${rows} has no case with the id C-9. Ids are compared letter by letter, leading zeros included.\n`,
    );
    const broken = folder.write("broken.csv", "id,due,amount,paid\nC-1,2026-03-10,much,\n");
    const row = await dunlin(["replay", good, "--portfolio", broken, "--map", map, "--explain", "C-1"]);
    expect(row).toEqual({
      code: 1,
      out: "",
      err: `error row.value (${broken}:2): Column amount: "much" is not an amount of money in EUR.\n`,
    });
  });

  test("K13 broken rows are left out and listed; the report of the others is complete, and the exit code is 1", async () => {
    const text = "id,due,amount,paid\nC-1,2026-03-10,100.00,\nC-2,soon,1.00,\nC-3,2026-03-10\nC-1,2026-03-10,1.00,\n";
    const path = folder.write("some.csv", text);
    const { code, out, err } = await dunlin(["replay", good, "--portfolio", path, "--map", map]);
    expect(code).toBe(1);
    expect(err).toBe(`${path}: 3 broken rows were left out; the report lists them.\n`);
    expect(out).toContain("Contacts  2 to 1 case\n");
    expect(out.slice(out.indexOf("Broken rows"))).toBe(
      [
        "Broken rows",
        '  line 3, case C-2, column due: "soon" is not a date of the form YYYY-MM-DD.',
        "  line 4: The row has 2 columns, the header 4.",
        "  line 5, case C-1: A row before this one has the same `caseId`.",
        "",
      ].join("\n"),
    );
  });
});

describe("K18 the README is true", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const blocks = [...readme.matchAll(/^```(\w+)(?: (\S+))?\n(.*?)^```$/gms)];

  test("K18 its example runs as it stands, and says what it shows", async () => {
    for (const [, , name, text = ""] of blocks) if (name !== undefined) folder.write(name, text);
    const consoles = blocks
      .filter(([, kind]) => kind === "console")
      .flatMap(([, , , text = ""]) => text.split(/^\$ /m));
    const calls = consoles.filter((call) => call !== "");
    expect(calls).toHaveLength(2);
    for (const call of calls) {
      const [line = "", ...shown] = call.trimEnd().split("\n");
      const [, ...args] = line.split(" ").map((word) => (/\.(json|csv)$/.test(word) ? folder.of(word) : word));
      const { code, out } = await dunlin(args);
      expect(code).toBe(0);
      for (const part of shown.join("\n").split("...")) expect(out).toContain(part.trim());
    }
  });

  test("K18 its program runs as it stands", async () => {
    const program = blocks.find(([, kind]) => kind === "ts")?.[3] ?? "";
    const engine = await import("@dunlin/engine");
    const runtime = await import("../src/index.ts");
    const body = program.replaceAll(/^import \{ (.*) \} from "(.*)";$/gm, (_, names, from) => {
      const [, kind] = /^(?:@dunlin|node)[/:](\w+)$/.exec(from) ?? [];
      return `const { ${names} } = modules.${kind};`;
    });
    const said: unknown[] = [];
    const read = (name: string) => readFileSync(folder.of(name), "utf8");
    const modules = {
      engine,
      runtime: {
        ...runtime,
        replayPortfolio: (options: ReplayOptions) =>
          runtime.replayPortfolio({ ...options, portfolio: folder.of(options.portfolio) }),
        runDunlin: ([command = "", file = ""]: readonly string[], io: Io) =>
          runtime.runDunlin([command, folder.of(file)], { ...io, stdout: { write: (text) => said.push(text) } }),
      },
      fs: { readFileSync: read },
    };
    const run = new Function("modules", "console", `return (async () => {${body}})()`);
    await run(modules, { log: (value: unknown) => said.push(value) });
    expect(said).toEqual([{ email: 2 }, expect.stringContaining("strategy.json: no problems")]);
  });
});
