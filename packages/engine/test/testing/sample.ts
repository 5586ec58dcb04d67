/** Strategies and cases for scenarios. */

import { type CaseEvent, type CaseFacts, compileStrategy, type HostOptions, type Program } from "../../src/index.ts";
import { type Scenario, ScenarioError, scenario } from "../../src/testing.ts";
import { END, strategy } from "../build.ts";

const exits = [
  { id: "cured", when: { "<=": [{ var: "totalOverdue" }, 0] }, outcome: "cured" },
  { id: "closed", on: ["case.closed"], outcome: "withdrawn" },
];

/** An email on day 3, a text message on day 7, then a call; a promise is watched. */
export const reminders = (parts: Partial<Parameters<typeof strategy>[0]> = {}, options?: HostOptions): Program =>
  compileStrategy(
    strategy({
      id: "reminders",
      name: "Reminders",
      time: { zone: "Europe/Madrid", at: "09:00" },
      exits,
      handlers: [{ id: "promised", on: ["promise.created"], goto: "promise" }],
      nodes: {
        day3: {
          type: "wait",
          until: { anchor: "oldestDueDate", offset: "P3D" },
          ifPast: "now",
          to: { next: "first" },
        },
        first: {
          type: "send",
          name: "First reminder",
          via: [{ channel: "email", template: "first@1" }],
          to: { next: "day7" },
        },
        day7: {
          type: "wait",
          until: { anchor: "oldestDueDate", offset: "P7D" },
          ifPast: "now",
          to: { next: "second" },
        },
        second: {
          type: "send",
          name: "Second reminder",
          via: [
            { channel: "sms", template: "second@2" },
            { channel: "letter", template: "second-letter@1" },
          ],
          awaitReceipt: "PT12H",
          to: { next: "call" },
        },
        call: {
          type: "task",
          name: "Call",
          queue: "agents",
          channel: "voice",
          script: "call@1",
          due: "P2D",
          dispositions: ["promised", "refused"],
          to: { promised: "end", refused: "desk", timeout: "desk", blocked: "desk" },
        },
        desk: {
          type: "task",
          queue: "desk",
          due: "P1D",
          dispositions: ["done"],
          to: { done: "end", timeout: "end" },
        },
        promise: { type: "promise", name: "The promise", to: { kept: "end", broken: "day7" } },
        end: END,
      },
      ...parts,
    }),
    options,
  );

/** A score is asked for, then the card is charged on arrival, after two days and after five. */
export const charges = (): Program =>
  compileStrategy(
    strategy({
      id: "charges",
      name: "Charges",
      time: { zone: "Europe/Madrid", at: "09:00" },
      exits,
      nodes: {
        ask: {
          type: "score",
          function: "risk",
          input: { due: { var: "totalDue" } },
          timeout: "PT1H",
          store: "risk",
          default: -1,
          to: { ok: "charge" },
        },
        charge: {
          type: "retryPayment",
          attempts: ["PT0S", "P2D", "P5D"],
          method: "card",
          to: { paid: "paid", hardDecline: "newCard", exhausted: "fee" },
        },
        newCard: { type: "exit", outcome: "newCard" },
        paid: { type: "exit", outcome: "recovered" },
        fee: {
          type: "fee",
          fee: "late",
          amountMinor: 4_000,
          currency: "EUR",
          legalBasis: "Directive 2011/7/EU, article 6",
          to: { next: "stage" },
        },
        stage: { type: "set", values: {}, stage: "late", to: { next: "goal" } },
        goal: { type: "goal", goal: "charged", to: { next: "hand" } },
        hand: { type: "escalate", target: "placement", to: { next: "end" } },
        end: END,
      },
    }),
  );

/** A plan of two or three months, then a settlement. `wait`: how long the plan is waited for; it is open for ten days. */
export const offers = (wait = "P10D"): Program =>
  compileStrategy(
    strategy({
      id: "offers",
      name: "Offers",
      time: { zone: "Europe/Madrid", at: "09:00" },
      exits,
      handlers: [{ id: "agreed", on: ["offer.accepted"], goto: "plan" }],
      nodes: {
        months: {
          type: "offer",
          offer: "plan",
          options: [
            { key: "two", count: 2, frequency: "monthly" },
            { key: "three", count: 3, frequency: "monthly" },
          ],
          validFor: "P10D",
          wait,
          to: { accepted: "plan", declined: "less", expired: "less", countered: "agent" },
        },
        agent: { type: "task", queue: "agents", due: "P2D", dispositions: ["no"], to: { no: "less", timeout: "less" } },
        less: {
          type: "offer",
          offer: "settlement",
          options: [{ key: "ten", discountBp: 1000 }],
          maxDiscountBp: 2000,
          validFor: "P10D",
          to: { accepted: "plan", declined: "end", expired: "end" },
        },
        plan: { type: "plan", to: { completed: "end", broken: "end" } },
        end: END,
      },
    }),
  );

/** Two invoices, 100.00 due on 2 March and 50.00 due on 20 March 2026. */
export const CASE: CaseFacts = {
  caseId: "C-1",
  currency: "EUR",
  debtor: {
    id: "D-1",
    zones: ["Europe/Madrid"],
    channels: [{ channel: "email" }, { channel: "sms" }, { channel: "letter" }, { channel: "voice" }],
  },
  obligations: [
    { ref: "I-1", dueDate: "2026-03-02", currency: "EUR", amountMinor: 10_000, outstandingMinor: 10_000 },
    { ref: "I-2", dueDate: "2026-03-20", currency: "EUR", amountMinor: 5_000, outstandingMinor: 5_000 },
  ],
};

/** On 3 March at 10:00, given to the strategy. */
export const begun = (program: Program = reminders(), facts: CaseFacts = CASE): Scenario =>
  scenario(program).given(facts).at("2026-03-03 10:00").enroll();

/** What a program was asked: the event (none for an enrollment), when, and when the case was due before. */
export interface Asked {
  readonly event?: CaseEvent;
  readonly now: number;
  readonly dueAt: number | null;
  readonly facts: CaseFacts;
}

/** The program, and what it is asked from now on. */
export function watched(program: Program): { readonly program: Program; readonly asked: readonly Asked[] } {
  const asked: Asked[] = [];
  return {
    asked,
    program: {
      ...program,
      enroll: (facts, enrollment) => {
        asked.push({ now: enrollment.now, dueAt: enrollment.previous?.dueAt ?? null, facts });
        return program.enroll(facts, enrollment);
      },
      advance: (state, event, circumstances) => {
        const { now, facts } = circumstances;
        asked.push({ event, now, dueAt: state.dueAt, facts });
        return program.advance(state, event, circumstances);
      },
    },
  };
}

/** The failure of a script. */
export function failureOf(script: () => unknown): ScenarioError {
  try {
    script();
  } catch (error) {
    if (error instanceof ScenarioError) return error;
    throw error;
  }
  throw new Error("the script did not fail");
}
