/**
 * Signatures of callbacks, checked on the raw body. Comparisons take the same time whatever differs, and a refusal says what was
 * wrong with the signature, never what it should have been.
 */

import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { webhookDigest } from "../base/webhookSignature.ts";
import type { InboundRefusal, InboundRequest } from "../model/channel.ts";
import type { SignatureDefinition, TimestampDefinition } from "./definition.ts";

export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: InboundRefusal; readonly reason: string };

const TOLERANCE_SECONDS = 300;

const OK: Verdict = { ok: true };
const no = (code: InboundRefusal, reason: string): Verdict => ({ ok: false, code, reason });
const missing = (header: string): Verdict => no("signature.missing", `The header ${header} is missing.`);
const WRONG = no("signature.wrong", "The signature does not fit the body.");

/** @param secrets - Any of them may have signed. */
export function checkSignature(
  definition: SignatureDefinition,
  request: InboundRequest,
  secrets: readonly string[],
): Verdict {
  switch (definition.scheme) {
    case "hmac-sha256-hex":
    case "hmac-sha256-base64":
      return hmac(definition, request, secrets);
    case "meta": {
      const header = "x-hub-signature-256";
      return hmac({ scheme: "hmac-sha256-hex", secret: "", header, prefix: "sha256=" }, request, secrets);
    }
    case "twilio":
      return twilio(request, secrets);
    case "standardWebhooks":
      return standardWebhook(request, secrets, definition.toleranceSeconds);
  }
}

type Hmac = Extract<SignatureDefinition, { scheme: "hmac-sha256-hex" | "hmac-sha256-base64" }>;

function hmac(definition: Hmac, request: InboundRequest, secrets: readonly string[]): Verdict {
  const { scheme, header, prefix = "", payload = "{body}", timestamp } = definition;
  const given = request.headers[header.toLowerCase()];
  if (given === undefined || given === "") return missing(header);
  const written = timestamp === undefined ? "" : request.headers[timestamp.header.toLowerCase()];
  if (timestamp !== undefined && (written === undefined || written === "")) return missing(timestamp.header);
  if (!given.startsWith(prefix)) return WRONG;
  const signed = payloadOf(payload, request, written ?? "");
  const encoding = scheme === "hmac-sha256-hex" ? "hex" : "base64";
  const right = secrets.some((secret) => {
    const expected = createHmac("sha256", secret).update(signed).digest(encoding);
    return same(given.slice(prefix.length), expected);
  });
  if (!right) return WRONG;
  return timestamp === undefined ? OK : recent(written ?? "", timestamp, request.now);
}

function payloadOf(payload: string, { body, url, method }: InboundRequest, timestamp: string): Uint8Array {
  const values: Readonly<Record<string, Uint8Array>> = {
    body,
    timestamp: Buffer.from(timestamp),
    url: Buffer.from(url),
    method: Buffer.from(method),
  };
  const pieces = payload.split(/\{(body|timestamp|url|method)\}/);
  return Buffer.concat(
    pieces.map((piece, index) => (index % 2 === 1 ? (values[piece] as Uint8Array) : Buffer.from(piece))),
  );
}

function recent(
  written: string,
  { unit, toleranceSeconds }: Pick<TimestampDefinition, "unit" | "toleranceSeconds">,
  now: number,
): Verdict {
  const at = /^\d{1,15}$/.test(written) ? Number(written) * (unit === "s" ? 1000 : 1) : Number.NaN;
  if (Math.abs(now - at) <= toleranceSeconds * 1000) return OK;
  return no("signature.old", `The request was signed more than ${toleranceSeconds} seconds from now.`);
}

/**
 * Source: Twilio, "Webhooks security": the address, and for a form its fields sorted by name, name and value without anything
 * between; for another body its SHA-256 stands in the address as `bodySHA256`.
 */
function twilio({ url, headers, body }: InboundRequest, secrets: readonly string[]): Verdict {
  const given = headers["x-twilio-signature"];
  if (given === undefined || given === "") return missing("x-twilio-signature");
  const query = URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
  const hash = query.get("bodySHA256");
  if (hash !== null && !same(hash.toLowerCase(), createHash("sha256").update(body).digest("hex"))) return WRONG;
  const isForm = headers["content-type"]?.toLowerCase().startsWith("application/x-www-form-urlencoded") === true;
  // A body of another kind that is not covered by a hash would be believed unsigned.
  if (hash === null && !isForm && body.byteLength > 0) return WRONG;
  const signed = url + (hash === null ? fieldsOf(body) : "");
  return secrets.some((secret) => same(given, createHmac("sha1", secret).update(signed).digest("base64"))) ? OK : WRONG;
}

/** Fields in the order of their names; those of one name in that of their values, each value once. */
function fieldsOf(body: Uint8Array): string {
  const form = new URLSearchParams(Buffer.from(body).toString("utf8"));
  const names = [...new Set(form.keys())].sort();
  return names.flatMap((name) => [...new Set(form.getAll(name))].sort().map((value) => name + value)).join("");
}

/** Source: Standard Webhooks 1.0, "Verifying signatures"; symmetric ones, `v1`. */
export function standardWebhook(
  { headers, body, now }: InboundRequest,
  secrets: readonly string[],
  toleranceSeconds = TOLERANCE_SECONDS,
): Verdict {
  const names = ["webhook-id", "webhook-timestamp", "webhook-signature"] as const;
  const [id = "", timestamp = "", signatures = ""] = names.map((name) => headers[name]);
  for (const name of names) if ((headers[name] ?? "") === "") return missing(name);
  const given = signatures.split(" ").flatMap((one) => (one.startsWith("v1,") ? [one.slice("v1,".length)] : []));
  const right = secrets.some((secret) => {
    const expected = webhookDigest(secret, id, timestamp, body);
    return given.some((one) => same(one, expected));
  });
  return right ? recent(timestamp, { unit: "s", toleranceSeconds }, now) : WRONG;
}

/** Whether two texts are the same, in a time that tells nothing of where they differ. */
export function same(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(one as Buffer, other as Buffer);
}
