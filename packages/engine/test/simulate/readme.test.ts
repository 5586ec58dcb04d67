/** What the README shows, run. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compareSimulations, NOBODY_PAYS, simulate } from "../../src/simulate.ts";
import { people as customers, threeReminders } from "./sample.ts";

const program = threeReminders();
const gentler = threeReminders({
  nodes: {
    ...program.strategy.nodes,
    letter: { type: "send", via: [{ channel: "email", template: "third@1" }], to: { next: "day30" } },
  },
});
const people = customers(100);

test("SI2 the simulation of the README", () => {
  // How people are assumed to behave: here everybody has a chance of 3 % a day, twice the odds for three days after an email.
  const hazard = [{ day: 0, chance: 0.03 }];
  const behavior = {
    ...NOBODY_PAYS,
    pay: { clock: "dueDate" as const, hazard, contacts: { email: { factor: 2, days: 3 } } },
  };
  const costs = { currency: "EUR", channels: { email: 1, sms: 7, letter: 95 } };
  const options = { behavior, costs, seed: 7, start: Date.parse("2026-03-01T23:00:00Z"), horizonDays: 60 };

  const report = simulate(program, people, options);
  report.contacts.channels; // { email: 90, letter: 59, sms: 70 }: exact, for these people and what they do
  report.kpis.find(({ id }) => id === "recoveryRate"); // { value, low, high, certainty: "modeled" }

  // What if: another version, the same people with the same chances, so that what both share cancels out.
  const { figures } = compareSimulations(report, simulate(gentler, people, options));
  figures.find(({ id }) => id === "costPerCase"); // { before, after, delta, certainty: "exact" }

  expect(report.contacts.channels).toEqual({ email: 90, letter: 59, sms: 70 });
  expect(report.kpis.find(({ id }) => id === "recoveryRate")).toMatchObject({ certainty: "modeled" });
  expect(figures.find(({ id }) => id === "costPerCase")).toMatchObject({ certainty: "exact" });
  const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8").replace(/^ +/gm, "");
  const [, snippet = "?"] =
    /## Simulate a portfolio.*?```ts\nimport [^\n]*\n\n(.*?)```/s.exec(read("../../README.md")) ?? [];
  expect(read("readme.test.ts")).toContain(snippet);
});
