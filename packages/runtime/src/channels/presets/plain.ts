/**
 * Providers that speak a plain JSON of the kind most of them offer: a reference of ours that they see one request by, look up and echo,
 * and callbacks signed with HMAC-SHA256 over time and body. What a host writes for its own provider mostly differs in names.
 */

import type {
  CallbackDefinition,
  HttpDefinition,
  LookupDefinition,
  Meaning,
  ResponseDefinition,
} from "../definition.ts";
import type { Template } from "../template.ts";

export interface PlainOptions {
  readonly id?: string;
  /** Address before `/v1/messages` or `/v1/letters`. */
  readonly apiBase: string;
}

export interface PlainSmsOptions extends PlainOptions {
  readonly from: string;
}

const STATUSES: Readonly<Record<string, Meaning>> = {
  queued: { what: "queued" },
  sent: { what: "sent" },
  delivered: { what: "delivered" },
  bounced: { what: "bounced", permanent: true },
  failed: { what: "failed" },
  optedOut: { what: "optedOut" },
};

const callbacks: CallbackDefinition = {
  signature: {
    scheme: "hmac-sha256-hex",
    secret: "callbackSecret",
    header: "x-signature",
    payload: "{timestamp}.{body}",
    timestamp: { header: "x-timestamp", unit: "s", toleranceSeconds: 300 },
  },
  body: "json",
  notices: [
    {
      kind: "receipt",
      when: { path: "body.type", is: ["status"] },
      id: "{body.id}",
      key: "{body.reference?}",
      ref: "{body.messageId}",
      at: { value: "{body.at?}", unit: "iso" },
      status: "{body.status}",
      statuses: STATUSES,
      code: "{body.code?}",
    },
    {
      kind: "reply",
      when: { path: "body.type", is: ["reply"] },
      id: "{body.id}",
      from: "{body.from}",
      text: "{body.text}",
      key: "{body.reference?}",
      at: { value: "{body.at?}", unit: "iso" },
    },
  ],
};

const OUTCOMES: NonNullable<ResponseDefinition["outcomes"]> = [
  { when: { path: "body.code", is: ["badAddress"] }, result: "rejected", code: "address.invalid" },
  // The same key is on its way at this moment.
  { status: 409, result: "retry" },
  { status: [400, 422], when: { path: "body.code" }, result: "rejected", code: "{body.code}" },
];

const lookupAt = (url: string): LookupDefinition => ({
  request: { method: "GET", url: `${url}?reference={key}`, auth: { type: "bearer", secret: "apiKey" } },
  ref: "{body.items.0.id}",
  outcomes: [
    { status: 200, when: { path: "body.items.0.id" }, result: "accepted" },
    { status: 200, when: { path: "body.items" }, result: "absent" },
  ],
});

function definitionAt(id: string, url: string, json: Template, settings?: HttpDefinition["settings"]): HttpDefinition {
  return {
    id,
    semantics: "idempotent",
    ...(settings !== undefined && { settings }),
    request: {
      method: "POST",
      url,
      auth: { type: "bearer", secret: "apiKey" },
      body: { json },
      idempotencyHeader: "idempotency-key",
    },
    response: { ref: "{body.id}", outcomes: OUTCOMES },
    lookup: lookupAt(url),
    callbacks,
  };
}

const baseOf = ({ apiBase }: PlainOptions): string => apiBase.replace(/\/+$/, "");

/** An SMS as JSON. Secrets: `apiKey`, `callbackSecret`. */
export const plainSmsDefinition = (options: PlainSmsOptions): HttpDefinition =>
  definitionAt(
    options.id ?? "sms",
    `${baseOf(options)}/v1/messages`,
    {
      reference: "{key}",
      to: "{address}",
      from: "{message.parts.sender|settings.from}",
      text: "{message.text}",
      callbackUrl: "{callbackUrl?}",
    },
    { from: options.from },
  );

/**
 * A letter for a printer: its HTML, or the reference of a file that the host has uploaded there, which the first attachment names;
 * and the lines of the address. Secrets: `apiKey`, `callbackSecret`.
 */
export const letterDefinition = (options: PlainOptions): HttpDefinition =>
  definitionAt(options.id ?? "letter", `${baseOf(options)}/v1/letters`, {
    reference: "{key}",
    address: "{address:lines}",
    language: "{message.locale}",
    document: {
      $if: "message.attachments.0",
      $then: { kind: "file", ref: "{message.attachments.0.ref}" },
      $else: { kind: "html", content: "{message.html}" },
    },
    callbackUrl: "{callbackUrl?}",
  });
