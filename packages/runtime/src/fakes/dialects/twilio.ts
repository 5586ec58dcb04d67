/** SMS and calls as Twilio's interface has them: forms in, JSON out, callbacks signed over address and fields. */

import { createHmac } from "node:crypto";
import { formOf } from "../rawServer.ts";
import { type Callback, type Dialect, type FakeRequest, optionalText, type ProviderSecrets } from "./dialect.ts";

const authorized = ({ headers, parameters }: FakeRequest, { apiKey }: ProviderSecrets): boolean =>
  headers.authorization === `Basic ${Buffer.from(`${parameters.account}:${apiKey}`).toString("base64")}`;

const problem = (status: number, code = status === 429 ? 20429 : status * 100) => ({
  status,
  body: { code, message: "see the manual", status },
});

const ACCOUNT = "/2010-04-01/Accounts/:account";

/** Our key comes in the address for callbacks. */
const keyIn = (callbackUrl: string | undefined): { readonly key?: string } =>
  callbackUrl !== undefined && URL.canParse(callbackUrl)
    ? optionalText("key", new URL(callbackUrl).searchParams.get("key"))
    : {};

function read(
  { body }: FakeRequest,
  content: (form: Readonly<Record<string, string>>) => Readonly<Record<string, unknown>>,
) {
  const form = formOf(body);
  const { To: to = "", From, StatusCallback } = form;
  if (!/^\+\d{6,15}$/.test(to)) return problem(400, 21211);
  return {
    to,
    ...keyIn(StatusCallback),
    ...optionalText("from", From),
    ...optionalText("callbackUrl", StatusCallback),
    content: content(form),
  };
}

/** A form, signed as Twilio signs: the address, then names and values in the order of the names. */
function signedForm(url: string, fields: Readonly<Record<string, string>>, secret: string): Callback {
  const sorted = Object.keys(fields).sort();
  const signed = url + sorted.map((name) => `${name}${fields[name]}`).join("");
  return {
    url,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-twilio-signature": createHmac("sha1", secret).update(signed).digest("base64"),
    },
    body: new URLSearchParams({ ...fields }).toString(),
  };
}

const sidOf = (kind: string) => (n: number) => `${kind}${String(n).padStart(32, "0")}`;
const accepted = (sid: string) => ({ status: 201, body: { sid, status: "queued", error_code: null } });

export const twilioSms: Dialect = {
  channel: "sms",
  path: `${ACCOUNT}/Messages.json`,
  authorized,
  read: (request) => read(request, ({ Body = "" }) => ({ text: Body })),
  ref: sidOf("SM"),
  accepted,
  problem,
  status: ({ ref, to, from = "" }, { status, code }, url, { callbackSecret }) => {
    const fields = { MessageSid: ref, SmsSid: ref, MessageStatus: status, SmsStatus: status, To: to, From: from };
    return signedForm(url, { ...fields, ...(code !== undefined && { ErrorCode: code }) }, callbackSecret);
  },
  reply: ({ id, from, to, text }, url, { callbackSecret }) =>
    signedForm(
      url,
      { MessageSid: id, SmsStatus: "received", From: from, To: to, Body: text, NumMedia: "0" },
      callbackSecret,
    ),
};

export const twilioVoice: Dialect = {
  channel: "voice",
  path: `${ACCOUNT}/Calls.json`,
  authorized,
  read: (request) => read(request, ({ Twiml = "" }) => ({ twiml: Twiml, speech: speechOf(Twiml) })),
  ref: sidOf("CA"),
  accepted,
  problem,
  status: ({ ref, to, from = "" }, { status, code }, url, { callbackSecret }) => {
    const fields = { CallSid: ref, CallStatus: status, CallbackSource: "call-progress-events", To: to, From: from };
    return signedForm(url, { ...fields, ...(code !== undefined && { SipResponseCode: code }) }, callbackSecret);
  },
  // A key that was pressed: `text` is the key, `from` who was called.
  reply: ({ ref = "", from, to, text }, url, { callbackSecret }) =>
    signedForm(url, { CallSid: ref, CallStatus: "in-progress", To: from, From: to, Digits: text }, callbackSecret),
};

const unescaped = (xml: string): string =>
  xml
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

/** The words that are read out, without their markup. */
const speechOf = (twiml: string): string =>
  unescaped(
    twiml
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  );

/** Where a pressed key is told to. */
export const gatherAction = (twiml: unknown): string | undefined => {
  const [, action] = /<Gather\b[^>]*\baction="([^"]*)"/.exec(typeof twiml === "string" ? twiml : "") ?? [];
  return action === undefined ? undefined : unescaped(action);
};
