/** Holds the structure of the package, and shows for each rule that breaking it is noticed. */

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cycles, importsOf, parse, resolve, type Sources } from "../../engine/test/architecture.ts";

const SOURCE = new URL("../src/", import.meta.url);

/** Lower layers first; rooms of one layer are strangers. A file at the top is a room of its own. */
const LAYERS: readonly (readonly string[])[] = [
  ["base", "browser", "help", "io", "model", "problem", "version"],
  ["channels", "fakes", "files", "memory", "observe", "settings", "sql", "vault", "words"],
  ["core", "embedded", "publishing", "replay", "simulation", "strategyFile"],
  ["experimentRows", "import", "pages", "render"],
  ["inbound", "migration", "people", "tasks"],
  ["createRuntime", "server"],
  ["serve"],
  ["commands"],
  ["main"],
  ["cli", "index"],
];

/** Packages, with the only rooms that may know them: what can be replaced stands behind one door. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  pg: ["sql", "embedded"],
  "@electric-sql/pglite": ["sql"],
  fastify: ["server", "fakes"],
  "@fastify/swagger": ["server"],
  jose: ["server"],
  nodemailer: ["channels"],
  "nodemailer/lib/smtp-pool": ["channels"],
  "smtp-server": ["fakes"],
  pino: ["observe"],
  "prom-client": ["observe"],
  "@opentelemetry/api": ["observe"],
};

const roomOf = (file: string): string => file.replace(/[/.].*$/, "");
const layerOf = (room: string): number => LAYERS.findIndex((rooms) => rooms.includes(room));

/** One sentence for each broken rule. */
function brokenRules(sources: Sources): string[] {
  const imports = new Map(Object.entries(sources).map(([file, text]) => [file, importsOf(parse(file, text))]));
  return [
    ...Object.keys(sources).flatMap((file) => (layerOf(roomOf(file)) < 0 ? [`${file} is in no room of LAYERS`] : [])),
    ...[...imports].flatMap(([file, all]) => all.flatMap((to) => misdirected(file, to))),
    ...cycles(imports),
  ];
}

function misdirected(file: string, to: string): string[] {
  const room = roomOf(file);
  if (!to.startsWith(".")) {
    const rooms = PACKAGES[to];
    return rooms === undefined || rooms.includes(room) ? [] : [`${file} must not import the package ${to}`];
  }
  const target = roomOf(resolve(file, to));
  return target === room || layerOf(target) < layerOf(room) ? [] : [`${file} must not import ${resolve(file, to)}`];
}

test("RL1 imports go down, there are no cycles, and packages stay in their rooms", () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const sources = Object.fromEntries(
    files.map((file) => [file.replaceAll("\\", "/"), readFileSync(new URL(file, SOURCE), "utf8")]),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(brokenRules(sources)).toEqual([]);
});

describe("RL1 a broken rule is reported with the file that breaks it", () => {
  test.each([
    ["model/x.ts", `import "../core/door.ts";`, "model/x.ts must not import core/door.ts"],
    ["core/x.ts", `import "../server/server.ts";`, "core/x.ts must not import server/server.ts"],
    ["memory/x.ts", `import "../sql/journal.ts";`, "memory/x.ts must not import sql/journal.ts"],
    ["core/x.ts", `import "pg";`, "core/x.ts must not import the package pg"],
    ["utils/x.ts", "", "utils/x.ts is in no room of LAYERS"],
  ])("RL1 %s: %s", (file, text, says) => {
    expect(brokenRules({ [file]: text })).toContain(says);
  });

  test("RL1 a cycle", () => {
    expect(brokenRules({ "core/a.ts": `import "./b.ts";`, "core/b.ts": `import "./a.ts";` })).toContain(
      "cycle: core/a.ts -> core/b.ts -> core/a.ts",
    );
  });
});
