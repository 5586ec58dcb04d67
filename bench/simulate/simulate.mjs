/**
 * Simulation (T6, T8): a million cases in twelve steps by columns against a hand-coded switch, the state that a case takes, and
 * a portfolio over ninety days from facts to report.
 */

import { compileStrategy } from "@dunlin/engine";
import { simulate as simulated } from "@dunlin/engine/simulate";
import { figure, times } from "../lib/report.mjs";
import { cases, START, STEPS } from "../step/scripts.mjs";
import { strategy } from "../step/strategy.mjs";
import { million } from "./million.mjs";

/** Some pay, more after a message; some messages bounce, and a few people want no more of them. */
const BEHAVIOR = {
  format: "dunlin.behavior/1",
  name: "As usual",
  pay: {
    clock: "dueDate",
    hazard: [
      { day: -30, chance: 0.01 },
      { day: 30, chance: 0.005 },
    ],
    contacts: { email: { factor: 1.3, days: 3 }, sms: { factor: 1.5, days: 3 } },
  },
  partial: { share: 0.2, from: 0.2, to: 0.8 },
  bounce: { email: 0.02, sms: 0.01 },
  optOut: { email: 0.005 },
  open: { email: 0.4 },
  click: { email: 0.1 },
};

/**
 * @param {{ quick: boolean }} options
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function simulate({ quick }) {
  const program = compileStrategy(strategy);
  const count = quick ? 4000 : 1_000_000;
  const { runs, bytes } = million(program, { count, rounds: quick ? 1 : 4 });
  const steps = count * STEPS;
  const best = Object.entries(runs).map(([name, all]) => ({ name, ms: Math.min(...all.map(({ ms }) => ms)) }));
  const [byHand, , , byEvent] = best.map(({ ms }) => ms);
  const perSecond = (steps / byEvent) * 1000;
  const lives = livesOf(program, quick);
  return {
    tables: [
      {
        title: `Simulation: ${count.toLocaleString("en-US")} cases in ${STEPS} steps, 21 nodes, without trace`,
        columns: ["", "ns per step (min)", "million steps a second", "seconds", "ratio (min)"],
        rows: best.map(({ name, ms }) => [name, (ms * 1e6) / steps, steps / ms / 1000, ms / 1000, ms / byHand]),
        notes: [
          `A case takes ${bytes.state} bytes of state and ${figure(bytes.facts)} bytes of facts: what it owes and since when, its zone and its channels. The hand-coded switch keeps an object for each and reads the facts as objects.`,
        ],
      },
      {
        title: `Simulation: ${lives.count.toLocaleString("en-US")} debtors over 90 days, from facts to report`,
        columns: ["", "seconds", "microseconds a debtor", "steps a debtor", "contacts a debtor"],
        rows: lives.rows,
        notes: ["Both reports are the same, byte for byte."],
      },
    ],
    targets: [
      { id: "T6", text: "state by columns <= 16 bytes a case", met: bytes.state <= 16, figure: `${bytes.state} bytes` },
      {
        id: "T8",
        text: "simulation >= 10 million steps a second on one core",
        met: quick ? undefined : perSecond >= 10e6,
        figure: `${figure(perSecond / 1e6)} million, ${times(byEvent / byHand)} hand-coded`,
      },
      {
        id: "T8",
        text: "100,000 debtors over 90 days < 2 s",
        met: quick ? undefined : lives.seconds < 2,
        figure: `${figure(lives.seconds)} s, ${times(lives.objects / lives.seconds)} faster than as objects`,
      },
    ],
  };
}

/** The same portfolio by rows and as objects; fewer as objects, which is slower. */
function livesOf(program, quick) {
  const count = quick ? 500 : 100_000;
  const portfolio = cases(count);
  const few = portfolio.slice(0, count / 10);
  const options = { behavior: BEHAVIOR, seed: 1, horizonDays: 90, start: START };
  const text = (path) => JSON.stringify({ ...simulated(program, few, { ...options, path }), paths: undefined });
  if (text("auto") !== text("objects")) throw new Error("rows and objects make different reports");
  const time = (portfolio, path) => {
    const start = performance.now();
    const report = simulated(program, portfolio, { ...options, path });
    return { seconds: (performance.now() - start) / 1000, report };
  };
  const runs = Array.from({ length: quick ? 1 : 3 }, () => time(portfolio, "auto"));
  const { seconds, report } = runs.reduce((best, one) => (one.seconds < best.seconds ? one : best));
  const slow = time(few, "objects");
  const row = (name, own, of) => [
    name,
    own.seconds,
    (own.seconds * 1e6) / of,
    own.report.steps / of,
    own.report.contacts.total / of,
  ];
  return {
    ...{ count, seconds, objects: (slow.seconds * count) / few.length },
    rows: [
      row("by rows", { seconds, report }, count),
      row(`as objects, ${few.length.toLocaleString("en-US")} of them`, slow, few.length),
    ],
  };
}
