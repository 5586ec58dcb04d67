/**
 * Whether facts can be trusted with money and time. Bad facts park a case: a wrong amount must stop a letter, while
 * a missing optional value is merely unknown.
 */

import { parseDate } from "../base/civil.ts";
import { parseInstant } from "../base/instant.ts";
import { isRecord } from "../base/json.ts";
import type { CaseFacts } from "../model/case.ts";

/** What is wrong, as a JSON pointer into the facts, or `undefined`. Reads only what the engine relies on. */
export function factsProblem(facts: unknown): string | undefined {
  if (!isRecord(facts)) return "";
  if (!isText(facts.caseId)) return "/caseId";
  const debtor = facts.debtor;
  if (!isRecord(debtor) || !isText(debtor.id)) return "/debtor/id";
  return (
    listProblem(debtor, "zones", "/debtor", textProblem) ??
    listProblem(debtor, "channels", "/debtor", channelProblem) ??
    (Array.isArray(facts.obligations) ? undefined : "/obligations") ??
    listProblem(facts, "obligations", "", obligationProblem) ??
    listProblem(facts, "payments", "", paymentProblem) ??
    listProblem(facts, "contacts", "", contactProblem) ??
    listProblem(facts, "promises", "", promiseProblem) ??
    listProblem(facts, "tags", "", textProblem) ??
    (facts.data === undefined || isRecord(facts.data) ? undefined : "/data")
  );
}

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
const isMinor = Number.isSafeInteger;
const isDate = (value: unknown): boolean => typeof value === "string" && parseDate(value) !== undefined;
const isInstant = (value: unknown): boolean => typeof value === "string" && parseInstant(value) !== undefined;
const isFlag = (value: unknown): boolean => value === undefined || typeof value === "boolean";

// Where the problem lies in an entry of a list. One test after another: this runs over all facts in every step.

type Problem = (entry: unknown) => string | undefined;

const textProblem: Problem = (entry) => (typeof entry === "string" ? undefined : "");

const channelProblem: Problem = (entry) => (!isRecord(entry) ? "" : isText(entry.channel) ? undefined : "/channel");

const obligationProblem: Problem = (entry) => {
  if (!isRecord(entry)) return "";
  if (!isText(entry.ref)) return "/ref";
  if (!isDate(entry.dueDate)) return "/dueDate";
  if (!isText(entry.currency)) return "/currency";
  if (!isMinor(entry.amountMinor)) return "/amountMinor";
  if (!isMinor(entry.outstandingMinor)) return "/outstandingMinor";
  if (!isFlag(entry.disputed)) return "/disputed";
  return isFlag(entry.onHold) ? undefined : "/onHold";
};

const paymentProblem: Problem = (entry) => {
  if (!isRecord(entry)) return "";
  if (!isText(entry.id)) return "/id";
  if (!isInstant(entry.at)) return "/at";
  if (!isMinor(entry.amountMinor)) return "/amountMinor";
  return isFlag(entry.reversed) ? undefined : "/reversed";
};

const contactProblem: Problem = (entry) => {
  if (!isRecord(entry)) return "";
  if (!isInstant(entry.at)) return "/at";
  return isText(entry.channel) ? undefined : "/channel";
};

const promiseProblem: Problem = (entry) => {
  if (!isRecord(entry)) return "";
  if (!isText(entry.id)) return "/id";
  if (!isDate(entry.dueDate)) return "/dueDate";
  if (!isMinor(entry.amountMinor)) return "/amountMinor";
  return isText(entry.status) ? undefined : "/status";
};

/** Problem in an optional list: an absent one is fine, a `null` or other value is not. */
function listProblem(
  owner: Record<string, unknown>,
  name: string,
  path: string,
  problemOf: Problem,
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
