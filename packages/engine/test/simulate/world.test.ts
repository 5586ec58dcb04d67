/** What people and providers do after each effect, one chance at a time. */

import { describe, expect, test } from "vitest";
import { compileStrategy, type Strategy } from "../../src/index.ts";
import { PayModel, withFactor } from "../../src/simulate/behavior/pay.ts";
import { type BehaviorModel, checkBehavior, everybodyPaysOn, NOBODY_PAYS, simulate } from "../../src/simulate.ts";
import { END, strategy } from "../build.ts";
import { exits, options, people, person, threeReminders } from "./sample.ts";

const having = (more: Partial<BehaviorModel>): BehaviorModel => ({ ...NOBODY_PAYS, ...more });

const withChannels = (count: number) =>
  people(count).map((facts) => ({
    ...facts,
    debtor: { ...facts.debtor, channels: ["email", "sms", "letter", "voice"].map((channel) => ({ channel })) },
  }));

/** One node and an end. */
const only = (node: Strategy["nodes"][string], more: Partial<Strategy> = {}) =>
  compileStrategy(
    strategy({
      ...{ id: "only", time: { zone: "Europe/Madrid", at: "09:00" }, exits, entry: { start: "node" } },
      ...more,
      nodes: { node, end: END, lost: { type: "exit", outcome: "lost" }, ...more.nodes },
    }),
  );

const kpi = (report: ReturnType<typeof simulate>, id: string) => report.kpis.find((one) => one.id === id)?.value;

describe("BE3 people pay by the day, by who they are and by what they heard", () => {
  test("BE3 odds are multiplied, and certainties stay certain", () => {
    expect(withFactor(0.5, 3)).toBe(0.75);
    expect([0, 1].map((chance) => withFactor(chance, 9))).toEqual([0, 1]);
    const pay = new PayModel({
      clock: "entry",
      hazard: [
        { day: 2, chance: 0.1 },
        { day: 4, chance: 0.3 },
      ],
    });
    expect([1, 2, 3, 4, 99].map((day) => pay.chanceOn(day))).toEqual([0, 0.1, 0.1, 0.3, 0.3]);
  });

  test("BE3 the share that pays is the chance, and a factor of a segment, an amount or a contact moves its odds", () => {
    const size = 1500;
    const report = (pay: Partial<BehaviorModel["pay"]>) =>
      simulate(
        threeReminders(),
        people(size),
        options(
          having({
            pay: {
              clock: "entry",
              hazard: [
                { day: 4, chance: 0.2 },
                { day: 5, chance: 0 },
              ],
              ...pay,
            },
          }),
          { horizonDays: 8 },
        ),
      ).cases.outcomes.paid ?? 0;
    const near = (share: number) => [share - 0.04, share + 0.04] as const;
    const check = (paid: number, share: number) => {
      const [low, high] = near(share);
      expect(paid / size).toBeGreaterThan(low);
      expect(paid / size).toBeLessThan(high);
    };
    check(report({}), 0.2);
    check(report({ segments: [{ id: "all", when: { ">=": [{ var: "totalDue" }, 0] }, factor: 4 }] }), 0.5);
    check(report({ amounts: [{ upToMinor: 10_000_000, factor: 4 }] }), 0.5);
    // The email goes out on day 3.
    check(report({ contacts: { email: { factor: 4, days: 5 } } }), 0.5);
    check(report({ contacts: { sms: { factor: 4, days: 5 } } }), 0.2);
  });

  test("BE3 a part payment leaves the rest open, and the money adds up", () => {
    const behavior = having({
      pay: {
        clock: "entry",
        hazard: [
          { day: 1, chance: 1 },
          { day: 2, chance: 0 },
        ],
      },
      partial: { share: 1, from: 0.4, to: 0.4 },
    });
    const report = simulate(threeReminders(), [person({ id: "A", late: 0, amountMinor: 1000 })], options(behavior));
    expect(report.money[0]).toMatchObject({ placedMinor: 1000, collectedMinor: 400, openMinor: 600 });
    expect(report.cases.outcomes).toEqual({ exhausted: 1 });
  });
});

describe("BE4 what happens after an effect", () => {
  test("BE4 a message that bounces reaches nobody, and its channel is used no more", () => {
    const report = simulate(
      only({
        type: "send",
        via: [
          { channel: "email", template: "a@1" },
          { channel: "sms", template: "b@1" },
        ],
        awaitReceipt: "P1D",
        to: { next: "end", failed: "lost" },
      }),
      withChannels(10),
      options(having({ bounce: { email: 1 }, optOut: { email: 1 } })),
    );
    expect(report.contacts.channels).toEqual({ email: 10, sms: 10 });
    expect(report.cases.outcomes).toEqual({ exhausted: 10 });
    expect(report.groups?.delivered?.reduce((sum, count) => sum + count, 0)).toBe(10);
    expect(kpi(report, "optOutRate")).toBe(0);
  });

  test("BE4 who opts out or answers that they want no more is not written to again", () => {
    for (const behavior of [
      having({ optOut: { email: 1, sms: 1 } }),
      having({ reply: { perMessage: { email: 1, sms: 1 }, intents: { unsubscribe: 1 } } }),
    ]) {
      const nodes = threeReminders().strategy.nodes;
      const again = { ...nodes, sms: { ...nodes.sms, via: [{ channel: "email", template: "second@1" }] } };
      const report = simulate(
        threeReminders({ nodes: again as Strategy["nodes"] }),
        withChannels(10),
        options(behavior),
      );
      expect(report.contacts.channels).toEqual({ email: 10, letter: 10 });
      expect(report.contacts.suppressed).toEqual({ unreachable: 10 });
      expect(kpi(report, "optOutRate")).toBe(1);
    }
  });

  test("BE4 opens, clicks, complaints and replies are heard where the strategy listens", () => {
    const listening = threeReminders({
      handlers: [
        { id: "clicked", on: ["message.clicked"], goto: "end" },
        { id: "angry", on: ["custom.complaint"], goto: "end" },
      ],
    });
    const told = (behavior: Partial<BehaviorModel>) =>
      simulate(listening, people(10), options(having(behavior))).contacts.total;
    expect(told({})).toBe(30);
    expect(told({ open: { email: 1 } })).toBe(30);
    expect(told({ click: { email: 1 } })).toBe(10);
    expect(told({ complaint: { sms: 1 } })).toBe(20);
  });

  test("BE4 a promise pauses, and is kept or broken", () => {
    const promise = (kept: number) =>
      simulate(
        threeReminders(),
        people(10),
        options(having({ promise: { perContact: { email: 1 }, days: [5, 5], kept } })),
      );
    expect(promise(1).cases.outcomes).toEqual({ paid: 10 });
    expect(promise(1).contacts.total).toBe(10);
    expect(kpi(promise(1), "keptRate")).toBe(1);
    expect(kpi(promise(0), "keptRate")).toBe(0);
    expect(promise(0).contacts.total).toBe(30);
  });

  test("BE4 an offer is taken, its parts are paid or missed, and a settlement gives up the rest", () => {
    const plan = only(
      {
        ...{ type: "offer", offer: "plan", validFor: "P14D" },
        options: [{ key: "three", count: 3, frequency: "weekly" }],
        to: { accepted: "watch", declined: "lost", expired: "lost" },
      },
      { nodes: { watch: { type: "plan", to: { completed: "end", broken: "lost" } } } },
    );
    const taken = (missed: number) =>
      simulate(plan, people(10), options(having({ plan: { take: { plan: 1 }, missed } })));
    expect(taken(0).cases.outcomes).toEqual({ paid: 10 });
    expect(taken(0).nodes.node?.taken).toBe(10);
    expect(kpi(taken(0), "planBreakRate")).toBe(0);
    expect(taken(1).cases.outcomes).toEqual({ lost: 10 });
    expect(kpi(taken(1), "planBreakRate")).toBe(1);
    const settlement = only(
      {
        ...{ type: "offer", offer: "settlement", validFor: "P14D", maxDiscountBp: 4000 },
        options: [{ key: "forty", discountBp: 4000 }],
        to: { accepted: "watch", declined: "lost", expired: "lost" },
      },
      { nodes: { watch: { type: "plan", to: { completed: "end", broken: "lost" } } } },
    );
    const settled = simulate(
      settlement,
      [person({ id: "A", late: 0, amountMinor: 1000 })],
      options(having({ plan: { take: { settlement: 1 }, missed: 0 } })),
    );
    expect(settled.money[0]).toEqual({
      ...{ currency: "EUR", placedMinor: 1000, collectedMinor: 600, openMinor: 0, feesMinor: 0, forgivenMinor: 400 },
    });
  });

  test("BE4 a task is worked with a disposition that it lists, or not at all", () => {
    const call = only({
      ...{ type: "task", queue: "calls", channel: "voice", due: "P5D", dispositions: ["talked", "nobody"] },
      to: { talked: "end", nobody: "lost", timeout: "lost" },
    });
    const tasks = { calls: { hours: 1, dispositions: { talked: 3, other: 9 }, rightParty: ["talked"] } };
    const report = simulate(call, people(10), options(having({ tasks })));
    expect(report.ways["node:talked"]).toBe(10);
    expect(kpi(report, "rightPartyContactRate")).toBe(1);
    expect(simulate(call, people(10), options(having({ tasks: { desk: tasks.calls } }))).ways["node:timeout"]).toBe(10);
  });

  test("BE4 who pays after a conversation has not paid alone", () => {
    const call = only({
      ...{ type: "task", queue: "calls", channel: "voice", due: "P5D", dispositions: ["talked"] },
      to: { talked: "end", timeout: "lost" },
    });
    const share = (tasks: BehaviorModel["tasks"] = {}) =>
      kpi(simulate(call, people(10), options({ ...everybodyPaysOn(20), tasks })), "selfServiceShare");
    expect(share({ "*": { hours: 1, dispositions: { talked: 1 }, rightParty: ["talked"] } })).toBe(0);
    expect(share({ "*": { hours: 1, dispositions: { talked: 1 }, rightParty: [] } })).toBe(1);
    expect(share()).toBe(1);
  });

  test("BE4 attempts to collect, functions and disputes", () => {
    const retry = only({
      type: "retryPayment",
      attempts: ["P0D", "P3D"],
      to: { paid: "end", hardDecline: "lost", exhausted: "lost" },
    });
    const way = (attempts: BehaviorModel["attempts"]) =>
      Object.keys(simulate(retry, people(5), options(having({ ...(attempts && { attempts }) }))).ways).join();
    expect(way({ paid: 0, hard: 1 })).toBe("node:hardDecline");
    expect(way({ paid: 0, hard: 0 })).toBe("node:exhausted");
    expect(way(undefined)).toBe("node:exhausted");
    expect(simulate(retry, people(5), options(having({ attempts: { paid: 1, hard: 0 } }))).cases.outcomes).toEqual({
      paid: 5,
    });
    const disputed = simulate(
      threeReminders(),
      people(10),
      options(having({ pay: { clock: "entry", hazard: [{ day: 9, chance: 1 }] }, dispute: 1, disputeDays: [20, 20] })),
    );
    // What waits for a due date sleeps while nothing may be asked for, and comes at once when the dispute is closed.
    expect(disputed.contacts.days.email?.findIndex((count) => count > 0)).toBe(20);
    expect(kpi(disputed, "disputeRate")).toBe(1);
    const cured = disputed.curves.find(({ id }) => id === "cureCurve");
    expect(cured?.points.findIndex(({ value }) => value > 0)).toBeGreaterThanOrEqual(20);
  });

  test("BE4 a function answers what the table says, or not at all", () => {
    const scored = only({
      ...{ type: "external", function: "score", store: "score", timeout: "P2D" },
      to: { ok: "end", default: "lost" },
    } as unknown as Strategy["nodes"][string]);
    const outcomes = (answers?: Record<string, unknown>) =>
      simulate(scored, people(5), options(NOBODY_PAYS, answers && { answers })).cases.outcomes;
    expect(outcomes({ score: 0.4 })).toEqual({ exhausted: 5 });
    expect(outcomes()).toEqual({ lost: 5 });
  });
});

describe("BE2 a behavior that makes no sense is told with all its places", () => {
  const places = (behavior: unknown) => checkBehavior(behavior).map(({ code, path }) => `${code} ${path}`);

  test("BE2 members, ranges, order and conditions", () => {
    expect(checkBehavior(NOBODY_PAYS)).toEqual([]);
    expect(places(null)).toEqual(["member.type "]);
    expect(places({ ...NOBODY_PAYS, format: "x", colour: 1 })).toEqual([
      "member.range /format",
      "member.unknown /colour",
    ]);
    const pay = {
      clock: "entry",
      hazard: [
        { day: 3, chance: 0.5 },
        { day: 3, chance: 2 },
      ],
      segments: [{ id: "a", when: { nonsense: [1] }, factor: -1 }],
      hours: [1, 2],
    };
    expect(places(having({ pay } as unknown as BehaviorModel))).toEqual([
      "member.range /pay/hazard/1/chance",
      "condition /pay/segments/0/when",
      "member.range /pay/segments/0/factor",
      "member.range /pay/hours",
    ]);
    expect(
      places(
        having({
          pay: {
            clock: "entry",
            hazard: [
              { day: 3, chance: 1 },
              { day: 1, chance: 1 },
            ],
          },
        }),
      ),
    ).toEqual(["days.order /pay/hazard/1/day"]);
    expect(places(having({ attempts: { paid: 0.9, hard: 0.9 }, reply: { perMessage: {}, intents: {} } }))).toEqual([
      "member.range /attempts/hard",
      "member.range /reply/intents",
    ]);
  });
});
