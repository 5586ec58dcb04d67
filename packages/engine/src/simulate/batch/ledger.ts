/** What is known of cases, by columns: what they owe and since when, where they live, and how they can be reached. */

import { type Day, parseDate } from "../../base/civil.ts";
import { formatInstant, parseInstant } from "../../base/instant.ts";
import { isRecord } from "../../base/json.ts";
import type { Zone } from "../../base/zone.ts";
import { withPayment } from "../../commitments/caseFacts.ts";
import type { Tables } from "../../compile/compile.ts";
import type { CaseFacts, Obligation } from "../../model/case.ts";
import { factsProblem } from "../../run/facts.ts";
import { caseZone } from "../../run/turn.ts";
import { Instants } from "./instants.ts";
import type { CaseSource } from "./model.ts";
import type { Needs } from "./needs.ts";

const DISPUTED = 1;
const ON_HOLD = 2;

export class Ledger {
  readonly zones: Zone[] = [];
  /** Rows whose facts columns cannot tell: in several currencies, or not to be trusted. */
  readonly unfit: Uint8Array;
  /** Whether a row can become unfit on its way: by an instant that is too far off to be kept. */
  readonly keepsInstants: boolean;
  /** Newest outbound contact; `byChannel` only of channels that a distance is kept from. */
  readonly lastContact: Instants | undefined;
  readonly byChannel: ReadonlyMap<string, Instants>;
  readonly lastPayment: Instants | undefined;
  readonly #source: CaseSource;
  readonly #zone: Uint16Array;
  /** Where the obligations of a row begin; they end where those of the next one begin. */
  readonly #first: Int32Array;
  readonly #due: Int32Array;
  readonly #owed: Float64Array;
  readonly #flags: Uint8Array;
  /** One bit for each channel of `needs.channels`, set while it can be used. */
  readonly #usable: Int32Array;
  readonly #channels: readonly string[];

  constructor(tables: Tables, source: CaseSource, needs: Needs, origin: number) {
    const rows = source.length;
    const instants = (wanted: boolean) => (wanted ? new Instants(rows, origin, -Infinity) : undefined);
    this.#source = source;
    this.#channels = needs.channels;
    this.unfit = new Uint8Array(rows);
    this.lastContact = instants(needs.lastContact);
    this.byChannel = new Map(needs.gapChannels.map((channel) => [channel, new Instants(rows, origin, -Infinity)]));
    this.lastPayment = instants(needs.lastPayment);
    this.keepsInstants = needs.lastContact || needs.lastPayment || needs.gapChannels.length > 0;
    this.#zone = new Uint16Array(rows);
    this.#usable = new Int32Array(rows);
    this.#first = new Int32Array(rows + 1);
    for (let row = 0; row < rows; row++)
      this.#first[row + 1] = (this.#first[row] as number) + obligationsIn(source.at(row));
    const obligations = this.#first[rows] as number;
    this.#due = new Int32Array(obligations);
    this.#owed = new Float64Array(obligations);
    this.#flags = new Uint8Array(obligations);
    for (let row = 0; row < rows; row++) this.load(row, tables);
  }

  /** For each case on average. */
  get bytes(): number {
    const rows = Math.max(1, this.#zone.length);
    const instants = [this.lastContact, this.lastPayment, ...this.byChannel.values()];
    const own = 2 + 4 + 4 + 1 + instants.reduce((sum, column) => sum + (column?.bytes ?? 0), 0);
    return own + (this.#due.length * (4 + 8 + 1)) / rows;
  }

  /** As the case comes in. */
  load(row: number, tables: Tables): void {
    const facts = this.#source.at(row);
    this.lastContact?.clear(row);
    this.lastPayment?.clear(row);
    for (const column of this.byChannel.values()) column.clear(row);
    if (facts === undefined || factsProblem(facts) !== undefined || isMixed(facts)) {
      this.unfit[row] = 1;
      return;
    }
    this.#zone[row] = this.#zoneOf(caseZone(tables, facts));
    this.#usable[row] = usableBits(facts, this.#channels);
    const first = this.#first[row] as number;
    facts.obligations.forEach(({ dueDate, outstandingMinor, disputed, onHold }, i) => {
      this.#due[first + i] = parseDate(dueDate) as Day;
      this.#owed[first + i] = outstandingMinor;
      this.#flags[first + i] = (disputed === true ? DISPUTED : 0) | (onHold === true ? ON_HOLD : 0);
    });
    for (const { at, amountMinor: _, reversed } of facts.payments ?? [])
      if (reversed !== true) this.#later(row, this.lastPayment, parseInstant(at) as number);
    for (const { at, channel, direction } of facts.contacts ?? [])
      if (direction !== "inbound") this.contacted(row, channel, parseInstant(at) as number);
  }

  #zoneOf(zone: Zone): number {
    const known = this.zones.indexOf(zone);
    return known < 0 ? this.zones.push(zone) - 1 : known;
  }

  /** Facts as they came in. */
  base(row: number): CaseFacts {
    const facts = this.#source.at(row);
    if (facts === undefined) throw new RangeError(`the source has no row ${row}`);
    return facts;
  }

  /** Place in `zones`. */
  zone(row: number): number {
    return this.#zone[row] as number;
  }

  begin(row: number): number {
    return this.#first[row] as number;
  }

  dueDay(place: number): Day {
    return this.#due[place] as Day;
  }

  owed(place: number): number {
    return this.#owed[place] as number;
  }

  collectible(place: number): boolean {
    return this.#flags[place] === 0;
  }

  /** Whether anything may be asked for. */
  anyCollectible(row: number): boolean {
    for (let place = this.begin(row); place < this.begin(row + 1); place++)
      if (this.owed(place) > 0 && this.collectible(place)) return true;
    return false;
  }

  openMinor(row: number): number {
    let sum = 0;
    for (let place = this.begin(row); place < this.begin(row + 1); place++) sum += Math.max(0, this.owed(place));
    return sum;
  }

  disputes(row: number): boolean {
    for (let place = this.begin(row); place < this.begin(row + 1); place++)
      if (this.owed(place) > 0 && ((this.#flags[place] as number) & DISPUTED) !== 0) return true;
    return false;
  }

  /** `channel`: place in `needs.channels`. */
  usable(row: number, channel: number): boolean {
    return (((this.#usable[row] as number) >> channel) & 1) === 1;
  }

  closeChannel(row: number, channel: string): void {
    const place = this.#channels.indexOf(channel);
    const { channels } = this.base(row).debtor;
    if (place >= 0 && channels !== undefined) this.#usable[row] = (this.#usable[row] as number) & ~(1 << place);
  }

  contacted(row: number, channel: string, at: number): void {
    this.#later(row, this.lastContact, at);
    if (this.byChannel.size > 0) this.#later(row, this.byChannel.get(channel), at);
  }

  #later(row: number, column: Instants | undefined, at: number): void {
    if (column === undefined || at <= column.get(row)) return;
    if (column.fits(at)) column.set(row, at);
    else this.unfit[row] = 1;
  }

  /** The obligation it names first, then the oldest; what is too much changes nothing here. */
  pay(row: number, amountMinor: number, now: number, obligation?: string): void {
    this.#later(row, this.lastPayment, now);
    const [first, end] = [this.begin(row), this.begin(row + 1)];
    if (end - first === 1) {
      this.#owed[first] = Math.max(Math.min(this.owed(first), 0), this.owed(first) - amountMinor);
      return;
    }
    const named = obligation === undefined ? {} : { obligation };
    const payment = { id: "payment", at: formatInstant(now), amountMinor, ...named };
    withPayment(this.facts(row), payment).facts.obligations.forEach((own, i) => {
      this.#owed[first + i] = own.outstandingMinor;
    });
  }

  dispute(row: number, disputed: boolean): void {
    for (let place = this.begin(row); place < this.begin(row + 1); place++) {
      const flags = this.#flags[place] as number;
      if (!disputed) this.#flags[place] = flags & ~DISPUTED;
      else if (this.owed(place) > 0) this.#flags[place] = flags | DISPUTED;
    }
  }

  /** As they came in, but for what is owed and disputed now. */
  facts(row: number): CaseFacts {
    const facts = this.base(row);
    const first = this.begin(row);
    return { ...facts, obligations: facts.obligations.map((own, i) => this.#now(own, first + i)) };
  }

  #now(own: Obligation, place: number): Obligation {
    const disputed = ((this.#flags[place] as number) & DISPUTED) !== 0;
    const outstandingMinor = this.owed(place);
    return {
      ...own,
      outstandingMinor,
      ...((own.disputed === true) !== disputed && { disputed }),
    };
  }
}

/** How many; none in what are no facts. */
function obligationsIn(facts: unknown): number {
  return isRecord(facts) && Array.isArray(facts.obligations) ? facts.obligations.length : 0;
}

const isMixed = ({ obligations }: CaseFacts): boolean =>
  obligations.some(({ currency }) => currency !== obligations[0]?.currency);

/** No list of channels: every one can be used. */
function usableBits({ debtor: { channels } }: CaseFacts, asked: readonly string[]): number {
  if (channels === undefined) return -1;
  let bits = 0;
  for (const { channel, consent, bounced, optedOut } of channels) {
    const place = asked.indexOf(channel);
    if (place >= 0 && optedOut !== true && bounced !== true && consent !== false) bits |= 1 << place;
  }
  return bits;
}
