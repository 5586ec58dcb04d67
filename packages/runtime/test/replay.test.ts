/** One case through time: when it comes in, what it hears, and what a recorded history does not answer. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Story } from "../src/index.ts";
import {
  contactsOf,
  EMAIL,
  Folder,
  facts,
  historiesIn,
  type Json,
  LETTER,
  obligation,
  type Parts,
  payment,
  replay,
  row,
  story,
} from "./world.ts";

const folder = new Folder();
const { tell, contacts, owed } = historiesIn(folder);

describe("the order of time", () => {
  test("P1 a case is looked at first when it is known, with everything recorded before in its facts", async () => {
    expect(await contacts([])).toEqual([EMAIL, LETTER]);
    const told = await tell([payment("2026-02-01")]);
    expect(told.moments.map(({ at, cause }) => `${at} ${cause}`)).toEqual(["2026-03-01T00:00:00.000Z start"]);
    expect(told.end).toEqual({ status: "exited", outcome: "paid" });
    const [start] = (await tell([payment("2026-03-01")])).moments;
    expect(start?.effects.map(({ kind }) => kind)).toContain("case.exited");
  });

  test("P2 an event comes before a timer of the same moment", async () => {
    expect(await contacts([payment("2026-03-13T08:59:59.999Z")])).toEqual([]);
    expect(await contacts([payment("2026-03-13T09:00:00Z")])).toEqual([]);
    expect(await contacts([payment("2026-03-13T09:00:00.001Z")])).toEqual([EMAIL]);
  });

  test("P3 events come in the order of time, those of one moment in the order of the history", async () => {
    const event = (n: number, at: string): Json => ({ type: "custom.note", at, data: { n } });
    const told = await tell([
      event(3, "2026-03-12"),
      event(1, "2026-03-11"),
      event(4, "2026-03-12T00:00:00Z"),
      event(2, "2026-03-11"),
    ]);
    expect(told.moments.flatMap(({ event }) => (event === undefined ? [] : [event.data?.n]))).toEqual([1, 2, 3, 4]);
  });

  test("P4 nothing happens after the end of the record or of the window; a case known only later is counted apart", async () => {
    expect(await contacts([], { to: "2026-03-12" })).toEqual([]);
    expect(await contacts([], { to: "2026-03-13" })).toEqual([EMAIL]);
    expect(await contacts([], { mapping: { observeUntil: "2026-03-19" } })).toEqual([EMAIL]);
    expect(await contacts([], { mapping: { observeUntil: "2026-03-20" }, to: "2026-03-13" })).toEqual([EMAIL]);
    const { cases } = await replay(folder, [row()], { to: "2026-02-28" });
    expect(cases).toMatchObject({ total: 1, enrolled: 0, refused: 0, later: 1 });
  });

  test("P5 an id is heard once, and the payment behind it counts once", async () => {
    const twice = [
      payment("2026-03-11", { id: "p", data: { amountMinor: 4000 } }),
      payment("2026-03-12", { id: "p", data: { amountMinor: 4000 } }),
    ];
    expect(await owed(twice)).toEqual({ EUR: 6000 });
    expect((await tell(twice)).moments.filter(({ cause }) => cause === "event")).toHaveLength(1);
    const known = [{ id: "p", at: "2026-02-01T00:00:00Z", amountMinor: 4000 }];
    const mapping = { facts: facts({ payments: known }) };
    expect(await owed([payment("2026-03-12", { id: "p" })], { mapping })).toEqual({ EUR: 10_000 });
    expect(await owed([payment("2026-03-12", { data: { payment: "p", amountMinor: 1 } })], { mapping })).toEqual({
      EUR: 10_000,
    });
  });

  test("P6 a case that does not come to rest is a broken row", async () => {
    const waiting = { entry: { start: "due3", when: { hasTag: ["ready"] } } };
    const { rows } = await replay(folder, [row()], { strategy: waiting, mapping: { observeUntil: "2999-12-31" } });
    expect(rows.problems).toEqual([expect.objectContaining({ code: "row.steps", caseId: "C-1" })]);
  });
});

describe("coming in", () => {
  const entry = (parts: Json): Parts => ({ strategy: { entry: { start: "due3", ...parts } } });
  const note = (at: string, parts: Json = {}): Json => ({ type: "custom.note", at, ...parts });
  const causes = ({ moments }: Story) => moments.map(({ at, cause, place }) => `${at.slice(0, 10)} ${cause} ${place}`);

  test("P14 with entry.on a case comes in when such an event happens, becoming known being case.created", async () => {
    expect(await contacts([note("2026-03-14")], entry({ on: ["case.created"] }))).toEqual([EMAIL, LETTER]);
    const late = await tell(
      [note("2026-03-02"), note("2026-03-14", { type: "custom.go" })],
      entry({ on: ["custom.go"] }),
    );
    expect(contactsOf(late)).toEqual([LETTER]);
    expect(causes(late).slice(0, 3)).toEqual(["2026-03-01 start out", "2026-03-02 event out", "2026-03-14 event in"]);
    const { cases } = await replay(folder, [row()], entry({ on: ["payment.failed"] }));
    expect(cases).toMatchObject({ enrolled: 0, refused: 1, refusedBy: { noOccasion: 1 } });
  });

  test("P14 an event at the very first moment is heard, and may be the occasion", async () => {
    const told = await tell([note("2026-03-01", { type: "custom.go" })], entry({ on: ["custom.go"] }));
    expect(causes(told).slice(0, 2)).toEqual(["2026-03-01 start out", "2026-03-01 event in"]);
  });

  test("P15 the event that brings a case in is not heard by the run it begins; one that is refused tells why", async () => {
    const rule = { on: ["custom.go"], when: { "==": [{ var: "data.ready" }, true] } };
    const exits = [{ id: "go", on: ["custom.go"], outcome: "gone" }];
    const go = (at: string, ready: boolean) => note(at, { type: "custom.go", facts: { data: { ready } } });
    const parts = {
      strategy: { exits, entry: { start: "due3", ...rule } },
      mapping: { facts: facts({ data: { ready: false } }) },
    };
    const told = await tell([go("2026-03-02", false), go("2026-03-03", true), go("2026-03-04", true)], parts);
    expect(causes(told)).toEqual([
      "2026-03-01 start out",
      "2026-03-02 event refused",
      "2026-03-03 event in",
      "2026-03-04 event in",
    ]);
    expect(told.end).toEqual({ status: "exited", outcome: "gone" });
  });

  test("P16 a condition without event is asked at every local midnight until it holds", async () => {
    const parts = {
      ...entry({ when: { ">=": [{ var: "dpd" }, 2] } }),
      mapping: { facts: facts({ debtor: { id: "D", zones: ["America/New_York"] } }) },
    };
    const told = await tell([], parts);
    expect(
      told.moments
        .filter(({ cause }) => cause === "retry")
        .map(({ at, place }) => `${at} ${place}`)
        .slice(-2),
    ).toEqual(["2026-03-11T04:00:00.000Z refused", "2026-03-12T04:00:00.000Z in"]);
    expect(contactsOf(told)).toEqual([
      "2026-03-13T13:00:00.000Z email friendly@1",
      "2026-03-20T13:00:00.000Z letter letter@1",
    ]);
  });

  test("P17 it is asked no more when nothing is owed nor to come, at the end of the record, or after a year", async () => {
    const parts = entry({ when: { hasTag: ["never"] } });
    const tries = async (history: readonly Json[], more: Parts = {}) =>
      (await tell(history, { ...parts, ...more })).moments.filter(({ cause }) => cause === "retry").length;
    expect(await tries([payment("2026-03-04")])).toBe(2);
    expect(await tries([], { mapping: { observeUntil: "2026-03-10" } })).toBe(9);
    expect(await tries([])).toBe(366);
    const { cases } = await replay(folder, [row()], parts);
    expect(cases.refusedBy).toEqual({ when: 1 });
  });

  test("P18 a case may come in again where the strategy says so; its last run counts as its outcome", async () => {
    const again = entry({
      on: ["case.created", "obligation.added"],
      when: { ">": [{ var: "collectibleDue" }, 0] },
      reentry: "afterExit",
    });
    const second = { ref: "B", dueDate: "2026-05-01", currency: "EUR", amountMinor: 500, outstandingMinor: 500 };
    const history = [
      payment("2026-03-05"),
      { type: "obligation.added", at: "2026-04-20", facts: { obligations: [second] } },
    ];
    const { cases, contacts: made, amounts } = await replay(folder, [row({ history })], again);
    expect(cases).toMatchObject({ enrolled: 1, runs: 2, outcomes: { exhausted: 1 } });
    expect(amounts).toMatchObject([{ outstandingAtEntryMinor: 10_000, paidMinor: 10_000, outstandingAtEndMinor: 500 }]);
    expect(made.days.map(({ day }) => day)).toEqual(["2026-05-04", "2026-05-11"]);
    expect((await replay(folder, [row({ history })])).cases).toMatchObject({ runs: 1, outcomes: { paid: 1 } });
  });

  test("P19 where obligations are enrolled one by one, each is a case that hears only of itself", async () => {
    const one = (ref: string, dueDate: string) => obligation({ ref, dueDate });
    const parts: Parts = {
      ...entry({ reentry: "perObligation" }),
      mapping: { facts: facts({ obligations: [one("A", "2026-03-10"), one("B", "2026-03-11")] }) },
    };
    const third = { ref: "C", dueDate: "2026-04-01", currency: "EUR", amountMinor: 500, outstandingMinor: 500 };
    const history = [
      payment("2026-03-12", { obligation: "A" }),
      { type: "dispute.opened", at: "2026-03-12", data: { obligations: ["B"] } },
      { type: "obligation.added", at: "2026-03-20", facts: { obligations: [third] } },
      { type: "custom.note", at: "2026-03-21" },
    ];
    const told = await story(folder, [row({ history })], parts);
    const heard = told.map(({ obligation, moments }) => [
      obligation,
      moments.flatMap(({ event }) => event?.type ?? []),
    ]);
    expect(heard).toEqual([
      ["A", ["payment.received", "custom.note"]],
      ["B", ["dispute.opened", "custom.note"]],
      ["C", ["obligation.added", "custom.note"]],
    ]);
    const { cases, amounts } = await replay(folder, [row({ history })], parts);
    expect(cases).toMatchObject({ total: 3, enrolled: 3 });
    expect(amounts).toEqual([
      { currency: "EUR", outstandingAtEntryMinor: 20_500, paidMinor: 10_000, outstandingAtEndMinor: 10_500 },
    ]);
    const before = await replay(folder, [row({ history })], { ...parts, to: "2026-03-19" });
    expect(before.cases).toMatchObject({ total: 3, enrolled: 2, later: 1 });
    const none = await replay(folder, [row()], { ...parts, mapping: { facts: facts({ obligations: [] }) } });
    expect(none.cases).toMatchObject({ total: 1, refusedBy: { obligation: 1 } });
  });
});

describe("what a recorded history does not answer", () => {
  const end = { type: "exit", outcome: "exhausted" };
  const call = {
    type: "task",
    name: "Call",
    queue: "calls",
    dispositions: ["reached"],
    due: "P2D",
    channel: "voice",
    script: "first-call@1",
    to: { reached: "end", timeout: "end" },
  };
  const start = (due3: Json, more: Json = {}) => ({ strategy: { nodes: { due3, end, ...more } } });

  test("P22 a function of the host is waited for until its time is over", async () => {
    const ask = { type: "external", function: "score", timeout: "P1D", store: "answer", to: { ok: "end" } };
    const told = await tell([], start(ask));
    expect(told.moments.map(({ at, cause }) => `${at.slice(0, 10)} ${cause}`)).toEqual([
      "2026-03-01 start",
      "2026-03-02 timer",
    ]);
    expect(told.end).toEqual({ status: "exited", outcome: "exhausted" });
  });

  test("P23 a task with a channel is a contact on the day it is created, and nobody completes it", async () => {
    const { contacts: made, tasks, cases } = await replay(folder, [row()], start(call));
    expect(made).toMatchObject({
      ...{ total: 1, cases: 1, channels: { voice: 1 } },
      templates: [{ channel: "voice", template: "first-call@1", node: "due3", name: "Call", contacts: 1 }],
      days: [{ day: "2026-03-01", total: 1, channels: { voice: 1 } }],
    });
    expect(tasks).toEqual({});
    expect(cases.outcomes).toEqual({ exhausted: 1 });
    const again = {
      type: "if",
      when: { "==": [{ countContacts: [{ days: 30 }] }, 1] },
      to: { yes: "end", no: "due3" },
    };
    const counted = { ...call, to: { reached: "end", timeout: "again" } };
    const known = {
      again: { ...again, to: { yes: "called", no: "end" } },
      called: { type: "exit", outcome: "called" },
    };
    expect((await tell([], start(counted, known))).end).toEqual({ status: "exited", outcome: "called" });
  });

  test("P23 a call without a script has no template, and one that is not needed any more still was one", async () => {
    const { script: _, ...unscripted } = call;
    const { contacts: made } = await replay(folder, [row({ history: [payment("2026-03-02")] })], start(unscripted));
    expect(made.templates).toEqual([{ channel: "voice", node: "due3", name: "Call", contacts: 1 }]);
  });

  test("P24 other tasks are no contacts; they are counted by queue", async () => {
    const { channel: _, script: __, ...desk } = { ...call, queue: "desk" };
    const { contacts: made, tasks } = await replay(folder, [row(), row({ id: "C-2" })], start(desk));
    expect(made.total).toBe(0);
    expect(tasks).toEqual({ desk: 2 });
    expect((await replay(folder, [row()], { ...start(desk), from: "2026-03-02" })).tasks).toEqual({});
  });

  test("P25 a fee is not booked: what is owed is what was recorded", async () => {
    const fee = {
      type: "fee",
      fee: "late",
      amountMinor: 500,
      currency: "EUR",
      legalBasis: "contract",
      to: { next: "end" },
    };
    expect(await owed([], start(fee))).toEqual({ EUR: 10_000 });
  });
});

describe("laws", () => {
  const day = fc.integer({ min: 1, max: 60 }).map((n) => new Date(Date.UTC(2026, 2, n)).toISOString().slice(0, 10));
  const event = fc.oneof(
    fc.record({
      type: fc.constant("payment.received"),
      at: day,
      data: fc.record({ amountMinor: fc.integer({ min: 1, max: 12_000 }) }),
    }),
    fc.record({ type: fc.constantFrom("dispute.opened", "dispute.closed", "custom.note", "message.replied"), at: day }),
    fc.record({
      type: fc.constant("promise.created"),
      at: day,
      data: fc.record({ promise: fc.constant("P"), amountMinor: fc.integer({ min: 1, max: 9000 }), dueDate: day }),
    }),
  );
  const rows = fc.array(
    fc.record({ due: day, amount: fc.integer({ min: -100, max: 20_000 }), history: fc.array(event, { maxLength: 6 }) }),
    { minLength: 1, maxLength: 12 },
  );
  const entries = fc.constantFrom<Json>(
    { start: "due3" },
    { start: "due3", when: { ">": [{ var: "dpd" }, 0] } },
    {
      start: "due3",
      on: ["case.created", "dispute.closed"],
      when: { ">": [{ var: "collectibleDue" }, 0] },
      reentry: "afterExit",
    },
    { start: "due3", reentry: "perObligation" },
  );
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0);

  test("P20 the same input gives the same report, to the byte, and its numbers add up", async () => {
    await fc.assert(
      fc.asyncProperty(rows, entries, async (list, entry) => {
        const portfolio = list.map((each, i) => row({ ...each, id: `C-${i}` }));
        const report = await replay(folder, portfolio, { strategy: { entry } });
        expect(JSON.stringify(await replay(folder, portfolio, { strategy: { entry } }))).toBe(JSON.stringify(report));
        const { cases, contacts: made, rows: read } = report;
        expect(read).toMatchObject({ read: portfolio.length, broken: sum(read.brokenBy) });
        expect(cases.total).toBe(cases.enrolled + cases.refused + cases.later);
        expect(cases.total).toBe(read.read - read.broken);
        expect(cases.enrolled).toBe(cases.exited + cases.active + cases.held);
        expect(cases.exited).toBe(sum(cases.outcomes));
        expect(cases.refused).toBe(sum(cases.refusedBy));
        expect(made.total).toBe(sum(made.channels));
        expect(made.total).toBe(made.days.reduce((total, each) => total + each.total, 0));
        for (const each of made.days) expect(each.total).toBe(sum(each.channels));
        expect(made.total).toBe(made.templates.reduce((total, each) => total + each.contacts, 0));
        expect(made.cases).toBeLessThanOrEqual(made.total);
        for (const each of report.amounts) {
          const left = each.outstandingAtEntryMinor - each.paidMinor;
          expect(each.outstandingAtEndMinor).toBeGreaterThanOrEqual(left);
        }
      }),
    );
  });

  test("P21 a portfolio is the sum of its cases, whatever their order", async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const portfolio = list.map((each, i) => row({ ...each, id: `C-${i}` }));
        const whole = await replay(folder, portfolio);
        const turned = await replay(folder, portfolio.toReversed());
        expect(turned).toEqual({ ...whole, rows: expect.anything() });
        let sum = 0;
        for (const each of portfolio) sum += (await replay(folder, [each])).contacts.total;
        expect(whole.contacts.total).toBe(sum);
      }),
      { numRuns: 25 },
    );
  });
});
