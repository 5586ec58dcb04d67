/** Which effects are contacts. */

import type { Effect } from "../model/effect.ts";

/** A message, or a person who is asked to call, write or visit. */
export interface Contact {
  readonly channel: string;
  /** Of a task: what the person says, if that is written down. */
  readonly template?: string;
  /** Refs. */
  readonly obligations: readonly string[];
}

/** The contact that an effect makes. Nobody answers in a recorded history, so a task counts when it is created. */
export function contactOf(effect: Effect): Contact | undefined {
  if (effect.kind === "message.send") return effect;
  if (effect.kind !== "task.create" || effect.channel === undefined) return undefined;
  const { channel, script, obligations = [] } = effect;
  return { channel, obligations, ...(script !== undefined && { template: script }) };
}
