/** What a person gets from a strategy: everything that reaches them or their account, in order. */

import type { Zone } from "../../base/zone.ts";
import type { LoggedContact } from "../../kpi/caseHistory.ts";
import { contactOf } from "../../kpi/contact.ts";
import type { Effect } from "../../model/effect.ts";
import type { DifferingStep } from "./comparison.ts";
import type { CaseRun } from "./timeline.ts";

/** One thing that a person gets. Two of them are the same when their members are. */
export interface TreatmentStep extends DifferingStep {
  /** ms */
  readonly at: number;
  /** Text, script, terms, amount: whatever else makes it what it is. */
  readonly content: string;
}

/** What the runs of a case do to the person, in the order of time. */
export function treatmentOf(runs: readonly CaseRun[]): readonly TreatmentStep[] {
  const steps = runs.flatMap((run) => (run.status === "enrolled" ? run.effects.flatMap(stepOf) : []));
  return runs.length > 1 ? steps.toSorted((a, b) => a.at - b.at) : steps;
}

function stepOf(effect: Effect): TreatmentStep[] {
  const { at } = effect;
  switch (effect.kind) {
    case "message.send": {
      const { channel, template, variant = "", recipient, obligations } = effect;
      return [{ at, kind: "message", name: channel, content: textOf([template, variant, recipient, obligations]) }];
    }
    case "task.create": {
      const contact = contactOf(effect);
      if (contact === undefined) return [];
      return [{ at, kind: "task", name: contact.channel, content: textOf([effect.queue, effect.script]) }];
    }
    case "offer.publish":
      return [{ at, kind: "offer", name: effect.offer, content: textOf([effect.options, effect.totalMinor]) }];
    case "ledger.fee":
      return [{ at, kind: "fee", name: effect.fee, content: textOf([effect.amountMinor, effect.currency]) }];
    case "payment.attempt":
      return [{ at, kind: "payment", name: effect.method ?? "", content: textOf([effect.amountMinor]) }];
    default:
      return [];
  }
}

const textOf = (parts: readonly unknown[]): string => JSON.stringify(parts);

/**
 * The first moment, before `end` (ms), at which two treatments differ, and what each has then; `undefined` where they are the
 * same up to then.
 */
export function firstDifference(
  one: readonly TreatmentStep[],
  other: readonly TreatmentStep[],
  end: number,
): { readonly at: number; readonly one?: TreatmentStep; readonly other?: TreatmentStep } | undefined {
  const [a, b] = [one, other].map((steps) => steps.filter(({ at }) => at < end)) as [TreatmentStep[], TreatmentStep[]];
  const place = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => i).find((i) => !isSame(a[i], b[i]));
  if (place === undefined) return undefined;
  const [left, right] = [a[place], b[place]];
  const at = Math.min(left?.at ?? Number.POSITIVE_INFINITY, right?.at ?? Number.POSITIVE_INFINITY);
  return { at, ...(left?.at === at && { one: left }), ...(right?.at === at && { other: right }) };
}

const isSame = (a: TreatmentStep | undefined, b: TreatmentStep | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.at === b.at &&
  a.kind === b.kind &&
  a.name === b.name &&
  a.content === b.content;

/**
 * Whether contacts that were really made are those of the runs, before `end` (ms): the same channels, and templates where they
 * were written down, on the same local days. When on the day a message left is up to whoever sent it.
 */
export function isAsLogged(
  runs: readonly CaseRun[],
  logged: readonly LoggedContact[],
  { zone, from, end }: { readonly zone: Zone; readonly from: number; readonly end: number },
): boolean {
  const made = runs
    .flatMap((run) => (run.status === "enrolled" ? run.effects : []))
    .flatMap((effect) => {
      const contact = contactOf(effect);
      return contact === undefined || effect.at >= end ? [] : [{ at: effect.at, ...contact }];
    });
  const known = logged.filter(({ at }) => at >= from && at < end);
  if (made.length !== known.length) return false;
  const open = [...made];
  return known.every(({ at, channel, template }) => {
    const place = open.findIndex(
      (contact) =>
        zone.dayOf(contact.at) === zone.dayOf(at) &&
        contact.channel === channel &&
        (template === undefined || contact.template === undefined || contact.template === template),
    );
    if (place >= 0) open.splice(place, 1);
    return place >= 0;
  });
}
