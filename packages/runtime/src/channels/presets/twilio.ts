/**
 * SMS and calls over an interface as Twilio has it, which several providers copy. Our key comes back in the address of each status
 * callback, which the signature covers.
 *
 * Source: Twilio, "Messages resource", "Track outbound message status", "Calls resource", "TwiML for Programmable Voice" and
 * "Error and warning dictionary".
 */

import type { CallbackDefinition, HttpDefinition, Meaning, ResponseDefinition } from "../definition.ts";

export interface TwilioOptions {
  /** Default `sms`, for calls `voice`. */
  readonly id?: string;
  /** Default `https://api.twilio.com`. */
  readonly apiBase?: string;
  /** The account, which is also the user of the authorization. */
  readonly account: string;
  /** Number or name that the debtor sees; for an SMS the sender of the template comes first. */
  readonly from: string;
}

/** Names of the secrets of the definitions in this file. */
export const TWILIO_SECRET = "authToken";

const CODES: Readonly<Record<string, Meaning>> = {
  "21610": { what: "optedOut" },
  "30005": { what: "failed", permanent: true },
  "30006": { what: "failed", permanent: true },
};

/** Addresses that no message can reach, and what is over its limit for now. */
const OUTCOMES: NonNullable<ResponseDefinition["outcomes"]> = [
  { when: { path: "body.code", is: [21211, 21214, 21217, 21614, 21401] }, result: "rejected", code: "address.invalid" },
  { when: { path: "body.code", is: [21610] }, result: "rejected", code: "address.optedOut" },
  { when: { path: "body.code", is: [20429, 21611, 14107] }, result: "retry", code: "{body.code}" },
  { status: [400, 403, 404], when: { path: "body.code" }, result: "rejected", code: "{body.code}" },
];

const apiOf = ({ apiBase = "https://api.twilio.com", account }: TwilioOptions): string =>
  `${apiBase.replace(/\/+$/, "")}/2010-04-01/Accounts/${encodeURIComponent(account)}`;

/** The address for callbacks with our key in it; left out where the host has none. */
const STATUS_CALLBACK = {
  $if: "callbackUrl",
  $then: "{callbackUrl}{callbackUrl:mark}key={key:urlPart}",
} as const;

/** An SMS. Twilio has no keys: the same request twice is two messages. Secret: `authToken`. */
export function smsDefinition(options: TwilioOptions): HttpDefinition {
  const { id = "sms", account, from } = options;
  return {
    id,
    semantics: "atMostOnce",
    settings: { from },
    request: {
      method: "POST",
      url: `${apiOf(options)}/Messages.json`,
      auth: { type: "basic", user: account, secret: TWILIO_SECRET },
      body: {
        form: {
          To: "{address}",
          From: "{message.parts.sender|settings.from}",
          Body: "{message.text}",
          StatusCallback: STATUS_CALLBACK,
        },
      },
    },
    response: { ref: "{body.sid}", outcomes: OUTCOMES },
    callbacks: {
      signature: { scheme: "twilio", secret: TWILIO_SECRET },
      body: "form",
      notices: [
        {
          kind: "receipt",
          when: { path: "body.MessageStatus" },
          id: "{body.MessageSid}:{body.MessageStatus}",
          key: "{query.key?}",
          ref: "{body.MessageSid}",
          status: "{body.MessageStatus}",
          statuses: {
            accepted: { what: "queued" },
            queued: { what: "queued" },
            scheduled: { what: "queued" },
            sent: { what: "sent" },
            delivered: { what: "delivered" },
            read: { what: "opened" },
            undelivered: { what: "bounced" },
            failed: { what: "failed" },
          },
          code: "{body.ErrorCode?}",
          codes: CODES,
        },
        {
          kind: "reply",
          when: { path: "body.SmsStatus", is: ["received"] },
          id: "{body.MessageSid}",
          from: "{body.From}",
          text: "{body.Body?}",
        },
      ],
    },
  };
}

/** The words of the call, and where there is a menu, one key that is told to the address for callbacks. */
const TWIML = {
  $if: "message.parts.menu",
  $then:
    '<Response><Gather input="dtmf" numDigits="1" timeout="{message.parts.menu.seconds}" ' +
    'action="{callbackUrl:xml}{callbackUrl:mark:xml}key={key:urlPart}&amp;{message.parts.menu.choices:menu:xml}">' +
    '<Say language="{message.parts.language:xml}">{message.ssml:speech}</Say></Gather></Response>',
  $else: '<Response><Say language="{message.parts.language:xml}">{message.ssml:speech}</Say></Response>',
} as const;

/** A call that reads a message and hears a key. The menu of a template needs an address for callbacks. Secret: `authToken`. */
export function voiceDefinition(options: TwilioOptions): HttpDefinition {
  const { id = "voice", account, from } = options;
  return {
    id,
    semantics: "atMostOnce",
    settings: { from },
    request: {
      method: "POST",
      url: `${apiOf(options)}/Calls.json`,
      auth: { type: "basic", user: account, secret: TWILIO_SECRET },
      body: { form: { To: "{address}", From: "{settings.from}", Twiml: TWIML, StatusCallback: STATUS_CALLBACK } },
    },
    response: { ref: "{body.sid}", outcomes: OUTCOMES },
    callbacks: voiceCallbacks,
  };
}

const voiceCallbacks: CallbackDefinition = {
  signature: { scheme: "twilio", secret: TWILIO_SECRET },
  body: "form",
  notices: [
    {
      kind: "reply",
      when: { path: "body.Digits" },
      id: "{body.CallSid}:{body.Digits}",
      key: "{query.key?}",
      ref: "{body.CallSid}",
      from: "{body.To}",
      text: "{body.Digits}",
      payload: "{query.[body.Digits]?}",
    },
    {
      kind: "receipt",
      when: { path: "body.CallbackSource", is: ["call-progress-events"] },
      id: "{body.CallSid}:{body.CallStatus}",
      key: "{query.key?}",
      ref: "{body.CallSid}",
      status: "{body.CallStatus}",
      statuses: {
        queued: { what: "queued" },
        initiated: { what: "sent" },
        ringing: { what: "sent" },
        // What was begun is not over, and what is over was heard.
        completed: { what: "delivered" },
        busy: { what: "failed" },
        "no-answer": { what: "failed" },
        canceled: { what: "failed" },
        failed: { what: "bounced" },
      },
      code: "{body.SipResponseCode?}",
      codes: { "404": { what: "bounced", permanent: true }, "484": { what: "bounced", permanent: true } },
    },
  ],
  answer: { status: 200, type: "text/xml", body: "<Response/>" },
};
