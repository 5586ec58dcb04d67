/** Cases in a list, what is told to them, what the agent desk ends with, and what the outbox shows. */

import { describe, expect, test } from "vitest";
import type { MessageLine } from "../../src/model/api.ts";
import { framed, spokenText } from "../../src/web/messages/frame.ts";
import { agreementOf, typedMinor } from "../../src/web/screens/cases/account.ts";
import { mayContact } from "../../src/web/screens/cases/may.ts";
import { momentsOf } from "../../src/web/screens/cases/moments.ts";
import { nameIn } from "../../src/web/screens/cases/name.ts";
import {
  addressChannel,
  bucketOf,
  type CaseFilter,
  daysPastDue,
  EVERY_CASE,
  rowOf,
  shownRows,
} from "../../src/web/screens/cases/rows.ts";
import { toldOf } from "../../src/web/screens/cases/told.ts";
import { contactsOnly, EVERY_LINE, joined, shownLines } from "../../src/web/screens/outbox/lines.ts";
import { type Chosen, completionOf } from "../../src/web/screens/tasks/completion.ts";
import { callOf, humanized, lettered } from "../../src/web/screens/tasks/dispositions.ts";
import type { CaseSummary, Choice } from "../../src/web/v1/answers.ts";
import { allOf } from "../../src/web/v1/ask.ts";
import { auditOf, FACTS, rowOf as outboxRow } from "./audits.ts";

const NOW = Date.parse("2026-03-12T12:00:00Z");

describe("SF6 cases in a list", () => {
  const summary = (caseId: string, rest: Partial<CaseSummary> = {}): CaseSummary => ({
    ...{ caseId, personId: `d-${caseId}`, currency: "EUR", outstandingMinor: 100, updatedAt: 0 },
    ...{ oldestDueDate: "2026-03-01", enrollments: [] },
    ...rest,
  });
  const stage = (strategy: string, status: "active" | "held" | "exited" | "parked", rest = {}) => ({
    ...{ caseId: "c", strategy, obligation: "", version: 1, node: "n", wakeAt: null, status },
    ...rest,
  });

  test("SF6 the stage that asks for somebody stands for the case, and one that never took it in does not", () => {
    const enrollments = [
      stage("a", "exited"),
      stage("b", "active", { wakeAt: 9 }),
      stage("c", "parked"),
      stage("d", "active", { wakeAt: 5 }),
    ];
    expect(rowOf(summary("1", { enrollments }), NOW)).toMatchObject({
      status: "parked",
      strategy: "c",
      wakeAt: 5,
      daysPastDue: 11,
    });
    const refused = [stage("a", "exited", { outcome: "refused" })];
    expect(rowOf(summary("1", { enrollments: refused }), NOW)).toMatchObject({ status: "none", strategies: [] });
  });

  test.each([
    ["2026-03-12", 0, "pre"],
    ["2026-03-13", -1, "pre"],
    ["2026-03-05", 7, "d1"],
    ["2026-03-04", 8, "d8"],
    ["2026-02-10", 30, "d8"],
    ["2026-02-09", 31, "d31"],
    ["2026-01-10", 61, "d61"],
    ["2025-12-11", 91, "d91"],
  ])("SF6 what was due on %s is %i days late, %s", (due, days, bucket) => {
    expect(daysPastDue(due, NOW)).toBe(days);
    expect(bucketOf(days)).toBe(bucket);
  });

  test("SF6 filters hold together, and nothing owed is a bucket of its own", () => {
    const rows = [
      summary("A1"),
      summary("b2", { currency: "USD" }),
      summary("c3", { personId: "x", outstandingMinor: 0 }),
    ]
      .map(({ oldestDueDate, ...rest }) =>
        rest.outstandingMinor === 0 ? rest : { ...rest, oldestDueDate: oldestDueDate as string },
      )
      .map((one) => rowOf(one, NOW));
    const found = (filter: Partial<CaseFilter>) =>
      shownRows(rows, { ...EVERY_CASE, ...filter }).map(({ caseId }) => caseId);
    expect(found({})).toEqual(["A1", "b2", "c3"]);
    expect(found({ text: " a1 " })).toEqual(["A1"]);
    expect(found({ currency: "USD", bucket: "d8" })).toEqual(["b2"]);
    expect(found({ currency: "USD", text: "a1" })).toEqual([]);
    expect(found({ bucket: "paid" })).toEqual(["c3"]);
    expect(found({ text: "someone@x.example", people: ["x"] })).toEqual(["c3"]);
    expect(found({ status: "none", strategy: "early" })).toEqual([]);
  });

  test("SF6 addresses are told from numbers of cases", () => {
    const kinds = ["ana@example.com", "+34 600 000 001", "(555) 000-0001", "card-0000001", "d-1", "12345"].map(
      addressChannel,
    );
    expect(kinds).toEqual(["email", "sms", "sms", undefined, undefined, undefined]);
  });

  test("SF6 every page of a list is read, up to a limit that is told", async () => {
    const api = {
      get: async (path: string) => {
        const from = Number(/cursor=(\d+)/.exec(path)?.[1] ?? 0);
        return { items: [from, from + 1], ...(from < 6 && { next: String(from + 2) }) };
      },
      send: () => Promise.reject(new Error("nothing is sent")),
    } as unknown as Parameters<typeof allOf>[0];
    expect(await allOf(api, "/v1/cases", {})).toEqual({ items: [0, 1, 2, 3, 4, 5, 6, 7], more: false });
    expect(await allOf(api, "/v1/cases?status=held", { most: 4 })).toEqual({ items: [0, 1, 2, 3], more: true });
  });
});

test("SF7 payments since it was made cover the parts of a plan in their order", () => {
  const parts = [1, 2, 3].map((month) => ({ due: `2026-0${month + 3}-04`, amountMinor: 100 }));
  const plan = { id: "p", kind: "plan", madeAt: NOW, parts, missed: [1] } as const;
  const payment = (id: string, at: string, amountMinor: number, reversed = false) => ({
    id,
    at,
    amountMinor,
    reversed,
  });
  const statuses = (payments: Parameters<typeof agreementOf>[1]) =>
    agreementOf(plan, payments).parts.map(({ status }) => status);
  expect(statuses([])).toEqual(["due", "missed", "due"]);
  expect(statuses([payment("1", "2026-03-01T00:00:00Z", 500)])).toEqual(["due", "missed", "due"]);
  const later = payment("2", "2026-04-01T00:00:00Z", 250);
  expect(statuses([later])).toEqual(["paid", "paid", "part"]);
  expect(statuses([{ ...later, reversed: true }])).toEqual(["due", "missed", "due"]);
});

describe("SF8 what is told to a case", () => {
  test.each([
    ["312.40", 31_240],
    ["312,4", 31_240],
    [" € 5 ", 500],
    ["1.234,50", undefined],
    ["0", undefined],
    ["-5", undefined],
    ["5.001", undefined],
    ["", undefined],
    ["99999999999999999", undefined],
  ])("SF8 %j is %s", (text, minor) => expect(typedMinor(text)).toBe(minor));

  test("SF8 is whole, or says what is missing", () => {
    const about = { currency: "JPY", openMinor: 900, obligations: ["I-1"], today: "2026-03-12", id: "7" };
    const filled = { kind: "payment", amount: "500", date: "2026-03-12", channel: "sms" } as const;
    expect(toldOf(filled, about)).toEqual({
      event: { type: "payment.received", id: "studio:7", data: { amountMinor: 500 } },
    });
    expect(toldOf({ ...filled, amount: "5.5" }, about)).toEqual({ missing: "amount" });
    expect(toldOf({ ...filled, kind: "promise", amount: "901" }, about)).toEqual({ missing: "amount" });
    expect(toldOf({ ...filled, kind: "promise", date: "2026-03-11" }, about)).toEqual({ missing: "date" });
    expect(toldOf({ ...filled, kind: "promise" }, about)).toMatchObject({
      event: { type: "promise.created", data: { promise: "studio:7", amountMinor: 500, dueDate: "2026-03-12" } },
    });
    const types = (["dispute", "disputeClosed", "optOut"] as const).map((kind) => toldOf({ ...filled, kind }, about));
    expect(types).toMatchObject([
      { event: { type: "dispute.opened", data: { obligations: ["I-1"] } } },
      { event: { type: "dispute.closed", data: { obligations: ["I-1"] } } },
      { event: { type: "message.optedOut", data: { channel: "sms" } } },
    ]);
  });
});

test("SF9 whether a person may be contacted is what the rules say at this moment, and what the person said before", () => {
  const at = (time: string) =>
    mayContact(FACTS, ["us-fl-559-72"], Date.parse(time), "en").find(({ channel }) => channel === "sms");
  expect(at("2026-03-04T16:00:00Z")).toMatchObject({ decision: "allowed", bar: undefined });
  const night = at("2026-03-04T04:00:00Z");
  expect(night).toMatchObject({ decision: "deferred" });
  expect(night?.sources[0]?.text).toContain("559.72");
  const debtor = {
    ...FACTS.debtor,
    channels: [
      { channel: "sms", optedOut: true },
      { channel: "email", bounced: true },
      { channel: "push", consent: false },
    ],
  };
  expect(mayContact({ ...FACTS, debtor }, [], NOW, "en").map(({ bar }) => bar)).toEqual([
    "optedOut",
    "bounced",
    "noConsent",
  ]);
});

describe("SF10 ways to end a conversation", () => {
  test("SF10 each has a letter of its own, of its own words while there is one", () => {
    const label = (id: string) => id;
    const letters = (ids: string[]) => lettered(ids, label).map(({ letter }) => letter);
    expect(letters(["promised", "paid", "refused", "noAnswer"])).toEqual(["P", "A", "R", "N"]);
    expect(letters(["a", "aa", "ábc"])).toEqual(["A", undefined, "B"]);
    expect(humanized("needsChange_now")).toBe("Needs change now");
  });

  test("SF10 a call counts as contact rules count it", () => {
    expect(callOf("noAnswer")).toEqual({ outcome: "noAnswer" });
    expect(callOf("wrongNumber")).toEqual({ result: "wpc", outcome: "conversation" });
    expect(callOf("something of the house")).toEqual({ result: "rpc", outcome: "conversation" });
  });
});

describe("SF11 the end of a conversation", () => {
  const about = { task: { channel: "voice" }, currency: "EUR", openMinor: 10_000, today: "2026-03-12" };
  const choice: Choice = {
    ...{ id: "plan.p3", kind: "plan", offer: "o", option: "p3", totalMinor: 10_000, waivedMinor: 0, validUntil: "" },
    parts: [{ due: "2026-04-01", amountMinor: 10_000 }],
  };
  const end = (disposition: string, chosen: Chosen, note = "") => completionOf({ disposition, note, chosen }, about);
  const promise = { what: "promise", amount: "50", date: "2026-03-20" } as const;

  test("SF11 what was agreed goes along, where the way it ended says that something was", () => {
    expect(end("promised", promise, " Calls on Friday ")).toEqual({
      body: {
        ...{ disposition: "promised", note: "Calls on Friday", call: { result: "rpc", outcome: "conversation" } },
        agreed: { kind: "promise", amountMinor: 5_000, dueDate: "2026-03-20" },
      },
    });
    expect(end("agreed", { what: "offer", choice })).toMatchObject({
      body: { agreed: { kind: "offer", offer: "o", option: "p3" } },
    });
    const later = { ...choice, kind: "extension" as const };
    expect(end("agreed", { what: "offer", choice: later })).toMatchObject({
      body: { agreed: { dueDate: "2026-04-01" } },
    });
    expect(end("noAnswer", { what: "offer", choice })).toEqual({
      body: { disposition: "noAnswer", call: { outcome: "noAnswer" } },
    });
    expect(end("disputes", { what: "none" })).toMatchObject({ body: { agreed: { kind: "dispute" } } });
  });

  test("SF11 what is missing is asked for first", () => {
    expect(end("promised", { what: "none" })).toEqual({ missing: "agreement" });
    expect(end("promised", { ...promise, amount: "100.01" })).toEqual({ missing: "amount" });
    expect(end("promised", { ...promise, date: "2026-03-11" })).toEqual({ missing: "date" });
  });
});

describe("SF12 messages as they were received", () => {
  test("SF12 nothing of a mail runs, and nothing is fetched", () => {
    const page = framed('<!DOCTYPE html><html><head><base href="https://x.example"></head><script>x</script></html>');
    expect(page.match(/<!doctype/gi)).toHaveLength(1);
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|https?:|\*|'self'/);
    expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.indexOf("<base"));
  });

  test("SF12 what is spoken is read without its marks", () => {
    expect(spokenText("<speak><p>Good day &amp; hello.</p><break time='1s'/> Press  1</speak>")).toBe(
      "Good day & hello.\nPress 1",
    );
  });

  test("SF12 pages of messages join newest first, each once, and filters hold together", () => {
    const line = (id: string, rest: Partial<MessageLine> = {}): MessageLine => ({
      ...{ id, at: 0, channel: "sms", to: "+34600", title: "Hello", canReply: true },
      ...rest,
    });
    const all = joined(
      [line("3", { title: "Plan" }), line("2")],
      [line("2"), line("1", { channel: "email", strategy: "s" })],
    );
    expect(all.map(({ id }) => id)).toEqual(["3", "2", "1"]);
    expect(shownLines(all, { ...EVERY_LINE, text: "plan" }).map(({ id }) => id)).toEqual(["3"]);
    expect(shownLines(all, { text: "hello", channel: "email", strategy: "s" }).map(({ id }) => id)).toEqual(["1"]);
    const rows = [
      outboxRow({ route: "webhook" }),
      outboxRow({ key: "a", updatedAt: 1 }),
      outboxRow({ key: "b", updatedAt: 2 }),
    ];
    expect(contactsOnly(rows).map(({ key }) => key)).toEqual(["b", "a"]);
  });
});

test("SF13 the way through a strategy is its journal, step by step", () => {
  const audit = auditOf([
    { now: "2026-03-04T16:00:00Z", event: { type: "case.created", id: "e" } },
    { now: "2026-03-12T16:00:00Z", event: { type: "timer.fired" } },
  ]);
  const other = audit.entries.map((entry) => ({ ...entry, strategy: "other" }));
  const moments = momentsOf({ entries: [...audit.entries.toReversed(), ...other] }, "early");
  expect(moments.map(({ at, event }) => [at, event?.type])).toEqual(
    audit.entries.map(({ at }, i) => [at, i === 0 ? "case.created" : undefined]),
  );
  expect(momentsOf(undefined, "early")).toEqual([]);
});

test("SF14 people are called by the names that templates know", () => {
  expect(nameIn({ fullName: "Marta Ortega", name: "Marta" })).toBe("Marta Ortega");
  expect(nameIn({ firstName: "Marta", familyName: "Ortega" })).toBe("Marta Ortega");
  expect([nameIn({ name: "Ría S.L." }), nameIn({}), nameIn({ name: 7 })]).toEqual(["Ría S.L.", undefined, undefined]);
});
