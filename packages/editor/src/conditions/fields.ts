/** What a rule can be about: the facts of the engine, the host's own data, and a few questions about the case. */

import type { Condition, FieldSchema } from "@dunlin/engine";
import { type FactField, type FactKind, factFields } from "@dunlin/engine/editing";
import type { ConditionWords, FieldGroup } from "./words.ts";

export interface FieldInfo {
  /** As `var` writes it; `#segment` and the like are questions and no facts. */
  readonly path: string;
  readonly title: string;
  readonly group: FieldGroup;
  readonly kind: FactKind | "question";
  readonly optional: boolean;
  readonly unit?: string | undefined;
  readonly values?: readonly { readonly value: string | number; readonly label: string }[] | undefined;
  /** Of a list: what its entries have. */
  readonly members?: readonly FieldInfo[] | undefined;
}

/**
 * Conditions about a message: the schema is all that they can ask of, by itself and not below `data`. The engine has titles for
 * `data.*` only, so it tells the copy that this gives.
 */
export type About = (rule: Condition) => Condition;

const QUESTIONS = ["#segment", "#tag", "#contacts", "#contacts.in", "#promises"];

const GROUPS: Readonly<Record<string, FieldGroup>> = {
  ...{ dpd: "delay", bucket: "delay", numberOverdue: "delay", numberUnpaid: "delay", daysInStrategy: "delay" },
  ...{ promiseOpen: "agreements", planOpen: "agreements", brokenPromises12m: "agreements" },
  ...{ daysSinceLastContact: "agreements", daysSinceLastPayment: "agreements", lastPaymentAt: "agreements" },
  ...{
    lastContactAt: "agreements",
    "#contacts": "agreements",
    "#contacts.in": "agreements",
    "#promises": "agreements",
  },
  ...{ "#segment": "customer", "#tag": "customer" },
};

export function fieldsFor(
  schema: FieldSchema | undefined,
  words: ConditionWords,
  locale: string,
  about?: About,
): FieldInfo[] {
  if (about !== undefined) return ofSchema(schema, "", words, locale);
  const facts = factFields().map((fact) => ofFact(fact, words, words.fields, locale));
  const questions = QUESTIONS.map((path) => question(path, words));
  return [...questions, ...facts, ...ofSchema(schema, "data.", words, locale)].filter(({ title }) => title !== "");
}

const question = (path: string, words: ConditionWords): FieldInfo => ({
  path,
  title: words.fields[path] ?? "",
  group: groupOf(path, "question"),
  kind: "question",
  optional: false,
});

function ofFact(
  { path, kind, optional, values, members }: FactField,
  words: ConditionWords,
  titles: Readonly<Record<string, string>>,
  locale: string,
): FieldInfo {
  return {
    path,
    kind,
    optional,
    title: titles[path] ?? "",
    group: groupOf(path, kind),
    values: values?.map((value) => ({ value, label: valueLabel(path, value, words, locale) })),
    members: members?.map((member) => ofFact(member, words, words.members, locale)),
  };
}

function groupOf(path: string, kind: FieldInfo["kind"]): FieldGroup {
  const own = GROUPS[path];
  if (own !== undefined) return own;
  if (kind === "list") return "lists";
  if (path.startsWith("debtor.")) return "customer";
  if (kind === "money") return "amounts";
  return kind === "date" || kind === "instant" || kind === "time" ? "dates" : "other";
}

/** Monday is 1. */
function valueLabel(path: string, value: string | number, words: ConditionWords, locale: string): string {
  const own = words.values[`${path}.${value}`] ?? (path === "status" ? words.statuses[value] : undefined);
  if (own !== undefined) return own;
  if (path !== "weekday" || typeof value !== "number") return String(value);
  return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2024, 0, value));
}

/** The fields of a JSON Schema; what is inside an object stands for itself. */
function ofSchema(schema: FieldSchema | undefined, before: string, words: ConditionWords, locale: string): FieldInfo[] {
  const needed = Array.isArray(schema?.required) ? schema.required : [];
  return Object.entries(schema?.properties ?? {}).flatMap(([name, field]) => {
    const path = before + name;
    if (field.properties !== undefined) return ofSchema(field, `${path}.`, words, locale);
    const { enum: values, items, unit } = field;
    const members = items?.properties === undefined ? undefined : ofSchema(items, "", words, locale);
    const choices = (values ?? []).filter((value) => typeof value === "string" || typeof value === "number");
    const info: FieldInfo = {
      path,
      title: field.title ?? name,
      group: members === undefined ? "data" : "lists",
      kind: kindOf(name, field),
      optional: !needed.includes(name),
      unit,
      values: choices.length === 0 ? undefined : choices.map((value) => ({ value, label: String(value) })),
      members,
    };
    return [info];
  });
}

const FORMATS: Readonly<Record<string, FactKind>> = { date: "date", "date-time": "instant", time: "time" };

function kindOf(name: string, { type, enum: values, format, items }: FieldSchema): FactKind {
  if (values !== undefined) return "enum";
  if (type === "array") return items?.properties === undefined ? "tags" : "list";
  if (type === "boolean") return "boolean";
  if (type === "number" || type === "integer") return name.endsWith("Minor") ? "money" : "number";
  if (type !== "string") return "any";
  return (typeof format === "string" ? FORMATS[format] : undefined) ?? "text";
}
