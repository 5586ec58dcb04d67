/** Whether offers can be made as they are written, keep to their guard, and whether an answer to them is heard. */

import { addMonths, parseDate } from "../base/civil.ts";
import { type Duration, isNothing, parseDuration } from "../base/duration.ts";
import { DAY } from "../base/instant.ts";
import { dueDates } from "../commitments/dueDates.ts";
import type { OfferNode, RetryPaymentNode } from "../model/node.ts";
import type { PlanOption, SettlementOption } from "../model/offerOptions.ts";
import type { Findings } from "./findings.ts";
import type { Parts } from "./parts.ts";

export function checkOffers({ nodes, handlers, complete }: Parts, findings: Findings): void {
  const heard = !complete || handlers.some(({ value }) => value.on.includes("offer.accepted"));
  for (const { at, node } of nodes.values()) {
    if (node?.type === "retryPayment") checkAttempts(at, node, findings);
    if (node?.type !== "offer") continue;
    const fits = [checkNode(at, node, findings), ...node.options.map((_, i) => checkOption(at, node, i, findings))];
    if (fits.every(Boolean)) for (const i of node.options.keys()) checkGuard(at, node, i, findings);
    if (!heard && leavesEarly(node)) findings.add("offer.unhandled", `${at}/wait`, { validFor: node.validFor });
  }
}

const PARTS = ["key", "count", "frequency", "firstDueIn", "downPaymentBp", "minInstallmentMinor", "roll"];
const MEMBERS: { readonly [O in OfferNode["offer"]]: readonly string[] } = {
  plan: [...PARTS, "installmentMinor"],
  settlement: [...PARTS, "discountBp", "discountMinor", "tiers"],
  extension: ["key", "maxDays"],
};
const SUMS: { readonly [O in OfferNode["offer"]]: readonly string[] } = {
  plan: ["count", "installmentMinor"],
  settlement: ["discountBp", "discountMinor", "tiers"],
  extension: ["maxDays"],
};

const OF_NODE: { readonly [O in OfferNode["offer"]]: readonly string[] } = {
  plan: ["guard"],
  settlement: ["guard", "maxDiscountBp"],
  extension: [],
};

function checkNode(at: string, node: OfferNode, findings: Findings): boolean {
  const strangers = ["guard", "maxDiscountBp"].filter((name) => name in node && !OF_NODE[node.offer].includes(name));
  for (const member of strangers) refuse(at, member, findings);
  const unguarded = node.offer === "settlement" && node.maxDiscountBp === undefined;
  if (unguarded) findings.add("shape.invalid", at, { problem: "missing", member: "maxDiscountBp" });
  checkPositive(at, { validFor: node.validFor }, findings);
  const least = "guard" in node ? node.guard?.minInstallmentMinor : undefined;
  checkAmounts(`${at}/guard`, { minInstallmentMinor: least }, findings);
  return strangers.length === 0 && !unguarded;
}

function refuse(at: string, member: string, findings: Findings): void {
  const path = `${at}/${member}`;
  findings.add("shape.unknownMember", path, { member }, [{ op: "remove", path }]);
}

/** Gives whether the option has what an option of its kind needs, and nothing else. */
function checkOption(at: string, node: OfferNode, i: number, findings: Findings): boolean {
  const path = `${at}/options/${i}`;
  const option = node.options[i] as Partial<PlanOption & SettlementOption> & { readonly key: string };
  const strangers = Object.keys(option).filter((member) => !MEMBERS[node.offer].includes(member));
  for (const member of strangers) refuse(path, member, findings);
  const sums = SUMS[node.offer];
  const given = sums.filter((member) => member in option);
  if (given.length !== 1) {
    const problem = sums.length === 1 ? { problem: "missing", member: sums[0] } : { problem: "oneOf", members: sums };
    findings.add("shape.invalid", path, problem);
  }
  const rhythm = node.offer !== "plan" || option.frequency !== undefined;
  if (!rhythm) findings.add("shape.invalid", path, { problem: "missing", member: "frequency" });
  const { installmentMinor, minInstallmentMinor, discountMinor, tiers = [] } = option;
  checkAmounts(path, { installmentMinor, minInstallmentMinor, discountMinor }, findings);
  tiers.forEach(({ fromMinor }, row) => {
    const after = tiers[row - 1]?.fromMinor;
    if (after !== undefined && fromMinor <= after)
      findings.add("shape.invalid", `${path}/tiers/${row}/fromMinor`, { problem: "order", found: fromMinor, after });
  });
  return strangers.length === 0 && given.length === 1 && rhythm;
}

function checkAmounts(at: string, amounts: Readonly<Record<string, number | undefined>>, findings: Findings): void {
  for (const [name, found] of Object.entries(amounts)) {
    if (found === undefined || found > 0) continue;
    findings.add("shape.invalid", `${at}/${name}`, { problem: "range", found, limit: 1, comparison: "at least" });
  }
}

function checkPositive(at: string, durations: Readonly<Record<string, string | undefined>>, findings: Findings): void {
  for (const [name, found] of Object.entries(durations)) {
    const duration = found === undefined ? undefined : parseDuration(found);
    if (duration === undefined || !isNothing(duration)) continue;
    findings.add("shape.invalid", `${at}/${name}`, {
      problem: "range",
      found,
      limit: "PT0S",
      comparison: "longer than",
    });
  }
}

/** Any date will do: months have as many days in every year, but for February. */
const FIRST_DUE = "2027-01-01";

function checkGuard(at: string, node: OfferNode, i: number, findings: Findings): void {
  const path = `${at}/options/${i}`;
  if (node.offer === "extension") return;
  if (node.offer === "settlement") {
    const { discountBp, tiers = [] } = node.options[i] as SettlementOption;
    const limit = node.maxDiscountBp;
    const shares = [
      ...(discountBp === undefined ? [] : [{ place: `${path}/discountBp`, found: discountBp }]),
      ...tiers.map((tier, row) => ({ place: `${path}/tiers/${row}/discountBp`, found: tier.discountBp })),
    ];
    for (const { place, found } of shares) {
      if (found <= limit) continue;
      findings.add("offer.guard", place, { problem: "discount", found, limit }, [
        { op: "replace", path: place, value: limit },
      ]);
    }
  }
  const { count = 1, frequency = "monthly" } = node.options[i] as PlanOption;
  const maxMonths = node.guard?.maxMonths;
  const first = parseDate(FIRST_DUE) as number;
  const last = dueDates({ frequency, firstDue: FIRST_DUE }, count).at(-1) ?? first;
  if (maxMonths !== undefined && last > addMonths(first, maxMonths))
    findings.add("offer.guard", `${path}/count`, { problem: "term", found: count, limit: maxMonths });
}

/** Whether the case goes on while the offer still stands. */
function leavesEarly({ wait, validFor }: OfferNode): boolean {
  const [waits, stands] = [wait ?? validFor, validFor].map((text) => roughly(parseDuration(text)));
  return (waits ?? 0) < (stands ?? 0);
}

/** For comparing durations: months as thirty days, five business days as a week. */
const roughly = (duration: Duration | undefined): number => {
  if (duration === undefined) return 0;
  const { months, days, businessDays = 0, ms } = duration;
  return (months * 30 + days + (businessDays * 7) / 5) * DAY + ms;
};

function checkAttempts(at: string, { attempts, resultWithin }: RetryPaymentNode, findings: Findings): void {
  attempts.forEach((found, i) => {
    const after = attempts[i - 1];
    if (after === undefined || roughly(parseDuration(found)) > roughly(parseDuration(after))) return;
    findings.add("shape.invalid", `${at}/attempts/${i}`, { problem: "order", found, after });
  });
  checkPositive(at, { resultWithin }, findings);
}
