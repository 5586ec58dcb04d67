/** Documents as JSON text: what cannot be read, what is written twice, and where everything stands. */

import { describe, expect, test } from "vitest";
import { locate, membersTwice } from "../../src/check/places.ts";
import { parseStrategy, validateStrategy, validateStrategyText } from "../../src/check/validate.ts";
import { type Diagnostic, StrategyError } from "../../src/model/diagnostic.ts";
import { END, mail, places, sample } from "./sample.ts";

const text = JSON.stringify(sample(), null, 2);

describe("V10 text that is not JSON is one finding with line and column", () => {
  test.each([
    ["json.syntax", `${text.slice(0, -1)},`, text.split("\n").length, 2],
    ["json.syntax", '{\n  "id": tru\n}', 2, 9],
    ["json.syntax", "", 1, 1],
    ["json.tooDeep", `{"x":\n${"[".repeat(300)}${"]".repeat(300)}}`, 2, 200],
  ])("V10 %s", (code, source, line, column) => {
    const findings = validateStrategyText(source);
    expect(findings).toMatchObject([{ code, path: "", severity: "error", data: { line, column } }]);
  });

  test("V10 text beyond the limit is refused before it is read", () => {
    const started = performance.now();
    expect(places(validateStrategyText(" ".repeat(50_000_000)))).toEqual(["json.tooLarge "]);
    expect(performance.now() - started).toBeLessThan(500);
    expect(places(validateStrategyText(text, { limits: { maxBytes: 100 } }))).toEqual(["json.tooLarge "]);
    expect(validateStrategyText(text, { limits: { maxBytes: text.length } })).toEqual([]);
  });
});

test("V20 a value of more than a million parts is refused as too large", () => {
  const doc = (items: number) => ({ ...sample(), x: Array.from({ length: items }, () => 0) });
  expect(places(validateStrategy(doc(1_000_000)))).toEqual(["json.tooLarge "]);
  expect(places(validateStrategy(doc(900_000)))).toEqual([]);
});

describe("V11 a member written twice is an id given twice", () => {
  const doubled = text.replace('"nodes": {', '"nodes": {\n    "end": { "type": "exit", "outcome": "first" },');

  test("V11 with the place of both", () => {
    const findings = validateStrategyText(doubled);
    expect(findings).toMatchObject([
      { code: "id.duplicate", path: "/nodes/end", nodeId: "end", data: { id: "end", what: "member" } },
    ]);
    const lines = doubled.split("\n");
    const { line, column, first } = (findings[0] as Diagnostic).data as { line: number; column: number; first: number };
    expect(lines[first - 1]).toMatch(/"end": .*first/);
    expect(lines[line - 1]?.slice(column - 1)).toMatch(/^"end": \{/);
    expect(line).toBeGreaterThan(first);
  });

  test("V11 names are compared as they are read", () => {
    expect(membersTwice('{"a":1,"\\u0061":[{"b":1},{"b":2}],"x":{"a":"}\\"{,a"}}').map(({ path }) => path)).toEqual([
      "/a",
    ]);
    expect(membersTwice('[{"a~/":1,"a~/":{}}]').map(({ path }) => path)).toEqual(["/0/a~0~1"]);
    expect(membersTwice('{"a":{"a":["a","a",{"a":1}]}}')).toEqual([]);
  });

  test("V11 a value has lost them", () => {
    expect(validateStrategy(JSON.parse(doubled))).toEqual([]);
  });
});

describe("V12 findings in text tell the line and column of what they are about", () => {
  test("V12 of a member that is there", () => {
    const source = JSON.stringify(sample({}, { mail: mail("nowhere") }), null, 2);
    const [finding] = validateStrategyText(source);
    const { line, column } = (finding as Diagnostic).data as { line: number; column: number };
    expect(source.split("\n")[line - 1]?.slice(column - 1)).toBe('"next": "nowhere"');
  });

  test("V12 of what is around a member that is missing", () => {
    const source =
      '{ "format": "dunlin.strategy/1",\n"id": "a", "name": "A", "time": { "zone": "UTC" }, "entry": { "start": "a" },\n"nodes": { "a": { "type": "goal", "goal": "g",\n"to": {} } } }';
    expect(validateStrategyText(source)).toMatchObject([
      { code: "port.missing", path: "/nodes/a/to", data: { line: 4, column: 1 } },
    ]);
  });

  test("V12 in lists, after a byte order mark, in nested and empty values", () => {
    const source = '[ {}, [1, "a,]", [ ] ],\n {"b": [true, null]} ]';
    const found = locate(source, ["", "/0", "/1/1", "/1/2", "/2/b", "/2/b/1", "/2/b/7/x"]);
    expect([...found.values()].map(({ line, column }) => `${line}:${column}`)).toEqual([
      "1:1",
      "1:3",
      "1:11",
      "1:18",
      "2:3",
      "2:15",
      "2:3",
    ]);
    expect(validateStrategyText(`\ufeff${JSON.stringify({ ...sample(), z: 1 })}`)[0]?.data.column).toBe(
      JSON.stringify(sample()).length + 1,
    );
  });
});

test("V13 `parseStrategy` gives the strategy, from text or value, or throws every finding", () => {
  expect(parseStrategy(text)).toEqual(sample());
  expect(parseStrategy(sample({}, { lost: END }))).toEqual(sample({}, { lost: END }));
  const thrown = (json: unknown): unknown => {
    try {
      return parseStrategy(json);
    } catch (error) {
      return error;
    }
  };
  const error = thrown(sample({ policies: ["p"] }, { lost: END, mail: mail("end", { via: [] }) }));
  expect(error).toBeInstanceOf(StrategyError);
  expect(places((error as StrategyError).diagnostics)).toEqual([
    "shape.invalid /nodes/mail/via",
    "graph.unreachable /nodes/lost",
    "policy.unknown /policies/0",
  ]);
  expect(thrown("{")).toBeInstanceOf(StrategyError);
  expect(thrown(7)).toBeInstanceOf(StrategyError);
});
