/** Strategies as modules: the same steps, from a text that needs no function constructor. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import {
  compileStrategy,
  compileToModule,
  type HostOptions,
  type Program,
  type Strategy,
  validateStrategy,
} from "../../src/index.ts";
import { facts } from "../build.ts";
import { sample, withNode } from "../check/sample.ts";
import { mixedFacts, strictRules } from "../conditions/arbitrary.ts";
import { type Story, tell } from "../tell.ts";

interface Module {
  readonly strategy: Strategy;
  readonly program?: Program;
  readonly programWith: (host: HostOptions) => Program;
}

const folder = mkdtempSync(join(tmpdir(), "dunlin-modules-"));
afterAll(() => rmSync(folder, { recursive: true }));
const engine = new URL("../../src/index.ts", import.meta.url).href;
let files = 0;

async function load(text: string): Promise<Module> {
  files += 1;
  const file = join(folder, `strategy-${files}.mjs`);
  writeFileSync(file, text);
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Module;
}

const GOLDEN = new URL("../golden/", import.meta.url);
const stories = readdirSync(GOLDEN, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe("R37 a module gives the same steps", () => {
  test.each(stories.map(({ name }) => name))("R37 %s", async (name) => {
    const story = JSON.parse(readFileSync(new URL(`${name}/input.json`, GOLDEN), "utf8")) as Story;
    const { program } = await load(compileToModule(story.strategy, { engine }));
    expect(tell(story, () => program as Program)).toBe(tell(story));
    const now = Date.parse(story.from);
    const steps = [program as Program, compileStrategy(story.strategy)].map((way) => way.enroll(story.facts, { now }));
    expect(JSON.stringify(steps[0])).toBe(JSON.stringify(steps[1]));
  });

  test("R37 its conditions are the functions in its text, and nothing makes functions of text", async () => {
    const when = { ">": [{ var: "dpd" }, 5] };
    const document = withNode({ type: "if", when, to: { yes: "end", no: "end" } }) as unknown as Strategy;
    const text = compileToModule(document, { engine });
    expect(text).not.toMatch(/\bFunction\b|\beval\b/);
    const wayOf = async (code: string) => {
      const { program } = await load(code);
      const { trace } = (program as Program).enroll(facts(), { now: Date.parse("2026-03-12T10:00:00Z") });
      return JSON.stringify(trace);
    };
    const changed = text.replace("> 5)", "> 500)");
    expect(changed).not.toBe(text);
    expect(await wayOf(changed)).not.toBe(await wayOf(text));
  });
});

/** Modules of 100 rules, each asked about 50 cases. */
const MODULES = sized(1, 10);

test(`R37 modules and closures give the same values for ${MODULES * 5000} random rules and cases`, async () => {
  let known = 0;
  for (let round = 0; round < MODULES; round++) {
    const rules = fc.sample(strictRules, { seed: round, numRuns: 130 });
    const document = assigning(rules.filter(isSound).slice(0, 100));
    const { program } = await load(compileToModule(document, { engine }));
    const closures = compileStrategy(document);
    for (const mixed of fc.sample(mixedFacts, { seed: round, numRuns: 50 })) {
      const { tags, contacts, promises, payments, data, ...others } = mixed as Record<string, unknown>;
      const own = { ...others, ...facts() };
      const [module, plain] = [program as Program, closures].map((way) => way.enroll(own, { now: NOON }));
      expect(JSON.stringify(module)).toBe(JSON.stringify(plain));
      known += Object.values(plain?.state.vars ?? {}).length;
    }
  }
  expect(known, "a good part of the values is known").toBeGreaterThan(MODULES * 1000);
}, 120_000);

const NOON = Date.parse("2026-03-12T12:00:00Z");

/** A strategy that works out every rule and keeps the values. */
const assigning = (rules: readonly unknown[]): Strategy =>
  withNode({
    type: "set",
    values: Object.fromEntries(rules.map((rule, i) => [`r${i}`, rule])),
    to: { next: "end" },
  }) as unknown as Strategy;

const isSound = (rule: unknown): boolean =>
  validateStrategy(assigning([rule])).every(({ severity }) => severity !== "error");

describe("R38 the text", () => {
  const document = { ...sample(), id: "sample", name: '</script>\u2028`$` */\n"' } as unknown as Strategy;
  test("R38 is the same for the same document, and the document comes out of it unchanged", async () => {
    const text = compileToModule(document, { engine });
    expect(compileToModule(JSON.parse(JSON.stringify(document)) as Strategy, { engine })).toBe(text);
    expect(text).not.toMatch(/<\/script|\u2028/);
    expect((await load(text)).strategy).toEqual(document);
  });
});

describe("R39 options of the host", () => {
  const caller = withNode({ type: "callStrategy", strategy: "inner@1", to: { else: "end" } }) as unknown as Strategy;
  const inner = { ...sample(), id: "inner", version: 1 } as unknown as Strategy;

  test("R39 called strategies are in the module", async () => {
    const options = { strategies: { "inner@1": inner, "other@1": inner } };
    const text = compileToModule(caller, { ...options, engine });
    expect(text).not.toContain("other@1");
    const { program } = await load(text);
    const now = Date.parse("2026-03-12T10:00:00Z");
    const expected = compileStrategy(caller, options).enroll(facts(), { now });
    expect(JSON.stringify(program?.enroll(facts(), { now }))).toBe(JSON.stringify(expected));
  });

  test("R39 with node types of the host there is no program before they are given", async () => {
    const nodeTypes = [
      {
        type: "mark",
        title: "Marks.",
        parameters: { properties: {} },
        ports: () => [{ name: "next", required: true }],
        compile: () => ({ visit: () => ({ port: "next" }) }),
      },
    ] as never;
    const document = withNode({ type: "mark", to: { next: "end" } }) as unknown as Strategy;
    const { program, programWith } = await load(compileToModule(document, { nodeTypes, engine }));
    expect(program).toBeUndefined();
    expect(programWith({ nodeTypes }).strategy).toEqual(document);
  });
});
