/** What people said of the service and what agents did, where the host records it. */

import type { Recorded } from "./caseHistory.ts";
import type { ServiceCounts } from "./counts.ts";

/**
 * Counts `custom.nps { score: 0..10 }`, `custom.csat { score: 1..5 }`, `custom.contactResolved { first: true | false }`,
 * `custom.agentTime { minutes }`, and the calls that an agent answered. Events whose data have another form are left out.
 */
export class ServiceTally {
  readonly #nps = { answers: 0, promoters: 0, detractors: 0 };
  readonly #csat = { answers: 0, satisfied: 0 };
  readonly #resolution = { contacts: 0, first: 0 };
  readonly #agents = { contacts: 0, minutes: 0 };

  add(events: readonly Recorded[]): void {
    const conversations = new Set<unknown>();
    for (const { type, data = {}, id, at } of events) {
      const { score, first, minutes, result, task } = data;
      if (type === "custom.nps" && isScore(score, 0, 10)) {
        this.#nps.answers += 1;
        if (score >= 9) this.#nps.promoters += 1;
        if (score <= 6) this.#nps.detractors += 1;
      } else if (type === "custom.csat" && isScore(score, 1, 5)) {
        this.#csat.answers += 1;
        if (score >= 4) this.#csat.satisfied += 1;
      } else if (type === "custom.contactResolved" && typeof first === "boolean") {
        this.#resolution.contacts += 1;
        if (first) this.#resolution.first += 1;
      } else if (type === "custom.agentTime" && typeof minutes === "number" && minutes > 0) {
        this.#agents.minutes += minutes;
      } else if (type === "call.answered" || (type === "call.finished" && result !== undefined)) {
        conversations.add(task ?? id ?? at);
      }
    }
    this.#agents.contacts += conversations.size;
  }

  counts(): ServiceCounts {
    return {
      nps: { ...this.#nps },
      csat: { ...this.#csat },
      resolution: { ...this.#resolution },
      agents: { ...this.#agents },
    };
  }
}

const isScore = (score: unknown, least: number, most: number): score is number =>
  typeof score === "number" && score >= least && score <= most;
