/** The node `offer`: what is published, how it can be answered, and when it is over. */

import { describe, expect, test } from "vitest";
import type { CaseEvent, NodeTypes, Payment, Strategy } from "../../src/index.ts";
import { at, Case, END, facts, invoice, program } from "../build.ts";

type OfferNode = NodeTypes["offer"];

const START = "2026-03-10T10:00:00Z";
const exit = (outcome: string) => ({ type: "exit", outcome }) as const;
const LONG = { type: "wait", for: "P1Y", to: { next: "end" } } as const;

const PLAN = {
  type: "offer",
  offer: "plan",
  options: [
    { key: "x2", count: 2, frequency: "monthly" },
    { key: "x3", count: 3, frequency: "biweekly", firstDueIn: "P3D" },
  ],
  validFor: "P14D",
} as const;

const SETTLEMENT = {
  type: "offer",
  offer: "settlement",
  options: [{ key: "once", discountBp: 2000 }],
  maxDiscountBp: 3000,
  validFor: "P14D",
} as const;

const EXTENSION = {
  type: "offer",
  offer: "extension",
  options: [{ key: "later", maxDays: 14 }],
  validFor: "P7D",
} as const;

const ENDS = {
  yes: exit("accepted"),
  no: exit("declined"),
  over: exit("expired"),
  other: exit("countered"),
  end: END,
  long: LONG,
};
const WAYS = { accepted: "yes", declined: "no", expired: "over", countered: "other" };

class OfferCase extends Case {
  get offer(): string {
    return this.of("offer.publish").at(-1)?.id ?? "";
  }

  answer(when: string, type: string, data: Record<string, unknown> = {}, event: Partial<CaseEvent> = {}): this {
    return this.on(when, { type: `offer.${type}`, data: { offer: this.offer, ...data }, ...event });
  }

  pay(when: string, amountMinor: number): this {
    const payments = [...(this.facts.payments ?? []), { id: when, at: when, amountMinor } satisfies Payment];
    return this.on(when, { type: "payment.received" }, { payments });
  }
}

type Rest = Partial<Omit<Strategy, "nodes">> & { readonly nodes?: Strategy["nodes"]; readonly to?: object };

function offering(node: object, { nodes = {}, to = {}, ...rest }: Rest = {}, known = facts()): OfferCase {
  const offer = { ...node, to: { ...WAYS, ...to } } as unknown as OfferNode;
  return new OfferCase(program({ nodes: { offer, ...ENDS, ...nodes }, ...rest }), START, known);
}

const claims = (...amounts: number[]) =>
  facts({ obligations: amounts.map((outstandingMinor, i) => invoice({ ref: `I-${i}`, outstandingMinor })) });

describe("Z15 an offer is published with what each option comes to, until its time is over", () => {
  test("Z15 an installment plan, as if it were accepted today", () => {
    const story = offering(PLAN, {}, claims(6000, 4001));
    expect(story.of("offer.publish")).toMatchObject([
      {
        offer: "plan",
        totalMinor: 10_001,
        currency: "EUR",
        expiresAt: at("2026-03-24T10:00:00Z"),
        options: [
          {
            key: "x2",
            totalMinor: 10_001,
            parts: [
              { due: "2026-03-17", amountMinor: 5000 },
              { due: "2026-04-17", amountMinor: 5001 },
            ],
          },
          {
            key: "x3",
            parts: [
              { due: "2026-03-13", amountMinor: 3333 },
              { due: "2026-03-27", amountMinor: 3334 },
              { due: "2026-04-10", amountMinor: 3334 },
            ],
          },
        ],
      },
    ]);
    expect(story.state.dueAt).toBe(at("2026-03-24T10:00:00Z"));
  });

  test.each([
    [{ discountBp: 2000 }, 2000],
    [{ discountMinor: 1234 }, 1234],
    [
      {
        tiers: [
          { fromMinor: 5000, discountBp: 1000 },
          { fromMinor: 10_000, discountBp: 1500 },
        ],
      },
      1500,
    ],
    [
      {
        tiers: [
          { fromMinor: 5000, discountBp: 1000 },
          { fromMinor: 10_001, discountBp: 1500 },
        ],
      },
      1000,
    ],
  ])("Z15 a settlement of %j", (rule, discountMinor) => {
    const story = offering({ ...SETTLEMENT, options: [{ key: "once", ...rule }] });
    const totalMinor = 10_000 - discountMinor;
    expect(story.of("offer.publish")[0]?.options).toEqual([
      { key: "once", totalMinor, discountMinor, parts: [{ due: "2026-03-17", amountMinor: totalMinor }] },
    ]);
  });

  test("Z15 a later date, at most so many days away", () => {
    const [published] = offering(EXTENSION).of("offer.publish");
    expect(published?.options).toEqual([{ key: "later", totalMinor: 10_000, latestDue: "2026-03-24" }]);
  });

  test("Z15 with a down payment, and due dates on business days", () => {
    const option = {
      key: "down",
      count: 2,
      frequency: "monthly",
      firstDueIn: "P4D",
      downPaymentBp: 2500,
      roll: "forward",
    };
    const [published] = offering({ ...PLAN, options: [option] }).of("offer.publish");
    expect(published?.options[0]?.parts).toEqual([
      { due: "2026-03-16", amountMinor: 2500 },
      { due: "2026-04-14", amountMinor: 3750 },
      { due: "2026-05-14", amountMinor: 3750 },
    ]);
  });
});

describe("Z16 nothing is offered where nothing can be", () => {
  test("Z16 an option that makes no plan is left out", () => {
    const options = [...PLAN.options, { key: "x9", count: 9, frequency: "monthly", minInstallmentMinor: 2000 }];
    const story = offering({ ...PLAN, options });
    expect(story.of("offer.publish")[0]?.options.map(({ key }) => key)).toEqual(["x2", "x3"]);
    const published = story.steps[0]?.trace.find(({ code }) => code === "offer.published");
    expect(published?.data.left).toEqual([{ key: "x9", code: "installment.belowMinimum" }]);
    story.answer("2026-03-11T10:00:00Z", "accepted", { option: "x9" });
    expect(story.steps.at(-1)?.trace).toMatchObject([{ code: "event.refused", data: { reason: "option.unknown" } }]);
    expect(story.state.commitment).toBeUndefined();
  });

  const nothing = (known: ReturnType<typeof facts>, node: object = PLAN) => {
    const story = offering(node, {}, known);
    expect([story.of("offer.publish"), story.state.outcome]).toEqual([[], "expired"]);
    return story.steps[0]?.trace.find(({ code }) => code === "offer.nothing")?.data.reason;
  };

  test("Z16 no option is left", () => {
    const option = { key: "x9", count: 9, frequency: "monthly", minInstallmentMinor: 2000 };
    expect(nothing(facts(), { ...PLAN, options: [option] })).toBe("options");
  });

  test("Z16 nothing may be asked for", () => {
    expect(nothing(facts({ obligations: [invoice({ disputed: true })] }))).toBe("nothingCollectible");
  });

  test("Z16 the sum is not certain", () => {
    const obligations = [invoice(), invoice({ ref: "I-2", currency: "SEK" })];
    expect(nothing(facts({ obligations }))).toBe("amount");
    const beyond = [invoice({ outstandingMinor: 2 ** 53 - 1 }), invoice({ ref: "I-2", outstandingMinor: 2 ** 53 - 1 })];
    expect(nothing(facts({ obligations: beyond }))).toBe("amount");
  });
});

describe("Z17 an acceptance opens the commitment, with due dates from the day of acceptance", () => {
  test("Z17 of the option that was chosen", () => {
    const story = offering(PLAN, { to: { accepted: "long" } }).answer("2026-03-12T22:00:00Z", "accepted", {
      option: "x2",
    });
    expect(story.state.commitment).toMatchObject({
      id: story.offer,
      kind: "plan",
      parts: [
        { due: "2026-03-19", amountMinor: 5000 },
        { due: "2026-04-19", amountMinor: 5000 },
      ],
    });
    expect([story.state.node, story.state.offers, story.of("offer.withdraw")]).toEqual(["long", undefined, []]);
  });

  test("Z17 when it was accepted says the event, but not before the offer and not after now", () => {
    const accepted = (told: string) =>
      offering(PLAN, { to: { accepted: "long" } }).answer(
        "2026-03-14T10:00:00Z",
        "accepted",
        { option: "x2" },
        { at: told },
      ).state.commitment?.parts[0]?.due;
    expect(accepted("2026-03-12T10:00:00Z")).toBe("2026-03-19");
    expect(accepted("2026-01-01T10:00:00Z")).toBe("2026-03-17");
    expect(accepted("2027-01-01T10:00:00Z")).toBe("2026-03-21");
  });

  test("Z17 what was paid since the offer was published counts", () => {
    const nodes = { plan: { type: "plan", to: { completed: "yes", broken: "no" } } } as const;
    const story = offering(PLAN, { to: { accepted: "plan" }, nodes });
    story.pay("2026-03-11T10:00:00Z", 5000).answer("2026-03-12T10:00:00Z", "accepted", { option: "x2" });
    story.pay("2026-04-18T10:00:00Z", 5000);
    expect([story.state.outcome, story.of("commitment.missed")]).toEqual(["accepted", []]);
  });

  test("Z17 the only option need not be named", () => {
    const story = offering(SETTLEMENT, { to: { accepted: "long" } }).answer("2026-03-12T10:00:00Z", "accepted");
    const parts = [{ due: "2026-03-19", amountMinor: 8000 }];
    expect(story.state.commitment).toMatchObject({ kind: "settlement", parts });
  });

  test("Z17 a later date is the debtor's to choose", () => {
    const story = offering(EXTENSION, { to: { accepted: "long" } });
    story.answer("2026-03-12T10:00:00Z", "accepted", { dueDate: "2026-03-26" });
    const parts = [{ due: "2026-03-26", amountMinor: 10_000 }];
    expect(story.state.commitment).toMatchObject({ kind: "extension", parts });
  });
});

describe("Z18 one offer of a kind stands, and none beside an agreement", () => {
  const chain = (second: object) => ({
    to: { expired: "second" },
    nodes: { second: { ...second, to: { ...WAYS, accepted: "long" } } as unknown as OfferNode },
  });
  const early = { ...PLAN, wait: "P1D" };

  test("Z18 a new one replaces that of its kind", () => {
    const story = offering(early, chain({ ...PLAN, validFor: "P3D" })).until("2026-03-11T10:00:00Z");
    const [first, second] = story.of("offer.publish");
    expect(story.of("offer.withdraw")).toMatchObject([{ offer: first?.id, reason: "replaced" }]);
    expect(story.state.offers?.map(({ id }) => id)).toEqual([second?.id]);
  });

  test("Z18 offers of two kinds stand side by side, until one is agreed on", () => {
    const story = offering(early, chain(SETTLEMENT)).until("2026-03-11T10:00:00Z");
    const [plan] = story.of("offer.publish");
    expect(story.state.offers?.length).toBe(2);
    story.answer("2026-03-12T10:00:00Z", "accepted");
    expect(story.of("offer.withdraw")).toMatchObject([{ offer: plan?.id, reason: "replaced" }]);
    expect(story.state.commitment?.kind).toBe("settlement");
  });

  test("Z18 a plan of the host's takes their place, a promise does not", () => {
    const story = offering(PLAN);
    story.on("2026-03-11T10:00:00Z", {
      type: "promise.created",
      data: { promise: "P-1", amountMinor: 100, dueDate: "2026-03-13" },
    });
    expect(story.state.offers?.length).toBe(1);
    const parts = [{ due: "2026-03-20", amountMinor: 10_000 }];
    story.on("2026-03-12T10:00:00Z", { type: "plan.created", data: { plan: "L-1", parts } });
    expect(story.of("offer.withdraw")).toMatchObject([{ reason: "replaced" }]);
  });

  test("Z18 with the case all offers end", () => {
    const story = offering(PLAN).on("2026-03-11T10:00:00Z", { type: "balance.changed" }, { obligations: [] });
    expect(story.effects.slice(-2)).toMatchObject([
      { kind: "offer.withdraw", reason: "exit" },
      { kind: "case.exited", outcome: "paid" },
    ]);
    expect(story.state.offers).toBeUndefined();
  });
});

describe("Z19 the case waits so long, and the offer stands until its own end", () => {
  const early = { ...PLAN, wait: "P3D" };

  test("Z19 no answer", () => {
    const story = offering(PLAN).until("2026-03-24T10:00:00Z");
    expect(story.of("offer.withdraw")).toMatchObject([{ offer: story.offer, reason: "expired" }]);
    expect(story.state.outcome).toBe("expired");
  });

  test("Z19 after the wait a handler hears the acceptance", () => {
    const story = offering(early, {
      to: { expired: "long" },
      handlers: [{ id: "late", on: ["offer.accepted"], goto: "yes" }],
    });
    story.until("2026-03-13T10:00:00Z");
    expect([story.state.node, story.state.dueAt]).toEqual(["long", at("2026-03-24T10:00:00Z")]);
    story.answer("2026-03-20T10:00:00Z", "accepted", { option: "x3" });
    expect([story.state.outcome, story.codes.includes("handler.matched")]).toEqual(["accepted", true]);
  });

  test("Z19 an acceptance that nobody hears pauses chasing until its last part is judged", () => {
    const story = offering(early, { to: { expired: "long" } });
    story.answer("2026-03-20T10:00:00Z", "accepted", { option: "x2" });
    expect([story.state.status, story.state.node]).toEqual(["held", "long"]);
    expect(story.state.holds).toEqual([{ kind: "commitment", scope: "all", until: at("2026-05-01T09:00:00Z") }]);
  });

  test("Z19 a hold moves the wait, not the end of the offer", () => {
    const placed = { type: "hold.placed", data: { kind: "dispute" } };
    const story = offering(early, { to: { expired: "long" } }).on("2026-03-11T10:00:00Z", placed);
    expect(story.state.dueAt).toBe(at("2026-03-24T10:00:00Z"));
    story.on("2026-03-21T10:00:00Z", { type: "hold.released" });
    expect([story.state.node, story.state.dueAt]).toEqual(["offer", at("2026-03-23T10:00:00Z")]);
    story.on("2026-03-22T10:00:00Z", placed).on("2026-03-30T10:00:00Z", { type: "hold.released" });
    expect(story.of("offer.withdraw")).toMatchObject([{ at: at("2026-03-24T10:00:00Z"), reason: "expired" }]);
    expect([story.state.node, story.of("offer.withdraw").length]).toEqual(["long", 1]);
  });
});

describe("Z20 an offer that is declined is over", () => {
  test("Z20 while the case waits", () => {
    const story = offering(PLAN).answer("2026-03-11T10:00:00Z", "declined");
    expect([story.state.outcome, story.of("offer.withdraw")]).toEqual(["declined", []]);
  });

  test("Z20 later on", () => {
    const story = offering({ ...PLAN, wait: "P1D" }, { to: { expired: "long" } });
    story.answer("2026-03-15T10:00:00Z", "declined").answer("2026-03-16T10:00:00Z", "accepted", { option: "x2" });
    expect([story.state.offers, story.codes.at(-1), story.state.node]).toEqual([undefined, "event.late", "long"]);
  });

  test("Z20 unconnected ways lead where their fallback leads, and on", () => {
    const to = { declined: undefined, countered: undefined };
    const tidy = (node: object) => JSON.parse(JSON.stringify(node)) as OfferNode;
    const lone = () =>
      new OfferCase(program({ nodes: { offer: tidy({ ...PLAN, to: { ...WAYS, ...to } }), ...ENDS } }), START, facts());
    expect(lone().answer("2026-03-11T10:00:00Z", "declined").state.outcome).toBe("expired");
    expect(lone().answer("2026-03-11T10:00:00Z", "countered", { count: 99 }).state.outcome).toBe("expired");
  });
});

describe("Z21 an answer that does not fit changes nothing and is heard by nobody", () => {
  const listened = (node: object = PLAN) =>
    offering(node, { handlers: [{ id: "any", on: ["offer.accepted", "offer.countered"], goto: "yes" }] });
  const refusal = (story: OfferCase) => {
    const entry = story.steps.at(-1)?.trace[0];
    expect([story.state.node, story.state.commitment, story.state.offers?.length]).toEqual(["offer", undefined, 1]);
    return [entry?.code, entry?.data.reason];
  };

  test.each([
    [PLAN, "accepted", { option: "x4" }, "option.unknown"],
    [PLAN, "accepted", {}, "option.unknown"],
    [EXTENSION, "accepted", {}, "dueDate.missing"],
    [EXTENSION, "accepted", { dueDate: "2026-03-26" }, "dueDate.beyond"],
    [EXTENSION, "accepted", { dueDate: "2026-03-10" }, "counter.invalid"],
    [PLAN, "countered", { option: "x4", count: 2 }, "option.unknown"],
    [PLAN, "countered", { option: "x2" }, "counter.empty"],
  ])("Z21 to %j: %s %j", (node, type, data, reason) => {
    expect(refusal(listened(node).answer("2026-03-11T10:00:00Z", type, data))).toEqual(["event.refused", reason]);
  });

  test("Z21 to an offer that is not there", () => {
    expect(refusal(listened().answer("2026-03-11T10:00:00Z", "accepted", { offer: "another", option: "x2" }))).toEqual([
      "event.late",
      undefined,
    ]);
  });
});

describe("Z22 what the debtor proposes is accepted within the guard, and goes to a person beyond it", () => {
  const guard = { maxCount: 6, minInstallmentMinor: 1500, firstDueWithin: "P14D", frequencies: ["weekly"] };
  const guarded = { ...PLAN, guard };

  test("Z22 within the guard it is heard as an acceptance", () => {
    const story = offering(guarded, { to: { accepted: "long" } });
    story.answer("2026-03-11T10:00:00Z", "countered", { count: 5, frequency: "weekly", firstDue: "2026-03-25" });
    expect(story.state.commitment?.parts).toEqual(
      ["2026-03-25", "2026-04-01", "2026-04-08", "2026-04-15", "2026-04-22"].map((due) => ({ due, amountMinor: 2000 })),
    );
    expect(story.state.node).toBe("long");
  });

  test("Z22 handlers and exit rules hear an acceptance too", () => {
    const exits = [{ id: "agreed", on: ["offer.accepted"], outcome: "settled" }];
    const story = offering(guarded, { exits }).answer("2026-03-11T10:00:00Z", "countered", { count: 1 });
    expect(story.state.outcome).toBe("settled");
  });

  test("Z22 beyond it, an agent gets all reasons, and the offer still stands", () => {
    const story = offering(guarded, { to: { countered: "long" } });
    story.answer("2026-03-11T10:00:00Z", "countered", { option: "x2", count: 8, firstDue: "2026-04-25" });
    expect(story.steps.at(-1)?.trace.find(({ code }) => code === "offer.judged")?.data).toMatchObject({
      status: "toAgent",
      reasons: [
        { code: "count.beyond", path: "/count", limit: 6 },
        { code: "installment.below", path: "/count", limit: 1500 },
        { code: "firstDue.beyond", path: "/firstDue", limit: "2026-03-25" },
      ],
    });
    story.answer("2026-03-12T10:00:00Z", "accepted", { option: "x2" });
    expect(story.state.commitment?.kind).toBe("plan");
  });

  test("Z22 without a guard what is as good as an option is accepted", () => {
    const better = offering(PLAN, { to: { accepted: "long" } }).answer("2026-03-11T10:00:00Z", "countered", {
      downPaymentMinor: 4000,
    });
    expect(better.state.commitment?.parts[0]).toEqual({ due: "2026-03-18", amountMinor: 4000 });
    expect(offering(PLAN).answer("2026-03-11T10:00:00Z", "countered", { count: 4 }).state.outcome).toBe("countered");
  });

  test("Z22 the discount that is proposed is held against its own guard", () => {
    const settle = (amountMinor: number) =>
      offering(SETTLEMENT, { to: { accepted: "long" } }).answer("2026-03-11T10:00:00Z", "countered", { amountMinor });
    expect(settle(7000).state.commitment?.parts).toEqual([{ due: "2026-03-18", amountMinor: 7000 }]);
    expect(settle(6999).state.outcome).toBe("countered");
  });

  test("Z22 other parts of the same settlement", () => {
    const story = offering({ ...SETTLEMENT, guard: { maxCount: 2 } }, { to: { accepted: "long" } });
    story.answer("2026-03-11T10:00:00Z", "countered", { count: 2 });
    expect(story.state.commitment?.parts.map(({ amountMinor }) => amountMinor)).toEqual([4000, 4000]);
  });
});

test("Z23 a discount never goes beyond its guard, not even one that depends on the sum", () => {
  const options = [
    { key: "fixed", discountMinor: 3001 },
    { key: "share", discountBp: 3000 },
  ];
  const story = offering({ ...SETTLEMENT, options });
  expect(story.of("offer.publish")[0]?.options.map(({ key }) => key)).toEqual(["share"]);
});

test("Z23 a strategy whose discount goes beyond its guard does not compile", () => {
  expect(() => offering({ ...SETTLEMENT, maxDiscountBp: 1999 })).toThrow(/offer\.guard/);
});
