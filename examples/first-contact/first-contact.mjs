/** The smallest program: one strategy, one case, one explained contact. `node examples/first-contact/first-contact.mjs` */

// #region program
import { compileStrategy, explainTrace } from "@dunlin/engine";

const program = compileStrategy({
  format: "dunlin.strategy/1",
  id: "first-reminder",
  name: "First reminder",
  time: { zone: "Europe/Madrid" },
  entry: { start: "week" },
  exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
  nodes: {
    week: { type: "wait", until: { anchor: "oldestDueDate", offset: "P7D" }, ifPast: "now", to: { next: "mail" } },
    mail: { type: "send", via: [{ channel: "email", template: "reminder@1" }], to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted" },
  },
});
const invoice = { ref: "I-1", dueDate: "2026-03-02", currency: "EUR", amountMinor: 12_000, outstandingMinor: 12_000 };
const facts = { caseId: "C-1", debtor: { id: "D-1" }, obligations: [invoice] };

// Keep the state, hand the effects to your channels, and come back at `state.dueAt` or with the next event.
const { state, trace } = program.enroll(facts, { now: Date.parse("2026-03-03T10:00:00Z") });
const step = program.advance(state, { type: "timer.fired" }, { facts, now: state.dueAt ?? 0 });

console.log(step.effects.map((effect) => effect.kind)); // [ 'message.send', 'case.exited' ]
for (const { text } of explainTrace(program, [...trace, ...step.trace])) console.log(text);
// #endregion program
