/** Every code: its faults are found, its fixes mend them, and the reference page says so. */

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ENTRIES } from "../../docs/diagnostics/entries.ts";
import { diagnosticsPage, findingOf, findingsOf } from "../../docs/diagnostics/page.ts";
import { asking, BASE, documentOf, type Fault, node } from "../../docs/diagnostics/snippet.ts";
import { validateStrategy } from "../../src/check/validate.ts";
import { DIAGNOSTIC_SEVERITY, type Diagnostic, type DiagnosticCode } from "../../src/model/diagnostic.ts";
import { applyFix } from "./patch.ts";
import { type Json, places } from "./sample.ts";

const CODES = Object.keys(DIAGNOSTIC_SEVERITY) as DiagnosticCode[];
const faults = CODES.flatMap((code) => ENTRIES[code].faults.map((fault) => ({ code, fault })));
const fixable = faults.filter(({ code, fault }) => findingOf(code, fault)?.fix !== undefined);

const errorsIn = (findings: readonly Diagnostic[]): string[] =>
  places(findings.filter(({ severity }) => severity === "error"));

/** Without the finding, and with no error that was not there before. */
function expectMended(doc: unknown, finding: Diagnostic, before: readonly Diagnostic[], options?: Fault["options"]) {
  const after = validateStrategy(applyFix(doc, finding.fix ?? []), options);
  expect(places(after)).not.toContain(`${finding.code} ${finding.path}`);
  const inNode = (place: string) => place.split(" ")[1]?.startsWith(`/nodes/${finding.nodeId}`) === true;
  const hidden = HIDING.has(finding.code) ? errorsIn(after).filter(inNode) : [];
  expect([...errorsIn(before), ...hidden]).toEqual(expect.arrayContaining(errorsIn(after)));
}

/** A node that cannot be read hides what else is wrong with it (V6). */
const HIDING: ReadonlySet<string> = new Set(["node.unknownType", "shape.invalid", "time.duration"]);

describe("W35 a fix, applied, removes its finding and brings no error", () => {
  test.each(fixable.map(({ code, fault }) => [code, fault.at, fault] as const))("W35 %s %s", (code, _, fault) => {
    expectMended(documentOf(fault), findingOf(code, fault) as Diagnostic, findingsOf(fault), fault.options);
  });

  test.each([
    ["an operator that its arguments do not suit", asking({ "=": [{ var: "dpd" }] }), undefined],
    ["an operator whose place another kind takes", asking({ and: [{ adn: [] }, { summ: [[1], 1] }] }), undefined],
    ["months or minutes", node({ type: "wait", for: "5M", to: { next: "end" } }), undefined],
    ["hours", node({ type: "wait", for: "p36h", to: { next: "end" } }), "PT36H"],
    ["business days", node({ type: "wait", for: "3B", to: { next: "end" } }), "P3B"],
  ])("W35 a fix only where one repair is clear: %s", (_, fault, value) => {
    const last = findingsOf({ ...fault, at: "" }).at(-1);
    expect(last?.fix).toEqual(value === undefined ? undefined : [{ op: "replace", path: last?.path, value }]);
  });

  test("W35 the weights of an experiment are mended wherever it is named", () => {
    const half = (key: string) => ({ key, weight: 50 });
    const split = (next: string) => {
      return { type: "split", experiment: "e", variants: [half("a"), half("b")], to: { a: next, b: next } };
    };
    const fault = { ...node(split("again"), { again: split("end") }), at: "/nodes/first/variants" };
    expectMended(documentOf(fault), findingOf("split.weights", fault) as Diagnostic, findingsOf(fault));
  });

  test("W35 also beside other faults of the same document", () => {
    const planted = fixable.filter(({ fault }) => fault.text === undefined && fault.without === undefined);
    const pairs = fc.tuple(fc.constantFrom(...planted), fc.constantFrom(...planted));
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const doc = both(documentOf(one.fault) as Json, documentOf(other.fault) as Json);
        const options = { ...other.fault.options, ...one.fault.options };
        const before = validateStrategy(doc, options);
        for (const finding of before) if (finding.fix !== undefined) expectMended(doc, finding, before, options);
      }),
    );
  });
});

/** The first document, with the nodes of the second behind other ids, reached by a row of the entry. */
function both(one: Json, other: Json): Json {
  const rename = (id: unknown) => `other-${String(id)}`;
  const moved = Object.entries(other.nodes as Record<string, Json>).map(([id, node]) => {
    const to = Object.entries((node.to ?? {}) as Json).map(([port, target]) => [port, rename(target)]);
    return [rename(id), { ...node, ...(node.to !== undefined && { to: Object.fromEntries(to) }) }];
  });
  const handlers = [...((one.handlers ?? []) as Json[]), { id: "other", on: ["custom.other"], goto: rename("first") }];
  return { ...other, ...one, handlers, nodes: { ...(one.nodes as Json), ...Object.fromEntries(moved) } };
}

describe("W36 the reference page tells every code by faults that are really reported", () => {
  test("W36 the strategy that the snippets are put into has no finding", () => {
    expect(validateStrategy(BASE)).toEqual([]);
  });

  test("W36 every code has an entry, and every entry a code", () => {
    expect(Object.keys(ENTRIES).sort()).toEqual([...CODES].sort());
    for (const code of CODES) expect(ENTRIES[code].faults, code).not.toEqual([]);
  });

  test.each(faults.map(({ code, fault }) => [code, fault.at, fault] as const))("W36 %s %s", (code, at, fault) => {
    expect(places(findingsOf(fault)).sort()).toEqual([`${code} ${at}`, ...(fault.also ?? [])].sort());
  });

  test("W36 the format lists every code with its severity", () => {
    const format = readFileSync(new URL("../../FORMAT.md", import.meta.url), "utf8");
    for (const code of CODES)
      expect(format).toContain(`\`${code}\` ${DIAGNOSTIC_SEVERITY[code].charAt(0).toUpperCase()}`);
  });

  test("W36 the texts are sentences", () => {
    for (const { means, why, repair } of Object.values(ENTRIES))
      for (const text of [means, why, repair]) expect(text).toMatch(/^[A-Z`].{15,}\.$/);
  });

  test("W36 the page is as the engine would write it today: run scripts/diagnosticsPage.ts of this package", () => {
    const page = readFileSync(new URL("../../../../docs/reference/diagnostics.md", import.meta.url), "utf8");
    expect(page === diagnosticsPage()).toBe(true);
  });
});
