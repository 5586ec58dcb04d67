/** The few figures that everybody watches while the clock goes. */

import { parseInstant } from "@dunlin/engine";
import type { Live } from "../../model/api.ts";
import { HOUSE, type Host, TENANT } from "../host.ts";
import type { Mailbox } from "../mailbox.ts";
import { BEGIN } from "../seed/seed.ts";
import { byCase } from "./byCase.ts";
import { isCured } from "./outcome.ts";

const PAGE = 1_000;

export class Counts {
  readonly #host: Pick<Host, "runtime" | "store">;
  readonly #mailbox: Pick<Mailbox, "count">;

  constructor(host: Pick<Host, "runtime" | "store">, mailbox: Pick<Mailbox, "count">) {
    this.#host = host;
    this.#mailbox = mailbox;
  }

  async read(): Promise<Live["counts"]> {
    const { runtime } = this.#host;
    const [queues, gauges, cases] = await Promise.all([
      runtime.tasks.counts(TENANT, HOUSE),
      runtime.outbox.gauges(TENANT),
      this.#cases(),
    ]);
    const tasks = queues.reduce((sum, { open, claimed }) => sum + open + claimed, 0);
    return { ...cases, contacts: this.#mailbox.count, tasks, unknown: gauges.unknown };
  }

  async #cases(): Promise<Pick<Live["counts"], "cases" | "active" | "cured" | "payments">> {
    const sums = { cases: 0, active: 0, cured: 0, payments: 0 };
    for (let after: string | undefined, more = true; more; ) {
      const query = { limit: PAGE, ...(after !== undefined && { after }) };
      await this.#host.store.transaction(TENANT, async (tx) => {
        const rows = await tx.listCases(query);
        const enrollments = byCase(await tx.enrollments(rows.map(({ id }) => id)));
        for (const { id, facts } of rows) {
          const states = (enrollments.get(id) ?? []).map(({ state }) => state);
          sums.cases += 1;
          if (states.some(({ status }) => status !== "exited")) sums.active += 1;
          else if (states.some(isCured)) sums.cured += 1;
          for (const { at, reversed } of facts.payments ?? [])
            if (reversed !== true && (parseInstant(at) ?? 0) >= BEGIN) sums.payments += 1;
        }
        after = rows.at(-1)?.id;
        more = rows.length === PAGE;
      });
    }
    return sums;
  }
}
