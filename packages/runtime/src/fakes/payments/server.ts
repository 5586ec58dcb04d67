/** Payments for trying things out, over an interface as Stripe has it: sessions with a page, charges, refunds, disputes, signed webhooks. */

import { createHmac } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Delivery, sendCallback } from "../callbacks.ts";
import { bufferOf, drop, formOf, hang, jsonObject, listen, rawServer } from "../rawServer.ts";
import { type Script, scriptOf, type Timing } from "../script.ts";
import { Book, type Course, type Intent, intentJson, type Session, type StripeEvent } from "./book.ts";
import { PAGE_POLICY, paymentPage } from "./page.ts";

/** `accepted`: whether it was carried out all the same, as it is with a `malformed` answer. */
export type PaymentFault =
  | { readonly kind: "hang" | "close"; readonly accepted: boolean }
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: string; readonly accepted?: boolean }
  | { readonly kind: "malformed" };

/** What goes wrong with a request of the interface; `path` is a part of its path. */
export interface PaymentFaultRule extends Timing {
  readonly fault: PaymentFault;
  readonly path?: string;
}

export interface FakePaymentsOptions {
  /** Default 0: the system chooses. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  readonly secretKey?: string;
  readonly webhookSecret?: string;
  /** Where webhooks go. Without it they are kept only. */
  readonly webhookUrl?: string;
  /** `auto` sends each event at once, `manual` when it is asked to. Default `auto`. */
  readonly delivery?: "auto" | "manual";
  readonly faults?: readonly PaymentFaultRule[];
  /** Ids count from here, so that one that is started anew gives none twice. Default 0. */
  readonly idsFrom?: number;
  /** ms; default the clock of the machine. */
  readonly now?: () => number;
}

export interface PaymentRequestEntry {
  readonly path: string;
  readonly key: string;
  readonly outcome: "done" | "repeated" | "conflict" | "lost" | "refused";
}

export interface FakePayments {
  readonly url: string;
  readonly secretKey: string;
  readonly webhookSecret: string;
  sessions(): readonly Session[];
  payments(): readonly Intent[];
  requests(): readonly PaymentRequestEntry[];
  /** Oldest first. */
  events(): readonly StripeEvent[];
  setWebhookUrl(url: string): void;
  fault(rule: PaymentFaultRule): void;
  /** Acts on the page of a session. */
  pay(session: string, course?: Course): Promise<Intent>;
  /** What was on its way arrives, or not. */
  finish(payment: string, course?: Exclude<Course, { kind: "processing" }>): Promise<Intent>;
  /** Gives a part back; default all of it. */
  refund(payment: string, amount?: number): Promise<Intent>;
  dispute(payment: string, what?: "created" | "won" | "lost"): Promise<void>;
  /** Sends events in this order, each as often as asked; default all of them once. */
  deliver(order?: { ids?: readonly string[]; times?: number }): Promise<readonly Delivery[]>;
  clear(): void;
  close(): Promise<void>;
}

/** `t=...,v1=...` over the body. @param at - ms. */
export function stripeSignature(body: string, secret: string, at: number): string {
  const time = Math.floor(at / 1000);
  return `t=${time},v1=${createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")}`;
}

class World {
  readonly now: () => number;
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly script: Script<PaymentFaultRule>;
  readonly book: Book;
  readonly requests: PaymentRequestEntry[] = [];
  readonly events: StripeEvent[] = [];
  /** Idempotency key -> what was asked, and what was answered. */
  readonly answers = new Map<string, { body: string; status: number; answer: unknown }>();
  webhookUrl: string | undefined;
  url = "";
  /** Webhooks that are on their way. */
  #sending: Promise<unknown> = Promise.resolve();

  constructor(options: FakePaymentsOptions) {
    const { now = Date.now, secretKey = "sk_test_fake", webhookSecret = "whsec_fake", faults = [] } = options;
    const { delivery = "auto", webhookUrl, idsFrom = 0 } = options;
    this.webhookUrl = webhookUrl;
    this.now = now;
    this.secretKey = secretKey;
    this.webhookSecret = webhookSecret;
    this.script = scriptOf(faults);
    const tell = (event: StripeEvent) => {
      this.events.push(event);
      if (delivery === "auto") this.#sending = this.#sending.then(() => this.send(event));
    };
    this.book = new Book(now, tell, idsFrom);
  }

  /** Until everything that was told is delivered. */
  async settled(): Promise<void> {
    await this.#sending;
  }

  async send(event: StripeEvent, times = 1): Promise<readonly Delivery[]> {
    if (this.webhookUrl === undefined) return [];
    const body = JSON.stringify(event);
    const headers = {
      "content-type": "application/json",
      "stripe-signature": stripeSignature(body, this.webhookSecret, this.now()),
    };
    return sendCallback({ url: this.webhookUrl, headers, body }, times);
  }

  intent(id: string): Intent {
    const intent = this.book.intents.get(id);
    if (intent === undefined) throw new Error(`no payment "${id}"`);
    return intent;
  }
}

/** Starts one. Close it when it is no longer needed: it keeps the process alive. */
export async function fakePayments(options: FakePaymentsOptions = {}): Promise<FakePayments> {
  const world = new World(options);
  const { book, script, requests, events, secretKey, webhookSecret } = world;
  const settle = async <Value>(value: Value): Promise<Value> => {
    await world.settled();
    return value;
  };
  const fake: Omit<FakePayments, "url" | "close"> = {
    ...{ secretKey, webhookSecret },
    sessions: () => [...book.sessions.values()],
    payments: () => [...book.intents.values()],
    requests: () => [...requests],
    events: () => [...events],
    setWebhookUrl(url) {
      world.webhookUrl = url;
    },
    fault: script.add,
    async pay(id, course = { kind: "paid" }) {
      const session = book.sessions.get(id);
      if (session === undefined) throw new Error(`no session "${id}"`);
      return settle(book.payOn(session, course));
    },
    finish: async (id, course = { kind: "paid" }) => settle(book.run(world.intent(id), course)),
    async refund(id, amount) {
      const intent = world.intent(id);
      return settle(book.refund(intent, amount ?? intent.amountReceived - intent.refunded));
    },
    dispute: async (id, what = "created") => settle(book.dispute(world.intent(id), what)),
    async deliver({ ids, times = 1 } = {}) {
      const named = ids === undefined ? events : ids.flatMap((id) => events.filter((event) => event.id === id));
      const deliveries: Delivery[] = [];
      for (const event of named) deliveries.push(...(await world.send(event, times)));
      return deliveries;
    },
    clear() {
      script.clear();
      book.clear();
      world.answers.clear();
      requests.length = 0;
      events.length = 0;
    },
  };
  const server = rawServer();
  api(server, world);
  pages(server, world);
  control(server, fake);
  const listening = await listen(server, options);
  world.url = listening.url;
  return { ...fake, ...listening };
}

function api(server: FastifyInstance, world: World): void {
  const post = (path: string, act: (form: Readonly<Record<string, string>>) => { status: number; body: unknown }) =>
    server.post(path, async (request, reply) => answer(world, request, reply, act));
  post("/v1/checkout/sessions", (form) => openSession(world, form));
  post("/v1/payment_intents", (form) => chargeNow(world, form));
  post("/v1/refunds", ({ payment_intent: id = "", amount }) => {
    const intent = world.book.intents.get(id);
    if (intent === undefined) return refusal(404, "resource_missing");
    world.book.refund(intent, amount === undefined ? intent.amountReceived - intent.refunded : Number(amount));
    return {
      status: 200,
      body: { id: world.book.id("re"), object: "refund", payment_intent: id, status: "succeeded" },
    };
  });
  server.get("/v1/payment_intents/search", async (request, reply) => {
    if (!allowed(world, request)) return reply.code(401).send(refusal(401, "api_key_invalid").body);
    const [, name = "", value = ""] =
      /^metadata\['(\w+)'\]:'([^']*)'$/.exec((request.query as { query?: string }).query ?? "") ?? [];
    const found = [...world.book.intents.values()].filter(({ metadata }) => metadata[name] === value);
    return { object: "search_result", data: found.map(intentJson) };
  });
  server.get("/v1/payment_intents/:id", async (request, reply) => {
    if (!allowed(world, request)) return reply.code(401).send(refusal(401, "api_key_invalid").body);
    const intent = world.book.intents.get((request.params as { id: string }).id);
    return intent === undefined ? reply.code(404).send(refusal(404, "resource_missing").body) : intentJson(intent);
  });
}

const allowed = ({ secretKey }: World, { headers }: FastifyRequest): boolean =>
  headers.authorization === `Bearer ${secretKey}`;

const refusal = (status: number, code: string, more: Readonly<Record<string, unknown>> = {}) => ({
  status,
  body: { error: { type: status === 402 ? "card_error" : "invalid_request_error", code, ...more } },
});

/** Faults, the key of the account, and keys that were seen before. */
async function answer(
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  act: (form: Readonly<Record<string, string>>) => { status: number; body: unknown },
) {
  const path = request.url;
  const body = bufferOf(request.body).toString("utf8");
  const key = String(request.headers["idempotency-key"] ?? "");
  const note = (outcome: PaymentRequestEntry["outcome"]) => world.requests.push({ path, key, outcome });
  if (!allowed(world, request)) {
    note("refused");
    return reply.code(401).send(refusal(401, "api_key_invalid").body);
  }
  const fault = world.script.take((rule) => path.includes(rule.path ?? ""))?.fault;
  if (fault !== undefined && fault.kind !== "malformed" && fault.accepted !== true) {
    note("lost");
    return fail(fault, reply);
  }
  const before = key === "" ? undefined : world.answers.get(key);
  if (before !== undefined && before.body !== body) {
    note("conflict");
    return reply.code(400).send(refusal(400, "idempotency_key_in_use").body);
  }
  const done = before === undefined ? act(formOf(Buffer.from(body))) : { status: before.status, body: before.answer };
  if (key !== "") world.answers.set(key, { body, status: done.status, answer: done.body });
  note(before === undefined ? "done" : "repeated");
  return fault === undefined ? reply.code(done.status).send(done.body) : fail(fault, reply);
}

function fail(fault: PaymentFault, reply: FastifyReply) {
  switch (fault.kind) {
    case "hang":
      return hang(reply);
    case "close":
      return drop(reply);
    case "malformed":
      return reply.code(200).type("application/json").send('{"id": "pi_');
    case "status":
      if (fault.retryAfter !== undefined) reply.header("retry-after", fault.retryAfter);
      return reply.code(fault.status).send({ error: { type: "api_error" } });
  }
}

/** Members of `metadata[...]`, below a prefix. */
function metadataOf(form: Readonly<Record<string, string>>, prefix = "metadata"): Readonly<Record<string, string>> {
  const named = Object.entries(form).flatMap(([name, value]) =>
    name.startsWith(`${prefix}[`) ? [[name.slice(prefix.length + 1, -1), value] as const] : [],
  );
  return Object.fromEntries(named);
}

function openSession({ book, url }: World, form: Readonly<Record<string, string>>) {
  const amount = Number(form["line_items[0][price_data][unit_amount]"]);
  const currency = form["line_items[0][price_data][currency]"] ?? "";
  const { success_url: successUrl = "", cancel_url: cancelUrl = "", locale = "auto" } = form;
  if (!Number.isSafeInteger(amount) || amount <= 0 || !/^[a-z]{3}$/.test(currency) || !URL.canParse(successUrl))
    return refusal(400, "parameter_invalid");
  const id = book.id("cs");
  const name = form["line_items[0][price_data][product_data][name]"] ?? "Payment";
  const metadata = metadataOf(form, "payment_intent_data[metadata]");
  const session = book.open({
    ...{ id, amount, currency, name, locale, successUrl, cancelUrl, metadata },
    url: `${url}/pay/${id}`,
  });
  return {
    status: 200,
    body: { id, object: "checkout.session", url: session.url, status: "open", payment_intent: null },
  };
}

/** `pm_decline_<code>` declines, `pm_processing` takes a while, anything else pays. */
function chargeNow({ book }: World, form: Readonly<Record<string, string>>) {
  const { amount: written, currency = "", payment_method: method = "", customer = "" } = form;
  const amount = Number(written);
  if (!Number.isSafeInteger(amount) || amount <= 0 || method === "" || customer === "")
    return refusal(400, "parameter_missing");
  const [, code] = /^pm_decline_(\w+)$/.exec(method) ?? [];
  const created = book.create(amount, currency, metadataOf(form));
  const course: Course =
    code !== undefined ? { kind: "declined", code } : { kind: method === "pm_processing" ? "processing" : "paid" };
  const intent = book.run(created, course);
  if (code === undefined) return { status: 200, body: intentJson(intent) };
  return refusal(402, "card_declined", { decline_code: code, payment_intent: intentJson(intent) });
}

function pages(server: FastifyInstance, world: World): void {
  const show = (reply: FastifyReply, session: Session, problem?: string) =>
    reply
      .header("content-security-policy", PAGE_POLICY)
      .type("text/html; charset=utf-8")
      .send(paymentPage(session, sumOf(session), problem));
  const found = ({ params }: FastifyRequest) => world.book.sessions.get((params as { id: string }).id);
  server.get("/pay/:id", async (request, reply) => {
    const session = found(request);
    return session === undefined ? reply.code(404).send("There is no such payment.") : show(reply, session);
  });
  server.post("/pay/:id", async (request, reply) => {
    const session = found(request);
    if (session === undefined) return reply.code(404).send("There is no such payment.");
    if (session.status === "complete") return show(reply, session);
    const { course = "" } = formOf(bufferOf(request.body));
    const chosen: Course =
      course === "paid" || course === "processing"
        ? { kind: course }
        : { kind: "declined", code: course || "generic_decline" };
    const intent = world.book.payOn(session, chosen);
    if (intent.declineCode !== undefined) return show(reply, session, intent.declineCode);
    return reply.code(303).header("location", session.successUrl).send();
  });
}

function sumOf({ amount, currency }: Session): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

/** The same over HTTP, for payments in a process of their own. */
function control(server: FastifyInstance, fake: Omit<FakePayments, "url" | "close">): void {
  const json = <Value>(request: FastifyRequest): Value => jsonObject(bufferOf(request.body)) as Value;
  server.get("/_fake/sessions", async () => ({ items: fake.sessions() }));
  server.get("/_fake/payments", async () => ({ items: fake.payments() }));
  server.get("/_fake/events", async () => ({ items: fake.events() }));
  server.get("/_fake/requests", async () => ({ items: fake.requests() }));
  server.post("/_fake/faults", async (request, reply) => {
    fake.fault(json(request));
    return reply.code(204).send();
  });
  server.post("/_fake/webhookUrl", async (request, reply) => {
    fake.setWebhookUrl(json<{ url: string }>(request).url);
    return reply.code(204).send();
  });
  server.post("/_fake/pay", async (request) => {
    const { session, course } = json<{ session: string; course?: Course }>(request);
    return fake.pay(session, course);
  });
  server.post("/_fake/refund", async (request) => {
    const { payment, amount } = json<{ payment: string; amount?: number }>(request);
    return fake.refund(payment, amount);
  });
  server.post("/_fake/dispute", async (request, reply) => {
    const { payment, what } = json<{ payment: string; what?: "created" | "won" | "lost" }>(request);
    await fake.dispute(payment, what);
    return reply.code(204).send();
  });
  server.post("/_fake/deliver", async (request) => ({ deliveries: await fake.deliver(json(request)) }));
}
