/** What is counted of a row: the figures of `account.ts`, `counting.ts` and `desk.ts`, by counters that are looked up once. */

import { parseDate } from "../../base/civil.ts";
import type { CaseFacts } from "../../model/case.ts";
import type { Series } from "../series.ts";
import type { Setting } from "../setting.ts";
import { busiestWeek, FIGURE, groupOf, MOST_CONTACTS, moneyName, pairName } from "../tally.ts";
import type { Act, Batch } from "./model.ts";
import { Counter, Pending } from "./pending.ts";

type SeriesName = keyof Setting["tally"]["series"];

export class RowCount {
  readonly pending = new Pending();
  readonly entered: readonly Counter[];
  readonly waiting: readonly Counter[];
  readonly paidAt: readonly Counter[];
  readonly ways: readonly Counter[];
  readonly #setting: Setting;
  readonly #counters = new Map<SeriesName, Map<string, Counter>>();
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
    const known = this.#counters.get(series) ?? new Map<string, Counter>();
    this.#counters.set(series, known);
    const found = known.get(name) ?? new Counter(this.#setting.tally.series[series] as Series, name);
    known.set(name, found);
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

  contactOn(channel: string, day: number): void {
    if (day >= 0 && day < this.#setting.days) this.pending.count(this.counter("contactDays", channel), 1, day);
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
    this.figure(moneyName(FIGURE.placed, currency), openMinor);
    this.figure(moneyName(FIGURE.cases, currency));
  }

  /** Where the case stands. @param today - The local day that begins when the days are over. */
  end(facts: CaseFacts, batch: Batch, row: number, contactDays: readonly number[], today: number): void {
    for (const { currency, outstandingMinor, dueDate } of facts.obligations) {
      if (outstandingMinor <= 0) continue;
      const late = today - (parseDate(dueDate) ?? today);
      this.figure(moneyName(FIGURE.open, currency), outstandingMinor);
      if (late <= 0) this.figure(moneyName(FIGURE.openCurrent, currency), outstandingMinor);
      if (late > 90) this.figure(moneyName(FIGURE.openOver90, currency), outstandingMinor);
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
