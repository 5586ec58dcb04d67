/** Changes as people read them. */

import { describe, expect, test } from "vitest";
import {
  applyChanges,
  compareStrategies,
  describeChanges,
  describeWorstCase,
  diffStrategies,
  summarizeDiff,
} from "../../src/change.ts";
import type { Strategy } from "../../src/index.ts";

/** Card debts: High risk is called sooner than the others. */
const CARDS: Strategy = {
  format: "dunlin.strategy/1",
  id: "cards",
  name: "Cards",
  version: 3,
  time: { zone: "Europe/Madrid" },
  segments: { highRisk: { title: "High risk", when: { ">": [{ var: "data.score" }, 700] } } },
  entry: { start: "hello" },
  exits: [
    { id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" },
    { id: "closed", on: ["case.closed"], outcome: "withdrawn" },
  ],
  nodes: {
    hello: {
      type: "send",
      via: [{ channel: "email", template: "hello@1" }],
      giveUpAfter: "PT0S",
      to: { next: "risk" },
    },
    risk: { type: "if", when: { segment: "highRisk" }, to: { yes: "one", no: "later" } },
    one: { type: "wait", for: "P2D", to: { next: "mail2" } },
    mail2: { type: "send", via: [{ channel: "email", template: "two@1" }], giveUpAfter: "PT0S", to: { next: "two" } },
    two: { type: "wait", for: "P2D", to: { next: "mail4" } },
    mail4: {
      type: "send",
      via: [{ channel: "email", template: "four@1" }],
      giveUpAfter: "PT0S",
      to: { next: "three" },
    },
    three: { type: "wait", for: "P3D", to: { next: "sms" } },
    sms: { type: "send", via: [{ channel: "sms", template: "nudge@1" }], giveUpAfter: "PT0S", to: { next: "end" } },
    later: { type: "wait", for: "P20D", to: { next: "letter" } },
    letter: {
      type: "send",
      via: [{ channel: "letter", template: "letter@1" }],
      giveUpAfter: "PT0S",
      to: { next: "end" },
    },
    end: { type: "exit", outcome: "exhausted" },
  },
};

/** The document with some of its nodes changed; `undefined` takes one away. */
function withNodes(nodes: Record<string, object | undefined>, document: Strategy = CARDS): Strategy {
  const all = Object.entries({ ...document.nodes, ...nodes }).filter(([, node]) => node !== undefined);
  return { ...document, nodes: Object.fromEntries(all) as Strategy["nodes"] };
}

const node = (id: string): object => CARDS.nodes[id] as object;

/** What is told of the older and the newer document, in a language. */
const told = (after: Strategy, { before = CARDS, locale = "en" }: { before?: Strategy; locale?: string } = {}) =>
  describeChanges(compareStrategies(before, after), { locale });

describe("Change: what is told", () => {
  test("DF6 a step that comes on other days is told with the people it is for, and so is the worst case of the whole", () => {
    const after = withNodes({ three: { ...node("three"), for: "P1D" } });
    const diff = compareStrategies(CARDS, after);
    expect(summarizeDiff(diff)).toBe("the day 7 SMS moved to day 5 for High risk; worst case 3 → 4 contacts a week");
    expect(summarizeDiff(diff, { locale: "es" })).toBe(
      "el SMS del día 7 pasa al día 5 para High risk; en el peor caso, 3 → 4 contactos a la semana",
    );
    expect(describeWorstCase(diff)).toEqual(["Worst case 3 → 4 contacts a week."]);
    expect(diff.changes.map(({ kind, nodeId }) => [kind, nodeId])).toEqual([
      ["changed", "three"],
      ["retimed", "sms"],
    ]);
  });

  test("DF7 a step is the same wherever it stands: between other steps it has moved, and only the ways past it follow", () => {
    const after = withNodes({
      hello: { ...node("hello"), to: { next: "letter" } },
      letter: { ...node("letter"), to: { next: "risk" } },
      later: { ...node("later"), to: { next: "end" } },
    });
    const [moved, ...others] = diffStrategies(CARDS, after);
    expect(moved).toMatchObject({
      kind: "moved",
      nodeId: "letter",
      before: {
        follows: "later",
        days: { from: "entry", earliest: 20, latest: 20 },
        within: { node: "risk", port: "no" },
      },
      after: { follows: "hello", days: { from: "entry", earliest: 0, latest: 0 } },
      weight: "contact",
      patch: [
        { op: "replace", path: "/nodes/hello/to/next", value: "letter" },
        { op: "replace", path: "/nodes/later/to/next", value: "end" },
        { op: "replace", path: "/nodes/letter/to/next", value: "risk" },
      ],
    });
    expect(others).toEqual([]);
    expect(told(after)).toEqual([
      "The day 20 letter moved to day 0: it now comes after an email (text “hello”, version 1) (before: after a wait of 20 days).",
    ]);
  });

  test("DF7 a step that came or went takes the ways past it along; a way that leads elsewhere for no such reason is rewired", () => {
    const call = {
      type: "task",
      name: "First call",
      queue: "soft",
      channel: "voice",
      dispositions: ["ok"],
      due: "P1D",
    };
    const after = withNodes({
      two: undefined,
      mail2: { ...node("mail2"), to: { next: "mail4" } },
      later: { ...node("later"), to: { next: "call" } },
      call: { ...call, to: { ok: "letter", timeout: "letter" } },
      risk: { ...node("risk"), to: { yes: "one", no: "end" } },
    });
    expect(diffStrategies(CARDS, after).map(({ kind, path }) => [kind, path])).toEqual([
      ["rewired", "/nodes/risk/to/no"],
      ["removed", "/nodes/two"],
      ["retimed", "/nodes/mail4"],
      ["retimed", "/nodes/sms"],
      ["added", "/nodes/call"],
    ]);
    expect(told(after)).toEqual([
      "From the question whether the case is in the group “High risk” by “no” now comes the end of the case instead of a wait of 20 days.",
      "The day 2 wait is gone for High risk.",
      "The day 4 email moved to day 2 for High risk.",
      "The day 7 SMS moved to day 5 for High risk.",
      "The call “First call” is new, after a wait of 20 days.",
    ]);
  });

  test("DF8 fields are told with their values in words: conditions, durations, money, shares, channels, results", () => {
    const split = {
      type: "split",
      experiment: "tone",
      variants: [
        { key: "soft", weight: 5000 },
        { key: "firm", weight: 5000 },
      ],
      to: { soft: "sms", firm: "end" },
    };
    const fee = {
      type: "fee",
      fee: "late",
      amountMinor: 4000,
      currency: "EUR",
      legalBasis: "contract",
      to: { next: "end" },
    };
    const before = withNodes({ three: split, sms: { ...node("sms"), to: { next: "fee" } }, fee });
    const after = withNodes(
      {
        risk: { ...node("risk"), when: { and: [{ segment: "highRisk" }, { ">": [{ var: "dpd" }, 3] }] } },
        three: {
          ...split,
          variants: [
            { key: "soft", weight: 7000 },
            { key: "firm", weight: 3000 },
          ],
        },
        fee: { ...fee, amountMinor: 1250 },
        sms: {
          ...(before.nodes.sms as object),
          via: [
            { channel: "whatsapp", template: "nudge@2" },
            { channel: "sms", template: "nudge@1" },
          ],
          purpose: "offer",
        },
      },
      before,
    );
    const renamed: Strategy = {
      ...after,
      policies: ["es-consumer"],
      time: { zone: "Europe/Madrid", at: "10:30" },
      exits: [...(after.exits ?? [])].reverse(),
    };
    expect(told(renamed, { before })).toEqual([
      "Usual time of day now “10:30”.",
      "Exit rule “paid” is now number 2 in order.",
      "Contact rules now “es-consumer”.",
      "The day 0 question: condition the case is in the group “High risk” → the case is in the group “High risk” and days past due is more than 3.",
      "The day 4 experiment where the case is in the group “High risk” and days past due is more than 3: shares “soft” 50% → 70%, “firm” 50% → 30%.",
      "The day 4 SMS for variant “soft” of “tone”: channels by text message (text “nudge”, version 1) → by WhatsApp (text “nudge”, version 2), by text message (text “nudge”, version 1).",
      "The day 4 SMS for variant “soft” of “tone”: reason for the contact now an offer.",
      "The day 4 fee for variant “soft” of “tone”: amount EUR 40.00 → EUR 12.50.",
    ]);
  });

  test("DF6 a summary tells three changes and counts the others; the worst case always comes last", () => {
    const sooner = withNodes({ one: { ...node("one"), for: "P1D" }, later: { ...node("later"), for: "P10D" } });
    expect(summarizeDiff(compareStrategies(CARDS, sooner))).toBe(
      "the day 2 email moved to day 1 for High risk; the day 4 email moved to day 3 for High risk; the day 7 SMS moved to day 6 for High risk; 1 more change reaches people; worst case 3 → 4 contacts a week",
    );
    expect(summarizeDiff(compareStrategies(CARDS, { ...CARDS, note: "Only a note." }))).toBe("");
  });

  test("DF2 a change that does not fit the document is refused, and says which", () => {
    const changes = diffStrategies(CARDS, withNodes({ later: { ...node("later"), for: "P10D" } }));
    const without = withNodes({ later: undefined });
    expect(() => applyChanges(without, changes)).toThrow(
      "The patch replace /nodes/later/for does not fit the document: nothing is there.",
    );
  });
});

test("DF5 a step whose name is no text is told by what it does", () => {
  const { hello, ...others } = CARDS.nodes;
  const nodes = {
    hello: { ...hello, name: {}, to: { next: "pause" } },
    pause: { type: "wait", for: "P1D", to: { next: "risk" } },
    ...others,
  } as unknown as Strategy["nodes"];
  const told = (locale: string) => describeChanges(compareStrategies(CARDS, { ...CARDS, nodes }), { locale });
  expect(told("en")).toContain("A wait of 1 day is new, day 0, after an email (text “hello”, version 1).");
  expect(told("es")).toContain(
    "Una espera de 1 día se añade, el día 0, después de un correo electrónico (texto «hello», versión 1).",
  );
});
