/** Reads the forms of a page: what a debtor asks for, as a value of a known shape. */

import { err, ok, type Result } from "../base/result.ts";
import { plainText } from "../escape/signs.ts";
import type { Intent } from "../model/intent.ts";

/** Why a form is not taken. */
export interface IntentProblem {
  readonly code: "intent.unknown" | "intent.missing" | "intent.form";
  /** The field that is wrong. */
  readonly field: string;
}

interface FieldRule {
  readonly required?: true;
  /** In characters. */
  readonly most: number;
  readonly form?: RegExp;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Every intent with its fields. Other fields of a form are not looked at. */
const FIELDS: { readonly [K in Intent["intent"]]: Readonly<Record<string, FieldRule>> } = {
  pay: { method: { most: 100 } },
  choosePlan: { plan: { required: true, most: 200 } },
  promise: { date: { required: true, most: 10, form: DATE }, amount: { most: 20 } },
  dispute: { reason: { required: true, most: 100 }, message: { most: 2000 } },
  alreadyPaid: { date: { most: 10, form: DATE }, reference: { most: 200 } },
  callBack: { phone: { required: true, most: 40, form: /^[+\d][\d ()/.-]{2,}$/ }, when: { most: 100 } },
  hardship: { message: { most: 2000 } },
  preferences: { channel: { most: 100 } },
  language: { language: { required: true, most: 35, form: /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/ } },
};

/**
 * The intent of a posted form, or everything that is wrong with it. Choosing to pay all at once among plans is the intent `pay`.
 * Whether the form came from the page, by its `token`, is up to the host and to be looked at first.
 *
 * @param fields - As posted: names and texts. Empty texts count as not given.
 */
export function parseIntent(fields: Readonly<Record<string, unknown>>): Result<Intent, readonly IntentProblem[]> {
  const name = Object.hasOwn(fields, "intent") ? fields.intent : undefined;
  if (typeof name !== "string" || !Object.hasOwn(FIELDS, name))
    return err([{ code: "intent.unknown", field: "intent" }]);
  const problems: IntentProblem[] = [];
  const intent: Record<string, string> = { intent: name };
  for (const [field, { required, most, form }] of Object.entries(FIELDS[name as Intent["intent"]])) {
    const given = Object.hasOwn(fields, field) ? fields[field] : undefined;
    const text = typeof given === "string" ? plainText(given).trim() : "";
    if (text === "") {
      if (required === true) problems.push({ code: "intent.missing", field });
    } else if (text.length > most || form?.test(text) === false) problems.push({ code: "intent.form", field });
    else intent[field] = text;
  }
  if (problems.length > 0) return err(problems);
  if (name === "choosePlan" && intent.plan === "full") return ok({ intent: "pay" });
  return ok(intent as unknown as Intent);
}
