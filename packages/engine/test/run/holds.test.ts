/** Holds that nodes place and lift, and the only way back: repeats. */

import { describe, expect, test } from "vitest";
import type { NodeTypes } from "../../src/index.ts";
import { at, Case, END, facts, invoice, mail, program } from "../build.ts";

const START = "2026-03-12T10:00:00Z";
type HoldNode = Partial<Omit<NodeTypes["hold"], "type">>;
const hold = (parts: HoldNode = {}): NodeTypes["hold"] => ({
  type: "hold",
  kind: "hardship",
  ...parts,
  to: { next: "mail" },
});
const held = (parts: HoldNode = {}, more = {}) =>
  new Case(program({ exits: [], ...more, nodes: { h: hold(parts), mail: mail("end"), end: END } }), START);

describe("O1 a hold of scope all stops the case where it stands", () => {
  test("O1 for its time", () => {
    const run = held({ for: "P3D" });
    expect([run.state.status, run.state.dueAt, run.state.node]).toEqual([
      "held",
      Date.parse("2026-03-15T10:00:00Z"),
      "h",
    ]);
    expect(run.of("hold.set")).toMatchObject([{ hold: "hardship", scope: "all" }]);
    run.until("2026-03-15T10:00:00Z");
    expect(run.sent).toEqual(["2026-03-15T10:00 email"]);
    expect(run.of("hold.clear")).toMatchObject([{ hold: "hardship", reason: "expired" }]);
  });

  test("O1 until an event that lifts it", () => {
    const run = held({ for: "P30D", releaseOn: ["dispute.closed"] }).on("2026-03-14T09:00:00Z", {
      type: "dispute.closed",
    });
    expect([run.sent, run.of("hold.clear")[0]?.reason]).toEqual([["2026-03-14T09:00 email"], "dispute.closed"]);
  });

  test("O1 without an end it takes somebody to lift it", () => {
    const run = held().until("2027-01-01T00:00:00Z");
    expect([run.state.dueAt, run.sent]).toEqual([null, []]);
    run.on("2027-01-02T09:00:00Z", { type: "hold.released", data: { kind: "hardship" } });
    expect(run.sent).toEqual(["2027-01-02T09:00 email"]);
  });

  test("O1 another hold keeps it standing, and no time at all is no hold", () => {
    const run = held({ for: "P3D" }).on("2026-03-13T09:00:00Z", {
      type: "hold.placed",
      data: { kind: "complaint", until: "2026-03-20T09:00:00Z" },
    });
    run.until("2026-03-19T00:00:00Z");
    expect([run.state.status, run.sent]).toEqual(["held", []]);
    expect(run.until("2026-03-20T09:00:00Z").sent).toEqual(["2026-03-20T09:00 email"]);
    expect(held({ for: "PT0S" }).sent).toEqual(["2026-03-12T10:00 email"]);
  });
});

describe("O2 a hold of scope contact lets the case go on and keeps back what asks for money", () => {
  const contact = (parts: HoldNode = {}) => held({ scope: "contact", for: "P3D", ...parts });

  test("O2 a collecting message waits for its end", () => {
    const run = contact();
    expect([run.state.status, run.state.node, run.of("contact.deferred")[0]?.reason]).toEqual([
      "active",
      "mail",
      "hold",
    ]);
    expect(run.until("2026-03-15T10:00:00Z").sent).toEqual(["2026-03-15T10:00 email"]);
  });

  test("O2 an allowed purpose goes out", () => {
    expect(contact({ allow: ["collect"] }).sent).toEqual(["2026-03-12T10:00 email"]);
  });

  test("O3 release lifts contact holds, or the kinds it names", () => {
    const p = (kinds?: string[]) =>
      program({
        exits: [],
        nodes: {
          h: { ...hold({ scope: "contact" }), to: { next: "w" } },
          w: { type: "wait", for: "P1D", to: { next: "r" } },
          r: { type: "release", ...(kinds && { kinds }), to: { next: "mail" } },
          mail: mail("end"),
          end: END,
        },
      });
    expect(new Case(p(), START).until("2026-03-14T00:00:00Z").sent).toEqual(["2026-03-13T10:00 email"]);
    expect(new Case(p(["hardship"]), START).until("2026-03-14T00:00:00Z").of("hold.clear")).toMatchObject([
      { reason: "released" },
    ]);
    expect(new Case(p(["other"]), START).until("2026-03-14T00:00:00Z").sent).toEqual([]);
  });
});

type Repeat = Partial<Omit<NodeTypes["repeat"], "type" | "to">>;
const again = (parts: Repeat = {}) =>
  program({
    exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
    handlers: [
      { id: "out", on: ["custom.out"], goto: "aside" },
      { id: "within", on: ["custom.within"], goto: "w" },
    ],
    nodes: {
      loop: {
        type: "repeat",
        max: 3,
        ...parts,
        to: { body: "mail", exhausted: "end", ...(parts.until !== undefined && { done: "enough" }) },
      },
      mail: mail("w"),
      w: { type: "wait", for: "P2D", to: { next: "loop" } },
      aside: { type: "wait", for: "P1D", to: { next: "loop" } },
      enough: { type: "exit", outcome: "enough" },
      end: END,
    },
  });
const sentBy = (run: Case, day: string) => run.until(`2026-${day}T00:00:00Z`).sent.map((line) => line.slice(5, 10));

describe("U1 a repeat goes through its body at most max times", () => {
  test("U1 then it is exhausted", () => {
    const run = new Case(again(), START);
    expect(sentBy(run, "04-30")).toEqual(["03-12", "03-14", "03-16"]);
    expect([run.state.outcome, run.state.loops]).toEqual(["exhausted", undefined]);
    expect(
      run.steps
        .flatMap(({ trace }) => trace)
        .filter(({ code }) => code === "repeat.round")
        .map(({ data }) => data.round),
    ).toEqual([1, 2, 3]);
  });

  test("U1 until ends it before a round", () => {
    const run = new Case(again({ until: { ">": [{ var: "dpd" }, 13] } }), START);
    expect(sentBy(run, "04-30")).toEqual(["03-12", "03-14"]);
    expect(run.state.outcome).toBe("enough");
  });

  test("U2 every keeps later rounds apart, at a time of day", () => {
    expect(sentBy(new Case(again({ every: "P5D" }), START), "04-30")).toEqual(["03-12", "03-17", "03-22"]);
    const run = new Case(again({ every: "P2D", at: "15:00" }), START).until("2026-03-20T00:00:00Z");
    expect(run.sent).toEqual(["2026-03-12T10:00 email", "2026-03-14T15:00 email", "2026-03-16T15:00 email"]);
  });

  test("U3 leaving the body begins anew, moving inside it goes on counting", () => {
    const left = new Case(again(), START).on("2026-03-13T09:00:00Z", { type: "custom.out" });
    expect(sentBy(left, "04-30")).toEqual(["03-12", "03-14", "03-16", "03-18"]);
    const inside = new Case(again(), START).on("2026-03-13T09:00:00Z", { type: "custom.within" });
    expect(sentBy(inside, "04-30")).toEqual(["03-12", "03-15", "03-17"]);
  });

  test("U3 an exit rule ends it from inside", () => {
    const run = new Case(again(), START).on(
      "2026-03-13T09:00:00Z",
      { type: "payment.received" },
      { obligations: [invoice({ outstandingMinor: 0 })] },
    );
    expect([run.state.outcome, run.state.loops, facts().obligations.length]).toEqual(["paid", undefined, 1]);
  });

  test("R32 a case that is parked when a hold ends arms no timer for that end, and clears the hold once its facts are right", () => {
    const p = program({ nodes: { w: { type: "wait", for: "P30D", to: { next: "end" } }, end: END } });
    const start = at("2026-03-10T10:00:00Z");
    const until = at("2026-03-12T10:00:00Z");
    const placed = { type: "hold.placed", data: { kind: "quiet", until: "2026-03-12T10:00:00Z" } };
    const held = p.advance(p.enroll(facts(), { now: start }).state, placed, { facts: facts(), now: start }).state;
    expect(held.dueAt).toBe(until);
    const bad = { ...facts(), obligations: [{}] } as never;
    const parked = p.advance(held, { type: "timer.fired" }, { facts: bad, now: until }).state;
    expect(parked).toMatchObject({ status: "held", dueAt: null });
    expect(p.advance(parked, { type: "timer.fired" }, { facts: bad, now: until + 1 }).state).toBe(parked);
    const early = p.advance(held, { type: "timer.fired" }, { facts: bad, now: start + 1 }).state;
    expect(early.dueAt).toBe(until);
    expect(p.advance(early, { type: "timer.fired" }, { facts: bad, now: until }).state.dueAt).toBeNull();
    const release = { type: "hold.released", data: { kind: "parked" } };
    const free = p.advance(parked, release, { facts: facts(), now: until + 2 }).state;
    expect(free).toMatchObject({ status: "active" });
    expect(free).not.toHaveProperty("holds");
  });
});
