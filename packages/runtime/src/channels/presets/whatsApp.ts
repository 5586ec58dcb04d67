/**
 * WhatsApp over Meta's Cloud API: approved templates out, statuses and messages in.
 *
 * Source: Meta, "Cloud API: messages", "Webhooks: messages", "Error codes", "Get started with webhooks" (challenge and signature).
 */

import type { HttpDefinition } from "../definition.ts";

export interface WhatsAppOptions {
  /** Default `whatsapp`. */
  readonly id?: string;
  /** Default `https://graph.facebook.com`. */
  readonly apiBase?: string;
  /** Default `v21.0`. */
  readonly apiVersion?: string;
  readonly phoneNumberId: string;
}

/** Secrets: `accessToken`, `appSecret` for signatures, `verifyToken` for the challenge. */
export function whatsAppDefinition({
  id = "whatsapp",
  apiBase = "https://graph.facebook.com",
  apiVersion = "v21.0",
  phoneNumberId,
}: WhatsAppOptions): HttpDefinition {
  return {
    id,
    // The key is echoed, and the same one twice is two messages.
    semantics: "atMostOnce",
    request: {
      method: "POST",
      url: `${apiBase.replace(/\/+$/, "")}/${apiVersion}/${encodeURIComponent(phoneNumberId)}/messages`,
      auth: { type: "bearer", secret: "accessToken" },
      body: {
        json: {
          messaging_product: "whatsapp",
          recipient_type: "individual",
          to: "{address:digits}",
          type: "template",
          template: "{message.parts}",
          biz_opaque_callback_data: "{key}",
        },
      },
    },
    response: {
      ref: "{body.messages.0.id}",
      outcomes: [
        // Limits of the account, of the pair of numbers and of the rate; an expired token.
        {
          when: { path: "body.error.code", is: [4, 80007, 130429, 131048, 131056, 133016, 190] },
          result: "retry",
          code: "{body.error.code}",
        },
        {
          when: { path: "body.error.code", is: [131026, 131030, 133010] },
          result: "rejected",
          code: "address.invalid",
        },
        { when: { path: "body.error.code", is: [131050] }, result: "rejected", code: "address.optedOut" },
        { when: { path: "body.error.code", is: [1, 2, 131000, 131016] }, result: "unknown", code: "{body.error.code}" },
        { status: [400, 403, 404], when: { path: "body.error.code" }, result: "rejected", code: "{body.error.code}" },
      ],
    },
    callbacks: {
      signature: { scheme: "meta", secret: "appSecret" },
      challenge: { token: "hub.verify_token", secret: "verifyToken", challenge: "hub.challenge" },
      body: "json",
      notices: [
        {
          kind: "receipt",
          each: "body.entry.*.changes.*.value.statuses.*",
          id: "{item.id}:{item.status}",
          key: "{item.biz_opaque_callback_data?}",
          ref: "{item.id}",
          at: { value: "{item.timestamp?}", unit: "s" },
          status: "{item.status}",
          statuses: {
            sent: { what: "sent" },
            delivered: { what: "delivered" },
            read: { what: "opened" },
            failed: { what: "failed" },
          },
          code: "{item.errors.0.code?}",
          codes: {
            "131026": { what: "bounced", permanent: true },
            "131050": { what: "optedOut" },
          },
        },
        {
          kind: "reply",
          each: "body.entry.*.changes.*.value.messages.*",
          id: "{item.id}",
          from: "{item.from}",
          text: "{item.text.body|item.button.text|item.interactive.button_reply.title|item.interactive.list_reply.title?}",
          payload: "{item.button.payload|item.interactive.button_reply.id|item.interactive.list_reply.id?}",
          ref: "{item.context.id?}",
          at: { value: "{item.timestamp?}", unit: "s" },
        },
      ],
      answer: { status: 200, type: "text/plain", body: "" },
    },
  };
}
