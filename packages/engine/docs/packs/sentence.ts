/** What a rule of a pack says, in one plain English sentence made of its data. */

import type {
  ContactFilter,
  ContactWindowRule,
  CountWindow,
  Exemption,
  FrequencyCapRule,
  KeepRecordRule,
  PolicyRule,
  ScopePart,
  TimeRange,
  WaitSpan,
  WeekdayName,
} from "../../src/model/policy.ts";

const DAYS: readonly WeekdayName[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const CHANNELS: Readonly<Record<string, string>> = {
  chat: "chat messages",
  email: "e-mail",
  letter: "letters",
  push: "push messages",
  sms: "text messages",
  visit: "visits",
  voice: "calls",
  whatsapp: "WhatsApp",
};
const ROLES: Readonly<Record<string, string>> = {
  coDebtor: "co-debtors",
  debtor: "the debtor",
  employer: "employers",
  neighbour: "neighbors",
  otherThirdParty: "other third parties",
  reference: "references",
  relative: "relatives",
  spouse: "the spouse",
};
const OUTCOMES: Readonly<Record<string, string>> = {
  abandoned: "inbound calls that ended before a talk",
  bounced: "messages that bounced",
  conversation: "a conversation",
  noAnswer: "calls nobody answered",
  notConnected: "calls that never connected",
  writtenNotice: "the written notice",
};

export function sentenceOf(rule: PolicyRule): string {
  const text = `${clauseOf(rule)}${rule.kind === "keepRecord" ? "" : exceptions(rule.exempt ?? [])}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function clauseOf(rule: PolicyRule): string {
  const subject = `${channels(rule.channels)}${place(rule.place)}${people(rule.recipients)}`;
  switch (rule.kind) {
    case "contactWindow":
      return `${subject} only ${hours(rule)}`;
    case "frequencyCap":
      return `${subject}: at most ${rule.max} ${span(rule.window)}${scope(rule.scope)}; ${counted(rule)}`;
    case "cooldownAfter":
      return `after ${trigger(rule.trigger)}, no ${subject} ${wait(rule.for)}${scope(rule.scope)}`;
    case "channelLock":
      return `after ${trigger(rule.trigger)}, only its channel ${until(rule.window)}${scope(rule.scope)}`;
    case "suppressWhile":
      return rule.fact === undefined
        ? `no ${subject} until the interval \`${rule.interval}\` is over`
        : `no ${subject} while the fact \`${rule.fact}\` holds`;
    case "requirePrior":
      return `${subject} only after ${OUTCOMES[rule.event] ?? `\`${rule.event}\``}, and ${rule.waitDays ?? 0} local days of waiting${scope(rule.scope)}`;
    case "requireConsent":
      return `${subject} only by channels in the fact \`${rule.factContainsChannel}\``;
    case "requireDisclosure":
      return `${subject} must contain ${list((rule.disclosures ?? []).map(code), "and")}${rule.firstOnly === true ? " in the first contact" : ""}`;
    case "channelForbidden":
      return `no ${subject}${conditions(rule)}`;
    case "recipientForbidden":
      return `no ${subject} with ${list(rule.roles.map(words), "or")}${conditions(rule)}`;
    case "contentForbidden":
      return `nothing about ${list(rule.topics.map(code), "or")}${conditions(rule)}`;
    case "keepRecord":
      return kept(rule);
  }
}

/** `Mon to Fri 07:00–19:00, Sat 08:00–15:00; not on Sun, nor on holidays`. */
function hours({ windows, holidays }: ContactWindowRule): string {
  const runs: { from: WeekdayName; to: WeekdayName; ranges: string }[] = [];
  for (const day of DAYS) {
    const ranges = ranged(windows[day] ?? []);
    const last = runs.at(-1);
    if (last?.ranges === ranges) last.to = day;
    else runs.push({ from: day, to: day, ranges });
  }
  const daily = runs.length === 1 ? `every day ${runs[0]?.ranges}` : undefined;
  const open = runs.filter(({ ranges }) => ranges !== "").map((run) => `${daysOf(run)} ${run.ranges}`);
  const closed = runs.filter(({ ranges }) => ranges === "").map(daysOf);
  if (holidays?.windows.length === 0) closed.push(`holidays of \`${holidays.calendar}\``);
  return `${daily ?? open.join(", ")}${closed.length === 0 ? "" : `; not on ${list(closed, "or")}`}`;
}

const ranged = (ranges: readonly TimeRange[]): string =>
  ranges.map(([open, close]) => `${open}–${close}`).join(" and ");
const named = (day: WeekdayName): string => `${day.charAt(0).toUpperCase()}${day.slice(1)}`;

function daysOf({ from, to }: { from: WeekdayName; to: WeekdayName }): string {
  if (from === to) return named(from);
  return `${named(from)} ${DAYS.indexOf(to) - DAYS.indexOf(from) === 1 ? "and" : "to"} ${named(to)}`;
}

function channels(names: readonly string[] | undefined): string {
  if (names === undefined) return "contact";
  return list(names.map(channel), "or");
}

const channel = (name: string): string => CHANNELS[name] ?? name;

function place(where: string | readonly string[] | undefined): string {
  if (where === undefined) return "";
  return ` at ${list([where].flat(), "or")}`;
}

const people = (names: readonly string[] | undefined): string =>
  names === undefined ? "" : ` with ${list(names.map(words), "or")}`;

function span(window: CountWindow): string {
  switch (window.type) {
    case "rollingDays":
      return `in ${window.n} local days`;
    case "rollingHours":
      return `in ${window.n} hours`;
    case "calendarDay":
      return "a day";
    case "calendarWeek":
      return `a week from ${named(window.start ?? "mon")}`;
    case "calendarMonth":
      return "a calendar month";
  }
}

const until = (window: CountWindow): string =>
  window.type === "calendarWeek"
    ? `until the next week from ${named(window.start ?? "mon")}`
    : `for the rest of what is counted ${span(window)}`;

function wait(span: WaitSpan): string {
  if ("hours" in span) return `for ${span.hours} hours`;
  if ("elapsedDays" in span) return `until the same wall time ${span.elapsedDays} days later`;
  const own = span.countTriggerDay === true ? ", its own day included" : " after its own";
  return `for ${span.days} local ${span.days === 1 ? "day" : "days"}${own}`;
}

const scope = (parts: readonly ScopePart[]): string => (parts.length === 0 ? "" : `, for each ${list(parts, "and")}`);

function trigger({ directions, channels: names, outcomes, outcomesNot }: ContactFilter): string {
  const what = outcomes === undefined ? "a contact" : list(outcomes.map(outcome), "or");
  const by = names === undefined ? "" : ` by ${channels(names)}`;
  const side = directions?.length === 1 ? ` (${directions[0]})` : "";
  return `${what}${by}${side}${without(outcomesNot)}`;
}

function counted({ channels: asked, count }: FrequencyCapRule): string {
  const { channels: names, directions, outcomes, outcomesNot, unlessFlag } = count;
  const what = `${names}` === `${asked}` ? "ones" : channels(names);
  const side = directions?.length === 1 ? `${directions[0]} ` : "";
  const became = outcomes === undefined ? "" : ` that became ${list(outcomes.map(outcome), "or")}`;
  const flag = unlessFlag === undefined ? "" : `, not those marked \`${unlessFlag}\``;
  return `${side}${what}${became} count${without(outcomesNot)}${flag}`;
}

const without = (outcomes: readonly string[] | undefined): string =>
  outcomes === undefined ? "" : `, not ${list(outcomes.map(outcome), "or")}`;

const outcome = (name: string): string => OUTCOMES[name] ?? `\`${name}\``;

function conditions(rule: {
  readonly whenFact?: string;
  readonly whenFactContainsChannel?: string;
  readonly unlessFact?: string;
}): string {
  const { whenFact, whenFactContainsChannel, unlessFact } = rule;
  return [
    whenFact === undefined ? "" : ` while the fact \`${whenFact}\` holds`,
    whenFactContainsChannel === undefined ? "" : ` by channels in the fact \`${whenFactContainsChannel}\``,
    unlessFact === undefined ? "" : ` unless the fact \`${unlessFact}\` holds`,
  ].join("");
}

function exceptions(exempt: readonly Exemption[]): string {
  return exempt.map((exemption) => `; ${exception(exemption)}`).join("");
}

function exception(exemption: Exemption): string {
  switch (exemption.kind) {
    case "purpose":
      return `free for ${list(exemption.in.map(code), "and")}`;
    case "replySameChannel":
      return `${exemption.max} reply by the channel of an inbound message is free`;
    case "requestedWindow":
      return "hours that the debtor asked for take their place";
  }
}

function kept(rule: KeepRecordRule): string {
  const { years, after, fields } = rule;
  const what = Array.isArray(fields) ? list(fields.map(String).map(code), "and") : "contacts";
  return `keep ${what} of each contact for ${years} years after ${after === "contact" ? "it" : "the last activity"}`;
}

const words = (role: string): string => ROLES[role] ?? role;
const code = (text: string): string => `\`${text}\``;

function list(items: readonly string[], word: "and" | "or"): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
}
