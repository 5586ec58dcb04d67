/** A contact rule as a sentence. */

import type { PolicyRule } from "@dunlin/engine";
import type { Language } from "../../model.ts";
import { channelName } from "../../words/channels.ts";
import { words } from "./ruleWords.ts";

type RuleWords = ReturnType<typeof words>;
type Of<Kind extends PolicyRule["kind"]> = Extract<PolicyRule, { readonly kind: Kind }>;

/** What a rule asks, in a few short sentences. */
export function ruleText(rule: PolicyRule, language: Language): string {
  const said = words(language);
  const [first, ...rest] = [main(rule, language, said), ...conditions(rule, said)].filter((text) => text !== "");
  return first === undefined ? "" : [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(" ");
}

function main(rule: PolicyRule, language: Language, said: RuleWords): string {
  const listed = (names: readonly string[]) => listOf(names, language);
  const channels = (other: string) =>
    rule.channels === undefined
      ? other
      : listed(rule.channels.map((channel) => inText(channelName(channel, language))));
  const quoted = (names: readonly string[]) => listed(names.map(said.quoted));
  switch (rule.kind) {
    case "contactWindow":
      return Object.values(rule.windows).flat().length === 0
        ? said.noChannel(channels(said.noContact))
        : said.window(channels(said.anyContact), weekText(rule.windows, language, said));
    case "frequencyCap":
      return said.cap(String(rule.max), channels(said.anyContact), windowText(rule.window, said));
    case "cooldownAfter":
      return said.cooldown(channels(said.noContact), spanText(rule.for, said));
    case "channelLock":
      return said.lock(windowText(rule.window, said));
    case "suppressWhile": {
      const fact = rule.fact ?? rule.interval ?? "";
      return rule.recipients === undefined ? said.suppress(fact) : said.suppressFor(listed(rule.recipients), fact);
    }
    case "requirePrior":
      return rule.waitDays === undefined || rule.waitDays === 0
        ? said.prior(channels(said.noContact), rule.event)
        : said.priorWait(channels(said.noContact), rule.event, said.days(rule.waitDays));
    case "requireConsent":
      return said.consent(channels(said.anyContact), rule.factContainsChannel);
    case "requireDisclosure":
      return rule.disclosures === undefined ? "" : said.disclosure(channels(said.anyContact), quoted(rule.disclosures));
    case "channelForbidden":
      return rule.whenFactContainsChannel === undefined
        ? said.noChannel(channels(said.noContact))
        : said.noOptedOut(rule.whenFactContainsChannel);
    case "recipientForbidden":
      return said.noRecipient(listed(rule.roles));
    case "contentForbidden":
      return said.noTopic(quoted(rule.topics));
    case "keepRecord":
      return typeof rule.years === "number" ? said.record(String(rule.years)) : said.recordPlain;
  }
}

/** When and for whom it holds. */
function conditions(rule: PolicyRule, said: RuleWords): readonly string[] {
  const places = rule.place === undefined ? [] : [rule.place].flat();
  return [
    ...(rule.kind === "contactWindow" ? holidayText(rule.holidays, said) : []),
    ...places.map(said.atPlace),
    ...("whenFact" in rule && rule.whenFact !== undefined ? [said.when(rule.whenFact)] : []),
    ...("unlessFact" in rule && rule.unlessFact !== undefined ? [said.unless(rule.unlessFact)] : []),
    ...(rule.kind === "requireConsent" && rule.maxAgeDays !== undefined
      ? [said.consentAge(said.days(rule.maxAgeDays))]
      : []),
    ...(rule.kind === "requireDisclosure" && rule.language !== undefined ? [said.language(rule.language)] : []),
    ...(rule.kind === "requireDisclosure" && rule.firstOnly === true ? [said.first] : []),
    ...(rule.exempt !== undefined && rule.exempt.length > 0 ? [said.exempt] : []),
  ];
}

/** Names of channels in the middle of a sentence; those that are written in capitals stay so. */
const inText = (name: string): string => (/^[A-Z][a-zé-]+$/.test(name) ? name.toLowerCase() : name);

const listOf = (names: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: "conjunction" }).format(names);

type Ranges = readonly (readonly [string, string])[];

const rangesText = (ranges: Ranges): string => ranges.map(([from, to]) => `${from}–${to}`).join(", ");

const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** "Mon–Fri 07:30–21:00, Sat 09:00–13:00, not on Sun". Days of the same hours that follow each other stand together. */
function weekText(windows: Of<"contactWindow">["windows"], language: Language, said: RuleWords): string {
  const names = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  // 2 November 2026 is a Monday.
  const name = (place: number) => names.format(Date.UTC(2026, 10, 2 + place));
  const groups: { from: number; to: number; readonly hours: string }[] = [];
  for (const [place, day] of WEEK.entries()) {
    const hours = rangesText((windows[day] ?? []) as Ranges);
    const last = groups.at(-1);
    if (last?.hours === hours) last.to = place;
    else groups.push({ from: place, to: place, hours });
  }
  const dayText = ({ from, to }: { from: number; to: number }) =>
    from === to ? name(from) : `${name(from)}–${name(to)}`;
  const open = groups.filter(({ hours }) => hours !== "").map((group) => `${dayText(group)} ${group.hours}`);
  const closed = groups.filter(({ hours }) => hours === "");
  return [...open, ...(closed.length > 0 ? [said.notOn(closed.map(dayText).join(", "))] : [])].join(", ");
}

function holidayText(holidays: Of<"contactWindow">["holidays"], said: RuleWords): readonly string[] {
  if (holidays === undefined) return [];
  return [holidays.windows.length === 0 ? said.holidaysOff : said.holidays(rangesText(holidays.windows as Ranges))];
}

function windowText(window: Of<"frequencyCap">["window"], said: RuleWords): string {
  if (window.type === "rollingDays" || window.type === "rollingHours") return said[window.type](window.n);
  return said[window.type];
}

function spanText(span: Of<"cooldownAfter">["for"], said: RuleWords): string {
  if ("hours" in span) return said.hours(span.hours);
  return said.days("days" in span ? span.days : span.elapsedDays);
}
