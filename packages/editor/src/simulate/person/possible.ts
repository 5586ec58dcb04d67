/** What may happen to a person at a moment: what stands open comes first. Pure. */

import { type Hindrance, openMinor } from "./ledger.ts";
import type { Moment } from "./live.ts";
import type { Happening } from "./script.ts";

export interface Possible {
  readonly what: Happening;
  /** Why it cannot happen now. */
  readonly because?: Hindrance;
}

export function possibleAt(moment: Moment | undefined): readonly Possible[] {
  const inside = moment !== undefined && moment.state.run > 0;
  if (!inside) return ALWAYS.map((what) => ({ what, because: "notIn" as const }));
  const { state, ledger } = moment;
  const open = openMinor(ledger.facts) > 0;
  const offers = state.offers?.at(-1)?.options ?? [];
  const tasks = ledger.tasks.flatMap(({ dispositions }) => dispositions);
  const needs = (what: Happening): Possible => {
    const because = hindranceOf(what, open, ledger.message !== undefined);
    return { what, ...(because && { because }) };
  };
  return [
    ...offers.map(({ key }): Possible => ({ what: { kind: "accepts", option: key } })),
    ...[...new Set(tasks)].map((disposition): Possible => ({ what: { kind: "taskEnds", disposition } })),
    ...ALWAYS.map(needs),
  ];
}

const ALWAYS: readonly Happening[] = [
  { kind: "pays", part: 0.5 },
  { kind: "pays", part: 1 },
  { kind: "opens" },
  { kind: "replies" },
  { kind: "asksForCall" },
  { kind: "promises", days: 7 },
  { kind: "disputes" },
  { kind: "optsOut" },
];

function hindranceOf({ kind }: Happening, open: boolean, sent: boolean): Hindrance | undefined {
  if ((kind === "pays" || kind === "promises" || kind === "disputes") && !open) return "nothingOpen";
  return (kind === "opens" || kind === "optsOut") && !sent ? "nothingSent" : undefined;
}
