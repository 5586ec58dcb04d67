/** Rules of contacts: when a message goes out, waits, falls back, or is suppressed. */

import { describe, expect, test } from "vitest";
import type { NodeTypes, Strategy } from "../../src/index.ts";
import { Case, END, facts, invoice, mail, program } from "../build.ts";

const remind = (parts: Partial<NodeTypes["send"]> = {}, nodes: Strategy["nodes"] = {}) =>
  program({ nodes: { mail: mail("end", parts), end: END, ...nodes } });

const PAST = "2026-03-10T10:00:00Z";

describe("Contacts", () => {
  test("S1 a message goes out at once and names what may be asked for", () => {
    const disputed = invoice({ ref: "I-2", disputed: true });
    const story = new Case(remind(), PAST, facts({ obligations: [invoice(), disputed] }));
    expect(story.of("message.send")).toMatchObject([
      { channel: "email", template: "reminder@1", purpose: "collect", obligations: ["I-1"] },
    ]);
    expect(story.state.outcome).toBe("exhausted");
  });

  test("S2 with nothing collectible a collecting message waits, and leaves as soon as there is something", () => {
    const story = new Case(remind(), PAST, facts({ obligations: [invoice({ disputed: true })] }));
    expect(story.of("contact.deferred")).toMatchObject([{ reason: "nothingCollectible", until: null }]);
    story.on("2026-03-12T08:00:00Z", { type: "dispute.closed" }, { obligations: [invoice()] });
    expect(story.sent).toEqual(["2026-03-12T08:00 email"]);
  });

  test("S3 a waiting contact gives up after giveUpAfter and leaves by blocked", () => {
    const story = new Case(remind({ giveUpAfter: "P3D" }), PAST, facts({ obligations: [invoice({ disputed: true })] }));
    story.until("2026-03-20T00:00:00Z");
    expect(story.sent).toEqual([]);
    expect(story.of("contact.suppressed")).toMatchObject([{ reason: "gaveUp", at: Date.UTC(2026, 2, 13, 10) }]);
    expect(story.state.outcome).toBe("exhausted");
  });

  test("S4 a service message goes out with nothing to collect and through a contact hold", () => {
    const service = remind({ purpose: "operationConfirmation" });
    const story = new Case(service, PAST, facts({ obligations: [invoice({ disputed: true })] }));
    expect(story.of("message.send")).toMatchObject([{ purpose: "operationConfirmation", obligations: ["I-1"] }]);
  });

  test("S5 the first usable channel is taken", () => {
    const two = remind({
      via: [
        { channel: "sms", template: "s@1" },
        { channel: "email", template: "e@1" },
      ],
    });
    const noSms = { id: "D-1", channels: [{ channel: "sms", optedOut: true }, { channel: "email" }] };
    expect(new Case(two, PAST, facts({ debtor: noSms })).sent).toEqual(["2026-03-10T10:00 email"]);
    expect(new Case(two, PAST).sent).toEqual(["2026-03-10T10:00 sms"]);
  });

  test.each([
    ["optedOut", true],
    ["bounced", true],
    ["consent", false],
  ])("S6 without a usable channel the contact is suppressed (%s: %s)", (flag, value) => {
    const debtor = { id: "D-1", channels: [{ channel: "email", [flag]: value }] };
    const story = new Case(remind(), PAST, facts({ debtor }));
    expect(story.of("contact.suppressed")).toMatchObject([{ reason: "unreachable" }]);
    expect(story.sent).toEqual([]);
  });

  test("S7 an exit rule is asked again before every contact", () => {
    const twice = program({
      exits: [{ id: "done", when: { "==": [{ var: "vars.done" }, true] }, outcome: "settled" }],
      nodes: { mark: { type: "set", values: { done: true }, to: { next: "mail" } }, mail: mail(), end: END },
    });
    const story = new Case(twice, PAST);
    expect(story.sent).toEqual([]);
    expect(story.of("contact.suppressed")).toMatchObject([{ reason: "superseded" }]);
    expect(story.state.outcome).toBe("settled");
  });

  test("S8 leaving a waiting contact by an exit rule suppresses it as superseded", () => {
    const story = new Case(remind(), PAST, facts({ obligations: [invoice({ disputed: true })] }));
    story.on("2026-03-11T08:00:00Z", { type: "payment.received" }, { obligations: [invoice({ outstandingMinor: 0 })] });
    expect(story.of("contact.suppressed")).toMatchObject([{ reason: "superseded" }]);
    expect(story.state.outcome).toBe("paid");
  });

  const withReceipt = remind(
    {
      awaitReceipt: "PT24H",
      via: [
        { channel: "sms", template: "s@1" },
        { channel: "email", template: "e@1" },
      ],
      to: { next: "end", failed: "lost" },
    },
    { lost: { type: "exit", outcome: "unreachable" } },
  );
  const receipt = (story: Case, index: number) => ({ message: story.of("message.send")[index]?.id ?? "" });

  test("S9 a bounce tries the next channel; every channel bounced leaves by failed", () => {
    const story = new Case(withReceipt, PAST);
    story.on("2026-03-10T10:05:00Z", { type: "message.bounced", data: receipt(story, 0) });
    expect(story.sent).toEqual(["2026-03-10T10:00 sms", "2026-03-10T10:05 email"]);
    story.on("2026-03-10T10:09:00Z", { type: "message.failed", data: receipt(story, 1) });
    expect(story.state.outcome).toBe("unreachable");
  });

  test("S10 a delivery, or silence until awaitReceipt, leaves by next", () => {
    const delivered = new Case(withReceipt, PAST);
    delivered.on("2026-03-10T10:05:00Z", { type: "message.delivered", data: receipt(delivered, 0) });
    expect(delivered.state.outcome).toBe("exhausted");
    const silent = new Case(withReceipt, PAST).until("2026-03-11T09:59:00Z");
    expect(silent.state.status).toBe("active");
    expect(silent.until("2026-03-11T10:00:00Z").state.outcome).toBe("exhausted");
  });

  test("S11 a report about another message changes nothing", () => {
    const story = new Case(withReceipt, PAST);
    const before = story.state;
    story.on("2026-03-10T10:05:00Z", { type: "message.bounced", data: { message: "other" } });
    expect(story.state).toBe(before);
  });

  test("S12 a contact hold defers collecting messages until its end, except purposes it allows", () => {
    const later = program({
      nodes: { w: { type: "wait", for: "PT1H", to: { next: "mail" } }, mail: mail(), end: END },
    });
    const hold = (allow: string[]) => ({
      type: "hold.placed",
      data: { kind: "quiet", scope: "contact", until: "2026-03-11T10:00:00Z", allow },
    });
    expect(new Case(later, PAST).on("2026-03-10T10:30:00Z", hold([])).until("2026-03-12T00:00:00Z").sent).toEqual([
      "2026-03-11T10:00 email",
    ]);
    expect(
      new Case(later, PAST).on("2026-03-10T10:30:00Z", hold(["collect"])).until("2026-03-12T00:00:00Z").sent,
    ).toEqual(["2026-03-10T11:00 email"]);
  });
});
