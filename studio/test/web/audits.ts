/** Audits as `/v1` gives them, made by the engine itself. */

import { type CaseEvent, type CaseFacts, compileStrategy, explainTrace, type Strategy } from "@dunlin/engine";
import type { Audit, AuditEntry, OutboxRow } from "../../src/web/v1/answers.ts";

export const FACTS: CaseFacts = {
  ...{ caseId: "c-1", currency: "USD" },
  debtor: {
    ...{ id: "d-1", type: "natural", country: "US", zones: ["America/New_York"] },
    channels: [{ channel: "email" }, { channel: "sms", consent: true }],
    contactFacts: { consents: ["email", "sms"], consentedChannels: ["email", "sms"] },
  },
  obligations: [{ ref: "I-1", dueDate: "2026-03-02", currency: "USD", amountMinor: 12_000, outstandingMinor: 12_000 }],
};

/** A text at once, within the hours of a rule of the house; a second one a week later. */
const STRATEGY = {
  ...{ format: "dunlin.strategy/1", id: "early", name: "Early", time: { zone: "America/New_York" } },
  ...{ policies: ["us-fl-559-72"], entry: { start: "text" } },
  exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
  nodes: {
    text: { type: "send", name: "First text", via: [{ channel: "sms", template: "hello@1" }], to: { next: "week" } },
    week: { type: "wait", name: "A week", for: "P7D", to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted" },
  },
} as unknown as Strategy;

interface Told {
  readonly now: string;
  readonly event: CaseEvent;
  readonly facts?: CaseFacts;
}

/** The case of `FACTS` in `STRATEGY`: enrolled by the first, then told the others. */
export function auditOf(
  [first, ...rest]: readonly [Told, ...Told[]],
  contacts: readonly Partial<OutboxRow>[] = [],
): Pick<Audit, "entries" | "contacts"> {
  const program = compileStrategy(STRATEGY);
  const key = { caseId: "c-1", strategy: "early", obligation: "", version: 1 };
  const entryOf = (
    { now, event }: Told,
    { trace, effects }: Pick<AuditEntry, "trace" | "effects">,
    rev: number,
  ): AuditEntry => ({
    ...{ ...key, rev, at: Date.parse(now), event, trace, effects, by: "system", said: SAID[event.type] ?? event.type },
    sentences: explainTrace(program, trace, { currency: "USD" }),
  });
  const entered = program.enroll(first.facts ?? FACTS, { now: Date.parse(first.now) });
  const entries = [entryOf(first, entered, 1)];
  let { state } = entered;
  for (const told of rest) {
    const step = program.advance(state, told.event, { facts: told.facts ?? FACTS, now: Date.parse(told.now) });
    entries.push(entryOf(told, step, entries.length + 1));
    state = step.state;
  }
  const effects = entries.flatMap((entry) => entry.effects).filter(({ kind }) => kind === "message.send");
  const rows = contacts.map((row, place) => rowOf({ ...row, ...(effects[place] && { effect: effects[place] }) }));
  return { entries, contacts: rows };
}

const SAID: Readonly<Record<string, string>> = {
  "case.created": "The case is created.",
  "timer.fired": "The planned moment comes.",
  "message.opened": "A message is opened.",
  "payment.received": "A payment arrives: USD 120.00.",
};

export function rowOf(row: Partial<OutboxRow>): OutboxRow {
  const effect = row.effect ?? {
    ...{ id: "e-1", kind: "message.send", nodeId: "text", at: 0, channel: "sms", template: "hello@1" },
    ...({ purpose: "collect", recipient: "debtor", obligations: ["I-1"] } as const),
  };
  return {
    ...{ key: effect.id, caseId: "c-1", strategy: "early", obligation: "", personId: "d-1", route: "sms" },
    ...{ status: "sent", notBefore: 0, attempts: 1, createdAt: 0, updatedAt: 0 },
    ...row,
    effect,
  } as OutboxRow;
}
