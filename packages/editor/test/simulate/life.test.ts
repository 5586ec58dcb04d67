/** One person: the life, what a reader lets happen, and what is set up. */

import { compileStrategy } from "@dunlin/engine";
import { scenario } from "@dunlin/engine/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankFor, checkEvent, EVENT_TYPES } from "../../src/simulate/person/events.ts";
import { openMinor } from "../../src/simulate/person/ledger.ts";
import { livePerson } from "../../src/simulate/person/live.ts";
import { pastedPerson } from "../../src/simulate/person/paste.ts";
import { possibleAt } from "../../src/simulate/person/possible.ts";
import { added, type Happening, moved, removed, type Script } from "../../src/simulate/person/script.ts";
import { begin, changed, type PersonAction } from "../../src/simulate/person/setup.ts";
import { BLUEPRINTS } from "../strategies.ts";
import { DAY, PROGRAM, personWith, START } from "./tried.ts";

const at = (days: number, what: Happening, id = 1) => ({ id, at: START + days * DAY, what });
const live = (amountMinor: number, script: Script = [], more = {}) =>
  livePerson(PROGRAM, { facts: personWith(amountMinor, more), start: START, script });

describe("SM1 a life", () => {
  test("SM1 says what a scenario of the engine says, for every blueprint", () => {
    for (const [name, doc] of Object.entries(BLUEPRINTS)) {
      // It goes through strategies that another host knows.
      if (name === "i-multi-country") continue;
      const program = compileStrategy({ ...doc, policies: [] });
      const facts = personWith(31_240, { data: {} });
      const life = livePerson(program, { facts, start: START });
      const told = scenario(program).given(facts).at("2026-11-05 09:00").enroll().until("2029-11-01");
      const sent = life.moments.flatMap(({ effects }) => effects).filter(({ kind }) => kind === "message.send");
      const wanted = told.effects.filter(({ kind }) => kind === "message.send");
      expect([name, sent.map(({ id, at: when }) => [id, when])]).toEqual([
        name,
        wanted.map(({ id, at: when }) => [id, when]),
      ]);
    }
  });

  test("SM1 is the same for the same script, whatever it is, and time never goes back", () => {
    const what = fc.constantFrom<Happening>(
      ...[{ kind: "pays", part: 0.5 } as const, { kind: "opens" } as const, { kind: "disputes" } as const],
      ...[
        { kind: "promises", days: 3 } as const,
        { kind: "accepts", option: "x2" } as const,
        { kind: "optsOut" } as const,
      ],
      { kind: "taskEnds", disposition: "agreed" },
    );
    const scripts = fc.array(fc.tuple(fc.integer({ min: -2, max: 30 }), what), { maxLength: 6 });
    fc.assert(
      fc.property(scripts, fc.constantFrom(8_000, 31_240), fc.boolean(), (given, amount, care) => {
        const script = given.reduce<Script>((all, [days, one]) => added(all, START + days * DAY, one), []);
        const once = live(amount, script, { data: { care } });
        expect(live(amount, script, { data: { care } })).toEqual(once);
        const times = once.moments.map((moment) => moment.at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(openMinor(once.moments.at(-1)?.ledger.facts ?? personWith(0))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("SM1 an event comes before a timer of the same moment", () => {
    const causes = live(31_240, [at(2, { kind: "opens" })]).moments.filter((moment) => moment.at === START + 2 * DAY);
    // What is due then goes on in the same look.
    expect(causes.map(({ cause }) => cause.kind)).toEqual(["happening"]);
    expect(causes[0]?.trace.map(({ nodeId }) => nodeId)).toContain("which");
  });

  test("SM1 the person lives where the reader says", () => {
    const life = livePerson(PROGRAM, { facts: personWith(31_240), start: START, zone: "America/Lima" });
    // At 03:00 in Lima nothing is sent; the hours begin at 09:00 there.
    expect(life.moments.find(({ effects }) => effects.some(({ kind }) => kind === "message.send"))?.at).toBe(
      START + 6 * 3_600_000,
    );
  });
});

describe("SM2 what a reader lets happen", () => {
  test("SM2 half of what is open is paid, and then all of it, which ends the case", () => {
    const life = live(31_241, [at(1, { kind: "pays", part: 0.5 }), at(1.5, { kind: "pays", part: 1 }, 2)]);
    expect(life.moments.map(({ ledger }) => openMinor(ledger.facts)).slice(0, 3)).toEqual([31_241, 15_620, 0]);
    expect(life.moments.at(-1)?.state).toMatchObject({ status: "exited", outcome: "cured" });
  });

  test("SM2 a promise, a dispute and an opt-out are on record", () => {
    const facts = (what: Happening) => live(31_240, [at(1, what)]).moments.at(-1)?.ledger.facts;
    expect(facts({ kind: "promises", days: 7 })?.promises).toMatchObject([
      { dueDate: "2026-11-13", amountMinor: 31_240 },
    ]);
    expect(facts({ kind: "disputes" })?.obligations).toMatchObject([{ disputed: true }]);
    expect(facts({ kind: "optsOut" })?.debtor.channels?.find(({ channel }) => channel === "email")).toMatchObject({
      optedOut: true,
    });
  });

  test("SM2 an offer that stands is accepted, a task that is open ends", () => {
    const agreed = live(31_240, [at(3, { kind: "accepts", option: "x2" })]);
    expect(agreed.moments.flatMap(({ trace }) => trace.map(({ code }) => code))).toContain("commitment.opened");
    const done = live(31_240, [at(5, { kind: "taskEnds", disposition: "agreed" })], { data: { care: true } });
    expect(done.moments.at(-1)).toMatchObject({ at: START + 5 * DAY, state: { status: "exited" } });
  });

  test.each<[string, Happening, number, string]>([
    ["nothing is open", { kind: "pays", part: 1 }, 0, "nothingOpen"],
    ["no offer stands yet", { kind: "accepts", option: "x2" }, 31_240, "noOffer"],
    ["no task is open", { kind: "taskEnds", disposition: "agreed" }, 31_240, "noTask"],
  ])("SM2 what cannot happen does nothing and says why: %s", (_, what, amount, because) => {
    const life = livePerson(compileStrategy({ ...PROGRAM.strategy, entry: { start: "mail" }, exits: [] }), {
      facts: personWith(amount),
      start: START,
      script: [at(1, what)],
    });
    const moment = life.moments.find(({ cause }) => cause.kind === "happening");
    expect(moment?.cause).toMatchObject({ because });
    expect(moment?.effects).toEqual([]);
    expect(possibleAt(life.moments[0]).find((one) => one.what.kind === what.kind)?.because ?? because).toBe(because);
  });

  test("SM2 a person who was not taken in does nothing", () => {
    const life = live(31_240, [at(1, { kind: "pays", part: 1 })], {
      obligations: [{ ref: "x", dueDate: "2026-01-01", currency: "EUR", amountMinor: 1, outstandingMinor: 1 }],
    });
    expect(life.moments.at(-1)?.cause).toMatchObject({ because: "notIn" });
    expect(possibleAt(life.moments[0]).every(({ because }) => because === "notIn")).toBe(true);
  });
});

describe("SM3 what is set up", () => {
  const first = begin({ person: "a", facts: personWith(100), start: START, zone: "Europe/Madrid", script: [] });
  const days = fc.integer({ min: 0, max: 20 }).map((n) => START + n * DAY);
  const actions: fc.Arbitrary<PersonAction> = fc.oneof(
    fc.record({ type: fc.constant("happen" as const), what: fc.constant<Happening>({ kind: "opens" }), at: days }),
    fc.record({ type: fc.constant("move" as const), id: fc.integer({ min: 1, max: 4 }), at: days }),
    fc.record({ type: fc.constant("remove" as const), id: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ type: fc.constant("start" as const), start: days }),
    fc.record({ type: fc.constant("look" as const), at: days }),
    fc.constant<PersonAction>({ type: "zone", zone: "Europe/Berlin" }),
    fc.constant<PersonAction>({ type: "choose", facts: personWith(200) }),
  );

  test("SM3 every change can be taken back and done again", () => {
    fc.assert(
      fc.property(fc.array(actions, { maxLength: 12 }), (all) => {
        const end = all.reduce(changed, first);
        const back = end.past.reduce((state) => changed(state, { type: "undo" }), end);
        expect(back.setup).toEqual(first.setup);
        expect(changed(back, { type: "undo" })).toBe(back);
        const again = end.past.reduce((state) => changed(state, { type: "redo" }), back);
        expect(again.setup).toEqual(end.setup);
        expect(again.cursor).toBeGreaterThanOrEqual(again.setup.start);
      }),
    );
  });

  test("SM3 events stay in the order of time, each under its own number", () => {
    const script = added(added(added([], 30, { kind: "opens" }), 10, { kind: "replies" }), 20, { kind: "disputes" });
    expect(script.map(({ id }) => id)).toEqual([2, 3, 1]);
    expect(moved(script, 1, 5).map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(removed(script, 3).map(({ id }) => id)).toEqual([2, 1]);
  });
});

describe("SM7 what is pasted", () => {
  const facts = personWith(31_240);
  test.each<[string, string, unknown]>([
    ["nothing", "  ", { code: "empty" }],
    ["no JSON", '{\n  "caseId": ,', { code: "json", line: 2 }],
    ["no object", "[1]", { code: "facts" }],
    ["no debtor", '{"caseId":"c"}', { code: "facts", pointer: "/debtor/id" }],
    [
      "a wrong date",
      JSON.stringify({ ...facts, obligations: [{ ...facts.obligations[0], dueDate: "soon" }] }),
      { code: "facts", pointer: "/obligations/0/dueDate" },
    ],
  ])("SM7 %s is told with its place", (_, text, problem) => {
    expect(pastedPerson(text, PROGRAM, START)).toMatchObject({ ok: false, problem });
  });

  test("SM7 facts that the engine takes are taken, also of who may not enter", () => {
    expect(pastedPerson(JSON.stringify(facts), PROGRAM, START)).toEqual({ ok: true, facts });
    expect(pastedPerson(JSON.stringify(facts), PROGRAM, START + 90 * DAY)).toMatchObject({ ok: true });
  });

  test("SM7 the data of an event are held against what the engine takes", () => {
    expect(checkEvent("promise.created", blankFor("promise.created"))).toMatchObject({
      problem: { member: "dueDate", form: "date" },
    });
    expect(checkEvent("offer.accepted", "{}")).toMatchObject({ problem: { code: "missing", member: "offer" } });
    expect(checkEvent("payment.failed", '{"amount": 1}')).toMatchObject({
      problem: { code: "unknownMember", member: "amount" },
    });
    expect(checkEvent("payment.failed", "[]")).toMatchObject({ problem: { code: "wrongForm" } });
    expect(checkEvent("custom.visit", '{"who": "me"}')).toMatchObject({ ok: true });
    expect(EVENT_TYPES).not.toContain("timer.fired");
  });
});
