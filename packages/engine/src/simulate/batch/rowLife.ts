/**
 * One person from the first day on, by a row: the same moments in the same order as in `life.ts`, with the same draws and the
 * same counts, for as long as the row stays in its columns. One object lives all rows, one after the other.
 */

import { formatInstant, type Instant, MINUTE } from "../../base/instant.ts";
import type { Zone } from "../../base/zone.ts";
import type { CaseFacts } from "../../model/case.ts";
import type { CaseEvent } from "../../model/event.ts";
import { contactOccasion, draw } from "../behavior/draws.ts";
import { amountPaid } from "../behavior/pay.ts";
import { MOST_MOMENTS, mostContacts } from "../restless.ts";
import type { Setting } from "../setting.ts";
import { FIGURE, moneyName } from "../tally.ts";
import { Track } from "../track.ts";
import { afterMessage, afterTask, type Deed, disputeEnds, type Planned, promiseAfter, type Report } from "../world.ts";
import type { Act, Batch, BatchListener } from "./model.ts";
import { TIMER } from "./model.ts";
import type { Counter } from "./pending.ts";
import { type Leaving, RowCount } from "./rowCount.ts";

const NEVER = Number.POSITIVE_INFINITY;
/** A payment counts for a contact of so many days before, in ms. */
const FOLLOWS = 7 * 86_400_000;

const REPORTS: Readonly<Record<Report, string>> = {
  delivered: FIGURE.delivered,
  bounced: FIGURE.bounced,
  opened: FIGURE.opened,
  clicked: FIGURE.clicked,
};

type Of<K extends Deed["do"]> = Extract<Deed, { readonly do: K }>;

export class RowLife implements BatchListener {
  /** Set once, when the batch that it listens to is open. */
  batch!: Batch;
  #setting!: Setting;
  #count!: RowCount;
  #track!: Track;
  #zone!: Zone;
  #row = 0;
  #now: Instant = 0;
  #currency = "";
  #planned: Planned[] = [];
  readonly #optedOut = new Set<string>();
  /** By act: what is counted of it, once it has occurred. */
  #counted: (readonly Counter[] | undefined)[] = [];
  readonly #counts = new Map<Setting, RowCount>();
  readonly #countedBy = new Map<Setting, (readonly Counter[] | undefined)[]>();
  /** By act, of contacts and work. */
  #leaving: (Leaving | undefined)[] = [];
  readonly #leavingBy = new Map<Setting, (Leaving | undefined)[]>();

  /** A row in all of its days. False: it has left its columns, and nothing was counted. */
  live(row: number, facts: CaseFacts, setting: Setting): boolean {
    this.#take(row, facts, setting);
    const { batch } = this;
    const { start, until } = setting;
    this.#now = start;
    this.#enroll();
    const most = mostContacts(setting.days);
    // Of who comes to no rest the object path says what is wrong.
    for (let moments = 0; moments < MOST_MOMENTS && this.#track.contactDays.length <= most; moments++) {
      if (batch.status(row) === "away") break;
      if (!this.#step(until)) return this.#end();
    }
    this.#count.pending.drop();
    return false;
  }

  #take(row: number, facts: CaseFacts, setting: Setting): void {
    const { batch } = this;
    if (batch.status(row) !== "new") batch.reset(row);
    if (this.#setting !== setting) this.#turnTo(setting);
    this.#row = row;
    this.#zone = batch.zone(row);
    this.#currency = facts.obligations[0]?.currency ?? "";
    this.#planned = [];
    this.#optedOut.clear();
    this.#track = new Track(setting, facts, this.#zone, undefined);
    this.#count.arrival(facts, batch.openMinor(row));
  }

  #turnTo(setting: Setting): void {
    this.#setting = setting;
    const count = this.#counts.get(setting) ?? new RowCount(setting, this.batch);
    const counted = this.#countedBy.get(setting) ?? [];
    this.#counts.set(setting, count);
    this.#countedBy.set(setting, counted);
    this.#count = count;
    this.#counted = counted;
    const leaving = this.#leavingBy.get(setting) ?? [];
    this.#leavingBy.set(setting, leaving);
    this.#leaving = leaving;
  }

  #end(): boolean {
    const { batch } = this;
    const count = this.#count;
    count.end(batch, this.#row, this.#track.contactDays, this.#zone.dayOf(this.#setting.until));
    count.plain("columns");
    count.pending.commit();
    return true;
  }

  /** The next moment, as in `Life`: of one moment what is planned comes first, a timer last. False: none before the end. */
  #step(until: Instant): boolean {
    const track = this.#track;
    const { payAt, disputeAt } = track;
    const plannedAt = this.#planned[0]?.at ?? NEVER;
    const retryAt = this.#retryAt();
    const timerAt = this.#isOpen ? this.batch.dueAt(this.#row) : NEVER;
    const at = Math.min(plannedAt, payAt, disputeAt, retryAt, timerAt);
    if (at >= until) return false;
    this.#now = Math.max(at, this.#now);
    if (plannedAt === at) this.#do((this.#planned.shift() as Planned).deed);
    else if (payAt === at) this.#pay();
    else if (disputeAt === at) {
      track.disputeAt = NEVER;
      this.#openDispute();
    } else if (retryAt === at) this.#enroll();
    else this.#advance(TIMER);
    return true;
  }

  get #isOpen(): boolean {
    return this.batch.status(this.#row) === "active";
  }

  #day(now: Instant): number {
    return this.#setting.zone.dayOf(now) - this.#setting.startDay;
  }

  #retryAt(): Instant {
    const { when, on, reentry = "never" } = this.#setting.program.strategy.entry;
    const { triedOn } = this.#track;
    if (when === undefined || on !== undefined || triedOn === undefined || this.#isOpen) return NEVER;
    if (reentry === "never" && this.batch.status(this.#row) === "exited") return NEVER;
    if (this.batch.openMinor(this.#row) <= 0) return NEVER;
    const today = this.#zone.dayOf(this.#now);
    const isOver = today <= triedOn || this.#zone.instantOf(today, 0) < this.#now;
    return this.#zone.instantOf(isOver ? today + 1 : today, 0);
  }

  #enroll(): void {
    this.#track.triedOn = this.#zone.dayOf(this.#now);
    this.#count.plain("steps");
    this.batch.enroll(this.#row, this.#now);
  }

  #advance(type: number, event?: CaseEvent): void {
    this.#count.plain("steps");
    this.batch.advance(this.#row, type, this.#now, event);
  }

  /** To the case where it is open; else it may be the occasion to enroll it. */
  #send(type: string, data: () => Readonly<Record<string, unknown>>): void {
    const { batch } = this;
    if (this.#isOpen) {
      const event = batch.readsEvents ? { type, at: formatInstant(this.#now), data: data() } : undefined;
      this.#advance(batch.typeOf(type), event);
    } else if (this.#setting.program.strategy.entry.on?.includes(type) === true) this.#enroll();
  }

  #sendIfHeard(type: string, data: () => Readonly<Record<string, unknown>>): void {
    const { tables, program } = this.#setting;
    if (tables.listens.has(type) || program.strategy.entry.on?.includes(type) === true) this.#send(type, data);
  }

  #pay(): void {
    const track = this.#track;
    const { batch } = this;
    const since = track.paySince;
    const openMinor = batch.openMinor(this.#row);
    const willing = openMinor > 0 && !batch.disputes(this.#row) && track.pays();
    track.lookAhead();
    if (!willing) return;
    const { seed, behavior } = this.#setting;
    const amountMinor = amountPaid(openMinor, behavior.partial, (kind) => draw(seed, track.key, kind, since));
    batch.pay(this.#row, amountMinor, this.#now);
    const count = this.#count;
    const day = this.#day(this.#now);
    count.figure(FIGURE.payments);
    count.figureOn(moneyName(FIGURE.collected, this.#currency), day, amountMinor);
    for (const { at, node } of track.heard) if (this.#now - at < FOLLOWS) count.named("paidAt", node);
    track.heard = [];
    if (track.owes && openMinor <= amountMinor) {
      track.owes = false;
      count.figureOn(FIGURE.cured, day);
      if (!track.spoken) count.figure(FIGURE.curedAlone);
    }
    this.#send("payment.received", () => ({ amountMinor }));
  }

  #openDispute(): void {
    const { batch } = this;
    const track = this.#track;
    if (batch.openMinor(this.#row) <= 0 || batch.disputes(this.#row)) return;
    const open = batch.facts(this.#row).obligations.filter(({ outstandingMinor }) => outstandingMinor > 0);
    const obligations = open.map(({ ref }) => ref);
    batch.dispute(this.#row, true);
    this.#countOnce(FIGURE.disputed);
    const of = track.of(contactOccasion("dispute", track.next("dispute")));
    this.#plan(disputeEnds(this.#setting.behavior, of, obligations, this.#now));
    this.#send("dispute.opened", () => ({ obligations }));
  }

  #countOnce(figure: string): void {
    if (this.#track.isFirst(figure)) this.#count.figure(figure);
  }

  #plan(planned: readonly Planned[]): void {
    const list = this.#planned;
    for (const one of planned) {
      if (one.at >= this.#setting.until) continue;
      let place = list.length;
      while (place > 0 && (list[place - 1] as Planned).at > one.at) place -= 1;
      if (place === list.length) list.push(one);
      else list.splice(place, 0, one);
    }
  }

  #do(deed: Deed): void {
    switch (deed.do) {
      case "report":
        this.#report(deed);
        break;
      case "optOut":
        this.#optOut(deed);
        break;
      case "complain":
        this.#countOnce(FIGURE.complained);
        this.#sendIfHeard("custom.complaint", () => ({ message: deed.message, channel: deed.channel }));
        break;
      case "reply":
        this.#reply(deed);
        break;
      case "promise":
        this.#promise();
        break;
      case "work":
        this.#work(deed);
        break;
      case "closeDispute":
        this.batch.dispute(this.#row, false);
        this.#send("dispute.closed", () => ({ obligations: deed.obligations }));
        break;
      default:
        throw new Error(`a row in columns plans nothing of that kind: ${deed.do}`);
    }
  }

  #report({ type, message, channel }: Of<"report">): void {
    this.#count.figure(REPORTS[type]);
    const data = () => ({ message, channel });
    if (type !== "bounced") {
      this.#sendIfHeard(`message.${type}`, data);
      return;
    }
    this.batch.closeChannel(this.#row, channel);
    this.#track.heardBy.delete(channel);
    this.#send("message.bounced", data);
  }

  #optOut({ message, channel }: { readonly message: string; readonly channel: string }): void {
    const known = this.batch.base(this.#row).debtor.channels?.find((own) => own.channel === channel);
    if (known?.optedOut === true || this.#optedOut.has(channel)) return;
    if (known !== undefined) this.#optedOut.add(channel);
    this.#countOnce(FIGURE.optedOut);
    this.batch.closeChannel(this.#row, channel);
    this.#send("message.optedOut", () => ({ message, channel }));
  }

  #reply({ message, channel, intent }: Of<"reply">): void {
    this.#count.figure(FIGURE.replied);
    this.#sendIfHeard("message.replied", () => ({ message, channel }));
    if (intent === "unsubscribe") this.#optOut({ message, channel });
    if (intent === "dispute") this.#openDispute();
    this.#sendIfHeard("intent.detected", () => ({ intent }));
  }

  /** What is promised is watched by the object path. */
  #promise(): void {
    const { batch } = this;
    if (batch.openMinor(this.#row) > 0 && this.#isOpen && !batch.disputes(this.#row)) batch.leave(this.#row);
  }

  #work({ disposition, channel, rightParty, occasion }: Of<"work">): void {
    const { batch } = this;
    const track = this.#track;
    this.#count.figure(FIGURE.tasksWorked);
    const reached = channel !== undefined && rightParty !== false;
    if (channel !== undefined && rightParty === true) {
      this.#count.figure(FIGURE.rightParty);
      track.spoken = true;
    }
    if (reached) track.heardBy.set(channel, this.#now);
    const type = "task.completed";
    const data = { task: batch.awaited(this.#row), disposition };
    this.#advance(batch.typeOf(type), { type, at: formatInstant(this.#now), data });
    if (reached) {
      const { behavior } = this.#setting;
      this.#plan(promiseAfter(behavior, track.of(occasion), channel, this.#now + MINUTE, rightParty === true));
    }
  }

  entered(_: number, node: number): void {
    this.#count.pending.count(this.#count.entered[node] as Counter);
  }

  left(_: number, way: number): void {
    this.#count.pending.count(this.#count.ways[way] as Counter);
  }

  acted(_: number, place: number, node: number): void {
    const act = this.batch.acts[place] as Act;
    switch (act.kind) {
      case "message.send":
      case "task.create":
        this.#leave(place, act, node);
        return;
      case "task.cancel":
        if (this.#planned.some(({ deed }) => deed.do === "work"))
          this.#planned = this.#planned.filter(({ deed }) => deed.do !== "work");
        return;
      default: {
        const known = this.#counted[place] ?? this.#count.counted(act, this.batch.nodes[node] as string) ?? [];
        this.#counted[place] = known;
        for (const counter of known) this.#count.pending.count(counter);
      }
    }
  }

  /** A contact leaves, or work is handed out: the host keeps it, and people begin to react. */
  #leave(place: number, act: Act, node: number): void {
    const track = this.#track;
    const { pending } = this.#count;
    const { channel, queue = "" } = act;
    const leaving = this.#leaving[place] ?? this.#count.leaving(act, this.batch.nodes[node] as string);
    this.#leaving[place] = leaving;
    const occasion = track.of(contactOccasion(leaving.sort, track.next(leaving.sort)));
    for (const counter of leaving.named) pending.count(counter);
    for (const counter of leaving.figures) pending.count(counter, 1, this.#count.group);
    if (channel !== undefined) this.#record(act.kind, channel, leaving);
    const id = this.batch.latestEffect(this.#row);
    const { behavior } = this.#setting;
    if (act.kind === "message.send") {
      this.#plan(afterMessage(behavior, occasion, { id, channel: channel ?? "" }, this.#now));
      return;
    }
    const task = { id, queue, dispositions: act.dispositions ?? [], ...(channel !== undefined && { channel }) };
    this.#plan(afterTask(behavior, occasion, task, this.#now));
  }

  #record(kind: Act["kind"], channel: string, { path, days }: Leaving): void {
    const track = this.#track;
    const day = this.#day(this.#now);
    if (day >= 0 && day < this.#setting.days) this.#count.pending.count(days, 1, day);
    track.contactDays.push(day);
    track.heard.push({ at: this.#now, node: path });
    if (kind === "message.send") track.heardBy.set(channel, this.#now);
  }
}
