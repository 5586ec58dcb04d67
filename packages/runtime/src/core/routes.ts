/** Which effects leave the house, and by which channel. */

import type { Effect } from "@dunlin/engine";

/** Carries what no other channel does to a host's own address; told of everything that concerns a ledger or another system. */
export const WEBHOOK = "webhook";
const PAYMENT = "payment";

/** Effects that only a host with a webhook wants to hear of. Everything else happens inside. */
const TOLD: ReadonlySet<string> = new Set([
  ...["ledger.fee", "case.escalate", "case.exited", "case.enrolled", "case.patch"],
  ...["offer.publish", "offer.withdraw", "commitment.open", "commitment.missed", "commitment.close"],
]);

/** @param hasWebhook - Whether the host has a channel `webhook`. */
export function routeOf(effect: Effect, hasWebhook: boolean): string | undefined {
  if (effect.kind === "message.send") return effect.channel;
  if (effect.kind === "payment.attempt") return PAYMENT;
  if (effect.kind === "external.call") return `call:${effect.function}`;
  return hasWebhook && (TOLD.has(effect.kind) || effect.kind.startsWith("custom.")) ? WEBHOOK : undefined;
}
