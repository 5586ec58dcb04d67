/** Channels of the portfolio, by what went out in each. */

import type { PortfolioView } from "../../../model/api.ts";

/** Those that something went out in or that cost something, the busiest first. */
export function channelsOf(contacts: PortfolioView["contacts"], costs: PortfolioView["costs"]): readonly string[] {
  const counts = countsOf(contacts);
  const known = new Set([...counts.keys(), ...Object.keys(costs.channels)]);
  return [...known].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
}

/** Contacts of all days, by channel. */
export function countsOf(contacts: PortfolioView["contacts"]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { channels } of contacts)
    for (const [channel, count] of Object.entries(channels)) counts.set(channel, (counts.get(channel) ?? 0) + count);
  return counts;
}
