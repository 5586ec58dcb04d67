/**
 * What a condition may ask about a row: the same answers as the engine's own reading of a case, from columns. One object
 * serves all rows, a row at a time, and remembers what an answer hung on, so that answers can be kept.
 */

import type { Calendar } from "../../base/calendar.ts";
import { type Day, formatDate, formatTime, parseDate, weekday } from "../../base/civil.ts";
import { DAY, formatInstant, MINUTE, parseInstant } from "../../base/instant.ts";
import type { Zone } from "../../base/zone.ts";
import type { Tables } from "../../compile/compile.ts";
import { countPromises, type PromiseQuery } from "../../conditions/counting.ts";
import type { Environment } from "../../conditions/environment.ts";
import type { CaseEvent } from "../../model/event.ts";
import type { Ledger } from "./ledger.ts";
import type { Memory } from "./memory.ts";

const BUCKETS = [
  { upTo: 0, name: "current" },
  { upTo: 30, name: "1-30" },
  { upTo: 60, name: "31-60" },
  { upTo: 90, name: "61-90" },
];

export class RowReading implements Environment {
  row = 0;
  now = 0;
  /** Whether an answer since `watch` hung on more than the facts of the row, and changes with time or with the way it went. */
  moving = false;
  readonly #tables: Tables;
  readonly #ledger: Ledger;
  readonly #memory: Memory;
  readonly #typeNames: readonly string[];
  /** Number of what is told; 0 for nothing. */
  #type = 0;
  #event: CaseEvent | undefined;
  /** By zone: the latest moment that was asked for its day, and that. */
  readonly #askedAt: Float64Array;
  readonly #days: Int32Array;
  #summed = false;
  #open = 0;
  #totalDue = 0;
  #totalOverdue = 0;
  #collectibleDue = 0;
  #collectibleOverdue = 0;
  #numberOverdue = 0;
  #oldest: Day | undefined;

  /** @param typeNames - Event types by number. */
  constructor(tables: Tables, ledger: Ledger, memory: Memory, typeNames: readonly string[]) {
    this.#typeNames = typeNames;
    this.#tables = tables;
    this.#ledger = ledger;
    this.#memory = memory;
    this.#askedAt = new Float64Array(ledger.zones.length).fill(Number.NaN);
    this.#days = new Int32Array(ledger.zones.length);
  }

  /** Turns to a step of a row. */
  begin(row: number, now: number, type: number, event: CaseEvent | undefined): void {
    this.row = row;
    this.now = now;
    this.#type = type;
    // Most steps are told without an event: nothing is written for them.
    if (this.#event !== event) this.#event = event;
    this.#summed = false;
  }

  /** What is told in this step, where it was given. */
  get event(): CaseEvent | undefined {
    return this.#event;
  }

  get zone(): Zone {
    return this.#ledger.zones[this.#ledger.zone(this.row)] as Zone;
  }

  read(name: string): unknown {
    switch (name) {
      case "totalDue":
        return this.#sum(this.#sums.#totalDue);
      case "totalOverdue":
        return this.#sum(this.#overdue.#totalOverdue);
      case "collectibleDue":
        return this.#sum(this.#sums.#collectibleDue);
      case "collectibleOverdue":
        return this.#sum(this.#overdue.#collectibleOverdue);
      case "numberUnpaid":
        return this.#sums.#open;
      case "numberOverdue":
        return this.#overdue.#numberOverdue;
      case "oldestDueDate": {
        const oldest = this.#sums.#oldest;
        return oldest === undefined ? undefined : formatDate(oldest);
      }
      case "dpd":
        return this.#dpd();
      case "bucket": {
        const days = this.#dpd();
        return days === undefined ? undefined : (BUCKETS.find(({ upTo }) => days <= upTo)?.name ?? "90+");
      }
      case "obligations":
        return this.#ledger.facts(this.row).obligations;
      default:
        return this.#readMore(name);
    }
  }

  #readMore(name: string): unknown {
    switch (name) {
      case "lastPaymentAt":
        return textOf(this.lastPayment());
      case "lastContactAt":
        return textOf(this.lastContact());
      case "daysSinceLastPayment":
        return this.#daysSince(this.lastPayment());
      case "daysSinceLastContact":
        return this.#daysSince(this.lastContact());
      case "daysInStrategy":
        return this.#daysSince(this.entered());
      case "brokenPromises12m":
        return this.countPromises({ status: "broken", days: 365 });
      // A row that makes a promise or a plan is away.
      case "promiseOpen":
      case "planOpen":
        return false;
      case "today":
        return formatDate(this.today());
      case "weekday":
        return weekday(this.today());
      case "localTime":
        return formatTime(Math.floor(this.#localTime() / MINUTE));
      case "run":
        this.moving = true;
        return this.#memory.run(this.row);
      case "stage":
      case "vars":
      case "arms":
        this.moving = true;
        return this.#memory.read(this.row, name);
      case "event":
        return this.#heard();
      default: {
        const facts = this.#ledger.base(this.row);
        return Object.hasOwn(facts, name) ? (facts as unknown as Record<string, unknown>)[name] : undefined;
      }
    }
  }

  #heard(): unknown {
    this.moving = true;
    const type = this.#event?.type ?? this.#typeNames[this.#type];
    if (type === undefined || type === "") return undefined;
    return { type, at: this.#event?.at ?? formatInstant(this.now), data: this.#event?.data };
  }

  today(): Day {
    this.moving = true;
    const zone = this.#ledger.zone(this.row);
    if (this.#askedAt[zone] !== this.now) {
      this.#askedAt[zone] = this.now;
      this.#days[zone] = this.localDay(this.now);
    }
    return this.#days[zone] as Day;
  }

  localDay(instant: number): Day {
    return Math.floor((instant + this.zone.offsetAt(instant)) / DAY);
  }

  #localTime(): number {
    const day = this.today();
    return this.now + this.zone.offsetAt(this.now) - day * DAY;
  }

  calendar(id?: string): Calendar | undefined {
    return this.#tables.calendar(id);
  }

  segment(id: string): boolean | undefined {
    const value = this.#tables.segments.get(id)?.value(this);
    return typeof value === "boolean" ? value : undefined;
  }

  hasTag(tag: string): boolean {
    const { tags, debtor } = this.#ledger.base(this.row);
    if (tags?.includes(tag) === true || debtor.tags?.includes(tag) === true) return true;
    this.moving = true;
    return this.#memory.hasTag(this.row, tag);
  }

  /** Programs that count contacts are refused. */
  countContacts(): undefined {
    return undefined;
  }

  countPromises(query: PromiseQuery): number | undefined {
    return countPromises(this.#ledger.base(this.row).promises ?? [], query, this);
  }

  lastContact(channels?: readonly string[]): number | undefined {
    this.moving = true;
    const { lastContact, byChannel } = this.#ledger;
    let last = -Infinity;
    if (channels === undefined) last = lastContact?.get(this.row) ?? last;
    else for (const channel of channels) last = Math.max(last, byChannel.get(channel)?.get(this.row) ?? -Infinity);
    return last === -Infinity ? undefined : last;
  }

  lastPayment(): number | undefined {
    const last = this.#ledger.lastPayment?.get(this.row) ?? -Infinity;
    return last === -Infinity ? undefined : last;
  }

  entered(): number {
    return this.#memory.entered(this.row);
  }

  /** Least due date of what may be asked for. */
  oldest(): Day | undefined {
    return this.#sums.#oldest;
  }

  /** The moment or date behind an anchor of a wait. */
  anchor(name: string): { readonly day: Day } | { readonly instant: number } | undefined {
    switch (name) {
      case "oldestDueDate":
        return asDay(this.oldest());
      case "commitmentDue":
        return undefined;
      case "entered":
        return { instant: this.entered() };
      case "lastContact":
        return asInstant(this.lastContact());
      case "lastPayment":
        return asInstant(this.lastPayment());
      default: {
        const value = this.#valueAt(name);
        if (typeof value !== "string") return undefined;
        return asDay(parseDate(value)) ?? asInstant(parseInstant(value));
      }
    }
  }

  #valueAt(path: string): unknown {
    const [root = "", ...rest] = path.split(".");
    let value = this.read(root);
    for (const name of rest) {
      if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
      value = (value as Record<string, unknown>)[name];
    }
    return value;
  }

  #dpd(): number | undefined {
    const oldest = this.#sums.#oldest;
    return oldest === undefined ? undefined : this.today() - oldest;
  }

  #daysSince(instant: number | undefined): number | undefined {
    return instant === undefined ? undefined : this.today() - this.localDay(instant);
  }

  #sum(value: number): number | undefined {
    return Number.isSafeInteger(value) ? value : undefined;
  }

  /** Sums that hang on the day. */
  get #overdue(): this {
    this.moving = true;
    return this.#sums;
  }

  get #sums(): this {
    if (this.#summed) return this;
    const { moving } = this;
    const today = this.today();
    this.moving = moving;
    this.#summed = true;
    this.#open = this.#numberOverdue = 0;
    this.#totalDue = this.#totalOverdue = this.#collectibleDue = this.#collectibleOverdue = 0;
    this.#oldest = undefined;
    const ledger = this.#ledger;
    for (let place = ledger.begin(this.row); place < ledger.begin(this.row + 1); place++) {
      const owed = ledger.owed(place);
      if (owed <= 0) continue;
      const due = ledger.dueDay(place);
      const overdue = due < today ? owed : 0;
      this.#open += 1;
      this.#totalDue += owed;
      this.#totalOverdue += overdue;
      if (overdue > 0) this.#numberOverdue += 1;
      if (!ledger.collectible(place)) continue;
      this.#collectibleDue += owed;
      this.#collectibleOverdue += overdue;
      if (this.#oldest === undefined || due < this.#oldest) this.#oldest = due;
    }
    return this;
  }
}

const textOf = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : formatInstant(instant);
const asDay = (day: Day | undefined) => (day === undefined ? undefined : { day });
const asInstant = (instant: number | undefined) => (instant === undefined ? undefined : { instant });
