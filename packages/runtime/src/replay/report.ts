/**
 * The sum of a replay: what became of the cases, who was contacted when and through which channel, what was owed and
 * paid. Takes cases one by one and keeps only counts, so that a portfolio of any size fits.
 */

import { type Effect, formatDate, type Strategy } from "@dunlin/engine";
import { type Amounts, type CaseRun, contactOf, type EnrolledRun } from "@dunlin/engine/simulate";
import type { Zone } from "@dunlin/engine/zones";
import type { ReplayNote } from "./portfolio.ts";
import type { RowProblem } from "./row.ts";

export const REPORT_FORMAT = "dunlin.replay/1";

/** Broken rows that are listed; all are counted. */
const LISTED_ROWS = 20;

/** How often each name occurred; sorted by count, then by name, as far as names are no whole numbers. */
export type Counts = Readonly<Record<string, number>>;

/** As data; `--json` prints it with its members in this order. Dates are local days of the cases, both ends inclusive. */
export interface ReplayReport {
  readonly format: typeof REPORT_FORMAT;
  readonly strategy: { readonly id: string; readonly version: number; readonly name: string };
  readonly portfolio: { readonly file: string; readonly title?: string };
  /** The window asked for. */
  readonly window: { readonly from: string | null; readonly to: string | null };
  readonly rows: {
    readonly read: number;
    /** Left out because something is wrong with them. */
    readonly broken: number;
    /** By code. */
    readonly brokenBy: Counts;
    /** The first of them. */
    readonly problems: readonly RowProblem[];
  };
  readonly cases: {
    readonly total: number;
    readonly enrolled: number;
    /** Enrollments, re-entries included. */
    readonly runs: number;
    readonly refused: number;
    readonly refusedBy: Counts;
    /** First known after the end of the window. */
    readonly later: number;
    readonly exited: number;
    readonly outcomes: Counts;
    readonly active: number;
    readonly held: number;
    /** Of the held ones, those the engine put aside because of bad data. */
    readonly parked: number;
  };
  readonly contacts: {
    readonly total: number;
    /** Cases with at least one contact. */
    readonly cases: number;
    readonly channels: Counts;
    /** By channel, template and node; `name` is what the strategy calls the node, and a call without script has no template. */
    readonly templates: readonly {
      readonly channel: string;
      readonly template?: string;
      readonly node: string;
      readonly name?: string;
      readonly contacts: number;
    }[];
    readonly days: readonly { readonly day: string; readonly total: number; readonly channels: Counts }[];
    /** Among the days with contacts, the first of the quietest and of the busiest. */
    readonly quietest: DayTotal | null;
    readonly busiest: DayTotal | null;
    /** Contacts that did not happen, by reason. */
    readonly suppressed: Counts;
    /** Contacts that had to wait, by reason. */
    readonly deferred: Counts;
  };
  /** Work for people that is no contact, by queue. */
  readonly tasks: Counts;
  readonly amounts: readonly {
    readonly currency: string;
    readonly outstandingAtEntryMinor: number;
    readonly paidMinor: number;
    readonly outstandingAtEndMinor: number;
  }[];
  readonly goals: Counts;
  readonly experiments: Readonly<Record<string, Counts>>;
  readonly notes: readonly ReplayNote[];
}

interface DayTotal {
  readonly day: string;
  readonly contacts: number;
}

/** Where and how the replay was made; the report repeats it. */
export type ReportHead = Pick<ReplayReport, "strategy" | "portfolio" | "window" | "notes">;

export interface Tally {
  broken(problem: RowProblem): void;
  /** A row that became one case, or one per obligation. */
  add(runs: readonly CaseRun[], zone: Zone): void;
  report(head: ReportHead): ReplayReport;
}

/** @param from - First local day (days since 1970-01-01) whose contacts count; default all. */
export function createTally({ nodes }: Pick<Strategy, "nodes">, from = Number.NEGATIVE_INFINITY): Tally {
  const rows = new RowTally();
  const cases = new CaseTally();
  const contacts = new ContactTally();
  return {
    broken: (problem) => rows.broken(problem),
    add(runs, zone) {
      rows.add();
      for (const run of runs) {
        cases.add(run);
        if (run.status === "enrolled") contacts.add(run.effects, zone, from);
      }
    },
    report: ({ notes, ...head }) => ({
      format: REPORT_FORMAT,
      ...head,
      rows: rows.report(),
      cases: cases.report(),
      contacts: contacts.report(nodes),
      tasks: contacts.tasks.counts(),
      amounts: cases.amounts(),
      goals: contacts.goals.counts(),
      experiments: Object.fromEntries(
        [...contacts.experiments].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, arms]) => [name, arms.counts()]),
      ),
      notes,
    }),
  };
}

/** Rows that were read, and those among them that were left out. */
export class RowTally {
  #read = 0;
  #broken = 0;
  readonly #brokenBy = new Counter();
  readonly #problems: RowProblem[] = [];

  add(): void {
    this.#read += 1;
  }

  broken(problem: RowProblem): void {
    this.#read += 1;
    this.#broken += 1;
    this.#brokenBy.add(problem.code);
    if (this.#problems.length < LISTED_ROWS) this.#problems.push(problem);
  }

  report(): ReplayReport["rows"] {
    return { read: this.#read, broken: this.#broken, brokenBy: this.#brokenBy.counts(), problems: this.#problems };
  }
}

/** What became of the cases, and of their money. */
class CaseTally {
  readonly #counts = { total: 0, enrolled: 0, runs: 0, refused: 0, later: 0, exited: 0, active: 0, held: 0, parked: 0 };
  readonly #refusedBy = new Counter();
  readonly #outcomes = new Counter();
  readonly #atEntry = new Counter();
  readonly #paid = new Counter();
  readonly #atEnd = new Counter();

  add(run: CaseRun): void {
    this.#counts.total += 1;
    if (run.status === "enrolled") this.#addEnrolled(run);
    else if (run.status === "refused") {
      this.#counts.refused += 1;
      this.#refusedBy.add(run.reason);
    } else this.#counts.later += 1;
  }

  #addEnrolled({ state, outstandingAtEntry, paid, outstandingAtEnd }: EnrolledRun): void {
    const counts = this.#counts;
    counts.enrolled += 1;
    counts.runs += state.run;
    counts[state.status] += 1;
    if (state.status === "exited") this.#outcomes.add(state.outcome ?? "");
    if (state.holds?.some(({ kind }) => kind === "parked") === true) counts.parked += 1;
    this.#atEntry.addAll(outstandingAtEntry);
    this.#paid.addAll(paid);
    this.#atEnd.addAll(outstandingAtEnd);
  }

  report(): ReplayReport["cases"] {
    const { total, enrolled, runs, refused, later, exited, active, held, parked } = this.#counts;
    return {
      ...{ total, enrolled, runs, refused, refusedBy: this.#refusedBy.counts(), later },
      ...{ exited, outcomes: this.#outcomes.counts(), active, held, parked },
    };
  }

  amounts(): ReplayReport["amounts"] {
    const currencies = new Set([this.#atEntry, this.#paid, this.#atEnd].flatMap((sums) => [...sums.names()]));
    return [...currencies].sort().map((currency) => ({
      currency,
      outstandingAtEntryMinor: this.#atEntry.of(currency),
      paidMinor: this.#paid.of(currency),
      outstandingAtEndMinor: this.#atEnd.of(currency),
    }));
  }
}

/** Contacts, and what else the cases asked for, by every way of looking at them. */
class ContactTally {
  readonly tasks = new Counter();
  readonly goals = new Counter();
  readonly experiments = new Map<string, Counter>();
  #total = 0;
  #cases = 0;
  readonly #channels = new Counter();
  readonly #suppressed = new Counter();
  readonly #deferred = new Counter();
  /** By channel, template and node, joined by a character that none of them has. */
  readonly #templates = new Counter();
  readonly #days = new Map<number, Counter>();

  add(effects: readonly Effect[], zone: Zone, from: number): void {
    let contacts = 0;
    for (const effect of effects) {
      const day = zone.dayOf(effect.at);
      if (day < from) continue;
      const contact = contactOf(effect);
      if (contact !== undefined) {
        contacts += 1;
        this.#channels.add(contact.channel);
        this.#templates.add([contact.channel, contact.template ?? "", effect.nodeId].join("\n"));
        counterAt(this.#days, day).add(contact.channel);
        continue;
      }
      switch (effect.kind) {
        case "task.create":
          this.tasks.add(effect.queue);
          break;
        case "contact.suppressed":
          this.#suppressed.add(effect.reason);
          break;
        case "contact.deferred":
          this.#deferred.add(effect.reason);
          break;
        case "metric.mark":
          this.goals.add(effect.goal);
          break;
        case "experiment.exposed":
          counterAt(this.experiments, effect.experiment).add(effect.variant);
          break;
        default:
          break;
      }
    }
    this.#total += contacts;
    if (contacts > 0) this.#cases += 1;
  }

  report(nodes: Strategy["nodes"]): ReplayReport["contacts"] {
    const days = [...this.#days]
      .sort(([a], [b]) => a - b)
      .map(([day, channels]) => ({ day: formatDate(day), total: channels.total(), channels: channels.counts() }));
    const byTotal = days.toSorted((a, b) => a.total - b.total || (a.day < b.day ? -1 : 1));
    const most = byTotal.at(-1)?.total;
    const dayTotal = (entry: (typeof days)[number] | undefined) => entry && { day: entry.day, contacts: entry.total };
    return {
      total: this.#total,
      cases: this.#cases,
      channels: this.#channels.counts(),
      templates: Object.entries(this.#templates.counts()).map(([key, contacts]) => {
        const [channel = "", template = "", node = ""] = key.split("\n");
        const name = Object.hasOwn(nodes, node) ? nodes[node]?.name : undefined;
        return {
          channel,
          ...(template !== "" && { template }),
          node,
          ...(name !== undefined && { name }),
          contacts,
        };
      }),
      days,
      quietest: dayTotal(byTotal[0]) ?? null,
      busiest: dayTotal(byTotal.find(({ total }) => total === most)) ?? null,
      suppressed: this.#suppressed.counts(),
      deferred: this.#deferred.counts(),
    };
  }
}

class Counter {
  readonly #counts = new Map<string, number>();

  add(name: string, count = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
  }

  addAll(amounts: Amounts): void {
    for (const name in amounts) this.add(name, amounts[name]);
  }

  names(): Iterable<string> {
    return this.#counts.keys();
  }

  of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Largest first, equal ones by name. */
  counts(): Counts {
    return Object.fromEntries([...this.#counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
  }
}

function counterAt<K>(counters: Map<K, Counter>, key: K): Counter {
  let counter = counters.get(key);
  if (counter === undefined) {
    counter = new Counter();
    counters.set(key, counter);
  }
  return counter;
}
