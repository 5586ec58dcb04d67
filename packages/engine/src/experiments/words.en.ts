/** Experiments in English. */

import { listed } from "../explain/forms.en.ts";
import type { ExperimentWords, ToldComparison } from "./words.ts";

const plural = (one: string, many: string) => (figure: string, count: number) =>
  `${figure} ${count === 1 ? one : many}`;

/** The two values, and by how much they differ. */
const seen = ({ value, control, gap, higher }: ToldComparison): string =>
  `${value} instead of ${control}: ${gap} ${higher ? "more" : "less"}`;

const likely = ({ sizes, interval, confidence, always }: ToldComparison): string => {
  const range = sizes ?? interval;
  if (range === undefined) return "; nothing limits the difference yet";
  const level = confidence === "95%" ? "" : ` (${confidence})`;
  return `, very likely between ${range.from} and ${range.to}${level}${always ? "" : ", if this is the only look"}`;
};

const soFar = ({ variant, title, value, control, interval }: ToldComparison): string => {
  const range =
    interval === undefined
      ? "; nothing limits the true difference yet"
      : `; the true difference may be anything from ${interval.from} to ${interval.to}`;
  return `So far, ${title}: ${value} for ${variant}, ${control} for the control${range}.`;
};

export const english: ExperimentWords = {
  locale: "en",
  measures: {
    cureRate: measure("Cured", "cures more cases", "cures fewer cases", "the cure rate"),
    planTakeUp: measure(
      "Plan take-up",
      "brings more people into a plan",
      "brings fewer people into a plan",
      "plan take-up",
    ),
    promiseKept: measure("Promises kept", "has more promises kept", "has fewer promises kept", "the kept rate"),
    optOut: measure("Opt-outs", "has more opt-outs", "has fewer opt-outs", "opt-outs"),
    complaint: measure("Complaints", "has more complaints", "has fewer complaints", "complaints"),
    dispute: measure("Disputes", "has more disputes", "has fewer disputes", "disputes"),
    recovered: measure("Recovered per case", "recovers more", "recovers less", "the amount recovered"),
    recoveryRate: measure("Recovery rate", "recovers more", "recovers less", "the recovery rate"),
    costToCollect: measure("Cost to collect", "costs more to collect", "costs less to collect", "the cost to collect"),
    daysToCure: measure("Days to cure", "takes longer to cure", "cures sooner", "the days to cure"),
  },
  measure: (title) => measure(title, `shows more in “${title}”`, `shows less in “${title}”`, `“${title}”`),
  points: plural("point", "points"),
  days: plural("day", "days"),
  moreDays: plural("more day", "more days"),
  moreUnits: plural("more unit", "more units"),
  empty: "There are no data to compare yet.",
  mismatch:
    "The groups do not have the sizes that were planned, and chance does not explain it. Do not trust any difference; find out first who is missing.",
  better: (told) => `${told.variant} ${told.does}. ${seen(told)}${likely(told)}.`,
  betterButHarm: (told, harms) =>
    `${told.variant} ${told.does}, but ${listed(harms, "and")}: do not roll out. ${seen(told)}${likely(told)}.`,
  harm: (told, harms) => `Under ${told.variant} ${listed(harms, "and")}: stop it. ${soFar(told)}`,
  worse: (told, control) => `${told.variant} ${told.does}: keep ${control}. ${seen(told)}${likely(told)}.`,
  notEnough: (told, more) => `Not enough data yet${more === undefined ? "" : `: about ${more}`}. ${soFar(told)}`,
  tooSlow: (told) =>
    `Not enough data yet: at this pace it takes more than two years. Let more people in, or test something bolder. ${soFar(told)}`,
  same: (told, effect, control) =>
    `No difference that matters: it is smaller than ${effect}. Keep ${control}, or choose by cost. ${soFar(told)}`,
  unclear: (told, control) =>
    `All planned data are in, and no difference is certain. Keep ${control}, or test something bolder. ${soFar(told)}`,
  open: (titles) => `Not certain to be within the limit: ${titles}. Look before you roll out.`,
  warning: {
    segments: ({ count, expected }) =>
      `${count} comparisons by segment: by chance alone about ${expected} of them would look certain. Their p-values are adjusted (Holm); take what stands out as a question for the next experiment.`,
    "segments.pooled": ({ column }) => `“${column}” has too many values; the later ones are counted together.`,
    "units.repeated": ({ count, rows }) =>
      `${count} of ${rows} rows repeat a unit. The rows of one unit are not independent: sum them first, or the intervals are too narrow.`,
    "units.strayed": ({ count, rows }) =>
      `${count} of ${rows} units have another variant than the assignment gives them.`,
    pending: ({ metric, count }) => `${metric}: ${count} units have no outcome yet and are not counted as failed.`,
    "guardrail.unclear": ({ metric, variant }) => `${metric} under ${variant} is not certain to be within its limit.`,
  },
  plan: {
    goal: ({ baseline, target, power, confidence }) =>
      `To find a rise from ${baseline} to ${target} with ${power} probability, at ${confidence} confidence:`,
    shares: ({ control, challenger, challengers, holdout }) =>
      `Shares: control ${control}, ${challengers === 1 ? "challenger" : "each challenger"} ${challenger}${holdout === undefined ? "" : `, holdout ${holdout}`}.`,
    fixed: ({ units, control, challenger, days }) =>
      `One look at the end: ${units} units (control ${control}, challenger ${challenger})${days === undefined ? "" : `, ${days}`}.`,
    sequential: ({ units, control, challenger, days }) =>
      `A look every day: at most about ${units} units (control ${control}, challenger ${challenger})${days === undefined ? "" : `, ${days}`}; a larger difference ends it sooner.`,
    long: (days, patience) => `One look would take ${days}, longer than ${patience}.`,
    detectable: (patience, points) => `In ${patience} a rise of ${points} can be found.`,
    fewer: (figure, count, patience) =>
      `With ${figure} ${count === 1 ? "challenger" : "challengers"} it is done in ${patience}.`,
    small: (units) =>
      `A group of ${units} units is too small for these methods: test a smaller difference, or count longer.`,
    betterShares: (control, challenger, saving) =>
      `With shares of ${control} for the control and ${challenger} for each challenger it needs ${saving} fewer units.`,
  },
  report: {
    experiment: "Experiment",
    groups: "Groups",
    variant: "Group",
    role: { control: "control", challenger: "challenger", holdout: "holdout" },
    unitsHead: "Units",
    planned: "Planned",
    actual: "Actual",
    compared: (variant, control) => `${variant} compared with ${control}`,
    roleHead: "Role",
    measureHead: "Measure",
    value: "Value",
    difference: "Difference",
    intervalHead: (confidence) => `${confidence} interval`,
    alwaysValid: "Intervals are valid at every look.",
    oneLook: "Intervals are valid for one look, when the planned units are in.",
    pValue: "p-value",
    decides: "decides",
    guardrail: { within: "within limit", unclear: "not certain", breached: "limit exceeded", head: "Guardrail" },
    worse: (variant) => `${variant} is worse`,
    better: (variant) => `${variant} is better`,
    worseShort: "worse",
    betterShort: "better",
    curve: (title) => `${title}: share of cases by day`,
    curveText: (parts) => `Share of cases by the last day shown: ${parts}.`,
    dayAxis: "day",
    allocation: "Shares of the groups over time",
    allocationText: (parts) => `Shares of all units so far: ${parts}.`,
    plannedLine: "dotted: planned",
    trust: "Can we trust it?",
    trustSizes: (pValue) => `Sizes of the groups against the plan: p = ${pValue}.`,
    segments: "By segment",
    segment: "Segment",
    others: "(others)",
    noName: "(empty)",
    warnings: "To keep in mind",
    howItWasMade: "How it was computed",
    bands: (confidence) => `band: ${confidence} at each day`,
    nothing: "Nothing to draw yet.",
    table: "The same as a table",
    legend: "filled: chance is ruled out; hollow: it is not; each row has its own scale",
    pending: "Pending",
  },
};

function measure(title: string, more: string, less: string, subject: string) {
  return { title, more, less, rose: `${subject} rose`, fell: `${subject} fell` };
}
