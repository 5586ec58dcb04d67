/** What the experiments screen asks the host for. */

import type { Strategy } from "@dunlin/engine";
import type { ExperimentReport } from "@dunlin/engine/experiments";
import type { ExperimentCase } from "@dunlin/runtime";
import type { ClockView, Live } from "../../../model/api.ts";
import type { Api } from "../../model.ts";
import { eachOf, everyPage, summariesOf, versionOf, versionsOf } from "../documents/asking.ts";
import { type Experiment, experimentsIn, reportOf, type Titles } from "./model.ts";

/** Every experiment of every version that was ever published. */
export async function everyExperiment(api: Api, signal?: AbortSignal): Promise<readonly Experiment[]> {
  const summaries = await summariesOf(api, "strategies", signal);
  const found = await eachOf(summaries, async ({ id, live, archived, versions }) => {
    if (versions === 0) return [];
    return experimentsIn(await documentsOf(api, id, signal), { live, archived });
  });
  return found.flat();
}

async function documentsOf(api: Api, id: string, signal?: AbortSignal): Promise<readonly Strategy[]> {
  const versions = await versionsOf(api, "strategies", id, signal);
  return eachOf(versions, async ({ version }) => (await versionOf(api, "strategies", id, version, signal)).document);
}

const casesIn = (api: Api, { strategy, key }: Experiment, signal?: AbortSignal): Promise<readonly ExperimentCase[]> =>
  everyPage(api, `/v1/strategies/${encodeURIComponent(strategy)}/experiments/${encodeURIComponent(key)}/cases`, signal);

export interface Analyzed {
  readonly experiment: Experiment;
  readonly cases: readonly ExperimentCase[];
  readonly report: ExperimentReport;
}

/** @param now - ms, of the host's clock. */
export async function analyzed(
  api: Api,
  experiment: Experiment,
  now: number,
  titles: Titles,
  signal?: AbortSignal,
): Promise<Analyzed> {
  const cases = await casesIn(api, experiment, signal);
  return { experiment, cases, report: reportOf(experiment, cases, now, titles) };
}

/** The host's moment, ms: the first look may come before anything was heard of its clock. */
export const nowOf = async (api: Api, live: Live | null | undefined, signal?: AbortSignal): Promise<number> =>
  (live?.clock ?? (await api.get<ClockView>("/studio/clock", signal))).now;
