/** What the contact policies cost: a step that sends, and a decision alone, with and without packs and history. */

import { compileStrategy, evaluateContact, prepareLedger } from "@dunlin/engine";
import { race } from "../lib/race.mjs";
import { random } from "../lib/random.mjs";
import { raceTable, times } from "../lib/report.mjs";

const DAY = 86_400_000;
/** Noon of a Tuesday in New York. */
const NOW = Date.UTC(2026, 10, 24, 17);
const HISTORIES = [0, 20, 200];
const PACKS = ["us-reg-f", "us-ma-940cmr7"];

const strategy = (policies) => ({
  format: "dunlin.strategy/1",
  id: "one-mail",
  version: 1,
  name: "One mail, then rest",
  time: { zone: "America/New_York" },
  policies,
  entry: { start: "rest" },
  exits: [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }],
  nodes: {
    rest: { type: "wait", for: "P1D", to: { next: "mail" } },
    mail: { type: "send", via: [{ channel: "email", template: "reminder@1" }], to: { next: "after" } },
    after: { type: "wait", for: "P30D", to: { next: "end" } },
    end: { type: "exit", outcome: "exhausted" },
  },
});

/** Contacts of the last two years about another debt, which no rule forbids to follow; the newest is days old. */
function history(length) {
  const { between, pick } = random(4711);
  return Array.from({ length }, (_, i) => ({
    id: `h${i}`,
    at: new Date(NOW - between(9, 730) * DAY).toISOString(),
    channel: pick(["email", "sms", "voice", "letter"]),
    direction: pick(["outbound", "outbound", "inbound"]),
    outcome: pick(["delivered", "noAnswer", "conversation"]),
    person: "D-1",
    debts: ["F-1"],
  }));
}

const facts = (contacts) => ({
  caseId: "C-1",
  debtor: { id: "D-1", zones: ["America/New_York"] },
  obligations: [{ ref: "F-1", dueDate: "2026-11-01", currency: "USD", amountMinor: 50_000, outstandingMinor: 50_000 }],
  contacts,
});

/**
 * @param {{ quick: boolean }} options
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function policy({ quick }) {
  const options = quick ? { rounds: 3, sampleMs: 1 } : { rounds: 15, sampleMs: 20 };
  const steps = HISTORIES.map((length) => {
    const timings = race([stepOf([], length), stepOf(PACKS, length)], options);
    return { length, timings };
  });
  const decisions = race(
    HISTORIES.flatMap((length) => [decision("history", length), decision("ledger", length)]),
    options,
  );
  const byName = new Map(decisions.map(({ name, min }) => [name, min]));
  const growth = byName.get("ledger of 200") / byName.get("ledger of 0");
  return {
    tables: [
      {
        title: "Contact policies: a step that sends, with packs against without",
        columns: ["contacts in the facts", "ns without", "ns with two packs", "ratio (min)", "ratio (median)"],
        rows: steps.map(({ length, timings: [bare, guarded] }) => [
          String(length),
          bare.min,
          guarded.min,
          guarded.ratio,
          guarded.medianRatio,
        ]),
        notes: [`Packs: ${PACKS.join(", ")}. Without packs the step reads the contacts only to check them.`],
      },
      raceTable("Contact policies: one decision", "decision", decisions, [
        "The history is read at every decision; the ledger is prepared once for a person.",
      ]),
    ],
    targets: [
      {
        id: "guard",
        text: "with a ledger, a decision after 200 contacts <= 1.5x one after none",
        met: growth <= 1.5,
        figure: times(growth),
      },
    ],
  };
}

function stepOf(policies, length) {
  const program = compileStrategy(strategy(policies), { templates: { "reminder@1": { disclosures: ["opt-out"] } } });
  const known = facts(history(length));
  const { state } = program.enroll(known, { now: NOW - DAY });
  const step = () => program.advance(state, { type: "timer.fired" }, { facts: known, now: NOW });
  const sent = step().effects.filter(({ kind }) => kind === "message.send").length;
  if (sent !== 1) throw new Error(`${sent} messages instead of one`);
  return { name: policies.length === 0 ? "without packs" : "with packs", units: 100, run: () => repeat(step, 100) };
}

function decision(kind, length) {
  const past = history(length);
  const source = kind === "ledger" ? { ledger: prepareLedger(past) } : { history: past };
  const request = {
    packs: PACKS,
    debtor: { zones: ["America/New_York"] },
    facts: {},
    ...source,
    proposed: {
      ...{ channel: "email", debts: ["F-1"], person: "D-1", recipient: "debtor", purpose: "collect" },
      ...{ disclosures: ["opt-out"], at: new Date(NOW).toISOString() },
    },
  };
  if (evaluateContact(request).decision !== "allowed") throw new Error("the contact should be allowed");
  return { name: `${kind} of ${length}`, units: 100, run: () => repeat(() => evaluateContact(request), 100) };
}

function repeat(work, count) {
  let last;
  for (let i = 0; i < count; i++) last = work();
  return last;
}
