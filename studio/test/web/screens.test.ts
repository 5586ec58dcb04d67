/** What the portfolio, the contact rules and the audit make of the host's answers. */

import type { PolicyPack, PolicyRule } from "@dunlin/engine";
import type { KpiValue } from "@dunlin/engine/kpi";
import { describe, expect, test } from "vitest";
import type { PackView, PortfolioView } from "../../src/model/api.ts";
import { detailsOf, logPath, placeOf } from "../../src/web/screens/audit/log.ts";
import { matching } from "../../src/web/screens/packs/matching.ts";
import { ruleText } from "../../src/web/screens/packs/rules.ts";
import { channelsOf } from "../../src/web/screens/portfolio/channels.ts";
import { bucketText, keyFigures, kpiText, rangeText, stepOf } from "../../src/web/screens/portfolio/figures.ts";
import { words } from "../../src/web/screens/portfolio/words.ts";

const said = words("en");
const kpi = (id: string, value: number | null, rest: Partial<KpiValue> = {}): KpiValue => ({
  ...{ id, unit: "share", value, certainty: "observed" },
  ...rest,
});

const bucket = (name: string, balanceMinor: number, beforeMinor: number | null) => ({
  ...{ bucket: name, cases: 1, balanceMinor, beforeMinor },
});

const rule = (part: object) => ({ id: "x.rule", cite: [], ...part }) as unknown as PolicyRule;

const view = (rest: Partial<PortfolioView>): PortfolioView => ({
  ...{ at: 0, currencies: ["EUR"], currency: "EUR", products: [], product: null, buckets: [], rolls: null, curves: [] },
  ...{ kpis: [], contacts: [], costs: { currency: "EUR", channels: {}, totalMinor: 0 }, strategies: [] },
  totals: {
    ...{ cases: 2, debtors: 2, overdueMinor: 150_000, outstandingMinor: 300_000 },
    ...{ collectedMinor: 50_000, inPlanMinor: 0, disputedMinor: 0 },
  },
  ...rest,
});

describe("SW11 figures say of how many they are", () => {
  const cured = (rest: Partial<KpiValue>, value: number | null = 0.5) =>
    keyFigures(view({ kpis: [kpi("cureRate", value, rest)] }), "en", said).find(({ id }) => id === "cureRate");

  test("SW11 with fewer than 30 that is said beside it", () => {
    expect(cured({ of: 29 })).toMatchObject({
      value: "50%",
      note: "of 29: fewer than 30, read it with care",
      tone: "warn",
    });
    expect(cured({ of: 30 })).toEqual({ id: "cureRate", name: "Cured", value: "50%", note: "of 30" });
  });

  test("SW11 what was not observed is a dash, and a figure that is not there takes no place", () => {
    expect(cured({ of: 0 }, null)).toMatchObject({ value: "–", note: "not observed yet" });
    expect(keyFigures(view({}), "en", said).map(({ id }) => id)).toEqual(["overdue", "collected", "inPlan"]);
  });

  test("SW11 in its unit, and how sure", () => {
    const shown = (unit: KpiValue["unit"], value: number) =>
      kpiText(value, kpi("x", value, { unit, currency: "EUR" }), "en", said);
    expect([shown("share", 0.0019), shown("ratio", 0.0305), shown("money", 250), shown("days", 17.4)]).toEqual([
      "0.19%",
      "3.05%",
      "€2.50",
      "17 days",
    ]);
    expect([shown("perCase", 2.44), shown("count", 3)]).toEqual(["2.44 per case", "3"]);
    expect(rangeText(kpi("x", 0.5, { low: 0.4, high: 0.6 }), "en", said)).toBe("40% to 60%, 95% sure");
    expect(rangeText(kpi("x", 0.5), "en", said)).toBe("");
  });

  test("SW11 cost is told for a hundred of the currency", () => {
    const costly = view({ kpis: [kpi("costToCollect", 0.0305, { unit: "ratio", currency: "EUR", of: 90 })] });
    expect(keyFigures(costly, "en", said).at(-1)).toMatchObject({ name: "Cost to collect €100", value: "€3.05" });
  });
});

describe("SW12 balances stand by days past due", () => {
  test.each([
    ["current", 0, "Not yet due"],
    ["1-7", 1, "1–7"],
    ["1-30", 1, "1–30"],
    ["8-30", 2, "8–30"],
    ["31-60", 3, "31–60"],
    ["61-90", 4, "61–90"],
    ["91-180", 5, "91–180"],
    ["90+", 5, "over 90"],
  ])("SW12 %s has step %i of the ramp and is called %s", (name, step, text) => {
    expect([stepOf(name), bucketText(name, said)]).toEqual([step, text]);
  });

  const note = (...buckets: PortfolioView["buckets"]) => keyFigures(view({ buckets }), "en", said)[0]?.note;

  test("SW12 arrears are held against those of a month ago, without what is not due yet", () => {
    expect(note(bucket("current", 900, 100), bucket("1-30", 500, 700))).toBe("€2.00 less than a month ago");
    expect(note(bucket("current", 900, 100), bucket("1-30", 900, 700))).toBe("€2.00 more than a month ago");
  });

  test("SW12 and are not where one of them is not known", () => {
    expect(note(bucket("1-30", 500, 700), bucket("31-60", 500, null))).toBeUndefined();
    expect(note()).toBeUndefined();
  });

  test("SW12 channels come by what went out in them, and one that only cost something too", () => {
    const contacts = [
      { day: "2026-11-01", channels: { sms: 1, email: 2 } },
      { day: "2026-11-02", channels: { sms: 4 } },
    ];
    const costs = { currency: "EUR", channels: { letter: 90, sms: 3 }, totalMinor: 93 };
    expect(channelsOf(contacts, costs)).toEqual(["sms", "email", "letter"]);
  });
});

describe("SW13 packs are found by what they say", () => {
  const pack = (id: string, place: string, usedBy: readonly string[] = []): PackView => ({
    ...{ id, title: `São Paulo ${id}`, status: "draft", jurisdictions: [place], usedBy },
    rules: [
      {
        ...{ id: `${id}.cap`, title: "cap", cite: `Law of ${place}`, severity: "defer" },
        rule: rule({
          kind: "frequencyCap",
          max: 3,
          window: { type: "rollingDays", n: 7 },
          count: {},
          scope: ["person"],
        }),
      },
    ],
  });
  const packs = [pack("br-sp", "BR", ["early"]), pack("gb", "GB")];
  const found = (text: string, place = "", used = false) =>
    matching(packs, { text, place, used }, "en").map(({ id }) => id);

  test("SW13 by every word, without accents and case, in titles, sentences and sources", () => {
    expect([found(""), found("SAO most 3"), found("law gb"), found("law us")]).toEqual([
      ["br-sp", "gb"],
      ["br-sp", "gb"],
      ["gb"],
      [],
    ]);
  });

  test("SW13 by jurisdiction, and by whether a strategy follows them", () => {
    expect([found("", "GB"), found("", "", true), found("", "GB", true)]).toEqual([["gb"], ["br-sp"], []]);
  });
});

/** As files: the engine that ships them is large. */
const PACKS = import.meta.glob<PolicyPack>("../../../packages/engine/packs/*.json", { eager: true, import: "default" });

describe("SW15 a rule is a sentence", () => {
  const hours = [["08:00", "20:00"]];
  const days = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };

  test.each([
    [
      { kind: "contactWindow", channels: ["sms", "voice"], windows: { ...days, sat: [["09:00", "13:00"]], sun: [] } },
      "SMS and call: only Mon–Fri 08:00–20:00, Sat 09:00–13:00, not on Sun.",
      "SMS y llamada: solo lun–vie 08:00–20:00, sáb 09:00–13:00, no dom.",
    ],
    [
      { kind: "contactWindow", windows: {}, holidays: { calendar: "x", windows: [] }, place: "work" },
      "No contact. Not on public holidays. Where the place is “work”.",
      "Sin contacto. No en festivos. Donde el lugar es «work».",
    ],
    [
      { kind: "cooldownAfter", channels: ["voice"], trigger: {}, for: { days: 7 }, scope: ["debt"], exempt: [{}] },
      "No call for 7 days after the last that counts. With exemptions.",
      "Sin llamada durante 7 días tras el último que cuenta. Con excepciones.",
    ],
    [
      { kind: "contentForbidden", topics: ["threatenSuit"], whenFact: "timeBarred" },
      "Nothing about “threatenSuit”. While “timeBarred” holds.",
      "Nada sobre «threatenSuit». Mientras se cumpla «timeBarred».",
    ],
  ])("SW15 %j", (part, en, es) => {
    expect([ruleText(rule(part), "en"), ruleText(rule(part), "es")]).toEqual([en, es]);
  });

  test("SW15 so is each rule of each pack that ships, in every language", () => {
    const rules = Object.values(PACKS).flatMap((pack) => pack.rules);
    expect(rules.length).toBeGreaterThan(50);
    for (const one of rules) {
      const [en, es] = [ruleText(one, "en"), ruleText(one, "es")];
      expect(en).toMatch(/^[A-Z].*\.$/);
      expect(es).toMatch(/^[A-Z].*\.$/);
      expect(`${en} ${es}`).not.toMatch(/undefined|\[object|NaN|“”|«»/);
      expect(es).not.toBe(en);
    }
  });
});

test("SW14 the log is asked for by act, subject and page, and its subjects lead to where they are shown", () => {
  expect(logPath({ what: "", subject: " " })).toBe("/v1/log?limit=100");
  expect(logPath({ what: "strategy.published", subject: " strategy:a b " }, "c1")).toBe(
    "/v1/log?limit=100&what=strategy.published&subject=strategy%3Aa+b&cursor=c1",
  );
  expect([placeOf("strategy:early"), placeOf("case:a:b"), placeOf("settings"), placeOf("person:p")]).toEqual([
    ["strategies", "early"],
    ["cases", "a:b"],
    undefined,
    undefined,
  ]);
  const entry = { id: "1", at: 0, by: "u", what: "person.read", subject: "person:p" };
  expect([detailsOf(entry), detailsOf({ ...entry, data: { count: 2, fields: ["phone"], of: "p" } })]).toEqual([
    "",
    'count: 2, fields: ["phone"], of: p',
  ]);
});
