/** Three customers live through March. The first pays in time, the second when he is reminded, the third not at all. */
import { me, open, read } from "./acme.mjs";

const HOUR = 3_600_000;
const { runtime, clock } = await open({
  strategy: "strategy.json",
  templates: ["reminder.json"],
  said: ({ caseId, message }, at) => console.log(at.toISOString().slice(0, 16), caseId, message.text),
});
const people = read("people.json").slice(4, 7);
await runtime.cases.put(
  "acme",
  people.map((facts) => ({ facts })),
  me,
);

const pays = async (facts) => {
  const { outstandingMinor: amountMinor, ref } = facts.obligations[0];
  const event = { type: "payment.received", id: `p-${ref}`, data: { amountMinor, obligation: ref } };
  await runtime.cases.deliver("acme", facts.caseId, event, me);
};
for (let hour = 0; hour < 31 * 24; hour += 1, clock.at += HOUR) {
  if (hour === 3 * 24) await pays(people[0]);
  if (hour === 12 * 24) await pays(people[1]);
  await runtime.settle();
}
for (const { caseId } of people) {
  const { enrollments } = await runtime.cases.peek("acme", caseId);
  console.log(caseId, enrollments[0].state.outcome);
}
