/** What those who act on a life are given: the person, the present moment, and the ways to tell the engine and the future. */

import type { Instant } from "../base/instant.ts";
import type { Zone } from "../base/zone.ts";
import type { CaseEvent } from "../model/event.ts";
import type { Account } from "./account.ts";
import type { Setting } from "./setting.ts";
import type { Track } from "./track.ts";
import type { Deed, Planned } from "./world.ts";

export interface Scene {
  readonly setting: Setting;
  readonly account: Account;
  /** Of the person. */
  readonly zone: Zone;
  readonly now: Instant;
  /** To the case where it is open; else it may be the occasion to enroll it. */
  send(track: Track, event: CaseEvent): void;
  plan(track: Track, planned: readonly Planned[]): void;
  /** Takes back what was planned. */
  drop(which: (deed: Deed) => boolean): void;
}

/** Whether an event could change anything for a case beyond the moment at which its rules are looked at. */
export const isHeard = ({ setting: { tables, program } }: Scene, { state }: Track, type: string): boolean =>
  tables.listens.has(type) ||
  program.strategy.entry.on?.includes(type) === true ||
  state?.holds?.some(({ releaseOn }) => releaseOn?.includes(type) === true) === true;
