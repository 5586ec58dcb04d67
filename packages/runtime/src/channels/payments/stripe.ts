/**
 * Payments over an interface as Stripe has it: a page to pay on, charges of a stored method, and signed webhooks. No library of
 * Stripe's is needed.
 *
 * Source: Stripe, "Create a Checkout Session", "Create a PaymentIntent", "Idempotent requests", "Search query language".
 */

import type { Checkout, CheckoutRequest, Outgoing, PaymentProvider, SendResult } from "../../model/channel.ts";
import { error, InputError } from "../../problem.ts";
import type { Secret } from "../secrets.ts";
import { toStripe } from "./amounts.ts";
import { callStripe, type FormTree, idempotencyKey, type StripeAnswer, type StripeApi } from "./stripeApi.ts";
import { receiveStripe } from "./stripeEvents.ts";

/** A method of payment that the debtor left at the provider. */
export interface StoredMethod {
  readonly customer: string;
  readonly paymentMethod: string;
}

export interface StripeOptions {
  /** Default `stripe`. */
  readonly id?: string;
  /** Default `https://api.stripe.com`. */
  readonly apiBase?: string;
  readonly secretKey: Secret;
  /** Of the webhook's address; several while one takes the place of another. */
  readonly webhookSecret: string | readonly string[];
  /** Finds what `payment.attempt` is to be charged to. Without it nothing is charged. */
  readonly storedMethod?: (outgoing: Outgoing) => Promise<StoredMethod | undefined>;
  /** What the page calls the thing that is paid, by language; default "Payment". */
  readonly paymentName?: (request: CheckoutRequest) => string;
  /** Farther from now a webhook is refused, s; default 300. */
  readonly toleranceSeconds?: number;
  /** ms; default 30,000. */
  readonly timeoutMs?: number;
}

/** Stripe forgets keys after 24 hours; before that a repetition is harmless. */
const KEY_MS = 23 * 3_600_000;

/** @throws InputError for options that make no sense. */
export function stripePayments(options: StripeOptions): PaymentProvider {
  checkOptions(options);
  const { id = "stripe", apiBase = "https://api.stripe.com", secretKey, timeoutMs = 30_000 } = options;
  const { storedMethod, paymentName = () => "Payment", toleranceSeconds = 300 } = options;
  const api: StripeApi = { apiBase, secretKey, timeoutMs };
  const webhookSecrets = [options.webhookSecret].flat();
  return {
    id,
    async checkout(request, signal) {
      const amount = toStripe(request.amountMinor, request.currency);
      if (amount === undefined || amount === 0)
        return { status: "refused", code: "amount.invalid", reason: "The provider cannot take this amount exactly." };
      const answer = await callStripe(
        api,
        {
          method: "POST",
          path: "/v1/checkout/sessions",
          form: sessionForm(request, amount, paymentName(request)),
          key: idempotencyKey(request.tenant, request.key),
        },
        signal,
      );
      return checkoutOf(answer);
    },
    ...(storedMethod !== undefined && {
      charge: (outgoing: Outgoing, signal: AbortSignal) => charge(api, storedMethod, outgoing, signal),
    }),
    receive: (request) => receiveStripe(request, { api, secrets: webhookSecrets, toleranceSeconds }),
  };
}

/** What comes back with every event: which case and obligation it is about, and the key of what asked for it. Ids only. */
const metadataOf = (of: {
  tenant: string;
  key: string;
  caseId: string;
  obligation?: string | undefined;
  attempt?: string;
}): FormTree => ({
  dunlin_tenant: of.tenant,
  dunlin_case: of.caseId,
  dunlin_key: idempotencyKey(of.tenant, of.key),
  dunlin_obligation: of.obligation,
  dunlin_attempt: of.attempt,
});

function sessionForm(request: CheckoutRequest, amount: number, name: string): FormTree {
  const metadata = metadataOf(request);
  return {
    mode: "payment",
    client_reference_id: idempotencyKey(request.tenant, request.key),
    success_url: request.returnUrl,
    cancel_url: request.returnUrl,
    locale: localeOf(request.language),
    line_items: [
      {
        quantity: 1,
        price_data: { currency: request.currency.toLowerCase(), unit_amount: amount, product_data: { name } },
      },
    ],
    metadata,
    payment_intent_data: { metadata },
  };
}

/** Stripe's pages know languages and a few regions; `auto` asks the browser. */
function localeOf(language = "auto"): string {
  const known = ["pt-BR", "es-419", "en-GB", "fr-CA", "zh-HK", "zh-TW"];
  return known.includes(language) ? language : (/^[a-z]{2}(?=-|$)/.exec(language)?.[0] ?? "auto");
}

function checkoutOf(answer: StripeAnswer): Checkout {
  if (answer.kind !== "done") {
    const reason =
      answer.kind === "refused"
        ? "The provider refused the payment page."
        : "The provider gave no payment page: try again.";
    return { status: "refused", code: answer.code, reason };
  }
  const { url, id } = answer.object;
  if (typeof url !== "string" || typeof id !== "string" || !/^https?:\/\//.test(url))
    return { status: "refused", code: "answer.malformed", reason: "The provider gave no payment page: try again." };
  return { status: "open", url, ref: id };
}

async function charge(
  api: StripeApi,
  storedMethod: NonNullable<StripeOptions["storedMethod"]>,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<SendResult> {
  const { effect, tenant, key, caseId, at, attempt } = outgoing;
  if (effect.kind !== "payment.attempt") return refused("payment.effect", "This is no attempt of a payment.");
  const amount = toStripe(effect.amountMinor, effect.currency);
  if (amount === undefined || amount === 0)
    return refused("amount.invalid", "The provider cannot take this amount exactly.");
  const method = await storedMethod(outgoing);
  if (method === undefined) return refused("payment.noMethod", "There is no stored method to charge.");
  if (attempt > 1 && at - effect.at > KEY_MS) {
    const found = await chargedBefore(api, idempotencyKey(tenant, key), signal);
    if (found !== undefined) return found;
  }
  const form: FormTree = {
    amount,
    currency: effect.currency.toLowerCase(),
    customer: method.customer,
    payment_method: method.paymentMethod,
    off_session: true,
    confirm: true,
    metadata: metadataOf({ tenant, key, caseId, attempt: effect.id }),
  };
  const request = {
    method: "POST",
    path: "/v1/payment_intents",
    form,
    key: idempotencyKey(tenant, key),
    now: at,
  } as const;
  return chargeOf(await callStripe(api, request, signal));
}

/** A key that Stripe may have forgotten is not trusted: what was charged by it is looked for first. */
async function chargedBefore(api: StripeApi, key: string, signal: AbortSignal): Promise<SendResult | undefined> {
  const query = encodeURIComponent(`metadata['dunlin_key']:'${key}'`);
  const answer = await callStripe(api, { method: "GET", path: `/v1/payment_intents/search?query=${query}` }, signal);
  const found = answer.kind === "done" ? answer.object.data : undefined;
  if (!Array.isArray(found))
    return {
      status: "retry",
      code: answer.kind === "done" ? "answer.malformed" : answer.code,
      reason: "Whether it was charged before cannot be asked now.",
    };
  const [intent] = found as readonly { id?: unknown }[];
  return typeof intent?.id === "string" ? { status: "accepted", ref: intent.id } : undefined;
}

/** A card that is declined was charged for, and failed: its webhook tells the class. */
function chargeOf(answer: StripeAnswer): SendResult {
  switch (answer.kind) {
    case "done":
      return typeof answer.object.id === "string"
        ? { status: "accepted", ref: answer.object.id }
        : { status: "unknown", code: "answer.malformed", reason: "The answer names no payment." };
    case "refused": {
      const intent = answer.error.payment_intent as { id?: unknown } | undefined;
      return answer.status === 402 && typeof intent?.id === "string"
        ? { status: "accepted", ref: intent.id }
        : refused(answer.code, "The provider refused the charge.");
    }
    case "later": {
      const { code, afterMs } = answer;
      return {
        status: "retry",
        code,
        reason: "The provider did not take the charge now.",
        ...(afterMs !== undefined && { afterMs }),
      };
    }
    case "unknown":
      return { status: "unknown", code: answer.code, reason: "Nobody knows whether the charge was taken." };
  }
}

const refused = (code: string, reason: string): SendResult => ({ status: "rejected", code, reason });

function checkOptions({ apiBase = "https://api.stripe.com", secretKey, webhookSecret }: StripeOptions): void {
  const problems = [
    ...(/^https?:\/\/[^\s/?#@]+\/?$/.test(apiBase)
      ? []
      : [
          error("stripe.apiBase", "Write the http or https address of the interface, without a path.", {
            path: "/apiBase",
          }),
        ]),
    ...(secretKey === "" ? [error("stripe.secret", "The secret key is empty.", { path: "/secretKey" })] : []),
    ...([webhookSecret].flat().some((secret) => secret === "") || webhookSecret.length === 0
      ? [
          error("stripe.secret", "Without its secret no webhook can be believed: hand it over.", {
            path: "/webhookSecret",
          }),
        ]
      : []),
  ];
  if (problems.length > 0) throw new InputError(problems);
}
