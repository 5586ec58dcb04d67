/** A small house: people with roles, a strategy of one message, a text message, and services over a store in memory. */

import type { CaseFacts, Strategy } from "@dunlin/engine";
import type { Template } from "@dunlin/templates";
import { memoryStore } from "../../src/memory/memoryStore.ts";
import type { Actor, Role } from "../../src/model/actor.ts";
import { createPublishing } from "../../src/publishing/publishing.ts";
import { createSettings } from "../../src/settings/settings.ts";

export const TENANT = "north";

export const who = (id: string, ...roles: readonly Role[]): Actor => ({ id, roles });

export const author = who("ada", "author");
export const publisher = who("pia", "publisher");
export const second = who("pol", "publisher");
export const admin = who("max", "admin");
export const viewer = who("vic", "viewer");

/** A clock that moves when it is told to. */
export class Hand {
  at = Date.UTC(2026, 10, 26, 9);
  now = (): number => this.at;
  pass(ms: number): void {
    this.at += ms;
  }
}

export function house(options: { readonly cacheMs?: number } & Parameters<typeof createPublishing>[1] = {}) {
  const clock = new Hand();
  const store = memoryStore({ clock });
  const caching = { now: clock.now, ...options };
  const host = () => ({ ...createPublishing({ store }, caching), settings: createSettings(store, caching) });
  return { store, clock, host, ...host() };
}

/** Sends one message, and ends. */
export const strategy = (parts: Partial<Strategy> & { readonly template?: string } = {}): Strategy => {
  const { template = "hello@1", ...own } = parts;
  return {
    format: "dunlin.strategy/1",
    id: "early",
    name: "Early",
    time: { zone: "Europe/Madrid", clock: "strategy" },
    entry: { start: "hello" },
    exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
    nodes: {
      hello: { type: "send", purpose: "collect", via: [{ channel: "sms", template }], to: { next: "end" } },
      end: { type: "exit", outcome: "done" },
    },
    ...own,
  } as unknown as Strategy;
};

const says = (id: string, text: string, more: object = {}) => ({
  id,
  type: "text",
  v: 1,
  props: { text: { en: [{ t: text }], es: [{ t: `${text} (es)` }] }, look: "text" },
  ...more,
});

/** One text message in English and Spanish. */
export const template = (parts: Partial<Template> & { readonly text?: string } = {}): Template => {
  const { text = "A payment is open.", ...own } = parts;
  return {
    schema: "dunlin.template/1",
    id: "hello",
    name: "Hello",
    kind: "sms",
    defaultLocale: "en",
    locales: ["en", "es"],
    variables: { type: "object", properties: {} },
    settings: {},
    root: [says("says", text)],
    ...own,
  } as unknown as Template;
};

export const facts = (parts: Partial<CaseFacts> = {}): CaseFacts => ({
  caseId: "C-1",
  currency: "EUR",
  debtor: {
    id: "P-1",
    language: "es",
    channels: [
      { channel: "email", address: "ana@example.org", consent: true },
      { channel: "sms", address: "+34600100200" },
    ],
  },
  obligations: [{ ref: "I-1", dueDate: "2026-11-02", currency: "EUR", amountMinor: 12_000, outstandingMinor: 12_000 }],
  ...parts,
});
