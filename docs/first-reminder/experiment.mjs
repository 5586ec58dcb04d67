/** 1,500 made-up customers live through the experiment in seconds. Of those who are offered help, more pay. */
import { writeFileSync } from "node:fs";
import { me, open, read } from "./acme.mjs";

const DAY = 86_400_000;
/** What we pretend not to know: how many pay within a week of which text. */
const PAYS = { reminder: 0.3, "offers-help": 0.42 };

const paying = new Map();
const { runtime, clock } = await open({
  strategy: "ab.json",
  templates: ["reminder.json", "offers-help.json"],
  said({ caseId, effect }, at) {
    const [, chance] = Object.entries(PAYS).find(([id]) => effect.template.startsWith(`${id}@`));
    if (luck(caseId) < chance) paying.set(caseId, at.getTime() + DAY * (1 + 6 * luck(`${caseId} day`)));
  },
});
const [person] = read("people.json");
const people = Array.from({ length: 1500 }, (_, i) => ({
  ...person,
  caseId: `X-${i}`,
  debtor: { ...person.debtor, id: `Y-${i}` },
}));
for (let i = 0; i < people.length; i += 500)
  await runtime.cases.put(
    "acme",
    people.slice(i, i + 500).map((facts) => ({ facts })),
    me,
  );

for (let day = 0; day < 30; day += 1, clock.at += DAY) {
  await runtime.settle();
  for (const [caseId, when] of paying) {
    if (when > clock.at) continue;
    paying.delete(caseId);
    const data = { amountMinor: person.obligations[0].amountMinor };
    await runtime.cases.deliver("acme", caseId, { type: "payment.received", id: `p-${caseId}`, data }, me);
  }
}
const { variants } = await runtime.strategies.experiment("acme", "first-reminder", "wording");
const arms = variants.map(({ key, exposed, outcomes }) => ({
  variant: key,
  units: exposed,
  metrics: { paid: { successes: outcomes.paid ?? 0, trials: exposed } },
}));
writeFileSync("sums.json", JSON.stringify({ arms }, null, 2));
for (const { variant, units, metrics } of arms) console.log(variant, `${metrics.paid.successes} of ${units} paid`);

/** The same number from 0 to 1 for the same text, so that this run comes out as yours. */
function luck(text) {
  let hash = 2166136261;
  for (const sign of text) hash = Math.imul(hash ^ sign.charCodeAt(0), 16777619);
  return ((Math.imul(hash ^ (hash >>> 15), 2246822519) >>> 0) % 10_000) / 10_000;
}
