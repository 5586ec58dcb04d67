/** Which contacts leave the house, and what becomes of them. */

import type { CaseEvent, Strategy } from "@dunlin/engine";
import { describe, expect, test } from "vitest";
import { createRuntime } from "../../src/createRuntime.ts";
import type { SendResult } from "../../src/model/channel.ts";
import { localKeyWrap } from "../../src/vault/keyWrap.ts";
import {
  ADMIN,
  DAY,
  factsOf,
  inputOf,
  SECRET,
  START,
  STRATEGY,
  TENANT,
  templateOf,
  testChannel,
  testWorld,
} from "./world.ts";

const outboxOf = async ({ runtime }: Awaited<ReturnType<typeof testWorld>>, caseId = "c1") =>
  (await runtime.outbox.list(TENANT, { caseId, limit: 10 })).map(({ status, reasons = [] }) => [status, ...reasons]);

/** A world with one mail pending. */
async function pending(options: Parameters<typeof testWorld>[0] = {}) {
  const world = await testWorld(options);
  await world.runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
  return world;
}

describe("DI1 the answer of a channel", () => {
  test.each<[SendResult, readonly string[], object]>([
    [{ status: "accepted", ref: "r" }, ["sent"], { sent: 1 }],
    [{ status: "rejected", code: "550", reason: "No such box." }, ["failed", "550", "No such box."], { failed: 1 }],
    [{ status: "retry", code: "451", reason: "Later." }, ["pending", "451", "Later."], { retried: 1 }],
    [
      { status: "unknown", code: "timeout", reason: "No answer." },
      ["unknown", "timeout", "No answer."],
      { unknown: 1 },
    ],
  ])("DI1 %j", async (answer, row, report) => {
    const world = await pending();
    world.email.answer = () => answer;
    expect(await world.runtime.dispatch()).toMatchObject({ leased: 1, ...report });
    expect(await outboxOf(world)).toEqual([row]);
    const events = (await world.runtime.cases.journal(TENANT, "c1")).map(({ event }) => event.type);
    const heard = { accepted: "message.sent", rejected: "message.failed", retry: undefined, unknown: undefined };
    expect(events.slice(1)).toEqual(heard[answer.status] === undefined ? [] : [heard[answer.status]]);
  });

  test("DI1 a contact counts for the person from its lease on, and no more when it surely did not happen", async () => {
    const contactsAfter = async (answer: SendResult) => {
      const world = await pending();
      world.email.answer = () => answer;
      await world.runtime.dispatch();
      return (await world.runtime.cases.peek(TENANT, "c1"))?.facts.contacts?.length ?? 0;
    };
    expect(await contactsAfter({ status: "accepted" })).toBe(1);
    expect(await contactsAfter({ status: "unknown", code: "x", reason: "x" })).toBe(1);
    expect(await contactsAfter({ status: "rejected", code: "x", reason: "x" })).toBe(0);
    expect(await contactsAfter({ status: "retry", code: "x", reason: "x" })).toBe(0);
  });

  test("DI2 it is tried again later and later, with the same key, and given up in the end", async () => {
    const world = await pending({ maxAttempts: 3 });
    const moments: number[] = [];
    world.email.answer = ({ at }) => {
      moments.push(at);
      return { status: "retry", code: "451", reason: "Later." };
    };
    for (let i = 0; i < 20; i++) {
      await world.runtime.dispatch();
      world.clock.on(500);
    }
    expect(new Set(world.email.sent.map(({ key }) => key)).size).toBe(1);
    expect(moments.map((at) => at - START)).toEqual([0, 1_000, 3_000]);
    expect(await outboxOf(world)).toEqual([["failed", "451", "Later."]]);
  });

  test("DI2 a provider says itself when to come back", async () => {
    const world = await pending();
    world.email.answer = () => ({ status: "retry", code: "429", reason: "Slow down.", afterMs: 60_000 });
    await world.runtime.dispatch();
    world.clock.on(59_999);
    expect(await world.runtime.dispatch()).toMatchObject({ leased: 0 });
    world.clock.on(1);
    expect(await world.runtime.dispatch()).toMatchObject({ leased: 1 });
  });

  test("DI3 a channel that hangs is told to stop and given up; one that throws is unknown", async () => {
    const world = await pending({ channels: [{ ...testChannel("email"), timeoutMs: 20, send: hang }] });
    let stopped = false;
    function hang(_: unknown, signal: AbortSignal): Promise<SendResult> {
      signal.addEventListener("abort", () => {
        stopped = true;
      });
      return new Promise(() => {});
    }
    await world.runtime.dispatch();
    expect(stopped).toBe(true);
    expect(await outboxOf(world)).toEqual([["unknown", "timeout", "No answer within 20 ms."]]);
    const other = await pending();
    other.email.answer = () => {
      throw new Error("a secret of the provider");
    };
    await other.runtime.dispatch();
    expect(await outboxOf(other)).toEqual([["unknown", "channel.threw", "The channel failed while it was sending."]]);
  });

  test("DI3 what may be sent twice is sent again after an unknown fate, with the same key", async () => {
    const world = await testWorld({ strategies: [startAt("sms")] });
    await world.runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    world.sms.answer = () => ({ status: "unknown", code: "reset", reason: "Broken off." });
    await world.runtime.dispatch();
    world.sms.answer = () => ({ status: "accepted" });
    world.clock.on(1_000);
    await world.runtime.dispatch();
    expect(world.sms.sent.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(world.sms.sent[0]?.key).toBe(world.sms.sent[1]?.key);
    expect(await outboxOf(world)).toEqual([["sent"]]);
  });

  test.each([
    ["no channel", { channels: [] }, "channel.missing"],
    ["no address", {}, "address.missing"],
    ["no value that the template requires", {}, "message.withheld"],
  ])("DI4 what cannot be sent is refused before anybody is asked: %s", async (what, options, code) => {
    const world = await testWorld({ ...options, strategies: [STRATEGY] });
    const input = inputOf("c1");
    const noAddress = { ...input, facts: { ...input.facts, debtor: { id: "d", language: "en" } } };
    const noName = { facts: input.facts };
    const put = what === "no address" ? noAddress : what === "no channel" ? input : noName;
    await world.runtime.cases.put(TENANT, [put], ADMIN);
    await world.runtime.dispatch();
    expect(await outboxOf(world)).toEqual([["failed", code, expect.any(String)]]);
    expect(world.email.sent).toEqual([]);
  });
});

const startAt = (start: string): Strategy => ({ ...STRATEGY, entry: { start } }) as Strategy;

describe("DI5 a host that is gone", () => {
  /** Another host over the same store; the first one took the lease and was never heard of again. */
  async function afterCrash(start: string) {
    const world = await testWorld({ strategies: [startAt(start)] });
    await world.runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    const channel = start === "mail" ? world.email : world.sms;
    let release: (() => void) | undefined;
    const held = new Promise<SendResult>((resolve) => {
      release = () => resolve({ status: "accepted", ref: "late" });
    });
    channel.answer = () => held;
    const lost = world.runtime.dispatch();
    await until(() => channel.sent.length === 1);
    const { store, clock } = world;
    const email = testChannel("email");
    const sms = testChannel("sms", "idempotent");
    const other = createRuntime({
      ...{ store, clock, channels: [email, sms], vault: localKeyWrap(SECRET), owner: "h2" },
    });
    expect(await other.dispatch()).toMatchObject({ leased: 0, unknown: 0 });
    clock.on(120_000);
    const report = await other.dispatch();
    return { world, report, email, sms, lost, release: release as () => void };
  }

  test("DI5 what may be sent twice is leased by another host", async () => {
    const { report, sms, world, lost, release } = await afterCrash("sms");
    expect(report).toMatchObject({ leased: 1, sent: 1 });
    expect(sms.sent).toMatchObject([{ attempt: 2, key: world.sms.sent[0]?.key }]);
    release();
    await lost;
    expect((await outboxOf(world)).at(-1)).toEqual(["sent"]);
  });

  test("DI5 what may not is never sent again; it waits among the unknown", async () => {
    const { report, email, world, lost, release } = await afterCrash("mail");
    expect(report).toMatchObject({ leased: 0, unknown: 1 });
    expect(email.sent).toEqual([]);
    expect(await world.runtime.outbox.gauges(TENANT)).toMatchObject({ unknown: 1 });
    release();
    await lost;
    expect(await outboxOf(world)).toEqual([["unknown", "lease.expired"]]);
  });

  test("DI6 a provider that remembers tells what became of it", async () => {
    const { world } = await afterCrash("mail");
    const answers = { accepted: ["sent"], absent: ["pending"] } as const;
    for (const status of ["absent", "accepted"] as const) {
      const email = { ...testChannel("email"), lookup: async () => ({ status }) };
      const { store, clock } = world;
      const runtime = createRuntime({ store, clock, channels: [email], vault: localKeyWrap(SECRET), owner: "h3" });
      const found = await runtime.outbox.reconcile(TENANT);
      expect(found.map((each) => each.found)).toEqual(status === "absent" ? ["absent"] : []);
      expect(await outboxOf(world)).toEqual([[...answers.absent]]);
    }
  });

  test.each([
    ["sent", ["sent"], 1],
    ["canceled", ["failed", "resolved.canceled", "A person decided so."], 0],
    ["resend", ["pending"], 0],
  ] as const)("DI6 a person decides: %s", async (as, row, contacts) => {
    const { world } = await afterCrash("mail");
    const [unknown] = await world.runtime.outbox.list(TENANT, { status: "unknown", limit: 1 });
    const key = unknown?.key ?? "";
    await world.runtime.outbox.resolve(TENANT, key, as, ADMIN);
    expect(await outboxOf(world)).toEqual([row]);
    expect((await world.runtime.cases.peek(TENANT, "c1"))?.facts.contacts?.length ?? 0).toBe(contacts);
    if (as !== "resend")
      await expect(world.runtime.outbox.resolve(TENANT, key, "sent", ADMIN)).rejects.toMatchObject({
        code: "outbox.settled",
      });
  });
});

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
};

describe("DI7 the door", () => {
  const capped = {
    ...STRATEGY,
    policies: ["cl-19496"],
  } as Strategy;

  test("DI7 two strategies for one debtor never exceed the cap together", async () => {
    const other = { ...capped, id: "other", entry: { start: "sms" } } as Strategy;
    const world = await testWorld({ strategies: [capped, other] });
    await world.runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    const { store, clock, email, sms } = world;
    const second = createRuntime({
      ...{ store, clock, channels: [email, sms], vault: localKeyWrap(SECRET), owner: "h2" },
    });
    await Promise.all([world.runtime.dispatch(), second.dispatch()]);
    expect(email.sent.length + sms.sent.length).toBe(1);
    expect((await outboxOf(world)).map(([status]) => status).toSorted()).toEqual(["pending", "sent"]);
    const waiting = (await world.runtime.outbox.list(TENANT, { status: "pending", limit: 1 }))[0];
    expect(waiting?.notBefore).toBeGreaterThan(clock.now());
    expect(waiting?.reasons?.[0]).toBe("deferred");
  });

  test("DI7 a message whose time has passed, or whose case is paid at another place, is canceled and its strategy told", async () => {
    const brief = { ...STRATEGY, nodes: { ...STRATEGY.nodes, mail: { ...STRATEGY.nodes.mail, ttl: "PT2H" } } };
    const world = await testWorld({ strategies: [brief as Strategy] });
    await world.runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    world.clock.on(3 * 3_600_000);
    expect(await world.runtime.dispatch()).toMatchObject({ canceled: 1, leased: 0 });
    expect(await outboxOf(world)).toEqual([["canceled", "expired"]]);
    const events = (await world.runtime.cases.journal(TENANT, "c1")).map(({ event }) => event.type);
    expect(events).toContain("message.failed");
  });
});

describe("DI12 the last words of a case that came to its own end", () => {
  const last = { ...STRATEGY, nodes: { ...STRATEGY.nodes, mail: { ...STRATEGY.nodes.mail, to: { next: "end" } } } };

  test("DI12 they leave, and what waited from before does not", async () => {
    const both = {
      ...last,
      entry: { start: "sms" },
      nodes: {
        ...last.nodes,
        sms: { ...STRATEGY.nodes.sms, to: { next: "w1" } },
        w1: { ...STRATEGY.nodes.w1, to: { next: "mail" } },
      },
    } as Strategy;
    const world = await testWorld({ strategies: [both] });
    await world.runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    world.clock.on(4 * DAY);
    await world.runtime.poll();
    expect((await world.runtime.cases.peek(TENANT, "c1"))?.enrollments[0]?.state.status).toBe("exited");
    await world.runtime.settle();
    expect(await outboxOf(world)).toEqual([["canceled", "exited"], ["sent"]]);
    expect([world.sms.sent.length, world.email.sent.length]).toEqual([0, 1]);
  });

  test.each([
    ["hold.placed", { kind: "complaint" }],
    ["case.closed", {}],
    ["payment.received", { amountMinor: 10_000 }],
  ])("DI12 not after %s", async (type, data) => {
    const world = await testWorld({ strategies: [last as Strategy] });
    await world.runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    world.clock.on(1000);
    await world.runtime.cases.deliver(TENANT, "c1", { type, id: "e", data } as CaseEvent, ADMIN);
    await world.runtime.settle();
    expect((await outboxOf(world)).map(([status]) => status)).toEqual(["canceled"]);
    expect(world.email.sent).toEqual([]);
  });
});

describe("DI8 what a tenant has set", () => {
  test("DI8 a stop of contacts lets nothing out, and everything waits", async () => {
    const world = await pending();
    await world.runtime.settings.change(TENANT, { contactsStopped: true }, ADMIN);
    expect(await world.runtime.dispatch()).toMatchObject({ leased: 0 });
    expect(await outboxOf(world)).toEqual([["pending"]]);
    await world.runtime.settings.change(TENANT, { contactsStopped: null }, ADMIN);
    expect(await world.runtime.dispatch()).toMatchObject({ sent: 1 });
  });

  test("DI8 a pause stops the steps, too", async () => {
    const world = await pending();
    await world.runtime.settle();
    await world.runtime.settings.change(TENANT, { paused: true }, ADMIN);
    world.clock.on(3 * DAY);
    expect(await world.runtime.poll()).toMatchObject({ steps: 0 });
    await world.runtime.settings.change(TENANT, { paused: null }, ADMIN);
    await world.runtime.settle();
    expect(world.sms.sent).toHaveLength(1);
  });

  test.each([[true], [["reminders"]]])(
    "DI8 in the shadow (%j) everything is decided and nothing is sent",
    async (shadow) => {
      const world = await pending();
      await world.runtime.settings.change(TENANT, { shadow }, ADMIN);
      await world.runtime.settle();
      world.clock.on(3 * DAY);
      await world.runtime.settle();
      expect((await outboxOf(world)).map(([status]) => status)).toEqual(["shadow", "shadow"]);
      expect([...world.email.sent, ...world.sms.sent]).toEqual([]);
      expect((await world.runtime.cases.peek(TENANT, "c1"))?.facts.contacts).toBeUndefined();
    },
  );

  test("DI8 outside production everything goes to one address, and a channel without one sends nothing", async () => {
    const world = await pending();
    await world.runtime.settings.change(TENANT, { redirect: { email: "test@bank.example" } }, ADMIN);
    await world.runtime.settle();
    world.clock.on(3 * DAY);
    await world.runtime.settle();
    expect(world.email.sent).toMatchObject([{ address: "test@bank.example", redirected: true }]);
    expect(world.sms.sent).toEqual([]);
    expect((await outboxOf(world)).map(([status]) => status)).toEqual(["sent", "shadow"]);
  });

  test("DI8 a rate holds over all hosts, minute by minute", async () => {
    const world = await testWorld();
    await world.runtime.settings.change(TENANT, { rates: { email: 3 } }, ADMIN);
    await world.runtime.cases.put(
      TENANT,
      Array.from({ length: 8 }, (_, i) => inputOf(`c${i}`)),
      ADMIN,
    );
    const { store, clock, email } = world;
    const second = createRuntime({
      ...{ store, clock, channels: [email], vault: localKeyWrap(SECRET), owner: "h2" },
    });
    const counts: number[] = [];
    for (let minute = 0; minute < 3; minute++) {
      await Promise.all([world.runtime.dispatch(), second.dispatch()]);
      counts.push(email.sent.length);
      clock.on(60_000);
    }
    expect(counts).toEqual([3, 6, 8]);
  });
});

describe("DI9 after the commit", () => {
  /** A host that stops just before its lease transaction, until it is let go. */
  test.each([
    ["a payment", { type: "payment.received", id: "p", data: { amountMinor: 10_000 } }],
    ["an opt-out", { type: "message.optedOut", id: "o", data: { channel: "email" } }],
    ["a hold", { type: "hold.placed", id: "h", data: { kind: "complaint" } }],
  ])("DI9 of %s no new lease is taken, however the hosts race", async (_, event) => {
    for (let round = 0; round < 20; round++) {
      const world = await testWorld();
      await world.runtime.cases.put(TENANT, [inputOf("c1", { debtor: factsOf("c1").debtor })], ADMIN);
      let committed = false;
      let leasedAfter = 0;
      world.email.answer = () => {
        if (committed) leasedAfter += 1;
        return { status: "accepted" };
      };
      const tell = async () => {
        for (let i = 0; i < round; i++) await null;
        await world.runtime.cases.deliver(TENANT, "c1", event, ADMIN);
        const rows = await world.runtime.outbox.list(TENANT, { caseId: "c1", limit: 10 });
        committed = rows.every(({ status }) => status !== "leased");
      };
      await Promise.all([tell(), world.runtime.dispatch()]);
      await world.runtime.dispatch();
      expect(leasedAfter).toBe(0);
    }
  });
});

test("DI10 a running host waits for no slow contact, and a provider that hangs leaves room for the others", async () => {
  const email = { ...testChannel("email"), timeoutMs: 60_000 };
  let release = () => {};
  const held = new Promise<SendResult>((resolve) => {
    release = () => resolve({ status: "accepted" });
  });
  email.answer = ({ caseId }) => (caseId === "c0" ? { status: "accepted" } : held);
  email.send = async (outgoing, signal) => {
    email.sent.push(outgoing);
    return email.answer(outgoing, signal);
  };
  const sms = testChannel("sms", "idempotent");
  const other = { ...startAt("sms"), id: "texts" };
  const mails = { ...startAt("mail"), entry: { start: "mail", when: { "==": [{ var: "accountId" }, "mail"] } } };
  const texts = { ...other, entry: { start: "sms", when: { "==": [{ var: "accountId" }, "sms"] } } };
  const world = await testWorld({
    ...{ channels: [email, sms], concurrency: 8 },
    strategies: [mails as Strategy, texts as Strategy],
  });
  const { runtime } = world;
  await runtime.cases.put(
    TENANT,
    Array.from({ length: 20 }, (_, i) => inputOf(`c${i}`, { accountId: "mail" })),
    ADMIN,
  );
  await runtime.cases.put(
    TENANT,
    Array.from({ length: 12 }, (_, i) => inputOf(`s${i}`, { accountId: "sms" })),
    ADMIN,
  );
  await runtime.start();
  await until(() => sms.sent.length === 12);
  expect(email.sent.length).toBeLessThanOrEqual(7);
  release();
  await until(() => email.sent.length === 20);
  await runtime.stop();
});

test("DI4 links without TLS leave only a host that is reached without TLS itself", async () => {
  const linked = {
    ...templateOf("mail", "sms"),
    variables: {
      type: "object",
      properties: { payUrl: { type: "string", "x-format": "url", "x-sample": "https://x.example/" } },
    },
    root: [
      {
        ...{ id: "pay", type: "button", v: 1 },
        props: { link: { to: "variable", var: "payUrl" }, label: { en: [{ t: "Pay" }] }, look: "strong" },
      },
    ],
  } as unknown as ReturnType<typeof templateOf>;
  const strategy = {
    ...startAt("sms"),
    nodes: { ...STRATEGY.nodes, sms: { ...STRATEGY.nodes.sms, via: [{ channel: "sms", template: "linked@1" }] } },
  } as Strategy;
  const statusAt = async (publicUrl: string) => {
    const world = await testWorld({ publicUrl, strategies: [] });
    await world.runtime.templates.saveDraft(TENANT, { ...linked, id: "linked" }, 0, ADMIN);
    await world.runtime.templates.publish(TENANT, "linked", 1, ADMIN);
    await world.runtime.strategies.saveDraft(TENANT, strategy, 0, ADMIN);
    await world.runtime.strategies.publish(TENANT, strategy.id, 1, ADMIN);
    await world.runtime.settings.change(TENANT, { creditor: { payUrl: "http://127.0.0.1:1/pay" } }, ADMIN);
    await world.runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    await world.runtime.dispatch();
    return (await outboxOf(world))[0]?.[0];
  };
  expect(await statusAt("http://127.0.0.1:1")).toBe("sent");
  expect(await statusAt("https://pay.example")).toBe("failed");
});

test("PG43 links of messages begin with the address that the host gives for them; its callbacks stay where it is reached", async () => {
  const properties = { unsubscribeUrl: { type: "string", "x-format": "url", "x-sample": "https://x.example/" } };
  const says = { id: "says", type: "text", v: 1, props: { text: { en: [{ var: "unsubscribeUrl" }] } } };
  const linked = { ...templateOf("mail", "sms"), variables: { type: "object", properties }, root: [says] };
  const via = [{ channel: "sms", template: "linked@1" }];
  const strategy = {
    ...startAt("sms"),
    nodes: { ...STRATEGY.nodes, sms: { ...STRATEGY.nodes.sms, via } },
  } as Strategy;
  const sentBy = async (more: Parameters<typeof testWorld>[0]) => {
    const { runtime, sms } = await testWorld({ ...more, strategies: [] });
    await runtime.templates.saveDraft(TENANT, { ...linked, id: "linked" } as never, 0, ADMIN);
    await runtime.templates.publish(TENANT, "linked", 1, ADMIN);
    await runtime.strategies.saveDraft(TENANT, strategy, 0, ADMIN);
    await runtime.strategies.publish(TENANT, strategy.id, 1, ADMIN);
    await runtime.cases.put(TENANT, [inputOf("c1")], ADMIN);
    await runtime.dispatch();
    const [{ message, callbackUrl } = {}] = sms.sent;
    return [message?.text, callbackUrl].map((url) => /^https:\/\/[^/]+/.exec(url ?? "")?.[0]);
  };
  expect(await sentBy({})).toEqual(["https://pay.example", "https://pay.example"]);
  expect(await sentBy({ linkUrl: "https://p.example/" })).toEqual(["https://p.example", "https://pay.example"]);
});

describe("DI11 a message about a commitment that has ended", () => {
  const due = { type: "string", "x-format": "date", "x-sample": "2026-03-05", "x-required": true };
  const minor = { type: "integer", "x-format": "money", "x-currency": "currency", "x-sample": 1, "x-required": true };
  const missed = {
    ...templateOf("missed", "sms"),
    variables: {
      type: "object",
      properties: {
        currency: { type: "string", "x-sample": "EUR" },
        promise: { type: "object", properties: { date: due, paidMinor: minor, openMinor: minor } },
      },
    },
    root: [
      {
        ...{ id: "says", type: "text", v: 1 },
        props: {
          text: {
            en: [
              ...[{ var: "promise.date" }, { t: ": " }, { var: "promise.paidMinor" }],
              ...[{ t: " came, " }, { var: "promise.openMinor" }, { t: " is open" }],
            ],
          },
        },
      },
    ],
  } as unknown as ReturnType<typeof templateOf>;
  const strategy = {
    ...startAt("rest"),
    handlers: [{ id: "promised", on: ["promise.created"], goto: "promise" }],
    nodes: {
      ...STRATEGY.nodes,
      rest: { type: "wait", for: "P60D", to: { next: "tell" } },
      promise: { type: "promise", to: { kept: "end", partial: "tell", broken: "tell", none: "tell" } },
      tell: { type: "send", via: [{ channel: "sms", template: "missed@1" }], purpose: "collect", to: { next: "w2" } },
    },
  } as Strategy;

  /** Its parts are encoded in the ids of effects. */
  const CASE = "c/1";

  async function told(promised: boolean): Promise<unknown> {
    const world = await testWorld({ strategies: [] });
    const { runtime, clock, sms } = world;
    await runtime.templates.saveDraft(TENANT, missed, 0, ADMIN);
    await runtime.templates.publish(TENANT, missed.id, 1, ADMIN);
    await runtime.strategies.saveDraft(TENANT, strategy, 0, ADMIN);
    await runtime.strategies.publish(TENANT, strategy.id, 1, ADMIN);
    await runtime.cases.put(TENANT, [inputOf(CASE)], ADMIN);
    const tell = (type: string, id: string, data: Readonly<Record<string, unknown>>) =>
      runtime.cases.deliver(TENANT, CASE, { type, id, data } as CaseEvent, ADMIN);
    if (promised) await tell("promise.created", "P", { promise: "P", amountMinor: 9_000, dueDate: "2026-03-05" });
    clock.on(DAY);
    if (promised) await tell("payment.received", "pay", { amountMinor: 2_000 });
    for (let day = 0; day < 70; day++) {
      clock.on(DAY);
      await runtime.settle();
    }
    return sms.sent.length > 0 ? sms.sent.map(({ message }) => message?.text) : (await outboxOf(world, CASE))[0];
  }

  test("DI11 it says what was agreed on and what came, though the case stands by it no more", async () => {
    expect(await told(true)).toEqual([expect.stringMatching(/^Mar(ch)? 5, 2026: €20\.00 came, €70\.00 is open/)]);
  });

  test("DI11 of a plan that was broken it says what is still open", async () => {
    const plan = { type: "object", properties: { openMinor: minor, totalMinor: minor } };
    const broken = {
      ...missed,
      variables: { type: "object", properties: { currency: { type: "string", "x-sample": "EUR" }, plan } },
      root: [
        {
          ...{ id: "says", type: "text", v: 1 },
          props: { text: { en: [{ var: "plan.openMinor" }, { t: " of " }, { var: "plan.totalMinor" }] } },
        },
      ],
    } as unknown as typeof missed;
    const agreed = {
      ...strategy,
      handlers: [{ id: "agreed", on: ["plan.created"], goto: "plan" }],
      nodes: {
        ...strategy.nodes,
        plan: {
          type: "plan",
          grace: "P3D",
          maxMissed: 1,
          to: { completed: "end", broken: "tell", none: "tell" },
        },
      },
    } as unknown as Strategy;
    const { runtime, clock, sms } = await testWorld({ strategies: [] });
    await runtime.templates.saveDraft(TENANT, broken, 0, ADMIN);
    await runtime.templates.publish(TENANT, broken.id, 1, ADMIN);
    await runtime.strategies.saveDraft(TENANT, agreed, 0, ADMIN);
    await runtime.strategies.publish(TENANT, agreed.id, 1, ADMIN);
    await runtime.cases.put(TENANT, [inputOf(CASE)], ADMIN);
    const parts = ["2026-03-06", "2026-04-06"].map((due) => ({ due, amountMinor: 5_000 }));
    await runtime.cases.deliver(
      TENANT,
      CASE,
      { type: "plan.created", id: "L", data: { plan: "L", parts } } as CaseEvent,
      ADMIN,
    );
    for (let day = 0; day < 30; day++) {
      clock.on(DAY);
      await runtime.settle();
    }
    expect(sms.sent.map(({ message }) => message?.text)).toEqual([expect.stringMatching(/^€100\.00 of €100\.00/)]);
  });

  test("DI11 nothing was agreed on: it is not written", async () => {
    expect(await told(false)).toEqual([
      "failed",
      "message.withheld",
      "The message lacks what it must say: promise.date, promise.paidMinor, promise.openMinor.",
    ]);
  });
});
