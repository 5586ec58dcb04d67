/**
 * The strategy of `strategy.mjs` as an XState machine. Timers enter as events that are never early, local
 * days are 24 hours, and the rule that ends paid cases is left out: all of that favors XState.
 */

import { assign, setup } from "xstate";

const DAY = 86_400_000;
const rest = (days) => assign({ dueAt: ({ event }) => event.now + days * DAY });
const send = (channel, next) => ({ entry: { type: "send", params: { channel } }, always: next });

export const machine = setup({
  actions: { send: () => {}, mark: () => {}, escalate: () => {} },
  guards: {
    isRisky: ({ context }) => context.risky,
    isFirstArm: ({ context }) => context.id.charCodeAt(context.id.length - 1) % 2 === 0,
    isComplete: ({ context }) => context.rounds >= 2,
  },
}).createMachine({
  id: "standard-30",
  context: ({ input }) => ({ id: input.id, risky: input.risky, rounds: 0, dueAt: 0 }),
  initial: "idle",
  states: {
    idle: { on: { START: "begin" } },
    begin: { entry: { type: "mark" }, always: "risk" },
    risk: { always: [{ guard: "isRisky", target: "soon" }, { target: "later" }] },
    soon: { entry: rest(3), on: { "timer.fired": "remind" } },
    later: { entry: rest(5), on: { "timer.fired": "remind" } },
    remind: send("email", "wait1"),
    wait1: { entry: rest(5), on: { "payment.received": "paid", "timer.fired": "nudge" } },
    nudge: { always: [{ guard: "isFirstArm", target: "sms" }, { target: "chat" }] },
    sms: send("sms", "wait2"),
    chat: send("whatsapp", "wait2"),
    wait2: { entry: rest(3), on: { "payment.received": "paid", "timer.fired": "offer" } },
    offer: send("email", "wait3"),
    wait3: {
      entry: rest(7),
      on: { "payment.received": "paid", "custom.accepted": "confirm", "timer.fired": "final" },
    },
    confirm: send("email", "part"),
    part: {
      entry: rest(30),
      on: { "custom.installment": "parts", "payment.received": "paid", "timer.fired": "final" },
    },
    parts: {
      always: [
        { guard: "isComplete", target: "paid" },
        { target: "part", actions: assign({ rounds: ({ context }) => context.rounds + 1 }) },
      ],
    },
    final: send("letter", "pause"),
    pause: { entry: rest(5), on: { "timer.fired": "handOver" } },
    handOver: { entry: { type: "escalate" }, always: "called" },
    called: {
      entry: rest(7),
      on: { "custom.called": "escalated", "payment.received": "paid", "timer.fired": "escalated" },
    },
    paid: { type: "final" },
    escalated: { type: "final" },
  },
});
