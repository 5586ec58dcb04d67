/** The node `plan`: parts that are paid, missed and recalled, and when a plan is over. */

import { describe, expect, test } from "vitest";
import type { CaseEvent, NodeTypes, Payment, Strategy } from "../../src/index.ts";
import { at, Case, END, facts, invoice, mail, program } from "../build.ts";

type PlanNode = NodeTypes["plan"];

const START = "2026-03-01T12:00:00Z";
const exit = (outcome: string) => ({ type: "exit", outcome }) as const;
const ENDS = { completed: exit("completed"), broken: exit("broken"), none: exit("nothing"), end: END };

/** Three payments in three months. */
const PARTS = [
  { due: "2026-03-10", amountMinor: 2000 },
  { due: "2026-04-10", amountMinor: 3000 },
  { due: "2026-05-10", amountMinor: 5000 },
];

const agreed: CaseEvent = { type: "plan.created", id: "agreed", data: { plan: "L-1", parts: PARTS } };

const payment = (when: string, amountMinor: number): Payment => ({ id: when, at: when, amountMinor });

class PlanCase extends Case {
  pay(when: string, amountMinor: number): this {
    const payments = [...(this.facts.payments ?? []), payment(when, amountMinor)];
    return this.on(when, { type: "payment.received" }, { payments });
  }
}

/** A plan made on 2 March that is watched. */
function watching(parts: Partial<PlanNode> = {}, rest: Partial<Strategy["nodes"]> = {}): PlanCase {
  const plan = { type: "plan", ...parts, to: { completed: "completed", broken: "broken", none: "none", ...parts.to } };
  const nodes = { w: { type: "wait", for: "P1Y", to: { next: "end" } }, plan, ...ENDS, ...rest } as Strategy["nodes"];
  const handlers = [{ id: "agreed", on: ["plan.created"], goto: "plan" }];
  return new PlanCase(program({ nodes, handlers }), START).on("2026-03-02T10:00:00Z", agreed);
}

describe("Z9 a plan is completed as soon as all of it is paid", () => {
  test("Z9 part by part", () => {
    const story = watching().pay("2026-03-09T10:00:00Z", 2000).pay("2026-04-10T10:00:00Z", 3000);
    expect(story.state.dueAt).toBe(at("2026-05-14T09:00:00Z"));
    story.pay("2026-05-01T10:00:00Z", 5000);
    expect(story.of("commitment.close")).toMatchObject([{ commitment: "L-1", status: "completed" }]);
    expect([story.state.outcome, story.of("commitment.missed")]).toEqual(["completed", []]);
  });

  test("Z9 all at once, early", () => {
    expect(watching().pay("2026-03-03T10:00:00Z", 10_000).state.outcome).toBe("completed");
  });
});

test("Z9 parts may be told in any order, and are judged by date", () => {
  const told = [...PARTS].reverse();
  const story = new PlanCase(
    program({ nodes: { plan: { type: "wait", for: "P1Y", to: { next: "end" } }, end: END } }),
    START,
  );
  story.on("2026-03-02T10:00:00Z", { ...agreed, data: { ...agreed.data, parts: told } });
  expect(story.of("commitment.open")[0]?.parts).toEqual(PARTS);
});

describe("Z10 a part that is not covered at its judgment is missed, and so many misses break the plan", () => {
  test("Z10 the first one, unless the node says otherwise", () => {
    const story = watching().until("2026-03-14T09:00:00Z");
    expect(story.of("commitment.missed")).toMatchObject([{ commitment: "L-1", part: 0 }]);
    expect(story.of("commitment.close")).toMatchObject([{ status: "broken" }]);
    expect(story.state.outcome).toBe("broken");
  });

  test("Z10 with two allowed misses less one the watch goes on, and later money covers what was missed", () => {
    const story = watching({ maxMissed: 2, grace: "P0D" }).until("2026-03-11T09:00:00Z");
    expect(story.state).toMatchObject({ node: "plan", commitment: { missed: [0] }, dueAt: at("2026-04-11T09:00:00Z") });
    story.pay("2026-04-01T10:00:00Z", 5000).pay("2026-05-01T10:00:00Z", 5000);
    expect(story.state.outcome).toBe("completed");
  });

  test("Z10 a miss with no later part is the end of the plan", () => {
    const story = watching({ maxMissed: 9 }).pay("2026-03-05T10:00:00Z", 5000).until("2026-05-14T09:00:00Z");
    expect(story.of("commitment.missed")).toMatchObject([{ part: 2 }]);
    expect(story.state.outcome).toBe("broken");
  });

  test("Z10 judgments that passed in a hold are caught up on in order", () => {
    const story = watching({ maxMissed: 2 }).on("2026-03-03T10:00:00Z", { type: "hold.placed", data: { kind: "x" } });
    story.on("2026-04-20T10:00:00Z", { type: "hold.released" });
    expect(story.of("commitment.missed").map(({ part }) => part)).toEqual([0, 1]);
    expect(story.state.outcome).toBe("broken");
  });
});

describe("Z11 a miss that does not break the plan leaves by `missed` where that is connected, and re-entry continues", () => {
  const rounds = {
    loop: { type: "repeat", max: 5, to: { body: "plan", exhausted: "end" } },
    mail: mail("loop"),
  } as const;

  test("Z11 the second installment is missed, and the rest is paid", () => {
    const story = watching({ maxMissed: 2, to: { missed: "mail" } }, rounds);
    story.pay("2026-03-05T10:00:00Z", 2000).until("2026-04-14T09:00:00Z");
    expect(story.sent).toEqual(["2026-04-14T09:00 email"]);
    expect(story.state).toMatchObject({ node: "plan", commitment: { id: "L-1", missed: [1] } });
    expect(story.of("commitment.open")).toHaveLength(1);
    expect(story.pay("2026-04-20T10:00:00Z", 8000).state.outcome).toBe("completed");
  });

  test("Z11 the next miss breaks it", () => {
    const story = watching({ maxMissed: 2, to: { missed: "mail" } }, rounds).until("2026-04-14T09:00:00Z");
    expect(story.of("commitment.missed").map(({ part }) => part)).toEqual([0, 1]);
    expect([story.sent.length, story.state.outcome]).toEqual([1, "broken"]);
  });
});

describe("Z12 each part is recalled once, and parts that are paid are not", () => {
  const remind = { before: "P2D", at: "10:00", via: [{ channel: "email", template: "soon@1" }] } as const;

  test("Z12 also across re-entries", () => {
    const rounds = {
      loop: { type: "repeat", max: 5, to: { body: "plan", exhausted: "end" } },
      mail: mail("loop", { via: [{ channel: "sms", template: "missed@1" }] }),
    } as const;
    const story = watching({ maxMissed: 3, remind, to: { missed: "mail" } }, rounds).until("2026-04-20T00:00:00Z");
    expect(story.sent).toEqual([
      "2026-03-08T10:00 email",
      "2026-03-14T09:00 sms",
      "2026-04-08T10:00 email",
      "2026-04-14T09:00 sms",
    ]);
    expect(story.state.commitment).toMatchObject({ missed: [0, 1], reminded: [0, 1] });
  });

  test("Z12 not what is paid ahead", () => {
    const story = watching({ remind }).pay("2026-03-03T10:00:00Z", 5000).until("2026-05-09T00:00:00Z");
    expect(story.sent).toEqual(["2026-05-08T10:00 email"]);
  });
});

test("Z13 a settlement is watched in the same way, and ends as fulfilled or breached", () => {
  const commitment = {
    id: "S-1",
    kind: "settlement",
    madeAt: at(START),
    parts: [{ due: "2026-03-20", amountMinor: 50 }],
  };
  const story = watching();
  story.state = { ...story.state, commitment } as typeof story.state;
  const broken = story.until("2026-04-01T00:00:00Z");
  expect(broken.of("commitment.close")).toMatchObject([{ status: "breached" }]);
  expect(broken.state.outcome).toBe("broken");
  const paid = watching();
  paid.state = { ...paid.state, commitment } as typeof paid.state;
  expect(paid.pay("2026-03-10T00:00:00Z", 50).of("commitment.close")).toMatchObject([{ status: "fulfilled" }]);
});

test("Z14 without a plan there is nothing to watch", () => {
  const nodes = { plan: { type: "plan", to: { completed: "completed", broken: "broken" } }, ...ENDS } as const;
  expect(new Case(program({ nodes }), START, facts({ obligations: [invoice()] })).state.outcome).toBe("broken");
  const canceled = watching().on("2026-03-05T10:00:00Z", { type: "plan.canceled", data: { plan: "L-1" } });
  expect([canceled.state.outcome, canceled.of("commitment.close")[0]?.status]).toEqual(["nothing", "withdrawn"]);
});

test("Z11 a miss that was made good while the case was held needs no word", () => {
  const story = watching({ maxMissed: 2, to: { missed: "missed" } }, { missed: mail() });
  story.on("2026-03-08T10:00:00Z", { type: "hold.placed", data: { kind: "dispute" } });
  story.pay("2026-03-20T10:00:00Z", 2000).on("2026-03-22T10:00:00Z", { type: "hold.released" });
  expect(story.of("commitment.missed")).toMatchObject([{ part: 0 }]);
  expect([story.sent, story.state.node]).toEqual([[], "plan"]);
});
