/** How people are assumed to behave: the models to choose from, and what a reader changes in one. Pure. */

import { BEHAVIOR_FORMAT, type BehaviorModel, NOBODY_PAYS } from "@dunlin/engine/simulate";
import type { Knobs } from "./state.ts";

/** An assumption to begin with, of no portfolio in particular; a host gives models that fit its own history. */
export const ORDINARY: BehaviorModel = {
  format: BEHAVIOR_FORMAT,
  name: "ordinary",
  pay: {
    clock: "dueDate",
    hazard: [
      { day: -7, chance: 0.02 },
      { day: 0, chance: 0.06 },
      { day: 1, chance: 0.05 },
      { day: 8, chance: 0.025 },
      { day: 31, chance: 0.01 },
      { day: 91, chance: 0.004 },
    ],
    amounts: [
      { upToMinor: 15_000, factor: 1.3 },
      { upToMinor: 60_000, factor: 1 },
      { upToMinor: Number.MAX_SAFE_INTEGER, factor: 0.7 },
    ],
    contacts: {
      email: { factor: 1.5, days: 3 },
      sms: { factor: 1.7, days: 3 },
      whatsapp: { factor: 1.8, days: 3 },
      letter: { factor: 1.4, days: 7 },
      voice: { factor: 2, days: 3 },
    },
  },
  partial: { share: 0.15, from: 0.2, to: 0.7 },
  promise: { perContact: { voice: 0.2, whatsapp: 0.02, sms: 0.01 }, days: [3, 14], kept: 0.6 },
  plan: { take: { plan: 0.15, settlement: 0.05, extension: 0.2 }, missed: 0.12 },
  dispute: 0.0005,
  optOut: { email: 0.002, sms: 0.004, whatsapp: 0.003 },
};

/** Those of the host come first; then one that is only assumed, and one that shows what the strategy does by itself. */
export const behaviorsOf = (own: readonly BehaviorModel[] = []): readonly BehaviorModel[] => [
  ...own,
  ORDINARY,
  { ...NOBODY_PAYS, name: "nobody" },
];

/** A model with what a reader has changed in it. Odds follow their factor, so that a chance stays one. */
export function withKnobs(model: BehaviorModel, { pay, kept, take, missed, partial }: Knobs): BehaviorModel {
  const odds = (chance: number) => (chance >= 1 ? 1 : (chance * pay) / (1 - chance + chance * pay));
  const { promise, plan } = model;
  return {
    ...model,
    pay: { ...model.pay, hazard: model.pay.hazard.map(({ day, chance }) => ({ day, chance: odds(chance) })) },
    ...(promise && kept !== undefined && { promise: { ...promise, kept } }),
    ...(plan && {
      plan: {
        take: take === undefined ? plan.take : mapped(plan.take, () => take),
        missed: missed ?? plan.missed,
      },
    }),
    ...(model.partial && partial !== undefined && { partial: { ...model.partial, share: partial } }),
  };
}

const mapped = (values: Readonly<Record<string, number>>, to: (value: number) => number) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, to(value)]));

/** What a model says where a reader has changed nothing; `undefined` where it has no such part. */
export const knobsOf = ({
  promise,
  plan,
  partial,
}: BehaviorModel): { readonly [K in Exclude<keyof Knobs, "pay">]: number | undefined } => ({
  kept: promise?.kept,
  take: plan === undefined ? undefined : Math.max(0, ...Object.values(plan.take)),
  missed: plan?.missed,
  partial: partial?.share,
});
