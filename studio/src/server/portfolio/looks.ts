/** What was owed at the beginning of each of the last days: one file a day, so that a month can be looked back. */

import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type CaseFacts, parseDate } from "@dunlin/engine";
import { defaultZones } from "@dunlin/engine/zones";
import type { Store } from "@dunlin/runtime";
import { KeptFile } from "../files.ts";
import { TENANT } from "../host.ts";

/** What of an account was open, and for how long its oldest claim. */
export interface Owed {
  readonly dpd: number;
  /** Ref -> minor units. */
  readonly open: Readonly<Record<string, number>>;
}

export interface Look {
  /** ms */
  readonly at: number;
  /** By case. */
  readonly owed: Readonly<Record<string, Owed>>;
}

const DAY = 86_400_000;
/** So long a look back, and some days more. */
const MONTH = 30 * DAY;
const KEPT = 35 * DAY;
const PAGE = 1_000;

/** @param day - Local day on which it is looked at. */
export function owedOf({ obligations }: Pick<CaseFacts, "obligations">, day: number): Owed | undefined {
  const open = obligations.filter(({ outstandingMinor }) => outstandingMinor > 0);
  if (open.length === 0) return undefined;
  return {
    dpd: Math.max(...open.map(({ dueDate }) => day - (parseDate(dueDate) ?? day))),
    open: Object.fromEntries(open.map(({ ref, outstandingMinor }) => [ref, outstandingMinor])),
  };
}

export class Looks {
  readonly #directory: string;
  readonly #zones: ReadonlyMap<string, string>;
  #newest: number;

  /** @param zones - Of each case. */
  constructor(directory: string, zones: ReadonlyMap<string, string>) {
    this.#directory = join(directory, "looks");
    this.#zones = zones;
    this.#newest = this.#days().at(-1) ?? -1;
  }

  /** Takes a look when another day has begun. @returns Whether it did. */
  async take(store: Store, now: number): Promise<boolean> {
    const day = Math.floor(now / DAY);
    if (day <= this.#newest) return false;
    mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
    const owed: Record<string, Owed> = {};
    for (let after: string | undefined, more = true; more; ) {
      const query = { limit: PAGE, ...(after !== undefined && { after }) };
      const rows = await store.transaction(TENANT, (tx) => tx.listCases(query));
      for (const { id, facts } of rows) {
        const zone = defaultZones.get(this.#zones.get(id) ?? "UTC");
        const one = owedOf(facts, zone?.dayOf(now) ?? day);
        if (one !== undefined) owed[id] = one;
      }
      after = rows.at(-1)?.id;
      more = rows.length === PAGE;
    }
    new KeptFile<Look>(this.#directory, `${day}.json`).write({ at: now, owed });
    this.#newest = day;
    for (const old of this.#days()) if (old * DAY < now - KEPT) rmSync(join(this.#directory, `${old}.json`));
    return true;
  }

  /** The newest look that is at least a month old. */
  monthBefore(now: number): Look | undefined {
    const day = this.#days().findLast((one) => one * DAY <= now - MONTH);
    return day === undefined ? undefined : new KeptFile<Look>(this.#directory, `${day}.json`).read();
  }

  #days(): readonly number[] {
    if (!existsSync(this.#directory)) return [];
    const names = readdirSync(this.#directory).filter((name) => /^\d+\.json$/.test(name));
    return names.map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b);
  }
}
