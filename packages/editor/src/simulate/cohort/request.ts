/** What is set up, as the engine is asked it. Pure. */

import type { Program } from "@dunlin/engine";
import type { SimulateOptions } from "@dunlin/engine/simulate";
import { instantOf } from "../person/ledger.ts";
import type { SimulationSettings } from "../props.ts";
import { behaviorsOf, ORDINARY, withKnobs } from "./behaviors.ts";
import type { ManySetup } from "./state.ts";

/** In minutes: when the strategy does things unless it says otherwise, and so when people come in. */
const timeOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

export function optionsOf(setup: ManySetup, program: Program, settings: SimulationSettings): SimulateOptions {
  const zone = program.zones.get(program.strategy.time.zone);
  const model = behaviorsOf(settings.behaviors)[setup.behavior] ?? ORDINARY;
  const budgets = Object.entries(setup.budgets).map(([channel, perDay]) => ({ channel, perDay }));
  const priced = Object.values(setup.costs).some((cost) => cost > 0) || settings.costs !== undefined;
  return {
    behavior: withKnobs(model, setup.knobs),
    seed: setup.seed,
    horizonDays: setup.horizonDays,
    start: (zone && instantOf(setup.start, timeOf(program.strategy.time.at ?? "09:00"), zone)) ?? 0,
    ...(priced && {
      costs: {
        ...settings.costs,
        currency: currencyOf(settings),
        channels: { ...settings.costs?.channels, ...setup.costs },
      },
    }),
    ...(budgets.length > 0 && { budgets }),
  };
}

/** In which amounts are made up and costs are told. */
export const currencyOf = ({ costs, people }: SimulationSettings): string =>
  costs?.currency ?? people[0]?.facts.currency ?? people[0]?.facts.obligations[0]?.currency ?? "EUR";
