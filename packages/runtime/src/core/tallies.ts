/** Counts per node and day, gathered over a batch so that each is written once. */

import type { CaseState, Effect, TraceEntry } from "@dunlin/engine";
import type { Tally } from "../model/rows.ts";

/** Where something was counted. */
export interface TallySite {
  readonly strategy: string;
  readonly version: number;
}

/**
 * Measures of a node: `entered`, `left:<port>`, `intended` (contacts that were decided), `deferred`, `suppressed`, and from the
 * dispatcher `sent`, `canceled`, `failed`, `unknown`, `delivered`, `bounced`, `opened`, `clicked`, `replied`, `optedOut`. Of the
 * strategy as a whole, with node "": `enrolled`, `outcome:<outcome>`, `parked`, `exposed:<experiment>:<variant>`, `goal:<goal>`,
 * and per variant of the case `arm:<experiment>:<variant>:outcome:<outcome>` and `arm:<experiment>:<variant>:goal:<goal>`.
 */
export class TallySheet {
  readonly #sums = new Map<string, { -readonly [K in keyof Tally]: Tally[K] }>();

  add(site: TallySite, node: string, measure: string, at: number, valueMinor?: number): void {
    const day = dayOf(at);
    const key = `${site.strategy}\n${site.version}\n${node}\n${measure}\n${day}`;
    const sum = this.#sums.get(key);
    if (sum === undefined) {
      const { strategy, version } = site;
      const value = valueMinor === undefined ? {} : { valueMinor };
      this.#sums.set(key, { strategy, version, node, measure, day, count: 1, ...value });
      return;
    }
    sum.count += 1;
    if (valueMinor !== undefined) sum.valueMinor = (sum.valueMinor ?? 0) + valueMinor;
  }

  /** What one step did. */
  step(state: CaseState, trace: readonly TraceEntry[], effects: readonly Effect[], at: number): void {
    for (const { code, nodeId = "", data } of trace) {
      if (code === "node.entered") this.add(state, nodeId, "entered", at);
      else if (code === "node.left") this.add(state, nodeId, `left:${String(data.port)}`, at);
      else if (code === "case.parked") this.add(state, "", "parked", at);
    }
    for (const effect of effects) this.#effect(state, effect, at);
  }

  /** Takes over what another one gathered. */
  merge(other: TallySheet): void {
    for (const [key, tally] of other.#sums) {
      const sum = this.#sums.get(key);
      if (sum === undefined) this.#sums.set(key, { ...tally });
      else {
        sum.count += tally.count;
        if (tally.valueMinor !== undefined) sum.valueMinor = (sum.valueMinor ?? 0) + tally.valueMinor;
      }
    }
  }

  get tallies(): readonly Tally[] {
    return [...this.#sums.values()];
  }

  #effect(state: CaseState, effect: Effect, at: number): void {
    const { kind, nodeId } = effect;
    if (kind === "message.send") this.add(state, nodeId, "intended", at);
    else if (kind === "contact.deferred") this.add(state, nodeId, "deferred", at);
    else if (kind === "contact.suppressed") this.add(state, nodeId, "suppressed", at);
    else if (kind === "case.enrolled") this.add(state, "", "enrolled", at);
    else if (kind === "experiment.exposed") this.add(state, "", `exposed:${effect.experiment}:${effect.variant}`, at);
    else if (kind === "case.exited") this.#forArms(state, `outcome:${effect.outcome}`, at);
    else if (kind === "metric.mark") this.#forArms(state, `goal:${effect.goal}`, at, effect.valueMinor);
  }

  #forArms(state: CaseState, measure: string, at: number, valueMinor?: number): void {
    this.add(state, "", measure, at, valueMinor);
    for (const [experiment, variant] of Object.entries(state.arms ?? {}))
      this.add(state, "", `arm:${experiment}:${variant}:${measure}`, at, valueMinor);
  }
}

let lastDay = { from: 0, to: 0, text: "" };

/** UTC date; days are asked for in long rows. */
function dayOf(at: number): string {
  if (at < lastDay.from || at >= lastDay.to) {
    const from = Math.floor(at / 86_400_000) * 86_400_000;
    lastDay = { from, to: from + 86_400_000, text: new Date(from).toISOString().slice(0, 10) };
  }
  return lastDay.text;
}
