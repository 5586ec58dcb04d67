/** Figures of the portfolio in words: what they are, of how many, and how sure. */

import type { KpiValue } from "@dunlin/engine/kpi";
import type { PortfolioView } from "../../../model/api.ts";
import type { Language } from "../../model.ts";
import { money, number, percent, UNKNOWN } from "../../ui/format.ts";
import type { Figure } from "../../ui/parts.tsx";
import type { PortfolioWords } from "./words.ts";

/** Fewer than that are told beside the figure: few people swing. */
const FEW = 30;

/** A figure in its unit. */
export function kpiText(value: number | null, kpi: KpiValue, language: Language, { units }: PortfolioWords): string {
  if (value === null) return UNKNOWN;
  const plain = number(value, language, { maximumFractionDigits: 2 });
  switch (kpi.unit) {
    case "share":
      return percent(value, language, value !== 0 && Math.abs(value) < 0.01 ? 2 : 1);
    case "ratio":
      return percent(value, language, 2);
    case "money":
      return money(value, kpi.currency ?? "EUR", language);
    case "days":
      return units.days(number(value, language, { maximumFractionDigits: 0 }));
    case "perCase":
    case "perCaseMonth":
    case "perHour":
      return units[kpi.unit](plain);
    default:
      return plain;
  }
}

/** How sure a figure is. Empty where nobody says. */
export function rangeText(kpi: KpiValue, language: Language, words: PortfolioWords): string {
  const { low, high, level = 0.95 } = kpi;
  if (low === undefined || high === undefined || kpi.value === null) return "";
  const text = (value: number) => kpiText(value, kpi, language, words);
  return words.between(text(low), text(high), percent(level, language, 0));
}

/** What stands under a figure: of how many, or that they are few. */
function baseText(kpi: KpiValue, language: Language, words: PortfolioWords): string | undefined {
  if (kpi.value === null) return words.unobserved;
  if (kpi.of === undefined) return undefined;
  const of = words.of(number(kpi.of, language));
  return kpi.of < FEW ? words.few(of) : of;
}

/** The key figures of the first panel, those that are there. */
export function keyFigures(view: PortfolioView, language: Language, words: PortfolioWords): readonly Figure[] {
  const { totals, currency } = view;
  const said = words.key;
  const short = (minor: number) => money(minor, currency, language, { compact: true });
  const of = (id: string, name: string, shown?: (value: number) => string): readonly Figure[] => {
    const kpi = view.kpis.find((one) => one.id === id && (one.currency ?? currency) === currency);
    if (kpi === undefined) return [];
    const value =
      kpi.value === null || shown === undefined ? kpiText(kpi.value, kpi, language, words) : shown(kpi.value);
    const few = kpi.value !== null && kpi.of !== undefined && kpi.of < FEW;
    return [{ id, name, value, note: baseText(kpi, language, words), ...(few && { tone: "warn", icon: "warn" }) }];
  };
  return [
    { id: "overdue", name: said.overdue, value: short(totals.overdueMinor), note: overdueNote(view, short, words) },
    {
      ...{ id: "collected", name: said.collected, value: short(totals.collectedMinor) },
      note: said.outstanding(short(totals.outstandingMinor)),
    },
    {
      ...{ id: "inPlan", name: said.inPlan, value: short(totals.inPlanMinor) },
      note: said.disputed(short(totals.disputedMinor)),
    },
    ...of("cureRate", said.cured),
    ...of("costToCollect", said.cost(wholeMoney(100, currency, language)), (ratio) =>
      money(ratio * minorOf(100, currency), currency, language),
    ),
    ...of("complaintRate", said.complaints),
  ];
}

/** Against a month ago, where every bucket knows what it was; what is not due yet is no arrear. */
function overdueNote(
  { buckets }: PortfolioView,
  short: (minor: number) => string,
  { key }: PortfolioWords,
): string | undefined {
  const late = buckets.filter(({ bucket }) => stepOf(bucket) > 0);
  if (late.length === 0 || late.some(({ beforeMinor }) => beforeMinor === null)) return undefined;
  const change = late.reduce((sum, { balanceMinor, beforeMinor }) => sum + balanceMinor - (beforeMinor ?? 0), 0);
  return change > 0 ? key.more(short(change)) : key.less(short(-change));
}

const minorOf = (whole: number, currency: string): number => {
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
  return whole * 10 ** (digits ?? 2);
};

const wholeMoney = (whole: number, currency: string, language: Language): string =>
  money(minorOf(whole, currency), currency, language).replace(/[.,]00(?!\d)/, "");

/** Step of the ramp of days past due, 0 to 5, that a bucket has: `current`, `1-30`, `90+`. */
export function stepOf(bucket: string): number {
  const [first] = bucket.match(/\d+/) ?? [];
  if (first === undefined) return 0;
  const day = Number(first);
  if (bucket.includes("+")) return 5;
  return [8, 31, 61, 91].findIndex((end) => day < end) + 1 || 5;
}

/** A bucket as people call it. */
export function bucketText(bucket: string, { balances }: PortfolioWords): string {
  const [first] = bucket.match(/\d+/) ?? [];
  if (first === undefined) return balances.current;
  return bucket.includes("+") ? balances.over(first) : bucket.replace("-", "–");
}
