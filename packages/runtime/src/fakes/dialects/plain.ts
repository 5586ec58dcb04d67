/** SMS, letters and notifications in plain JSON; and webhooks by the rules of Standard Webhooks. */

import { createHmac } from "node:crypto";
import { webhookDigest, webhookHeaders } from "../../base/webhookSignature.ts";
import type { Reading } from "../ledger.ts";
import { jsonObject } from "../rawServer.ts";
import { bearer, type Callback, type Dialect, type FakeAnswer, optionalText, textIn } from "./dialect.ts";

const TOLERANCE_SECONDS = 300;

type Json = Readonly<Record<string, unknown>>;

const problem = (status: number, code = "refused"): FakeAnswer => ({ status, body: { code } });
const accepted = (id: string): FakeAnswer => ({ status: 202, body: { id, status: "queued" } });

function signed(url: string, value: Json, at: number, secret: string): Callback {
  const body = JSON.stringify(value);
  const time = String(Math.floor(at / 1000));
  const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
  return { url, headers: { "content-type": "application/json", "x-timestamp": time, "x-signature": signature }, body };
}

/** A provider of JSON under a path, with a list that can be asked by reference. */
function plain(
  channel: string,
  path: string,
  prefix: string,
  read: (json: Json) => Omit<Reading, "key"> | undefined,
): Dialect {
  return {
    channel,
    path,
    lookup: path,
    authorized: bearer,
    read({ body, headers }) {
      const json = jsonObject(body);
      const found = json === undefined ? undefined : read(json);
      if (json === undefined || found === undefined) return problem(422, "badAddress");
      const named = optionalText("idempotencyKey", headers["idempotency-key"]);
      return {
        ...found,
        ...optionalText("key", json.reference),
        ...optionalText("callbackUrl", json.callbackUrl),
        ...named,
      };
    },
    ref: (n) => `${prefix}-${n}`,
    accepted,
    problem,
    status: ({ ref, key }, { status, code, at }, url, { callbackSecret }) => {
      const value = { type: "status", id: `${ref}:${status}`, messageId: ref, status, at: new Date(at).toISOString() };
      const more = { ...(key !== undefined && { reference: key }), ...(code !== undefined && { code }) };
      return signed(url, { ...value, ...more }, at, callbackSecret);
    },
    reply: ({ id, from, text, at }, url, { callbackSecret }) =>
      signed(url, { type: "reply", id, from, text, at: new Date(at).toISOString() }, at, callbackSecret),
  };
}

export const plainSms = plain("plainSms", "/v1/messages", "msg", (json) => {
  const to = textIn(json.to);
  return /^\+\d{6,15}$/.test(to)
    ? { to, ...optionalText("from", json.from), content: { text: textIn(json.text) } }
    : undefined;
});

export const letter = plain("letter", "/v1/letters", "letter", ({ address, document, language }) => {
  const lines = Array.isArray(address) ? address.filter((line) => typeof line === "string") : [];
  const { kind, content, ref } = (typeof document === "object" && document !== null ? document : {}) as Json;
  if (lines.length < 2) return undefined;
  const shown = kind === "file" ? { file: textIn(ref) } : { html: textIn(content) };
  return { to: lines.join("\n"), content: { ...shown, language } };
});

export const push: Dialect = {
  channel: "push",
  path: "/v1/projects/:project/messages::send",
  authorized: bearer,
  read({ body }) {
    const message = jsonObject(body)?.message as Json | undefined;
    const to = textIn(message?.token);
    if (to === "" || to.startsWith("gone")) return { status: 404, body: { error: { code: 404, status: "NOT_FOUND" } } };
    const { title, body: text } = (message?.notification ?? {}) as Json;
    const { key, link } = (message?.data ?? {}) as Json;
    return { to, ...optionalText("key", key), content: { title, text, ...optionalText("link", link) } };
  },
  ref: (n) => `projects/fake/messages/${n}`,
  accepted: (name) => ({ status: 200, body: { name } }),
  problem: (status) => ({
    status,
    body: { error: { code: status, status: status === 429 ? "QUOTA_EXCEEDED" : "INTERNAL" } },
  }),
};

/** `callbackSecret` is the secret in both directions. */
export const webhook: Dialect = {
  channel: "webhook",
  path: "/hooks",
  authorized({ body, headers }, { callbackSecret }) {
    const { "webhook-id": id = "", "webhook-timestamp": seconds = "", "webhook-signature": given = "" } = headers;
    const recent = Math.abs(Date.now() / 1000 - Number(seconds)) < TOLERANCE_SECONDS;
    return recent && given.split(" ").includes(`v1,${webhookDigest(callbackSecret, id, seconds, body)}`);
  },
  read({ body, headers }) {
    const json = jsonObject(body);
    const data = (json?.data ?? {}) as Json;
    const id = headers["webhook-id"] ?? "";
    return {
      to: textIn(data.address),
      key: id,
      idempotencyKey: id,
      content: { type: json?.type, effect: data.effect },
    };
  },
  ref: (n) => `hook-${n}`,
  accepted: () => ({ status: 204, body: undefined }),
  problem,
  status: ({ ref, key }, { status, at }, url, { callbackSecret }) => {
    const notice = { kind: "receipt", id: `${ref}:${status}`, what: status, at, ...(key !== undefined && { key }) };
    return standardWebhook(url, `${ref}:${status}`, { notices: [notice] }, callbackSecret, at);
  },
  reply: ({ id, from, text, at }, url, { callbackSecret }) =>
    standardWebhook(url, id, { notices: [{ kind: "reply", id, from, text, at }] }, callbackSecret, at),
};

function standardWebhook(url: string, id: string, value: Json, secret: string, at: number): Callback {
  const body = JSON.stringify(value);
  return { url, headers: { "content-type": "application/json", ...webhookHeaders(secret, id, at, body) }, body };
}
