/** What can happen in a scenario: how the facts change, and what the engine is told. */

import { describe, expect, test } from "vitest";
import { type CaseFacts, compileStrategy } from "../../src/index.ts";
import { scenario } from "../../src/testing.ts";
import { facts, invoice, strategy } from "../build.ts";
import { begun, CASE, charges, failureOf, offers, reminders, watched } from "./sample.ts";

/** The latest event of a script, and the facts it came with. */
function told(script: (told: ReturnType<typeof begun>) => unknown, facts?: CaseFacts, make = reminders) {
  const { program, asked } = watched(make());
  const run = begun(program, facts);
  script(run);
  const { event, facts: given } = asked.findLast((step) => step.event?.type !== "timer.fired") ?? {};
  return { event, facts: given as CaseFacts, after: run.facts };
}

const openOf = ({ obligations }: CaseFacts) => obligations.map((own) => own.outstandingMinor);

describe("SK4 what happens changes the facts, then the engine is told", () => {
  test("SK4 a payment pays the oldest first, or what it names, and stays on record", () => {
    const { event, facts } = told((run) => run.pays(12_000));
    expect(event).toEqual({ type: "payment.received", id: "payment-1", data: { amountMinor: 12_000 } });
    expect(openOf(facts)).toEqual([0, 3_000]);
    expect(facts.payments).toEqual([{ id: "payment-1", at: "2026-03-03T09:00:00.000Z", amountMinor: 12_000 }]);
    expect(openOf(told((run) => run.pays(1_000, { obligation: "I-2" })).facts)).toEqual([10_000, 4_000]);
    expect(openOf(told((run) => run.pays(20_000)).facts)).toEqual([0, 0]);
  });

  test("SK4 a payment in another currency leaves the rest alone", () => {
    const [first, second] = CASE.obligations;
    const mixed = { ...CASE, obligations: [{ ...first, currency: "USD" }, second] as CaseFacts["obligations"] };
    expect(openOf(told((run) => run.pays(12_000, { obligation: "I-2" }), mixed).facts)).toEqual([10_000, 0]);
    expect(openOf(told((run) => run.pays(12_000), mixed).facts)).toEqual([0, 5_000]);
  });

  test("SK4 a reversal gives back what the payment paid, whatever came later", () => {
    const { event, facts } = told((run) => run.pays(8_000).pays(4_000).paymentReversed("payment-1"));
    expect(event).toEqual({ type: "payment.reversed", id: "payment-1-reversed", data: { amountMinor: 8_000 } });
    expect(openOf(facts)).toEqual([8_000, 3_000]);
    expect(facts.payments?.map(({ reversed }) => reversed)).toEqual([true, undefined]);
  });

  test("SK4 a promise is on record until it is judged", () => {
    const { event, facts } = told((run) => run.promises({ amountMinor: 4_000, dueDate: "2026-03-06" }));
    expect(event?.type).toBe("promise.created");
    expect(event?.data).toEqual({ promise: "promise-1", amountMinor: 4_000, dueDate: "2026-03-06" });
    const open = { id: "promise-1", madeAt: "2026-03-03T09:00:00.000Z", dueDate: "2026-03-06", amountMinor: 4_000 };
    expect(facts.promises).toEqual([{ ...open, status: "open" }]);
    const { after } = told((run) =>
      run.promises({ amountMinor: 4_000, dueDate: "2026-03-06" }).for("PT1H").pays(4_000),
    );
    expect(after.promises).toEqual([{ ...open, status: "kept", closedAt: "2026-03-03T10:00:00.000Z" }]);
  });

  test("SK4 a plan", () => {
    const parts = [{ due: "2026-03-10", amountMinor: 5_000 }];
    const { event } = told((run) => run.choosesPlan(parts).expectCommitment({ kind: "plan", parts }));
    expect(event).toEqual({ type: "plan.created", id: "plan-1", data: { plan: "plan-1", parts } });
  });

  test("SK4 a dispute, of one obligation or of all that are open", () => {
    const disputed = ({ obligations }: CaseFacts) => obligations.map((own) => own.disputed);
    const one = told((run) => run.disputes("I-2"));
    expect(one.event).toEqual({ type: "dispute.opened", id: "dispute-1", data: { obligations: ["I-2"] } });
    expect(disputed(one.facts)).toEqual([undefined, true]);
    expect(disputed(told((run) => run.pays(10_000).disputes()).facts)).toEqual([undefined, true]);
    const closed = told((run) => run.disputes().disputeClosed("I-1"));
    expect(closed.event?.data).toEqual({ obligations: ["I-1"] });
    expect(disputed(closed.facts)).toEqual([false, true]);
    expect(told((run) => run.disputes("I-1").disputeClosed()).event?.data).toEqual({ obligations: ["I-1"] });
  });

  test("SK4 a debtor who opts out is not written to by that channel any more", () => {
    const { event, facts } = told((run) => run.until("2026-03-05").optsOut("email"));
    expect(event?.type).toBe("message.optedOut");
    expect(event?.data).toEqual({ channel: "email", message: "C-1/1/reminders@0/first/2.0" });
    expect(facts.debtor.channels?.[0]).toEqual({ channel: "email", optedOut: true });
    begun()
      .optsOut("sms")
      .until("2026-03-09 12:00")
      .expectContacts(["2026-03-05 email", "2026-03-09 letter second-letter"]);
  });

  test("SK4 a hold, until a local moment, and its release", () => {
    const { event } = told((run) => run.goesOnHold({ kind: "hardship", until: "2026-03-10 12:00" }));
    const data = { kind: "hardship", until: "2026-03-10T11:00:00.000Z" };
    expect(event).toEqual({ type: "hold.placed", id: "hold-1", data });
    expect(told((run) => run.goesOnHold({ kind: "x" }).holdReleased("x")).event?.data).toEqual({ kind: "x" });
    expect(told((run) => run.goesOnHold({ kind: "x" }).holdReleased()).event?.data).toEqual({});
  });

  test("SK4 reports about the latest message", () => {
    const day7 = (run: ReturnType<typeof begun>) => run.until("2026-03-09 12:00");
    const message = "C-1/1/reminders@0/second/4.0";
    const bounced = told((run) => day7(run).bounces());
    expect(bounced.event).toEqual({ type: "message.bounced", id: "bounced-1", data: { message, channel: "sms" } });
    expect(bounced.facts.debtor.channels?.[1]).toEqual({ channel: "sms", bounced: true });
    expect(bounced.facts.contacts?.map(({ outcome }) => outcome)).toEqual(["delivered", "bounced"]);
    const delivered = told((run) => day7(run).delivers());
    expect(delivered.event).toEqual({
      type: "message.delivered",
      id: "delivered-1",
      data: { message, channel: "sms" },
    });
    expect(delivered.facts.contacts?.at(-1)?.outcome).toBe("delivered");
    const { channels: _, ...debtor } = CASE.debtor;
    expect(told((run) => day7(run).bounces(), { ...CASE, debtor }).facts.debtor.channels).toBeUndefined();
  });

  test("SK4 the latest task that is open is completed, and the call has an outcome", () => {
    const called = told((run) => run.until("2026-03-10").completes("promised", { outcome: "conversation" }));
    const task = "C-1/1/reminders@0/call/5.0";
    expect(called.event).toEqual({ type: "task.completed", id: "task-1", data: { task, disposition: "promised" } });
    expect(called.facts.contacts?.at(-1)).toMatchObject({ id: task, channel: "voice", outcome: "conversation" });
    // The call was given up by then, and its task withdrawn.
    begun().until("2026-03-12 12:00").expectAt("desk").completes("done").expectOutcome("exhausted");
  });

  test("SK4 nobody came to a task: the contact is off the record", () => {
    const run = begun().until("2026-03-10").expectAt("call");
    expect(run.facts.contacts?.map(({ channel }) => channel)).toContain("voice");
    expect(run.until("2026-03-12 12:00").facts.contacts?.map(({ channel }) => channel)).not.toContain("voice");
  });

  test("SK4 a fee is owed from then on, for its obligation or on the oldest", () => {
    const fee = { type: "fee", fee: "late", amountMinor: 500, currency: "EUR", legalBasis: "contract" } as const;
    const owed = (per: "case" | "obligation") => {
      const nodes = { fee: { ...fee, per, to: { next: "end" } }, end: { type: "exit", outcome: "done" } } as const;
      const run = scenario(compileStrategy(strategy({ nodes })))
        .given(facts({ obligations: [invoice({ ref: "I-2", dueDate: "2026-03-04" }), invoice()] }))
        .at("2026-03-10")
        .enroll();
      return run.facts.obligations.map(({ ref, outstandingMinor, feesMinor }) => [ref, outstandingMinor, feesMinor]);
    };
    expect(owed("case")).toEqual([
      ["I-2", 10_000, undefined],
      ["I-1", 10_500, 500],
    ]);
    expect(owed("obligation")).toEqual([
      ["I-2", 10_500, 500],
      ["I-1", 10_500, 500],
    ]);
  });

  test("SK4 the creditor closes the case, and anything else is an event with what changes", () => {
    expect(told((run) => run.closes().expectOutcome("withdrawn")).event?.type).toBe("case.closed");
    const event = { type: "custom.moved", id: "m-1", data: { to: "Lima" } };
    const moved = told((run) => run.on(event, { debtor: { country: "PE" }, data: { moved: true } }));
    expect(moved.event).toEqual(event);
    expect(moved.facts).toEqual({ ...CASE, debtor: { ...CASE.debtor, country: "PE" }, data: { moved: true } });
    expect(told((run) => run.on("custom.seen")).event).toEqual({ type: "custom.seen" });
  });

  test("SK4 facts that change in silence are seen in the next step", () => {
    const more = { ref: "I-3", dueDate: "2026-02-20", currency: "EUR", amountMinor: 1, outstandingMinor: 1 };
    const change = { obligations: [{ ref: "I-1", outstandingMinor: 500 }, more], payments: [] };
    const changed = begun()
      .changes(change)
      .changes((facts) => ({ ...facts, tags: ["vip"] }));
    expect(openOf(changed.facts)).toEqual([500, 5_000, 1]);
    expect(changed.facts.tags).toEqual(["vip"]);
    changed.expectAt("day3").on("custom.look").expectContacts(["2026-03-03 10:00 email", "2026-03-03 10:00 sms"]);
  });
});

describe("SK5 an answer is given to the latest offer that stands", () => {
  const offered = () => begun(offers());

  test("SK5 accepted, with the option where there are several", () => {
    offered()
      .accepts("two")
      .expectAt("plan")
      .expectCommitment({
        kind: "plan",
        parts: [
          { due: "2026-03-10", amountMinor: 7_500 },
          { due: "2026-04-10", amountMinor: 7_500 },
        ],
      });
    offered().declines().expectAt("less").accepts().expectCommitment({ kind: "settlement" });
    expect(failureOf(() => offered().accepts()).message).toMatch(
      /^The offer has several options: "two", "three"\. Name/,
    );
    expect(failureOf(() => offered().accepts("four")).message).toMatch(
      /^The offer has no option "four", but "two", "three"\./,
    );
  });

  test("SK5 countered, within the guard or for a person", () => {
    offered().counters({ option: "two", firstDue: "2026-03-09" }).expectAt("plan");
    offered().counters({ count: 12 }).expectAt("agent").completes("no").expectAt("less");
  });

  test("SK5 of two that stand the later one", () => {
    begun(offers("P2D")).for("P3D").accepts().expectCommitment({ kind: "settlement" });
  });

  test("SK5 what is over cannot be answered", () => {
    const over = offered().until("2026-03-13").declines();
    expect(failureOf(() => over.declines()).message).toMatch(/^There is no open offer that could be answered\./);
    expect(failureOf(() => begun().accepts()).message).toMatch(/^There is no open offer/);
  });
});

describe("SK6 what a host answers by itself comes after its delay", () => {
  const asked = () => scenario(charges()).given(CASE).at("2026-03-03 10:00");

  test("SK6 functions, by value or from their input, or with an error", () => {
    const due = (input: unknown) => (input as { due: number }).due;
    expect(asked().answers({ risk: due }).enroll().for("PT1M").state?.vars).toEqual({ risk: 15_000 });
    expect(
      asked().answers({ risk: 7 }, { after: "PT5M" }).enroll().for("PT4M").expectAt("ask").for("PT1M").state?.vars,
    ).toEqual({ risk: 7 });
    expect(asked().answers({ risk: undefined }).enroll().for("PT1M").state?.vars).toEqual({ risk: -1 });
    asked().answers({ other: 1 }).enroll().for("PT59M").expectAt("ask").for("PT1M").expectAt("charge");
  });

  test("SK6 attempts to collect a payment, in their order", () => {
    const run = asked()
      .answers({ risk: 1 })
      .attempts({ results: ["soft", "paid"], after: "PT10M" })
      .enroll();
    run
      .until("2026-03-03")
      .expectEffects([{ kind: "payment.attempt", attempt: 1, amountMinor: 15_000, method: "card" }]);
    run.at("2026-03-05 10:10").expectStatus("active").for("PT1M").expectOutcome("cured");
    expect(run.facts.payments).toMatchObject([{ amountMinor: 15_000, at: "2026-03-05T09:11:00.000Z" }]);
    expect(openOf(run.facts)).toEqual([0, 0]);
    asked()
      .attempts({ results: ["hard"] })
      .enroll()
      .until("2026-03-03")
      .expectOutcome("newCard");
  });

  test("SK6 without results nobody answers, and the timeout counts", () => {
    const run = asked().answers({ risk: 1 }).enroll().until("2026-03-08");
    run.expectEffects(["payment.attempt", "payment.attempt", "payment.attempt"]).expectOutcome("exhausted");
    run.expectEffects([
      { kind: "ledger.fee", amountMinor: 4_000 },
      { kind: "case.escalate", target: "placement" },
    ]);
  });

  test.each(["P1B", "soon"])("SK6 %j is no delay", (after) => {
    expect(failureOf(() => asked().answers({}, { after })).message).toMatch(/^".*" is no delay\./);
    expect(failureOf(() => asked().attempts({ results: [], after })).message).toMatch(/^".*" is no delay\./);
  });
});

describe("SK7 contacts go on record as a host keeps them, so that policies count them", () => {
  test("SK7 messages as delivered, calls without an outcome, letters of a legal notice as notices", () => {
    const { contacts } = begun().until("2026-03-10").facts;
    const common = { direction: "outbound", purpose: "collect", person: "D-1", debts: ["I-1", "I-2"] };
    expect(contacts).toEqual([
      {
        id: "C-1/1/reminders@0/first/2.0",
        at: "2026-03-05T08:00:00.000Z",
        channel: "email",
        outcome: "delivered",
        ...common,
      },
      {
        id: "C-1/1/reminders@0/second/4.0",
        at: "2026-03-09T08:00:00.000Z",
        channel: "sms",
        outcome: "delivered",
        ...common,
      },
      { id: "C-1/1/reminders@0/call/5.0", at: "2026-03-09T20:00:00.000Z", channel: "voice", ...common },
    ]);
    const notice = { type: "send", purpose: "legalNotice", via: [{ channel: "letter", template: "n@1" }] } as const;
    const nodes = {
      notice: { ...notice, to: { next: "end", blocked: "end" } },
      end: { type: "exit", outcome: "placed" },
    } as const;
    const served = begun(reminders({ entry: { start: "notice" }, handlers: [], nodes }));
    expect(served.facts.contacts?.[0]).toMatchObject({ outcome: "writtenNotice", purpose: "legalNotice" });
  });

  test("SK7 a pack of the host's defers the third contact of a week", () => {
    const cap = { id: "two-a-week", kind: "frequencyCap", cite: [{ law: "House rule" }], count: {}, max: 2 } as const;
    const pack = {
      id: "house",
      unknownZones: ["Europe/Madrid"],
      rules: [{ ...cap, window: { type: "rollingDays", n: 7 }, scope: ["person"] }],
    } as const;
    const run = begun(reminders({ policies: ["house"] }, { packs: [pack] }));
    run.until("2026-03-11").expectContacts(["2026-03-05 email", "2026-03-09 sms"]);
    run.expectEffects([{ kind: "contact.deferred", reason: "policy", rules: ["two-a-week"], until: "2026-03-12" }]);
    run.until("2026-03-12").expectContacts([{ on: "2026-03-12", channel: "voice", node: "call" }]);
  });
});
