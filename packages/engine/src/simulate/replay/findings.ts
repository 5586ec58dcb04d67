/** What a comparison can and cannot say, in words. */

import type { Finding, FindingStatus, OutcomeEstimate, ReplayComparison } from "./comparison.ts";
import { type FindingWords, findingWords } from "./findingWords.ts";

type Facts = Omit<ReplayComparison, "findings">;

/** In the order in which they are to be read: what is certain first. */
export function findingsOf(report: Facts): readonly Finding[] {
  const { cases, champion, challenger, treatment, record, currency } = report;
  const share = (part: number) => (cases === 0 ? 0 : part / cases);
  const contacts = { champion: champion.contacts.total, challenger: challenger.contacts.total };
  const stopped = (side: typeof champion) =>
    Object.values({ ...side.contacts.rules }).reduce((sum, count) => sum + count, 0);
  return [
    finding("contacts", "exact", cases, contacts),
    ...(champion.costMinor === null || challenger.costMinor === null || currency === null
      ? []
      : [
          finding("costs", "exact", cases, {
            ...{ champion: champion.costMinor, challenger: challenger.costMinor, currency },
          }),
        ]),
    finding("policy", "exact", cases, { champion: stopped(champion), challenger: stopped(challenger) }),
    finding("sameTreatment", "observed", treatment.sameUntilOutcome, { share: share(treatment.sameUntilOutcome) }),
    ...(treatment.different === 0
      ? []
      : [finding("differentTreatment", "notIdentified", treatment.different, { share: share(treatment.different) })]),
    record === null
      ? finding("recordMissing", "notIdentified", cases, {})
      : finding("record", "observed", record.cases, {
          matched: record.matched,
          share: record.matched / record.cases,
        }),
    ...report.estimates.flatMap(estimateFindings),
  ];
}

function estimateFindings({ outcome, currency = "", estimate }: OutcomeEstimate): Finding[] {
  const { overlap } = estimate;
  const about = { outcome, currency, effective: overlap.effective, matched: overlap.matched };
  if (estimate.status === "refused") {
    return [finding("estimate", "refused", overlap.cases, { ...about, reason: estimate.reason })];
  }
  const { selfNormalized, recorded, difference, level } = estimate;
  const told = finding("estimate", "estimated", overlap.cases, {
    ...about,
    level,
    recorded: recorded.value,
    ...{ value: selfNormalized.value, low: selfNormalized.low, high: selfNormalized.high },
    ...{ difference: difference.value, differenceLow: difference.low, differenceHigh: difference.high },
  });
  if (overlap.clipped === 0) return [told];
  return [told, finding("clipped", "estimated", overlap.clipped, { outcome, currency })];
}

function finding(code: Finding["code"], status: FindingStatus, cases: number, data: Finding["data"]): Finding {
  const told = (words: FindingWords) => words[code]({ cases, status, data });
  return { code, status, cases, data, sentences: { en: told(findingWords.en), es: told(findingWords.es) } };
}
