/** What a simulation of many people begins with. */

import type { Program } from "@dunlin/engine";
import { nodesOf } from "../../document/strategy.ts";
import { channelsOf } from "../../timeline/hours.ts";
import { dateOf } from "../person/ledger.ts";
import type { SimulationSettings } from "../props.ts";
import type { ManyState } from "./state.ts";

/** Bounds of what a reader may ask for. */
export const LIMITS = { people: [10, 100_000], days: [1, 1_100], seed: [0, 4_294_967_295] } as const;

export function freshMany({ strategy, zones }: Program, settings: SimulationSettings, start: number): ManyState {
  const { portfolio, costs, budgets = [] } = settings;
  const zone = zones.get(strategy.time.zone);
  const channels = channelsIn(strategy);
  return {
    setup: {
      who: portfolio === undefined ? "sample" : "portfolio",
      size: 1_000,
      seed: 2_026,
      horizonDays: 90,
      start: zone === undefined ? "" : dateOf(start, zone),
      behavior: 0,
      knobs: { pay: 1 },
      costs: Object.fromEntries(channels.map((channel) => [channel, costs?.channels[channel] ?? 0])),
      budgets: Object.fromEntries(budgets.map(({ channel, perDay }) => [channel, perDay])),
    },
    phase: { at: "setup" },
  };
}

/** Channels by which a strategy contacts people, in the order in which it names them. */
export const channelsIn = (strategy: Program["strategy"]): readonly string[] => [
  ...new Set(Object.values(nodesOf(strategy)).flatMap(channelsOf)),
];
