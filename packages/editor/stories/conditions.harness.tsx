/** What stories of the condition builder share: a host's fields and segments, counts without a data base, and a page that holds the rule. */

import type { Condition, FieldSchema, Strategy } from "@dunlin/engine";
import { useState } from "react";
import { ConditionBuilder, type ConditionBuilderProps } from "../src/conditions/ConditionBuilder.tsx";
import type { CountMatches } from "../src/host/props.ts";

export const FIELDS: FieldSchema = {
  type: "object",
  properties: {
    hardshipNote: { type: "string", title: "Hardship note" },
    incomeBand: { type: "string", title: "Income band", enum: ["A", "B", "C", "D"] },
    score: { type: "number", title: "Risk score", unit: "points" },
    nextSalary: { type: "string", format: "date", title: "Next salary" },
    creditLimitMinor: { type: "integer", title: "Credit limit" },
    hasApp: { type: "boolean", title: "Uses the app" },
    disputes: {
      type: "array",
      title: "Disputes",
      items: {
        type: "object",
        properties: {
          status: { type: "string", title: "Status", enum: ["open", "closed"] },
          openedOn: { type: "string", format: "date", title: "Opened on" },
        },
      },
    },
  },
};

export const SEGMENTS: NonNullable<Strategy["segments"]> = {
  vulnerable: {
    title: "Vulnerable customers",
    when: { or: [{ hasTag: ["vulnerable"] }, { ">": [{ var: "data.score" }, 80] }] },
  },
  small: { title: "Under €150", when: { "<": [{ var: "totalDue" }, 15000] } },
};

export const PICTURE: Condition = {
  or: [
    { segment: ["vulnerable"] },
    {
      some: [
        { var: "data.disputes" },
        { and: [{ "==": [{ var: "status" }, "open"] }, { between: [{ daysSince: [{ var: "openedOn" }] }, 0, 30] }] },
      ],
    },
    {
      and: [
        { known: [{ var: "data.hardshipNote" }] },
        { "<=": [{ countContacts: [{ days: 14 }] }, 2] },
        { in: [{ var: "data.incomeBand" }, ["A", "B"]] },
      ],
    },
    { "bank.careSignal": [{ var: "data.callNotes" }, 0.8] },
  ],
};

/** The rule that is looked at most, beside what a host gives. */
export const GIVEN: Omit<ConditionBuilderProps, "onChange"> = {
  ...{ value: PICTURE, fields: FIELDS, segments: SEGMENTS, currency: "EUR", theme: "light", label: "Who needs care" },
};

/** The same count for the same rule, without a data base. */
export const counts: CountMatches = async (rule) => {
  const text = JSON.stringify(rule);
  const hash = [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  const unknown = text.startsWith('{"in":[{"var":"data.incomeBand"') ? 1204 : 0;
  return { matching: rule === true ? 11208 : hash, of: 11208, unknown };
};

export function Harness({ onChange, value, ...props }: ConditionBuilderProps) {
  const [rule, setRule] = useState(value);
  return (
    <main style={{ maxInlineSize: 740 }}>
      <ConditionBuilder
        {...props}
        value={rule}
        onChange={(next) => {
          setRule(next);
          onChange?.(next);
        }}
      />
    </main>
  );
}
