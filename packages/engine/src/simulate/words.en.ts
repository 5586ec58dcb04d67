/** Simulations told in English. */

import type { SimulationWords } from "./words.ts";

export const english: SimulationWords = {
  kind: "Simulation",
  headline: ({ cases, days, start, seed }) => `${cases} cases over ${days} days from ${start} (seed ${seed})`,
  exact:
    "Exact: who comes in, which contacts are made, moved or held back, and what they cost. They follow from the strategy, its contact rules and the portfolio, for people who behave as they do in this run.",
  modeled: (behavior) =>
    `Modeled: whatever people do, so payments, promises, replies, results and every figure made of them. They are as good as the assumption, which is the behavior ${behavior}. What a strategy really changes, only an experiment shows.`,
  compared: (name) => `Compared with ${name}`,
  comparedNote:
    "Both with the same people, the same days and the same chances, so that differences come from the strategies.",
  unlike: (what) => `Not of the strategies alone: the two also differ in ${what}.`,
  differs: {
    ...{ otherPeople: "the people", otherSeed: "the seed", otherBehavior: "the behavior", otherStart: "the first day" },
    otherDays: "the number of days",
  },
  intervals: (level) => `Intervals hold with a chance of ${level} as far as the model does.`,
  certainty: { exact: "exact", modeled: "modeled", observed: "observed" },
  draft: (name) => `${name} (draft)`,
  version: (name, version) => `${name} (version ${version})`,
  sections: {
    ...{
      cases: "Cases",
      outcomes: "How cases ended",
      contacts: "Contacts",
      held: "Held back and moved",
      costs: "Costs",
    },
    ...{ money: "Money", kpis: "Figures", steps: "Steps", experiments: "Experiments", goals: "Goals" },
    made: "How this was made",
  },
  charts: {
    recovery: "Collected, by days since the start",
    cure: "Cases without arrears, by days since the start",
    days: "Contacts by day",
    week: "Contacts of a case in its busiest week",
    recoveryText: (last) => `Share of what was open that has been paid by the end of each day; at the end ${last}.`,
    cureText: (last) => `Share of cases whose arrears are paid by the end of each day; at the end ${last}.`,
    daysText: (total, channels) => `${total} contacts in all: ${channels}.`,
    weekText: (parts) => `Share of cases by the most contacts in seven days in a row: ${parts}.`,
    band: (level) => `Band: ${level} interval. Modeled.`,
    recoveryFoot: "Of what all cases of the portfolio owed on the first day, those that did not come in among them.",
    daysFoot: "Days since the start. Exact for the people as they behave in this run.",
    weekFoot: "Of all cases of the portfolio: most contacts in any seven days in a row. Exact for this run.",
    day: "day",
    contactsInWeek: (count) => `${count}`,
    table: "As a table",
  },
  rows: {
    ...{
      total: "In the portfolio",
      enrolled: "Came in",
      refused: "Did not come in",
      exited: "Ended",
      active: "Still inside",
    },
    ...{ held: "On hold at the end", parked: "Stopped because of data that cannot be trusted", contacts: "Contacts" },
    ...{
      contacted: "Cases with a contact",
      mostInWeek: "Most contacts of a case in a week",
    },
    ...{
      suppressed: "Not made",
      deferred: "Moved to a later moment",
      rules: "By rule",
      overBudget: "Waited for a day with room",
    },
    ...{
      cost: "Costs",
      placed: "Open at the start",
      collected: "Collected",
      open: "Open at the end",
      fees: "Fees charged",
    },
    ...{ forgiven: "Forgiven by settlements", steps: "Steps of the engine", objects: "Cases stepped one by one" },
    ...{ columns: "Cases stepped by columns", seed: "Seed", behavior: "Behavior" },
    task: (queue) => `Tasks for ${queue}`,
  },
  heads: {
    ...{
      what: "Figure",
      value: "Value",
      against: "Compared",
      difference: "Difference",
      interval: "Interval",
      certainty: "Is",
    },
    ...{
      step: "Step",
      entered: "Arrivals",
      waiting: "Waiting",
      sent: "Contacts",
      heldBack: "Not made",
      moved: "Moved",
    },
    ...{ cost: "Cost", paid: "Paid within 7 days", taken: "Offers taken" },
  },
  channels: {
    ...{
      email: "Email",
      sms: "SMS",
      whatsapp: "WhatsApp",
      voice: "Calls",
      letter: "Letters",
      push: "Push notifications",
    },
  },
  outcomes: {
    ...{
      cured: "Cured",
      paid: "Paid",
      recovered: "Recovered",
      settled: "Settled",
      kept: "Promise kept",
      placed: "To an agency",
    },
    ...{
      writtenOff: "Written off",
      transferred: "To another strategy",
      withdrawn: "Withdrawn",
      exhausted: "All steps taken",
    },
    ...{ restarted: "Started again", refused: "Not taken in" },
  },
  reasons: {
    ...{
      when: "Entry condition not met",
      never: "Was in before",
      active: "Is in already",
      cooldown: "Too soon after the last time",
    },
    ...{
      facts: "Data that cannot be trusted",
      obligation: "No such debt",
      policy: "Contact rules",
      unreachable: "No usable channel",
    },
    ...{
      gaveUp: "No allowed moment in time",
      superseded: "No longer needed",
      hold: "On hold",
      nothingCollectible: "Nothing to ask for",
    },
  },
  units: {
    days: (figure) => `${figure} days`,
    perHour: (figure) => `${figure} an hour`,
  },
  nothing: "–",
};
