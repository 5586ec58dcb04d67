/** A case that comes to no rest: what the strategy does to it brings about what it does next, without end. */

import type { Track } from "./track.ts";

export interface Restless {
  readonly caseId: string;
  /** What there is too much of: contacts of the case, or moments at which something happened to the person. */
  readonly what: "contacts" | "moments";
  readonly most: number;
  /** Days since the start until then. */
  readonly day: number;
  /** Path of the node that made the latest contact, where it is known. */
  readonly node?: string;
}

/** Thrown while a simulation runs: nothing that it counted is worth anything. */
export class RestlessError extends Error {
  readonly restless: Restless;

  constructor(restless: Restless) {
    super(sentence(restless));
    this.name = "RestlessError";
    this.restless = restless;
  }
}

/** Moments of one person after which something must be wrong with the strategy. */
export const MOST_MOMENTS = 20_000;

/** Contacts of one case, likewise: a thousand, of long simulations five a day. */
export const mostContacts = (days: number): number => Math.max(1000, 5 * days);

/** @throws RestlessError once a case has had more than anybody has who comes to rest. */
export function expectRest(track: Track, moments: number, { day, days }: { day: number; days: number }): void {
  const most = mostContacts(days);
  const tooMany = track.contactDays.length > most;
  if (!tooMany && moments <= MOST_MOMENTS) return;
  const node = track.heard.at(-1)?.node;
  const what = tooMany ? "contacts" : "moments";
  throw new RestlessError({
    ...{ caseId: track.caseId, what, most: tooMany ? most : MOST_MOMENTS, day },
    ...(node !== undefined && { node }),
  });
}

function sentence({ caseId, what, most, day, node }: Restless): string {
  const of = node === undefined ? "" : `, the latest from ${node}`;
  const told = what === "contacts" ? `more than ${most} contacts` : `more than ${most} events and timers`;
  return `The case ${caseId} does not come to rest: ${told} by day ${day}${of}. Let a handler answer once only, put a wait into the loop, or limit the contacts with a policy.`;
}
