/** Placing and lifting holds: state, effect and trace in one. */

import type { Zone } from "../base/zone.ts";
import type { Hold } from "../model/case.ts";
import type { EffectBody } from "../model/effect.ts";
import type { TraceCode } from "../model/trace.ts";
import type { Draft } from "./draft.ts";

/** The hold that the engine places on bad data. */
export const PARKED = "parked";

/** What a change of the case works on. */
export interface Site {
  readonly draft: Draft;
  readonly now: number;
  readonly zone: Zone;
  note(code: TraceCode, data: Readonly<Record<string, unknown>>): void;
  emit(body: EffectBody): string;
}

/** Places a hold; one of the same kind is replaced. */
export function placeHold(site: Site, hold: Hold): void {
  const { draft, now, zone } = site;
  draft.holds = [...draft.holds.filter((other) => other.kind !== hold.kind), hold];
  if (hold.scope === "all") draft.heldSince ??= now;
  const body = { hold: hold.kind, scope: hold.scope, ...(hold.until !== undefined && { until: hold.until }) };
  site.note("hold.began", { ...body, zone: zone.name });
  site.emit({ kind: "hold.set", ...body });
}

export function clearHold(site: Site, hold: Hold, reason: string): void {
  const { draft } = site;
  draft.holds = draft.holds.filter((other) => other !== hold);
  site.note("hold.ended", { hold: hold.kind, reason });
  site.emit({ kind: "hold.clear", hold: hold.kind, reason });
}
