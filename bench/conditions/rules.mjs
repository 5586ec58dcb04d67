/**
 * Twelve conditions that collections teams write, three times each: by hand, in the strict dialect of strategies, and
 * in JsonLogic for the peers. The strict ones say what a missing member means; JsonLogic relies on truthiness.
 */

import { DAY, NOW } from "./accounts.mjs";

const NEAR = ["DE", "AT", "CH", "ES", "PT", "IT"];
const NEAR_SET = new Set(NEAR);
const FORTNIGHT = 14 * DAY;

const read = (path, fallback) => ({ var: fallback === undefined ? path : [path, fallback] });
const both = (...parts) => ({ and: parts });

/** @typedef {{ hand: (account: any) => boolean, strict: object, jsonLogic: object }} Rule */

/** @type {Readonly<Record<string, Rule>>} */
export const RULES = {
  "days past due in a range": {
    hand: (a) => a.dpd >= 8 && a.dpd <= 30,
    strict: { between: [read("dpd"), 8, 30] },
    jsonLogic: { "<=": [8, read("dpd"), 30] },
  },
  "balance band": {
    hand: (a) => a.totalDue >= 50_000 && a.totalDue < 250_000,
    strict: both({ ">=": [read("totalDue"), 50_000] }, { "<": [read("totalDue"), 250_000] }),
    jsonLogic: both({ ">=": [read("totalDue"), 50_000] }, { "<": [read("totalDue"), 250_000] }),
  },
  "country in a list": {
    hand: (a) => NEAR_SET.has(a.country),
    strict: { in: [read("country"), NEAR] },
    jsonLogic: { in: [read("country"), NEAR] },
  },
  "score with a default": {
    hand: (a) => (a.score ?? -1) >= 0.6,
    strict: { ">=": [read("score", -1), 0.6] },
    jsonLogic: { ">=": [read("score", -1), 0.6] },
  },
  "some claim is old and large": {
    hand: (a) => {
      for (const claim of a.claims) if (claim.daysOverdue > 30 && claim.amountMinor >= 10_000) return true;
      return false;
    },
    strict: {
      some: [read("claims"), both({ ">": [read("daysOverdue"), 30] }, { ">=": [read("amountMinor"), 10_000] })],
    },
    jsonLogic: {
      some: [read("claims"), both({ ">": [read("daysOverdue"), 30] }, { ">=": [read("amountMinor"), 10_000] })],
    },
  },
  "nested and, or, not": {
    hand: (a) => ((a.dpd > 30 && a.totalDue > 100_000) || (!a.staff && a.brokenPromises >= 2)) && !a.disputeOpen,
    ...same(
      both(
        {
          or: [
            both({ ">": [read("dpd"), 30] }, { ">": [read("totalDue"), 100_000] }),
            both({ "!": [read("staff")] }, { ">=": [read("brokenPromises"), 2] }),
          ],
        },
        { "!": [read("disputeOpen")] },
      ),
    ),
  },
  "no way to reach": {
    hand: (a) => a.debtor.email === undefined && a.debtor.phone === undefined,
    strict: both({ "!": [{ known: [read("debtor.email")] }] }, { "!": [{ known: [read("debtor.phone")] }] }),
    jsonLogic: both({ "!": [read("debtor.email")] }, { "!": [read("debtor.phone")] }),
  },
  "reference begins with": {
    hand: (a) => a.ref.startsWith("BUS-"),
    strict: { startsWith: [read("ref"), "BUS-"] },
    jsonLogic: { "==": [{ substr: [read("ref"), 0, 4] }, "BUS-"] },
  },
  "no payment for a fortnight": {
    hand: (a) => NOW - (a.lastPaymentAt ?? 0) > FORTNIGHT,
    ...same({ ">": [{ "-": [NOW, read("lastPaymentAt", 0)] }, FORTNIGHT] }),
  },
  "a whole segment": {
    hand: (a) =>
      a.dpd >= 8 &&
      a.dpd <= 60 &&
      a.totalDue >= 20_000 &&
      NEAR_SET.has(a.country) &&
      !a.staff &&
      !a.disputeOpen &&
      (a.score ?? -1) < 0.8 &&
      a.debtor.email !== undefined,
    strict: segment({ known: [read("debtor.email")] }),
    jsonLogic: segment({ "!!": [read("debtor.email")] }),
  },
  "tags absent": {
    hand: (a) => !a.tags.includes("hardship") && !a.tags.includes("deceased"),
    strict: both({ "!": [{ hasTag: ["hardship"] }] }, { "!": [{ hasTag: ["deceased"] }] }),
    jsonLogic: both({ "!": [{ in: ["hardship", read("tags")] }] }, { "!": [{ in: ["deceased", read("tags")] }] }),
  },
  "sum over claims": {
    hand: (a) => {
      let sum = 0;
      for (const claim of a.claims) sum += claim.amountMinor;
      return sum > 100_000;
    },
    strict: { ">": [{ sum: [read("claims"), read("amountMinor")] }, 100_000] },
    jsonLogic: {
      ">": [{ reduce: [read("claims"), { "+": [read("current.amountMinor"), read("accumulator")] }, 0] }, 100_000],
    },
  },
};

/** A rule that reads the same in both dialects. */
function same(rule) {
  return { strict: rule, jsonLogic: rule };
}

function segment(reachable) {
  return both(
    { ">=": [read("dpd"), 8] },
    { "<=": [read("dpd"), 60] },
    { ">=": [read("totalDue"), 20_000] },
    { in: [read("country"), NEAR] },
    { "!": [read("staff")] },
    { "!": [read("disputeOpen")] },
    { "<": [read("score", -1), 0.8] },
    reachable,
  );
}
