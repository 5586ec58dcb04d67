/** Strategies and traces in words. Read the diff of a text file aloud before you accept it. */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Catalog } from "../../src/explain/catalog.ts";
import { en } from "../../src/explain/words.en.ts";
import { es } from "../../src/explain/words.es.ts";
import {
  compileStrategy,
  describeStrategy,
  EVENTS,
  explainTrace,
  type Strategy,
  TRACE_CODES,
} from "../../src/index.ts";
import { caseFacts, histories, strategies } from "../arbitrary.ts";
import { at, END, facts, mail, program, strategy } from "../build.ts";

const DOCUMENTS = new URL("../documents/v1/", import.meta.url);
const LANGUAGES = [en, es];

describe("E4 a strategy is told as an outline", () => {
  const files = readdirSync(DOCUMENTS).flatMap((file) => LANGUAGES.map(({ locale }) => [file, locale] as const));
  test.each(files)("E4 %s, %s", async (file, locale) => {
    const strategy = JSON.parse(readFileSync(new URL(file, DOCUMENTS), "utf8")) as Strategy;
    const golden = new URL(`${file.replace(".json", "")}.${locale}.txt`, import.meta.url);
    await expect(describeStrategy(strategy, { locale })).toMatchFileSnapshot(fileURLToPath(golden));
  });

  test("E4 every step is told once, whatever the strategy", () => {
    fc.assert(
      fc.property(strategies, (strategy) => {
        for (const { locale } of LANGUAGES) {
          const told = describeStrategy(strategy, { locale });
          const numbers = [...told.matchAll(/^ *(\d+)\. /gm)].map(([, number]) => Number(number)).sort((a, b) => a - b);
          expect(numbers).toEqual(Object.keys(strategy.nodes).map((_, i) => i + 1));
          expect(told).not.toMatch(/undefined|\[object|NaN/);
          expect(describeStrategy(structuredClone(strategy), { locale })).toBe(told);
        }
      }),
    );
  });
});

describe("E5 every trace entry has a sentence", () => {
  test("E5 of any history, ending with a stop", () => {
    fc.assert(
      fc.property(strategies, caseFacts, histories, (document, facts, history) => {
        const p = compileStrategy(document);
        let now = at("2026-02-20T08:00:00Z");
        let step = p.enroll(facts, { now });
        const traces = [step.trace];
        for (const { minutes, event, facts: changed } of history) {
          now += minutes * 60_000;
          step = p.advance(step.state, event, { facts: changed ?? facts, now });
          traces.push(step.trace);
        }
        for (const trace of traces) {
          for (const { locale } of LANGUAGES) {
            for (const { text } of explainTrace(p, trace, { locale, currency: "EUR" })) {
              expect(text).toMatch(/[.?]$/);
              expect(text).not.toMatch(/undefined|\[object|NaN|“”|«»|\?\?/);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  const tiny = program({ nodes: { end: END } });
  test.each(TRACE_CODES)("E5 %s with its data missing", (code) => {
    for (const { locale } of LANGUAGES) {
      const [sentence] = explainTrace(tiny, [{ code, nodeId: "gone", data: {} }], { locale });
      expect(sentence?.text).toMatch(/\.$/);
    }
  });
});

describe("E6 languages", () => {
  test("E6 a language nobody has words for is refused with the ones there are", () => {
    const tiny = program({ nodes: { end: END } });
    expect(() => describeStrategy(tiny.strategy, { locale: "tlh" })).toThrow(/tlh.*en, es/);
    expect(() => explainTrace(tiny, [], { locale: "EN" })).toThrow(RangeError);
  });

  test("E6 a host brings its own", () => {
    const words: Catalog = { ...en, locale: "en-x-short", trace: { ...en.trace, "case.exited": () => "Over." } };
    const tiny = program({ nodes: { end: END } });
    const entry = { code: "case.exited", data: { outcome: "paid" } } as const;
    expect(explainTrace(tiny, [entry], { words })[0]?.text).toBe("Over.");
    expect(explainTrace(tiny, [entry], { words, locale: "es" })[0]?.text).toMatch(/^El caso terminó/);
  });

  test("E6 the built-in ones know the same things, and every event type", () => {
    const known = ({ terms, conditions }: Catalog) =>
      Object.entries({ ...terms, ...conditions }).flatMap(([name, table]) =>
        typeof table === "object"
          ? Object.keys(table)
              .sort()
              .map((key) => `${name}.${key}`)
          : [name],
      );
    expect(known(es)).toEqual(known(en));
    expect(Object.keys(EVENTS).filter((type) => !Object.hasOwn(en.terms.events, type))).toEqual([]);
  });
});

test("E8 steps inside a called strategy are told by their names", () => {
  const inner = strategy({
    id: "inner",
    version: 1,
    nodes: { mail: mail("end", { name: "Inner reminder" }), end: END },
  });
  const outer = strategy({
    nodes: { steps: { type: "callStrategy", strategy: "inner@1", to: { exhausted: "end", else: "end" } }, end: END },
  });
  const calling = compileStrategy(outer, { strategies: { "inner@1": inner } });
  const { trace } = calling.enroll(facts(), { now: at("2026-03-05T08:00:00Z") });
  const told = explainTrace(calling, trace).map(({ text }) => text);
  expect(told.join(" ")).toContain("“Inner reminder”");
  expect(told.join(" ")).not.toContain("steps>");
});
