/** What every simulation plays with: two strategies for the same debtors, their messages, a cap, and the debtors. */

import type { CaseFacts, PolicyPack, Strategy } from "@dunlin/engine";
import { createRuntime } from "../../src/createRuntime.ts";
import { keep } from "../../src/memory/keep.ts";
import { memoryStore } from "../../src/memory/memoryStore.ts";
import type { CaseInput, RuntimeOptions } from "../../src/model/runtime.ts";
import type { DocumentWrite, Store } from "../../src/model/store.ts";
import { localKeyWrap } from "../../src/people/keyWrap.ts";
import { ADMIN, START, templateOf } from "../core/world.ts";

export const TENANT = "t";
const SECRET = new Uint8Array(32).fill(7);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** At most so many contacts with a person within so many days, whoever makes them. */
export const CAP = { max: 2, days: 3 };

const PACK: PolicyPack = {
  id: "sim-cap",
  unknownZones: ["Europe/Madrid"],
  rules: [
    {
      ...{
        id: "sim.cap",
        kind: "frequencyCap",
        cite: [{ law: "House policy" }],
        channels: ["email", "sms"],
        scope: ["person"],
      },
      count: { channels: ["email", "sms"], directions: ["outbound"] },
      ...{ max: CAP.max, window: { type: "rollingDays", n: CAP.days }, onViolation: "defer" },
    },
  ],
} as PolicyPack;

/** What all hosts have in common. */
export const HOST_OPTIONS: Pick<RuntimeOptions, "packs" | "vault" | "secret"> = {
  packs: [PACK],
  vault: localKeyWrap(SECRET),
  secret: SECRET,
};

const EXITS = [
  { id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" },
  { id: "closed", on: ["case.closed"], outcome: "withdrawn" },
];
const mail = (next: string) => ({
  ...{ type: "send", via: [{ channel: "email", template: "mail@1" }], purpose: "collect", to: { next } },
});
const text = (next: string) => ({
  ...{ type: "send", via: [{ channel: "sms", template: "short@1" }], purpose: "collect", to: { next } },
});
const wait = (span: string, next: string) => ({ type: "wait", for: span, to: { next } });
const END = { type: "exit", outcome: "exhausted" };

/** The nodes at which each strategy contacts the debtor. */
export const SENDS: Readonly<Record<string, readonly string[]>> = {
  soft: ["mail", "sms", "last"],
  hard: ["sms", "mail"],
};

function strategiesOf(capped: boolean): readonly Strategy[] {
  const shell = (id: string, start: string, nodes: object) =>
    ({
      ...{ format: "dunlin.strategy/1", id, name: id, time: { zone: "Europe/Madrid", at: "09:00" } },
      ...{ entry: { start }, exits: EXITS, nodes },
      ...(capped && { policies: ["sim-cap"] }),
    }) as unknown as Strategy;
  return [
    shell("soft", "mail", {
      ...{ mail: mail("w1"), w1: wait("P1D", "sms"), sms: text("w2"), w2: wait("P2D", "last") },
      ...{ last: mail("w3"), w3: wait("P20D", "end"), end: END },
    }),
    shell("hard", "w0", {
      ...{ w0: wait("PT2H", "sms"), sms: text("w1"), w1: wait("P2D", "mail"), mail: mail("w2") },
      ...{ w2: wait("P20D", "end"), end: END },
    }),
  ];
}

const SHELVES = new Map<boolean, Promise<readonly (readonly DocumentWrite[])[]>>();

/** Puts into an empty store what publishing the strategies and templates writes. They are published once. */
export async function furnish(store: Store, capped: boolean): Promise<void> {
  const shelf = SHELVES.get(capped) ?? published(capped);
  SHELVES.set(capped, shelf);
  for (const writes of await shelf) {
    await store.transaction(TENANT, async (tx) => {
      for (const write of writes) await tx.putDocument(write);
    });
  }
}

/** The documents that each transaction of a publication wrote. */
async function published(capped: boolean): Promise<readonly (readonly DocumentWrite[])[]> {
  const transactions: DocumentWrite[][] = [];
  const store = memoryStore({ clock: { now: () => START - DAY } });
  const transaction = store.transaction.bind(store);
  store.transaction = (tenant, work) =>
    transaction(tenant, async (tx) => {
      const writes: DocumentWrite[] = [];
      const put = tx.putDocument.bind(tx);
      tx.putDocument = (write) => {
        writes.push(keep(write));
        return put(write);
      };
      const result = await work(tx);
      transactions.push(writes);
      return result;
    });
  const { templates, strategies } = createRuntime({ store, ...HOST_OPTIONS });
  for (const template of [templateOf("mail", "email"), templateOf("short", "sms")]) {
    await templates.saveDraft(TENANT, template, 0, ADMIN);
    await templates.publish(TENANT, template.id, 1, ADMIN);
  }
  for (const strategy of strategiesOf(capped)) {
    await strategies.saveDraft(TENANT, strategy, 0, ADMIN);
    await strategies.publish(TENANT, strategy.id, 1, ADMIN);
  }
  return transactions.filter((writes) => writes.length > 0);
}

/** Minor units; in two obligations. */
export const OWED = 10_000;

export function inputOf(caseId: string, personId: string): CaseInput {
  const owed = (ref: string, dueDate: string, amountMinor: number) => ({
    ...{ ref, dueDate, currency: "EUR", amountMinor, outstandingMinor: amountMinor },
  });
  const facts: CaseFacts = {
    ...{ caseId, currency: "EUR" },
    debtor: {
      ...{ id: personId, language: "en", zones: ["Europe/Madrid"] },
      channels: [
        { channel: "email", address: `${personId}@debtor.example` },
        { channel: "sms", address: "+34600000001" },
      ],
    },
    obligations: [owed("r1", "2026-02-20", 6_000), owed("r2", "2026-03-01", 4_000)],
  };
  return { facts, personal: { name: "Ann" } };
}
