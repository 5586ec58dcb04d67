/** Conditions in words: every operator, in every language. Read the diff of a text file aloud before you accept it. */

import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OPERATORS } from "../../src/conditions/operators.ts";
import { type Condition, describeCondition } from "../../src/index.ts";
import { strictRules } from "../conditions/arbitrary.ts";

const OPEN = { ">": [{ var: "outstandingMinor" }, 1000] };
const DUE = { var: "oldestDueDate" };

/** At least one for every operator, in the way strategies use them. */
const RULES: readonly Condition[] = [
  { and: [{ ">=": [{ var: "dpd" }, 7] }, { or: [{ hasTag: ["vip"] }, { segment: ["good"] }] }] },
  { or: [{ "<": [{ var: "dpd" }, 0] }, { ">": [{ var: "dpd" }, 90] }] },
  { and: [] },
  { "!": [{ and: [{ hasTag: ["a"] }, { hasTag: ["b"] }] }] },
  { "!!": [{ var: "promiseOpen" }] },
  { "==": [{ var: "promiseOpen" }, false] },
  { "==": [{ var: "data.tier" }, "gold"] },
  { "===": [{ var: "bucket" }, "31-60"] },
  { "!=": [{ var: "weekday" }, 6] },
  { "!==": [{ var: "debtor.country" }, "ES"] },
  { "<": [{ var: "collectibleDue" }, 50_000] },
  { "<=": [{ var: "totalDue" }, 0] },
  { ">": [DUE, "2026-03-01"] },
  { ">=": [{ var: "localTime" }, "09:00"] },
  { "<": [{ var: "lastPaymentAt" }, "2026-03-01T10:00:00Z"] },
  { "<=": [1, { var: "dpd" }, 30] },
  { "<": [1, { var: "dpd" }, 30] },
  { between: [{ var: "dpd" }, 1, 30] },
  { "!": [{ between: [{ var: "dpd" }, 1, 30] }] },
  { between: [{ daysSince: [{ var: "lastPaymentAt" }] }, 0, 30] },
  { "!": [{ between: [{ businessDaysSince: [DUE] }, 0, 1] }] },
  { between: [{ daysUntil: [{ var: "data.callback" }] }, 0, 7] },
  { "??": [{ "<": [{ var: "data.score" }, 0.3] }, false] },
  { "!": [{ "??": [{ "<": [{ var: "data.score" }, 0.3] }, false] }] },
  { known: [{ var: "data.score" }] },
  { "!": [{ known: [{ var: "data.score" }] }] },
  { "<": [{ "??": [{ var: "data.score" }, 0.5] }, 0.3] },
  { "<": [{ var: ["data.score", 0.5] }, 0.3] },
  { "==": [{ if: [{ hasTag: ["vip"] }, "soft", "firm"] }, "soft"] },
  { in: [{ var: "debtor.country" }, ["ES", "PT", "FR"]] },
  { "!": [{ in: [{ var: "debtor.country" }, ["ES", "PT", "FR"]] }] },
  { in: ["late", { var: "tags" }] },
  { startsWith: [{ var: "accountId" }, "ES"] },
  { "!": [{ endsWith: [{ var: "accountId" }, "-9"] }] },
  { hasTag: ["vip"] },
  { "!": [{ hasTag: ["vip"] }] },
  { segment: ["good"] },
  { some: [{ var: "obligations" }, { and: [{ "!": [{ var: "disputed" }] }, OPEN] }] },
  { all: [{ var: "obligations" }, { "==": [{ var: "currency" }, { var: "$.currency" }] }] },
  { none: [{ var: "contacts" }, { "==": [{ var: "channel" }, "letter"] }] },
  { ">": [{ sum: [{ var: "obligations" }, { var: "outstandingMinor" }] }, 100_000] },
  { ">=": [{ count: [{ var: "obligations" }, OPEN] }, 2] },
  { "==": [{ filter: [{ var: "obligations" }, { var: "disputed" }] }, []] },
  { in: ["EUR", { map: [{ var: "obligations" }, { var: "currency" }] }] },
  {
    ">": [{ reduce: [{ var: "payments" }, { max: [{ var: "accumulator" }, { var: "current.amountMinor" }] }, 0] }, 100],
  },
  { in: ["x", { merge: [{ var: "tags" }, { var: "debtor.tags" }] }] },
  { "==": [{ missing: ["data.score", "debtor.country"] }, []] },
  { "==": [{ missing_some: [1, ["data.score", "debtor.country"]] }, []] },
  { ">": [{ daysSince: [{ var: "data.signed" }] }, 10] },
  { "<=": [{ daysUntil: [{ var: "data.callback" }] }, 2] },
  { ">": [{ businessDaysSince: ["2026-01-01"] }, 3] },
  { ">": [{ businessDaysSince: [DUE, "bank"] }, 3] },
  { "<": [DUE, { addDays: [{ var: "today" }, 5] }] },
  { "<": [{ countContacts: [{ days: 7, channels: ["email", "sms"] }] }, 3] },
  { ">": [{ countContacts: [{ days: 1, direction: "inbound", outcomes: ["rpc"] }] }, 0] },
  { ">=": [{ countPromises: [{ status: "broken", days: 90 }] }, 2] },
  { ">": [{ "+": [{ var: "totalDue" }, { var: "data.feesMinor" }] }, 5000] },
  { ">": [{ "-": [{ var: "totalDue" }, { var: "collectibleDue" }] }, 0] },
  { "==": [{ "-": [{ var: "dpd" }] }, 3] },
  { ">": [{ "*": [{ var: "dpd" }, 2] }, 60] },
  { "<": [{ "/": [{ var: "collectibleDue" }, { var: "data.incomeMinor" }] }, 0.25] },
  { "==": [{ "%": [{ var: "dpd" }, 7] }, 0] },
  { "<": [{ min: [{ var: "dpd" }, 30] }, 30] },
  { ">": [{ max: [{ var: "totalDue" }, 100] }, 100] },
  { ">": [{ abs: [{ var: "dpd" }] }, 3] },
  { "==": [{ cat: [{ var: "debtor.country" }, "-", { var: "stage" }] }, "ES-late"] },
  { "==": [{ substr: [{ var: "accountId" }, 0, 2] }, "ES"] },
  { "==": [{ var: "event.data.intent" }, "dispute"] },
  { unheard: ["of"] },
];

const options = {
  schema: { type: "object", properties: { score: { type: "number", title: "Likelihood to pay" } } },
  segments: { good: { title: "Good customers", when: true } },
  currency: "EUR",
};

describe("E2 every operator has words in every language", () => {
  test.each(["en", "es"])("E2 as a text to be read aloud, %s", async (locale) => {
    const told = RULES.map((rule) => `${JSON.stringify(rule)}\n  ${describeCondition(rule, { locale, ...options })}\n`);
    await expect(told.join("\n")).toMatchFileSnapshot(
      fileURLToPath(new URL(`conditions.${locale}.txt`, import.meta.url)),
    );
  });

  test("E2 no operator is left out, and none is quoted as a rule without words", () => {
    const text = JSON.stringify(RULES);
    expect(Object.keys(OPERATORS).filter((op) => !text.includes(`{${JSON.stringify(op)}:`))).toEqual([]);
    const wordless = RULES.filter((rule) => describeCondition(rule, options).includes("the rule"));
    expect(wordless).toEqual([{ unheard: ["of"] }]);
  });
});

describe("E3 telling a condition never fails and is always the same", () => {
  test.each(["en", "es"])("E3 of any rule, %s", (locale) => {
    fc.assert(
      fc.property(fc.oneof(strictRules, fc.jsonValue()), (rule) => {
        const told = describeCondition(rule as Condition, { locale });
        expect(told).not.toMatch(/undefined|\[object|NaN/);
        expect(told.trim()).not.toBe("");
        expect(describeCondition(structuredClone(rule) as Condition, { locale })).toBe(told);
      }),
    );
  });

  test("E3 of settings that make no sense and of bottomless rules", () => {
    const deep = Array.from({ length: 50_000 }).reduce((rule) => ({ "!": [rule] }), true as unknown) as Condition;
    expect(describeCondition(deep)).toContain("…");
    expect(describeCondition({ ">": [{ countContacts: [{ days: "x", channels: 5 }] }, 1] })).toContain(
      "number of contacts",
    );
    expect(describeCondition({ some: [], map: 1 } as never)).toContain("the rule");
    for (const op of Object.keys(OPERATORS)) expect(describeCondition({ [op]: [] })).not.toBe("");
  });
});
