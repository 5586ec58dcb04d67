/** `wait`: rest until a moment. A stage that is once pending is never jumped over; one missed on arrival is `ifPast`. */

import type { NodeData } from "../model/case.ts";
import { DURATION, TIMING } from "./schema.ts";
import { spanOfTiming, upTo } from "./span.ts";
import { by, type Move, type NodeSpec, STAY, type Turn } from "./spec.ts";
import { planTiming, type Target } from "./timing.ts";

export const wait: NodeSpec<"wait"> = {
  type: "wait",
  title: "Waits for a duration, a moment that follows the facts, or a gap after the last contact.",
  parameters: {
    properties: {
      ...TIMING,
      for: { ...DURATION, description: "Duration from arrival; a hold moves it." },
      ifPast: {
        enum: ["skip", "now"],
        description: "Required beside `until`: a moment that has already gone leaves by `skipped`, or acts now.",
      },
    },
  },
  ports: (node) => [
    { name: "next", required: true },
    ...(node.ifPast === "skip" ? [{ name: "skipped", required: false, fallback: "next" }] : []),
  ],
  sometimes: { skipped: "`ifPast`: `skip`" },
  conditions: () => [],
  span: (node, port) => (port === "skipped" ? upTo(null) : spanOfTiming(node)),
  waits: () => true,
  compile(node, kit) {
    const plan = planTiming(node, kit);
    return {
      visit(turn, moment) {
        const known = turn.node.asleep !== true;
        const target = plan(turn, turn.node);
        if (target === undefined) return sleep(turn, node.until?.anchor ?? "");
        const judged = node.until !== undefined && (moment !== "step" || !known);
        if (judged && target.moment < turn.now) {
          turn.note("wait.missed", {
            due: target.moment,
            port: node.ifPast === "skip" ? "skipped" : "next",
            zone: turn.zone.name,
          });
          if (node.ifPast === "skip") return by("skipped");
        }
        return target.due <= turn.now ? by("next") : rest(turn, target);
      },
    };
  },
};

/** Stays until `target`, and tells when that is new or has moved. */
export function rest(turn: Turn, target: Target): Move {
  const was = turn.node.due;
  if (was === target.due) return STAY;
  const anchor = target.anchor === undefined ? {} : { anchor: target.anchor };
  turn.note(was === undefined ? "wait.planned" : "wait.replanned", {
    due: target.due,
    ...(was === undefined ? {} : { was }),
    ...anchor,
    zone: turn.zone.name,
  });
  const { since, from } = turn.node;
  turn.node = { since, from, due: target.due };
  return STAY;
}

/** Stays without a timer: the anchor is unknown and is looked at again in every step. */
export function sleep(turn: Turn, anchor: string): Move {
  if (turn.node.asleep === true) return STAY;
  turn.note("wait.slept", { anchor });
  const { due, ...data }: NodeData = turn.node;
  turn.node = { ...data, asleep: true };
  return STAY;
}
