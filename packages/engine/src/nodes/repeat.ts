/** `repeat`: the only way back. Its body is entered again and again, at most `max` times. */

import { CONDITION, DURATION, TIME } from "./schema.ts";
import { upTo } from "./span.ts";
import { by, type NodeSpec } from "./spec.ts";
import { planTiming } from "./timing.ts";
import { rest } from "./wait.ts";

export const repeat: NodeSpec<"repeat"> = {
  type: "repeat",
  title: "Goes through its body again and again, a bounded number of times.",
  parameters: {
    properties: {
      max: { type: "integer", minimum: 1, maximum: 1000, description: "Rounds at most." },
      until: { ...CONDITION, description: "Looked at before every round; once true, the case leaves by `done`." },
      every: { ...DURATION, description: "A round begins no sooner than this after the one before." },
      at: { ...TIME, description: "Local time of day at which later rounds begin." },
    },
    required: ["max"],
  },
  ports: (node) => [
    { name: "body", required: true },
    ...(node.until === undefined ? [] : [{ name: "done", required: true }]),
    { name: "exhausted", required: true },
  ],
  sometimes: { done: "`until`" },
  conditions: (node) => (node.until === undefined ? [] : [{ at: "/until", rule: node.until }]),
  span: (node, port) => upTo(port === "body" && node.every !== undefined ? null : 0),
  waits: (node) => node.every !== undefined,
  compile(node, kit) {
    const until = node.until === undefined ? undefined : kit.test(node.until);
    const plan =
      node.every === undefined
        ? undefined
        : planTiming({ for: node.every, ...(node.at !== undefined && { at: node.at }) }, kit);
    return {
      visit(turn) {
        if (until !== undefined && turn.decide(until, "until") === true) {
          turn.note("decision.taken", { port: "done", values: turn.values(until) });
          return by("done");
        }
        const { count, since } = turn.loop;
        if (count >= node.max) return by("exhausted");
        const target = count === 0 ? undefined : plan?.(turn, { since, from: since });
        if (target !== undefined && target.due > turn.now) return rest(turn, target);
        turn.loop = { count: count + 1, since: turn.now };
        turn.note("repeat.round", { round: count + 1, max: node.max });
        return by("body");
      },
    };
  },
};
