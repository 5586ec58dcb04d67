/** A whole runtime on a virtual clock over memory, with a strategy and a template of a few lines, for tests of what happens to cases. */

import type { CaseFacts, Strategy } from "@dunlin/engine";
import type { Template } from "@dunlin/templates";
import { createRuntime } from "../../src/createRuntime.ts";
import { memoryStore } from "../../src/memory/memoryStore.ts";
import type { Actor } from "../../src/model/actor.ts";
import type { CaseInput } from "../../src/model/cases.ts";
import type { Channel, Outgoing, SendResult } from "../../src/model/channel.ts";
import type { RuntimeOptions } from "../../src/model/runtime.ts";
import type { Store } from "../../src/model/store.ts";
import { localKeyWrap } from "../../src/vault/keyWrap.ts";

export const TENANT = "t1";
export const ADMIN: Actor = { id: "test", roles: ["admin"] };
export const DAY = 86_400_000;
/** Monday, 10:00 in Madrid. */
export const START = Date.parse("2026-03-02T09:00:00Z");
export const SECRET = new Uint8Array(32).fill(7);

export interface TestClock {
  now(): number;
  /** To an instant, or on by so many ms. */
  set(at: number): void;
  on(ms: number): void;
}

export function testClock(at = START): TestClock {
  let present = at;
  return {
    now: () => present,
    set(next) {
      present = next;
    },
    on(ms) {
      present += ms;
    },
  };
}

/** What a channel was asked to send, and what it answers; default: accepted. */
export interface TestChannel extends Channel {
  readonly sent: Outgoing[];
  answer: (outgoing: Outgoing, signal: AbortSignal) => SendResult | Promise<SendResult>;
}

export function testChannel(id: string, semantics: Channel["semantics"] = "atMostOnce"): TestChannel {
  const sent: Outgoing[] = [];
  const channel: TestChannel = {
    ...{ id, semantics, sent, timeoutMs: 1_000 },
    answer: ({ key }) => ({ status: "accepted", ref: `ref-${key}` }),
    async send(outgoing, signal) {
      sent.push(outgoing);
      return channel.answer(outgoing, signal);
    },
  };
  return channel;
}

/** Mail at once, SMS after three days, letter after seven; out when nothing is owed. */
export const STRATEGY = {
  format: "dunlin.strategy/1",
  id: "reminders",
  name: "Reminders",
  time: { zone: "Europe/Madrid", at: "09:00" },
  entry: { start: "mail" },
  exits: [
    { id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" },
    { id: "closed", on: ["case.closed"], outcome: "withdrawn" },
  ],
  nodes: {
    mail: { type: "send", via: [{ channel: "email", template: "mail@1" }], purpose: "collect", to: { next: "w1" } },
    w1: { type: "wait", for: "P3D", to: { next: "sms" } },
    sms: { type: "send", via: [{ channel: "sms", template: "short@1" }], purpose: "collect", to: { next: "w2" } },
    w2: { type: "wait", for: "P4D", to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted" },
  },
} as unknown as Strategy;

const VARIABLES = {
  type: "object",
  properties: {
    currency: { type: "string", "x-sample": "EUR" },
    totalDueMinor: { type: "integer", "x-format": "money", "x-currency": "currency", "x-sample": 100 },
    debtor: { type: "object", properties: { name: { type: "string", "x-sample": "Ann", "x-required": true } } },
  },
};

/** Says who owes how much. */
export const templateOf = (id: string, kind: "email" | "sms"): Template =>
  ({
    schema: "dunlin.template/1",
    ...{ id, name: id, kind, defaultLocale: "en", locales: ["en"], variables: VARIABLES },
    settings: kind === "email" ? { subject: { en: [{ t: "Your account" }] } } : {},
    root: [
      {
        ...{ id: "says", type: "text", v: 1 },
        props: { text: { en: [{ var: "debtor.name" }, { t: ": " }, { var: "totalDueMinor" }] } },
      },
    ],
  }) as unknown as Template;

/** Owes 100.00 EUR since yesterday. */
export const factsOf = (id: string, more: Partial<CaseFacts> = {}): CaseFacts => ({
  caseId: id,
  currency: "EUR",
  debtor: {
    id: `d-${id}`,
    language: "en",
    zones: ["Europe/Madrid"],
    channels: [
      { channel: "email", address: `${id}@debtor.example` },
      { channel: "sms", address: "+34600000001" },
    ],
  },
  obligations: [
    { ref: `o-${id}`, dueDate: "2026-03-01", currency: "EUR", amountMinor: 10_000, outstandingMinor: 10_000 },
  ],
  ...more,
});

export const inputOf = (id: string, more: Partial<CaseFacts> = {}): CaseInput => ({
  facts: factsOf(id, more),
  personal: { name: "Ann" },
});

export interface TestWorldOptions extends Partial<RuntimeOptions> {
  readonly strategies?: readonly Strategy[];
  readonly store?: Store;
  readonly clock?: TestClock;
}

/** Opened, with its strategies published for `TENANT`. */
export async function testWorld({ strategies = [STRATEGY], ...options }: TestWorldOptions = {}) {
  const clock = options.clock ?? testClock();
  const email = testChannel("email");
  const sms = testChannel("sms", "idempotent");
  const store = options.store ?? memoryStore({ clock });
  const runtime = createRuntime({
    ...{ store, clock, channels: [email, sms], vault: localKeyWrap(SECRET), secret: SECRET, owner: "h1" },
    publicUrl: "https://pay.example",
    ...options,
  });
  await store.open();
  for (const template of [templateOf("mail", "email"), templateOf("short", "sms")]) {
    await runtime.templates.saveDraft(TENANT, template, 0, ADMIN);
    await runtime.templates.publish(TENANT, template.id, 1, ADMIN);
  }
  for (const strategy of strategies) {
    await runtime.strategies.saveDraft(TENANT, strategy, 0, ADMIN);
    await runtime.strategies.publish(TENANT, strategy.id, 1, ADMIN);
  }
  return { runtime, clock, email, sms, store };
}
