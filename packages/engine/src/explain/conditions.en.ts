/** English words for conditions. */

import type { ConditionWords } from "./conditionWords.ts";
import { listed } from "./forms.en.ts";

const no = (negated: boolean, otherwise = ""): string => (negated ? "not " : otherwise);

const ORDER = {
  "==": ["is", "is"],
  "!=": ["is not", "is not"],
  "<": ["is less than", "is before"],
  "<=": ["is at most", "is no later than"],
  ">": ["is more than", "is after"],
  ">=": ["is at least", "is no earlier than"],
} as const;

const lately = (days: string, single: boolean): string =>
  single ? "today" : `in the last ${days} days (today included)`;

export const conditions: ConditionWords = {
  always: "always",
  never: "never",
  yes: "yes",
  no: "no",
  nothing: "nothing",
  emptyList: "an empty list",
  entry: "it",
  soFar: "the result so far",
  members: {
    ref: "its reference",
    kind: "its kind",
    dueDate: "its due date",
    originalDueDate: "its original due date",
    issuedAt: "its date of issue",
    currency: "its currency",
    amountMinor: "its amount",
    outstandingMinor: "what is still owed of it",
    feesMinor: "its fees",
    product: "its product",
    at: "its date",
    channel: "its channel",
    status: "its status",
    address: "its address",
  },
  member: (name) => `its “${name}”`,
  truths: {
    promiseOpen: ["a promise to pay is open", "no promise to pay is open"],
    planOpen: ["a payment plan is open", "no payment plan is open"],
  },
  memberTruths: {
    disputed: ["it is disputed", "it is not disputed"],
    onHold: ["it is on hold", "it is not on hold"],
    reversed: ["it was reversed", "it was not reversed"],
    consent: ["there is consent for it", "there is no consent for it"],
    verified: ["it is verified", "it is not verified"],
    bounced: ["it has bounced", "it has not bounced"],
    optedOut: ["the debtor has opted out of it", "the debtor has not opted out of it"],
    preferred: ["it is preferred", "it is not preferred"],
  },
  promiseStatuses: {
    broken: "broken",
    kept: "kept",
    partial: "kept in part",
    open: "open",
    withdrawn: "withdrawn",
    replaced: "replaced",
  },
  whether: (clause) => `whether ${clause}`,
  holds: (value, negated) => `${value} is ${no(negated)}true`,
  not: (clause) => `it is not so that ${clause}`,
  group: (clause) => `(${clause})`,
  raw: (text) => `the rule ${text}`,
  compare: (op, left, right, dates) => `${left} ${ORDER[op][dates ? 1 : 0]} ${right}`,
  between: (value, low, high, negated) => `${value} is ${no(negated)}between ${low} and ${high}`,
  within: {
    daysSince: (date, days, single, negated) =>
      `${date} was ${no(negated)}within the last ${days} ${single ? "day" : "days"}`,
    businessDaysSince: (date, days, single, negated) =>
      `${date} was ${no(negated)}within the last ${days} business ${single ? "day" : "days"}`,
    daysUntil: (date, days, single, negated) =>
      `${date} is ${no(negated)}within the next ${days} ${single ? "day" : "days"}`,
  },
  known: (value, negated) => `${value} is ${no(negated)}known`,
  decided: (clause, counts) => `${clause} ${counts ? "(or nobody knows)" : "(and this is known)"}`,
  hasTag: (tag, negated) => `there is ${negated ? "no" : "a"} tag ${tag}`,
  segment: (name, negated) => `the case is ${no(negated)}in the group ${name}`,
  startsWith: (text, part, negated) => `${text} ${negated ? "does not begin" : "begins"} with ${part}`,
  endsWith: (text, part, negated) => `${text} ${negated ? "does not end" : "ends"} with ${part}`,
  oneOf: (value, items, negated) => {
    if (!negated) return `${value} is ${listed(items, "or")}`;
    return `${value} is ${items.length > 1 ? "neither" : "not"} ${listed(items, "nor")}`;
  },
  contains: (whole, part, negated) => `${whole} ${negated ? "does not contain" : "contains"} ${part}`,
  some: (list, clause) => `for at least one entry of ${list}, ${clause}`,
  all: (list, clause) => `for every entry of ${list}, ${clause}`,
  none: (list, clause) => `for no entry of ${list}, ${clause}`,
  firstKnown: (values) => values.join(", or if that is not known "),
  choose: (cases, otherwise) =>
    `${cases.map(({ when, gives }) => `${gives} if ${when}`).join(", ")}, otherwise ${otherwise}`,
  missing: (paths) => `what is not known of ${paths}`,
  missingSome: (need, paths) => `what is not known of ${paths} while fewer than ${need} of them are known`,
  arithmetic: {
    "+": (values) => listed(values, "plus"),
    "-": (values) => listed(values, "minus"),
    "*": (values) => listed(values, "times"),
    "/": (values) => listed(values, "divided by"),
    "%": (values) => `the remainder of ${listed(values, "divided by")}`,
    min: (values) => `the least of ${listed(values, "and")}`,
    max: (values) => `the greatest of ${listed(values, "and")}`,
    abs: (values) => `${listed(values, "and")} without its sign`,
  },
  negative: (value) => `minus ${value}`,
  cat: (values) => `the text made of ${listed(values, "and")}`,
  substr: (text, start, length) =>
    `the part of ${text} from place ${start} on${length === undefined ? "" : `, ${length} characters long`}`,
  merge: (values) => `one list of ${listed(values, "and")}`,
  filter: (list, clause) => `the entries of ${list} where ${clause}`,
  map: (list, value) => `the list of ${value} for every entry of ${list}`,
  reduce: (list, value, start) => `${list} taken together, beginning with ${start} and going on with ${value}`,
  sum: (list, value) => `the sum over ${list} of ${value}`,
  count: (list, clause) => `the number of entries of ${list} where ${clause}`,
  daysSince: (date) => `the number of days since ${date}`,
  daysUntil: (date) => `the number of days until ${date}`,
  businessDaysSince: (date, calendar) =>
    `the number of business days since ${date}${calendar === undefined ? "" : ` (calendar ${calendar})`}`,
  addDays: (date, days) => `the day ${days} days after ${date}`,
  countContacts: ({ days, single, inbound, channels, outcomes }) =>
    `the number of contacts ${inbound ? "from" : "with"} the debtor${channels === undefined ? "" : ` ${channels}`}${outcomes === undefined ? "" : ` with the result ${outcomes}`} ${lately(days, single)}`,
  countPromises: ({ status, days, single }) => `the number of promises closed as ${status} ${lately(days, single)}`,
};
