/** How many days a step takes as planned, and what a strategy says about days past due. */

import type { Condition } from "@dunlin/engine";
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
  };
}

/** Working days with the weekends that may lie between them. */
const withWeekends = (days: number): number => days + 2 * Math.ceil(Math.abs(days) / 5);

const NOTHING: Span = { least: 0, most: 0 };
const OPEN: Span = { least: 0, most: undefined };

function spanOf(text: unknown): Span {
  const length = lengthOf(text);
  if (length === undefined) return NOTHING;
  return { least: length.days, most: length.business ? withWeekends(length.days) : length.days };
}

const upTo = ({ most }: Span): Span => ({ least: 0, most });

/** What it takes from coming to a step to leaving it by a port. */
export function spanAt(node: LooseNode, port: string, options: NodeTypesOption): Span {
  switch (node.type) {
    case "wait":
      return node.until === undefined ? rolled(node, spanOf(node.for ?? node.gap)) : OPEN;
    case "waitFor": {
      const span = node.until === undefined ? rolled(node, spanOf(node.for)) : OPEN;
      return port === "timeout" ? span : upTo(span);
    }
    case "task":
      return port === "blocked" ? NOTHING : port === "timeout" ? spanOf(node.due) : upTo(spanOf(node.due));
    case "offer":
      return port === "expired" ? spanOf(node.wait ?? node.validFor) : upTo(spanOf(node.wait ?? node.validFor));
    case "promise":
    case "plan":
      return port === "none" ? NOTHING : OPEN;
    case "retryPayment": {
      const last = spanOf(Array.isArray(node.attempts) ? node.attempts.at(-1) : undefined);
      return port === "exhausted" ? last : upTo(last);
    }
    case "hold":
      if (node.scope === "contact") return NOTHING;
      if (node.for === undefined) return OPEN;
      return node.releaseOn === undefined ? spanOf(node.for) : upTo(spanOf(node.for));
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

const rolled = ({ roll }: LooseNode, { least, most }: Span): Span =>
  roll === "forward" && most !== undefined ? { least, most: most + 2 } : { least, most };

/** The day of the due date for which a step waits; `undefined` where it waits for something else. */
export function anchorDay(node: LooseNode): Days | undefined {
  const until = node.until as { readonly anchor?: unknown; readonly offset?: unknown } | undefined;
  if (typeof until !== "object" || until === null || until.anchor !== "oldestDueDate") return undefined;
  const length = until.offset === undefined ? { days: 0, business: false } : lengthOf(until.offset);
  if (length === undefined) return undefined;
  const { days, business } = length;
  const weekends = business ? 2 * Math.ceil(Math.abs(days) / 5) : 0;
  const [from, to] = days < 0 ? [days - weekends, days] : [days, days + weekends];
  return { from, to: node.roll === "forward" ? to + 2 : to, open: false };
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
