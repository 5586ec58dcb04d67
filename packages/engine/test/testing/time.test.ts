/** The clock of a scenario. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseFacts, formatInstant } from "../../src/index.ts";
import { scenario } from "../../src/testing.ts";
import { at, Case } from "../build.ts";
import { begun, CASE, failureOf, reminders, watched } from "./sample.ts";

const local = (text: string, zone?: string) => {
  const facts: CaseFacts = { ...CASE, debtor: { id: "D-1", ...(zone !== undefined && { zones: [zone] }) } };
  return formatInstant(scenario(reminders()).given(facts).at(text).now);
};

/** Moves of the clock and things that happen, at random. */
const moves = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 6 * 1440 }).map((minutes) => ({ kind: "for", minutes }) as const),
    fc.constantFrom("message.replied", "custom.seen", "promise.created").map((type) => ({ kind: "on", type }) as const),
    fc.constant({ kind: "look" } as const),
  ),
  { maxLength: 25 },
);

describe("SK1 the clock goes forward as the script says, and every timer fires at its moment", () => {
  test("SK1 at random: timers exactly when due, and never a moment before one that was", () => {
    const { program, asked } = watched(reminders());
    fc.assert(
      fc.property(moves, (script) => {
        const from = asked.length;
        const told = begun(program);
        let promises = 0;
        for (const move of script) {
          const before = told.now;
          if (move.kind === "for") told.for(`PT${move.minutes}M`);
          else if (move.kind === "look") expect(told.state?.dueAt ?? Infinity).toBeGreaterThan(told.now);
          else if (move.type !== "promise.created") told.on(move.type);
          else told.promises({ amountMinor: 1_000, dueDate: "2026-03-05", id: `p-${promises++}` });
          expect(told.now - before).toBe(move.kind === "for" ? move.minutes * 60_000 : 0);
        }
        const own = asked.slice(from);
        for (const { event, now, dueAt } of own) if (event?.type === "timer.fired") expect(now).toBe(dueAt);
        expect(own.map(({ now }) => now)).toEqual(own.map(({ now }) => now).sort((a, b) => a - b));
      }),
    );
  });

  test("SK1 at random: the case is where the engine alone would bring it", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 * 1440 }), { maxLength: 12 }), (waits) => {
        const told = begun();
        const alone = new Case(reminders(), "2026-03-03T09:00:00Z", CASE);
        for (const minutes of waits) {
          told.for(`PT${minutes}M`).on("message.replied");
          alone.on(formatInstant(told.now), { type: "message.replied" });
        }
        expect(told.state).toEqual(alone.state);
        expect(told.effects).toEqual(alone.effects);
      }),
    );
  });

  test("SK1 it does not go back", () => {
    const told = begun().at("2026-03-04 12:00");
    expect(failureOf(() => told.at("2026-03-04 11:59")).message).toBe(
      'Time does not go back: the clock stands at 2026-03-04 12:00, after "2026-03-04 11:59".\n' +
        "The clock stands at 2026-03-04 12:00 (Europe/Madrid); the case is at a wait until 3 days after the oldest due date (day3); the next timer: 2026-03-05 09:00.",
    );
    expect(() => told.at("2026-03-04 12:00")).not.toThrow();
  });

  test("SK1 timers without end are told", () => {
    const second = { type: "wait", for: "PT1S", to: { next: "inner" } } as const;
    const rounds = { type: "repeat", max: 1000 } as const;
    const program = reminders({
      entry: { start: "outer" },
      handlers: [],
      nodes: {
        outer: { ...rounds, every: "PT1S", to: { body: "inner", exhausted: "end" } },
        inner: { ...rounds, to: { body: "second", exhausted: "outer" } },
        second,
        end: { type: "exit", outcome: "exhausted" },
      },
    });
    expect(failureOf(() => begun(program).for("P1D")).message).toMatch(/^The timers do not end: 10000 of them/);
  });
});

describe("SK2 an event comes before a timer of the same moment, and an expectation after both", () => {
  test("SK2 a payment at the very moment stops the message", () => {
    begun().at("2026-03-05 09:00").pays(10_000).expectNothing().expectOutcome("cured");
  });

  test("SK2 without one the message has gone out when somebody looks", () => {
    begun().at("2026-03-05 09:00").expectContacts(["2026-03-05 09:00 email first@1"]);
    begun().at("2026-03-05 08:59").expectNothing().for("PT1M").expectContacts(["2026-03-05 email"]);
  });

  test("SK2 the state, the effects and the story are those after it, too", () => {
    const due = () => begun().at("2026-03-05 09:00");
    expect(due().state?.node).toBe("day7");
    expect(due().effects.at(-1)?.kind).toBe("message.send");
    expect(due().contacts).toHaveLength(1);
    expect(due().story()).toContain("An email goes out");
  });

  test("SK2 an event after that comes later in the same moment", () => {
    const told = begun().at("2026-03-05 09:00").expectContacts(["2026-03-05 email"]).pays(10_000);
    told.expectOutcome("cured").expectNothing();
    expect(told.now).toBe(at("2026-03-05T08:00:00Z"));
  });
});

describe("SK3 dates and times are local to the case", () => {
  test.each([
    ["2026-03-02", undefined, "2026-03-01T23:00:00.000Z"],
    ["2026-03-02 14:30", undefined, "2026-03-02T13:30:00.000Z"],
    ["2026-03-02T14:30", "America/Bogota", "2026-03-02T19:30:00.000Z"],
    ["2026-03-02 14:30:05.250", "Asia/Kolkata", "2026-03-02T09:00:05.250Z"],
    ["2026-03-02T14:30:00-08:00", "America/Bogota", "2026-03-02T22:30:00.000Z"],
    ["2026-03-29 02:30", undefined, "2026-03-29T01:30:00.000Z"],
    ["2026-10-25 02:30", undefined, "2026-10-25T00:30:00.000Z"],
    ["2026-03-02", "Mars/Olympus", "2026-03-01T23:00:00.000Z"],
  ])("SK3 %s in %s is %s", (text, zone, instant) => {
    expect(local(text, zone)).toBe(instant);
  });

  test("SK3 a strategy with a clock of its own keeps it", () => {
    const program = reminders({ time: { zone: "Europe/Madrid", clock: "strategy" } });
    const far = { ...CASE, debtor: { id: "D-1", zones: ["America/Bogota"] } };
    expect(formatInstant(scenario(program).given(far).at("2026-03-02").now)).toBe("2026-03-01T23:00:00.000Z");
  });

  test("SK3 the script may name its own", () => {
    const told = scenario(reminders(), { zone: "America/Bogota" }).given(CASE).at("2026-03-05").enroll();
    expect(formatInstant(told.now)).toBe("2026-03-05T05:00:00.000Z");
    told.until("2026-03-05").expectContacts(["2026-03-05 03:00 email"]);
    expect(told.story()).toContain("Thursday 5 March 2026, 03:00 (America/Bogota)");
    expect(() => scenario(reminders(), { zone: "Mars/Olympus" })).toThrow(RangeError);
  });

  test("SK3 until a date is to its end, on days of 23 and of 25 hours as well", () => {
    for (const [from, day, hours] of [
      ["2026-03-28", "2026-03-29", 47],
      ["2026-10-24", "2026-10-25", 49],
      ["2026-03-03 10:00", "2026-03-03", 14],
    ] as const) {
      const told = scenario(reminders()).given(CASE).at(from);
      expect(told.until(day).now + 1 - at(local(from))).toBe(hours * 3_600_000);
    }
    expect(formatInstant(begun().until("2026-03-03 12:00").now)).toBe("2026-03-03T11:00:00.000Z");
  });

  test("SK3 days keep the time of day, hours are exact", () => {
    const late = () => scenario(reminders()).given(CASE).at("2026-03-28 12:00");
    expect(formatInstant(late().for("P1D").now)).toBe("2026-03-29T10:00:00.000Z");
    expect(formatInstant(late().for("PT24H").now)).toBe("2026-03-29T11:00:00.000Z");
  });

  test.each(["P1B", "-P1D", "3 days", ""])("SK3 %j is no time to wait", (text) => {
    expect(failureOf(() => begun().for(text)).message).toMatch(/^".*" is no duration to wait\. Write "P3D"/);
  });

  test.each(["2026-02-30", "2026-3-2", "tomorrow", "2026-03-02 25:00", "2026-03-02 9:00"])(
    "SK3 %j is no moment",
    (text) => {
      for (const way of ["at", "until", "expectDue"] as const)
        expect(failureOf(() => begun()[way](text)).message).toMatch(/^".*" is no moment\. Write a local date/);
    },
  );
});
