/**
 * Looks at every commit and every request to a provider as it happens, and says what must not be. It judges by the truth
 * outside and by what providers did, never by what the runtime thinks.
 */

import type { Outgoing } from "../../src/model/channel.ts";
import type { OutboxRow } from "../../src/model/rows.ts";
import type { StepWrite } from "../../src/model/store.ts";
import type { Call } from "./host.ts";
import type { InterleavedStore } from "./interleavedStore.ts";
import type { LedgerEntry, Provider } from "./provider.ts";
import { CAP, DAY, TENANT } from "./scene.ts";
import type { CaseTruth, Truth } from "./truth.ts";

export interface WatchOptions {
  readonly store: InterleavedStore;
  readonly truth: Truth;
  readonly provider: () => Provider;
  readonly capped: boolean;
  /** By how much the clocks of two hosts differ at most, ms. */
  readonly skewMs: number;
  readonly maxAttempts: number;
  /** What became of a contact, for the story. */
  readonly tell: (line: string) => void;
}

export class Watch {
  readonly violations: string[] = [];
  /** Contacts of which a person decided what they count as. */
  readonly decided = new Set<string>();
  readonly counts = { commits: 0, leases: 0, requests: 0 };
  /** The outbox as it was committed. */
  readonly rows = new Map<string, OutboxRow>();
  readonly #options: WatchOptions;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  say(what: string): void {
    this.violations.push(what);
  }

  committed(host: string, calls: readonly Call[]): void {
    const { truth } = this.#options;
    this.counts.commits += 1;
    const heard = calls
      .filter(({ name, given }) => name === "inbox" && given[0] === "case")
      .flatMap(({ result }) => result as readonly string[]);
    for (const id of heard) {
      if (truth.heard.has(id)) this.say(`${id} was heard twice`);
      const news = truth.commit(id);
      if (news !== undefined) this.#checkStopped(news.caseId, news.event.type, news.event.data);
    }
    for (const key of touched(calls)) this.#checkRow(host, key);
    for (const { enrollment, journal } of stepsOf(calls)) {
      if (journal === undefined) continue;
      for (const effect of journal.effects) {
        if (effect.kind === "message.send" && !this.rows.has(effect.id))
          this.say(`rev ${journal.rev} of ${enrollment.strategy} sends ${effect.id}, and the outbox does not have it`);
      }
    }
  }

  /** A host hands something to a provider. */
  request(host: string, { key, attempt }: Outgoing, entry: LedgerEntry): void {
    this.counts.requests += 1;
    const row = this.rows.get(key);
    if (entry.channel === "sms" && !entry.clear) this.say(`${key} was asked for twice, and may go out twice`);
    const own = row?.status === "leased" && row.leaseOwner === host && row.attempts === attempt;
    // Hosts whose clocks differ may take a lease for ended that its holder takes for good.
    if (!own && this.#options.skewMs === 0) this.say(`${host} sends ${key} without a lease: it is ${row?.status}`);
  }

  /** What came with this news leaves nothing waiting that may not leave any more. */
  #checkStopped(caseId: string, type: string, data: Readonly<Record<string, unknown>> | undefined): void {
    const { truth, store } = this.#options;
    const own = truth.cases.get(caseId) as CaseTruth;
    const { outbox, outboxByPerson } = store.peek(TENANT);
    const pending = outbox
      .select(outboxByPerson.keys(own.personId))
      .filter((row) => row.status === "pending" && row.effect.kind === "message.send");
    const isOver = own.owed === 0 || own.closed;
    const stopped = pending.filter(
      (row) =>
        (isOver && row.caseId === caseId) || (type === "message.optedOut" && row.route === String(data?.channel)),
    );
    for (const { key } of stopped) this.say(`${key} is still pending after ${type}`);
  }

  #checkRow(host: string, key: string): void {
    const before = this.rows.get(key);
    const row = this.#options.store.peek(TENANT).outbox.get(key);
    if (row === undefined) this.say(`${key} is gone`);
    if (row === undefined || row === before) return;
    this.rows.set(key, row);
    this.#options.tell(`${key}: ${before?.status ?? "new"} -> ${row.status}, ${row.route}`);
    const entry = this.#options.provider().entry(key);
    if (row.status === "leased") this.#checkLease(host, before, row);
    else if (row.status === "sent" && !(entry?.effects ?? 0) && !this.decided.has(key))
      this.say(`${key} counts as sent, and no provider has it`);
    else if (row.status === "failed" && !this.#mayFail(row, entry))
      this.say(`${key} failed: ${row.reasons?.join(" ")}`);
    else if (row.status === "unknown" && row.route !== "sms") this.say(`${key} could be sent again, and is unknown`);
    else if (row.status === "pending" && before !== undefined) this.#checkAgain(before, row, entry);
  }

  #mayFail(row: OutboxRow, entry: LedgerEntry | undefined): boolean {
    return entry?.refused === true || this.decided.has(row.key) || row.attempts >= this.#options.maxAttempts;
  }

  /** It is to be sent again: where a provider would act twice, only if it surely did not take the first. */
  #checkAgain(before: OutboxRow, row: OutboxRow, entry: LedgerEntry | undefined): void {
    if (row.route !== "sms" || before.status === "pending" || entry === undefined) return;
    if (!entry.clear && !this.decided.has(row.key))
      this.say(`${row.key} is to be sent again, and nobody knows whether it was taken`);
  }

  #checkLease(host: string, before: OutboxRow | undefined, row: OutboxRow): void {
    this.counts.leases += 1;
    const { truth, skewMs } = this.#options;
    const now = row.updatedAt;
    const wasFree = before?.status === "pending" && before.notBefore <= now;
    const wasLeft = before?.status === "leased" && (before.leaseUntil ?? 0) <= now && row.route !== "sms";
    if (!wasFree && !wasLeft) this.say(`${host} leases ${row.key}, which was ${before?.status}`);
    const own = truth.cases.get(row.caseId);
    if (own === undefined) return;
    if (own.owed === 0) this.say(`${row.key} is leased though everything was paid`);
    if (own.closed) this.say(`${row.key} is leased though the case was closed`);
    if (own.heldAt(now + 2 * skewMs)) this.say(`${row.key} is leased though the case is held`);
    if (truth.optedOut.get(row.personId)?.has(row.route)) this.say(`${row.key} is leased though the debtor opted out`);
    if (this.#options.capped) this.#checkCap(row);
  }

  /** By any reading of the rule at most so many contacts lie within a day less than its window. */
  #checkCap({ personId, key, updatedAt: now }: OutboxRow): void {
    const from = now - (CAP.days - 1) * DAY + 2 * this.#options.skewMs;
    const counted = [...this.rows.values()].filter(
      (row) => row.personId === personId && LEFT.has(row.status) && row.attempts > 0 && this.#leftAt(row) >= from,
    );
    if (counted.length > CAP.max) this.say(`${key} is contact ${counted.length} with ${personId}, over the cap`);
  }

  readonly #leases = new Map<string, number>();

  #leftAt(row: OutboxRow): number {
    if (row.status === "leased") this.#leases.set(row.key, row.updatedAt);
    return this.#leases.get(row.key) ?? 0;
  }
}

/** On their way, or out. */
const LEFT: ReadonlySet<string> = new Set(["leased", "sent", "unknown"]);

const stepsOf = (calls: readonly Call[]): readonly StepWrite[] =>
  calls.filter(({ name }) => name === "saveSteps").flatMap(({ given }) => given[0] as readonly StepWrite[]);

/** Keys of outbox rows that these calls may have changed. */
function touched(calls: readonly Call[]): ReadonlySet<string> {
  const saved = calls
    .filter(({ name }) => name === "saveOutbox")
    .flatMap(({ given }) => (given[0] as readonly OutboxRow[]).map(({ key }) => key));
  const canceled = calls
    .filter(({ name }) => name === "cancelPending")
    .flatMap(({ result }) => result as readonly string[]);
  const inserted = stepsOf(calls).flatMap(({ outbox }) => outbox.map(({ key }) => key));
  return new Set([...inserted, ...canceled, ...saved]);
}
