/** What a step tells of calendars that do not reach the days it counted on. 2026-03-02 is a Monday. */

import { describe, expect, test } from "vitest";
import type { CalendarData } from "../../src/base/calendar.ts";
import { codegen } from "../../src/codegen.ts";
import type { Condition, HostOptions, Program, Step, Strategy } from "../../src/index.ts";
import { compileStrategy, explainTrace } from "../../src/index.ts";
import { at, Case, END, facts, mail, program, strategy } from "../build.ts";

const MARCH: CalendarData = { id: "march", weekend: [6, 7], holidays: [], from: "2026-03-01", to: "2026-03-31" };
const APRIL: CalendarData = { ...MARCH, id: "april", from: "2026-04-01", to: "2026-04-30" };
const host: HostOptions = { calendars: [APRIL, MARCH] };

/** Waits as a timing block says, on the calendar of March. */
const waiting = (timing: object, parts: Partial<Strategy> = {}): Program =>
  program(
    {
      time: { zone: "UTC", at: "09:00", calendar: "march" },
      nodes: { w: { type: "wait", ...timing, to: { next: "mail" } } as never, mail: mail(), end: END },
      ...parts,
    },
    host,
  );

const guessesIn = ({ trace }: Step) => trace.filter(({ code }) => code === "calendar.uncovered");
const guess = (day: string, calendar = "march") => ({ code: "calendar.uncovered", data: { calendar, day } });
const firstStep = (own: Program, start: string) => own.enroll(facts(), { now: at(start) });

describe("R46 a step tells on which day outside its calendar it counted", () => {
  test.each([
    ["business days that go beyond its end", { for: "P3B" }, "2026-03-30T10:00:00Z", "2026-04-01"],
    ["a day that was rolled there", { for: "P4D", roll: "forward" }, "2026-03-31T10:00:00Z", "2026-04-06"],
    ["a day that was rolled before its begin", { for: "P0D", roll: "backward" }, "2026-02-28T10:00:00Z", "2026-02-27"],
    ["a distance to the last contact", { gap: "P2B" }, "2026-03-31T10:00:00Z", "2026-04-01"],
  ])("R46 %s", (_, timing, start, day) => {
    const contacts = [{ at: "2026-03-31T09:00:00Z", channel: "email", direction: "outbound" as const }];
    const step = waiting(timing).enroll(facts({ contacts }), { now: at(start) });
    expect(guessesIn(step)).toEqual([guess(day)]);
  });

  test.each([
    ["business days inside it", { for: "P3B" }, "2026-03-26T10:00:00Z"],
    ["a weekend that follows it", { for: "P3D", roll: "backward" }, "2026-03-26T10:00:00Z"],
    ["days that are not business days", { for: "P30D" }, "2026-03-30T10:00:00Z"],
    ["another calendar", { for: "P3B", calendar: "weekdays" }, "2026-03-30T10:00:00Z"],
    ["a day whose time is over", { for: "PT1H", roll: "forward", at: "09:00" }, "2026-02-27T09:30:00Z"],
  ])("R46 nothing of %s", (_, timing, start) => {
    expect(guessesIn(firstStep(waiting(timing), start))).toEqual([]);
  });

  test("R46 every later step that counts on it says so again", () => {
    const own = waiting({ for: "P3B" });
    const story = new Case(own, "2026-03-30T10:00:00Z").on("2026-03-31T10:00:00Z", { type: "case.updated" });
    expect(story.steps.map(guessesIn)).toEqual([[guess("2026-04-01")], [guess("2026-04-01")]]);
  });

  test("R46 one entry for each calendar, by their ids, behind what else was taken for granted", () => {
    const own = waiting(
      { for: "P3B" },
      {
        exits: [
          { id: "old", when: { ">": [{ businessDaysSince: ["2026-02-26", "april"] }, 900] }, outcome: "recovered" },
        ],
      },
    );
    const debtor = { id: "D-1", zones: ["Nowhere/Else"] };
    const first = own.enroll(facts({ debtor }), { now: at("2026-03-30T10:00:00Z") });
    expect(first.trace.slice(0, 4).map(({ code }) => code)).toEqual([
      "zone.unknown",
      "calendar.uncovered",
      "calendar.uncovered",
      "node.entered",
    ]);
    expect(guessesIn(first)).toEqual([guess("2026-02-27", "april"), guess("2026-04-01")]);
    const late = own.advance(
      first.state,
      { type: "case.updated" },
      { facts: facts(), now: at("2026-03-01T00:00:00Z") },
    );
    expect(late.trace.slice(0, 2).map(({ code }) => code)).toEqual(["time.clamped", "calendar.uncovered"]);
  });

  test("R46 a called strategy counts by the calendar of its caller", () => {
    const callee = strategy({
      id: "callee",
      version: 1,
      nodes: { w: { type: "wait", for: "P3B", to: { next: "end" } }, end: END },
    });
    const own = program(
      {
        time: { zone: "UTC", calendar: "march" },
        nodes: { call: { type: "callStrategy", strategy: "callee@1", to: { else: "end" } }, end: END },
      },
      { ...host, strategies: { "callee@1": callee } },
    );
    expect(guessesIn(firstStep(own, "2026-03-30T10:00:00Z"))).toEqual([guess("2026-04-01")]);
  });

  test("R46 a refusal says so too", () => {
    const own = waiting({ for: "P1D" }, { entry: { start: "w", reentry: "afterExit", cooldown: "P3B" } });
    const story = new Case(own, "2026-03-30T10:00:00Z").until("2026-03-31T10:00:00Z");
    expect(story.state.status).toBe("exited");
    const again = own.enroll(facts(), { now: at("2026-03-31T12:00:00Z"), previous: story.state });
    expect(again.state).toBe(story.state);
    expect(again.trace.map(({ code }) => code)).toEqual(["calendar.uncovered", "entry.refused"]);
  });

  test("R46 other steps and questions leave nothing behind", () => {
    const own = waiting({ for: "P3B" });
    const enter = (start: string) => JSON.stringify(firstStep(own, start));
    const [inside, outside] = [enter("2026-03-02T10:00:00Z"), enter("2026-03-30T10:00:00Z")];
    const fresh = waiting({ for: "P3B" });
    const step = firstStep(fresh, "2026-04-20T10:00:00Z");
    const told = { facts: facts(), now: at("2026-04-21T10:00:00Z") };
    fresh.advance(step.state, { type: "case.updated" }, told);
    fresh.advance({ ...step.state, node: "gone" }, { type: "case.updated" }, told);
    expect(JSON.stringify(firstStep(fresh, "2026-03-02T10:00:00Z"))).toBe(inside);
    expect(JSON.stringify(firstStep(fresh, "2026-03-30T10:00:00Z"))).toBe(outside);
    expect(inside).not.toContain("calendar.uncovered");
  });

  test("R46 a condition asks the same however it is carried out", () => {
    const counted: Condition = { ">": [{ businessDaysSince: ["2026-02-20", "march"] }, 900] };
    const document = strategy({
      segments: { old: { title: "Old", when: { or: [{ known: [{ var: "dpd" }] }, counted] } } },
      exits: [
        {
          id: "a",
          when: { "<": [{ var: "data.gone" }, { businessDaysSince: ["2026-02-20", "march"] }] },
          outcome: "paid",
        },
        { id: "b", when: { and: [{ "<": [{ var: "data.gone" }, 1] }, { segment: "old" }] }, outcome: "paid" },
      ],
      nodes: { w: { type: "wait", for: "P1D", to: { next: "end" } }, end: END },
    });
    const steps = [{}, { backend: codegen }].map((way) =>
      firstStep(compileStrategy(document, { ...host, ...way }), "2026-03-10T10:00:00Z"),
    );
    expect(guessesIn(steps[0] as Step)).toEqual([guess("2026-02-23")]);
    expect(steps[1]).toEqual(steps[0]);
  });

  test("R46 it is told in words", () => {
    const own = waiting({ for: "P3B" });
    const { trace } = firstStep(own, "2026-03-30T10:00:00Z");
    expect(explainTrace(own, trace)[0]?.text).toBe(
      "The calendar “march” does not reach Wednesday 1 April 2026. Holidays there are not known.",
    );
  });
});
