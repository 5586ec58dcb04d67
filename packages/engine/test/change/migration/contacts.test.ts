/** What becomes of contacts, tasks and payments when a case is moved. */

import { describe, expect, test } from "vitest";
import type { Effect, Node } from "../../../src/index.ts";
import { END, facts, mail } from "../../build.ts";
import { DAY, idsOf, kinds, lifeOf, moved, moveTo, NOW, type Nodes, timer, tracked, version, wait } from "./moving.ts";

const sentOf = (effects: readonly Effect[]) => idsOf(effects, "message.send");

const bounced = (effects: readonly Effect[]) =>
  [0.5, { type: "message.bounced", data: { message: sentOf(effects).at(-1) } }] as const;

const SEND: Nodes = { s: tracked("w"), w: wait("P9D", "end"), end: END };

describe("A message that was sent", () => {
  const from = version(1, SEND);

  test("MS4 its receipt is awaited as before, for as long as the newer version says", () => {
    const to = version(2, { ...SEND, s: tracked("w", ["sms", "email"], { awaitReceipt: "P5D" }) });
    const life = lifeOf(from);
    const { state, effects } = moved(moveTo(from, to, life));
    expect([effects, state.node, state.n?.sent, state.n?.due]).toEqual([
      [],
      "s",
      sentOf(life.effects)[0],
      NOW + 5 * DAY,
    ]);
    const event = { type: "message.delivered", data: { message: state.n?.sent } };
    expect(to.advance(state, event, { facts: facts(), now: NOW + 2 * DAY }).state.node).toBe("w");
  });

  test("MS4 where the newer version waits for no receipt the case goes on", () => {
    const to = version(2, { ...SEND, s: mail("w") });
    expect(moved(moveTo(from, to, lifeOf(from)))).toMatchObject({ effects: [], state: { node: "w" } });
  });

  test("MS4 after a bounce the first channel that was not tried is next", () => {
    const to = version(2, { ...SEND, s: tracked("w", ["email", "sms", "letter"]) });
    const waiting = moved(moveTo(from, to, lifeOf(from)));
    const event = { type: "message.bounced", data: { message: waiting.state.n?.sent } };
    const after = to.advance(waiting.state, event, { facts: facts(), now: NOW + DAY });
    expect(after.effects).toMatchObject([{ kind: "message.send", channel: "letter" }]);
    const reversed = version(2, { ...SEND, s: tracked("w", ["email", "sms"]) });
    const again = moved(moveTo(from, reversed, lifeOf(from)));
    const bounce = { type: "message.bounced", data: { message: again.state.n?.sent } };
    expect(reversed.advance(again.state, bounce, { facts: facts(), now: NOW + DAY }).effects).toMatchObject([
      { kind: "message.send", channel: "email" },
    ]);
  });

  test("MS4 a case that has tried every channel of the newer version tries none again", () => {
    const life = lifeOf(from, [(effects) => bounced(effects)]);
    const to = version(2, { ...SEND, s: tracked("w", ["email", "sms"]) });
    const { state } = moved(moveTo(from, to, life));
    const event = { type: "message.bounced", data: { message: state.n?.sent } };
    expect(to.advance(state, event, { facts: facts(), now: NOW + DAY })).toMatchObject({
      effects: [],
      state: { node: "w" },
    });
  });

  test("MS6 who would get the same again stays: by another node of the same meaning, or one that comes later now", () => {
    const heir = version(2, { t: tracked("w", ["sms"]), w: wait("P9D", "end"), end: END });
    const choice = { nodes: { s: { to: "node", node: "t" } } } as const;
    expect(kinds(moveTo(from, heir, lifeOf(from), { choice }))).toEqual(["wouldRepeat"]);
    const older = version(1, { s: mail("w"), w: wait("P9D", "end"), end: END });
    const newer = version(2, { w: wait("P9D", "s"), s: mail("end"), end: END });
    const life = lifeOf(older);
    const [id = ""] = sentOf(life.effects);
    const had = { ...life, facts: facts({ contacts: [{ id, at: "2026-03-01T10:00:00Z", channel: "email" }] }) };
    expect(kinds(moveTo(older, newer, had))).toEqual(["wouldRepeat"]);
    expect(kinds(moveTo(older, newer, life, { pending: life.effects }))).toEqual(["wouldRepeat"]);
    expect(moveTo(older, newer, life).done).toBe("moved");
    const theirs = facts({ contacts: [{ id: "C-9/1/test@1/s/1.0", at: "2026-03-01T10:00:00Z", channel: "email" }] });
    expect(moveTo(older, newer, { ...life, facts: theirs }).done).toBe("moved");
  });

  test("MS14 of what the host still holds, that of nodes that are gone is given up, and all where the case ends", () => {
    const older = version(1, { a: mail("b"), b: mail("w"), w: wait("P9D", "end"), end: END });
    const newer = version(2, { a: mail("w"), w: wait("P9D", "end"), end: END });
    const life = lifeOf(older);
    const pending = life.effects;
    const choice = { nodes: { b: { to: "node", node: "w" } } } as const;
    expect(moved(moveTo(older, newer, life, { choice, pending })).givenUp).toEqual([sentOf(pending)[1]]);
    const ends = { nodes: { ...choice.nodes, w: { to: "exit", outcome: "withdrawn" } } } as const;
    expect(moved(moveTo(older, newer, life, { choice: ends, pending })).givenUp).toEqual(sentOf(pending));
  });
});

describe("A contact that waits", () => {
  const held = { kind: "quiet", scope: "contact", until: "2026-03-04T00:00:00Z" };
  const nodes: Nodes = { w: wait("P1D", "s"), s: mail("v"), v: wait("P9D", "end"), end: END };
  const from = version(1, nodes);
  const life = () => lifeOf(from, [() => [0.5, { type: "hold.placed", data: held }], timer(1)]);

  test("MS5 it goes on waiting and is made once, when it may be", () => {
    const to = version(2, { ...nodes, w: wait("P5D", "s") });
    const { state, effects } = moved(moveTo(from, to, life(), { day: 2 }));
    expect([effects, state.node, state.n?.reason]).toEqual([[], "s", "hold"]);
    const later = to.advance(state, { type: "timer.fired" }, { facts: facts(), now: NOW + 4 * DAY });
    expect(sentOf(later.effects)).toHaveLength(1);
  });

  test("MS5 the patience of the newer version counts from the arrival", () => {
    const to = version(2, { ...nodes, s: mail("v", { giveUpAfter: "P1D" }) });
    expect(moved(moveTo(from, to, life(), { day: 2.5 })).effects).toMatchObject([
      { kind: "contact.suppressed", reason: "gaveUp" },
    ]);
  });

  test("MS3 it is told to be given up where its node is left", () => {
    const to = version(2, { w: wait("P1D", "v"), v: wait("P9D", "end"), end: END });
    const result = moved(moveTo(from, to, life(), { choice: { nodes: { s: { to: "node", node: "v" } } }, day: 2 }));
    expect(result.effects).toMatchObject([{ kind: "contact.suppressed", reason: "superseded" }]);
    expect(result.state.node).toBe("v");
  });

  test("MS5 a reminder that waits is given up where the newer node has none", () => {
    const remind = { before: "P1D", via: [{ channel: "sms", template: "r@1" }] };
    const watch = (parts: object): Nodes => ({
      p: { type: "promise", ...parts, to: { kept: "end", broken: "end" } } as Node,
      end: END,
    });
    const older = version(1, watch({ remind }), {
      handlers: [{ id: "h", on: ["promise.created"], goto: "p" }],
      nodes: { first: wait("P30D", "p"), ...watch({ remind }) },
    });
    const newer = version(
      2,
      {},
      { handlers: older.strategy.handlers ?? [], nodes: { first: wait("P30D", "p"), ...watch({}) } },
    );
    const promised = { type: "promise.created", data: { promise: "P-1", amountMinor: 10_000, dueDate: "2026-03-03" } };
    const own = lifeOf(older, [
      () => [0, { type: "hold.placed", data: { kind: "quiet", scope: "contact" } }],
      () => [0, promised],
      timer(1),
    ]);
    expect(own.state.n?.reason).toBe("hold");
    const result = moved(moveTo(older, newer, own, { day: 1 }));
    expect(result.effects).toMatchObject([{ kind: "contact.suppressed", reason: "superseded" }]);
    expect(result.state.n?.reason).toBeUndefined();
  });
});

describe("A task and a payment", () => {
  const task = (dispositions: string[]): Node => ({
    ...{ type: "task", queue: "q", due: "P3D", dispositions },
    to: Object.fromEntries([...dispositions, "timeout"].map((port) => [port, "end"])),
  });
  const older = version(1, { t: task(["ok", "later"]), end: END });

  test("MS4 an open task stays open until the newer deadline", () => {
    const to = version(2, { t: { ...task(["ok", "later", "more"]), due: "P5D" } as Node, end: END });
    const { state, effects } = moved(moveTo(older, to, lifeOf(older)));
    expect([effects, state.n?.due]).toEqual([[], NOW + 5 * DAY]);
    const data = { task: state.n?.sent, disposition: "later" };
    expect(
      to.advance(state, { type: "task.completed", data }, { facts: facts(), now: NOW + 2 * DAY }).state.status,
    ).toBe("exited");
  });

  test("MS6 a case whose open task can end in ways the newer node does not know stays", () => {
    expect(kinds(moveTo(older, version(2, { t: task(["ok"]), end: END }), lifeOf(older)))).toEqual(["taskOpen"]);
  });

  test("MS2 the open task of a case that leaves is canceled", () => {
    const to = version(2, { t: task(["ok", "later"]), end: END });
    const choice = { nodes: { t: { to: "exit", outcome: "withdrawn" } } } as const;
    const result = moved(moveTo(older, to, lifeOf(older), { choice }));
    expect([result.done, kinds(result)]).toEqual(["exited", ["task.cancel", "case.exited"]]);
    expect(result.state).toMatchObject({ status: "exited", outcome: "withdrawn", version: 1, dueAt: null });
  });

  test("MS6 the node of a payment attempt is not left before its result is known", () => {
    const paying: Node = {
      ...{ type: "retryPayment", attempts: ["PT0S", "P3D"] },
      to: { paid: "end", hardDecline: "w", exhausted: "w" },
    };
    const from = version(1, { p: paying, w: wait("P9D", "end"), end: END });
    const to = version(2, { w: wait("P9D", "end"), end: END });
    const choice = { nodes: { p: { to: "node", node: "w" } } } as const;
    const life = lifeOf(from);
    expect(idsOf(life.effects, "payment.attempt")).toHaveLength(1);
    expect(kinds(moveTo(from, to, life, { choice, day: 0 }))).toEqual(["paymentUnderway"]);
    const kept = moved(moveTo(from, version(2, { p: paying, w: wait("P9D", "end"), end: END }), life, { day: 0 }));
    expect([kept.effects, kept.state.n?.sent]).toEqual([[], idsOf(life.effects, "payment.attempt")[0]]);
  });

  test("MS4 the late success of an attempt that the older version made is heard", () => {
    const nodes: Nodes = {
      p: {
        ...{ type: "retryPayment", attempts: ["PT0S", "P3D", "P5D"] },
        to: { paid: "end", hardDecline: "end", exhausted: "end" },
      },
      end: END,
    };
    const [from, to] = [version(1, nodes), version(2, nodes)];
    const life = lifeOf(from);
    const { state } = moved(moveTo(from, to, life, { day: 1 }));
    const second = to.advance(state, { type: "timer.fired" }, { facts: facts(), now: NOW + 3 * DAY });
    expect(idsOf(second.effects, "payment.attempt")).toEqual(["C-1/1/test@2/p/1.1"]);
    const data = { attempt: idsOf(life.effects, "payment.attempt")[0], amountMinor: 10_000 };
    const paid = to.advance(second.state, { type: "payment.received", data }, { facts: facts(), now: NOW + 3 * DAY });
    expect(paid.state.status).toBe("exited");
  });
});
