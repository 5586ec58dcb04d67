/** Formats: which are read, and how an older document comes up to date. */

import { expect, test } from "vitest";
import { MIGRATIONS, type Migration, migrate } from "../../src/migrate/migrate.ts";
import { STRATEGY_FORMAT } from "../../src/model/strategy.ts";

/** Two made-up changes: waits counted in days instead of hours, then a name that is required. */
const CHAIN: readonly Migration[] = [
  {
    to: 2,
    why: "Waits are counted in days. Version 1 stored hours and rounded up.",
    up: (doc) => {
      const nodes = Object.entries(doc.nodes as Record<string, { hours: number }>);
      return {
        ...doc,
        nodes: Object.fromEntries(nodes.map(([id, { hours }]) => [id, { days: Math.ceil(hours / 24) }])),
      };
    },
  },
  { to: 3, why: "Every strategy has a name.", up: (doc) => ({ name: doc.id, ...doc }) },
];

const old = { format: "dunlin.strategy/1", id: "a", nodes: { rest: { hours: 25 } } };

test("F1 the engine reads the format that its migrations lead to, and writes the same", () => {
  expect(migrate({ format: STRATEGY_FORMAT })).toEqual({ ok: true, value: { format: STRATEGY_FORMAT } });
  expect(MIGRATIONS.map(({ to }) => to)).toEqual(MIGRATIONS.map((_, i) => i + 2));
  expect(STRATEGY_FORMAT).toBe(`dunlin.strategy/${MIGRATIONS.length + 1}`);
});

test("F2 an older document comes up step by step; the original stays as it was", () => {
  const before = JSON.stringify(old);
  expect(migrate(old, CHAIN)).toEqual({
    ok: true,
    value: { format: "dunlin.strategy/3", id: "a", name: "a", nodes: { rest: { days: 2 } } },
  });
  expect(migrate({ format: "dunlin.strategy/2", id: "b", name: "B" }, CHAIN)).toEqual({
    ok: true,
    value: { format: "dunlin.strategy/3", id: "b", name: "B" },
  });
  expect(JSON.stringify(old)).toBe(before);
});

test("F3 a document in today's format is the same object", () => {
  const current = { format: "dunlin.strategy/3" };
  expect(migrate(current, CHAIN)).toEqual({ ok: true, value: current });
  const result = migrate(current, CHAIN);
  expect(result.ok && result.value).toBe(current);
});

test.each([
  ["newer", "dunlin.strategy/4"],
  ["newer", "dunlin.strategy/999999"],
  ["foreign", "dunlin.strategy/0"],
  ["foreign", "dunlin.strategy/01"],
  ["foreign", "dunlin.strategy/1.5"],
  ["foreign", "dunlin.template/1"],
  ["foreign", 1],
  ["foreign", null],
  ["missing", undefined],
])("F4 a document of a %s format is refused: %j", (reason, format) => {
  const result = migrate(format === undefined ? {} : { format }, CHAIN);
  const found = format === undefined ? {} : { found: format };
  expect(result).toEqual({ ok: false, error: { reason, ...found, supported: "dunlin.strategy/3" } });
});

test("F4 an inherited format is none", () => {
  expect(migrate(Object.create({ format: STRATEGY_FORMAT }))).toMatchObject({
    ok: false,
    error: { reason: "missing" },
  });
});

test("F5 an older document that is not right for its own version is refused, not guessed at", () => {
  expect(migrate({ ...old, nodes: null }, CHAIN)).toEqual({
    ok: false,
    error: { reason: "malformed", found: "dunlin.strategy/1", supported: "dunlin.strategy/3" },
  });
});
