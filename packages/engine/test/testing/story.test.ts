/** The story of a scenario. */

import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CaseFacts } from "../../src/index.ts";
import { scenario } from "../../src/testing.ts";
import { begun, CASE, charges, failureOf, offers, reminders, watched } from "./sample.ts";

const file = (name: string) => fileURLToPath(new URL(`stories/${name}.txt`, import.meta.url));

const OPTIONS = {
  title: "A payment that is taken back",
  about: "Ana pays, her bank takes it back, and she complains.",
} as const;

/** Something of everything. */
const busy = () =>
  scenario(reminders(), OPTIONS)
    .given(CASE)
    .at("2026-03-03 10:00")
    .note("Ana's bank hands the case over.")
    .enroll()
    .at("2026-03-04 12:00")
    .note("An agent reads the file.")
    .at("2026-03-05 15:00")
    .pays(4_000)
    .for("PT2H")
    .paymentReversed("payment-1")
    .disputes("I-2")
    .goesOnHold({ kind: "complaint", until: "2026-03-06 12:00" })
    .optsOut("sms")
    .at("2026-03-10 16:00")
    .completes("refused")
    .until("2026-03-15");

const charged = () =>
  scenario(charges())
    .given(CASE)
    .at("2026-03-03 10:00")
    .answers({ risk: 5 })
    .attempts({ results: ["soft"] })
    .enroll()
    .until("2026-03-15");

describe("SK11 the story is the whole case as plain text", () => {
  test.each([
    ["busy", busy],
    ["charged", charged],
    ["offered", () => begun(offers()).declines().for("P1D").accepts("ten")],
  ] as const)("SK11 %s, with effects and as a case note, in English and Spanish", async (name, script) => {
    for (const locale of ["en", "es"] as const) {
      await expect(script().story({ locale })).toMatchFileSnapshot(file(`${name}.${locale}`));
      await expect(script().story({ locale, effects: false })).toMatchFileSnapshot(file(`${name}-note.${locale}`));
    }
  });

  test("SK11 a case that has not come in", () => {
    const strict = reminders({ entry: { start: "day3", when: { ">": [{ var: "dpd" }, 5] } } });
    const empty = scenario(reminders(), { locale: "es" }).given(CASE).at("2026-03-03");
    expect(empty.story()).toBe("Reminders\n\nAl final de la historia el caso no ha entrado.\n");
    expect(begun(strict).story()).toMatch(/\n\nAt the end of the story the case has not come in\.\n$/);
  });

  test("SK11 amounts are in the currency of the facts, or in the one that is named", () => {
    const { currency: _, ...bare } = CASE;
    const paid = (facts: CaseFacts, currency?: string) =>
      scenario(reminders(), currency === undefined ? {} : { currency })
        .given(facts)
        .at("2026-03-03")
        .enroll()
        .pays(100)
        .story();
    expect(paid(bare)).toContain("A payment arrived: EUR 1.00.");
    expect(paid({ ...CASE, currency: "CLP" })).toContain("A payment arrived: CLP 100.");
    expect(paid(CASE, "USD")).toContain("A payment arrived: USD 1.00.");
    expect(() => scenario(reminders(), { locale: "tlh" as "en" })).toThrow(RangeError);
  });

  test("SK11 a note stands for what happens next at its moment, or alone", () => {
    const noted = begun().note("One.").note("Two.").pays(1).note("Three.").story();
    const alone = begun().at("2026-03-05 09:00").note("Alone.");
    expect(alone.for("PT1M").story()).toBe(begun().at("2026-03-05 09:00").note("Alone.").story());
    expect(noted).toMatch(/: One\.\n\n.*: Two\.\n {2}A payment arrived\. Nothing .*\n\n.*: Three\.\n\nAt the end/);
  });

  test("SK11 the same script tells the same story, and looking on the way changes nothing of it", () => {
    expect(busy().story()).toBe(busy().story());
    const days = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 10 });
    fc.assert(
      fc.property(days, (hours) => {
        const run = (look: boolean) => {
          const told = begun();
          for (const count of hours) {
            told.for(`PT${count}H1S`).on("message.replied");
            if (look) told.story({ effects: false });
          }
          return told.story();
        };
        expect(run(true)).toBe(run(false));
      }),
    );
  });
});

describe("SK12 a story that is another is told by the first lines that differ", () => {
  const golden = begun().until("2026-03-05").story();

  test("SK12 the same text is the same, whatever ends its lines", () => {
    const told = begun().until("2026-03-05");
    expect(told.expectStory(golden)).toBe(told);
    told.expectStory(golden.replaceAll("\n", "\r\n")).expectStory(golden.trimEnd()).expectStory(`${golden}\n\n`);
    told.expectStory(told.story({ locale: "es", effects: false }), { locale: "es", effects: false });
  });

  test("SK12 another line, one that is missing, one too many", () => {
    const message = (text: string) => failureOf(() => begun().until("2026-03-05").expectStory(text)).message;
    expect(message(golden.replace("3 days", "4 days"))).toMatchInlineSnapshot(`
      "The story is not the one expected (- expected, + got).

           2  
           3  Tuesday 3 March 2026, 10:00 (Europe/Madrid): The case is given to the strategy.
      -    4    The case was taken in and began with a wait until 4 days after the oldest due date.
      -    5    The case waits until Thursday 5 March 2026, 09:00 (Europe/Madrid).
      -    6      -> case.enrolled at day3, run 1
      +    4    The case was taken in and began with a wait until 3 days after the oldest due date.
      +    5    The case waits until Thursday 5 March 2026, 09:00 (Europe/Madrid).
      +    6      -> case.enrolled at day3, run 1"
    `);
    const lines = golden.split("\n");
    expect(message([...lines.slice(0, 3), ...lines.slice(4)].join("\n"))).toMatchInlineSnapshot(`
      "The story is not the one expected (- expected, + got).

           2  
           3  Tuesday 3 March 2026, 10:00 (Europe/Madrid): The case is given to the strategy.
      -    4    The case waits until Thursday 5 March 2026, 09:00 (Europe/Madrid).
      -    5      -> case.enrolled at day3, run 1
      -    6  
      +    4    The case was taken in and began with a wait until 3 days after the oldest due date.
      +    5    The case waits until Thursday 5 March 2026, 09:00 (Europe/Madrid).
      +    6      -> case.enrolled at day3, run 1"
    `);
    expect(message(lines.slice(0, 5).join("\n"))).toMatchInlineSnapshot(`
      "The story is not the one expected (- expected, + got).

           4    The case was taken in and began with a wait until 3 days after the oldest due date.
           5    The case waits until Thursday 5 March 2026, 09:00 (Europe/Madrid).
      +    6      -> case.enrolled at day3, run 1
      +    7  
      +    8  Thursday 5 March 2026, 09:00 (Europe/Madrid): The time has come."
    `);
    expect(message(`${golden}The end.`)).toMatchInlineSnapshot(`
      "The story is not the one expected (- expected, + got).

          14  
          15  At the end of the story the case is at a wait until 7 days after the oldest due date. The next timer: Monday 9 March 2026, 09:00 (Europe/Madrid).
      -   16  The end."
    `);
    expect(message("")).toMatchInlineSnapshot(`
      "The story is not the one expected (- expected, + got).

      -    1  
      +    1  Reminders
      +    2  
      +    3  Tuesday 3 March 2026, 10:00 (Europe/Madrid): The case is given to the strategy."
    `);
  });

  test("SK12 test runners get both texts", () => {
    const { expected, actual } = failureOf(() => begun().expectStory("x"));
    expect([expected, actual]).toEqual(["x", begun().story()]);
  });
});

test("SK13 facts that were given are never changed, and every step has facts of its own", () => {
  const frozen = deepFrozen(structuredClone(CASE));
  const { program, asked } = watched(reminders());
  const told = begun(program, frozen);
  told
    .pays(100)
    .paymentReversed("payment-1")
    .promises({ amountMinor: 10, dueDate: "2026-03-05" })
    .disputes()
    .disputeClosed();
  told
    .optsOut("email")
    .changes({ tags: ["a"] })
    .until("2026-03-20");
  expect(frozen).toEqual(CASE);
  expect(asked[0]?.facts).toBe(frozen);
  for (const { facts } of asked) deepFrozen(facts);
  told.bounces().pays(10_000);
  expect(told.facts.payments).toHaveLength(2);
});

function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null)
    for (const member of Object.values(Object.freeze(value))) deepFrozen(member);
  return value;
}
