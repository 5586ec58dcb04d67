/**
 * A strategy of 21 nodes: a mark, a branch, delays, messages by four channels, an A/B test, waits for events, a counted
 * loop, a hand-over and two ends. Small enough to be written by hand beside it (`hand.mjs`, `machine.mjs`).
 */

const wait = (days, next) => ({ type: "wait", for: `P${days}D`, to: { next } });
const send = (channel, template, next, more = {}) => ({
  type: "send",
  via: [{ channel, template: `${template}@1` }],
  ...more,
  to: { next },
});

/** Waits for events, each with the node it leads to. */
const waitFor = (days, timeout, events) => ({
  type: "waitFor",
  cases: Object.keys(events).map((type) => ({ port: type.split(".")[1], on: [type] })),
  for: `P${days}D`,
  to: { timeout, ...Object.fromEntries(Object.entries(events).map(([type, node]) => [type.split(".")[1], node])) },
});

const PAID = { "payment.received": "paid" };

export const strategy = {
  format: "dunlin.strategy/1",
  id: "standard-30",
  name: "Standard, thirty days",
  version: 3,
  time: { zone: "Europe/Madrid" },
  entry: { start: "begin" },
  exits: [{ id: "cured", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "cured" }],
  nodes: {
    begin: { type: "goal", goal: "begun", to: { next: "risk" } },
    risk: {
      type: "if",
      when: { or: [{ ">": [{ var: "dpd" }, 30] }, { ">": [{ var: "totalDue" }, 100_000] }] },
      to: { yes: "soon", no: "later" },
    },
    soon: wait(3, "remind"),
    later: wait(5, "remind"),
    remind: send("email", "reminder", "wait1"),
    wait1: waitFor(5, "nudge", PAID),
    nudge: {
      type: "split",
      experiment: "nudge-channel",
      variants: [
        { key: "a", weight: 5000, control: true },
        { key: "b", weight: 5000 },
      ],
      to: { a: "sms", b: "chat" },
    },
    sms: send("sms", "nudge-a", "wait2"),
    chat: send("whatsapp", "nudge-b", "wait2"),
    wait2: waitFor(3, "offer", PAID),
    offer: send("email", "plan-offer", "wait3", { purpose: "offer" }),
    wait3: waitFor(7, "final", { ...PAID, "custom.accepted": "confirm" }),
    confirm: send("email", "plan-confirmed", "part", { purpose: "operationConfirmation" }),
    part: waitFor(30, "final", { "custom.installment": "parts", ...PAID }),
    parts: { type: "repeat", max: 2, to: { body: "part", exhausted: "paid" } },
    final: send("letter", "final-notice", "pause"),
    pause: wait(5, "handOver"),
    handOver: { type: "escalate", target: "stage", ref: "calls", to: { next: "called" } },
    called: waitFor(7, "escalated", { "custom.called": "escalated", ...PAID }),
    paid: { type: "exit", outcome: "paid" },
    escalated: { type: "exit", outcome: "transferred" },
  },
};
