/**
 * Effects that a host carries itself: handed over by the rules of Standard Webhooks, signed, with the effect id as `webhook-id`, so
 * that a receiver sees one however often it comes. What became of them the receiver tells by a webhook of the same kind.
 */

import { webhookHeaders, webhookKey } from "../base/webhookSignature.ts";
import type { Channel, InboundRequest, InboundResult, Outgoing, SendResult } from "../model/channel.ts";
import { error, InputError } from "../problem.ts";
import { exchange, jsonOf, retryAfterMs } from "./exchange.ts";
import { readNotices } from "./notices.ts";
import { standardWebhook } from "./signature.ts";

export interface WebhookOptions {
  /** A route, as `call:<function>`, or a channel of strategies; default `webhook`. */
  readonly id?: string;
  /** `http` or `https`. */
  readonly url: string;
  /** `whsec_` and base64 of at least 24 bytes, or the base64 alone. */
  readonly secret: string;
  /** Secrets of before, still believed of what comes in. */
  readonly oldSecrets?: readonly string[];
  /** ms; default 30,000. */
  readonly timeoutMs?: number;
}

/** Body of a webhook. Not what `personId` or `address` stand for, but what carrying the effect needs. */
export interface WebhookBody {
  /** Kind of the effect. */
  readonly type: string;
  /** ISO instant of the hand-over. */
  readonly timestamp: string;
  readonly data: Pick<Outgoing, "tenant" | "key" | "attempt" | "channel" | "caseId" | "personId" | "effect"> &
    Partial<Pick<Outgoing, "address" | "message" | "redirected" | "callbackUrl">>;
}

/**
 * A channel that posts effects to one address. 2xx takes it; for `external.call` a JSON answer with a member `value` is its result.
 * 410 refuses it for good; anything else is tried again.
 *
 * @throws InputError for an address that is none, or a secret that is too short.
 */
export function webhookChannel(options: WebhookOptions): Channel {
  const { id = "webhook", url, secret, oldSecrets = [], timeoutMs = 30_000 } = options;
  checkOptions(options);
  return {
    id,
    semantics: "idempotent",
    timeoutMs,
    async send(outgoing, signal) {
      const body = JSON.stringify(bodyOf(outgoing));
      const signed = webhookHeaders(secret, outgoing.key, Date.now(), body);
      const headers = { "content-type": "application/json", ...signed };
      const answered = await exchange({ method: "POST", url, headers, body }, { signal, timeoutMs });
      if (answered.kind === "notSent")
        return { status: "retry", code: answered.code, reason: "The receiver could not be reached." };
      if (answered.kind === "ambiguous")
        return { status: "unknown", code: answered.code, reason: "The receiver did not answer." };
      return resultOf(answered, outgoing);
    },
    receive: async (request) => received(request, [secret, ...oldSecrets]),
  };
}

function bodyOf(outgoing: Outgoing): WebhookBody {
  const { tenant, key, attempt, channel, caseId, personId, effect, address, message, redirected, callbackUrl, at } =
    outgoing;
  return {
    type: effect.kind,
    timestamp: new Date(at).toISOString(),
    data: {
      ...{ tenant, key, attempt, channel, caseId, personId, effect },
      ...(address !== undefined && { address }),
      ...(message !== undefined && { message }),
      ...(redirected !== undefined && { redirected }),
      ...(callbackUrl !== undefined && { callbackUrl }),
    },
  };
}

function resultOf(
  { status, headers, body }: Extract<Awaited<ReturnType<typeof exchange>>, { kind: "answer" }>,
  { effect, at }: Outgoing,
): SendResult {
  const code = `http.${status}`;
  if (status >= 200 && status < 300) {
    const answer = effect.kind === "external.call" ? jsonOf(body) : undefined;
    const told = typeof answer === "object" && answer !== null && Object.hasOwn(answer, "value");
    return { status: "accepted", ...(told && { value: (answer as { value: unknown }).value }) };
  }
  if (status === 410) return { status: "rejected", code, reason: "The receiver wants no more webhooks." };
  const afterMs = retryAfterMs(headers["retry-after"], at);
  const reason = "The receiver did not take the webhook.";
  return { status: "retry", code, reason, ...(afterMs !== undefined && { afterMs }) };
}

function received(request: InboundRequest, secrets: readonly string[]): InboundResult {
  const verdict = standardWebhook(request, secrets);
  if (!verdict.ok) return { status: "refused", code: verdict.code, reason: verdict.reason };
  const read = readNotices(jsonOf(request.body));
  if (!read.ok) return { status: "refused", code: "body.malformed", reason: read.reason };
  return { status: "accepted", notices: read.notices };
}

function checkOptions({ url, secret, oldSecrets = [] }: WebhookOptions): void {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  const right = address !== undefined && /^https?:$/.test(address.protocol) && address.username === "";
  const problems = [
    ...(right ? [] : [error("webhook.url", "Write an http or https address without a user here.", { path: "/url" })]),
    ...[secret, ...oldSecrets].flatMap((one, index) => {
      if (webhookKey(one).byteLength >= 24) return [];
      const path = index === 0 ? "/secret" : `/oldSecrets/${index - 1}`;
      return [
        error("webhook.secret", "A secret is the base64 of at least 24 bytes, with or without whsec_.", { path }),
      ];
    }),
  ];
  if (problems.length > 0) throw new InputError(problems);
}
