/**
 * The past contacts of a case or person, read once and kept in order, so that a decision looks only at the few entries
 * near its own instant however long the history is.
 */

import type { Instant } from "../base/instant.ts";
import { isRecord, memberOf } from "../base/json.ts";
import type { PastContact, ScopePart } from "../model/policy.ts";
import { instantOf, isText, isTexts } from "./reading.ts";

export interface Entry {
  readonly at: Instant;
  readonly id: string | undefined;
  readonly channel: string;
  readonly direction: "outbound" | "inbound";
  readonly outcome: string | undefined;
  /** The outcome in the words of the packs; `undefined` when it could be any. */
  readonly meaning: string | undefined;
  /** Of these and the next, `undefined` is any. */
  readonly debts: readonly string[] | undefined;
  readonly person: string | undefined;
  readonly creditor: string | undefined;
  readonly household: string | undefined;
  readonly address: string | undefined;
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

export type ScopeName = Exclude<ScopePart, "debt">;

/** Who or what a rule counts for: those parts of a scope that have a value; a debt stands apart. */
export interface Scope {
  readonly names: readonly ScopeName[];
  readonly values: readonly string[];
  readonly debt: string | undefined;
  /** The same for the same names and values only. */
  readonly key: string;
}

/** @param of - What has the values, as a proposed contact. */
export function scopeOf(
  parts: readonly ScopePart[],
  of: Readonly<Partial<Record<ScopeName, string>>>,
  debt: string | undefined,
): Scope {
  const names: ScopeName[] = [];
  const values: string[] = [];
  let key = debt === undefined ? "" : `debt ${debt.length} ${debt}`;
  for (const part of parts) {
    const value = part === "debt" ? undefined : of[part];
    if (part === "debt" || value === undefined) continue;
    names.push(part);
    values.push(value);
    key += ` ${part} ${value.length} ${value}`;
  }
  return { names, values, debt, key };
}

const OUTCOMES: ReadonlySet<string> = new Set([
  ...["notConnected", "noAnswer", "voicemail", "conversation", "delivered"],
  ...["bounced", "abandoned", "received", "writtenNotice"],
]);
/** By these nobody talks back in the same exchange. */
const ONE_WAY: ReadonlySet<string> = new Set(["sms", "email", "push", "letter", "web"]);
/** Members that are texts where they are given. */
const TEXTS = ["id", "outcome", "purpose", "inReplyTo", "person", "creditor", "household", "address"] as const;

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
    let list = this.#lists.get(scope.key);
    if (list === undefined) {
      list = scope.key === "" ? this.#entries : this.#entries.filter((entry) => belongs(entry, scope));
      this.#lists.set(scope.key, list);
    }
    return list;
  }
}

function belongs(entry: Entry, { names, values, debt }: Scope): boolean {
  for (let i = 0; i < names.length; i++) {
    const own = entry[names[i] as ScopeName];
    if (own !== undefined && own !== values[i]) return false;
  }
  return debt === undefined || entry.debts === undefined || entry.debts.includes(debt);
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
  const { channel, direction = "outbound", debts, flags } = raw;
  if (!isText(channel)) return { path: "/channel", expected: "a channel" };
  if (direction !== "outbound" && direction !== "inbound")
    return { path: "/direction", expected: "outbound or inbound" };
  if (debts !== undefined && !isTexts(debts)) return { path: "/debts", expected: "a list of refs" };
  if (flags !== undefined && !isTexts(flags) && !isRecord(flags))
    return { path: "/flags", expected: "a list of names" };
  for (const name of TEXTS)
    if (raw[name] !== undefined && !isText(raw[name])) return { path: `/${name}`, expected: "a text" };
  // Sound: each of them has just been looked at.
  const { id, outcome, purpose, inReplyTo, person, creditor, household, address } = raw as unknown as Entry;
  return {
    at,
    id,
    channel,
    direction,
    outcome,
    meaning: meaningOf(outcome, channel, direction),
    debts: debts === undefined || debts.length === 0 ? undefined : debts,
    person,
    creditor,
    household,
    address,
    purpose,
    inReplyTo,
    raw,
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
