/** What the killed hosts have to do: four contacts per case, two that may be sent twice and two that may not, with waits between. */

import type { Strategy } from "@dunlin/engine";
import type { Template } from "@dunlin/templates";
import type { Clock } from "../../src/model/runtime.ts";

export const TENANT = "t1";
export const SECRET = new Uint8Array(32).fill(9);
export const CONTACTS_PER_CASE = 4;

/** One second of the test is an hour of the strategy. ms */
export const VIRTUAL_SECOND = 3_600_000;
const START = Date.parse("2026-03-02T09:00:00Z");

/** All hosts share it, whenever they were started. @param origin - ms of the real clock at which it began. */
export const clockFrom = (origin: number): Clock => ({
  now: () => START + Math.max(0, Date.now() - origin) * (VIRTUAL_SECOND / 1_000),
});

export const WAIT_HOURS = 2;

const send = (channel: string, next: string) => ({
  type: "send",
  via: [{ channel, template: `${channel}@1` }],
  to: { next },
});
/** A backlog may be longer: what is late is sent all the same. */
const wait = (next: string) => ({ type: "wait", for: `PT${WAIT_HOURS}H`, to: { next } });

export const STRATEGY = {
  format: "dunlin.strategy/1",
  id: "kill",
  name: "Four contacts",
  time: { zone: "Europe/Madrid", at: "09:00" },
  entry: { start: "a" },
  exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
  nodes: {
    a: send("email", "w1"),
    w1: wait("b"),
    b: send("sms", "w2"),
    w2: wait("c"),
    c: send("email", "w3"),
    w3: wait("d"),
    d: send("sms", "w4"),
    // A case that ends cancels what is still pending: here nothing may be, so it ends long after the test.
    w4: { type: "wait", for: "P90D", to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted" },
  },
} as unknown as Strategy;

export const template = (id: string, kind: "email" | "sms"): Template =>
  ({
    schema: "dunlin.template/1",
    ...{ id, name: id, kind, defaultLocale: "en", locales: ["en"], variables: { type: "object", properties: {} } },
    settings: kind === "email" ? { subject: { en: [{ t: "Hello" }] } } : {},
    root: [{ id: "says", type: "text", v: 1, props: { text: { en: [{ t: "Hello" }] } } }],
  }) as unknown as Template;
