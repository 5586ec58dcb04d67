/**
 * What conditions can read: every fact of the format with its kind, whether it can be missing, and the values it can
 * take. The host's own data come from the document's `fields`.
 */

import { dataOf, type Fact, type Facts, type Kind } from "../conditions/kinds.ts";
import { EVENTS } from "../model/event.ts";
import type { FieldSchema } from "../model/strategy.ts";

const text: Fact = { kind: "text" };
const number: Fact = { kind: "number" };
const boolean: Fact = { kind: "boolean" };
const list: Fact = { kind: "list" };
const anything: Fact = { kind: "any" };
const maybe = (fact: Fact): Fact => ({ ...fact, optional: true });

const DEBTOR: Facts = {
  id: text,
  type: { kind: "text", optional: true, values: ["natural", "legal"] },
  language: maybe(text),
  country: maybe(text),
  region: maybe(text),
  zones: maybe(list),
  tags: maybe(list),
  channels: maybe(list),
  contactFacts: maybe({ kind: "object" }),
};

const GIVEN: Facts = {
  caseId: text,
  accountId: maybe(text),
  currency: maybe(text),
  tags: maybe(list),
  debtor: { kind: "object", members: DEBTOR },
  obligations: list,
  payments: maybe(list),
  contacts: maybe(list),
  promises: maybe(list),
};

const DERIVED: Facts = {
  totalDue: number,
  totalOverdue: number,
  collectibleDue: number,
  collectibleOverdue: number,
  numberUnpaid: number,
  numberOverdue: number,
  oldestDueDate: text,
  dpd: number,
  bucket: { kind: "text", values: ["current", "1-30", "31-60", "61-90", "90+"] },
  lastPaymentAt: maybe(text),
  lastContactAt: maybe(text),
  daysSinceLastPayment: maybe(number),
  daysSinceLastContact: maybe(number),
  daysInStrategy: number,
  brokenPromises12m: number,
  promiseOpen: boolean,
  planOpen: boolean,
  today: text,
  weekday: { kind: "number", values: [1, 2, 3, 4, 5, 6, 7] },
  localTime: text,
  stage: maybe(text),
  run: number,
};

/** Facts that tell whether anything is still to be paid. `dpd` does not: it is unknown once nothing is. */
export const BALANCE: ReadonlySet<string> = new Set([
  ...[
    "totalDue",
    "totalOverdue",
    "collectibleDue",
    "collectibleOverdue",
    "numberUnpaid",
    "numberOverdue",
    "obligations",
  ],
]);

export interface Known {
  readonly fields: FieldSchema | undefined;
  /** Paths under `vars` that the document sets; absent: not known. */
  readonly vars?: readonly string[];
  readonly experiments?: readonly string[];
}

/** The root of what a condition reads that is looked at for no event in particular. */
export function factsOf(known: Known): Facts {
  return {
    ...GIVEN,
    ...DERIVED,
    data: dataOf(known.fields),
    vars: { kind: "object", ...(known.vars && { members: membersOf(known.vars, anything) }) },
    arms: { kind: "object", ...(known.experiments && { members: membersOf(known.experiments, text) }) },
    event: eventFact(undefined),
  };
}

/** The same while one of the events `on` is handled. */
export const factsDuring = (facts: Facts, on: readonly string[] | undefined): Facts =>
  on === undefined ? facts : { ...facts, event: eventFact(on) };

/** `a.b` and `a.c` as members of `a`. */
function membersOf(paths: readonly string[], fact: Fact): Facts {
  const firsts = new Set(paths.map((path) => path.split(".")[0] as string));
  return Object.fromEntries([...firsts].map((name) => [name, fact]));
}

const EVENT_KINDS: Readonly<Record<string, Kind>> = {
  text: "text",
  date: "text",
  instant: "text",
  integer: "number",
  boolean: "boolean",
  list: "list",
  parts: "list",
};

function eventFact(on: readonly string[] | undefined): Fact {
  const shapes = (on ?? []).map((type) => (Object.hasOwn(EVENTS, type) ? EVENTS[type] : undefined));
  const described = shapes.length > 0 && shapes.every((shape) => shape !== undefined);
  const data: Record<string, Fact> = {};
  for (const [key, field] of shapes.flatMap((shape) => Object.entries(shape ?? {}))) {
    const name = key.replace(/\*$/, "");
    const always = shapes.every((shape) => shape !== undefined && Object.hasOwn(shape, `${name}*`));
    data[name] = { kind: EVENT_KINDS[field] ?? "any", optional: !always };
  }
  const host: Fact = described ? { kind: "object", members: data } : { kind: "object" };
  return { kind: "object", optional: on === undefined, members: { type: text, at: text, data: host } };
}
