/** The cases of an experiment as rows. */

import type { Strategy } from "@dunlin/engine";
import { analyzeExperiment } from "@dunlin/engine/experiments";
import { expect, test } from "vitest";
import type { ExperimentCase } from "../../src/model/publishing.ts";
import { ADMIN, inputOf, STRATEGY, TENANT, testClock, testWorld } from "../core/world.ts";

const SPLIT = {
  ...STRATEGY,
  id: "tones",
  entry: { ...STRATEGY.entry, start: "tone" },
  nodes: {
    tone: {
      ...{ type: "split", experiment: "tone", unit: "case" },
      variants: [
        { key: "soft", weight: 5000, control: true },
        { key: "firm", weight: 5000 },
      ],
      to: { soft: "w1", firm: "w1" },
    },
    ...STRATEGY.nodes,
  },
} as unknown as Strategy;

const DAY = 86_400_000;

test("PU39 the cases of an experiment come as rows, page by page: variant, days, outcome, money and opt-outs since they came in", async () => {
  const clock = testClock();
  const { runtime } = await testWorld({ clock, strategies: [SPLIT] });
  const ids = Array.from({ length: 8 }, (_, i) => `c${i}`);
  // The last one did not want text messages before.
  const channels = [{ channel: "sms", address: "+34600000001", optedOut: true }];
  const before = inputOf("c8", { debtor: { id: "d-c8", language: "en", zones: ["Europe/Madrid"], channels } });
  await runtime.cases.put(TENANT, [...ids.map((id) => inputOf(id)), before], ADMIN);
  const { amountMinor } = inputOf("c0").facts.obligations[0] ?? { amountMinor: 0 };
  clock.set(clock.now() + 2 * DAY + 1);
  const payment = { type: "payment.received", id: "p1", data: { amountMinor } } as const;
  await runtime.cases.deliver(TENANT, "c3", payment, ADMIN);
  const optOut = { type: "message.optedOut", id: "o1", data: { channel: "sms" } } as const;
  await runtime.cases.deliver(TENANT, "c5", optOut, ADMIN);
  clock.set(clock.now() + DAY);
  const rows: ExperimentCase[] = [];
  let pages = 0;
  for (let after: Parameters<typeof runtime.strategies.experimentCases>[3] = { limit: 4 }; ; pages += 1) {
    const { items, next } = await runtime.strategies.experimentCases(TENANT, "tones", "tone", after);
    rows.push(...items);
    if (next === undefined) break;
    after = { limit: 4, after: next };
  }
  expect([rows.length, pages]).toEqual([9, 2]);
  expect(rows.filter(({ ended }) => ended)).toMatchObject([{ days: 2, outcome: "paid", paidMinor: amountMinor }]);
  expect(new Set(rows.filter(({ ended }) => !ended).map(({ days }) => days))).toEqual(new Set([3]));
  const leaving = rows.map(({ optedOut }, at) => (optedOut ? at : -1)).filter((at) => at >= 0);
  expect(leaving).toEqual([5]);
  expect(JSON.stringify(rows)).not.toContain("c3");
  const report = analyzeExperiment(
    rows.map((row) => ({ ...row, paid: row.outcome === "paid" })),
    {
      id: "tone",
      variants: [
        { key: "soft", weight: 5000, control: true },
        { key: "firm", weight: 5000 },
      ],
      metrics: [
        { id: "paid", measure: "cureRate", role: "primary", column: "paid" },
        { id: "time", measure: "daysToCure", days: "days", event: "paid" },
      ],
    },
  );
  expect(report.units).toBe(9);
  expect((await runtime.strategies.experimentCases(TENANT, "tones", "other")).items).toEqual([]);
});
