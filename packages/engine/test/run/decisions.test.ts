/** Rules of decisions: if, switch, split, set, goal, and what is read for them. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bucketOf } from "../../src/base/hash.ts";
import { explainTrace, type Strategy } from "../../src/index.ts";
import { at, Case, END, facts, invoice, program } from "../build.ts";

const START = "2026-03-10T00:00:00Z";
const leaf = (outcome: string) => ({ type: "exit", outcome }) as const;
const run = (nodes: Strategy["nodes"], parts = {}, exits: Strategy["exits"] = []) =>
  new Case(program({ nodes, exits }), START, facts(parts));

describe("Decisions", () => {
  const score = { type: "if", when: { "<": [{ var: "data.score" }, 50] } } as const;

  test("X1 an if has a way for yes, for no and for unknown", () => {
    const ways = { ...score, to: { yes: "low", no: "high", unknown: "unscored" } };
    const leaves = { low: leaf("low"), high: leaf("high"), unscored: leaf("unscored") };
    expect(run({ q: ways, ...leaves }, { data: { score: 10 } }).state.outcome).toBe("low");
    expect(run({ q: ways, ...leaves }, { data: { score: 90 } }).state.outcome).toBe("high");
    expect(run({ q: ways, ...leaves }).state.outcome).toBe("unscored");
    expect(run({ q: ways, ...leaves }, { data: { score: "10" } }).state.outcome).toBe("unscored");
    expect(
      run({ q: { ...score, to: { yes: "low", no: "high" } }, low: leaf("low"), high: leaf("high") }).state.outcome,
    ).toBe("high");
    const trace = run({ q: ways, ...leaves }, { data: { score: 10 } }).steps[0]?.trace;
    expect(trace).toContainEqual({
      code: "decision.taken",
      nodeId: "q",
      data: { port: "yes", values: { "data.score": 10 } },
    });
  });

  test("X2 a switch takes the first true case; unknown ones do not match", () => {
    const cases = [
      { port: "rich", when: { ">": [{ var: "data.income" }, 1000] } },
      { port: "late", when: { ">=": [{ var: "dpd" }, 8] } },
    ];
    const nodes = {
      q: { type: "switch", cases, to: { rich: "rich", late: "late", else: "other" } } as const,
      rich: leaf("rich"),
      late: leaf("late"),
      other: leaf("other"),
    };
    expect(run(nodes, { data: { income: 2000 } }).state.outcome).toBe("rich");
    expect(run(nodes).state.outcome).toBe("late");
    expect(run(nodes, { obligations: [invoice({ dueDate: "2026-03-09" })] }).state.outcome).toBe("other");
    expect(run(nodes).codes).toContain("condition.unknown");
  });

  const split = (parts: object = {}) =>
    ({
      type: "split",
      experiment: "tone",
      variants: [
        { key: "soft", weight: 2500 },
        { key: "firm", weight: 7500 },
      ],
      to: { soft: "again", firm: "again", out: "away" },
      ...parts,
    }) as never;
  const around = {
    again: { ...(split() as object), to: { soft: "soft", firm: "firm" } } as never,
    soft: leaf("soft"),
    firm: leaf("firm"),
  };

  test("X3 a split follows the hash of its unit, is exposed once and keeps its arm", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), (id) => {
        const story = run({ first: split({ to: { soft: "again", firm: "again" } }), ...around }, { debtor: { id } });
        const variant = bucketOf("tone", id) < 2500 ? "soft" : "firm";
        expect(story.of("experiment.exposed")).toMatchObject([
          { experiment: "tone", variant, bucket: bucketOf("tone", id) },
        ]);
        expect(story.state).toMatchObject({ outcome: variant, arms: { tone: variant } });
      }),
    );
  });

  test("X3 the first bucket of an arm is the sum of the weights before it", () => {
    const leaves = { soft: leaf("soft"), firm: leaf("firm") };
    const variantOf = (bucket: number) => {
      let i = 0;
      while (bucketOf("tone", `D-${i}`) !== bucket) i += 1;
      return run({ first: split({ to: { soft: "soft", firm: "firm" } }), ...leaves }, { debtor: { id: `D-${i}` } })
        .state.outcome;
    };
    expect([0, 2499, 2500, 9999].map(variantOf)).toEqual(["soft", "soft", "firm", "firm"]);
  });

  test("X3 the unit may be the case or the account, and the salt may be its own", () => {
    const bucket = (parts: object, extra = {}) =>
      run({ first: split({ to: { soft: "again", firm: "again" }, ...parts }), ...around }, extra).of(
        "experiment.exposed",
      )[0]?.bucket;
    expect(bucket({ unit: "case" })).toBe(bucketOf("tone", "C-1"));
    expect(bucket({ unit: "account" })).toBe(bucketOf("tone", "C-1"));
    expect(bucket({ unit: "account" }, { accountId: "A-1" })).toBe(bucketOf("tone", "A-1"));
    expect(bucket({ salt: "spring" })).toBe(bucketOf("spring", "D-1"));
  });

  test("X4 a ramp lets in the units below it, and raising it keeps those that were in", () => {
    const nodes = (ramp: number) => ({ first: split({ ramp }), ...around, away: leaf("away") });
    const [small, large] = [500, 2000].map((ramp) => program({ exits: [], nodes: nodes(ramp) }));
    let [inSmall, inLarge] = [0, 0];
    for (let i = 0; i < 2000; i++) {
      const debtor = { id: `D-${i}` };
      const outcome = (p: typeof small) => p?.enroll(facts({ debtor }), { now: at(START) }).state.outcome;
      if (outcome(small) !== "away") {
        inSmall += 1;
        expect(outcome(large)).not.toBe("away");
      }
      if (outcome(large) !== "away") inLarge += 1;
    }
    expect(inSmall / 2000).toBeCloseTo(0.05, 1);
    expect(inLarge / 2000).toBeCloseTo(0.2, 1);
  });

  test("X4 who takes part tells nothing of the arm", () => {
    const tried = program({ exits: [], nodes: { first: split({ ramp: 2000 }), ...around, away: leaf("away") } });
    const outcomes = Array.from(
      { length: 5000 },
      (_, i) => tried.enroll(facts({ debtor: { id: `D-${i}` } }), { now: at(START) }).state.outcome,
    ).filter((outcome) => outcome !== "away");
    const soft = outcomes.filter((outcome) => outcome === "soft").length;
    expect(soft / outcomes.length).toBeGreaterThan(0.2);
    expect(soft / outcomes.length).toBeLessThan(0.3);
  });

  test("X5 set stores values, stage and tags; an unknown value makes the variable unknown", () => {
    const story = run({
      a: {
        type: "set",
        values: { "offer.rate": { "+": [1, 2] }, plain: "text", lost: 1 },
        stage: "early",
        addTags: ["x", "y"],
        to: { next: "b" },
      },
      b: {
        type: "set",
        values: { lost: { var: "data.nothing" }, copy: { var: "vars.offer.rate" } },
        removeTags: ["x"],
        to: { next: "end" },
      },
      end: leaf("done"),
    });
    expect(story.state).toMatchObject({
      vars: { offer: { rate: 3 }, plain: "text", copy: 3 },
      stage: "early",
      tags: ["y"],
    });
    expect(story.state.vars).not.toHaveProperty("lost");
    expect(story.of("case.patch")[1]).toMatchObject({ vars: { lost: null, copy: 3 }, removeTags: ["x"] });
  });

  test("X6 a goal is marked and passed", () => {
    const story = run({
      g: { type: "goal", goal: "reached", valueMinor: 500, to: { next: "end" } },
      end: leaf("done"),
    });
    expect(story.of("metric.mark")).toMatchObject([{ goal: "reached", valueMinor: 500 }]);
    expect(story.state.outcome).toBe("done");
  });

  test("X7 sums over mixed currencies are unknown, and the trace says so", () => {
    const mixed = [invoice(), invoice({ ref: "I-2", currency: "USD" })];
    const nodes = {
      q: { type: "if", when: { ">": [{ var: "totalDue" }, 0] }, to: { yes: "y", no: "n", unknown: "u" } } as const,
      y: leaf("y"),
      n: leaf("n"),
      u: leaf("u"),
    };
    const story = run(nodes, { obligations: mixed });
    expect(story.state.outcome).toBe("u");
    expect(story.steps[0]?.trace).toContainEqual(
      expect.objectContaining({ code: "facts.mixedCurrency", data: { currencies: ["EUR", "USD"] } }),
    );
  });

  test.each([
    ["2026-03-01T12:00:00Z", { dpd: -1, bucket: "current", totalOverdue: 0, numberOverdue: 0 }],
    ["2026-03-02T23:59:59Z", { dpd: 0, bucket: "current", totalOverdue: 0, numberOverdue: 0 }],
    [
      "2026-03-03T00:00:00Z",
      { dpd: 1, bucket: "1-30", totalOverdue: 10_000, numberOverdue: 1, collectibleOverdue: 10_000 },
    ],
    ["2026-04-02T00:00:00Z", { dpd: 31, bucket: "31-60", weekday: 4, today: "2026-04-02", localTime: "00:00" }],
    ["2026-05-02T08:30:00Z", { dpd: 61, bucket: "61-90", localTime: "08:30", run: 1, daysInStrategy: 0 }],
    [
      "2026-06-01T00:00:00Z",
      { dpd: 91, bucket: "90+", numberUnpaid: 1, oldestDueDate: "2026-03-02", promiseOpen: false },
    ],
  ])("X8 derived facts follow the local calendar (%s)", (when, expected) => {
    const values = Object.fromEntries(Object.keys(expected).map((name) => [name, { var: name }]));
    const reader = program({
      exits: [],
      nodes: { s: { type: "set", values, to: { next: "end" } }, end: leaf("done") },
    });
    expect(new Case(reader, when).state.vars).toEqual(expected);
  });

  test("X8 the day ends at midnight where the debtor lives", () => {
    const values = { dpd: { var: "dpd" }, today: { var: "today" }, localTime: { var: "localTime" } };
    const reader = program({
      exits: [],
      nodes: { s: { type: "set", values, to: { next: "end" } }, end: leaf("done") },
    });
    const readAt = (when: string) =>
      new Case(reader, when, facts({ debtor: { id: "D-1", zones: ["America/Lima"] } })).state.vars;
    expect(readAt("2026-03-03T04:59:00Z")).toEqual({ dpd: 0, today: "2026-03-02", localTime: "23:59" });
    expect(readAt("2026-03-03T05:00:00Z")).toEqual({ dpd: 1, today: "2026-03-03", localTime: "00:00" });
  });

  test("X9 newest contact and payment, and days since them, come from facts", () => {
    const names = ["lastPaymentAt", "lastContactAt", "daysSinceLastPayment", "daysSinceLastContact"];
    const values = Object.fromEntries(names.map((name) => [name, { var: name }]));
    const nodes = { s: { type: "set", values, to: { next: "end" } } as const, end: leaf("done") };
    const payments = [
      { id: "1", at: "2026-03-01T10:00:00Z", amountMinor: 1 },
      { id: "2", at: "2026-03-05T10:00:00Z", amountMinor: 1, reversed: true },
    ];
    const contacts = [
      { at: "2026-03-08T10:00:00Z", channel: "email", direction: "outbound" as const },
      { at: "2026-03-09T10:00:00Z", channel: "sms", direction: "inbound" as const },
    ];
    expect(run(nodes, { payments, contacts }).state.vars).toEqual({
      lastPaymentAt: "2026-03-01T10:00:00.000Z",
      lastContactAt: "2026-03-08T10:00:00.000Z",
      daysSinceLastPayment: 9,
      daysSinceLastContact: 2,
    });
    expect(run(nodes).state.vars).toBeUndefined();
  });
});

test("X10 a decision carries what it read: fields, tags and counts, and what its segments read", () => {
  const p = program({
    segments: {
      large: {
        title: "Large debt",
        when: { and: [{ ">": [{ var: "collectibleDue" }, 50_000] }, { segment: "calm" }] },
      },
      calm: { when: { "<": [{ countContacts: [{ days: 7 }] }, 3] } },
    },
    nodes: {
      ask: { type: "if", when: { or: [{ segment: "large" }, { hasTag: ["vip"] }] }, to: { yes: "end", no: "end" } },
      end: END,
    },
  });
  const { trace } = p.enroll(facts({ contacts: [] }), { now: at("2026-03-04T10:00:00Z") });
  const taken = trace.find(({ code }) => code === "decision.taken");
  expect(taken?.data).toEqual({
    port: "no",
    values: {
      '{"segment":["large"]}': false,
      '{"hasTag":["vip"]}': false,
      '{"segment":["calm"]}': true,
      '{"countContacts":[{"days":7}]}': 0,
      collectibleDue: 10_000,
    },
  });
  const said = explainTrace(p, trace, { currency: "EUR" }).map(({ text }) => text);
  expect(said).toContain(
    "The answer was no: the case is not in the group “Large debt”, there is no tag “vip”, the case is in the group “calm”, " +
      "the number of contacts with the debtor in the last 7 days (today included) was 0 and the amount that may be asked for was EUR 100.00.",
  );
});
