/** How nodes hang together: ports, starts, circles and ends. */

import { describe, expect, test } from "vitest";
import { components } from "../../src/check/components.ts";
import { validateStrategy } from "../../src/check/validate.ts";
import { END, found, type Json, mail, only, sample, withNode } from "./sample.ts";

const wait = (next: string, parts: Json = {}): Json => ({ type: "wait", for: "P1D", to: { next }, ...parts });
const fork = (yes: string, no: string): Json => ({ type: "if", when: { hasTag: "vip" }, to: { yes, no } });

test("G1 a port that leads nowhere is dangling, with the nearest node", () => {
  const finding = only(sample({}, { mail: mail("endd") }));
  expect(finding).toMatchObject({
    code: "port.dangling",
    path: "/nodes/mail/to/next",
    nodeId: "mail",
    data: { port: "next", target: "endd", nearest: "end" },
  });
  expect(finding.fix).toEqual([{ op: "replace", path: "/nodes/mail/to/next", value: "end" }]);
  expect(found(sample({}, { mail: mail("toString") }))).toEqual(["port.dangling /nodes/mail/to/next"]);
});

test("G2 a required port must be connected; one with a fallback need not be", () => {
  expect(found(withNode({ type: "if", when: { hasTag: "vip" }, to: { yes: "end" } }))).toEqual([
    "port.missing /nodes/first/to",
  ]);
  expect(
    only(
      withNode(
        { type: "goal", goal: "g" },
        { entry: { start: "end" } },
        { first: undefined, end: { type: "goal", goal: "g" } },
      ),
    ),
  ).toMatchObject({ code: "port.missing", path: "/nodes/end", data: { port: "next" } });
  expect(found(withNode({ type: "if", when: { hasTag: "vip" }, to: { yes: "end", no: "end" } }))).toEqual([]);
});

test("G3 a port that the node does not have is unknown", () => {
  const finding = only(sample({}, { mail: mail("end", { to: { next: "end", blockd: "end" } }) }));
  expect(finding).toMatchObject({
    code: "port.unknown",
    path: "/nodes/mail/to/blockd",
    data: { port: "blockd", nearest: "blocked" },
  });
  expect(found(sample({}, { end: { ...END, to: { next: "mail" } } }))).toEqual(["port.unknown /nodes/end/to/next"]);
  expect(found(sample({}, { mail: mail("end", { to: { next: "end", blocked: "end" } }) }))).toEqual([]);
});

describe("G4 a port that parameters switch off is unused when connected", () => {
  test.each([
    [
      "skipped",
      wait("end", { until: { anchor: "entered" }, for: undefined, ifPast: "now", to: { next: "end", skipped: "end" } }),
      { ifPast: "skip" },
    ],
    ["failed", mail("end", { to: { next: "end", failed: "end" } }), { awaitReceipt: "PT1H" }],
    [
      "out",
      {
        type: "split",
        experiment: "e",
        variants: [
          { key: "a", weight: 5000 },
          { key: "b", weight: 5000 },
        ],
        to: { a: "end", b: "end", out: "end" },
      },
      { ramp: 500 },
    ],
  ])("G4 %s", (port, node, on) => {
    expect(found(withNode(node))).toEqual([`port.unused /nodes/first/to/${port}`]);
    expect(found(withNode({ ...node, ...on }))).toEqual([]);
  });
});

test("G5 the entry, its rows and handlers start at nodes that exist", () => {
  const rows = [
    { from: 5, start: "male" },
    { from: 9, start: "mail" },
  ];
  expect(found(sample({ entry: { start: "mial", byDpd: rows } }))).toEqual([
    "start.missing /entry/start",
    "start.missing /entry/byDpd/0/start",
  ]);
  const handlers = [{ id: "h", on: ["case.closed"], goto: "gone" }];
  expect(only(sample({ handlers }))).toMatchObject({
    code: "start.missing",
    path: "/handlers/0/goto",
    data: { target: "gone" },
  });
  expect(found(sample({ handlers: [{ ...handlers[0], goto: "end" }] }))).toEqual([]);
});

test("G6 a node that no way leads to is unreachable; rows and handlers are ways in", () => {
  expect(only(sample({}, { lost: END }))).toMatchObject({
    code: "graph.unreachable",
    severity: "warning",
    nodeId: "lost",
  });
  expect(found(sample({ handlers: [{ id: "h", on: ["case.closed"], goto: "lost" }] }, { lost: END }))).toEqual([]);
  expect(found(sample({ entry: { start: "mail", byDpd: [{ from: 1, start: "lost" }] } }, { lost: END }))).toEqual([]);
});

test("G7 behind a connection that is missing nothing is called unreachable", () => {
  expect(found(sample({}, { mail: mail("waitt"), wait: wait("end") }))).toEqual(["port.dangling /nodes/mail/to/next"]);
  expect(found(sample({ entry: { start: "m" } }))).toEqual(["start.missing /entry/start"]);
  expect(found(sample({}, { mail: { type: "later" }, wait: wait("end") }))).toEqual([
    "node.unknownType /nodes/mail/type",
  ]);
});

test("G8 a node behind an unused port only is unreachable", () => {
  const first = mail("end", { to: { next: "end", failed: "letter" } });
  expect(found(withNode(first, {}, { letter: mail("end") }))).toEqual([
    "port.unused /nodes/first/to/failed",
    "graph.unreachable /nodes/letter",
  ]);
});

describe("G9 a circle is reported once, with its nodes and the port that closes it", () => {
  test("G9 of two nodes with a way out", () => {
    const finding = only(withNode(wait("again"), {}, { again: fork("first", "end") }));
    expect(finding).toMatchObject({
      code: "graph.cycle",
      path: "/nodes/again/to/yes",
      nodeId: "again",
      data: { nodes: ["first", "again", "first"] },
    });
    expect(finding.message).toMatch(/first -> again -> first/);
  });

  test("G9 of one node", () => {
    expect(only(withNode(fork("first", "end")))).toMatchObject({
      code: "graph.cycle",
      path: "/nodes/first/to/yes",
      data: { nodes: ["first", "first"] },
    });
  });

  test("G9 two ways that meet again are none", () => {
    expect(found(withNode(fork("a", "b"), {}, { a: wait("c"), b: wait("c"), c: wait("end") }))).toEqual([]);
  });

  test("G9 not through nodes of unknown types, which may be made for it", () => {
    expect(
      found(withNode({ type: "visitByDrone", to: { missed: "a", completed: "end" } }, {}, { a: wait("first") })),
    ).toEqual(["node.unknownType /nodes/first/type"]);
  });
});

test("G10 where no path leads to an exit the nodes are named", () => {
  const shut = withNode(fork("a", "end"), {}, { a: wait("b"), b: wait("a") });
  expect(found(shut)).toEqual(["graph.noExit /nodes/a", "graph.cycle /nodes/b/to/next"]);
  expect(validateStrategy(shut)[0]?.data.nodes).toEqual(["a", "b"]);
  expect(found(withNode(fork("a", "end"), {}, { a: wait("b"), b: fork("a", "end") }))).toEqual([
    "graph.cycle /nodes/b/to/yes",
  ]);
});

test("G11 a chain of thousands of nodes is checked in linear time and without recursion", () => {
  const chain = (last: Json) =>
    Object.fromEntries([
      ...Array.from({ length: 5000 }, (_, i) => [`n${i}`, wait(`n${i + 1}`)] as const),
      ["n5000", last],
    ]);
  const doc = (last: Json) => sample({ entry: { start: "n0" }, nodes: chain(last) });
  expect(found(doc(END))).toEqual([]);
  expect(found(doc(wait("n0")))).toEqual(["graph.noExit /nodes/n0", "graph.cycle /nodes/n5000/to/next"]);
});

test("G12 components hold every node once: nodes on a common circle together, others alone", () => {
  const graph = new Map([
    ["a", ["b"]],
    ["b", ["c", "d"]],
    ["c", ["a"]],
    ["d", ["e"]],
    ["e", ["e", "f"]],
    ["f", []],
  ]);
  expect(components(graph)).toEqual([["a", "b", "c"], ["d"], ["e"], ["f"]]);
  const figure8 = new Map([
    ["m", ["l", "r"]],
    ["l", ["m"]],
    ["r", ["m"]],
  ]);
  expect(components(figure8)).toEqual([["m", "l", "r"]]);
});
