/** The node `retryPayment`: when attempts are made, and what their results mean. */

import { describe, expect, test } from "vitest";
import type { NodeTypes, Strategy } from "../../src/index.ts";
import { at, Case, END, facts, invoice, program } from "../build.ts";

type RetryNode = NodeTypes["retryPayment"];

const START = "2026-03-10T10:00:00Z";
const exit = (outcome: string) => ({ type: "exit", outcome }) as const;

class RetryCase extends Case {
  result(when: string, type: string, data: Record<string, unknown> = {}, attempt = -1): this {
    const { id } = this.of("payment.attempt").at(attempt) ?? { id: "none" };
    return this.on(when, { type: `payment.${type}`, data: { attempt: id, ...data } });
  }

  get attempts(): string[] {
    return this.of("payment.attempt").map((e) => `${new Date(e.at).toISOString().slice(0, 16)} #${e.attempt}`);
  }
}

function retrying(node: Partial<RetryNode>, parts: Partial<Strategy> = {}, known = facts()): RetryCase {
  const to = { paid: "paid", hardDecline: "hard", exhausted: "end" };
  const retry = { type: "retryPayment", attempts: ["PT0S", "P1D", "P3D"], ...node, to } as RetryNode;
  const nodes = { retry, paid: exit("recovered"), hard: exit("hardDecline"), end: END };
  return new RetryCase(program({ nodes, exits: [], ...parts }), START, known);
}

describe("Z24 attempts are made at their times from arrival", () => {
  test("Z24 each for what may be asked for then", () => {
    const story = retrying({ method: "card" }).until("2026-03-20T10:00:00Z");
    expect(story.attempts).toEqual(["2026-03-10T10:00 #1", "2026-03-11T10:00 #2", "2026-03-13T10:00 #3"]);
    expect(story.of("payment.attempt")[0]).toMatchObject({ amountMinor: 10_000, currency: "EUR", method: "card" });
    expect(story.state.outcome).toBe("exhausted");
  });

  test("Z24 one whose moment has passed is made at once, when the result before it is known", () => {
    const story = retrying({ resultWithin: "P2D" }).until("2026-03-20T10:00:00Z");
    expect(story.attempts).toEqual(["2026-03-10T10:00 #1", "2026-03-12T10:00 #2", "2026-03-14T10:00 #3"]);
  });

  test("Z24 exit rules are asked before each", () => {
    const exits = [{ id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" }];
    const story = retrying({}, { exits });
    story.facts = facts({ obligations: [invoice({ outstandingMinor: 0 })] });
    story.until("2026-03-20T10:00:00Z");
    expect([story.state.outcome, story.attempts.length]).toEqual(["paid", 1]);
  });

  test("Z24 a hold moves the attempts, and the time for a result", () => {
    const placed = { type: "hold.placed", data: { kind: "dispute" } };
    const story = retrying({}).on("2026-03-10T10:30:00Z", placed).on("2026-03-15T10:30:00Z", { type: "hold.released" });
    expect(story.state.dueAt).toBe(at("2026-03-15T11:00:00Z"));
    story.until("2026-03-30T10:00:00Z");
    expect(story.attempts).toEqual(["2026-03-10T10:00 #1", "2026-03-16T10:00 #2", "2026-03-18T10:00 #3"]);
  });
});

describe("Z25 the result of an attempt decides how it goes on", () => {
  test("Z25 paid", () => {
    expect(retrying({}).result("2026-03-10T10:05:00Z", "received").state.outcome).toBe("recovered");
  });

  test("Z25 declined for good", () => {
    const story = retrying({}).result("2026-03-10T10:05:00Z", "failed", { class: "hard", code: "stolen" });
    expect([story.state.outcome, story.attempts.length]).toEqual(["hardDecline", 1]);
  });

  test.each([{ class: "soft" }, {}])("Z25 declined for now %j: the next attempt", (data) => {
    const story = retrying({}).result("2026-03-10T10:05:00Z", "failed", data);
    expect([story.state.node, story.state.dueAt]).toEqual(["retry", at("2026-03-11T10:00:00Z")]);
    story.until("2026-03-11T10:00:00Z");
    expect(story.attempts.length).toBe(2);
  });

  test("Z25 no result in time: the next attempt; none left: exhausted", () => {
    const story = retrying({ attempts: ["PT0S"] });
    expect(story.state.dueAt).toBe(at("2026-03-10T11:00:00Z"));
    expect(story.until("2026-03-10T11:00:00Z").state.outcome).toBe("exhausted");
  });

  test("Z25 the result of another payment means nothing", () => {
    const story = retrying({}).on("2026-03-10T10:05:00Z", { type: "payment.failed", data: { class: "hard" } });
    story.result("2026-03-10T10:06:00Z", "failed", { class: "hard", attempt: "C-1/1/test@0/retry/9.0" });
    expect([story.state.node, story.codes.filter((code) => code === "event.ignored").length]).toEqual(["retry", 2]);
  });
});

describe("Z26 a payment under way is not overtaken", () => {
  test("Z26 what is being processed is waited for, however long", () => {
    const story = retrying({}).result("2026-03-10T10:05:00Z", "processing").until("2026-03-25T10:00:00Z");
    expect([story.attempts.length, story.state.dueAt]).toEqual([1, null]);
    story.result("2026-03-26T10:00:00Z", "failed", { class: "soft" });
    expect(story.attempts).toEqual(["2026-03-10T10:00 #1", "2026-03-26T10:00 #2"]);
  });

  test("Z26 a success that comes late counts, a failure does not", () => {
    const late = () => retrying({}).until("2026-03-11T10:00:00Z");
    expect(late().result("2026-03-11T10:10:00Z", "received", {}, 0).state.outcome).toBe("recovered");
    const failed = late().result("2026-03-11T10:10:00Z", "failed", { class: "hard" }, 0);
    expect([failed.state.node, failed.attempts.length]).toEqual(["retry", 2]);
  });
});

describe("Z27 no attempt is made where nothing may be asked for", () => {
  test("Z27 it is passed over", () => {
    const story = retrying({}, {}, facts({ obligations: [invoice({ disputed: true })] }));
    story.on("2026-03-11T09:00:00Z", { type: "dispute.closed" }, { obligations: [invoice()] });
    story.until("2026-03-20T10:00:00Z");
    expect(story.attempts).toEqual(["2026-03-11T10:00 #2", "2026-03-13T10:00 #3"]);
    const skipped = story.steps[0]?.trace.find(({ code }) => code === "payment.skipped");
    expect(skipped?.data).toEqual({ attempt: 1, reason: "nothingCollectible" });
  });

  test("Z27 nor for a sum that is not certain", () => {
    const story = retrying(
      { attempts: ["PT0S"] },
      {},
      facts({ obligations: [invoice(), invoice({ ref: "I-2", currency: "SEK" })] }),
    );
    expect([story.state.outcome, story.attempts]).toEqual(["exhausted", []]);
  });

  test("Z27 where nothing is open it is paid", () => {
    expect(retrying({}, {}, facts({ obligations: [] })).state.outcome).toBe("recovered");
  });
});

describe("Z28 an attempt can collect what has fallen due of the agreement, and no more", () => {
  const PARTS = [
    { due: "2026-03-10", amountMinor: 3000 },
    { due: "2026-04-10", amountMinor: 7000 },
  ];
  const agreed = (node: Partial<RetryNode> = {}) =>
    retrying({ attempts: ["P1D", "P2D", "P40D"], collect: "installment", ...node }).on("2026-03-10T11:00:00Z", {
      type: "plan.created",
      data: { plan: "L-1", parts: PARTS },
    });
  const amounts = (story: RetryCase) => story.of("payment.attempt").map(({ amountMinor }) => amountMinor);
  const released = (story: RetryCase) => story.on("2026-03-10T12:00:00Z", { type: "hold.released" });

  test("Z28 the first installment, then both", () => {
    expect(amounts(released(agreed()).until("2026-05-30T10:00:00Z"))).toEqual([3000, 3000, 10_000]);
  });

  test("Z28 less what has been paid since", () => {
    const story = released(agreed());
    const payments = [{ id: "p", at: "2026-03-10T13:00:00Z", amountMinor: 1000 }];
    story.on("2026-03-10T13:00:00Z", { type: "payment.received" }, { payments });
    expect(amounts(story.until("2026-03-11T12:30:00Z"))).toEqual([2000]);
  });

  test("Z28 nothing has fallen due, or nothing is agreed on", () => {
    expect(amounts(retrying({ collect: "installment" }).until("2026-03-20T10:00:00Z"))).toEqual([]);
  });

  test("Z28 never more than may be asked for", () => {
    const story = released(agreed());
    story.facts = facts({ obligations: [invoice({ outstandingMinor: 2500 })] });
    expect(amounts(story.until("2026-03-11T12:30:00Z"))).toEqual([2500]);
  });
});
