/** Payments against the fake: pages, charges, webhooks, and what each fault comes to. */

import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { fromStripe, toStripe } from "../../src/channels/payments/amounts.ts";
import { declineClass } from "../../src/channels/payments/declines.ts";
import { type StripeOptions, stripePayments } from "../../src/channels/payments/stripe.ts";
import { type FakePayments, fakePayments, type PaymentFault, stripeSignature } from "../../src/fakes.ts";
import type { CheckoutRequest, InboundRequest, PaymentProvider } from "../../src/model/channel.ts";
import { InputError } from "../../src/problem.ts";
import { callbackHost, closedAfterAll, inbound, KEY, NOW, outgoing, QUIET } from "./world.ts";

let fake: FakePayments;
let host: Awaited<ReturnType<typeof callbackHost>>;
let stripe: PaymentProvider;

const stripeWith = (options: Partial<StripeOptions> = {}): PaymentProvider =>
  stripePayments({
    apiBase: fake.url,
    secretKey: fake.secretKey,
    webhookSecret: fake.webhookSecret,
    storedMethod: async ({ personId }) => ({ customer: `cus_${personId}`, paymentMethod: "pm_ok" }),
    timeoutMs: 10_000,
    ...options,
  });

beforeAll(async () => {
  fake = await fakePayments({ now: () => NOW });
  stripe = stripeWith();
  host = await callbackHost((request) => stripe.receive(request));
  fake.setWebhookUrl(host.url);
});
closedAfterAll({ close: async () => Promise.all([fake.close(), host.close()]) });
afterEach(() => {
  fake.clear();
  host.clear();
});

const request: CheckoutRequest = {
  ...{ tenant: "acme", key: "page/1", caseId: "E-1", amountMinor: 1230, currency: "EUR", obligation: "I-1" },
  ...{ language: "es-ES", returnUrl: "https://acme.example/back" },
};

const attempt = (members: object = {}) =>
  outgoing({
    channel: "payment",
    effect: {
      id: KEY,
      kind: "payment.attempt",
      nodeId: "n",
      at: NOW,
      attempt: 1,
      amountMinor: 500,
      currency: "EUR",
      ...members,
    },
  });

describe("a page to pay on", () => {
  test("CH45 a page asks for the sum; the same key gives the same page", async () => {
    const first = await stripe.checkout(request, QUIET);
    const again = await stripe.checkout(request, QUIET);
    const [session] = fake.sessions();
    expect(first).toEqual({ status: "open", url: session?.url, ref: session?.id });
    expect(again).toEqual(first);
    expect(fake.sessions()).toHaveLength(1);
    expect(session).toMatchObject({
      amount: 1230,
      currency: "eur",
      locale: "es",
      successUrl: request.returnUrl,
      name: "Payment",
    });
    expect(session?.metadata).toMatchObject({ dunlin_tenant: "acme", dunlin_case: "E-1", dunlin_obligation: "I-1" });
    expect(await stripe.checkout({ ...request, amountMinor: 1 }, QUIET)).toMatchObject({
      status: "refused",
      code: "stripe.idempotency_key_in_use",
    });
    expect(await stripe.checkout({ ...request, tenant: "other" }, QUIET)).not.toEqual(first);
  });

  test("CH45 a debtor pays on the page, and only the signed webhook says so", async () => {
    const checkout = await stripe.checkout(request, QUIET);
    const url = checkout.status === "open" ? checkout.url : "";
    const page = await (await fetch(url)).text();
    expect(page).toContain("€12.30");
    const press = (course: string) =>
      fetch(url, { method: "POST", redirect: "manual", body: new URLSearchParams({ course }) });
    expect(await (await press("insufficient_funds")).text()).toContain("was declined (insufficient_funds)");
    const paid = await press("paid");
    expect([paid.status, paid.headers.get("location")]).toEqual([303, request.returnUrl]);
    expect(await (await press("paid")).text()).toContain("has been made");
    await expect.poll(() => host.notices()).toHaveLength(2);
    const [{ id, charge } = { id: "", charge: "" }] = fake.payments();
    const about = {
      kind: "payment",
      payment: id,
      tenant: "acme",
      caseId: "E-1",
      amountMinor: 1230,
      currency: "EUR",
      obligation: "I-1",
      at: NOW,
    };
    expect(host.notices()).toEqual([
      {
        ...about,
        id: expect.stringMatching(`^${id}:failed:ch_`),
        what: "failed",
        class: "soft",
        code: "insufficient_funds",
      },
      { ...about, id: `${id}:received`, what: "received" },
    ]);
    expect(charge).not.toBe("");
  });

  test.each<[PaymentFault, string]>([
    [{ kind: "hang", accepted: true }, "http.timeout"],
    [{ kind: "close", accepted: false }, "http."],
    [{ kind: "status", status: 429 }, "http.429"],
    [{ kind: "status", status: 500 }, "http.500"],
    [{ kind: "malformed" }, "answer.malformed"],
  ])("CH45 without an answer there is no page: %j; and asked again there is one", async (fault, code) => {
    fake.fault({ fault, times: 1 });
    const short = stripeWith(fault.kind === "hang" ? { timeoutMs: 300 } : {});
    const refused = await short.checkout(request, QUIET);
    expect(refused).toMatchObject({ status: "refused", code: expect.stringMatching(`^${code}`) });
    expect(await stripe.checkout(request, QUIET)).toMatchObject({ status: "open" });
    expect(fake.sessions()).toHaveLength(1);
  });

  test.each([
    [0, "EUR"],
    [-5, "EUR"],
    [1.5, "EUR"],
    [1235, "KWD"],
    [100, "XXX"],
  ])("CH46 %d %s cannot be taken", async (amountMinor, currency) => {
    expect(await stripe.checkout({ ...request, amountMinor, currency }, QUIET)).toMatchObject({
      status: "refused",
      code: "amount.invalid",
    });
    expect(fake.requests()).toEqual([]);
  });
});

describe("charges", () => {
  test("CH47 an attempt charges the stored method once, and its webhook names it", async () => {
    const sent = await stripe.charge?.(attempt(), QUIET);
    expect(await stripe.charge?.(attempt(), QUIET)).toEqual(sent);
    expect(fake.payments()).toHaveLength(1);
    expect(sent).toEqual({ status: "accepted", ref: fake.payments()[0]?.id });
    await expect.poll(() => host.notices()).toHaveLength(1);
    expect(host.notices()).toMatchObject([
      { what: "received", attempt: KEY, caseId: "E-1", amountMinor: 500, currency: "EUR" },
    ]);
  });

  test.each([
    ["insufficient_funds", "soft"],
    ["stolen_card", "hard"],
  ])("CH47 a card declined with %s fails %s", async (code, kind) => {
    const declining = stripeWith({
      storedMethod: async () => ({ customer: "c", paymentMethod: `pm_decline_${code}` }),
    });
    expect(await declining.charge?.(attempt(), QUIET)).toEqual({ status: "accepted", ref: fake.payments()[0]?.id });
    await expect.poll(() => host.notices()).toHaveLength(1);
    expect(host.notices()).toMatchObject([{ what: "failed", class: kind, code, attempt: KEY }]);
  });

  test.each<[PaymentFault, object, made: number]>([
    [{ kind: "hang", accepted: true }, { status: "unknown", code: "http.timeout" }, 1],
    [{ kind: "close", accepted: true }, { status: "unknown" }, 1],
    [{ kind: "close", accepted: false }, { status: "unknown" }, 0],
    [{ kind: "status", status: 429, retryAfter: "2" }, { status: "retry", afterMs: 2000 }, 0],
    [{ kind: "status", status: 409 }, { status: "retry" }, 0],
    [{ kind: "status", status: 503 }, { status: "unknown", code: "http.503" }, 0],
    [{ kind: "status", status: 400 }, { status: "rejected" }, 0],
    [{ kind: "malformed" }, { status: "unknown", code: "answer.malformed" }, 1],
  ])("CH48 %j is %j; sent again by its key it is charged once", async (fault, result, made) => {
    fake.fault({ fault, times: 1 });
    const short = stripeWith(fault.kind === "hang" ? { timeoutMs: 300 } : {});
    expect(await short.charge?.(attempt(), QUIET)).toMatchObject(result);
    expect(fake.payments()).toHaveLength(made);
    expect(await stripe.charge?.({ ...attempt(), attempt: 2 }, QUIET)).toMatchObject({ status: "accepted" });
    expect(fake.payments()).toHaveLength(1);
  });

  test("CH48 a key that may be forgotten is not sent again before what it did is looked for", async () => {
    const day = 25 * 3_600_000;
    await stripe.charge?.(attempt(), QUIET);
    const [intent] = fake.payments();
    const later = { ...attempt(), attempt: 2, at: NOW + day };
    fake.fault({ fault: { kind: "status", status: 500 }, path: "payment_intents", times: 1 });
    expect(await stripe.charge?.(later, QUIET)).toEqual({ status: "accepted", ref: intent?.id });
    expect(fake.requests().filter(({ outcome }) => outcome === "done")).toHaveLength(1);
    fake.clear();
    expect(await stripe.charge?.(later, QUIET)).toMatchObject({ status: "accepted" });
    expect(fake.payments()).toHaveLength(1);
  });

  test("CH48 nothing is charged without a method, a sum or the right key", async () => {
    expect(stripeWith({ storedMethod: undefined as never }).charge).toBeUndefined();
    const none = stripeWith({ storedMethod: async () => undefined });
    expect(await none.charge?.(attempt(), QUIET)).toMatchObject({ status: "rejected", code: "payment.noMethod" });
    expect(await stripe.charge?.(attempt({ amountMinor: 0 }), QUIET)).toMatchObject({
      status: "rejected",
      code: "amount.invalid",
    });
    const wrong = await stripeWith({ secretKey: async () => "sk_wrong" }).charge?.(attempt(), QUIET);
    expect(wrong).toMatchObject({ status: "retry", code: "stripe.api_key_invalid" });
    expect(JSON.stringify(wrong)).not.toContain("sk_wrong");
    expect(fake.payments()).toEqual([]);
  });
});

describe("webhooks", () => {
  async function paid() {
    await stripe.charge?.(attempt(), QUIET);
    const [{ id } = { id: "" }] = fake.payments();
    await expect.poll(() => host.notices()).toHaveLength(1);
    host.clear();
    return id;
  }

  test("CH49 refunds tell their part, whatever the order and however often they come", async () => {
    const id = await paid();
    fake.setWebhookUrl("http://127.0.0.1:1/");
    await fake.refund(id, 200);
    await fake.refund(id, 300);
    fake.setWebhookUrl(host.url);
    const refunds = fake
      .events()
      .filter(({ type }) => type === "charge.refunded")
      .map((event) => event.id);
    await fake.deliver({ ids: [...refunds].reverse(), times: 2 });
    const parts = new Map(host.notices().map((notice) => [notice.id, notice]));
    expect(host.notices()).toHaveLength(4);
    expect([...parts.values()]).toMatchObject([
      { what: "reversed", amountMinor: 300, payment: id },
      { what: "reversed", amountMinor: 200, payment: id },
    ]);
  });

  test("CH49 a dispute is asked whose payment it is about; lost, the money is gone", async () => {
    const id = await paid();
    await fake.dispute(id);
    await fake.dispute(id, "won");
    await fake.dispute(id, "lost");
    expect(host.notices()).toMatchObject([
      { what: "disputed", payment: id, caseId: "E-1", attempt: KEY, amountMinor: 500 },
      { what: "reversed", payment: id, caseId: "E-1", amountMinor: 500 },
    ]);
    expect(new Set(host.notices().map((notice) => notice.id)).size).toBe(2);
  });

  test("CH49 what takes days is on its way first", async () => {
    const slow = stripeWith({ storedMethod: async () => ({ customer: "c", paymentMethod: "pm_processing" }) });
    const sent = await slow.charge?.(attempt(), QUIET);
    const ref = sent?.status === "accepted" ? (sent.ref ?? "") : "";
    await fake.finish(ref, { kind: "declined", code: "account_closed" });
    expect(host.notices()).toMatchObject([
      { what: "processing" },
      { what: "failed", class: "hard", code: "account_closed" },
    ]);
  });

  test("CH49 the owner of a dispute who cannot be asked now is asked when the event comes again", async () => {
    const gone = await fakePayments();
    await gone.close();
    const event = {
      type: "charge.dispute.created",
      data: { object: { id: "dp_1", amount: 5, currency: "eur", payment_intent: "pi_1" } },
    };
    await expect(stripeWith({ apiBase: gone.url }).receive(signed(event))).rejects.toThrow(/cannot be asked for/);
    expect(await stripe.receive(signed(event))).toEqual({ status: "accepted", notices: [] });
  });

  const intent = { id: "pi_1", amount: 500, amount_received: 500, currency: "eur", metadata: { dunlin_case: "E-1" } };
  const succeeded = { id: "evt_1", type: "payment_intent.succeeded", created: NOW / 1000, data: { object: intent } };

  const signed = (event: unknown, { secret = "whsec_fake", at = NOW, body = "" } = {}): InboundRequest => {
    const text = body === "" ? JSON.stringify(event) : body;
    return inbound({ body: text, headers: { "stripe-signature": stripeSignature(text, secret, at) } });
  };

  test.each<[string, InboundRequest, object]>([
    ["as it was signed", signed(succeeded), { status: "accepted", notices: [{ id: "pi_1:received" }] }],
    ["at the edge of five minutes", signed(succeeded, { at: NOW - 300_000 }), { status: "accepted" }],
    ["too old", signed(succeeded, { at: NOW - 301_000 }), { status: "refused", code: "signature.old" }],
    ["from the future", signed(succeeded, { at: NOW + 301_000 }), { status: "refused", code: "signature.old" }],
    ["by another secret", signed(succeeded, { secret: "whsec_other" }), { status: "refused", code: "signature.wrong" }],
    [
      "with another amount",
      { ...signed(succeeded), body: Buffer.from(JSON.stringify(succeeded).replaceAll("500", "5")) },
      { code: "signature.wrong" },
    ],
    ["without a signature", { ...signed(succeeded), headers: {} }, { status: "refused", code: "signature.missing" }],
    ["with nonsense", { ...signed(succeeded), headers: { "stripe-signature": "t=,v1=" } }, { code: "signature.wrong" }],
    [
      "with the old scheme only",
      {
        ...signed(succeeded),
        headers: {
          "stripe-signature": stripeSignature(JSON.stringify(succeeded), "whsec_fake", NOW).replace("v1=", "v0="),
        },
      },
      { code: "signature.wrong" },
    ],
    ["with no JSON", signed(undefined, { body: "nonsense" }), { status: "refused", code: "body.malformed" }],
    ["with a list", signed([succeeded]), { status: "refused", code: "body.malformed" }],
    [
      "without an amount",
      signed({ ...succeeded, data: { object: { ...intent, amount_received: undefined } } }),
      { code: "body.malformed" },
    ],
    [
      "with an amount that is none",
      signed({ ...succeeded, data: { object: { ...intent, amount_received: 5.5 } } }),
      { code: "body.malformed" },
    ],
    [
      "with a refund of which nobody knows how much",
      signed({ type: "charge.refunded", data: { object: { id: "ch", amount_refunded: 5 } } }),
      { code: "body.malformed" },
    ],
    [
      "about a payment of others",
      signed({ ...succeeded, data: { object: { ...intent, metadata: {} } } }),
      { status: "accepted", notices: [] },
    ],
    ["of another type", signed({ ...succeeded, type: "customer.created" }), { status: "accepted", notices: [] }],
  ])("CH50 a webhook %s", async (_, given, result) => {
    expect(await stripe.receive(given)).toMatchObject(result);
  });

  test("CH50 while secrets change, either is believed, and one of several signatures is enough", async () => {
    const both = stripeWith({ webhookSecret: ["whsec_new", "whsec_fake"] });
    expect(await both.receive(signed(succeeded))).toMatchObject({ status: "accepted" });
    expect(await both.receive(signed(succeeded, { secret: "whsec_new" }))).toMatchObject({ status: "accepted" });
    const { headers, ...rest } = signed(succeeded);
    const several = `${headers["stripe-signature"]?.replace("v1=", "v1=00,v1=")}`;
    expect(await stripe.receive({ ...rest, headers: { "stripe-signature": several } })).toMatchObject({
      status: "accepted",
    });
  });
});

describe("amounts", () => {
  test.each([
    [1230, "EUR", 1230],
    [500, "JPY", 500],
    [500, "ISK", 50_000],
    [500, "UGX", 50_000],
    [500, "MGA", 5],
    [1230, "KWD", 1230],
    [1235, "KWD", undefined],
    [501, "MGA", undefined],
    [0, "EUR", 0],
    [Number.MAX_SAFE_INTEGER, "ISK", undefined],
  ])("CH46 %d of %s is %j there", (minor, currency, amount) => {
    expect(toStripe(minor, currency)).toBe(amount);
    if (amount !== undefined)
      expect(fromStripe(amount, currency.toLowerCase())).toEqual({ amountMinor: minor, currency });
  });

  test("CH46 what goes there comes back the same, and nothing is rounded", () => {
    const currencies = fc.constantFrom("EUR", "USD", "JPY", "ISK", "UGX", "MGA", "KWD", "TND", "CLP", "HUF", "XOF");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), currencies, (minor, currency) => {
        const there = toStripe(minor, currency);
        if (there === undefined) return;
        expect(fromStripe(there, currency.toLowerCase())).toEqual({ amountMinor: minor, currency });
      }),
    );
    expect(fromStripe(50_050, "isk")).toBeUndefined();
    expect(fromStripe("500", "eur")).toBeUndefined();
    expect(fromStripe(500, "xxx")).toBeUndefined();
  });

  test("CH47 a decline that nobody knows may be tried again", () => {
    expect(["do_not_honor", "processing_error", "brand_new_code", ""].map(declineClass)).toEqual([
      "soft",
      "soft",
      "soft",
      "soft",
    ]);
    expect(["expired_card", "lost_card", "authentication_required"].map(declineClass)).toEqual([
      "hard",
      "hard",
      "hard",
    ]);
  });
});

test("CH40 payments without secrets or with a path in their address are refused", () => {
  const codes = (options: Partial<StripeOptions>) => {
    try {
      stripeWith(options);
      return [];
    } catch (reason) {
      return (reason as InputError).problems.map(({ code, path }) => `${code} ${path}`);
    }
  };
  expect(codes({ apiBase: "https://api.stripe.com/v1" })).toEqual(["stripe.apiBase /apiBase"]);
  expect(codes({ secretKey: "", webhookSecret: [] })).toEqual([
    "stripe.secret /secretKey",
    "stripe.secret /webhookSecret",
  ]);
  expect(() => stripeWith({ webhookSecret: "" })).toThrow(InputError);
});
