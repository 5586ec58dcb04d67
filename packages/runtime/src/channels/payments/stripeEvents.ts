/**
 * Webhooks of Stripe: believed by their signature, read as notices of money that moved or did not.
 *
 * Source: Stripe, "Verify webhook signatures manually", "Types of events". Two events may speak of one fact, so the id of a
 * notice is made of the object and what happened to it.
 */

import { createHmac } from "node:crypto";
import type { InboundRequest, InboundResult, PaymentNotice } from "../../model/channel.ts";
import { jsonOf } from "../exchange.ts";
import { isObject } from "../shape.ts";
import { same } from "../signature.ts";
import { fromStripe } from "./amounts.ts";
import { declineClass } from "./declines.ts";
import { callStripe, type StripeApi } from "./stripeApi.ts";

export interface StripeReceiving {
  readonly api: StripeApi;
  readonly secrets: readonly string[];
  readonly toleranceSeconds: number;
}

type Json = Readonly<Record<string, unknown>>;

/** What a notice is made of before it is known whose payment it was. */
interface Draft {
  readonly id: string;
  readonly what: PaymentNotice["what"];
  readonly payment: string;
  readonly amount: unknown;
  readonly currency: unknown;
  /** Ours, where the object has it; absent where the payment has to be asked for it. */
  readonly metadata: Json | undefined;
  readonly code?: string;
  readonly class?: "soft" | "hard";
}

const malformed = (reason: string): InboundResult => ({ status: "refused", code: "body.malformed", reason });

/**
 * Notices of a webhook. Events about other payments than ours, and of other types, have none.
 *
 * @throws Error when the payment of a dispute cannot be asked for now: answer 500, and Stripe sends the event again.
 */
export async function receiveStripe(request: InboundRequest, receiving: StripeReceiving): Promise<InboundResult> {
  const refusal = checkStripeSignature(request, receiving);
  if (refusal !== undefined) return refusal;
  const event = jsonOf(request.body);
  const object = isObject(event) && isObject(event.data) ? event.data.object : undefined;
  if (!isObject(event) || typeof event.type !== "string" || !isObject(object))
    return malformed("The body is no event.");
  const draft = draftOf(event.type, object, event.data as Json);
  if (draft === undefined) return { status: "accepted", notices: [] };
  if (draft === "malformed") return malformed(`The event ${event.type} lacks what it should tell.`);
  const metadata = await ownerOf(draft, receiving.api);
  if (typeof metadata.dunlin_case !== "string") return { status: "accepted", notices: [] };
  const sum = fromStripe(draft.amount, draft.currency);
  if (sum === undefined) return malformed(`The event ${event.type} has no exact amount.`);
  const { id, what, payment, code } = draft;
  const notice: PaymentNotice = {
    kind: "payment",
    ...{ id, what, payment, caseId: metadata.dunlin_case },
    ...sum,
    ...(typeof metadata.dunlin_tenant === "string" && { tenant: metadata.dunlin_tenant }),
    ...(typeof metadata.dunlin_obligation === "string" && { obligation: metadata.dunlin_obligation }),
    ...(typeof metadata.dunlin_attempt === "string" && { attempt: metadata.dunlin_attempt }),
    ...(draft.class !== undefined && { class: draft.class }),
    ...(code !== undefined && { code }),
    ...(Number.isSafeInteger(event.created) && { at: (event.created as number) * 1000 }),
  };
  return { status: "accepted", notices: [notice] };
}

/** Nothing where it is right. Each `v1` may be of another secret; other schemes are not believed. */
function checkStripeSignature(
  { headers, body, now }: InboundRequest,
  { secrets, toleranceSeconds }: StripeReceiving,
): InboundResult | undefined {
  const header = headers["stripe-signature"];
  if (header === undefined || header === "")
    return { status: "refused", code: "signature.missing", reason: "The header stripe-signature is missing." };
  const parts = header.split(",").map((part) => part.trim().split("=", 2) as [string, string?]);
  const time = parts.find(([name]) => name === "t")?.[1] ?? "";
  const given = parts.flatMap(([name, value = ""]) => (name === "v1" ? [value] : []));
  const signed = Buffer.concat([Buffer.from(`${time}.`), body]);
  const right = secrets.some((secret) => {
    const expected = createHmac("sha256", secret).update(signed).digest("hex");
    return given.some((one) => same(one, expected));
  });
  if (!right) return { status: "refused", code: "signature.wrong", reason: "The signature does not fit the body." };
  if (/^\d{1,12}$/.test(time) && Math.abs(now - Number(time) * 1000) <= toleranceSeconds * 1000) return undefined;
  const reason = `The request was signed more than ${toleranceSeconds} seconds from now.`;
  return { status: "refused", code: "signature.old", reason };
}

function draftOf(type: string, object: Json, data: Json): Draft | "malformed" | undefined {
  switch (type) {
    case "payment_intent.processing":
      return intentDraft(object, "processing", object.amount);
    case "payment_intent.succeeded":
      return intentDraft(object, "received", object.amount_received);
    case "payment_intent.payment_failed":
      return failedDraft(object);
    case "charge.refunded":
      return refundDraft(object, data);
    case "charge.dispute.created":
      return disputeDraft(object, "disputed");
    case "charge.dispute.closed":
      // Won, the money stays; lost, it goes back for good.
      return object.status === "lost" ? disputeDraft(object, "reversed") : undefined;
    default:
      return undefined;
  }
}

function intentDraft(
  intent: Json,
  what: PaymentNotice["what"],
  amount: unknown,
  fact: string = what,
): Draft | "malformed" {
  const { id, currency, metadata } = intent;
  if (typeof id !== "string") return "malformed";
  return { id: `${id}:${fact}`, what, payment: id, amount, currency, metadata: isObject(metadata) ? metadata : {} };
}

/** One payment may fail several times before it succeeds: each attempt has a charge of its own. */
function failedDraft(intent: Json): Draft | "malformed" {
  const problem = isObject(intent.last_payment_error) ? intent.last_payment_error : {};
  const written = [problem.decline_code, problem.code].find((one) => typeof one === "string");
  const code = typeof written === "string" && /^\w{1,64}$/.test(written) ? written : undefined;
  const charge = [problem.charge, intent.latest_charge].find((one) => typeof one === "string") ?? "first";
  const draft = intentDraft(intent, "failed", intent.amount, `failed:${charge}`);
  if (draft === "malformed") return draft;
  return { ...draft, ...(code !== undefined && { code }), class: declineClass(code ?? "") };
}

/** A charge tells all that was given back so far; this event's part is the difference. */
function refundDraft(charge: Json, data: Json): Draft | "malformed" | undefined {
  const { id, payment_intent: payment, amount_refunded: total, currency, metadata } = charge;
  const before = isObject(data.previous_attributes) ? data.previous_attributes.amount_refunded : undefined;
  if (typeof id !== "string" || !Number.isSafeInteger(total) || !Number.isSafeInteger(before)) return "malformed";
  if (typeof payment !== "string") return undefined;
  const amount = (total as number) - (before as number);
  const ours = isObject(metadata) && metadata.dunlin_case !== undefined ? metadata : undefined;
  return { id: `${id}:refunded:${total}`, what: "reversed", payment, amount, currency, metadata: ours };
}

function disputeDraft(dispute: Json, what: "disputed" | "reversed"): Draft | "malformed" | undefined {
  const { id, payment_intent: payment, amount, currency } = dispute;
  if (typeof id !== "string") return "malformed";
  if (typeof payment !== "string") return undefined;
  return { id: `${id}:${what}`, what, payment, amount, currency, metadata: undefined };
}

/** Disputes say nothing of whose payment it was, and charges not always: the payment itself does. */
async function ownerOf({ metadata, payment }: Draft, api: StripeApi): Promise<Json> {
  if (metadata !== undefined) return metadata;
  const path = `/v1/payment_intents/${encodeURIComponent(payment)}`;
  const answer = await callStripe(api, { method: "GET", path }, AbortSignal.timeout(api.timeoutMs));
  if (answer.kind === "done") return isObject(answer.object.metadata) ? answer.object.metadata : {};
  if (answer.kind === "refused") return {};
  throw new Error(`the payment of an event cannot be asked for (${answer.code})`);
}
