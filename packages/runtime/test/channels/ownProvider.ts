/** A definition for a provider of its own, as the manual shows it. */

import type { HttpDefinition } from "../../src/channels/definition.ts";
import { httpChannel } from "../../src/channels/http.ts";

export const definition: HttpDefinition = {
  id: "sms",
  semantics: "idempotent",
  settings: { sender: "ACME" },
  request: {
    method: "POST",
    url: "https://sms.example/api/accounts/42/messages",
    auth: { type: "header", name: "x-api-key", secret: "smsKey" },
    idempotencyHeader: "idempotency-key",
    body: {
      json: {
        recipient: "{address}",
        sender: "{message.parts.sender|settings.sender}",
        content: "{message.text}",
        clientReference: "{key}",
        notifyUrl: "{callbackUrl?}",
      },
    },
  },
  response: {
    ref: "{body.messageId}",
    outcomes: [
      { when: { path: "body.error", is: ["UNKNOWN_NUMBER"] }, result: "rejected", code: "address.invalid" },
      { status: 402, result: "retry", code: "account.empty" },
    ],
  },
  callbacks: {
    signature: {
      scheme: "hmac-sha256-base64",
      secret: "smsCallbackSecret",
      header: "x-signature",
      payload: "{timestamp}{body}",
      timestamp: { header: "x-timestamp", unit: "ms", toleranceSeconds: 300 },
    },
    notices: [
      {
        kind: "receipt",
        each: "body.events.*",
        when: { path: "item.state" },
        id: "{item.messageId}:{item.state}",
        key: "{item.clientReference}",
        status: "{item.state}",
        statuses: {
          SENT: { what: "sent" },
          DELIVERED: { what: "delivered" },
          DEAD: { what: "bounced", permanent: true },
        },
      },
      {
        kind: "reply",
        each: "body.events.*",
        when: { path: "item.text" },
        id: "{item.id}",
        from: "{item.from}",
        text: "{item.text}",
      },
    ],
  },
};

export const sms = httpChannel(definition, {
  secrets: { smsKey: process.env.SMS_KEY ?? "", smsCallbackSecret: process.env.SMS_CALLBACK_SECRET ?? "" },
});
