/**
 * What `score` and `external` have in common: a function of the host is asked, its answer comes back as an event and is
 * stored, so that a replay needs nobody to ask.
 */

import { addDuration } from "../base/duration.ts";
import type { ExternalNode, NodeType, ScoreNode } from "../model/node.ts";
import { CONDITION, DURATION, PATH, VALUES } from "./schema.ts";
import { daysOf, upTo } from "./span.ts";
import {
  assign,
  type Behavior,
  by,
  type JsonSchema,
  type Kit,
  type Move,
  type NodeSpec,
  placedValues,
  STAY,
  type Turn,
} from "./spec.ts";

type AskingNode = ScoreNode | ExternalNode;

export const asking = <T extends NodeType & AskingNode["type"]>(type: T, title: string): NodeSpec<T> =>
  ({
    type,
    title,
    parameters: { properties: PROPERTIES, required: ["function", "timeout", "store"] },
    ports: () => [
      { name: "ok", required: true },
      { name: "default", required: false, fallback: "ok" },
    ],
    conditions: (node: AskingNode) => placedValues("/input", node.input),
    span: (node: AskingNode) => upTo(daysOf(node.timeout).most),
    waits: () => true,
    compile: (node: AskingNode, kit: Kit) => behave(node, kit),
  }) as unknown as NodeSpec<T>;

const PROPERTIES: Readonly<Record<string, JsonSchema>> = {
  function: { $ref: "#/$defs/text", description: "Name of a function of the host." },
  input: { ...VALUES, description: "What it is given: name -> scalar or expression." },
  timeout: { ...DURATION, description: "How long the answer is waited for." },
  store: { type: "string", pattern: `^${PATH}$`, description: "Path under `vars` where the answer is kept." },
  default: {
    ...CONDITION,
    type: ["string", "number", "boolean"],
    description: "Kept on an error and when no answer comes.",
  },
  cacheFor: { ...DURATION, description: "How long an answer is not asked for again." },
};

function behave(node: AskingNode, kit: Kit): Behavior {
  const input = assign(node.input, kit, "input");
  const timeout = kit.duration(node.timeout);
  const fresh = node.cacheFor === undefined ? undefined : kit.duration(node.cacheFor);
  const calendar = kit.calendar();
  const store = (turn: Turn, value: unknown) => turn.patch({ vars: { [node.store]: value ?? null } });
  const fail = (turn: Turn): Move => {
    if (node.default !== undefined) store(turn, node.default);
    return by("default");
  };
  return {
    visit(turn) {
      const { sent, due, since } = turn.node;
      if (sent !== undefined) return due !== undefined && due <= turn.now ? fail(turn) : STAY;
      const asked = turn.cachedAt(node.store);
      if (fresh !== undefined && asked !== undefined && turn.now < addDuration(asked, fresh, turn.zone, calendar)) {
        return by("ok");
      }
      const timeoutAt = addDuration(turn.now, timeout, turn.zone, calendar);
      const id = turn.emit({ kind: "external.call", function: node.function, input: input(turn), timeoutAt });
      if (timeoutAt <= turn.now) return fail(turn);
      turn.node = { since, from: turn.now, due: timeoutAt, sent: id };
      return STAY;
    },
    react(turn, event) {
      const { call, ok, value } = event.data ?? {};
      if (event.type !== "external.result" || turn.node.sent === undefined || call !== turn.node.sent) return undefined;
      if (ok !== true) return fail(turn);
      store(turn, value);
      turn.remember(node.store);
      return by("ok");
    },
  };
}
