/**
 * `@dunlin/engine/json-logic`: the operators that strict conditions have beyond JsonLogic, for a json-logic-js that a
 * host already uses. Around them everything stays json-logic-js: its truthiness, its coercion, and `null` for unknown.
 *
 * What it cannot do is decided by json-logic-js, which works out arguments before an operator sees them:
 * - `sum` and `count` take no expression over elements. They take the list, and perhaps the path of a member:
 *   `{"sum": [{"var": "invoices"}, "amount"]}`; or a list made by `map` and `filter`:
 *   `{"count": [{"filter": [{"var": "invoices"}, {">": [{"var": "days"}, 30]}]}]}`.
 * - Inside `map`, `filter` and the like the data are the element: `daysSince` finds `today`, and `hasTag` the tags,
 *   only there. `today` may be given for all.
 * - Settings with one member are taken for an operation: write `{"days": 7, "direction": "outbound"}`, not `{"days": 7}`.
 * - There are no segments.
 */

import type { CalendarData } from "./base/calendar.ts";
import type { Zone } from "./base/zone.ts";
import type { ContactQuery, PromiseQuery } from "./conditions/counting.ts";
import { businessDaysSince, daysFrom } from "./conditions/days.ts";
import { type Environment, environmentOf, ownMember } from "./conditions/environment.ts";
import { asNumber, compare, exact, knownValue, shiftDate } from "./conditions/values.ts";

/** The part of json-logic-js that is used. */
export interface JsonLogicInstance {
  add_operation(name: string, code: (...values: never[]) => unknown): void;
}

export interface RegisterOptions {
  /** For the local day of instants; without it that day is unknown. */
  readonly zone?: Zone;
  /** Beside the built-in `weekdays`. */
  readonly calendars?: readonly CalendarData[];
  /** The date of today, for data without a `today` of their own. */
  readonly today?: () => string;
}

/**
 * Adds the operators to an instance of json-logic-js; operators that it already has under these names are replaced.
 * A value that is unknown to Dunlin comes out as `null`.
 */
export function registerOperators(jsonLogic: JsonLogicInstance, options: RegisterOptions = {}): void {
  for (const [name, apply] of Object.entries(OPERATORS)) {
    // json-logic-js calls an operator on the data.
    jsonLogic.add_operation(name, function (this: unknown, ...values: unknown[]) {
      return apply(values, () => environmentAround(this, options)) ?? null;
    });
  }
}

function environmentAround(data: unknown, { today, ...options }: RegisterOptions): Environment {
  const facts = typeof data === "object" && data !== null ? data : {};
  const dated = today === undefined || ownMember(facts, "today") !== undefined ? facts : { ...facts, today: today() };
  return environmentOf(dated, options);
}

type Apply = (values: readonly unknown[], environment: () => Environment) => unknown;

const texts =
  (holds: (text: string, part: string) => boolean): Apply =>
  ([text, part]) =>
    typeof text === "string" && typeof part === "string" ? holds(text, part) : undefined;

function between([value, low, high]: readonly unknown[]): boolean | undefined {
  const [above, below] = [compare(low, value), compare(value, high)];
  return above === undefined || below === undefined ? undefined : above <= 0 && below <= 0;
}

/** The elements of a list, or what stands under a path in each. */
function elements(name: string, values: readonly unknown[]): readonly unknown[] | undefined {
  const [list, path] = values;
  if (values.length > 1 && typeof path !== "string") {
    const hint = "json-logic-js works an expression out before; write the path as text, or use map and filter.";
    throw new TypeError(`${name} takes a list, and perhaps the path of a member. ${hint}`);
  }
  if (!Array.isArray(list)) return undefined;
  return typeof path === "string" ? list.map((item) => path.split(".").reduce(ownMember, item)) : list;
}

function sum(values: readonly unknown[]): number | undefined {
  return elements("sum", values)?.reduce<number | undefined>((total, item) => {
    const amount = asNumber(item);
    return total === undefined || amount === undefined ? undefined : exact(total + amount);
  }, 0);
}

/** All elements; with a path those where it is true, and unknown where it is neither true nor false. */
function count(values: readonly unknown[]): number | undefined {
  const all = elements("count", values);
  if (all === undefined || values.length < 2) return all?.length;
  return all.every((item) => typeof item === "boolean") ? all.filter(Boolean).length : undefined;
}

const OPERATORS: Readonly<Record<string, Apply>> = {
  between,
  known: ([value]) => knownValue(value) !== undefined,
  "??": (values) => values.find((value) => knownValue(value) !== undefined),
  abs: ([value]) => {
    const number = asNumber(value);
    return number === undefined ? undefined : exact(Math.abs(number));
  },
  startsWith: texts((text, part) => text.startsWith(part)),
  endsWith: texts((text, part) => text.endsWith(part)),
  sum,
  count,
  daysSince: ([date], environment) => daysFrom(date, environment(), 1),
  daysUntil: ([date], environment) => daysFrom(date, environment(), -1),
  businessDaysSince: ([date, calendar = ""], environment) => businessDaysSince(date, calendar, environment()),
  addDays: ([date, n]) => shiftDate(date, n),
  hasTag: ([tag], environment) => (typeof tag === "string" ? environment().hasTag(tag) : undefined),
  countContacts: ([query], environment) =>
    isSettings(query) ? environment().countContacts(query as unknown as ContactQuery) : undefined,
  countPromises: ([query], environment) =>
    isSettings(query) ? environment().countPromises(query as unknown as PromiseQuery) : undefined,
};

const isSettings = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Number.isInteger(ownMember(value, "days")) &&
  ["channels", "outcomes"]
    .map((name) => ownMember(value, name))
    .every((list) => list === undefined || Array.isArray(list));
