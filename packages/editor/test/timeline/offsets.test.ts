/** What moves a step from its day, as far as it is told without a date: never more and never less than the engine does. */

import {
  type CaseFacts,
  compileStrategy,
  evaluateContact,
  type HostOptions,
  type Strategy,
  validateStrategy,
} from "@dunlin/engine";
import { scenario } from "@dunlin/engine/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messages as ES } from "../../src/es.ts";
import type { EditorHost } from "../../src/host/context.tsx";
import { daysOf } from "../../src/timeline/days.ts";
import { ContactHours, hourRulesOf } from "../../src/timeline/hours.ts";
import { momentsOf, type Offset } from "../../src/timeline/offsets.ts";
import { offsetLabel, offsetSentences } from "../../src/timeline/offsetText.ts";
import { EN } from "../../src/words/messages.ts";
import { BLUEPRINTS, SMALL } from "../strategies.ts";

const DAY = 86_400_000;
/** A Monday; no calendar of the packs has a holiday in the weeks after it. */
const MONDAY = Date.UTC(2026, 1, 23);
const dateOf = (days: number): string => new Date(MONDAY + days * DAY).toISOString().slice(0, 10);

const PACKS = ["house-es", "house-de", "house-general", "gb-conc7", "us-fl-559-72", "pe-29571"];

interface Waits {
  readonly first: Readonly<Record<string, unknown>>;
  readonly second: Readonly<Record<string, unknown>> | undefined;
  readonly channel: string;
  readonly policies: readonly string[];
  readonly giveUpAfter: string;
}

const times = fc.constantFrom("06:30", "09:00", "13:59", "14:00", "18:00", "20:59", "21:00", "23:30");
const grid = fc.record({ roll: fc.constantFrom("forward", "backward"), at: times }, { requiredKeys: [] });
const waits: fc.Arbitrary<Waits> = fc.record({
  first: fc.tuple(fc.integer({ min: -4, max: 9 }), fc.constantFrom("D", "B"), grid).map(([days, unit, rest]) => ({
    ...rest,
    until: { anchor: "oldestDueDate", offset: `${days < 0 ? "-" : ""}P${Math.abs(days)}${unit}` },
    ifPast: "skip",
  })),
  second: fc.option(
    fc.tuple(fc.integer({ min: 2, max: 6 }), fc.constantFrom("D", "B"), grid).map(([days, unit, rest]) => ({
      ...rest,
      for: `P${days}${unit}`,
    })),
    { nil: undefined },
  ),
  channel: fc.constantFrom("email", "sms", "letter"),
  policies: fc.subarray(PACKS, { maxLength: 2 }),
  giveUpAfter: fc.constantFrom("P7D", "PT12H", "P1D"),
});

function strategyOf({ first, second, channel, policies, giveUpAfter }: Waits): Strategy {
  return {
    ...{ format: "dunlin.strategy/1", id: "moved", name: "Moved", policies },
    time: { zone: "Europe/Madrid", clock: "debtor", at: "10:00" },
    entry: { start: "first", when: { between: [{ var: "dpd" }, -30, -8] } },
    exits: [],
    nodes: {
      first: { type: "wait", ...first, to: { next: second === undefined ? "send" : "second" } },
      ...(second === undefined ? {} : { second: { type: "wait", ...second, to: { next: "send" } } }),
      send: { type: "send", giveUpAfter, via: [{ channel, template: "x@1" }], to: { next: "end" } },
      end: { type: "exit", outcome: "exhausted" },
    },
  } as unknown as Strategy;
}

const factsOf = (dueDate: string): CaseFacts => ({
  caseId: "C",
  debtor: { id: "D", zones: ["Europe/Madrid"] },
  obligations: [{ ref: "I", dueDate, currency: "EUR", amountMinor: 10_000, outstandingMinor: 10_000 }],
});

/** Days past due on which the message goes out, for a due date on each weekday; nothing where it is given up. */
function sent(doc: Strategy): readonly number[] {
  const program = compileStrategy(doc);
  return Array.from({ length: 7 }, (_, weekday) => weekday).flatMap((weekday) => {
    const due = dateOf(weekday);
    const told = scenario(program)
      .given(factsOf(due))
      .at(`${dateOf(-20)} 08:00`)
      .enroll()
      .until(dateOf(weekday + 40));
    return told.contacts.map(({ on }) => (Date.parse(on) - Date.parse(due)) / DAY);
  });
}

const movedIn = (doc: Strategy, id = "send"): Offset | undefined => momentsOf(doc, {}).offsets.get(id);

describe("offsets", () => {
  test("TI9 calendars and packs that the host brings later count from then on", () => {
    const send = { type: "send", via: [{ channel: "email", template: "x@1" }], to: { next: "end" } };
    const nodes = { rest: { type: "wait", for: "P3B", to: { next: "send" } }, send, end: { type: "exit" } };
    const entry = { start: "rest" };
    const doc = { ...SMALL, policies: ["late"], time: { calendar: "six" }, entry, nodes } as unknown as Strategy;
    const week = Object.fromEntries(
      ["mon", "tue", "wed", "thu", "fri", "sat"].map((day) => [day, [["09:00", "18:00"]]]),
    );
    const late = { id: "late", rules: [{ id: "hours", kind: "contactWindow", windows: week }] };
    const given = { calendars: [{ id: "six", weekend: [7] }], packs: [late] } as unknown as HostOptions;
    const lastDay = (options: HostOptions) => daysOf(doc, options).nodes.get("send")?.to;
    expect([lastDay({}), lastDay(given)]).toEqual([5, 4]);
    const packed = (options: HostOptions) =>
      momentsOf(doc, options)
        .offsets.get("send")
        ?.reasons.flatMap((reason) => ("packs" in reason ? reason.packs : []));
    expect(packed({})).toEqual([]);
    expect(packed(given)).toContain("late");
  });

  test("TI9 the engine moves a message by what is told, and by all of it on some weekday", () => {
    fc.assert(
      fc.property(waits, (given) => {
        const doc = strategyOf(given);
        expect(validateStrategy(doc).filter(({ severity }) => severity === "error")).toEqual([]);
        const { planned, from = 0, to = 0 } = { planned: { from: 0 }, ...daysOf(doc, {}).nodes.get("send") };
        const { earlier = 0, later = 0, always = false, reasons = [] } = movedIn(doc) ?? {};
        const moved = sent(doc).map((day) => day - planned.from);
        const hours = reasons.some(({ why }) => why === "holidays" || why === "late" || why === "weekday");
        expect(from).toBeLessThanOrEqual(planned.from - earlier);
        if (!hours) expect(to).toBeGreaterThanOrEqual(planned.from + later);
        if (moved.length > 0) {
          expect([Math.min(...moved, 0), Math.max(...moved, 0)]).toEqual([-earlier || 0, later]);
          if (always) expect(moved).toEqual(moved.map(() => later));
        }
        expect(reasons.some(({ why }) => why === "givenUp")).toBe(moved.length < 7);
      }),
    );
  });

  test("TI9 contact hours lead where the policies lead to", () => {
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
    const policies = fc.subarray(PACKS, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        policies,
        fc.nat(13),
        minutes,
        fc.constantFrom("sms", "voice", "letter"),
        (packs, day, minute, channel) => {
          const doc = { ...strategyOf(NOTHING), policies: packs } as Strategy;
          const hours = new ContactHours(hourRulesOf(doc, {}), { type: "send" }, channel);
          const verdict = evaluateContact({
            packs,
            debtor: { zones: ["Europe/London"] },
            facts: {},
            history: [],
            proposed: {
              ...{ channel, purpose: "collect", recipient: "debtor", person: "D", debts: [], place: "unspecified" },
              ...{ disclosures: ["opt-out"], topics: [], at: MONDAY + day * DAY + minute * 60_000 },
            },
          });
          if (verdict.decision === "blocked") return;
          const lands = hours.from((day % 7) + 1, minute);
          const until = verdict.until === undefined ? undefined : Date.parse(verdict.until);
          const told = MONDAY + (day + (lands?.days ?? NaN)) * DAY + (lands?.at ?? NaN) * 60_000;
          expect(told).toBe(until ?? MONDAY + day * DAY + minute * 60_000);
          expect(lands?.packs.length === 0).toBe(until === undefined);
        },
      ),
    );
  });

  test("TI9 what is told is told in words, in every language", () => {
    const host = (words: typeof EN) =>
      ({ words, locale: words === EN ? "en-GB" : "es-ES", settings: {}, options: {} }) as unknown as EditorHost;
    const tell = (given: Partial<Waits>, words = EN) => {
      const offset = movedIn(strategyOf({ ...NOTHING, ...given }));
      return offset === undefined ? [] : [offsetLabel(offset, host(words)), ...offsetSentences(offset, host(words))];
    };
    const until = { anchor: "oldestDueDate", offset: "P7D" };
    const HOLIDAYS = "Public holidays can move it further.";
    expect(tell({ policies: ["gb-conc7"] })).toEqual([]);
    expect(tell({ first: { until, ifPast: "skip", roll: "forward" } })).toEqual([
      "up to +2 days: weekends",
      "Up to 2 days later when it falls on a weekend, for it happens on business days",
    ]);
    expect(tell({ policies: ["house-de"] })).toEqual([
      "up to +1 day: contact hours",
      "Sunday, so Monday 9:00: House policy: Germany",
      HOLIDAYS,
    ]);
    expect(tell({ policies: ["house-es"] }, ES)).toEqual([
      "hasta +2 días: horario de contacto",
      "Sábado o domingo: pasa al lunes a las 9:00: House policy: Spain",
      "Los festivos pueden aplazarlo más.",
    ]);
    expect(tell({ policies: ["gb-conc7"], first: { until, ifPast: "skip", at: "21:30" } })[0]).toBe(
      "+1 day: contact hours",
    );
    expect(tell({ policies: ["gb-conc7"], first: { until, ifPast: "skip", at: "21:30" } })[1]).toMatch(
      /^21:30 is too late in the day at the customer’s place, so the next day at 8:00: UK CONC 7/,
    );
    expect(tell({ policies: ["gb-conc7"], first: { until, ifPast: "skip", at: "06:00" } })).toEqual([
      "contact hours",
      expect.stringMatching(/^06:00 is too early|^6:00 is too early/),
    ]);
    expect(tell({ policies: ["house-es"], giveUpAfter: "PT12H" })).toEqual([
      "contact hours",
      "Saturday or Sunday: not at all, for it gives up before it may be made: House policy: Spain",
      HOLIDAYS,
    ]);
  });

  test("TI9 steps further down are moved along; what cannot be told is not", () => {
    const doc = strategyOf({ ...NOTHING, first: { for: "P3B" }, second: { for: "P2D" } });
    expect(movedIn(doc, "first")?.reasons).toEqual([{ why: "workdays" }]);
    expect(movedIn(doc)).toMatchObject({ later: 2, reasons: [{ why: "before" }] });
    const hours = strategyOf({ ...NOTHING, first: { for: "PT5H" }, policies: ["gb-conc7"] });
    expect(movedIn(hours)?.reasons).toMatchObject([{ why: "outside", hours: [480, 1260] }]);
    for (const blueprint of Object.values(BLUEPRINTS))
      for (const { earlier, later } of momentsOf(blueprint, {}).offsets.values()) {
        expect(earlier).toBeGreaterThanOrEqual(0);
        expect(later).toBeGreaterThanOrEqual(0);
      }
  });
});

const NOTHING: Waits = {
  first: { until: { anchor: "oldestDueDate", offset: "P7D" }, ifPast: "skip" },
  second: undefined,
  channel: "email",
  policies: [],
  giveUpAfter: "P7D",
};
