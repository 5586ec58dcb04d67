/** Conditions (T1, T2): twelve rules over accounts that fit the cache, ours against hand-written functions and peers. */

import { compileCondition } from "@dunlin/engine";
import { LogicEngine } from "json-logic-engine";
import jsonLogic from "json-logic-js";
import { geometricMean, race } from "../lib/race.mjs";
import { times } from "../lib/report.mjs";
import { accounts } from "./accounts.mjs";
import { codegenOf } from "./codegen.mjs";
import { RULES } from "./rules.mjs";

const HAND = "hand-written";
const CODEGEN = "Dunlin generated code";
const CLOSURES = "Dunlin closures";
const RUN = "json-logic-engine run";
const JSON_LOGIC = "json-logic-js";

/**
 * @param {{ quick: boolean }} options
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function conditions({ quick }) {
  const facts = accounts(4000);
  const engine = new LogicEngine();
  const generate = await codegenOf();
  const dialects = [
    { name: HAND, make: (rule) => rule.hand },
    ...(generate === undefined ? [] : [{ name: CODEGEN, make: (rule) => generate(rule.strict) }]),
    { name: CLOSURES, make: (rule) => compileCondition(rule.strict) },
    { name: "json-logic-engine build", make: (rule) => engine.build(rule.jsonLogic) },
    { name: RUN, make: (rule) => (account) => engine.run(rule.jsonLogic, account) },
    { name: JSON_LOGIC, make: (rule) => (account) => jsonLogic.apply(rule.jsonLogic, account) },
  ];
  const options = { rounds: quick ? 5 : 60, sampleMs: 0 };
  const byRule = Object.entries(RULES).map(([name, rule]) => {
    const makers = dialects.map((dialect) => ({ name: dialect.name, holds: dialect.make(rule) }));
    agree(name, rule, makers, facts);
    return {
      name,
      timings: race(
        makers.map((maker) => contestant(maker, facts)),
        options,
      ),
    };
  });
  const summaries = dialects.map(({ name }, i) => summary(name, byRule, i));
  return { tables: tablesOf(byRule, summaries), targets: targetsOf(summaries) };
}

/** Every contestant is called through one loop, so no rule is compiled into it and calls cost all the same. */
function contestant({ name, holds }, facts) {
  return { name, units: facts.length, run: () => countTrue(holds, facts) };
}

function countTrue(holds, facts) {
  let count = 0;
  for (let i = 0; i < facts.length; i++) if (holds(facts[i]) === true) count += 1;
  return count;
}

function agree(rule, { hand }, makers, facts) {
  for (const { name, holds } of makers) {
    const wrong = facts.findIndex((account) => holds(account) !== hand(account));
    if (wrong >= 0) throw new Error(`"${rule}": ${name} says ${holds(facts[wrong])} about account ${wrong}`);
  }
}

function summary(name, byRule, i) {
  const ratios = byRule.map((rule) => rule.timings[i].ratio);
  const worst = Math.max(...ratios);
  return {
    name,
    mean: byRule.reduce((sum, rule) => sum + rule.timings[i].min, 0) / byRule.length,
    ratio: geometricMean(ratios),
    medianRatio: geometricMean(byRule.map((rule) => rule.timings[i].medianRatio)),
    worst,
    worstRule: byRule[ratios.indexOf(worst)].name,
  };
}

function tablesOf(byRule, summaries) {
  return [
    {
      title: "Conditions: 12 rules, 4,000 accounts, ratio to hand-written",
      columns: ["", "mean ns (min)", "ratio (min)", "ratio (median)", "worst rule", "which"],
      rows: summaries.map((s) => [s.name, s.mean, s.ratio, s.medianRatio, s.worst, s.worstRule]),
      notes: ["Ratios are geometric means over the rules."],
    },
    {
      title: "Conditions: ratio to hand-written by rule (minima)",
      columns: ["rule", "hand ns", ...summaries.slice(1).map(({ name }) => name)],
      rows: byRule.map(({ name, timings }) => [name, timings[0].min, ...timings.slice(1).map(({ ratio }) => ratio)]),
    },
  ];
}

function targetsOf(summaries) {
  const of = (name) => summaries.find((summary) => summary.name === name);
  const [codegen, closures] = [of(CODEGEN), of(CLOSURES)];
  const overRun = of(RUN).ratio / closures.ratio;
  const overJsonLogic = of(JSON_LOGIC).ratio / closures.ratio;
  return [
    {
      id: "T1",
      text: "generated code <= 1.25x hand-written, no rule > 2x",
      met: codegen && codegen.ratio <= 1.25 && codegen.worst <= 2,
      figure: codegen
        ? `${times(codegen.ratio)}, worst ${times(codegen.worst)} (${codegen.worstRule})`
        : "the engine does not generate code yet",
    },
    {
      id: "T2",
      text: "closures <= 2.5x hand-written",
      met: closures.ratio <= 2.5,
      figure: `${times(closures.ratio)}, worst ${times(closures.worst)} (${closures.worstRule})`,
    },
    {
      id: "T2",
      text: "closures >= 2.5x faster than json-logic-engine run",
      met: overRun >= 2.5,
      figure: times(overRun),
    },
    {
      id: "T2",
      text: "closures >= 12x faster than json-logic-js",
      met: overJsonLogic >= 12,
      figure: times(overJsonLogic),
    },
  ];
}
