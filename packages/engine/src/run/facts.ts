/**
 * Whether facts can be trusted with money and time. Bad facts park a case: a wrong amount must stop a letter, while
 * a missing optional value is merely unknown.
 */

import { parseDate } from "../base/civil.ts";
import { parseInstant } from "../base/instant.ts";
import type { CaseFacts } from "../model/case.ts";

/** What is wrong, as a JSON pointer into the facts, or `undefined`. Reads only what the engine relies on. */
export function factsProblem(facts: unknown): string | undefined {
  if (!isRecord(facts)) return "";
  if (!isText(facts.caseId)) return "/caseId";
  const debtor = facts.debtor;
  if (!isRecord(debtor) || !isText(debtor.id)) return "/debtor/id";
  return (
    listProblem(debtor, "zones", "/debtor", (zone) => (typeof zone === "string" ? undefined : "")) ??
    listProblem(debtor, "channels", "/debtor", (entry) => members(entry, { channel: isText })) ??
    (Array.isArray(facts.obligations) ? undefined : "/obligations") ??
    listProblem(facts, "obligations", "", (entry) => members(entry, OBLIGATION)) ??
    listProblem(facts, "payments", "", (entry) => members(entry, PAYMENT)) ??
    listProblem(facts, "contacts", "", (entry) => members(entry, CONTACT)) ??
    listProblem(facts, "promises", "", (entry) => members(entry, PROMISE)) ??
    listProblem(facts, "tags", "", (tag) => (typeof tag === "string" ? undefined : "")) ??
    (facts.data === undefined || isRecord(facts.data) ? undefined : "/data")
  );
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string" && value !== "";
const isMinor: Check = Number.isSafeInteger;
const isDate: Check = (value) => typeof value === "string" && parseDate(value) !== undefined;
const isInstant: Check = (value) => typeof value === "string" && parseInstant(value) !== undefined;
const isFlag: Check = (value) => value === undefined || typeof value === "boolean";

const OBLIGATION: Record<string, Check> = {
  ref: isText,
  dueDate: isDate,
  currency: isText,
  amountMinor: isMinor,
  outstandingMinor: isMinor,
  disputed: isFlag,
  onHold: isFlag,
};
const PAYMENT: Record<string, Check> = { id: isText, at: isInstant, amountMinor: isMinor, reversed: isFlag };
const CONTACT: Record<string, Check> = { at: isInstant, channel: isText };
const PROMISE: Record<string, Check> = { id: isText, dueDate: isDate, amountMinor: isMinor, status: isText };

function members(entry: unknown, checks: Record<string, Check>): string | undefined {
  if (!isRecord(entry)) return "";
  for (const name in checks) if (checks[name]?.(entry[name]) === false) return `/${name}`;
  return undefined;
}

/** Problem in an optional list: an absent one is fine, a `null` or other value is not. */
function listProblem(
  owner: Record<string, unknown>,
  name: string,
  path: string,
  problemOf: (entry: unknown) => string | undefined,
): string | undefined {
  const list = owner[name];
  if (list === undefined) return undefined;
  if (!Array.isArray(list)) return `${path}/${name}`;
  for (let i = 0; i < list.length; i++) {
    const problem = problemOf(list[i]);
    if (problem !== undefined) return `${path}/${name}/${i}${problem}`;
  }
  return undefined;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The id of a case: of the facts, or of one obligation in them. */
export const caseIdOf = (facts: CaseFacts, obligation?: string): string =>
  obligation === undefined ? facts.caseId : `${facts.caseId}#${obligation}`;

/**
 * The facts as the case `caseId` sees them: a case of one obligation sees that obligation and the payments that are
 * for it or for none in particular. `undefined` when the facts belong to another case.
 */
export function factsFor(caseId: string, facts: CaseFacts): CaseFacts | undefined {
  if (facts.caseId === caseId) return facts;
  if (!caseId.startsWith(`${facts.caseId}#`)) return undefined;
  const ref = caseId.slice(facts.caseId.length + 1);
  return {
    ...facts,
    caseId,
    obligations: facts.obligations.filter((obligation) => obligation.ref === ref),
    ...(facts.payments && {
      payments: facts.payments.filter((payment) => payment.obligation === undefined || payment.obligation === ref),
    }),
  };
}
