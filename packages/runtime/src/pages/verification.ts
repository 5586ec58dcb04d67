/** Whether the reader is the debtor: a question whose answer is on file, and what happens when the answers are wrong. */

import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Personal } from "../model/rows.ts";
import type { Tx } from "../model/store.ts";
import { LINK, type LinkRow, type LinkValue, linkWrite } from "./link.ts";

/** Questions that the pages have words for. */
export type KnownQuestion = "dateOfBirth" | "postalCode" | "lastDigits";

export interface Question {
  /** Member of `Personal.values` that holds the answer. */
  readonly value: string;
  /** `date`: `1984-03-27` on file; `code`: letters and digits count; `digits`: the last ones. */
  readonly kind: "date" | "code" | "digits";
  /** Of `digits`; default 4. */
  readonly digits?: number;
  readonly words: KnownQuestion | { readonly [language: string]: { readonly label: string; readonly hint?: string } };
}

/** In the order in which they are asked; of several that are on file the first. */
export const QUESTIONS: readonly Question[] = [
  { value: "dateOfBirth", kind: "date", words: "dateOfBirth" },
  { value: "postalCode", kind: "code", words: "postalCode" },
  { value: "accountNumber", kind: "digits", words: "lastDigits" },
];

/** The question for a person, with its answer on file; undefined when none is. */
export function questionFor(
  questions: readonly Question[],
  { values }: Pick<Personal, "values">,
): { readonly question: Question; readonly answer: string } | undefined {
  for (const question of questions) {
    const held = Object.hasOwn(values, question.value) ? values[question.value] : undefined;
    if (typeof held !== "string" && typeof held !== "number") continue;
    const answer = normalAnswer(question, String(held));
    if (answer !== "") return { question, answer };
  }
  return undefined;
}

/** One spelling of an answer; empty for none. A date is year, month and day with `-` between. */
export function normalAnswer({ kind, digits = 4 }: Question, text: string): string {
  const plain = text
    .normalize("NFKC")
    .slice(0, 200)
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (sign) => String((sign.codePointAt(0) as number) & 15));
  if (kind === "code") return plain.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
  if (kind === "digits") {
    const all = plain.replace(/\D/g, "");
    return all.length < digits ? "" : all.slice(-digits);
  }
  const date = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})/.exec(plain);
  if (date === null) return "";
  const [, year = "", month = "", day = ""] = date;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** The answer of a form: one field, or three for a date. */
export function answerIn(question: Question, fields: Readonly<Record<string, string>>): string {
  if (question.kind !== "date") return normalAnswer(question, fields.answer ?? "");
  const { year = "", month = "", day = "" } = fields;
  return normalAnswer(question, `${year.trim()}-${month.trim()}-${day.trim()}`);
}

/** Compares without telling by its time where they differ. */
export function isSame(given: string, held: string): boolean {
  const key = randomBytes(32);
  const digest = (text: string) => createHmac("sha256", key).update(text, "utf8").digest();
  return timingSafeEqual(digest(given), digest(held));
}

// Wrong answers ------------------------------------------------------------------------------------------------

export const PAGE_LOCK = "pageLock";

/** Of a person, over all of their links: the document `pageLock` by the person's id. */
export interface PageLock {
  readonly wrong: number;
  /** ms; of the last one. */
  readonly at: number;
  /** ms */
  readonly lockedUntil?: number;
}

const MINUTE = 60_000;
/** Pauses, each longer than the one before. */
const PAUSES = [15 * MINUTE, 60 * MINUTE, 4 * 60 * MINUTE, 24 * 60 * MINUTE];
/** Wrong answers to one link before it pauses, and before it is closed for good. */
const PER_LINK = 5;
const CLOSES = 20;
/** Wrong answers about one person, over all links. */
const PER_PERSON = 10;
/** After so long without one, those of a person are forgotten. */
const FORGOTTEN = 30 * 24 * 60 * MINUTE;

export type Attempt =
  | { readonly result: "right" }
  | { readonly result: "wrong"; readonly left: number }
  /** `fresh`: by this very answer. */
  | { readonly result: "locked"; readonly until: number; readonly fresh: boolean }
  | { readonly result: "closed"; readonly fresh: boolean };

/**
 * Takes one answer under the locks of link and person, so that answers that come at the same time are counted one by one.
 * While a pause lasts no answer is looked at.
 */
export async function attempt(tx: Tx, id: string, isRight: boolean, now: number): Promise<Attempt> {
  const link = await tx.document<LinkValue>(LINK, id, { lock: true });
  if (link === undefined || link.state !== "active") return { result: "closed", fresh: false };
  const lock = await tx.document<PageLock>(PAGE_LOCK, link.value.personId, { lock: true });
  const until = Math.max(link.value.lockedUntil ?? 0, lock?.value.lockedUntil ?? 0);
  if (until > now) return { result: "locked", until, fresh: false };
  const before = lock === undefined || lock.value.at < now - FORGOTTEN ? 0 : lock.value.wrong;
  if (isRight) {
    await forgive(tx, link);
    if (lock !== undefined) await tx.deleteDocument(PAGE_LOCK, lock.id);
    return { result: "right" };
  }
  const wrong = (link.value.wrong ?? 0) + 1;
  const linkUntil = pauseAfter(wrong, PER_LINK, now);
  const personUntil = pauseAfter(before + 1, PER_PERSON, now);
  const closed = wrong >= CLOSES;
  const { lockedUntil: _, ...value } = link.value;
  const counted = { ...value, wrong, ...(linkUntil !== undefined && { lockedUntil: linkUntil }) };
  await tx.putDocument(linkWrite(link, counted, closed ? "closed" : "active"));
  const own = { wrong: before + 1, at: now, ...(personUntil !== undefined && { lockedUntil: personUntil }) };
  await tx.putDocument({ kind: PAGE_LOCK, id: link.value.personId, rev: lock?.rev ?? 0, value: own });
  if (closed) return { result: "closed", fresh: true };
  const pause = Math.max(linkUntil ?? 0, personUntil ?? 0);
  if (pause > now) return { result: "locked", until: pause, fresh: true };
  return { result: "wrong", left: Math.min(PER_LINK - (wrong % PER_LINK), PER_PERSON - ((before + 1) % PER_PERSON)) };
}

/** When an answer is taken again, or undefined when one is taken now. */
export async function lockedUntil(tx: Tx, link: LinkRow, now: number): Promise<number | undefined> {
  const lock = await tx.document<PageLock>(PAGE_LOCK, link.value.personId);
  const until = Math.max(link.value.lockedUntil ?? 0, lock?.value.lockedUntil ?? 0);
  return until > now ? until : undefined;
}

async function forgive(tx: Tx, link: LinkRow): Promise<void> {
  if (link.value.wrong === undefined) return;
  const { wrong: _, lockedUntil: __, ...value } = link.value;
  await tx.putDocument(linkWrite(link, value));
}

/** The moment at which a pause ends that begins with this wrong answer. */
function pauseAfter(wrong: number, per: number, now: number): number | undefined {
  if (wrong % per !== 0) return undefined;
  return now + (PAUSES[Math.min(wrong / per, PAUSES.length) - 1] as number);
}
