/** One message for everything a debtor owes in a case, and what stays the same when it has to take another channel. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NodeTypes, Obligation, Strategy } from "../../src/index.ts";
import { at, Case, END, facts, invoice, mail, program } from "../build.ts";

const NOW = "2026-03-10T10:00:00Z";
const CHANNELS = ["sms", "whatsapp", "email"] as const;

const asking = (parts: Partial<NodeTypes["send"]> = {}, strategy: Partial<Strategy> = {}) =>
  program({ ...strategy, nodes: { ask: mail("end", parts), end: END, ...strategy.nodes } });

/** Three channels in turn, each waiting for a report. */
const inTurn = asking(
  {
    via: CHANNELS.map((channel) => ({ channel, template: `${channel}@1` })),
    awaitReceipt: "PT24H",
    to: { next: "end", failed: "lost", blocked: "shut" },
  },
  { nodes: { lost: { type: "exit", outcome: "unreachable" }, shut: { type: "exit", outcome: "blocked" } } },
);

const owing = (...obligations: Obligation[]) => facts({ obligations });
const three = owing(invoice({ ref: "I-3" }), invoice({ ref: "I-1" }), invoice({ ref: "I-2" }));

/** The report about the message that went out last. */
const report = (story: Case, type: "message.bounced" | "message.failed" | "message.delivered") => ({
  type,
  data: { message: story.of("message.send").at(-1)?.id ?? "" },
});

/** Channel and obligations of every message. */
const told = (story: Case) => story.of("message.send").map(({ channel, obligations }) => [channel, ...obligations]);

describe("S14 one message asks for all that may be asked for, in the order of the facts", () => {
  test("S14 three invoices are one message with one id", () => {
    const story = new Case(asking(), NOW, three);
    expect(told(story)).toEqual([["email", "I-3", "I-1", "I-2"]]);
    expect(story.of("message.send").map(({ id }) => id)).toEqual(["C-1/1/test@0/ask/1.0"]);
  });

  test("S14 paid, disputed and held back obligations are left out, not due ones are not", () => {
    const story = new Case(
      asking(),
      NOW,
      owing(
        invoice({ ref: "paid", outstandingMinor: 0 }),
        invoice({ ref: "credit", outstandingMinor: -500 }),
        invoice({ ref: "disputed", disputed: true }),
        invoice({ ref: "held", onHold: true }),
        invoice({ ref: "later", dueDate: "2026-04-01" }),
        invoice({ ref: "open" }),
      ),
    );
    expect(told(story)).toEqual([["email", "later", "open"]]);
  });

  test("S14 whatever is owed", () => {
    const obligation = fc.record({
      outstandingMinor: fc.constantFrom(0, 1, 10_000),
      disputed: fc.boolean(),
      onHold: fc.boolean(),
      currency: fc.constantFrom("EUR", "USD"),
      dueDate: fc.constantFrom("2026-02-01", "2026-03-10", "2026-05-01"),
    });
    fc.assert(
      fc.property(fc.array(obligation, { minLength: 1, maxLength: 8 }), (owed) => {
        const obligations = owed.map((parts, i) => invoice({ ...parts, ref: `I-${(i * 5) % 8}` }));
        const wanted = obligations
          .filter((each) => each.outstandingMinor > 0 && !each.disputed && !each.onHold)
          .map(({ ref }) => ref);
        const story = new Case(asking({}, { exits: [] }), NOW, owing(...obligations));
        expect(told(story)).toEqual(wanted.length === 0 ? [] : [["email", ...wanted]]);
      }),
    );
  });

  test("S14 a service message also tells what may not be asked for, but nothing that is paid", () => {
    const obligations = [invoice({ ref: "paid", outstandingMinor: 0 }), invoice({ ref: "disputed", disputed: true })];
    const story = new Case(asking({ purpose: "operationConfirmation" }), NOW, owing(...obligations));
    expect(told(story)).toEqual([["email", "disputed"]]);
  });
});

describe("S15 a fallback belongs to the same visit: another id, and what may be asked for by then", () => {
  const ids = (story: Case) => story.of("message.send").map(({ id }) => id);

  test("S15 after a bounce and a failure", () => {
    const story = new Case(inTurn, NOW, three);
    story.on("2026-03-10T10:05:00Z", report(story, "message.bounced"));
    story.on("2026-03-10T10:09:00Z", report(story, "message.failed"));
    expect(ids(story)).toEqual(["C-1/1/test@0/ask/1.0", "C-1/1/test@0/ask/1.1", "C-1/1/test@0/ask/1.2"]);
    expect(told(story).map(([channel]) => channel)).toEqual([...CHANNELS]);
    expect(story.state).toMatchObject({ status: "active", node: "ask", visit: 1 });
    story.on("2026-03-10T11:00:00Z", report(story, "message.delivered"));
    expect(story.state.outcome).toBe("exhausted");
  });

  test("S15 an invoice paid or disputed in between is not asked for again", () => {
    const story = new Case(inTurn, NOW, three);
    const obligations = [
      invoice({ ref: "I-3", outstandingMinor: 0 }),
      invoice({ ref: "I-1" }),
      invoice({ ref: "I-2", disputed: true }),
    ];
    story.on("2026-03-10T10:05:00Z", report(story, "message.bounced"), { obligations });
    expect(told(story)).toEqual([
      ["sms", "I-3", "I-1", "I-2"],
      ["whatsapp", "I-1"],
    ]);
  });

  test("S15 with nothing left to ask for it waits, and goes on with the next channel", () => {
    const story = new Case(inTurn, NOW, owing(invoice()));
    story.on("2026-03-10T10:05:00Z", report(story, "message.bounced"), { obligations: [invoice({ disputed: true })] });
    expect(story.of("contact.deferred")).toMatchObject([{ reason: "nothingCollectible", id: "C-1/1/test@0/ask/1.1" }]);
    story.on("2026-03-12T08:00:00Z", { type: "dispute.closed" }, { obligations: [invoice()] });
    expect(story.sent).toEqual(["2026-03-10T10:00 sms", "2026-03-12T08:00 whatsapp"]);
    expect(new Set(story.effects.map(({ id }) => id)).size).toBe(story.effects.length);
  });

  test("S15 a channel that cannot be used is passed over, before the first message and after one", () => {
    const usable = (...channels: string[]) => ({ id: "D-1", channels: channels.map((channel) => ({ channel })) });
    const first = new Case(inTurn, NOW, facts({ debtor: usable("whatsapp", "email") }));
    expect(first.of("message.send")).toMatchObject([{ channel: "whatsapp", id: "C-1/1/test@0/ask/1.0" }]);
    const later = new Case(inTurn, NOW, facts({ debtor: usable("sms", "email") }));
    later.on("2026-03-10T10:05:00Z", report(later, "message.bounced"));
    expect(later.sent).toEqual(["2026-03-10T10:00 sms", "2026-03-10T10:05 email"]);
    const none = new Case(inTurn, NOW, facts({ debtor: usable("sms") }));
    none.on("2026-03-10T10:05:00Z", report(none, "message.bounced"));
    expect(none.state.outcome).toBe("unreachable");
    expect(none.of("contact.suppressed")).toEqual([]);
  });

  test("S15 a report about an earlier message of the chain changes nothing", () => {
    const story = new Case(inTurn, NOW, three);
    const early = report(story, "message.delivered");
    story.on("2026-03-10T10:05:00Z", report(story, "message.bounced"));
    const before = story.state;
    story.on("2026-03-10T10:06:00Z", early);
    expect(story.state).toBe(before);
  });

  test("S15 the wait for a report begins anew with each message", () => {
    const story = new Case(inTurn, NOW, three);
    story.on("2026-03-10T20:00:00Z", report(story, "message.bounced"));
    expect(story.state.dueAt).toBe(at("2026-03-11T20:00:00Z"));
  });
});

describe("S16 a message of a bundle carries its key, so that a host can merge those of one debtor", () => {
  test("S16 the same key in two cases of one debtor, an id in each", () => {
    const monthly = asking({ bundle: "monthly" });
    const stories = ["C-1", "C-2"].map((caseId) => new Case(monthly, NOW, facts({ caseId })));
    expect(stories.map((story) => story.of("message.send").map(({ bundle, id }) => [bundle, id]))).toEqual([
      [["monthly", "C-1/1/test@0/ask/1.0"]],
      [["monthly", "C-2/1/test@0/ask/1.0"]],
    ]);
  });

  test("S16 also after a fallback, and not without a key", () => {
    const story = new Case(
      asking({ bundle: "b", awaitReceipt: "PT1H", via: CHANNELS.map((channel) => ({ channel, template: "t@1" })) }),
      NOW,
    );
    story.on("2026-03-10T10:05:00Z", report(story, "message.bounced"));
    expect(story.of("message.send").map(({ bundle }) => bundle)).toEqual(["b", "b"]);
    expect(new Case(asking(), NOW).of("message.send")[0]).not.toHaveProperty("bundle");
  });
});

describe("S17 obligations in several currencies are asked for in one message, and never added up", () => {
  const mixed = owing(invoice({ ref: "euro" }), invoice({ ref: "dollar", currency: "USD" }));

  test("S17 the message lists both, and the trace says that sums are unknown", () => {
    const story = new Case(asking(), NOW, mixed);
    expect(told(story)).toEqual([["email", "euro", "dollar"]]);
    expect(story.codes).toContain("facts.mixedCurrency");
  });

  test("S17 a rule on the balance does not end the case until one currency is left", () => {
    const story = new Case(inTurn, NOW, mixed);
    const paid = (ref: string, currency: string) => invoice({ ref, currency, outstandingMinor: 0 });
    story.on(
      "2026-03-10T12:00:00Z",
      { type: "payment.received" },
      { obligations: [paid("euro", "EUR"), invoice({ ref: "dollar", currency: "USD" })] },
    );
    expect(story.state.status).toBe("active");
    story.on(
      "2026-03-10T13:00:00Z",
      { type: "payment.received" },
      { obligations: [paid("euro", "EUR"), paid("dollar", "USD")] },
    );
    expect(story.state.outcome).toBe("paid");
  });
});
