/**
 * The past contacts of a case or person, read once and kept in order, so that a decision looks only at the few entries
 * near its own instant however long the history is.
 */

import type { Instant } from "../base/instant.ts";
import type { PastContact, ScopePart } from "../model/policy.ts";
import { instantOf, isRecord, isText, isTexts, memberOf } from "./reading.ts";

export interface Entry {
  readonly at: Instant;
  readonly id: string | undefined;
  readonly channel: string;
  readonly direction: "outbound" | "inbound";
  readonly outcome: string | undefined;
  /** The outcome in the words of the packs; `undefined` when it could be any. */
  readonly meaning: string | undefined;
  /** `undefined`: any. */
  readonly debts: readonly string[] | undefined;
  readonly parts: Readonly<Partial<Record<Exclude<ScopePart, "debt">, string>>>;
  readonly purpose: string | undefined;
  readonly inReplyTo: string | undefined;
  readonly raw: Readonly<Record<string, unknown>>;
}

/** What is wrong with an entry. `path` is a JSON pointer into the history. */
export interface LedgerProblem {
  readonly path: string;
  readonly expected: string;
}

/**
 * A history made ready for many decisions. Made by `prepareLedger` only; later changes of the history do not reach it.
 * A ledger with a `problem` blocks every contact: what cannot be read cannot be counted.
 */
export interface ContactLedger {
  /** Entries of the history, with those that were given twice. */
  readonly size: number;
  readonly problem?: LedgerProblem;
  /** Entries looked at by decisions so far, for measuring. */
  readonly looks: number;
}

/** Who or what a rule counts for: the parts of its scope with their values; a debt stands apart. */
export interface Scope {
  readonly parts: Readonly<Partial<Record<Exclude<ScopePart, "debt">, string>>>;
  readonly debt: string | undefined;
}

const OUTCOMES: ReadonlySet<string> = new Set([
  ...["notConnected", "noAnswer", "voicemail", "conversation", "delivered"],
  ...["bounced", "abandoned", "received", "writtenNotice"],
]);
/** By these nobody talks back in the same exchange. */
const ONE_WAY: ReadonlySet<string> = new Set(["sms", "email", "push", "letter", "web"]);
const PARTS = ["person", "creditor", "household", "address"] as const;

/**
 * Reads a history. Order has no meaning. Does not throw: what is wrong with the first entry that cannot be read stands in
 * `problem`, and every contact asked with such a ledger is blocked.
 *
 * @param history - Contacts by whomever and by whatever means, inbound ones included.
 */
export function prepareLedger(history: readonly PastContact[]): ContactLedger {
  return Ledger.of(history);
}

export class Ledger implements ContactLedger {
  readonly problem?: LedgerProblem;
  looks = 0;
  /** Ascending by instant. */
  readonly #entries: readonly Entry[];
  readonly #lists = new Map<string, readonly Entry[]>();
  #inbound: ReadonlyMap<string, readonly Entry[]> | undefined;
  #outcomes: ReadonlyMap<string, readonly Entry[]> | undefined;

  private constructor(entries: readonly Entry[], problem?: LedgerProblem) {
    this.#entries = entries;
    if (problem !== undefined) this.problem = problem;
  }

  static of(history: unknown): Ledger {
    if (!Array.isArray(history)) return new Ledger([], { path: "", expected: "a list of contacts" });
    const entries: Entry[] = [];
    for (let i = 0; i < history.length; i++) {
      const entry = entryOf(history[i]);
      if (!("at" in entry)) return new Ledger([], { path: `/${i}${entry.path}`, expected: entry.expected });
      entries.push(entry);
    }
    for (let i = 1; i < entries.length; i++) {
      if ((entries[i] as Entry).at < (entries[i - 1] as Entry).at) {
        entries.sort((a, b) => a.at - b.at);
        break;
      }
    }
    return new Ledger(entries);
  }

  get size(): number {
    return this.#entries.length;
  }

  /**
   * Entries of a scope from the newest at `until` back to `since`, both included, as long as `visit` returns true. An
   * entry that leaves a part of the scope open belongs to it; so does every entry where the scope has no value.
   */
  back(scope: Scope, until: Instant, since: Instant, visit: (entry: Entry) => boolean): void {
    const list = this.#listOf(scope);
    for (let i = countUntil(list, until) - 1; i >= 0; i--) {
      const entry = list[i] as Entry;
      this.looks += 1;
      if (entry.at < since || !visit(entry)) return;
    }
  }

  /** Inbound entries with that id. */
  inbound(id: string): readonly Entry[] {
    this.#inbound ??= groups(this.#entries, (entry) => (entry.direction === "inbound" ? entry.id : undefined));
    return this.#inbound.get(id) ?? [];
  }

  /** Entries with that very outcome, ascending. */
  withOutcome(outcome: string): readonly Entry[] {
    this.#outcomes ??= groups(this.#entries, (entry) => entry.outcome);
    return this.#outcomes.get(outcome) ?? [];
  }

  #listOf(scope: Scope): readonly Entry[] {
    const { parts, debt } = scope;
    const key = JSON.stringify([debt ?? 0, ...Object.entries(parts).flat()]);
    let list = this.#lists.get(key);
    if (list === undefined) {
      const names = Object.keys(parts) as (keyof typeof parts)[];
      const belongs = (entry: Entry): boolean =>
        (debt === undefined || entry.debts === undefined || entry.debts.includes(debt)) &&
        names.every((name) => (entry.parts[name] ?? parts[name]) === parts[name]);
      list = debt === undefined && names.length === 0 ? this.#entries : this.#entries.filter(belongs);
      this.#lists.set(key, list);
    }
    return list;
  }
}

function groups(entries: readonly Entry[], keyOf: (entry: Entry) => string | undefined): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === undefined) continue;
    const same = found.get(key);
    if (same === undefined) found.set(key, [entry]);
    else same.push(entry);
  }
  return found;
}

/** How many entries lie at or before an instant. */
function countUntil(list: readonly Entry[], until: Instant): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Entry).at <= until) low = middle + 1;
    else high = middle;
  }
  return low;
}

function entryOf(raw: unknown): Entry | LedgerProblem {
  if (!isRecord(raw)) return { path: "", expected: "a contact" };
  const at = instantOf(raw.at);
  if (at === undefined) return { path: "/at", expected: "an instant with offset, or epoch milliseconds" };
  const { id, channel, direction = "outbound", outcome, debts, purpose, inReplyTo, flags } = raw;
  if (!isText(channel)) return { path: "/channel", expected: "a channel" };
  if (direction !== "outbound" && direction !== "inbound")
    return { path: "/direction", expected: "outbound or inbound" };
  const isOpen = (value: unknown): value is undefined | string => value === undefined || isText(value);
  if (!isOpen(id)) return { path: "/id", expected: "a text" };
  if (!isOpen(outcome)) return { path: "/outcome", expected: "a text" };
  if (!isOpen(purpose)) return { path: "/purpose", expected: "a text" };
  if (!isOpen(inReplyTo)) return { path: "/inReplyTo", expected: "the id of an inbound contact" };
  if (debts !== undefined && !isTexts(debts)) return { path: "/debts", expected: "a list of refs" };
  if (flags !== undefined && !isTexts(flags) && !isRecord(flags))
    return { path: "/flags", expected: "a list of names" };
  const parts: Partial<Record<Exclude<ScopePart, "debt">, string>> = { channel };
  for (const name of PARTS) {
    const value = raw[name];
    if (!isOpen(value)) return { path: `/${name}`, expected: "a text" };
    if (value !== undefined) parts[name] = value;
  }
  return {
    ...{ at, id, channel, direction, outcome, purpose, inReplyTo, parts, raw },
    debts: debts === undefined || debts.length === 0 ? undefined : debts,
    meaning: meaningOf(outcome, channel, direction),
  };
}

/** An outcome without meaning to the packs is a delivery where nobody talks back, and could be anything elsewhere. */
function meaningOf(outcome: string | undefined, channel: string, direction: string): string | undefined {
  if (outcome !== undefined && OUTCOMES.has(outcome)) return outcome;
  if (!ONE_WAY.has(channel)) return undefined;
  return direction === "inbound" ? "received" : "delivered";
}

/** Whether an entry carries a flag: in its list or record of flags, or as a member of its own that is true. */
export function hasFlag({ raw }: Entry, flag: string): boolean {
  if (Array.isArray(raw.flags) && raw.flags.includes(flag)) return true;
  return (isRecord(raw.flags) && memberOf(raw.flags, flag) === true) || memberOf(raw, flag) === true;
}
