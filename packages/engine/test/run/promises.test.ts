/** The node `promise`: what it watches, when it judges, and the message before the date. */

import { describe, expect, test } from "vitest";
import type { CaseEvent, CaseFacts, NodeTypes, Strategy } from "../../src/index.ts";
import { at, Case, END, facts, invoice, mail, program } from "../build.ts";

type PromiseNode = NodeTypes["promise"];

const START = "2026-03-01T12:00:00Z";
const paying = (amountMinor: number, when: string, parts: object = {}) => ({
  payments: [{ id: "P", at: when, amountMinor, ...parts }],
});

const promised = (dueDate = "2026-03-20", id = "P-1"): CaseEvent => ({
  type: "promise.created",
  id: `made-${id}`,
  data: { promise: id, amountMinor: 5000, dueDate },
});

const exit = (outcome: string) => ({ type: "exit", outcome }) as const;
const ENDS = { kept: exit("kept"), partial: exit("partial"), broken: exit("broken"), none: exit("nothing") };

/** Rests until a promise comes, then watches it. */
function watching(parts: Partial<PromiseNode> = {}, rest: Partial<Strategy> = {}, known: Partial<CaseFacts> = {}) {
  const node: PromiseNode = {
    type: "promise",
    ...parts,
    to: { kept: "kept", partial: "partial", broken: "broken", none: "none" },
  };
  const w = { type: "wait", for: "P90D", to: { next: "end" } } as const;
  const handlers = [{ id: "promised", on: ["promise.created"], goto: "watch" }];
  return new Case(program({ nodes: { w, watch: node, ...ENDS, end: END }, handlers, ...rest }), START, facts(known));
}

const REMIND = { before: "P1D", via: [{ channel: "sms", template: "tomorrow@1" }] } as const;

describe("Z1 a promise is judged at the time of day on the day after due date and grace", () => {
  test.each([
    [{}, "2026-03-24T09:00:00Z"],
    [{ grace: "P0D" }, "2026-03-21T09:00:00Z"],
    [{ grace: "P2B", at: "17:30" }, "2026-03-25T17:30:00Z"],
  ])("Z1 %o", (parts, judged) => {
    const story = watching(parts).on("2026-03-02T10:00:00Z", promised());
    expect(story.state).toMatchObject({ status: "active", node: "watch", dueAt: at(judged) });
    story.until(judged);
    expect(story.of("commitment.close")).toMatchObject([{ commitment: "P-1", status: "broken" }]);
    expect(story.state).toMatchObject({ outcome: "broken", breaks: [{ id: "P-1", status: "broken" }] });
  });

  test("Z1 money on the day of judgment is late from that moment on", () => {
    const before = watching({ grace: "P0D" }).on("2026-03-02T10:00:00Z", promised());
    before.on("2026-03-21T08:59:00Z", { type: "payment.received" }, paying(5000, "2026-03-21T08:59:00Z"));
    expect(before.state.outcome).toBe("kept");
    const late = watching({ grace: "P0D" }).on("2026-03-02T10:00:00Z", promised());
    const { state } = late;
    const told = paying(5000, "2026-03-21T09:00:01Z");
    const step = late.until("2026-03-21T08:00:00Z").on("2026-03-21T10:00:00Z", { type: "payment.received" }, told);
    expect(state.commitment?.id).toBe("P-1");
    expect(step.state.outcome).toBe("broken");
  });
});

describe("Z2 a promise is kept as soon as enough was paid, however early", () => {
  test("Z2 all of it, or the share that the node asks for", () => {
    const story = watching({ keptFrom: 9500 }).on("2026-03-02T10:00:00Z", promised());
    story.on("2026-03-05T10:00:00Z", { type: "payment.received" }, paying(4750, "2026-03-05T10:00:00Z"));
    expect(story.of("commitment.close")).toMatchObject([{ status: "kept" }]);
    expect([story.state.outcome, story.state.dueAt]).toEqual(["kept", null]);
  });

  test("Z2 less is partly kept at judgment, by its own way", () => {
    const story = watching({ keptFrom: 9500 }).on("2026-03-02T10:00:00Z", promised());
    story.on("2026-03-05T10:00:00Z", { type: "payment.received" }, paying(4749, "2026-03-05T10:00:00Z"));
    expect(story.state.node).toBe("watch");
    expect(story.until("2026-03-24T09:00:00Z").state.outcome).toBe("partial");
  });

  test("Z2 a payment that is reversed before judgment does not count", () => {
    const story = watching().on("2026-03-02T10:00:00Z", promised());
    story.on("2026-03-05T10:00:00Z", { type: "payment.received" }, paying(4000, "2026-03-05T10:00:00Z"));
    const back = paying(4000, "2026-03-05T10:00:00Z", { reversed: true });
    story.on("2026-03-08T10:00:00Z", { type: "payment.reversed" }, back);
    expect(story.until("2026-03-24T09:00:00Z").state.outcome).toBe("broken");
  });

  test("Z2 ways that are not connected are those of a broken promise", () => {
    const node = { type: "promise", to: { kept: "kept", broken: "broken" } } as const;
    const story = new Case(program({ nodes: { watch: node, ...ENDS } }), START);
    expect(story.state.outcome).toBe("broken");
  });
});

describe("Z3 a promise node with nothing open takes up the newest promise that the host knows", () => {
  const record = (id: string, parts: object = {}) => ({
    ...{ id, madeAt: "2026-02-20T10:00:00Z", dueDate: "2026-03-10", amountMinor: 5000, status: "open" },
    ...parts,
  });
  const first: Strategy["entry"] = { start: "watch" };

  test("Z3 the newest open one", () => {
    const promises = [
      record("old", { madeAt: "2026-02-01T10:00:00Z" }),
      record("new"),
      record("k", { status: "kept" }),
    ];
    const story = watching({}, { entry: first }, { promises });
    expect(story.of("commitment.open")).toMatchObject([{ commitment: "new", commitmentKind: "promise" }]);
    expect(story.state.commitment?.madeAt).toBe(at("2026-02-20T10:00:00Z"));
    expect(story.state.dueAt).toBe(at("2026-03-14T09:00:00Z"));
  });

  test("Z3 not one that was judged here, nor one without an amount", () => {
    const promises = [record("P-1"), record("zero", { amountMinor: 0 })];
    const loop = { type: "promise", to: { kept: "kept", broken: "again" } } as const;
    const nodes = { watch: loop, again: { type: "promise", to: { kept: "kept", broken: "none" } } as const, ...ENDS };
    const story = new Case(program({ nodes }), START, facts({ promises })).until("2026-03-14T09:00:00Z");
    expect(story.of("commitment.open")).toHaveLength(1);
    expect(story.state.outcome).toBe("nothing");
  });

  test("Z3 with nothing to watch, or once it is canceled, the case goes on", () => {
    expect(watching({}, { entry: first }).state.outcome).toBe("nothing");
    const canceled = watching().on("2026-03-02T10:00:00Z", promised());
    canceled.on("2026-03-03T10:00:00Z", { type: "promise.canceled", data: { promise: "P-1" } });
    expect(canceled.of("commitment.close")).toMatchObject([{ status: "withdrawn" }]);
    expect(canceled.state.outcome).toBe("nothing");
  });
});

describe("Z4 a promise that comes while another is watched takes its place", () => {
  const quiet = { handlers: [], entry: { start: "watch" } };
  const promises = [
    { id: "P-0", madeAt: "2026-02-20T10:00:00Z", dueDate: "2026-03-10", amountMinor: 5000, status: "open" },
  ];

  test("Z4 the node watches the new one, without a hold", () => {
    const story = watching({}, quiet, { promises }).on("2026-03-05T10:00:00Z", promised("2026-03-25"));
    expect(story.of("commitment.close")).toMatchObject([{ commitment: "P-0", status: "replaced" }]);
    expect(story.of("hold.set")).toEqual([]);
    expect(story.state).toMatchObject({ node: "watch", dueAt: at("2026-03-29T09:00:00Z") });
  });

  test("Z4 handlers come first", () => {
    const rule = { id: "again", on: ["promise.created"], goto: "none" };
    const story = watching({}, { ...quiet, handlers: [rule] }, { promises });
    expect(story.on("2026-03-05T10:00:00Z", promised()).state.outcome).toBe("nothing");
  });

  test("Z4 a plan is not for this node: it pauses the case, and then there is nothing to watch", () => {
    const story = watching({}, quiet, { promises });
    const parts = [{ due: "2026-03-20", amountMinor: 100 }];
    story.on("2026-03-05T10:00:00Z", { type: "plan.created", data: { plan: "L-1", parts } });
    expect(story.state.status).toBe("held");
    expect(story.until("2026-03-24T09:00:00Z").state.outcome).toBe("nothing");
  });
});

describe("Z5 a reminder goes out once for each part, before its date, as a contact like any other", () => {
  test("Z5 at the time of day, so many days before", () => {
    const story = watching({ remind: REMIND }).on("2026-03-02T10:00:00Z", promised());
    expect(story.state.dueAt).toBe(at("2026-03-19T09:00:00Z"));
    story.until("2026-03-23T00:00:00Z");
    expect(story.sent).toEqual(["2026-03-19T09:00 sms"]);
    expect(story.of("message.send")).toMatchObject([{ nodeId: "watch", purpose: "collect", obligations: ["I-1"] }]);
    expect(story.state.commitment?.reminded).toEqual([0]);
  });

  test("Z5 none whose moment had passed before, and none after the date", () => {
    const soon = watching({ remind: REMIND }).on("2026-03-19T10:00:00Z", promised());
    expect(soon.until("2026-04-01T00:00:00Z").sent).toEqual([]);
    const held = watching({ remind: REMIND }).on("2026-03-02T10:00:00Z", promised());
    held.on("2026-03-18T10:00:00Z", { type: "hold.placed", data: { kind: "dispute" } });
    held.on("2026-03-21T10:00:00Z", { type: "hold.released" });
    expect(held.until("2026-04-01T00:00:00Z").sent).toEqual([]);
    expect(held.state.outcome).toBe("broken");
  });

  test("Z5 an exit rule comes before it", () => {
    const exits = [{ id: "late", when: { ">=": [{ var: "today" }, "2026-03-19"] }, outcome: "late" }];
    const story = watching({ remind: REMIND }, { exits }).on("2026-03-02T10:00:00Z", promised());
    expect(story.until("2026-03-19T09:00:00Z").sent).toEqual([]);
    expect(story.state.outcome).toBe("late");
  });

  test("Z5 it waits while nobody may be asked, and is given up when the day is over", () => {
    const story = watching({ remind: REMIND }).on("2026-03-02T10:00:00Z", promised());
    story.on("2026-03-03T10:00:00Z", { type: "hold.placed", data: { kind: "quiet", scope: "contact" } });
    story.until("2026-03-19T09:00:00Z");
    expect(story.of("contact.deferred")).toMatchObject([{ reason: "hold", until: null }]);
    expect(story.state.dueAt).toBe(at("2026-03-21T00:00:00Z"));
    story.until("2026-03-21T00:00:00Z");
    expect(story.of("contact.suppressed")).toMatchObject([{ reason: "gaveUp" }]);
    expect(story.state.dueAt).toBe(at("2026-03-24T09:00:00Z"));
    expect(story.sent).toEqual([]);
  });

  test("Z5 one that waits is superseded by payment, and goes out when the hold goes", () => {
    const waiting = () => {
      const story = watching({ remind: REMIND }).on("2026-03-02T10:00:00Z", promised());
      return story.on("2026-03-03T10:00:00Z", { type: "hold.placed", data: { kind: "quiet", scope: "contact" } });
    };
    const paid = waiting().on(
      "2026-03-19T12:00:00Z",
      { type: "payment.received" },
      paying(5000, "2026-03-19T12:00:00Z"),
    );
    expect(paid.of("contact.suppressed")).toMatchObject([{ reason: "superseded" }]);
    expect(paid.state.outcome).toBe("kept");
    const free = waiting().on("2026-03-19T12:00:00Z", { type: "hold.released", data: { kind: "quiet" } });
    expect(free.sent).toEqual(["2026-03-19T12:00 sms"]);
    expect(free.of("contact.suppressed")).toEqual([]);
  });

  test("Z5 nobody to reach: it is suppressed, and the promise is watched on", () => {
    const debtor = { id: "D-1", channels: [{ channel: "email" }] };
    const story = watching({ remind: REMIND }, {}, { debtor }).on("2026-03-02T10:00:00Z", promised());
    story.until("2026-03-20T00:00:00Z");
    expect(story.of("contact.suppressed")).toMatchObject([{ reason: "unreachable" }]);
    expect(story.state).toMatchObject({ node: "watch", dueAt: at("2026-03-24T09:00:00Z") });
  });
});

test("Z6 commitment dates do not move by a hold: what was judged meanwhile is judged when it ends", () => {
  const story = watching().on("2026-03-02T10:00:00Z", promised());
  story.on("2026-03-10T10:00:00Z", { type: "hold.placed", data: { kind: "dispute" } });
  expect(story.until("2026-04-01T00:00:00Z").state).toMatchObject({ status: "held", node: "watch" });
  const late = paying(5000, "2026-03-25T10:00:00Z");
  story.on("2026-04-02T10:00:00Z", { type: "hold.released" }, late);
  expect(story.state.outcome).toBe("broken");
});

test("Z7 on the exit of a case its promise is kept when nothing is overdue, and withdrawn otherwise", () => {
  const paid = watching().on("2026-03-02T10:00:00Z", promised());
  paid.on("2026-03-05T10:00:00Z", { type: "balance.changed" }, { obligations: [invoice({ outstandingMinor: 0 })] });
  expect(paid.of("commitment.close")).toMatchObject([{ status: "kept" }]);
  const closed = watching({}, { exits: [{ id: "c", on: ["case.closed"], outcome: "withdrawn" }] });
  closed.on("2026-03-03T10:00:00Z", promised()).on("2026-03-05T10:00:00Z", { type: "case.closed" });
  expect(closed.of("commitment.close")).toMatchObject([{ status: "withdrawn" }]);
});

test("Z8 a wait for the next promised payment follows the open commitment", () => {
  const nodes = {
    w: { type: "wait", until: { anchor: "commitmentDue", offset: "-P1D" }, ifPast: "now", to: { next: "m" } } as const,
    m: mail("end"),
    end: END,
  };
  const handlers = [{ id: "promised", on: ["promise.created"], goto: "w" }];
  const story = new Case(program({ nodes, handlers }), START).on("2026-03-02T10:00:00Z", promised());
  expect(story.state.dueAt).toBe(at("2026-03-19T09:00:00Z"));
});

test("Z3 what was judged a moment ago counts, though the host still tells it as open", () => {
  const twice: Strategy["nodes"] = {
    watch: { type: "promise", to: { kept: "kept", broken: "often" } },
    kept: { type: "exit", outcome: "kept" },
    often: {
      type: "if",
      when: { ">=": [{ countPromises: [{ status: "broken", days: 90 }] }, 1] },
      to: { yes: "end", no: "kept" },
    },
    end: END,
  };
  const open = { id: "P-9", madeAt: "2026-03-01T08:00:00Z", dueDate: "2026-03-05", amountMinor: 5000, status: "open" };
  const story = new Case(program({ nodes: twice }), START, facts({ promises: [open] }));
  expect(story.until("2026-03-20T00:00:00Z").state.outcome).toBe("exhausted");
});
