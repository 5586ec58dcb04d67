/** Seeded accounts for the condition rules: one to five claims each, and members that are really missing at times. */

import { random } from "../lib/random.mjs";

/** 2026-11-23T00:00:00Z. */
export const NOW = Date.UTC(2026, 10, 23);
export const DAY = 86_400_000;

const COUNTRIES = [
  "AT",
  "BE",
  "BR",
  "CH",
  "CO",
  "CZ",
  "DE",
  "ES",
  "FR",
  "GB",
  "IT",
  "MX",
  "NL",
  "PL",
  "PT",
  "SE",
  "US",
];
const TAGS = ["hardship", "deceased", "student", "staff", "newsletter", "insolvent"];

/** As if read from JSON, so that absent members give the shapes that a store gives. */
export function accounts(count, seed = 20_261_123) {
  const chance = random(seed);
  return JSON.parse(JSON.stringify(Array.from({ length: count }, (_, i) => account(i, chance))));
}

function account(i, { chance, between, pick }) {
  const dpd = Math.floor((between(0, 1000) / 1000) ** 2 * 120);
  const claims = Array.from({ length: between(1, 5) }, (_, k) => ({
    ref: `F-${i}-${k}`,
    amountMinor: between(500, 60_000),
    daysOverdue: Math.max(0, dpd - 14 * k),
    disputed: chance(0.03),
  }));
  return {
    caseId: `C-${100_000 + i}`,
    ref: `${pick(["BUS", "CON", "CON"])}-${100_000 + i}`,
    country: pick(COUNTRIES),
    dpd,
    totalDue: claims.reduce((sum, claim) => sum + claim.amountMinor, 0),
    brokenPromises: between(0, 3),
    staff: chance(0.05),
    disputeOpen: chance(0.04),
    tags: TAGS.filter(() => chance(0.1)),
    claims,
    ...(chance(0.8) && { score: between(0, 1000) / 1000 }),
    ...(chance(0.7) && { lastPaymentAt: NOW - between(0, 90) * DAY }),
    debtor: {
      ...(chance(0.85) && { email: `d${i}@example.com` }),
      ...(chance(0.7) && { phone: `+3491${1_000_000 + i}` }),
    },
  };
}
