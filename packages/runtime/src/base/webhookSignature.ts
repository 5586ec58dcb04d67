/** Signatures as Standard Webhooks 1.0 has them: symmetric ones, `v1`. The tests hold them against its own library. */

import { createHmac } from "node:crypto";

/** The bytes of a secret as `whsec_` and base64. */
export const webhookKey = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ""), "base64");

/** The signature alone, as base64. @param seconds - Since 1970, as in the header. */
export const webhookDigest = (secret: string, id: string, seconds: string, body: string | Uint8Array): string =>
  createHmac("sha256", webhookKey(secret)).update(`${id}.${seconds}.`).update(body).digest("base64");

/** The three headers of a webhook. @param at - ms */
export function webhookHeaders(secret: string, id: string, at: number, body: string): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(at / 1000));
  return {
    "webhook-id": id,
    "webhook-timestamp": seconds,
    "webhook-signature": `v1,${webhookDigest(secret, id, seconds, body)}`,
  };
}
