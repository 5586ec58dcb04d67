/** The step of the host's own among people, without any page: whom it makes wait until when. Exact, since nobody pays here. */

import { readFileSync } from "node:fs";
import { compileStrategy, formatDate, parseDate, parseStrategy } from "@dunlin/engine";
import { NOBODY_PAYS, simulate } from "@dunlin/engine/simulate";
import { payday } from "./payday.mjs";
import { people } from "./people.mjs";

const host = { nodeTypes: [payday] };
const text = readFileSync(new URL("strategy.json", import.meta.url), "utf8");
const program = compileStrategy(parseStrategy(text, host), host);

const report = simulate(program, people, {
  behavior: NOBODY_PAYS,
  costs: { currency: "EUR", channels: { sms: 7 } },
  seed: 1,
  start: Date.parse("2026-02-11T10:00:00Z"),
  horizonDays: 60,
});

const { ways, contacts, costs } = report;
console.log(
  `${report.cases.enrolled} people: ${ways["payday:next"]} wait for their payday, of ${ways["payday:unknown"]} it is not known.`,
);
const first = parseDate(report.start) ?? 0;
for (const [day, texts] of (contacts.days.sms ?? []).entries())
  if (texts > 0) console.log(`${formatDate(first + day)}  ${texts} texts`);
console.log(`${contacts.total} texts, EUR ${((costs?.totalMinor ?? 0) / 100).toFixed(2)}.`);
