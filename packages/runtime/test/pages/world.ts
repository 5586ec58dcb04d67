/** A runtime over memory with a strategy that sends a link, the shipped page behind it, and a browser that keeps cookies. */

import type { CaseFacts, Strategy } from "@dunlin/engine";
import { HOUSE_BRAND } from "@dunlin/templates";
import { STARTER_TEMPLATES } from "@dunlin/templates/starter";
import { dispatchOnce } from "../../src/core/dispatch.ts";
import { pollOnce } from "../../src/core/poll.ts";
import type { PaymentProvider } from "../../src/model/channel.ts";
import type { JournalRow } from "../../src/model/rows.ts";
import type { RuntimeOptions } from "../../src/model/runtime.ts";
import { LINK, type LinkRow, type LinkValue } from "../../src/pages/link.ts";
import { createPages, type PagesOptions } from "../../src/pages/pages.ts";
import { ADMIN, TENANT, templateOf, testChannel } from "../core/world.ts";
import { hostOf, links, PUBLIC } from "./host.ts";

export { links, PUBLIC };

const PLANS = {
  offer: "plan",
  options: [
    { key: "p2", count: 2, frequency: "monthly" },
    { key: "p3", count: 3, frequency: "monthly" },
  ],
};

/** A message with a page, then an offer that stands for two weeks, then the end in a month. */
const strategyOf = (actions: readonly string[], offer: object = PLANS, id = "pages"): Strategy =>
  ({
    format: "dunlin.strategy/1",
    id,
    name: "With a page",
    time: { zone: "Europe/Madrid", at: "09:00" },
    entry: { start: "mail" },
    exits: [{ id: "closed", on: ["case.closed"], outcome: "withdrawn" }],
    nodes: {
      mail: {
        type: "send",
        via: [{ channel: "sms", template: "short@1" }],
        purpose: "collect",
        page: { template: "pay-page@1", actions, validFor: "P14D" },
        to: { next: "offer" },
      },
      offer: {
        type: "offer",
        ...offer,
        validFor: "P20D",
        to: { accepted: "rest", expired: "rest" },
      },
      rest: { type: "wait", for: "P60D", to: { next: "end" } },
      end: { type: "exit", outcome: "exhausted" },
    },
  }) as unknown as Strategy;

/** Owes 182.40 EUR on two invoices. */
const debtFacts = (id: string, more: Partial<CaseFacts> = {}): CaseFacts => ({
  caseId: id,
  accountId: "4471-0098",
  currency: "EUR",
  debtor: {
    id: `d-${id}`,
    language: "en",
    country: "ES",
    zones: ["Europe/Madrid"],
    channels: [
      { channel: "sms", address: "+34600000001" },
      { channel: "email", address: `${id}@debtor.example` },
    ],
  },
  obligations: [
    { ref: "o1", dueDate: "2026-02-04", currency: "EUR", amountMinor: 6_100, outstandingMinor: 6_100 },
    { ref: "o2", dueDate: "2026-02-20", currency: "EUR", amountMinor: 12_140, outstandingMinor: 12_140 },
  ],
  ...more,
});

export const PERSONAL = {
  name: "Lucía",
  fullName: "Lucía Ferrer Montalbán",
  familyName: "Ferrer",
  dateOfBirth: "1979-03-27",
  postalCode: "46003",
  context: { payment: { iban: "ES91 2100 0418 4502 0005 1332", reference: "RF18 5390 0754 7034" } },
};

const CREDITOR = {
  ...{ name: "Ría Credit", legalName: "Ría Credit, S.A.", address: "Calle del Puerto 14, 46024 Valencia" },
  ...{ phone: "+34 960 000 210", hours: "9:00–18:00" },
};

/** A provider that remembers what it was asked for; `answer` is what it says. */
function testPayments() {
  const asked: Parameters<PaymentProvider["checkout"]>[0][] = [];
  const payments: PaymentProvider & { asked: typeof asked; fails?: "refused" | "throws" | "strange" } = {
    id: "fakepay",
    asked,
    async checkout(request) {
      asked.push(request);
      if (payments.fails === "throws") throw new Error("no connection");
      if (payments.fails === "refused") return { status: "refused", code: "limit", reason: "too much" };
      if (payments.fails === "strange") return { status: "open", url: "javascript:alert(1)", ref: "x" };
      return { status: "open", url: `https://checkout.example.com/${encodeURIComponent(request.key)}`, ref: "r" };
    },
    receive: async () => ({ status: "refused", code: "signature.missing", reason: "not here" }),
  };
  return payments;
}

export interface PageWorldOptions extends Partial<Omit<RuntimeOptions, "channels">> {
  readonly actions?: readonly string[];
  /** What is offered; default two plans. */
  readonly offer?: object;
  readonly pages?: Partial<PagesOptions>;
  readonly facts?: Partial<CaseFacts>;
  readonly personal?: Readonly<Record<string, unknown>>;
}

/** Opened, published, with the case `c1` in it and its message sent. */
export async function pageWorld({
  actions,
  offer,
  pages: more,
  facts,
  personal = PERSONAL,
  ...rest
}: PageWorldOptions = {}) {
  const page = STARTER_TEMPLATES.find(({ id }) => id === "pay-page");
  if (page === undefined) throw new Error("the shipped page is gone");
  const sms = testChannel("sms");
  const payments = testPayments();
  const host = await hostOf({
    ...{ payments, ...rest, channels: [sms] },
    templates: [templateOf("short", "sms"), page],
    strategies: [strategyOf(actions ?? ["pay", "choosePlan", "promise", "dispute"], offer)],
  });
  const { world, store, clock, cases, templates } = host;
  const pages = createPages({ world, links, publicUrl: PUBLIC, ...more });
  await templates.setBrand(TENANT, { ...HOUSE_BRAND, id: "ria", name: "Ría Credit" }, ADMIN);
  await world.settings.change(TENANT, { creditor: CREDITOR }, ADMIN);
  await cases.put(TENANT, [{ facts: debtFacts("c1", facts), personal }], ADMIN);
  await pollOnce(world);
  await dispatchOnce(world);
  const [outgoing] = sms.sent;
  if (outgoing === undefined) throw new Error("the message was not sent");
  const link = { tenant: TENANT, id: links.idOf(TENANT, outgoing.key) };
  const urls = {
    page: `${PUBLIC}/p/${links.seal("page", link)}`,
    unsubscribe: `${PUBLIC}/u/${links.seal("unsubscribe", link)}`,
    preferences: `${PUBLIC}/s/${links.seal("preferences", link)}`,
  };
  const events = async (caseId = "c1"): Promise<JournalRow["event"][]> =>
    (await cases.journal(TENANT, caseId)).map(({ event }) => event);
  const linkRow = async (): Promise<LinkRow> =>
    (await store.transaction(TENANT, (tx) => tx.document<LinkValue>(LINK, link.id))) as LinkRow;
  return { world, store, clock, sms, payments, cases, pages, link, urls, events, linkRow, key: outgoing.key };
}

export type PageWorld = Awaited<ReturnType<typeof pageWorld>>;

const BROWSER = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15";

/** A browser without scripts: follows where it is sent on this host, keeps cookies, and posts the forms it was shown. */
export class Browser {
  readonly #pages: PageWorld["pages"];
  readonly cookies = new Map<string, string>();
  url = "";
  html = "";
  /** Where a redirect led that this host does not serve. */
  away: string | undefined;

  constructor({ pages }: PageWorld) {
    this.#pages = pages;
  }

  async get(url: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#follow(new Request(url, { headers: this.#headers(headers) }));
  }

  /** @param fields - Beside the proof of the page that is shown, unless they have one. */
  async post(fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}): Promise<Response> {
    const body = new URLSearchParams({ token: this.token, ...fields });
    const action = this.action;
    return this.#follow(new Request(action, { method: "POST", body, headers: this.#headers(headers) }));
  }

  get token(): string {
    return /name="token" value="([^"]*)"/.exec(this.html)?.[1] ?? "";
  }

  get action(): string {
    return /<form[^>]*action="([^"]*)"/.exec(this.html)?.[1] ?? this.url;
  }

  get title(): string {
    return /<title>([^<]*)<\/title>/.exec(this.html)?.[1] ?? "";
  }

  #headers(more: Record<string, string>): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return { "user-agent": BROWSER, ...(cookie !== "" && { cookie }), ...more };
  }

  async #follow(request: Request): Promise<Response> {
    const response = await this.#pages.handle(request);
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
    const to = response.headers.get("location");
    if (response.status === 303 && to !== null) {
      const next = new URL(to, request.url).href;
      if (!next.startsWith(PUBLIC)) {
        this.away = next;
        return response;
      }
      return this.get(next);
    }
    this.url = request.url;
    this.html = await response.clone().text();
    return response;
  }
}

/** A browser that looks at the page of a new world. */
export async function opened(more: PageWorldOptions = {}) {
  const world = await pageWorld({ actions: ["pay", "choosePlan", "promise"], ...more });
  const browser = new Browser(world);
  await browser.get(world.urls.page);
  return { world, browser };
}

const BEFORE = ["case.created", "message.sent", "page.viewed"];

/** What the case heard since its page was opened. */
export const typesAfter = async (world: PageWorld) =>
  (await world.events()).map(({ type }) => type).slice(BEFORE.length);
export const lastOf = async (world: PageWorld) => (await world.events()).at(-1);
