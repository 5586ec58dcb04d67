/** What is wrong with a policy pack: nothing of a pack with findings is used. */

import { isDeeper, isRecord, memberOf } from "../base/json.ts";
import { pointer } from "../base/pointer.ts";
import { calendarProblem, MAX_DEPTH } from "./library.ts";
import { isText } from "./reading.ts";
import * as s from "./shape.ts";

/** Public and never reused. */
export type PackDiagnosticCode =
  /** A value that does not fit; `data.expected`. */
  | "pack.shape"
  | "pack.unknownMember"
  | "pack.missingMember"
  | "pack.date"
  | "pack.time"
  | "pack.range"
  | "pack.weekday"
  | "pack.ruleKind"
  | "pack.cite"
  | "pack.duplicateRule"
  /** The dates of `data.calendar` are nowhere: not in the pack, not in the library. */
  | "pack.calendar"
  | "pack.zone";

export interface PackDiagnostic {
  readonly code: PackDiagnosticCode;
  readonly severity: "error";
  /** JSON pointer into the pack. */
  readonly path: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** English. */
  readonly message: string;
}

/** What a pack may refer to. Without them references are not looked at. */
export interface PackContext {
  readonly hasCalendar?: (id: string) => boolean;
  readonly hasZone?: (name: string) => boolean;
}

const SCOPE = s.list(s.oneOf("person", "debt", "creditor", "household", "channel", "address"), 1);
const TEXTS = s.list(s.text);
const FILTER = s.object({
  channels: TEXTS,
  directions: s.list(s.oneOf("outbound", "inbound"), 1),
  outcomes: TEXTS,
  outcomesNot: TEXTS,
  purposes: TEXTS,
  unlessFlag: s.text,
});
const WINDOW = s.tagged("type", {
  rollingDays: { "n*": s.whole(1, 400) },
  rollingHours: { "n*": s.whole(1, 9600) },
  calendarDay: {},
  calendarWeek: { start: s.weekday },
  calendarMonth: {},
});
const SPAN: s.Shape = (value, path, report) => {
  const members = {
    days: s.whole(1, 400),
    countTriggerDay: s.flag,
    elapsedDays: s.whole(1, 400),
    hours: s.whole(1, 9600),
  };
  s.object(members)(value, path, report);
  if (!isRecord(value)) return;
  const lengths = ["days", "elapsedDays", "hours"].filter((name) => value[name] !== undefined);
  if (lengths.length !== 1) report("shape", path, { expected: "exactly one of days, elapsedDays and hours" });
};
const UNCOVERED = s.oneOf("block", "warn", "treatAsHoliday");
const BAN = { whenFact: s.text, whenFactContainsChannel: s.text, unlessFact: s.text };
const CITES = s.list(
  s.object({
    ...{ "law*": s.text, section: s.text, url: s.text, title: s.anything, note: s.anything, quote: s.text },
    ...{ force: s.oneOf("statute", "regulation", "guidance", "code", "policy"), checked: s.anything, date: s.date },
  }),
  1,
);

/** Members of every rule. */
const RULE = {
  ...{ "id*": s.text, "kind*": s.text, "cite*": CITES },
  ...{ title: s.anything, description: s.anything, note: s.anything, confidence: s.anything },
  ...{ validFrom: s.date, validTo: s.date, channels: TEXTS, place: s.textOrTexts, recipients: TEXTS, purposes: TEXTS },
  onViolation: s.oneOf("defer", "block", "warn"),
  exempt: s.list(
    s.tagged("kind", {
      replySameChannel: { "max*": s.whole(1, 100) },
      requestedWindow: {},
      purpose: { "in*": s.list(s.text, 1) },
    }),
  ),
};

/** Members of each kind. */
const KINDS: Readonly<Record<string, Readonly<Record<string, s.Shape>>>> = {
  contactWindow: {
    "windows*": s.week,
    holidays: s.object({ "calendar*": s.text, "windows*": s.ranges, uncovered: UNCOVERED }),
  },
  frequencyCap: { "count*": FILTER, "max*": s.whole(1, 10_000), "window*": WINDOW, "scope*": SCOPE },
  cooldownAfter: { "trigger*": FILTER, "for*": SPAN, "scope*": SCOPE },
  channelLock: { "trigger*": FILTER, "window*": WINDOW, "scope*": SCOPE },
  suppressWhile: { fact: s.text, interval: s.text },
  requirePrior: { "event*": s.text, waitDays: s.whole(0, 400), "scope*": SCOPE },
  requireConsent: { "factContainsChannel*": s.text, basis: s.textOrTexts, maxAgeDays: s.whole(1, 40_000) },
  requireDisclosure: { disclosures: s.list(s.text, 1), firstOnly: s.flag, language: s.text },
  channelForbidden: BAN,
  recipientForbidden: { "roles*": s.list(s.text, 1), ...BAN },
  contentForbidden: { "topics*": s.list(s.text, 1), ...BAN },
  keepRecord: { years: s.anything, after: s.anything, fields: s.anything },
};

/** Members without which a rule of a kind says nothing: one of them at least, or exactly one. */
const NEEDS: Readonly<Record<string, { readonly exactly: boolean; readonly of: readonly string[] }>> = {
  suppressWhile: { exactly: true, of: ["fact", "interval"] },
  requireDisclosure: { exactly: false, of: ["disclosures", "language"] },
  channelForbidden: { exactly: false, of: ["channels", "whenFact", "whenFactContainsChannel"] },
};

const PACK = s.object({
  ...{ "id*": s.text, "rules*": s.list(s.anything), validFrom: s.date, validTo: s.date, uncovered: UNCOVERED },
  ...{ unknownZones: s.list(s.text), calendars: s.record, appliesTo: s.anything },
  // For people.
  ...{ $schema: s.anything, format: s.anything, version: s.anything, title: s.anything, description: s.anything },
  ...{
    jurisdiction: s.anything,
    language: s.anything,
    authority: s.anything,
    status: s.anything,
    reviewed: s.anything,
  },
  ...{ reviewedBy: s.anything, reviewedOn: s.anything, disclaimer: s.anything, sources: s.anything, note: s.anything },
  ...{ notes: s.anything, changelog: s.anything, confidence: s.anything },
});

const CODES: Readonly<Record<s.ShapeCode, PackDiagnosticCode>> = {
  shape: "pack.shape",
  member: "pack.unknownMember",
  missing: "pack.missingMember",
  date: "pack.date",
  time: "pack.time",
  range: "pack.range",
  weekday: "pack.weekday",
};

/**
 * Everything wrong with a pack, first in its own members and then rule by rule; empty when it can be used. Never throws.
 *
 * @param doc - Any value.
 */
export function validatePack(doc: unknown, context: PackContext = {}): PackDiagnostic[] {
  const found: PackDiagnostic[] = [];
  const add: Add = (code, path, data) => {
    found.push({ code, severity: "error", path: pointer(path), data, message: sentence(code, data) });
  };
  const report: s.Report = (code, path, data) =>
    path.includes("cite") || data.member === "cite" ? add("pack.cite", path, data) : add(CODES[code], path, data);
  if (isDeeper(doc, MAX_DEPTH)) {
    add("pack.shape", [], { expected: `at most ${MAX_DEPTH} levels` });
    return found;
  }
  PACK(doc, [], report);
  if (!isRecord(doc)) return found;
  if (isRecord(doc.calendars)) {
    for (const [id, calendar] of Object.entries(doc.calendars)) {
      const problem = calendarProblem(calendar);
      if (problem !== undefined) add("pack.shape", ["calendars", id], { ...problem });
    }
  }
  for (const [i, name] of (Array.isArray(doc.unknownZones) ? doc.unknownZones : []).entries())
    if (isText(name) && context.hasZone?.(name) === false) add("pack.zone", ["unknownZones", i], { zone: name });
  const ids = new Set<unknown>();
  for (const [i, rule] of (Array.isArray(doc.rules) ? doc.rules : []).entries()) {
    checkRule(rule, ["rules", i], report, add);
    if (!isRecord(rule)) continue;
    if (isText(rule.id) && ids.has(rule.id)) add("pack.duplicateRule", ["rules", i, "id"], { rule: rule.id });
    ids.add(rule.id);
    const calendar = isRecord(rule.holidays) ? rule.holidays.calendar : undefined;
    if (!isText(calendar) || (isRecord(doc.calendars) && memberOf(doc.calendars, calendar) !== undefined)) continue;
    if (context.hasCalendar?.(calendar) === false)
      add("pack.calendar", ["rules", i, "holidays", "calendar"], { calendar });
  }
  return found;
}

type Add = (code: PackDiagnosticCode, path: readonly (string | number)[], data: PackDiagnostic["data"]) => void;

function checkRule(rule: unknown, path: readonly (string | number)[], report: s.Report, add: Add): void {
  if (!isRecord(rule)) {
    report("shape", path, { expected: "a rule" });
    return;
  }
  const kind = memberOf(rule, "kind");
  const members = isText(kind) && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (members === undefined) {
    add("pack.ruleKind", [...path, "kind"], { kind, known: Object.keys(KINDS) });
    return;
  }
  s.object({ ...RULE, ...members })(rule, path, report);
  const needs = NEEDS[kind as string];
  if (needs === undefined) return;
  const given = needs.of.filter((name) => rule[name] !== undefined).length;
  if (given === 0 || (needs.exactly && given > 1))
    report("shape", path, { expected: `${needs.exactly ? "exactly" : "at least"} one of ${needs.of.join(", ")}` });
}

function sentence(code: PackDiagnosticCode, data: PackDiagnostic["data"]): string {
  const { expected, member, kind, known, calendar, zone, rule } = data;
  switch (code) {
    case "pack.unknownMember":
      return `The format has no member ${member} here.`;
    case "pack.missingMember":
      return `The member ${member} is missing.`;
    case "pack.ruleKind":
      return `No kind of rule is called ${typeof kind === "string" ? kind : "that"}: ${(known as readonly string[]).join(", ")}.`;
    case "pack.cite":
      return `A rule cites where it comes from${expected === undefined ? "" : `: expected ${expected}`}.`;
    case "pack.duplicateRule":
      return `Another rule of this pack has the id ${rule}.`;
    case "pack.calendar":
      return `There is no calendar ${calendar}.`;
    case "pack.zone":
      return `There is no time zone ${zone}.`;
    default:
      return `Expected ${expected}.`;
  }
}
