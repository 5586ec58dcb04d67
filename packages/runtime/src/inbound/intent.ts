/** What a reply can mean, and what becomes of each meaning. */

import type { FoundIntent, ReplyMeaning } from "../model/replies.ts";

/**
 * `optOut` closes the channel for the person and cancels what is pending on it; `optIn` opens it again; `tell` tells the case
 * by an event, and a person when no strategy listens; `hold` stops contacts until a person has looked; `task` asks a person.
 */
export type ReplyAct = "optOut" | "optIn" | "tell" | "hold" | "task";

export interface ReplyIntent extends FoundIntent {
  /** What the runtime does with it. */
  readonly does: readonly ReplyAct[];
}

const ACTS: { readonly [M in ReplyMeaning]: readonly ReplyAct[] } = {
  optOut: ["optOut"],
  optIn: ["optIn"],
  help: ["tell"],
  payNow: ["tell"],
  payLater: ["tell"],
  alreadyPaid: ["tell"],
  negotiate: ["tell"],
  agent: ["tell"],
  voice: ["tell"],
  hardship: ["tell", "task"],
  dispute: ["hold", "tell", "task"],
  refusal: ["hold", "task"],
  wrongNumber: ["hold", "task"],
  ceaseContact: ["hold", "task"],
  attorney: ["hold", "task"],
  deceased: ["hold", "task"],
  bankruptcy: ["hold", "task"],
  distress: ["hold", "task"],
};

export const isMeaning = (name: unknown): name is ReplyMeaning => typeof name === "string" && Object.hasOwn(ACTS, name);

/** Nobody is opted in again by anything but the keyword itself, and what is unclear is read by a person. */
export function actsOf({ intent, confidence, unclear }: FoundIntent): readonly ReplyAct[] {
  if (intent === "optIn" && confidence !== "exact") return ["task"];
  const acts = ACTS[intent];
  return unclear === undefined || acts.includes("task") ? acts : [...acts, "task"];
}
