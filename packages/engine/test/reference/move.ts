/** Where a case goes from a node, and the nodes' ways. */

export type Move =
  | { readonly to: "stay" }
  | { readonly to: "port"; readonly port: string }
  | { readonly to: "call" }
  /** `frame`: the call whose strategy ends, empty for the case. */
  | { readonly to: "exit"; readonly outcome: string; readonly frame: string; readonly rule?: string };

/** Why a node is looked at: the case has just come, a hold has just ended, or any later step. */
export type Moment = "arrival" | "release" | "step";

export const STAY: Move = { to: "stay" };
export const by = (port: string): Move => ({ to: "port", port });

/** The port used when another one is not connected (FORMAT section 5). */
export const FALLBACKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  send: { blocked: "next", failed: "next" },
  wait: { skipped: "next" },
  if: { unknown: "no" },
  task: { blocked: "timeout" },
  score: { default: "ok" },
  external: { default: "ok" },
  offer: { declined: "expired", countered: "declined" },
  promise: { partial: "broken", none: "broken" },
  plan: { none: "broken" },
  fieldVisit: { refused: "next" },
};
