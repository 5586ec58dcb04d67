/** Words of the condition builder. */

import type { Diagnostic } from "@dunlin/engine";
import type { RowDragWords } from "../dnd/RowDrag.tsx";
import type { FormulaWords } from "../formula/words.ts";
import type { Mode } from "./tree.ts";

export interface ConditionWords {
  /** By path: names of facts. One without a name is not offered. */
  readonly fields: Readonly<Record<string, string>>;
  /** Names of what entries of lists have. */
  readonly members: Readonly<Record<string, string>>;
  /** One entry of a list: `obligation`; `entry` for lists of the host's own. */
  readonly entries: Readonly<Record<string, string>>;
  readonly entry: string;
  /** Values with a meaning of their own, by `path.value`. */
  readonly values: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<FieldGroup, string>>;
  /** Operators by their key; `date` and `time` ones where they read differently. */
  readonly asks: Readonly<Record<string, string>>;
  readonly dateAsks: Readonly<Record<string, string>>;
  readonly dayUnits: { readonly daysSince: string; readonly businessDaysSince: string; readonly daysUntil: string };
  readonly days: string;
  readonly businessDays: string;
  readonly inTheLast: string;
  readonly and: string;
  readonly anyChannel: string;
  readonly channels: Readonly<Record<string, string>>;
  readonly statuses: Readonly<Record<string, string>>;
  readonly yes: string;
  readonly no: string;
  readonly quantities: Readonly<Record<string, string>>;
  readonly modes: Readonly<Record<Mode, string>>;
  /** After the switch of a group. */
  readonly modeHints: Readonly<Record<Mode, string>>;
  readonly where: string;
  readonly hold: Readonly<Record<Mode, string>>;
  readonly everyone: string;
  readonly nobody: string;
  readonly everyoneHint: string;
  readonly addRule: string;
  readonly addGroup: string;
  readonly addSegment: string;
  readonly noSegments: string;
  readonly chooseSegment: string;
  readonly seeRule: string;
  readonly hideRule: string;
  readonly rawKept: string;
  readonly minorUnits: string;
  readonly labels: {
    readonly builder: string;
    readonly field: string;
    readonly operator: string;
    readonly value: string;
    readonly from: string;
    readonly to: string;
    readonly days: string;
    readonly unit: string;
    readonly amount: string;
    readonly list: string;
    readonly channel: string;
    readonly status: string;
    readonly results: string;
    readonly add: string;
    readonly modeOf: string;
    readonly views: string;
    readonly json: string;
  };
  /** Name of the menu of a rule, from its sentence. */
  readonly menu: (sentence: string) => string;
  readonly actions: {
    readonly up: string;
    readonly down: string;
    readonly out: string;
    readonly intoAbove: string;
    readonly intoBelow: string;
    readonly drag: string;
    readonly duplicate: string;
    readonly wrap: string;
    readonly withField: string;
    readonly withValue: string;
    readonly withFormula: string;
    readonly withResults: string;
    readonly remove: string;
  };
  /** Read out while a rule is dragged. */
  readonly dragging: RowDragWords;
  readonly removeValue: (value: string) => string;
  readonly rules: string;
  readonly formulas: string;
  readonly json: string;
  /** Absent: English ones. */
  readonly formula?: FormulaWords;
  /** Before and after the sentence of the condition. */
  readonly sentence: readonly [before: string, after: string];
  readonly everyoneSentence: string;
  readonly nobodySentence: string;
  readonly edit: string;
  readonly done: string;
  readonly cancel: string;
  readonly close: string;
  readonly saveAsSegment: string;
  /** After the number of people who match. */
  readonly matching: (of: string) => string;
  /** When they were counted. */
  readonly asOf: (time: string) => string;
  readonly seePeople: string;
  readonly matchTitle: (count: string, of: string) => string;
  readonly counting: string;
  readonly notCounted: string;
  /** `what`: a field in the middle of a sentence. */
  readonly unknownPeople: (count: number, shown: string, what: string) => string;
  readonly mayBeMissing: (what: string) => string;
  readonly decide: string;
  readonly decidedAs: { readonly match: string; readonly noMatch: string; readonly value: (value: string) => string };
  readonly decisions: { readonly match: string; readonly noMatch: string; readonly unknown: string };
  readonly change: string;
  readonly noSuchField: (path: string) => string;
  readonly noSuchSegment: (id: string) => string;
  readonly noValues: string;
  readonly badNumber: string;
  readonly badJson: (reason: string) => string;
  readonly problems: string;
  /** What the engine says of a condition. */
  readonly diagnosed: (diagnostic: Pick<Diagnostic, "code" | "data" | "message">) => string;
}

export type FieldGroup = "delay" | "amounts" | "dates" | "agreements" | "customer" | "lists" | "data" | "other";

export const CONDITIONS_EN: ConditionWords = {
  fields: {
    dpd: "Days past due",
    bucket: "Days past due, band",
    numberOverdue: "Overdue obligations",
    numberUnpaid: "Unpaid obligations",
    daysInStrategy: "Days in this strategy",
    run: "Times in this strategy",
    stage: "Stage",
    totalDue: "Total due",
    totalOverdue: "Total overdue",
    collectibleDue: "Due and collectible",
    collectibleOverdue: "Overdue and collectible",
    oldestDueDate: "Oldest due date",
    lastPaymentAt: "Last payment",
    lastContactAt: "Last contact",
    daysSinceLastPayment: "Days since last payment",
    daysSinceLastContact: "Days since last contact",
    today: "Today",
    weekday: "Day of the week",
    localTime: "Time of day",
    promiseOpen: "Promise open",
    planOpen: "Plan open",
    brokenPromises12m: "Promises broken in 12 months",
    "debtor.type": "Kind of customer",
    "debtor.language": "Language",
    "debtor.country": "Country",
    "debtor.region": "Region",
    currency: "Currency",
    obligations: "Obligations",
    payments: "Payments",
    contacts: "Contacts, one by one",
    promises: "Promises, one by one",
    "debtor.channels": "Channels of the customer",
    "#segment": "Segment",
    "#tag": "Tag",
    "#contacts": "Contacts made",
    "#contacts.in": "Contacts received",
    "#promises": "Promises closed",
  },
  members: {
    dueDate: "Due date",
    originalDueDate: "First due date",
    issuedAt: "Issued on",
    outstandingMinor: "Still owed",
    amountMinor: "Amount",
    feesMinor: "Fees",
    disputed: "Disputed",
    onHold: "On hold",
    kind: "Kind",
    product: "Product",
    currency: "Currency",
    ref: "Reference",
    at: "Date",
    channel: "Channel",
    direction: "Direction",
    outcome: "Result",
    status: "Status",
    madeAt: "Made on",
    closedAt: "Closed on",
    reversed: "Reversed",
    obligation: "Obligation",
    address: "Address",
    consent: "Consent",
    verified: "Verified",
    bounced: "Bounced",
    optedOut: "Opted out",
    preferred: "Preferred",
  },
  entries: {
    obligations: "obligation",
    payments: "payment",
    contacts: "contact",
    promises: "promise",
    "debtor.channels": "channel",
  },
  entry: "entry",
  values: {
    "bucket.current": "Not overdue",
    "bucket.1-30": "1–30 days",
    "bucket.31-60": "31–60 days",
    "bucket.61-90": "61–90 days",
    "bucket.90+": "Over 90 days",
    "debtor.type.natural": "Person",
    "debtor.type.legal": "Company",
    "direction.outbound": "To the customer",
    "direction.inbound": "From the customer",
  },
  groups: {
    delay: "Delay",
    amounts: "Amounts",
    dates: "Dates",
    agreements: "Contacts and agreements",
    customer: "Customer",
    lists: "At least one of …",
    data: "Your data",
    other: "More",
  },
  asks: {
    "==": "is",
    "!=": "is not",
    "<": "is under",
    "<=": "is at most",
    ">": "is over",
    ">=": "is at least",
    between: "is between",
    "!between": "is not between",
    in: "is one of",
    "!in": "is none of",
    contains: "contains",
    "!contains": "does not contain",
    startsWith: "starts with",
    "!startsWith": "does not start with",
    endsWith: "ends with",
    "!endsWith": "does not end with",
    known: "is present",
    "!known": "is missing",
    holds: "is",
    "!holds": "is not",
    "d:last": "within the last",
    "d:next": "within the next",
    "d:>": "more than",
    "d:>=": "at least",
    "d:==": "exactly",
    "d:<=": "at most",
    "d:<": "fewer than",
    "d:!=": "not exactly",
    "d:between": "between",
    "d:!between": "not between",
    "n:>=": "at least",
    "n:<=": "at most",
    "n:==": "exactly",
    "n:!=": "not exactly",
    "n:>": "more than",
    "n:<": "fewer than",
    "n:between": "between",
    "n:!between": "not between",
  },
  dateAsks: {
    "==": "is on",
    "!=": "is not on",
    "<": "is before",
    "<=": "is no later than",
    ">": "is after",
    ">=": "is no earlier than",
  },
  dayUnits: { daysSince: "days ago", businessDaysSince: "business days ago", daysUntil: "days from now" },
  days: "days",
  businessDays: "business days",
  inTheLast: "in the last",
  and: "and",
  anyChannel: "any channel",
  channels: {
    email: "e-mail",
    sms: "SMS",
    whatsapp: "WhatsApp",
    voice: "voice call",
    letter: "letter",
    push: "push",
  },
  statuses: { broken: "broken", kept: "kept", partial: "kept in part", withdrawn: "withdrawn", replaced: "replaced" },
  yes: "yes",
  no: "no",
  quantities: {
    ">=": "At least",
    "<=": "At most",
    "==": "Exactly",
    ">": "More than",
    "<": "Fewer than",
    all: "Every",
    none: "No",
  },
  modes: { all: "All", any: "Any", none: "None" },
  modeHints: { all: "of these must hold", any: "of these is enough", none: "of these may hold" },
  where: "where",
  hold: { all: "all of these hold", any: "any of these holds", none: "none of these holds" },
  everyone: "Everyone",
  nobody: "Nobody",
  everyoneHint: "No rule yet: everyone matches.",
  addRule: "Rule",
  addGroup: "Group",
  addSegment: "Saved segment",
  noSegments: "There are no saved segments yet.",
  chooseSegment: "Choose a segment",
  seeRule: "See rule",
  hideRule: "Hide rule",
  rawKept: "Kept exactly as written and evaluated as is. It has no drawing here.",
  minorUnits: "in the smallest unit",
  labels: {
    builder: "Condition",
    field: "Field",
    operator: "Comparison",
    value: "Value",
    from: "From",
    to: "To",
    days: "Number of days",
    unit: "Unit",
    amount: "How many",
    list: "Of what",
    channel: "Channel",
    status: "Closed as",
    results: "With the result",
    add: "Add…",
    modeOf: "How many of these rules must hold",
    views: "Show the condition as",
    json: "Condition as JSON",
  },
  menu: (sentence) => `More for: ${sentence}`,
  actions: {
    up: "Move up",
    down: "Move down",
    out: "Move out of the group",
    intoAbove: "Move into the group above",
    intoBelow: "Move into the group below",
    drag: "Drag to move",
    duplicate: "Duplicate",
    wrap: "Put into a group",
    withField: "Compare with a field",
    withValue: "Compare with a value",
    withFormula: "Compare with a formula",
    withResults: "Only with certain results",
    remove: "Remove",
  },
  dragging: {
    picked: (sentence) => `Picked up: ${sentence}.`,
    before: (sentence) => `Before: ${sentence}.`,
    atEnd: "At the end of the group.",
    moved: "Moved.",
    canceled: "Put back.",
  },
  removeValue: (value) => `Remove ${value}`,
  rules: "Rules",
  formulas: "Formula",
  json: "JSON",
  sentence: ["Matches when ", "."],
  everyoneSentence: "Everyone matches.",
  nobodySentence: "Nobody matches.",
  edit: "Edit condition",
  done: "Done",
  cancel: "Cancel",
  close: "Close and keep",
  saveAsSegment: "Save as segment",
  matching: (of) => `of ${of} match`,
  asOf: (time) => `as of ${time}`,
  seePeople: "See the people",
  matchTitle: (count, of) => `${count} of ${of} match this alone.`,
  counting: "Counting…",
  notCounted: "This could not be counted.",
  unknownPeople: (count, shown, what) =>
    `${count === 1 ? "1 person has" : `${shown} people have`} no ${what}. Unknown is not a match; they are not in this count.`,
  mayBeMissing: (what) => `Some people may have no ${what}. Unknown is not a match.`,
  decide: "Decide for them",
  decidedAs: {
    match: "Where this is unknown, it counts as a match.",
    noMatch: "Where this is unknown, it counts as no match.",
    value: (value) => `Where this is unknown, it counts as ${value}.`,
  },
  decisions: { match: "They match", noMatch: "They do not match", unknown: "Leave it unknown" },
  change: "Change",
  noSuchField: (path) => `There is no field ${path}. It is unknown for everyone.`,
  noSuchSegment: (id) => `There is no segment ${id}. Choose one that exists.`,
  noValues: "A value is missing here.",
  badNumber: "This is not a number.",
  badJson: (reason) => `This is not valid JSON yet, so nothing has changed. ${reason}`,
  problems: "What is wrong with it",
  diagnosed: ({ message }) => message.replaceAll("`", ""),
};
