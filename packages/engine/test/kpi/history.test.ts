/** Counting cases from what was recorded about them and done to them. */

import { describe, expect, test } from "vitest";
import type { Effect } from "../../src/index.ts";
import {
  HistoryError,
  type HistoryOptions,
  kpiCountsOfHistory,
  kpisOf,
  mergeKpiCounts,
  type Recorded,
  type WatchedCase,
} from "../../src/kpi.ts";
import { defaultZones } from "../../src/zones.ts";
import { at, facts, invoice } from "../build.ts";

const START = at("2026-03-01T00:00:00Z");
const DAY = 86_400_000;
const zone = defaultZones.get("UTC") ?? expect.fail("UTC");

/** What happened so many days after the case was first seen. */
const on = (day: number, type: string, data?: Recorded["data"], parts: Partial<Recorded> = {}): Recorded => ({
  ...{ at: START + day * DAY, type },
  ...(data !== undefined && { data }),
  ...parts,
});

let effects = 0;
const did = (day: number, effect: object): Effect =>
  ({ id: `e${effects++}`, nodeId: "n", at: START + day * DAY, ...effect }) as Effect;

const mailed = (day: number) => did(day, { kind: "message.send", channel: "email", template: "t@1", obligations: [] });

const watched = (history: readonly Recorded[], parts: Partial<WatchedCase> = {}): WatchedCase => ({
  facts: facts(),
  zone,
  observeFrom: START,
  observeUntil: START + 30 * DAY,
  history,
  effects: [],
  ...parts,
});

const options: HistoryOptions = { until: START + 100 * DAY };
const count = (...cases: readonly WatchedCase[]) => kpiCountsOfHistory(cases, options);

describe("KP11 what was recorded and done is counted", () => {
  test("KP11 payments count for what they took off the balance that came in, on their day; the last of it is the cure", () => {
    const counts = count(
      watched([on(3, "payment.received", { amountMinor: 4000 }), on(5.5, "payment.received", { amountMinor: 9000 })]),
    );
    expect(counts.cured).toEqual([0, 0, 0, 0, 0, 1]);
    expect(counts.money.EUR).toMatchObject({ placedMinor: 10_000, collectedMinor: 10_000 });
    expect(counts.money.EUR?.collected).toEqual([0, 0, 0, 4000, 0, 6000]);
  });

  test("KP11 a reversal is taken off again, and a repeated id counts once", () => {
    const paid = on(3, "payment.received", { amountMinor: 4000, payment: "p" }, { id: "x" });
    const { money } = count(watched([paid, paid, on(4, "payment.reversed", { payment: "p" })]));
    expect(money.EUR?.collected).toEqual([0, 0, 0, 4000, -4000]);
  });

  test("KP11 what is no longer claimed is settled, though nothing was collected", () => {
    const gone = on(2, "case.updated", undefined, { facts: { obligations: [] }, replace: true });
    const counts = count(watched([gone]));
    expect([counts.cured, counts.money]).toEqual([[0, 0, 1], {}]);
  });

  test("KP11 a case is watched until its end or that of all, whichever comes first", () => {
    const paid = [on(12, "payment.received", { amountMinor: 10_000 })];
    expect(kpiCountsOfHistory([watched(paid)], { until: START + 10 * DAY }).open).toEqual([...Array(9).fill(0), 1]);
    expect(count(watched(paid, { observeUntil: START + 12 * DAY })).cured).toEqual([]);
    expect(kpiCountsOfHistory([watched(paid)], { until: START - 1 }).cases).toBe(0);
  });

  test("KP11 contacts are those of the strategy, or those that were logged where its effects are not known; they cost", () => {
    const called = did(4, { kind: "task.create", queue: "calls", channel: "voice", dispositions: [], dueAt: 0 });
    const done = [
      mailed(1),
      mailed(2),
      called,
      did(5, { kind: "task.create", queue: "papers", dispositions: [], dueAt: 0 }),
    ];
    const costs = { currency: "EUR", channels: { email: 2, voice: 50 }, tasks: { calls: 300, "*": 10 } };
    const counts = kpiCountsOfHistory([watched([], { effects: done })], { ...options, costs });
    expect(counts.contacts).toEqual({ email: 2, voice: 1 });
    expect(counts.money.EUR?.costMinor).toBe(2 + 2 + 50 + 300 + 10);
    const { effects: _, ...unknown } = watched([], { contacted: [{ at: START, channel: "sms" }] });
    expect(count(unknown).contacts).toEqual({ sms: 1 });
  });

  test("KP11 names that every object has are names like others", () => {
    const done = [did(1, { kind: "message.send", channel: "toString", template: "t@1", obligations: [] })];
    const costly = { ...options, costs: { currency: "EUR", channels: {} } };
    const counts = kpiCountsOfHistory([watched([], { effects: done })], costly);
    expect(mergeKpiCounts(counts, count(watched([]))).contacts).toEqual({ toString: 1 });
    expect(counts.money.EUR?.costMinor).toBe(0);
  });

  test("KP11 a call counts once, a promise within a day of a conversation belongs to it, and judged promises are due", () => {
    const history = [
      on(1, "call.attempted", { task: "a" }),
      on(2, "call.attempted", { task: "b" }),
      on(2, "call.finished", { task: "b", result: "rpc" }),
      on(2.1, "promise.created", { promise: "p1", amountMinor: 100, dueDate: "2026-03-10" }),
      on(9, "promise.created", { promise: "p2", amountMinor: 100, dueDate: "2026-03-20" }),
    ];
    const done = [
      did(8, { kind: "commitment.close", commitment: "p1", status: "kept" }),
      did(20, { kind: "commitment.close", commitment: "p2", status: "partial" }),
    ];
    const { calls, promises } = count(watched(history, { effects: done }));
    expect(calls).toEqual({ attempts: 2, rightParty: 1, promised: 1 });
    expect(promises).toEqual({ made: 2, due: 2, kept: 1 });
  });

  test("KP11 offers are taken by their id, and plans are agreed and broken by their commitment", () => {
    const [one, other] = [
      did(1, { kind: "offer.publish", offer: "plan" }),
      did(2, { kind: "offer.publish", offer: "plan" }),
    ];
    const done = [
      ...[one, other],
      did(3, { kind: "commitment.open", commitment: "c", commitmentKind: "plan", parts: [] }),
      did(9, { kind: "commitment.close", commitment: "c", status: "broken" }),
    ];
    const { offers, plans } = count(watched([on(3, "offer.accepted", { offer: other.id })], { effects: done }));
    expect([offers, plans]).toEqual([{ plan: { made: 2, taken: 1 } }, { agreed: 1, broken: 1 }]);
  });

  test("KP11 opt-outs and complaints count for people who were contacted, disputes for all", () => {
    const history = [on(2, "message.optedOut"), on(3, "hold.placed", { kind: "complaint" }), on(4, "dispute.opened")];
    const [one, none] = [count(watched(history, { effects: [mailed(1)] })), count(watched(history))];
    expect([one.optedOut, one.complained, one.disputed]).toEqual([1, 1, 1]);
    expect([none.optedOut, none.complained, none.disputed]).toEqual([0, 0, 1]);
  });

  test("KP11 a cure is alone where nobody had spoken with the debtor before", () => {
    const paid = on(5, "payment.received", { amountMinor: 10_000 });
    const spoken = on(4, "call.answered", { result: "rpc" });
    expect(count(watched([paid])).curedAlone).toBe(1);
    expect(count(watched([spoken, paid])).curedAlone).toBe(0);
    expect(count(watched([paid, { ...spoken, at: START + 6 * DAY }])).curedAlone).toBe(1);
  });

  test("KP11 a person without a channel that may be used is out of reach", () => {
    const debtor = (optedOut: boolean) => ({ id: "D-1", channels: [{ channel: "email", optedOut }] });
    const [out, within] = [true, false].map((gone) => watched([], { facts: facts({ debtor: debtor(gone) }) }));
    expect(count(out as WatchedCase, within as WatchedCase).reachable).toBe(1);
  });

  test("KP11 what is owed at the end is told by how late it is, and new bills apart", () => {
    const old = invoice({ ref: "old", dueDate: "2025-11-01", outstandingMinor: 3000 });
    const next = invoice({ ref: "next", dueDate: "2026-05-01", amountMinor: 700, outstandingMinor: 700 });
    const billed = on(9, "obligation.added", undefined, { facts: { obligations: [next] } });
    const { money } = count(watched([billed], { facts: facts({ obligations: [invoice(), old] }) }));
    expect(money.EUR?.ledger).toEqual({
      ...{ beginMinor: 13_000, billedMinor: 700 },
      ...{ endMinor: 13_700, endCurrentMinor: 700, endOver90Minor: 3000 },
    });
  });

  test("KP11 scores, resolutions and the time of agents come from the host's own events, where it records them", () => {
    const { service } = count(
      watched([
        ...[9, 10, 7, 6, 0, 11].map((score) => on(1, "custom.nps", { score })),
        ...[5, 4, 3, "5"].map((score) => on(1, "custom.csat", { score })),
        ...[true, false].map((first) => on(1, "custom.contactResolved", { first })),
        on(1, "call.answered", { task: "a" }),
        on(1, "call.finished", { task: "a", result: "rpc" }),
        on(1, "custom.agentTime", { minutes: 30 }),
      ]),
    );
    expect(service).toEqual({
      nps: { answers: 5, promoters: 2, detractors: 2 },
      csat: { answers: 3, satisfied: 2 },
      resolution: { contacts: 2, first: 1 },
      agents: { contacts: 1, minutes: 30 },
    });
    const silent = kpisOf(count(watched([]))).filter(({ id }) => ["nps", "csat", "agentContactsPerHour"].includes(id));
    expect(silent.map(({ value }) => value)).toEqual([null, null, null]);
  });

  test("KP11 a history that makes no sense is refused with a sentence", () => {
    const broken = () => count(watched([on(1, "payment.received", { amountMinor: 0 })]));
    expect(broken).toThrow(HistoryError);
    expect(broken).toThrow(/amountMinor/);
  });
});
