/** What is counted of a row: the figures of `account.ts`, `counting.ts` and `desk.ts`, by counters that are looked up once. */

import { parseDate } from "../../base/civil.ts";
import type { CaseFacts, Obligation } from "../../model/case.ts";
import type { Series } from "../series.ts";
import type { Setting } from "../setting.ts";
import { busiestWeek, FIGURE, groupOf, MOST_CONTACTS, moneyName, pairName } from "../tally.ts";
import type { Act, Batch } from "./model.ts";
import { Counter, Pending } from "./pending.ts";

type SeriesName = keyof Setting["tally"]["series"];

/** What is counted of a contact or of work, looked up once. */
export interface Leaving {
  /** Of the node. */
  readonly path: string;
  /** By what its occasions are told apart. */
  readonly sort: string;
  readonly named: readonly Counter[];
  readonly figures: readonly Counter[];
  /** Of a contact, by day. */
  readonly days: Counter;
}

export class RowCount {
  readonly pending = new Pending();
  readonly entered: readonly Counter[];
  readonly waiting: readonly Counter[];
  readonly paidAt: readonly Counter[];
  readonly ways: readonly Counter[];
  readonly #setting: Setting;
  readonly #counters: { [S in SeriesName]?: Map<string, Counter> } = {};
  /** By figure, then by currency. */
  readonly #moneys = new Map<string, Map<string, Counter>>();
  /** Of the strategy's zone, by the debtor. */
  group = 0;

  constructor(setting: Setting, batch: Batch) {
    this.#setting = setting;
    const { nodes, ways } = batch;
    this.entered = nodes.map((node) => this.counter("entered", node));
    this.waiting = nodes.map((node) => this.counter("waiting", node));
    this.paidAt = nodes.map((node) => this.counter("paidAt", node));
    this.ways = ways.map(({ node, port }) => this.counter("ways", `${nodes[node]}:${port}`));
  }

  counter(series: SeriesName, name: string): Counter {
    const known = this.#counters[series] ?? new Map<string, Counter>();
    let found = known.get(name);
    if (found === undefined) {
      found = new Counter(this.#setting.tally.series[series] as Series, name);
      known.set(name, found);
      this.#counters[series] = known;
    }
    return found;
  }

  plain(name: string, by = 1): void {
    this.pending.count(this.counter("plain", name), by);
  }

  named(series: SeriesName, name: string): void {
    this.pending.count(this.counter(series, name));
  }

  figure(name: string, by = 1): void {
    this.pending.count(this.counter("figures", name), by, this.group);
  }

  /** The same, and on a day. */
  figureOn(name: string, day: number, by = 1): void {
    this.figure(name, by);
    const { days } = this.#setting;
    if (day >= 0 && day < days) this.pending.count(this.counter("daily", name), by, this.group * days + day);
  }

  /** Of money, or of those who owe in a currency; its name is put together once. */
  #money(name: string, currency: string, by = 1): void {
    const known = this.#moneys.get(name) ?? new Map<string, Counter>();
    let counter = known.get(currency);
    if (counter === undefined) {
      counter = this.counter("figures", moneyName(name, currency));
      known.set(currency, counter);
      this.#moneys.set(name, known);
    }
    this.pending.count(counter, by, this.group);
  }

  /** When the case comes in. */
  arrival(facts: CaseFacts, openMinor: number): void {
    this.group = groupOf(facts.debtor.id);
    const { channels } = facts.debtor;
    this.plain("total");
    this.figure(FIGURE.cases);
    if (openMinor > 0) this.figure(FIGURE.owing);
    if (
      channels === undefined ||
      channels.some((own) => own.optedOut !== true && own.bounced !== true && own.consent !== false)
    )
      this.figure(FIGURE.reachable);
    const currency = facts.obligations[0]?.currency;
    if (openMinor <= 0 || currency === undefined) return;
    this.#money(FIGURE.placed, currency, openMinor);
    this.#money(FIGURE.cases, currency);
  }

  /** Where the case stands. @param today - The local day that begins when the days are over. */
  end(batch: Batch, row: number, contactDays: readonly number[], today: number): void {
    const { obligations } = batch.base(row);
    for (let i = 0; i < obligations.length; i++) {
      const { currency, dueDate } = obligations[i] as Obligation;
      const outstandingMinor = batch.owed(row, i);
      if (outstandingMinor <= 0) continue;
      const late = today - (parseDate(dueDate) ?? today);
      this.#money(FIGURE.open, currency, outstandingMinor);
      if (late <= 0) this.#money(FIGURE.openCurrent, currency, outstandingMinor);
      if (late > 90) this.#money(FIGURE.openOver90, currency, outstandingMinor);
    }
    const { pending } = this;
    const count = contactDays.length;
    pending.count(this.counter("histograms", "perCase"), 1, Math.min(count, MOST_CONTACTS));
    const busiest = Math.min(busiestWeek(contactDays), MOST_CONTACTS);
    pending.count(this.counter("histograms", "busiestWeek"), 1, busiest);
    if (count > 0) this.figure(FIGURE.contacted);
    const status = batch.status(row);
    if (status === "refused") {
      this.plain("refused");
      this.named("refusedBy", "when");
      return;
    }
    this.plain("enrolled");
    if (status === "exited") {
      this.plain("exited");
      this.named("outcomes", batch.outcome(row) ?? "");
      return;
    }
    this.plain("active");
    pending.count(this.waiting[batch.node(row)] as Counter);
  }

  /** Of a contact that leaves, or of work that is handed out. */
  leaving({ kind, channel, queue = "" }: Act, path: string): Leaving {
    const figure = (name: string) => this.counter("figures", name);
    const isTask = kind === "task.create";
    return {
      ...{ path, sort: channel ?? `queue ${queue}`, days: this.counter("contactDays", channel ?? "") },
      named: [
        ...(channel === undefined ? [] : [this.counter("sentAt", pairName(path, channel))]),
        ...(isTask ? [this.counter("tasksAt", pairName(path, queue))] : []),
      ],
      figures: [
        ...(channel === undefined ? [] : [figure(FIGURE.contacts), figure(pairName(FIGURE.contacts, channel))]),
        ...(channel === undefined || !isTask ? [] : [figure(FIGURE.calls)]),
        ...(isTask ? [figure(pairName(FIGURE.tasks, queue))] : []),
      ],
    };
  }

  /** Of an act that is nothing more than counted: its counters; undefined for others. */
  counted({ kind, reason = "", goal = "", experiment = "", variant = "" }: Act, node: string): Counter[] | undefined {
    switch (kind) {
      case "contact.deferred":
        return [this.counter("deferred", reason), this.counter("deferredAt", node)];
      case "contact.suppressed":
        return [this.counter("suppressed", reason), this.counter("suppressedAt", node)];
      case "metric.mark":
        return [this.counter("goals", goal)];
      case "experiment.exposed":
        return [this.counter("arms", pairName(experiment, variant))];
      default:
        return undefined;
    }
  }
}
