/** What was recorded about one case, and what can be wrong with it. */

import { parseDate } from "../base/civil.ts";
import { isRecord } from "../base/json.ts";
import type { Zone } from "../base/zone.ts";
import type { CaseFacts } from "../model/case.ts";

/** Something that was recorded about a case. */
export interface Recorded {
  /** ms */
  readonly at: number;
  readonly type: string;
  readonly id?: string;
  /** Ref of the obligation it is about. */
  readonly obligation?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** What the host knew from then on. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Obligations that `facts` does not list are gone. */
  readonly replace?: boolean;
}

/** A variant that was drawn for a case when its history was made, and with which probability it was. */
export interface LoggedAssignment {
  readonly experiment: string;
  readonly variant: string;
  /** Above 0, at most 1. */
  readonly probability: number;
  /** ms */
  readonly at: number;
}

/** A contact that was really made, by whichever strategy was live. */
export interface LoggedContact {
  /** ms */
  readonly at: number;
  readonly channel: string;
  readonly template?: string;
}

export interface CaseHistory {
  /** As the host knew them at first. */
  readonly facts: CaseFacts;
  /** Of the case: days begin and wall times hold here. */
  readonly zone: Zone;
  /** ms */
  readonly observeFrom: number;
  /** First moment (ms) that was not watched any more. */
  readonly observeUntil?: number;
  /** In the order of time; of one moment in the order in which it was recorded. */
  readonly history: readonly Recorded[];
  /** Everything that was drawn for the case; an empty list says that nothing was left to chance. Absent: it is not known. */
  readonly assignments?: readonly LoggedAssignment[];
  /** Absent: it is not known whom the strategy of that time contacted. */
  readonly contacted?: readonly LoggedContact[];
}

/** `history.event`: an entry makes no sense. `history.facts`: facts do not. `history.steps`: a case never came to rest. */
export type HistoryCode = "history.event" | "history.facts" | "history.steps";

/** Thrown for one case whose history makes no sense; others are not concerned. */
export class HistoryError extends Error {
  override readonly name = "HistoryError";
  readonly code: HistoryCode;

  constructor(code: HistoryCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Lists of the facts beside the obligations, each item with an `id`. */
export const NAMED_LISTS: readonly string[] = ["payments", "contacts", "promises"];

/** A sentence on what is wrong with such a list. */
export function namedListProblem(name: string, list: unknown): string | undefined {
  return Array.isArray(list) && list.every(isRecord) ? undefined : `\`${name}\` must be a list of objects.`;
}

/** A sentence on what is wrong with the obligation at that place of the facts. */
export function obligationProblem(obligation: unknown, index: number): string | undefined {
  if (!isRecord(obligation)) return `\`obligations/${index}\` must be an object.`;
  const { ref, dueDate, currency, amountMinor, outstandingMinor } = obligation;
  const wrong = (name: string, what: string) => `\`obligations/${index}/${name}\` must be ${what}.`;
  if (typeof ref !== "string" || ref === "") return wrong("ref", "a text");
  if (typeof dueDate !== "string" || parseDate(dueDate) === undefined) return wrong("dueDate", "a date");
  if (typeof currency !== "string") return wrong("currency", "a currency code");
  if (!Number.isSafeInteger(amountMinor)) return wrong("amountMinor", "a whole number of minor units");
  if (!Number.isSafeInteger(outstandingMinor)) return wrong("outstandingMinor", "a whole number of minor units");
  return undefined;
}

/** A value as it may appear in a sentence: short, as JSON, without control characters. */
export function quoted(value: unknown): string {
  const json = JSON.stringify(typeof value === "string" ? value.slice(0, 100) : value) ?? "nothing";
  const text = json.replaceAll(/\p{Cc}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
