/**
 * A consumer strategy for days 1 to 30, with anchored waits that let missed stages go, fallback channels, an A/B test, a
 * hold for disputes and a call: 21 nodes. And the same as a machine whose states are the nodes.
 */

import { assign, setup } from "xstate";

const stage = (day, next, skipped) => ({
  type: "wait",
  until: { anchor: "oldestDueDate", offset: `P${day}D` },
  ifPast: "skip",
  ...(day > 1 && { gap: "P1D" }),
  to: { next, skipped },
});
const send = (next, via, more = {}) => ({
  type: "send",
  via: Object.entries(via).map(([channel, template]) => ({ channel, template })),
  ...more,
  to: { next },
});

export const blueprint = {
  format: "dunlin.strategy/1",
  id: "consumer-early",
  version: 4,
  name: "Consumer, early stage (1 to 30 days past due)",
  time: { zone: "America/New_York", at: "09:00" },
  segments: { worthACall: { when: { ">=": [{ var: "collectibleDue" }, 50_000] } } },
  entry: { start: "w1", reentry: "afterExit", cooldown: "P7D", byDpd: [{ from: 15, start: "w21" }] },
  exits: [
    { id: "cured", when: { "<=": [{ var: "totalOverdue" }, 0] }, outcome: "cured" },
    { id: "closed", on: ["case.closed"], outcome: "withdrawn" },
  ],
  handlers: [{ id: "disputed", on: ["dispute.opened"], goto: "disputed" }],
  nodes: {
    w1: stage(1, "mail1", "w3"),
    mail1: send("w3", { email: "early-1@1" }),
    w3: stage(3, "sms3", "w7"),
    sms3: send("w7", { sms: "early-3-sms@1", email: "early-3@1" }),
    w7: stage(7, "count", "w10"),
    count: {
      type: "split",
      experiment: "offer-count",
      variants: [
        { key: "two", weight: 5000, control: true },
        { key: "three", weight: 5000 },
      ],
      to: { two: "mail7two", three: "mail7three" },
    },
    mail7two: send("w10", { email: "early-7-two@1" }, { purpose: "offer" }),
    mail7three: send("w10", { email: "early-7-three@1" }, { purpose: "offer" }),
    w10: stage(10, "wa10", "w14"),
    wa10: send("w14", { whatsapp: "early-10-wa@1", sms: "early-10-sms@1" }),
    w14: stage(14, "mail14", "w21"),
    mail14: send("w21", { email: "early-14-later@1" }, { purpose: "offer" }),
    w21: stage(21, "big", "w28"),
    big: { type: "if", when: { segment: "worthACall" }, to: { yes: "call", no: "w28" } },
    call: {
      type: "task",
      queue: "early-calls",
      channel: "voice",
      script: "early-call@1",
      due: "P2D",
      dispositions: ["promised", "refused", "noAnswer"],
      to: { promised: "w28", refused: "w28", noAnswer: "w28", timeout: "w28" },
    },
    w28: {
      type: "wait",
      until: { anchor: "oldestDueDate", offset: "P28D" },
      ifPast: "now",
      gap: "P2D",
      to: { next: "notice" },
    },
    notice: send("end", { email: "early-28@1", letter: "early-28-letter@1" }),
    end: { type: "exit", outcome: "exhausted" },
    disputed: { type: "hold", kind: "dispute", for: "P30D", releaseOn: ["dispute.closed"], to: { next: "w10" } },
  },
};

/** Every node a state, every step the event `NEXT`; the context is what a host cannot do without. */
export const machine = setup({}).createMachine({
  id: "consumer-early",
  initial: "w1",
  context: ({ input }) => ({ case: input.case, enteredAt: input.now, dueAt: null, arm: null, last: {} }),
  states: Object.fromEntries(
    Object.entries(blueprint.nodes).map(([id, node]) => {
      const next = Object.values(node.to ?? {})[0];
      const note = assign(({ event }) => ({ dueAt: event.dueAt, arm: event.arm, last: event.last }));
      return [id, next === undefined ? { type: "final" } : { on: { NEXT: { target: next, actions: note } } }];
    }),
  ),
});
