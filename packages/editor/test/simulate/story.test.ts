/** What is told of a life: the story, the way on the canvas, and the strip of days. */

import { compileStrategy, type Strategy } from "@dunlin/engine";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatsFor, spanOf } from "../../src/simulate/formats.ts";
import { storyText } from "../../src/simulate/person/asText.ts";
import { daysPastDue, momentAt, placeOf, stripOf } from "../../src/simulate/person/days.ts";
import { livePerson } from "../../src/simulate/person/live.ts";
import { marksOf } from "../../src/simulate/person/marks.ts";
import { pathOf, placeIn } from "../../src/simulate/person/path.ts";
import type { Script } from "../../src/simulate/person/script.ts";
import { type StoryEntry, storyOf } from "../../src/simulate/person/story.ts";
import { SIMULATE_EN } from "../../src/simulate/words.en.ts";
import { SIMULATE_ES } from "../../src/simulate/words.es.ts";
import { DAY, PROGRAM, personWith, START, TRIED, tellingOf } from "./tried.ts";

const told = (amountMinor: number, script: Script = [], language: "en" | "es" = "en", more = {}) => {
  const life = livePerson(PROGRAM, { facts: personWith(amountMinor, more), start: START, script });
  return { life, story: storyOf(life, PROGRAM, tellingOf(TRIED, language)) };
};
const brief = (story: readonly StoryEntry[]) => story.map(({ title }) => title);
const named = (story: readonly StoryEntry[], title: string) => story.find((entry) => entry.title.startsWith(title));

describe("SM4 the story", () => {
  test("SM4 tells when, what and why, in order", () => {
    const { story } = told(31_240, [{ id: 1, at: START + 3 * DAY, what: { kind: "opens" } }]);
    expect(brief(story)).toEqual([
      "Enters the strategy",
      "Friendly reminder sent",
      "Waited 2 days",
      "Took “Everyone else”",
      "Offer: Pay in parts",
      "Opened the link",
      "Offer answered",
      "Short reminder sent",
      "Leaves: Next stage",
    ]);
    expect(named(story, "Enters")?.text).toBe("1 day past due, €312.40 open.");
    expect(named(story, "Offer:")?.text).toBe("2 payments of €156.20.");
    expect(named(story, "Opened")).toMatchObject({ tone: "yours", scripted: 1 });
  });

  test("SM4 ways that were asked about before the one taken say what kept them", () => {
    const { story } = told(31_240);
    expect(named(story, "Took")?.failed).toEqual([
      { way: "Care team", because: ["“care”: no"] },
      { way: "Small", because: ["the total due: €312.40"] },
    ]);
    expect(named(told(8_000).story, "Took")).toMatchObject({ title: "Took “Small”", failed: [{ way: "Care team" }] });
  });

  test("SM4 a contact that a rule put off says from when to when, why, and which rule", () => {
    // The wait of two days ends on a Saturday.
    const { story } = told(8_000);
    expect(named(story, "Short reminder held back")).toMatchObject({
      at: START + 2 * DAY,
      until: START + 4 * DAY,
      lead: "Moved from Sat 09:00 to Mon 09:00:",
      text: "No contact on Saturdays. Rule house-es.window.",
      tone: "policy",
    });
    expect(named(story, "Short reminder sent")?.text).toMatch(
      /^First allowed minute\. Allowed by house-es\. Contact 2 in 7 days\.$/,
    );
  });

  test("SM4 who may not enter, and what goes on for years, is told", () => {
    const refused = told(31_240, [], "en", { obligations: [] }).story;
    expect(brief(refused).at(-1)).toBe("Not taken in");
    const endless = {
      ...TRIED,
      segments: {},
      entry: { start: "rest" },
      nodes: {
        rest: { type: "wait", for: "P1200D", to: { next: "end" } },
        end: { type: "exit", outcome: "exhausted" },
      },
    };
    const program = compileStrategy(endless as unknown as Strategy);
    expect(livePerson(program, { facts: personWith(1), start: START }).stopped).toBe("tooLong");
  });

  test("SM4 is told in Spanish, and as text", () => {
    const { story } = told(8_000, [], "es");
    expect(named(story, "Short reminder: retenido")?.lead).toBe("Aplazado del sáb 09:00 al lun 09:00:");
    expect(named(story, "Short reminder: retenido")?.text).toContain("Sin contacto los sábados.");
    const text = storyText(
      story,
      { strategy: "Tried", person: "Marta", zone: "Europe/Madrid" },
      formatsFor("es", "Europe/Madrid"),
      SIMULATE_ES,
    );
    expect(text.split("\n")[0]).toBe("Tried: Marta");
    expect(text).toContain("Aplazado del sáb 09:00");
    expect(text).toContain("    x Care team");
  });

  test("SM4 every catalog says the same things", () => {
    const shape = (value: unknown): unknown =>
      typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, part]) => [key, shape(part)]),
          )
        : typeof value;
    expect(shape(SIMULATE_ES)).toEqual(shape(SIMULATE_EN));
    expect(SIMULATE_EN.span(spanOf(46_200_000))).toBe("12 h 50 min");
    expect(SIMULATE_EN.span(spanOf(DAY))).toBe("1 day");
  });
});

describe("SM5 the way", () => {
  test("SM5 up to the moment what was passed is lit, the present step is marked, the rest is dim", () => {
    const { life } = told(31_240);
    const early = pathOf(life, START, SIMULATE_EN);
    expect([...early.nodes].map(([id, { tone }]) => [id, tone])).toEqual([
      ["mail", "lit"],
      ["rest", "now"],
    ]);
    expect([...early.ways.keys()]).toEqual([":entry", "mail:next"]);
    expect(early.others).toBe(SIMULATE_EN.person.notHere);
    const late = pathOf(life, START + 30 * DAY, SIMULATE_EN);
    expect(late.ways.has("which:else") && late.ways.has("parts:expired")).toBe(true);
    expect(placeIn(life, START - 1)).toBeUndefined();
  });

  test("SM5 a contact that a rule put off is marked", () => {
    const { life } = told(8_000);
    expect(pathOf(life, START + 9 * DAY, SIMULATE_EN).nodes.get("sms")?.badge).toMatchObject({
      tone: "policy",
      text: "held",
    });
    expect(pathOf(life, START + DAY, SIMULATE_EN).nodes.get("sms")).toBeUndefined();
  });
});

describe("SM6 the strip", () => {
  const { life, story } = told(8_000);
  const strip = stripOf(life, TRIED, {});

  test("SM6 begins the day before, closes on weekends and holidays, and is quiet at night", () => {
    const { days } = strip;
    expect(days[0]?.at).toBe(Date.UTC(2026, 10, 3, 23));
    const closed = days.flatMap(({ closed: shut }, i) => (shut ? [i] : []));
    expect(closed).toEqual([3, 4, 10, 11, 17]);
    expect(days[1]?.quiet).toEqual([
      [0, 9 / 24],
      [21 / 24, 1],
    ]);
    // The Constitution and the Immaculate Conception: 7 (moved) and 8 December.
    const december = livePerson(PROGRAM, {
      facts: personWith(8_000, {
        obligations: [{ ...personWith(8_000).obligations[0], dueDate: "2026-12-04" } as never],
      }),
      start: START + 32 * DAY,
    });
    const shut = stripOf(december, TRIED, {})
      .days.filter((day) => day.closed)
      .map((day) => new Date(day.at + DAY / 2).toISOString().slice(0, 10));
    expect(shut).toContain("2026-12-08");
  });

  test("SM6 a moment and its place are the same to five minutes", () => {
    fc.assert(
      fc.property(fc.integer({ min: strip.from, max: strip.to }), (at) => {
        expect(Math.abs(momentAt(placeOf(at, strip), strip) - at)).toBeLessThanOrEqual(150_000);
      }),
    );
    expect(momentAt(-1, strip)).toBe(strip.from);
  });

  test("SM6 says how long something was held, and marks do not lie on each other", () => {
    const { marks, arcs } = marksOf(story, strip, 1_200);
    expect(arcs.map(({ ms }) => ms)).toEqual([2 * DAY]);
    const gaps = marks.slice(1).map(({ x }, i) => x - (marks[i]?.x ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(24);
  });

  test("SM6 days past due follow the oldest that is open", () => {
    expect(daysPastDue(personWith(100), START, life.zone)).toBe(1);
    expect(daysPastDue(personWith(0), START, life.zone)).toBeUndefined();
  });
});
