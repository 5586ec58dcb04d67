/** Small strategies and recorded histories for replays; a test says only what it is about. */

import { expect } from "vitest";
import { compileStrategy, type NodeTypes, type Program, type Strategy } from "../../../src/index.ts";
import type { CaseHistory, Recorded } from "../../../src/simulate.ts";
import { defaultZones } from "../../../src/zones.ts";
import { at, END, facts, mail, strategy } from "../../build.ts";

export const START = at("2026-03-01T00:00:00Z");
export const DAY = 86_400_000;
const UTC = defaultZones.get("UTC") ?? expect.fail("UTC");

/** What was recorded so many days after the case was first seen. */
export const on = (day: number, type: string, data?: Recorded["data"], parts: Partial<Recorded> = {}): Recorded => ({
  ...{ at: START + day * DAY, type },
  ...(data !== undefined && { data }),
  ...parts,
});

export const paid = (day: number, amountMinor = 10_000): Recorded => on(day, "payment.received", { amountMinor });

export function history(entries: readonly Recorded[] = [], parts: Partial<CaseHistory> & { id?: string } = {}) {
  const { id = "1", ...rest } = parts;
  const own = facts({ caseId: `C-${id}`, debtor: { id: `D-${id}` } });
  const recorded: CaseHistory = {
    ...{ facts: own, zone: UTC, observeFrom: START, observeUntil: START + 40 * DAY, history: entries },
    ...rest,
  };
  return recorded;
}

const wait = (days: number, next: string): NodeTypes["wait"] => ({ type: "wait", for: `P${days}D`, to: { next } });

const text = (next: string): NodeTypes["send"] => mail(next, { via: [{ channel: "sms", template: "reminder-sms@1" }] });

/** A mail at once, a text message after five days, the end after thirty more. */
export const reminders = (parts: Partial<Strategy> = {}): Program =>
  compileStrategy(
    strategy({
      id: "champion",
      name: "Champion",
      nodes: {
        first: mail("pause"),
        pause: wait(5, "second"),
        second: text("rest"),
        rest: wait(30, "end"),
        end: END,
      },
      ...parts,
    }),
    { seen: 0 },
  );

/** As `reminders`, with the text message after so many days. */
export const reminding = (days: number): Program =>
  reminders({
    id: "challenger",
    name: "Challenger",
    nodes: { first: mail("pause"), pause: wait(days, "second"), second: text("rest"), rest: wait(30, "end"), end: END },
  });

/** Mail or text message by chance. */
export const drawing = (emailWeight: number, id = "champion"): Program =>
  reminders({
    id,
    nodes: {
      test: {
        type: "split",
        experiment: "channel",
        variants: [
          { key: "email", weight: emailWeight },
          { key: "sms", weight: 10_000 - emailWeight },
        ],
        to: { email: "mail", sms: "text" },
      },
      mail: mail("rest"),
      text: text("rest"),
      rest: wait(30, "end"),
      end: END,
    },
  });

/** One of the two for everybody. */
export const settled = (channel: "email" | "sms"): Program =>
  reminders({
    id: "challenger",
    nodes: { only: channel === "email" ? mail("rest") : text("rest"), rest: wait(30, "end"), end: END },
  });
