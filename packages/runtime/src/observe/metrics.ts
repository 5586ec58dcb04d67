/** What a runtime counts, for Prometheus: the `Meter` of a runtime over a registry of its own, and gauges read when asked. */

import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Meter } from "../model/observe.ts";
import type { Gauges } from "../model/store.ts";
import { scrubbed } from "./redact.ts";

export interface Metrics extends Meter {
  readonly registry: Registry;
  readonly contentType: string;
  /** The text of the exposition format, gauges read anew where they are older than `gaugesMs`. */
  text(): Promise<string>;
  /** Tells from where gauges come. Later ones replace earlier ones. */
  watch(source: GaugeSource): void;
  /** ms of `Date.now` when something was last counted under a name that begins so; undefined: never. */
  lastSeen(prefix: string): number | undefined;
}

/** Sums over all tenants, and now by the same clock (ms). */
export type GaugeSource = () => Promise<{ readonly gauges: Gauges; readonly now: number; readonly tenants: number }>;

export interface MetricsOptions {
  /** How long gauges count as present, ms; default 10,000. */
  readonly gaugesMs?: number;
  /** Sets of labels per name; beyond them everything counts as `other`. Default 500. */
  readonly mostLabels?: number;
}

/** Names that mean something everywhere; others are taken as they come. */
const HELP: Readonly<Record<string, string>> = {
  dunlin_steps_total: "Steps written.",
  dunlin_sends_total: "Contacts handed to a channel, by route and result.",
  dunlin_send_seconds: "How long hand-overs took, by route.",
  dunlin_leases_expired_total: "Leases that ran out before their host told the result, by route.",
  dunlin_store_errors_total: "Rounds that the store refused, by code.",
  dunlin_round_errors_total: "Rounds that failed, by loop.",
  dunlin_inbound_total: "Callbacks and notices of providers, by channel and result.",
  dunlin_http_requests_total: "Requests answered, by method, route and status.",
  dunlin_http_request_seconds: "How long requests took, by method and route.",
};

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

export function createMetrics({ gaugesMs = 10_000, mostLabels = 500 }: MetricsOptions = {}): Metrics {
  const registry = new Registry();
  const seen = new Map<string, number>();
  const counters = familiesOf(mostLabels, (name, labelNames) => {
    return new Counter({ name, help: HELP[name] ?? name, labelNames, registers: [registry] });
  });
  const histograms = familiesOf(mostLabels, (name, labelNames) => {
    return new Histogram({ name, help: HELP[name] ?? name, labelNames, buckets: BUCKETS, registers: [registry] });
  });
  const gauges = createGauges(registry, gaugesMs);
  return {
    registry,
    contentType: registry.contentType,
    count(name, labels, by = 1) {
      seen.set(name, Date.now());
      const { metric, values } = counters(name, labels);
      metric.inc(values, Math.max(0, by));
    },
    observe(name, labels, seconds) {
      seen.set(name, Date.now());
      const { metric, values } = histograms(name, labels);
      metric.observe(values, Math.max(0, seconds));
    },
    async text() {
      await gauges.refresh();
      return registry.metrics();
    },
    watch: gauges.watch,
    lastSeen(prefix) {
      const moments = [...seen].filter(([name]) => name.startsWith(prefix)).map(([, at]) => at);
      return moments.length === 0 ? undefined : Math.max(...moments);
    },
  };
}

interface Family<M> {
  readonly metric: M;
  readonly labelNames: readonly string[];
  readonly known: Set<string>;
}

/**
 * Metrics made when they are first used. A caller that later brings other labels, or too many values of them, is counted
 * all the same: telling must never break what it tells about.
 */
function familiesOf<M>(most: number, create: (name: string, labelNames: string[]) => M) {
  const families = new Map<string, Family<M>>();
  return (given: string, labels: Readonly<Record<string, string>>): { metric: M; values: Record<string, string> } => {
    const name = given.replace(/[^a-zA-Z0-9_:]/g, "_");
    let family = families.get(name);
    if (family === undefined) {
      const labelNames = Object.keys(labels).filter((label) => /^[a-zA-Z_]\w*$/.test(label));
      family = { metric: create(name, labelNames), labelNames, known: new Set() };
      families.set(name, family);
    }
    const values = Object.fromEntries(
      family.labelNames.map((label) => [label, scrubbed(String(labels[label] ?? "")).slice(0, 100)]),
    );
    const key = JSON.stringify(values);
    if (family.known.has(key)) return { metric: family.metric, values };
    if (family.known.size >= most) {
      return { metric: family.metric, values: Object.fromEntries(family.labelNames.map((label) => [label, "other"])) };
    }
    family.known.add(key);
    return { metric: family.metric, values };
  };
}

function createGauges(registry: Registry, freshMs: number) {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const oldestDue = gauge("dunlin_oldest_due_seconds", "How long the most overdue case has been waiting for its step.");
  const outboxAge = gauge("dunlin_outbox_age_seconds", "How long the oldest contact that may leave has been waiting.");
  const due = gauge("dunlin_due", "Cases that are due.");
  const pending = gauge("dunlin_outbox_pending", "Contacts that wait to leave.");
  const unknown = gauge("dunlin_outbox_unknown", "Contacts of which nobody knows whether they left.");
  const parked = gauge("dunlin_parked", "Cases that are parked after an error.");
  const enrolled = gauge("dunlin_enrolled", "Cases that are in a strategy.");
  const tenants = gauge("dunlin_tenants", "Tenants that the gauges are summed over.");
  const readAt = gauge("dunlin_gauges_timestamp_seconds", "When the gauges were last read from the store.");
  let source: GaugeSource | undefined;
  let freshUntil = 0;
  let reading: Promise<void> | undefined;

  async function read(from: GaugeSource): Promise<void> {
    const { gauges, now, tenants: count } = await from();
    oldestDue.set(ageOf(gauges.oldestDue, now));
    outboxAge.set(ageOf(gauges.oldestPending, now));
    due.set(gauges.due);
    pending.set(gauges.pending);
    unknown.set(gauges.unknown);
    parked.set(gauges.parked);
    enrolled.set(gauges.enrolled);
    tenants.set(count);
    readAt.set(Date.now() / 1000);
    freshUntil = Date.now() + freshMs;
  }

  return {
    watch(next: GaugeSource): void {
      source = next;
      freshUntil = 0;
    },
    /** What cannot be read keeps its last value; `dunlin_gauges_timestamp_seconds` tells how old that is. */
    async refresh(): Promise<void> {
      if (source === undefined || Date.now() < freshUntil) return;
      reading ??= read(source)
        .catch(() => undefined)
        .finally(() => {
          reading = undefined;
        });
      await reading;
    },
  };
}

const ageOf = (moment: number | null, now: number): number => (moment === null ? 0 : Math.max(0, now - moment) / 1000);

/** One sum of the gauges of several tenants: the oldest moments, and all counts together. */
export function sumGauges(all: readonly Gauges[]): Gauges {
  const total = (pick: (gauges: Gauges) => number): number => all.reduce((sum, gauges) => sum + pick(gauges), 0);
  const oldest = (pick: (gauges: Gauges) => number | null): number | null => {
    const moments = all.map(pick).filter((moment) => moment !== null);
    return moments.length === 0 ? null : Math.min(...moments);
  };
  return {
    oldestDue: oldest(({ oldestDue }) => oldestDue),
    oldestPending: oldest(({ oldestPending }) => oldestPending),
    due: total(({ due }) => due),
    pending: total(({ pending }) => pending),
    unknown: total(({ unknown }) => unknown),
    parked: total(({ parked }) => parked),
    enrolled: total(({ enrolled }) => enrolled),
  };
}
