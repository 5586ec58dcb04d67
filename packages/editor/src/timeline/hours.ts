/** Hours at which the policy packs of a strategy allow a contact, and where a moment outside of them leads to. */

import { type HostOptions, type PolicyPack, type PolicyRule, type Strategy, shippedPacks } from "@dunlin/engine";
import type { LooseNode } from "@dunlin/engine/editing";

type ContactWindowRule = Extract<PolicyRule, { kind: "contactWindow" }>;

/** Minutes of a day from, and up to but without. */
type Range = readonly [open: number, close: number];

/** Monday 1 to Sunday 7. */
export type Weekday = number;

interface Hours {
  readonly pack: string;
  /** Monday first. */
  readonly week: readonly (readonly Range[])[];
  /** Outside of them it is refused instead of put off. */
  readonly blocks: boolean;
  /** Other hours on days of a calendar. */
  readonly holidays: boolean;
}

/** Where a contact of one weekday and time lands. */
export interface Landing {
  readonly day: Weekday;
  readonly days: number;
  /** Minute of the day. */
  readonly at: number;
  /** Packs that put it off. */
  readonly packs: readonly string[];
}

const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const DAY = 24 * 60;

/** Channels of a step that contacts somebody. */
export function channelsOf({ type, via, channel }: LooseNode): readonly string[] {
  if (type === "send" && Array.isArray(via))
    return via.map((one: { readonly channel?: unknown }) => String(one?.channel));
  return type === "task" && typeof channel === "string" ? [channel] : [];
}

/** A rule of a policy pack about contact hours. */
export interface HourRule {
  readonly rule: ContactWindowRule;
  readonly hours: Hours;
}

/** Those of the packs of a strategy. Rules that end some day are left out: nobody knows when it runs. */
export function hourRulesOf({ policies }: Strategy, { packs = [] }: Pick<HostOptions, "packs">): readonly HourRule[] {
  const all: readonly PolicyPack[] = [...shippedPacks(), ...packs];
  return all.flatMap(({ id, rules, validTo }) =>
    policies?.includes(id) !== true || validTo !== undefined
      ? []
      : rules.flatMap((rule) =>
          rule.kind === "contactWindow" && rule.validTo === undefined ? [{ rule, hours: hoursOf(id, rule) }] : [],
        ),
  );
}

/** The contact hours that hold for a step by a channel. */
export class ContactHours {
  readonly #rules: readonly Hours[];
  /** Of each weekday, Monday first: when something begins or ends. */
  readonly #edges: readonly (readonly number[])[];
  readonly #turns: readonly (readonly number[])[];
  readonly #known = new Map<number, Landing | undefined>();

  constructor(rules: readonly HourRule[], node: LooseNode, channel: string) {
    this.#rules = rules.flatMap(({ rule, hours }) => (speaksOf(rule, node, channel) ? [hours] : []));
    this.#edges = WEEK.map((_, i) => {
      const all = this.#rules.flatMap(({ week }) => week[i] ?? []).flat();
      return [...new Set(all)].sort((a, b) => a - b);
    });
    this.#turns = this.#edges.map((edges) => [...new Set([0, ...edges])].filter((minute) => minute < DAY));
  }

  get hasHolidays(): boolean {
    return this.#rules.some(({ holidays }) => holidays);
  }

  /** When each day begins and ends; `undefined` where days differ or have pauses. */
  get everyDay(): Range | undefined {
    const days = this.#edges.filter((edges) => edges.length > 0);
    const [first] = days;
    const same =
      first?.length === 2 && days.every((edges) => edges.length === 2 && edges.every((edge, i) => edge === first[i]));
    return same ? [first[0] as number, first[1] as number] : undefined;
  }

  /** Moments of a day at which something begins or ends, and its beginning. */
  turns(day: Weekday): readonly number[] {
    return this.#turns[day - 1] ?? [];
  }

  /** `undefined` where it is refused, or put off for more than a week. */
  from(day: Weekday, minute: number): Landing | undefined {
    const key = day * DAY + minute;
    if (!this.#known.has(key)) this.#known.set(key, this.#search(day, minute));
    return this.#known.get(key);
  }

  #search(day: Weekday, minute: number): Landing | undefined {
    const against = this.#rules.filter(({ week }) => !isIn(week[day - 1] ?? [], minute));
    if (against.some(({ blocks }) => blocks)) return undefined;
    for (let days = 0; days <= 7; days++) {
      const there = ((day - 1 + days) % 7) + 1;
      const least = days === 0 ? minute : 0;
      const at = [least, ...(this.#edges[there - 1] ?? [])]
        .sort((a, b) => a - b)
        .find((one) => one >= least && this.#allows(there, one));
      if (at !== undefined) return { day: there, days, at, packs: [...new Set(against.map(({ pack }) => pack))] };
    }
    return undefined;
  }

  #allows(day: Weekday, minute: number): boolean {
    return minute < DAY && this.#rules.every(({ week }) => isIn(week[day - 1] ?? [], minute));
  }
}

const isIn = (ranges: readonly Range[], minute: number): boolean =>
  ranges.some(([open, close]) => minute >= open && minute < close);

function speaksOf(
  rule: ContactWindowRule,
  { purpose = "collect", recipient = "debtor" }: LooseNode,
  channel: string,
): boolean {
  const named = (list: readonly string[] | undefined, value: unknown) => list?.includes(String(value)) !== false;
  const exempt = rule.exempt?.some((one) => one.kind === "purpose" && one.in.includes(String(purpose))) === true;
  const places = rule.place === undefined ? [] : [rule.place].flat();
  return (
    rule.onViolation !== "warn" &&
    !exempt &&
    (places.length === 0 || places.includes("unspecified")) &&
    named(rule.channels, channel) &&
    named(rule.recipients, recipient) &&
    named(rule.purposes, purpose)
  );
}

function hoursOf(pack: string, { windows, holidays, onViolation }: ContactWindowRule): Hours {
  return {
    pack,
    week: WEEK.map((name) =>
      (windows[name] ?? []).map(([open, close]): Range => [minuteOf(open) ?? 0, minuteOf(close) ?? DAY]),
    ),
    blocks: onViolation === "block",
    holidays: holidays !== undefined,
  };
}

/** `09:30` as minutes; `undefined` for what is no time. */
export function minuteOf(text: unknown): number | undefined {
  const [, hours, minutes] = (typeof text === "string" && /^(\d\d):(\d\d)$/.exec(text)) || [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}
