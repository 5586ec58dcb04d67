/** What holds for every decision, whatever the rules, the history and the clocks. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import { type ContactRequest, type ContactVerdict, evaluateContact, type PastContact } from "../../src/index.ts";
import { PACKS } from "../../src/policy/packs.data.ts";
import { MINUTE, moments, questions, ZONES } from "./arbitrary.ts";
import { library, proposal } from "./ask.ts";
import { type OracleQuestion, violatedAt } from "./oracle.ts";

const ms = (text: string): number => Date.parse(text);

type Question = OracleQuestion & { readonly at: number };

const historyOf = ({ events, debt }: Question): PastContact[] =>
  events.map(({ debt: about, ...event }, i) => ({
    ...event,
    id: `e${i}`,
    debts: about === debt ? [debt] : [about],
    person: "P1",
    direction: "outbound" as const,
  }));

const requestOf = (question: Question, at = question.at): ContactRequest => ({
  packs: ["test"],
  debtor: { zones: question.zones },
  facts: question.facts,
  history: historyOf(question),
  proposed: proposal(at, { channel: question.channel, debts: [question.debt] }),
});

const decide = (question: Question): ContactVerdict => evaluateContact(requestOf(question), library(question.rules));

describe("P4 a contact waits exactly as long as a rule is violated", () => {
  test("P4 minute by minute no earlier slot is found, and the rules are those violated at the start", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const verdict = decide(question);
        const now = violatedAt(question, question.at);
        expect(verdict.rules).toEqual(now.map((i) => `r${i}`));
        if (now.length === 0) {
          expect(verdict.decision).toBe("allowed");
          return;
        }
        // What never opens is scanned for eight days.
        const end = verdict.until === undefined ? question.at + 8 * 1440 * MINUTE : ms(verdict.until);
        let t = question.at;
        while (t < end && violatedAt(question, t).length > 0) t += MINUTE;
        expect(t).toBe(end);
        if (verdict.until === undefined) expect(verdict).toMatchObject({ decision: "blocked", reason: "noCommonSlot" });
        else expect(violatedAt(question, end)).toEqual([]);
      }),
      { numRuns: sized(100, 1500) },
    );
  });

  test("P4 each rule tells when it alone would hold again", () => {
    fc.assert(
      fc.property(questions, (question) => {
        for (const { ruleId, nextAllowed } of decide(question).violations) {
          if (nextAllowed === undefined) continue;
          const alone = { ...question, rules: [question.rules[Number(ruleId.slice(1))] as Question["rules"][number]] };
          expect(decide(alone).until).toBe(nextAllowed);
        }
      }),
    );
  });
});

/** Of the shipped packs, in the middle of the days that their calendars cover. */
const shipped = fc.record({
  packs: fc.uniqueArray(fc.constantFrom(...PACKS.map(({ id }) => id)), { minLength: 1, maxLength: 3 }),
  zones: fc.uniqueArray(fc.oneof(fc.constantFrom(...ZONES), fc.constant("Moon/Tycho")), { maxLength: 3 }),
  at: fc
    .integer({ min: ms("2026-02-01T00:00:00Z") / 1000, max: ms("2026-11-20T00:00:00Z") / 1000 })
    .map((s) => s * 1000),
  channel: fc.constantFrom("voice", "sms", "email", "whatsapp", "letter", "visit"),
  recipient: fc.constantFrom("debtor", "debtor", "debtor", "coDebtor", "employer"),
  purpose: fc.constantFrom("collect", "infoRequested", "ceaseAcknowledgement"),
  place: fc.constantFrom("unspecified", "home", "work"),
  debts: fc.subarray(["D1", "D2"]),
  disclosures: fc.subarray(["opt-out"]),
  facts: fc.record(
    {
      authorisedChannels: fc.subarray(["voice", "sms", "email", "whatsapp"]),
      consentedChannels: fc.subarray(["voice", "sms", "email", "whatsapp"]),
      attorneyRepresented: fc.boolean(),
      breathingSpace: fc.constantFrom({ from: "2026-03-01", to: "2026-04-29" }, { from: "2026-06-01" }),
    },
    { requiredKeys: [] },
  ),
  history: fc.array(
    fc.record(
      {
        id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
        back: fc.integer({ min: -3600, max: 20 * 86_400 }),
        channel: fc.constantFrom("voice", "sms", "email", "whatsapp", "letter"),
        direction: fc.constantFrom("outbound", "inbound"),
        outcome: fc.constantFrom("noAnswer", "conversation", "delivered", "bounced", "writtenNotice", "said hello"),
        debts: fc.subarray(["D1", "D2"]),
        person: fc.constantFrom("P1", "P1", "P2"),
      },
      { requiredKeys: ["back", "channel"] },
    ),
    { maxLength: 12 },
  ),
});

type Shipped = typeof shipped extends fc.Arbitrary<infer T> ? T : never;

const shippedRequest = (value: Shipped, at = value.at): ContactRequest => {
  const { packs, zones, facts, history, channel, recipient, purpose, place, debts, disclosures } = value;
  return {
    ...{ packs, facts, debtor: { zones } },
    history: history.map(({ back, ...entry }) => ({ ...entry, at: value.at - back * 1000 })) as PastContact[],
    proposed: proposal(at, { channel, recipient, purpose, place, debts, disclosures }),
  };
};

/** Until when somebody waits: for ever when blocked. */
const waitOf = ({ decision, until }: ContactVerdict, at: number): number =>
  decision === "allowed" ? at : until === undefined ? Number.POSITIVE_INFINITY : ms(until);

describe("P5 decisions fit together", () => {
  test("P5 asked again at its instant, a deferred contact is allowed", () => {
    const known = (value: Shipped) => value.history.filter(({ back }) => back >= 0);
    fc.assert(
      fc.property(shipped, (value) => {
        const quiet = { ...value, history: known(value) };
        const { until } = evaluateContact(shippedRequest(quiet));
        if (until !== undefined) expect(evaluateContact(shippedRequest(quiet, ms(until))).decision).toBe("allowed");
      }),
      { numRuns: sized(500, 20_000) },
    );
  });

  test("P5 another pack never makes a contact earlier, and takes no rule away", () => {
    fc.assert(
      fc.property(shipped, fc.constantFrom(...PACKS.map(({ id }) => id)), (value, more) => {
        const fewer = evaluateContact(shippedRequest(value));
        const all = evaluateContact(shippedRequest({ ...value, packs: [...value.packs, more] }));
        expect(waitOf(all, value.at)).toBeGreaterThanOrEqual(waitOf(fewer, value.at));
        expect(all.rules).toEqual(expect.arrayContaining([...fewer.rules]));
      }),
      { numRuns: sized(500, 20_000) },
    );
  });

  test("P5 another candidate zone never makes a contact earlier", () => {
    fc.assert(
      fc.property(questions, fc.constantFrom(...ZONES), (question, zone) => {
        const wider = { ...question, zones: [...new Set([...question.zones, zone])] };
        expect(waitOf(decide(wider), question.at)).toBeGreaterThanOrEqual(waitOf(decide(question), question.at));
      }),
    );
  });

  test("P5 the order of packs, zones, debts and history means nothing, nor does a copy of an entry", () => {
    fc.assert(
      fc.property(shipped, fc.nat(), (value, turn) => {
        const turned = <T>(list: readonly T[]): T[] =>
          list.map((_, i) => list[(i + turn) % list.length] as T).reverse();
        const { zones: _, ...verdict } = evaluateContact(shippedRequest(value));
        const other = {
          ...value,
          packs: turned(value.packs),
          zones: turned(value.zones),
          debts: turned(value.debts),
          history: turned([...value.history, ...value.history.filter(({ id }) => id !== undefined).slice(0, 1)]),
        };
        const { zones: __, ...same } = evaluateContact(shippedRequest(other));
        const bare = ({ violations, ...rest }: Omit<ContactVerdict, "zones">) => ({
          ...rest,
          violations: violations.map(({ packId, ruleId, nextAllowed }) => [packId, ruleId, nextAllowed]),
        });
        expect(bare(same)).toEqual(bare(verdict));
      }),
    );
  });

  test("P5 the same question has the same answer, and nothing is changed by asking", () => {
    fc.assert(
      fc.property(shipped, (value) => {
        const request = shippedRequest(value);
        const before = JSON.stringify(request);
        expect(JSON.stringify(evaluateContact(request))).toBe(JSON.stringify(evaluateContact(JSON.parse(before))));
        expect(JSON.stringify(request)).toBe(before);
      }),
    );
  });

  test("P5 what has no rule to speak of it is allowed", () => {
    fc.assert(
      fc.property(moments, (at) => {
        const { decision, rules } = evaluateContact({ ...requestOf({ ...EMPTY, at, known: at }), packs: [] });
        expect({ decision, rules }).toEqual({ decision: "allowed", rules: [] });
      }),
    );
  });
});

const EMPTY = { rules: [], zones: [], channel: "voice", debt: "D1", events: [], facts: {} };
