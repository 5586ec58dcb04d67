/** `task`: work for a person, with a deadline. With a channel it is a contact and passes the same questions as a message. */

import type { BodyOf } from "../model/effect.ts";
import type { TaskNode } from "../model/node.ts";
import { asksForMoney, attempt, interruptContact } from "./contact.ts";
import { CHANNEL, CONDITION, DURATION, ID, PURPOSE, RECIPIENT, REFERENCE, TIME } from "./schema.ts";
import { daysOf, spanOfTiming, upTo } from "./span.ts";
import { by, type Kit, type Move, type NodeSpec, STAY, type Turn } from "./spec.ts";
import { planTiming } from "./timing.ts";

export const task: NodeSpec<"task"> = {
  type: "task",
  title: "Gives a person something to do, and waits for the result.",
  parameters: {
    properties: {
      queue: { $ref: "#/$defs/text", description: "Where the task waits for somebody." },
      dispositions: { type: "array", minItems: 1, items: ID, description: "How it can end; every one is a port." },
      due: { ...DURATION, description: "How long it may take, from arrival." },
      at: { ...TIME, description: "Local time of day of the deadline." },
      channel: { ...CHANNEL, description: "With a channel the task is a contact." },
      priority: { ...CONDITION, description: "0 to 100, or an expression." },
      skill: { $ref: "#/$defs/text", description: "What the person must be able to do." },
      script: { ...REFERENCE, description: "What the person says." },
      purpose: PURPOSE,
      giveUpAfter: {
        ...DURATION,
        default: "P7D",
        description: "How long a contact that may not be made is waited for.",
      },
      recipient: RECIPIENT,
    },
    required: ["queue", "dispositions", "due"],
  },
  ports: (node) => [
    ...[...new Set(node.dispositions)].map((name) => ({ name, required: true })),
    { name: "timeout", required: true },
    ...(node.channel === undefined ? [] : [{ name: "blocked", required: false, fallback: "timeout" }]),
  ],
  sometimes: { blocked: "`channel`" },
  conditions: (node) =>
    typeof node.priority === "object" && node.priority !== null
      ? [{ at: "/priority", rule: node.priority, expression: true }]
      : [],
  span: (node, port) => {
    const own = spanOfTiming({ for: node.due, ...(node.at !== undefined && { at: node.at }) });
    const patience = node.channel === undefined ? 0 : daysOf(node.giveUpAfter ?? "P7D").most;
    const most = own.most === null || patience === null ? null : own.most + patience + 1;
    const overdue = port === "timeout" && node.channel === undefined;
    return overdue ? { least: own.least, most } : upTo(most);
  },
  waits: () => true,
  compile(node, kit) {
    const plan = planTiming({ for: node.due, ...(node.at !== undefined && { at: node.at }) }, kit);
    const create = composer(node, kit);
    const contact = node.channel === undefined ? undefined : contactOf(node, node.channel, kit);
    const watch = (turn: Turn): Move => {
      const due = plan(turn, turn.node)?.due ?? turn.now;
      if (due <= turn.now) {
        cancel(turn);
        return by("timeout");
      }
      if (due !== turn.node.due) turn.node = { ...turn.node, due };
      return STAY;
    };
    return {
      visit(turn) {
        if (turn.node.sent !== undefined) return watch(turn);
        const result = contact === undefined ? undefined : attempt(turn, contact);
        if (result !== undefined && "to" in result) return result;
        const data = { since: turn.node.since, from: turn.now };
        const body = create(turn, plan(turn, data)?.due ?? turn.now);
        const sent = turn.emit(body);
        if (body.channel !== undefined) turn.contacted(body.channel, sent, body.obligations ?? []);
        turn.node = { ...data, sent };
        return watch(turn);
      },
      react(turn, event) {
        if (event.type !== "task.completed" || turn.node.sent === undefined) return undefined;
        const { task: id, disposition } = event.data ?? {};
        if (id !== turn.node.sent || !node.dispositions.includes(String(disposition))) return undefined;
        turn.note("decision.taken", { port: String(disposition), values: {} });
        return by(String(disposition));
      },
      interrupted(turn) {
        cancel(turn);
        interruptContact(turn);
      },
    };
  },
};

/** The task is still open and nobody needs to do it any more. */
function cancel(turn: Turn): void {
  if (turn.node.sent !== undefined) turn.emit({ kind: "task.cancel", task: turn.node.sent });
}

const contactOf = (node: TaskNode, channel: string, kit: Kit) => ({
  purpose: node.purpose ?? ("collect" as const),
  recipient: node.recipient ?? ("debtor" as const),
  via: [{ channel, template: node.script ?? "" }],
  giveUpAfter: kit.duration(node.giveUpAfter ?? "P7D"),
  calendar: kit.calendar(),
});

function composer(node: TaskNode, kit: Kit): (turn: Turn, dueAt: number) => BodyOf<"task.create"> {
  const { queue, dispositions, channel, skill, script, purpose = "collect", recipient = "debtor" } = node;
  const priority = node.priority === undefined ? undefined : kit.test(node.priority);
  return (turn, dueAt) => {
    const urgent = priority === undefined ? undefined : turn.decide(priority, "priority");
    const claims = asksForMoney(purpose) ? turn.collectible() : turn.open();
    return {
      kind: "task.create",
      queue,
      ...(channel !== undefined && { channel, purpose, recipient }),
      ...(typeof urgent === "number" && { priority: Math.min(100, Math.max(0, urgent)) }),
      ...(skill !== undefined && { skill }),
      ...(script !== undefined && { script }),
      dispositions,
      dueAt,
      ...(channel !== undefined && { obligations: claims.map(({ ref }) => ref) }),
    };
  };
}
