/** Addresses as they are looked up: a keyed digest of one spelling, so that who reads the store learns no address. */

import { createHmac } from "node:crypto";

/**
 * Digest of an address on a channel, for `Tx.saveAddresses` and `Tx.findByAddress`: HMAC-SHA-256 as hexadecimal digits. The
 * same address has another digest on another channel and in another tenant.
 *
 * @param secret - The host's; at least 32 bytes. Another one finds nobody.
 * @throws RangeError when it is shorter.
 */
export function addressDigest(secret: Uint8Array, tenant: string, channel: string, address: string): string {
  if (secret.length < 32) throw new RangeError(`a secret has at least 32 bytes, not ${secret.length}`);
  const what = JSON.stringify(["dunlin.address.1", tenant, channel, normalAddress(address)]);
  return createHmac("sha256", secret).update(what, "utf8").digest("hex");
}

/**
 * One spelling of an address: a mail address in small letters without its name (`Ann <A@b.example>` is `a@b.example`), a
 * telephone number as `+` and its digits (`0049 (0)30 12-34` is `+49301234`), anything else without blanks at its ends. A
 * number without its country stays without: it is another one than that with it.
 */
export function normalAddress(address: string): string {
  const plain = address
    .normalize("NFC")
    .trim()
    .replace(/^(?:mailto|tel|sms|whatsapp):/i, "");
  if (plain.includes("@")) return (/<([^<>]*@[^<>]*)>\s*$/.exec(plain)?.[1] ?? plain).trim().toLowerCase();
  if (!/^\+?[\d\s().\-/]+$/u.test(plain) || plain.replace(/\D/g, "").length < 5) return plain;
  return `+${plain.replace(/\(0\)/, "").replace(/\D/g, "").replace(/^00/, "")}`;
}
