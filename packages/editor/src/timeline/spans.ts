/** How many days a step takes as planned, and what a strategy says about days past due. */

import type { Condition, HostOptions, Strategy } from "@dunlin/engine";
import { type LooseNode, waitsAt } from "@dunlin/engine/editing";
import type { NodeTypesOption } from "../document/strategy.ts";

/** Days, both included. `open`: it can also be later, since an event or a person decides. */
export interface Days {
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
}

/** Days between coming and leaving; `most` is `undefined` where an event or a person decides. */
export interface Span {
  readonly least: number;
  readonly most: number | undefined;
}

/** A duration in its largest unit, as far as it is a plain number of days. */
export interface Length {
  readonly days: number;
  /** Working days of a calendar. */
  readonly business: boolean;
  /** It has months, years or hours, and cannot be told in days alone. */
  readonly rough: boolean;
  /** Of the whole, where every day has 24 hours. */
  readonly minutes: number;
}

const PARTS = /^(-)?P(?:(\d+)B|(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)$/;

/** `undefined` for what is no duration. */
export function lengthOf(text: unknown): Length | undefined {
  const parts = typeof text === "string" ? PARTS.exec(text) : null;
  if (parts === null || parts.slice(2).every((part) => part === undefined)) return undefined;
  const [sign, business, years, months, weeks, days, hours, minutes, seconds] = parts
    .slice(1)
    .map((part, i) => (i === 0 ? (part === "-" ? -1 : 1) : Number(part ?? 0))) as [number, ...number[]];
  const time = ((hours ?? 0) + (minutes ?? 0) / 60 + (seconds ?? 0) / 3600) / 24;
  const whole =
    (business ?? 0) + (years ?? 0) * 365 + (months ?? 0) * 30 + (weeks ?? 0) * 7 + (days ?? 0) + Math.floor(time);
  return {
    days: sign * whole || 0,
    business: parts[2] !== undefined,
    rough: time > 0 || (years ?? 0) + (months ?? 0) > 0,
    minutes: sign * (whole + time - Math.floor(time)) * 24 * 60,
  };
}

/** Weekdays on which a calendar rests, Monday 1 to Sunday 7; that of a node, else of the strategy. */
export function restDays(doc: Strategy, node: LooseNode, options: Pick<HostOptions, "calendars">): readonly number[] {
  const id = node.calendar ?? doc.time?.calendar;
  return options.calendars?.find((calendar) => calendar.id === id)?.weekend ?? [6, 7];
}

/** Of Monday to Friday. */
const REST = 2;

/** Where a number of days leads at the earliest and at the latest, with so many days of rest in a week. */
function landing({ days, business }: Pick<Length, "days" | "business">, roll: unknown, rest: number): Days {
  const between = rest * Math.max(1, Math.ceil(Math.abs(days) / (7 - rest)));
  const [sooner, later] = business
    ? [days < 0 ? between : 0, days < 0 ? 0 : between]
    : [roll === "backward" ? rest : 0, roll === "forward" ? rest : 0];
  return { from: days - sooner, to: days + later, open: false };
}

const NOTHING: Span = { least: 0, most: 0 };
const OPEN: Span = { least: 0, most: undefined };

/** A day that would lie before the arrival leads to the next day of work instead. */
function spanOf(text: unknown, rest: number, roll?: unknown): Span {
  const length = lengthOf(text);
  if (length === undefined) return NOTHING;
  const { from, to } = landing(length, roll, rest);
  return { least: Math.max(0, from), most: roll === "backward" && rest > 0 && to <= rest ? rest + 1 : to };
}

const upTo = ({ most }: Span): Span => ({ least: 0, most });

/**
 * What it takes from coming to a step to leaving it by a port.
 *
 * @param rest - Days of rest in a week; 0 tells what is written, before any of it is moved.
 */
export function spanAt(node: LooseNode, port: string, options: NodeTypesOption, rest = REST): Span {
  const { roll } = node;
  switch (node.type) {
    case "wait":
      return node.until === undefined ? spanOf(node.for ?? node.gap, rest, roll) : OPEN;
    case "waitFor": {
      const span = node.until === undefined ? spanOf(node.for, rest, roll) : OPEN;
      return port === "timeout" ? span : upTo(span);
    }
    case "task":
      return port === "blocked" ? NOTHING : port === "timeout" ? spanOf(node.due, rest) : upTo(spanOf(node.due, rest));
    case "offer":
      return port === "expired"
        ? spanOf(node.wait ?? node.validFor, rest)
        : upTo(spanOf(node.wait ?? node.validFor, rest));
    case "promise":
    case "plan":
      return port === "none" ? NOTHING : OPEN;
    case "retryPayment": {
      const last = spanOf(Array.isArray(node.attempts) ? node.attempts.at(-1) : undefined, rest);
      return port === "exhausted" ? last : upTo(last);
    }
    case "hold":
      if (node.scope === "contact") return NOTHING;
      if (node.for === undefined) return OPEN;
      return node.releaseOn === undefined ? spanOf(node.for, rest) : upTo(spanOf(node.for, rest));
    case "callStrategy":
      return node.mode === "jump" ? NOTHING : OPEN;
    case "send":
    case "score":
    case "external":
      return NOTHING;
    default:
      return waitsAt(node, options) ? OPEN : NOTHING;
  }
}

/** The day of the due date for which a step waits; `undefined` where it waits for something else. */
export function anchorDay(node: LooseNode, rest = REST): Days | undefined {
  const until = node.until as { readonly anchor?: unknown; readonly offset?: unknown } | undefined;
  if (typeof until !== "object" || until === null || until.anchor !== "oldestDueDate") return undefined;
  const length = until.offset === undefined ? { days: 0, business: false } : lengthOf(until.offset);
  return length === undefined ? undefined : landing(length, node.roll, rest);
}

/** Days past due that a condition asks for; `undefined` where it says nothing about them. */
export function dpdBounds(rule: Condition | undefined): { readonly from?: number; readonly to?: number } | undefined {
  if (typeof rule !== "object" || rule === null || Array.isArray(rule)) return undefined;
  const [[operator, given] = []] = Object.entries(rule);
  const args: readonly unknown[] = Array.isArray(given) ? given : [given];
  if (operator === "and") {
    const all = args.flatMap((one) => dpdBounds(one as Condition) ?? []);
    if (all.length === 0) return undefined;
    const [low, high] = [all.flatMap(({ from }) => from ?? []), all.flatMap(({ to }) => to ?? [])];
    return bounds(low.length === 0 ? undefined : Math.max(...low), high.length === 0 ? undefined : Math.min(...high));
  }
  const [a, b, c] = args;
  const number = (value: unknown) => (typeof value === "number" ? value : undefined);
  if (operator === "between" && isDpd(a)) return bounds(number(b), number(c));
  if (operator === "<=" && args.length === 3 && isDpd(b)) return bounds(number(a), number(c));
  if (args.length !== 2 || operator === undefined) return undefined;
  if (isDpd(a) && typeof b === "number") return compared(operator, b);
  return isDpd(b) && typeof a === "number" ? compared(FLIPPED[operator] ?? "", a) : undefined;
}

const bounds = (from: number | undefined, to: number | undefined) => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

const FLIPPED: Readonly<Record<string, string>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==" };

function compared(operator: string, value: number) {
  switch (operator) {
    case ">=":
      return bounds(value, undefined);
    case ">":
      return bounds(value + 1, undefined);
    case "<=":
      return bounds(undefined, value);
    case "<":
      return bounds(undefined, value - 1);
    case "==":
      return bounds(value, value);
    default:
      return undefined;
  }
}

function isDpd(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { var: path } = value as { readonly var?: unknown };
  return path === "dpd" || (Array.isArray(path) && path[0] === "dpd");
}
