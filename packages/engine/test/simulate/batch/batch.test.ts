/** What a batch takes, what it refuses, and what it keeps. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { type CaseFacts, compileStrategy, type Strategy } from "../../../src/index.ts";
import { batchRefusals, openBatch } from "../../../src/simulate/batch/batch.ts";
import { Instants } from "../../../src/simulate/batch/instants.ts";
import type { Batch, CaseSource } from "../../../src/simulate/batch/model.ts";
import { at, END, facts, invoice, mail, program, strategy } from "../../build.ts";
import { Scribe } from "./both.ts";

const START = at("2026-03-10T08:00:00Z");

function batchOf(document: Parameters<typeof program>[0], source: CaseSource): Batch {
  const scribe = new Scribe();
  const opened = openBatch(program(document), source, { start: START, listener: scribe });
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusals));
  scribe.batch = opened.batch;
  return opened.batch;
}

const PAUSE: Parameters<typeof program>[0] = {
  nodes: { hello: mail("pause"), pause: { type: "wait", for: "P3D", to: { next: "end" } }, end: END },
};

test("BA4 a program that looks at what columns do not hold is refused with every reason", () => {
  const when = (rule: unknown) => ({ type: "if", when: rule, to: { yes: "end", no: "end", unknown: "end" } });
  const document = {
    policies: ["us-reg-f"],
    nodes: {
      count: when({ ">": [{ countContacts: [{ days: 7 }] }, 1] }),
      paid: when({ some: [{ var: "payments" }, { ">": [{ var: "amountMinor" }, 5] }] }),
      reach: when({ some: [{ var: "debtor.channels" }, { "==": [{ var: "channel" }, "sms"] }] }),
      kind: when({ "==": [{ var: "debtor.type" }, "legal"] }),
      end: END,
    },
  } as unknown as Parameters<typeof strategy>[0];
  const refusals = batchRefusals(compileStrategy(strategy(document)));
  expect(refusals.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
    "batch.policies /policies",
    "batch.reads /nodes/count",
    "batch.reads /nodes/paid",
    "batch.reads /nodes/reach",
  ]);
  expect(refusals[0]?.message).toBe(
    "Contacts are looked at one by one. Columns do not hold that: step the cases as objects.",
  );
});

test("BA4 something that compileStrategy did not make is refused", () => {
  const copy = { ...program(PAUSE) };
  expect(batchRefusals(copy).map(({ code }) => code)).toEqual(["batch.program"]);
  const opened = openBatch(copy, [facts()], { start: START, listener: new Scribe() });
  expect(opened).toEqual({ ok: false, refusals: batchRefusals(copy) });
});

test("BA5 rows that columns cannot tell are away from the beginning", () => {
  const flawed = facts({ obligations: [{ ...invoice(), dueDate: "soon" }] });
  const mixed = facts({ obligations: [invoice(), invoice({ ref: "I-2", currency: "USD" })] });
  const batch = batchOf(PAUSE, [flawed, mixed, facts()]);
  for (let row = 0; row < 3; row++) batch.enroll(row, START);
  expect([0, 1, 2].map((row) => batch.status(row))).toEqual(["away", "away", "active"]);
});

test("BA5 a commitment or a hold takes a case out of its row", () => {
  const batch = batchOf(PAUSE, [facts(), facts(), facts()]);
  ["promise.created", "hold.placed", "hold.released"].forEach((type, row) => {
    batch.enroll(row, START);
    batch.advance(row, batch.typeOf(type), START + 1);
  });
  expect([0, 1, 2].map((row) => batch.status(row))).toEqual(["away", "away", "active"]);
});

test("BA6 instants come back to the millisecond, and are refused where they do not fit", () => {
  const near = fc.integer({ min: START - 60 * 365 * 86_400_000, max: START + 60 * 365 * 86_400_000 });
  fc.assert(
    fc.property(fc.array(near, { minLength: 1 }), (instants) => {
      const column = new Instants(instants.length, START + 123, Number.POSITIVE_INFINITY);
      expect(column.get(0)).toBe(Number.POSITIVE_INFINITY);
      instants.forEach((instant, row) => {
        column.set(row, instant);
      });
      expect(instants.map((_, row) => column.get(row))).toEqual(instants);
      column.clear(0);
      expect(column.get(0)).toBe(Number.POSITIVE_INFINITY);
    }),
  );
  const column = new Instants(1, START, 0);
  expect([START + 1e12, START + 1e13, START - 1e13].map((instant) => column.fits(instant))).toEqual([
    true,
    false,
    false,
  ]);
});

test("BA6 a wait of centuries takes a case out of its row", () => {
  const batch = batchOf({ nodes: { long: { type: "wait", for: "P99999D", to: { next: "end" } }, end: END } }, [
    facts(),
  ]);
  batch.enroll(0, START);
  expect(batch.status(0)).toBe("away");
});

test("BA7 a case takes at most 16 bytes of state", () => {
  const reminders = Array.from({ length: 16 }, (_, i): [string, Strategy["nodes"][string]] => [
    `n${i}`,
    i % 2 === 0 ? mail(`n${i + 1}`) : { type: "wait", for: "P3D", to: { next: i === 15 ? "half" : `n${i + 1}` } },
  ]);
  const nodes: Strategy["nodes"] = {
    ...Object.fromEntries(reminders),
    half: {
      ...{ type: "split", experiment: "tone", to: { a: "again", b: "end" } },
      variants: [
        { key: "a", weight: 5000 },
        { key: "b", weight: 5000 },
      ],
    },
    again: { type: "repeat", max: 3, to: { body: "n0", exhausted: "end" } },
    end: END,
  };
  const rows: CaseFacts[] = [facts(), facts()];
  expect(batchOf({ nodes }, rows).bytes.state).toBeLessThanOrEqual(16);
});
