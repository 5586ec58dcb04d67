/** Every figure of collections, defined once. Titles, sentences and formulas in words are in `words.en.ts` and `words.es.ts`. */

import type { KpiUnit } from "./model.ts";

export interface KpiDefinition {
  readonly id: KpiId;
  readonly unit: KpiUnit;
  /** One number, a curve by days since the cases came in, or a matrix of buckets. */
  readonly shape: "value" | "curve" | "matrix";
  /** `treatment` follows from what a strategy does; `behavior` from what people do with it. */
  readonly nature: "treatment" | "behavior";
  /** There is one for each currency. */
  readonly perCurrency: boolean;
  /** `neither`: a figure to be known, not to be pushed. */
  readonly better: "higher" | "lower" | "neither";
  /** Facts, events and effects that it is counted from; without them there is no such figure. */
  readonly needs: readonly string[];
  /** Where the definition comes from. */
  readonly source: string;
  /** How its interval is made; absent: it has none. */
  readonly interval?: keyof typeof INTERVALS;
}

/** How intervals are made, with their sources. */
export const INTERVALS = {
  wilson: "Score interval: E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209-212.",
  delta:
    "Ratio of sums over cases, by the delta method: A. Deng, U. Knoblich, J. Lu, Applying the delta method in metric analytics, KDD 2018.",
  mean: "Student's t for the mean over cases.",
  median:
    "Days at which the pointwise Kaplan-Meier interval crosses one half: R. Brookmeyer, J. Crowley, Biometrics 38 (1982) 29-41.",
  curve: "Pointwise, log-log: J. D. Kalbfleisch, R. L. Prentice, The Statistical Analysis of Failure Time Data (1980).",
  poisson: "Score interval of a rate of events in time, the count taken as Poisson.",
} as const;

const PRACTICE = "Collections practice; no authority defines it.";
const KPI_PAGE = "VCC Live, Critical debt collection KPIs, https://vcc.live/critical-debt-collection-kpis/";
const LIQUIDATION =
  "OpsDog, Collections liquidation rate: collected over balances placed, https://opsdog.com/products/collections-liquidation-rate";
const OCC =
  "OCC, Comptroller's Handbook, Retail Lending Examination Procedures, roll and flow models: delinquent balances that migrate from bucket to bucket.";
const KAPLAN_MEIER = "E. L. Kaplan, P. Meier, Journal of the American Statistical Association 53 (1958) 457-481.";

type Rest = Omit<KpiDefinition, "id" | "shape" | "perCurrency">;

const DEFINITIONS = {
  collected: money("behavior", "higher", ["payment.received", "payment.reversed"], PRACTICE, "money"),
  recoveryRate: {
    ...money("behavior", "higher", ["facts.obligations", "payment.received"], LIQUIDATION, "share"),
    interval: "delta",
  },
  liquidationCurve: {
    ...money("behavior", "higher", ["facts.obligations", "payment.received"], LIQUIDATION, "share"),
    shape: "curve",
    interval: "delta",
  },
  cureRate: share("behavior", "higher", ["facts.obligations", "payment.received"], PRACTICE),
  cureCurve: {
    ...share("behavior", "higher", ["facts.obligations", "payment.received"], KAPLAN_MEIER),
    shape: "curve",
    interval: "curve",
  },
  timeToCure: {
    ...{ unit: "days", nature: "behavior", better: "lower", needs: ["facts.obligations", "payment.received"] },
    ...{ source: KAPLAN_MEIER, interval: "median" },
  },
  selfServiceShare: share("behavior", "higher", ["payment.received", "call.answered", "task.completed"], PRACTICE),
  rollRates: {
    ...money("behavior", "lower", ["facts.obligations at two looks"], OCC, "share"),
    shape: "matrix",
  },
  atRiskRate: money(
    "behavior",
    "lower",
    ["facts.obligations"],
    "Share more than 90 days past due; the threshold as in Basel Committee, Prudential treatment of problem assets (2017), definition of non-performing exposures.",
    "share",
  ),
  contactsPerCase: {
    ...{ unit: "perCase", nature: "treatment", better: "neither", needs: ["message.send", "task.create"] },
    ...{ source: PRACTICE, interval: "mean" },
  },
  contactsPerCaseMonth: {
    ...{ unit: "perCaseMonth", nature: "treatment", better: "neither", needs: ["message.send", "task.create"] },
    ...{ source: PRACTICE, interval: "delta" },
  },
  penetration: share("treatment", "neither", ["message.send", "task.create"], PRACTICE),
  coverage: share("treatment", "higher", ["facts.debtor.channels"], PRACTICE),
  rightPartyContactRate: share("behavior", "higher", ["call.attempted", "call.answered"], KPI_PAGE),
  promiseRate: share("behavior", "higher", ["call.answered", "promise.created"], PRACTICE),
  keptRate: share("behavior", "higher", ["promise.created", "commitment.close"], PRACTICE),
  offerTakeUp: share("behavior", "higher", ["offer.publish", "offer.accepted"], PRACTICE),
  planTakeUp: share("behavior", "higher", ["offer.publish", "offer.accepted"], PRACTICE),
  planBreakRate: share("behavior", "lower", ["offer.accepted", "plan.created", "commitment.close"], PRACTICE),
  optOutRate: share("behavior", "lower", ["message.optedOut"], PRACTICE),
  complaintRate: share("behavior", "lower", ["custom.complaint", "hold.placed of complaint"], PRACTICE),
  disputeRate: share("behavior", "lower", ["dispute.opened"], PRACTICE),
  costToCollect: {
    ...money("behavior", "lower", ["a table of costs", "payment.received"], PRACTICE, "ratio"),
    interval: "delta",
  },
  costPerCase: {
    ...money("treatment", "lower", ["a table of costs"], PRACTICE, "money"),
    interval: "mean",
  },
  dso: money("behavior", "lower", ["what was owed and billed in a period"], KPI_PAGE, "days"),
  cei: money(
    "behavior",
    "higher",
    ["what was owed and billed in a period"],
    "Credit Research Foundation, quoted by the Credit Management Association, Collection effectiveness index (2010), http://creditmanagementassociation.org/2010/09/03/collection-effectiveness-index-cei/",
    "share",
  ),
  nps: {
    ...{ unit: "score", nature: "behavior", better: "higher", needs: ["custom.nps { score: 0 to 10 }"] },
    source: "F. F. Reichheld, The one number you need to grow, Harvard Business Review 81 (December 2003) 46-54.",
    interval: "mean",
  },
  csat: share(
    "behavior",
    "higher",
    ["custom.csat { score: 1 to 5 }"],
    "The two best answers of five, https://fastdot.digital/navigating-customer-service-metrics-a-guide-to-enhancing-customer-experience/",
  ),
  firstContactResolution: share(
    "behavior",
    "higher",
    ["custom.contactResolved { first: true or false }"],
    "Foundever, Metrics that make a difference, https://resources.foundever.com/ebook-contact-center-performance/metrics-that-make-a-difference",
  ),
  agentContactsPerHour: {
    ...{ unit: "perHour", nature: "behavior", better: "neither" },
    ...{ needs: ["call.answered", "custom.agentTime { minutes }"], source: PRACTICE, interval: "poisson" },
  },
} as const satisfies Readonly<Record<string, Rest & Partial<KpiDefinition>>>;

export type KpiId = keyof typeof DEFINITIONS;

/** In the order in which they are told. */
export const KPIS: readonly KpiDefinition[] = Object.entries(DEFINITIONS).map(([id, definition]) => ({
  id: id as KpiId,
  shape: "value",
  perCurrency: false,
  ...definition,
}));

function share(nature: Rest["nature"], better: Rest["better"], needs: readonly string[], source: string) {
  return { unit: "share", nature, better, needs, source, interval: "wilson" } as const;
}

function money<U extends KpiUnit>(
  nature: Rest["nature"],
  better: Rest["better"],
  needs: readonly string[],
  source: string,
  unit: U,
) {
  return { unit, nature, better, needs, source, perCurrency: true } as const;
}
