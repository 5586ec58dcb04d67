/** What the portfolio, the contact rules and the audit make of the host's answers. */

import type { KpiValue } from "@dunlin/engine/kpi";
import { describe, expect, test } from "vitest";
import type { PackView, PortfolioView } from "../../src/model/api.ts";
import { detailsOf, logPath, placeOf } from "../../src/web/screens/audit/log.ts";
import { linked, matching } from "../../src/web/screens/packs/matching.ts";
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
    ...{ id, title: `Pack ${id}`, status: "draft", jurisdictions: [place], usedBy },
    rules: [{ id: `${id}.window`, title: "São Paulo, hours", cite: `Law of ${place}`, severity: "defer" }],
  });
  const packs = [pack("br-sp", "BR", ["early"]), pack("gb", "GB")];
  const found = (text: string, place = "", used = false) => matching(packs, { text, place, used }).map(({ id }) => id);

  test("SW13 by every word, without accents and case, in titles, rules and sources", () => {
    expect([found(""), found("SAO hours"), found("law gb"), found("law us")]).toEqual([
      ["br-sp", "gb"],
      ["br-sp", "gb"],
      ["gb"],
      [],
    ]);
  });

  test("SW13 by jurisdiction, and by whether a strategy follows them", () => {
    expect([found("", "GB"), found("", "", true), found("", "GB", true)]).toEqual([["gb"], ["br-sp"], []]);
  });

  test("SW13 addresses in a source are links, nothing else is", () => {
    expect(linked("CONC 7.9 (https://example.org/7/9.html), javascript:alert(1)")).toEqual([
      { text: "CONC 7.9 (" },
      { text: "https://example.org/7/9.html", url: "https://example.org/7/9.html" },
      { text: "), javascript:alert(1)" },
    ]);
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
