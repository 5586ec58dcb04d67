/**
 * Stories that every store tells the same way: the strategies of the field with the shipped templates, one debtor each, and what
 * happens to them in sixty days. What is written down is whatever must not depend on where it is kept.
 */

import { readFileSync } from "node:fs";
import { type CaseEvent, type CaseFacts, parseStrategy, type Strategy } from "@dunlin/engine";
import { STARTER_TEMPLATES } from "@dunlin/templates/starter";
import { canonicalJson, sha256 } from "../../src/base/canonical.ts";
import { createRuntime, type DunlinRuntime } from "../../src/createRuntime.ts";
import type { Actor } from "../../src/model/actor.ts";
import type { Channel, SendResult } from "../../src/model/channel.ts";
import type { JournalRow, OutboxRow } from "../../src/model/rows.ts";
import type { Store } from "../../src/model/store.ts";
import { localKeyWrap } from "../../src/vault/keyWrap.ts";

const STRATEGIES = new URL("../../../../examples/strategies/", import.meta.url);
const TENANT = "corpus";
const ACTOR: Actor = { id: "corpus", roles: ["admin"] };
const SECRET = new Uint8Array(32).fill(3);
const DAY = 86_400_000;
const DAYS = 60;

/** Which debtor suits which strategy: where they live, and on which day of the story their money falls due. */
const PEOPLE: Readonly<Record<string, { readonly zone: string; readonly language: string; readonly dueIn: number }>> = {
  "a-pre-due": { zone: "Europe/Madrid", language: "es", dueIn: 20 },
  "b-early-stage": { zone: "America/New_York", language: "en", dueIn: -1 },
  "c-mid-stage": { zone: "America/New_York", language: "en", dueIn: -31 },
  "d-pre-legal": { zone: "Europe/London", language: "en", dueIn: -61 },
  "e-b2b-invoices": { zone: "Europe/Berlin", language: "en", dueIn: 5 },
  "g-plan-monitoring": { zone: "Europe/Madrid", language: "es", dueIn: -10 },
};

export const STORIES = Object.keys(PEOPLE);

/** Monday, 8:00 UTC. */
const START = Date.parse("2026-03-02T08:00:00Z");
const dateIn = (days: number): string => new Date(START + days * DAY).toISOString().slice(0, 10);

const CHANNELS = ["email", "sms", "whatsapp", "letter", "push", "voice"];

function debtorOf(story: string): CaseFacts {
  const { zone, language, dueIn } = PEOPLE[story] as (typeof PEOPLE)[string];
  const currency = zone.startsWith("America") ? "USD" : zone === "Europe/London" ? "GBP" : "EUR";
  return {
    caseId: story,
    accountId: `A-${story}`,
    currency,
    debtor: {
      id: `d-${story}`,
      ...{ type: story.startsWith("e-") ? "legal" : "natural", language, zones: [zone] },
      channels: CHANNELS.map((channel) => ({ channel, address: addressOf(channel), consent: true, verified: true })),
    },
    obligations: [
      { ref: "inv-1", dueDate: dateIn(dueIn), currency, amountMinor: 60_000, outstandingMinor: 60_000 },
      { ref: "inv-2", dueDate: dateIn(dueIn + 3), currency, amountMinor: 15_050, outstandingMinor: 15_050 },
    ],
    data: { autopay: false },
  };
}

const addressOf = (channel: string): string =>
  channel === "email"
    ? "ann@debtor.example"
    : channel === "letter"
      ? "Ann Debtor\nStreet 1\n1000 Town"
      : "+34600000001";

const EVENTS: readonly (readonly [day: number, event: CaseEvent])[] = [
  [6, { type: "message.opened", id: "e1", data: { channel: "email" } }],
  [9, { type: "payment.received", id: "p1", data: { amountMinor: 5_025 } }],
  [9, { type: "payment.received", id: "p1", data: { amountMinor: 5_025 } }],
  [13, { type: "intent.detected", id: "i1", data: { intent: "hardship" } }],
  [17, { type: "message.optedOut", id: "o1", data: { channel: "sms" } }],
  [20, { type: "promise.created", id: "pr", data: { promise: "pr", amountMinor: 20_000, dueDate: dateIn(26) } }],
  [24, { type: "payment.received", id: "p2", data: { amountMinor: 20_000, obligation: "inv-1" } }],
  [31, { type: "dispute.opened", id: "d1", data: { obligations: ["inv-2"] } }],
  [36, { type: "dispute.closed", id: "d2", data: { obligations: ["inv-2"] } }],
  [40, { type: "payment.reversed", id: "r2", data: { amountMinor: 20_000, payment: "p2" } }],
  [55, { type: "payment.received", id: "p3", data: { amountMinor: 70_025 } }],
];

/** The strategy of a story as a document. */
const strategyOf = (story: string): Strategy =>
  parseStrategy(readFileSync(new URL(`${story}.json`, STRATEGIES), "utf8"));

/** Tells one story over a store. The store is opened here and stays open. */
export async function tellOver(
  store: Store,
  clock: { set(at: number): void; now(): number },
  story: string,
): Promise<string> {
  const channels = CHANNELS.map(channelOf);
  clock.set(START);
  const runtime = createRuntime({
    ...{ store, clock, channels, vault: localKeyWrap(SECRET), secret: SECRET, owner: "corpus" },
    publicUrl: "https://pay.example",
  });
  await store.open();
  await publish(runtime, story);
  await runtime.cases.put(TENANT, [{ facts: debtorOf(story), personal: PERSONAL }], ACTOR);
  await runtime.settle();
  for (let day = 1; day <= DAYS; day++) {
    clock.set(START + day * DAY);
    for (const [on, event] of EVENTS) if (on === day) await runtime.cases.deliver(TENANT, story, event, ACTOR);
    for (const hour of [0, 4, 8, 12]) {
      clock.set(START + day * DAY + hour * 3_600_000);
      await runtime.settle();
    }
  }
  return written(runtime, story);
}

const PERSONAL = {
  ...{ name: "Ann", fullName: "Ann Debtor", familyName: "Debtor", form: "ms", company: "Debtor Ltd." },
  address: "Ann Debtor\nStreet 1\n1000 Town",
};

const CREDITOR = {
  ...{ name: "Lender", legalName: "Lender plc", address: "Bank Street 1, 1000 Town", phone: "+44 20 7946 0000" },
  payment: { iban: "GB33BUKB20201555555555" },
  payUrl: "https://lender.example/pay",
  links: {
    paid: "https://lender.example/paid",
    dispute: "https://lender.example/dispute",
    promise: "https://lender.example/promise",
  },
};

/** Accepts every third attempt only after it was turned away once, by the key: the same whatever the store. */
function channelOf(id: string): Channel {
  return {
    ...{ id, semantics: id === "email" ? "atMostOnce" : "idempotent" },
    async send({ key, attempt }): Promise<SendResult> {
      const fate = Number.parseInt(sha256(key).slice(0, 2), 16);
      if (fate % 7 === 0) return { status: "rejected", code: "550", reason: "Refused." };
      if (fate % 3 === 0 && attempt === 1) return { status: "retry", code: "429", reason: "Later.", afterMs: 60_000 };
      return { status: "accepted", ref: sha256(key).slice(0, 12) };
    },
  };
}

async function publish(runtime: DunlinRuntime, story: string): Promise<void> {
  const strategy = strategyOf(story);
  const named = new Set(
    [...JSON.stringify(strategy).matchAll(/"(?:template|script)":"([^"@]+)@\d+"/g)].map(([, id]) => id),
  );
  await runtime.settings.change(TENANT, { creditor: CREDITOR }, ACTOR);
  for (const template of STARTER_TEMPLATES.filter(({ id }) => named.has(id))) {
    if ((await runtime.templates.version(TENANT, template.id, 1)) !== undefined) continue;
    const { rev } = await runtime.templates.saveDraft(TENANT, template, 0, ACTOR);
    await runtime.templates.publish(TENANT, template.id, rev, ACTOR);
  }
  const { version: _, ...draft } = strategy;
  const { rev } = await runtime.strategies.saveDraft(TENANT, draft as Strategy, 0, ACTOR);
  await runtime.strategies.publish(TENANT, strategy.id, rev, ACTOR);
}

async function written(runtime: DunlinRuntime, story: string): Promise<string> {
  const snapshot = await runtime.cases.peek(TENANT, story);
  const lines: string[] = [story];
  for (const entry of await runtime.cases.journal(TENANT, story, { limit: 1000 })) lines.push(lineOf(entry));
  lines.push("", ...(snapshot?.outbox ?? []).toSorted(byKey).map(contactLine), "");
  for (const { strategy, rev, wakeAt, state } of snapshot?.enrollments ?? [])
    lines.push(
      `${strategy} rev ${rev}, ${state.status} at ${state.node}, state ${short(state)}, due ${moment(wakeAt)}`,
    );
  lines.push(`contacts ${short(snapshot?.facts.contacts ?? [])}, facts ${short(snapshot?.facts)}`);
  lines.push(`chain ${JSON.stringify(await runtime.cases.verify(TENANT, story))}`);
  return `${lines.join("\n")}\n`;
}

const byKey = (a: OutboxRow, b: OutboxRow): number => (a.key < b.key ? -1 : 1);
const short = (value: unknown): string => sha256(canonicalJson(value)).slice(0, 10);
const moment = (at: number | null): string => (at === null ? "never" : new Date(at).toISOString().slice(0, 16));

const lineOf = ({ rev, at, event, trace, effects, hash }: JournalRow): string =>
  `${String(rev).padStart(3)} ${moment(at)} ${event.type.padEnd(18)} ${hash.slice(0, 10)} ${trace.length} ` +
  effects
    .map(({ kind, nodeId }) => `${kind} ${nodeId}`)
    .join(", ")
    .trim();

const contactLine = ({ key, route, status, attempts, reasons = [] }: OutboxRow): string =>
  [key, route, status, attempts, ...reasons].join(" ");

export const goldenFile = (story: string): URL => new URL(`golden/${story}.txt`, import.meta.url);
