/** A debt from its plan to its end: whatever happens in which order, every unit is paid, waived, owed or handed back. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY, formatInstant, type Instant, parseInstant } from "../../src/base/instant.ts";
import {
  type Commitment,
  judgePlan,
  judgePromise,
  judgeSettlement,
  type Ledger,
  type Payment,
  planSchedule,
  postPayment,
  postReversal,
  replan,
  settlementBalance,
  settlementTerms,
} from "../../src/index.ts";
import { RUNS } from "./runs.ts";

const START = parseInstant("2026-01-01T09:00:00Z") as Instant;
const DEBT = 100_000;

const act = fc.oneof(
  fc.record({ do: fc.constant("pay" as const), id: fc.nat(12), amountMinor: fc.integer({ min: 1, max: 60_000 }) }),
  fc.record({ do: fc.constant("reverse" as const), id: fc.nat(12) }),
  fc.record({ do: fc.constant("wait" as const), days: fc.nat(40) }),
  fc.record({ do: fc.constantFrom("promise", "plan", "settle" as const) }),
);

test("CM35 payments, reversals, promises, plans, settlements, breaches and duplicates conserve money", () => {
  const discounts = fc.integer({ min: 1, max: 5000 });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), discounts, fc.boolean(), (acts, discountBp, spread) => {
      const life = new Life(discountBp, spread ? "reSpread" : "append");
      for (const one of acts) {
        if (one.do === "pay") life.pay(`p${one.id}`, one.amountMinor);
        else if (one.do === "reverse") life.reverse(`p${one.id}`);
        else if (one.do === "wait") life.now += one.days * DAY;
        else life.agree(one.do);
        life.look();
        life.expectConserved();
      }
    }),
    RUNS,
  );
});

/** A host in small: a ledger with one claim, the payments as facts, and the commitment that is open. */
class Life {
  now = START;
  readonly #discountBp: number;
  readonly #onMissed: "reSpread" | "append";
  #ledger: Ledger = {
    entries: [{ ref: "claim", kind: "invoice", dueDate: "2025-12-01", currency: "EUR", ...amounts(DEBT) }],
    receipts: [],
    reversed: [],
  };
  #payments: Payment[] = [];
  #open: Commitment | undefined;
  /** The sum of the parts of the open commitment, which nothing may change. */
  #agreed = 0;
  #waived = 0;

  constructor(discountBp: number, onMissed: "reSpread" | "append") {
    this.#discountBp = discountBp;
    this.#onMissed = onMissed;
  }

  get #outstanding(): number {
    return this.#ledger.entries[0]?.outstandingMinor ?? 0;
  }

  pay(id: string, amountMinor: number): void {
    const before = this.#ledger;
    this.#ledger = postPayment(before, { id, amountMinor, currency: "EUR" }, "oldestFirst");
    if (this.#ledger !== before) this.#payments.push({ id, at: formatInstant(this.now), amountMinor });
  }

  reverse(id: string): void {
    this.#ledger = postReversal(this.#ledger, id);
    this.#payments = this.#payments.map((one) => (one.id === id ? { ...one, reversed: true } : one));
  }

  /** Opens a commitment over what is owed; one that was open is replaced by it. */
  agree(kind: "promise" | "plan" | "settle"): void {
    const owed = this.#outstanding;
    if (owed < 100 || this.#waived > 0) return;
    const terms = settlementTerms(owed, { discountBp: this.#discountBp }, 5000);
    const totalMinor = kind === "settle" && terms.ok ? terms.value.agreedMinor : owed;
    const firstDue = formatInstant(this.now + 7 * DAY).slice(0, 10);
    const count = kind === "plan" ? 4 : 1;
    const parts = planSchedule({ totalMinor, currency: "EUR", count, frequency: "monthly", firstDue });
    this.#open = { id: "c", kind: kind === "settle" ? "settlement" : kind, madeAt: this.now + 1, parts };
    this.#agreed = totalMinor;
    this.now += 1;
  }

  look(): void {
    const open = this.#open;
    if (open === undefined) return;
    const moments = open.parts.map(({ due }) => {
      const dueAt = parseInstant(`${due}T00:00:00Z`) as Instant;
      return { dueAt, judgedAt: dueAt + 3 * DAY };
    });
    if (open.kind === "promise") {
      const { status } = judgePromise(open, this.#payments, {}, moments[0]?.judgedAt ?? 0, this.now);
      if (status !== "open") this.#open = undefined;
      return;
    }
    const judge = open.kind === "plan" ? judgePlan : judgeSettlement;
    const { status, newlyMissed, missed, paidMinor } = judge(open, this.#payments, { maxMissed: 3 }, moments, this.now);
    if (status === "fulfilled") this.#fulfill(paidMinor);
    if (status !== "open") this.#open = undefined;
    else this.#open = { ...open, missed, parts: this.#replanned(open.parts, newlyMissed, paidMinor) };
  }

  #replanned(parts: Commitment["parts"], newlyMissed: readonly number[], paid: number): Commitment["parts"] {
    const due = formatInstant(this.now + 400 * DAY).slice(0, 10);
    return newlyMissed.reduce(
      (list, place) =>
        replan(list, place, paid, this.#onMissed === "append" ? { onMissed: "append", due } : { onMissed: "reSpread" }),
      parts,
    );
  }

  /** What a fulfilled settlement gives up leaves the claim as a payment of the creditor would. */
  #fulfill(paidMinor: number): void {
    const rest = this.#outstanding;
    const terms = { totalMinor: this.#agreed + rest, discountMinor: rest, agreedMinor: this.#agreed };
    const balance = settlementBalance(terms, "fulfilled", paidMinor);
    expect(balance.outstandingMinor).toBe(0);
    expect(balance.overpaidMinor + balance.paidMinor).toBe(paidMinor);
    if (rest > 0)
      this.#ledger = postPayment(this.#ledger, { id: "waiver", amountMinor: rest, currency: "EUR" }, "oldestFirst");
    this.#waived = rest;
  }

  expectConserved(): void {
    const sum = (list: readonly { amountMinor: number }[]) => list.reduce((all, one) => all + one.amountMinor, 0);
    const applied = this.#ledger.receipts.reduce((all, { paid }) => all + sum(paid), 0);
    const unapplied = this.#ledger.receipts.reduce((all, { unappliedMinor }) => all + unappliedMinor, 0);
    const received = sum(this.#payments.filter(({ reversed }) => reversed !== true));
    expect(this.#outstanding + applied).toBe(DEBT);
    expect(applied + unapplied).toBe(received + this.#waived);
    if (this.#open !== undefined) expect(sum(this.#open.parts)).toBe(this.#agreed);
  }
}

function amounts(amountMinor: number) {
  return { amountMinor, outstandingMinor: amountMinor };
}
