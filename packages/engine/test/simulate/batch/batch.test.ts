/** What a batch takes, what it refuses, and what it keeps. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { type CaseFacts, compileStrategy, type Strategy } from "../../../src/index.ts";
import { batchRefusals, openBatch } from "../../../src/simulate/batch/batch.ts";
import { Instants } from "../../../src/simulate/batch/instants.ts";
import { type Batch, type CaseSource, TIMER } from "../../../src/simulate/batch/model.ts";
import { at, END, facts, invoice, mail, program, strategy } from "../../build.ts";
import { Scribe, type Scripted, tellBoth } from "./both.ts";

const START = at("2026-03-10T08:00:00Z");

function batchOf(document: Parameters<typeof program>[0], source: CaseSource, scribe = new Scribe()): Batch {
  const opened = openBatch(program(document), source, { start: START, listener: scribe });
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusals));
  scribe.batch = opened.batch;
  return opened.batch;
}

const PAUSE: Parameters<typeof program>[0] = {
  nodes: { hello: mail("pause"), pause: { type: "wait", for: "P3D", to: { next: "end" } }, end: END },
};

test("BA1 cases that came at one moment, or were contacted at one, wait each until its own", () => {
  const document: Parameters<typeof program>[0] = {
    nodes: {
      apart: { type: "wait", for: "P1D", gap: "P3D", to: { next: "later" } },
      later: { type: "wait", for: "P5D", at: "10:00", to: { next: "end" } },
      end: END,
    },
  };
  const minutes = Array.from({ length: 600 }, (_, i) => i * 7);
  const people = minutes.map((ago) => {
    const contacts = [{ at: new Date(START - ago * 60_000).toISOString(), channel: "sms" }];
    return facts({ debtor: { id: "D-1", zones: [ago % 2 === 0 ? "Asia/Tokyo" : "America/New_York"] }, contacts });
  });
  const batch = batchOf(document, people);
  const engine = program(document);
  const dues = people.map((own, row) => {
    let { state } = engine.enroll(own, { now: START });
    batch.enroll(row, START);
    const first = [state.dueAt, batch.dueAt(row)];
    // Some look in between, all go on when they are due.
    for (const now of [...(row % 3 === 0 ? [START + 3_600_000] : []), state.dueAt as number]) {
      state = engine.advance(state, { type: "timer.fired" }, { facts: own, now }).state;
      batch.advance(row, TIMER, now);
    }
    return [first, [state.dueAt, batch.dueAt(row)]];
  });
  for (const pairs of dues) for (const [objects, columns] of pairs) expect(columns).toBe(objects);
  expect(new Set(dues.map(([first]) => first?.[0])).size).toBeGreaterThan(400);
});

test("BA1 what hangs on the day, the hour or the last contact is asked again", () => {
  const late = { ">=": [{ var: "dpd" }, 12] };
  const evening = { between: [{ var: "localTime" }, "17:00", "20:00"] };
  const document: Parameters<typeof program>[0] = {
    exits: [{ id: "late", when: late, outcome: "late" }],
    nodes: {
      rest: {
        ...{ type: "waitFor", for: "P30D", to: { evening: "hello", timeout: "end" } },
        cases: [{ port: "evening", when: evening }],
      },
      hello: mail("quiet"),
      quiet: {
        ...{ type: "waitFor", for: "P30D", to: { quiet: "end", timeout: "end" } },
        cases: [{ port: "quiet", when: { ">": [{ var: "daysSinceLastContact" }, 1] } }],
      },
      end: END,
    },
  };
  const opened = { type: "message.opened" };
  const script = [60, 8 * 60, 14 * 60, 24 * 60].map(
    (minutes): Scripted => ({ minutes, what: { kind: "tell", event: opened } }),
  );
  const due = (dueDate: string) => facts({ obligations: [invoice({ dueDate })] });
  const people = [due("2026-03-02"), due("2026-02-28"), due("2026-02-27"), due("2026-02-26")];
  const scribe = new Scribe();
  const batch = batchOf(document, people, scribe);
  const engine = program(document);
  const told = people.map((own, row) => tellBoth(engine, { batch, scribe, row }, own, script, START));
  for (const { objects, columns } of told) expect(columns).toEqual(objects);
  expect(told.map(({ objects }) => objects.at(-1)?.at(-1))).toEqual([
    "exited end - exhausted",
    "exited quiet - late",
    "exited quiet - late",
    "exited rest - late",
  ]);
});

test.each([
  ["by its way out, and entered again in the middle", "custom.in", 4],
  ["by a handler", "custom.away", 2.5],
])("BA1 rounds count anew after a repeat that was left %s", (_, type, days) => {
  const wait = (duration: string, next: string) => ({ type: "wait" as const, for: duration, to: { next } });
  const document: Parameters<typeof program>[0] = {
    handlers: [
      { id: "in", on: ["custom.in"], goto: "round" },
      { id: "away", on: ["custom.away"], goto: "first" },
    ],
    nodes: {
      first: wait("P1D", "rounds"),
      rounds: { type: "repeat", max: 2, to: { body: "round", exhausted: "after" } },
      round: wait("P1D", "rounds"),
      after: wait("P5D", "end"),
      end: END,
    },
  };
  const tell = (event: string, minutes: number): Scripted => ({
    minutes,
    what: { kind: "tell", event: { type: event } },
  });
  const script = [tell(type, days * 1440), tell("custom.nothing", 10 * 1440)];
  const scribe = new Scribe();
  const batch = batchOf(document, [facts()], scribe);
  const { objects, columns } = tellBoth(program(document), { batch, scribe, row: 0 }, facts(), script, START);
  expect(columns).toEqual(objects);
  expect(columns.flat().filter((line) => line === "leave rounds body")).toHaveLength(4);
});

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
  const nobody = null as unknown as CaseFacts;
  const batch = batchOf(PAUSE, [flawed, mixed, nobody, facts()]);
  for (let row = 0; row < 4; row++) batch.enroll(row, START);
  expect([0, 1, 2, 3].map((row) => batch.status(row))).toEqual(["away", "away", "away", "active"]);
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
