/** The story of a case, as it is told. */

import { describe, expect, test } from "vitest";
import { becauseOf } from "../../src/web/contacts/reasons.ts";
import { byDay, seenIn, storyOf, storyText, VIEWS } from "../../src/web/screens/cases/story.ts";
import { spanText } from "../../src/web/screens/cases/times.ts";
import type { AuditEntry } from "../../src/web/v1/answers.ts";
import { auditOf, FACTS, rowOf } from "./audits.ts";

const NAMES = { strategies: { early: "Early stage" }, templates: { hello: "Friendly text" } };
const TELLING = { language: "en", names: NAMES, zone: "America/New_York" } as const;
const CREATED = { type: "case.created", id: "e1" };
const TIMER = { type: "timer.fired" };
/** Eleven at night, then eight in the morning of the next day, in New York. */
const NIGHT = { now: "2026-03-04T04:00:00Z", event: CREATED };
const MORNING = { now: "2026-03-04T13:00:00Z", event: TIMER };

describe("SF1 the story has every sentence of the audit", () => {
  const paidFacts = { ...FACTS, obligations: FACTS.obligations.map((one) => ({ ...one, outstandingMinor: 0 })) };
  const audit = auditOf([
    NIGHT,
    MORNING,
    { now: "2026-03-05T15:00:00Z", event: { type: "payment.received", id: "p", data: {} }, facts: paidFacts },
  ]);

  test("SF1 each once, as a headline or below one", () => {
    const told = storyOf(audit, TELLING).flatMap(({ title, sentences }) => [`${title}.`, ...sentences]);
    const own = audit.entries.flatMap(({ sentences }) => sentences.filter(({ code }) => code !== "event.ignored"));
    const all = own.map(({ text }) => text);
    expect(all.length).toBeGreaterThan(5);
    for (const text of all) expect(told.filter((one) => one === text)).toEqual([text]);
  });

  test("SF1 what happened outside is the headline of what it brought about", () => {
    const [last] = storyOf(audit, TELLING);
    expect(last).toMatchObject({ title: "A payment arrives: USD 120.00", kind: "happened", tag: { text: "Ended" } });
    expect(last?.sentences.join(" ")).toContain("The case ended");
  });

  test("SF1 news of a message that changed nothing stand beside the message", () => {
    const [sent] = audit.entries.flatMap(({ effects }) => effects).filter(({ kind }) => kind === "message.send");
    const opened = { type: "message.opened", id: "o", data: { message: sent?.id, channel: "sms" } };
    const heard = auditOf([NIGHT, MORNING, { now: "2026-03-04T14:26:00Z", event: opened }], [{ status: "delivered" }]);
    const story = storyOf(heard, TELLING);
    expect(story.find(({ key }) => key === sent?.id)?.tag).toEqual({ tone: "good", text: "Opened 09:26" });
    expect(story.some(({ title }) => title.includes("opened"))).toBe(false);
  });
});

test("SF2 a contact says by what and why, and one that a rule put off until when, with the law", () => {
  const story = storyOf(auditOf([NIGHT, MORNING], [{ status: "sent" }]), TELLING);
  const [deferred] = seenIn(story, "notDone");
  expect(deferred).toMatchObject({ kind: "deferred", title: "SMS held back until Wed 4 Mar 2026, 08:00" });
  expect(deferred?.sources.map(({ text }) => text).join()).toContain("559.72");
  const sent = story.find(({ kind }) => kind === "contact");
  expect(sent).toMatchObject({
    title: "SMS: Friendly text",
    mark: { badge: "sms" },
    tag: { tone: "good", text: "Sent" },
  });
  expect(sent?.sentences.join(" ")).toMatch(/goes out/);
});

describe("SF3 what the door kept back says why", () => {
  test("SF3 by rules in the words of the engine, with their sources, and by reasons of the house", () => {
    const kept = { status: "pending", notBefore: Date.UTC(2026, 2, 4, 13), reasons: ["deferred"] } as const;
    const because = becauseOf({ ...kept, reasons: ["deferred", "policy:regf.window"] }, "en", "America/New_York");
    expect(because.sentences).toHaveLength(2);
    expect(because.sentences[0]).toMatch(/4 Mar|March 4/);
    expect(because.sources).toMatchObject([{ text: "12 CFR 1006.6(b)(1)(i)", url: expect.stringMatching(/^https:/) }]);
    expect(becauseOf({ ...kept, status: "canceled", reasons: ["optedOut"] }, "es").sentences).toEqual([
      "El cliente pidió no recibir más mensajes por este canal.",
    ]);
    expect(becauseOf({ ...kept, reasons: ["exit:paid", "policy:own", "smtp.timeout"] }, "en").sentences).toEqual([
      "The exit rule “paid” applies: there is no more reason to write.",
      "The contact rule “own” does not allow it.",
      "smtp.timeout",
    ]);
    const told = ["message.withheld", "It lacks a link."];
    expect(becauseOf({ ...kept, status: "failed", reasons: told }, "en").sentences).toEqual(["It lacks a link."]);
  });

  test("SF3 what was called off, failed or is in doubt stands in the story, what left does not", () => {
    const at = Date.parse(MORNING.now);
    const rows = (["canceled", "failed", "unknown", "sent", "delivered"] as const).map((status) =>
      rowOf({ key: status, status, updatedAt: at, reasons: ["paid"] }),
    );
    const story = storyOf({ entries: [], contacts: rows }, TELLING);
    expect(story.map(({ title, tag }) => [title, tag?.tone])).toEqual([
      ["SMS: nobody knows whether it left", "warn"],
      ["SMS could not be sent", "bad"],
      ["SMS not sent after all", "policy"],
    ]);
    expect(story[0]?.sentences).toEqual(["The customer paid."]);
  });
});

test("SF4 strategies that did not take the case in are told together", () => {
  const [entry] = auditOf([NIGHT]).entries as [AuditEntry];
  const refused = ["a", "b"].map((strategy) => ({
    ...{ ...entry, strategy, effects: [] },
    sentences: [{ code: "entry.refused" as const, text: "The case was not taken in." }],
  }));
  expect(storyOf({ entries: refused, contacts: [] }, TELLING)).toMatchObject([
    {
      title: "2 strategies did not take it in",
      sentences: ["a: The case was not taken in.", "b: The case was not taken in."],
    },
  ]);
});

describe("SF5 the story is read by days, in parts, and as text", () => {
  const story = storyOf(auditOf([NIGHT, MORNING]), TELLING);

  test("SF5 newest first, by the days of the customer", () => {
    const days = byDay(story, "America/New_York");
    expect(days.flat()).toEqual(story);
    expect(days).toHaveLength(2);
    expect(byDay(story, "UTC")).toHaveLength(1);
    expect(story.map(({ at }) => at)).toEqual(story.map(({ at }) => at).toSorted((a, b) => b - a));
  });

  test("SF5 each part shows what it says, and everything shows all", () => {
    const parts = VIEWS.map((view) => seenIn(story, view));
    expect(parts[0]).toEqual(story);
    for (const part of parts) expect(story).toEqual(expect.arrayContaining([...part]));
    expect(seenIn(story, "contacts").every(({ kind }) => kind !== "decision" && kind !== "happened")).toBe(true);
  });

  test("SF5 the text has every title, sentence and source, oldest first", () => {
    const text = storyText(story, TELLING);
    for (const { title, sentences, sources } of story)
      for (const part of [title, ...sentences, ...sources.map((one) => one.text)]) expect(text).toContain(part);
    expect(text.indexOf("The case is created")).toBeLessThan(text.indexOf("SMS: Friendly text"));
  });

  test.each([
    [0, "0 min"],
    [46_200_000, "12 h 50 min"],
    [3_600_000, "1 h"],
    [273_600_000, "3 d 4 h"],
    [30_000, "1 min"],
  ])("SF5 %i ms are %s", (ms, text) => expect(spanText(ms)).toBe(text));
});
