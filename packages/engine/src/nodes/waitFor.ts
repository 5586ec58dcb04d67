/** `waitFor`: rest until something happens or holds, or until time is up. The first case in the listed order wins. */

import { CONDITION, EVENT_TYPES, ID, TIMING } from "./schema.ts";
import { spanOfTiming, upTo } from "./span.ts";
import { by, type NodeSpec, required, type Test, type Turn } from "./spec.ts";
import { planTiming } from "./timing.ts";
import { rest, sleep } from "./wait.ts";

export const waitFor: NodeSpec<"waitFor"> = {
  type: "waitFor",
  title: "Waits for the first of several events or conditions, with a time limit.",
  parameters: {
    properties: {
      cases: {
        type: "array",
        minItems: 1,
        description: "Ordered. A case without `on` is a condition looked at on arrival and in every step.",
        items: {
          type: "object",
          properties: { port: ID, on: EVENT_TYPES, when: CONDITION },
          required: ["port"],
          anyOf: [{ required: ["on"] }, { required: ["when"] }],
          additionalProperties: false,
        },
      },
      ...TIMING,
    },
    required: ["cases"],
  },
  ports: (node) => required(...new Set(node.cases.map((c) => c.port)), "timeout"),
  conditions: (node) =>
    node.cases.flatMap((c, i) =>
      c.when === undefined ? [] : [{ at: `/cases/${i}/when`, rule: c.when, ...(c.on && { on: c.on }) }],
    ),
  span: (node, port) => {
    const { most, ...timeout } = spanOfTiming(node);
    const early = node.cases.some((c) => c.port === port);
    return early || port !== "timeout" ? upTo(most) : { most, ...timeout };
  },
  waits: () => true,
  compile(node, kit) {
    const plan = planTiming(node, kit);
    const cases = node.cases.map((c, i) => ({
      port: c.port,
      on: c.on,
      test: c.when === undefined ? undefined : kit.test(c.when),
      where: `cases/${i}`,
    }));
    const holds = (turn: Turn, c: { test: Test | undefined; where: string }) =>
      c.test === undefined || turn.decide(c.test, c.where) === true;
    const leave = (turn: Turn, c: (typeof cases)[number]) => {
      turn.note("decision.taken", { port: c.port, values: c.test === undefined ? {} : turn.values(c.test) });
      return by(c.port);
    };
    return {
      visit(turn) {
        const met = cases.find((c) => c.on === undefined && holds(turn, c));
        if (met !== undefined) return leave(turn, met);
        const target = plan(turn, turn.node);
        if (target === undefined) return sleep(turn, node.until?.anchor ?? "");
        return target.due <= turn.now ? by("timeout") : rest(turn, target);
      },
      react(turn, event) {
        const heard = cases.findIndex((c) => c.on?.includes(event.type) === true && holds(turn, c));
        if (heard < 0) return undefined;
        const met = cases.slice(0, heard).find((c) => c.on === undefined && holds(turn, c));
        return leave(turn, met ?? (cases[heard] as (typeof cases)[number]));
      },
    };
  },
};
