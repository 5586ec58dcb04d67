/** The first start: documents, then people, then the days that have passed already when the page opens. Safe to go on with after a crash. */

import { join } from "node:path";
import type { Driven } from "../drive.ts";
import { passTo } from "../drive.ts";
import { KeptFile } from "../files.ts";
import { HOUSE, type Host, TENANT } from "../host.ts";
import type { SeededCase } from "./portfolio.ts";
import { type Documents, seedDocuments } from "./strategies.ts";

/** The first moment of the studio: a Monday morning in the middle of the generated portfolio. */
export const BEGIN = Date.UTC(2026, 2, 16, 5);
const DAY = 86_400_000;

/** What a studio was made with; the same for ever. */
export interface SeedPlan {
  readonly cases: number;
  /** Studio days that pass before the first start is over. */
  readonly days: number;
  readonly step: "filling" | "passing" | "done";
}

export const planFile = (directory: string): KeptFile<SeedPlan> => new KeptFile(join(directory), "seed.json");

export interface Seeding {
  readonly host: Pick<Host, "runtime" | "clock">;
  readonly driven: Driven;
  readonly documents: Documents;
  readonly cases: readonly SeededCase[];
  readonly file: KeptFile<SeedPlan>;
  readonly progress: (done: number, of: number) => void;
  readonly enough: () => boolean;
}

/** Documents, cases and days weigh about the same for each of their units of time. */
const CASE_WEIGHT = 0.2;
const DAY_WEIGHT = 4;
const BATCH = 50;
/** Of the first days, on which nobody watches: they pass faster when more is done at once. */
const COARSE = 60 * 60_000;

export async function seed({ host, driven, documents, cases, file, progress, enough }: Seeding): Promise<void> {
  const plan = file.read() as SeedPlan;
  if (plan.step === "done") return;
  const count = documents.templates.length + documents.strategies.length;
  const of = count + cases.length * CASE_WEIGHT + plan.days * DAY_WEIGHT;
  let done = 0;
  const go = (by: number) => {
    done += by;
    progress(Math.round(done), Math.round(of));
  };
  go(0);
  if (plan.step === "filling") {
    await seedDocuments(host.runtime, documents, () => go(1), enough);
    for (let at = 0; at < cases.length && !enough(); at += BATCH) {
      const batch = cases.slice(at, at + BATCH).map(({ input }) => input);
      await host.runtime.cases.put(TENANT, batch, HOUSE);
      go(batch.length * CASE_WEIGHT);
    }
    if (enough()) return;
    file.write({ ...plan, step: "passing" });
  } else go(count + cases.length * CASE_WEIGHT);
  for (let day = 1; day <= plan.days && !enough(); day++) {
    await passTo({ ...driven, grid: COARSE }, BEGIN + day * DAY, { enough });
    go(DAY_WEIGHT);
  }
  if (!enough()) file.write({ ...plan, step: "done" });
}
