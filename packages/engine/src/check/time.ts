/** Whether everything that speaks of time can be understood: zones, calendars, waits, and the order of entry rows. */

import { type CalendarData, WEEKDAYS } from "../base/calendar.ts";
import { parseDate } from "../base/civil.ts";
import { parseDuration } from "../base/duration.ts";
import { isRecord } from "../base/json.ts";
import type { Patch } from "../model/diagnostic.ts";
import type { Timing, WaitNode } from "../model/node.ts";
import type { FieldSchema } from "../model/strategy.ts";
import type { HostOptions } from "../nodes/options.ts";
import { defaultZones } from "../zones.ts";
import type { Conditions } from "./conditions.ts";
import { type Findings, replacing } from "./findings.ts";
import type { Parts } from "./parts.ts";

export function checkTime(parts: Parts, conditions: Conditions, options: HostOptions, findings: Findings): void {
  checkZone(parts, options, findings);
  checkCalendars(parts, conditions, options, findings);
  for (const { at, node } of parts.nodes.values()) {
    if (node?.type === "wait" || node?.type === "waitFor") checkTiming(at, node, findings);
    if (node?.type === "wait") checkIfPast(at, node, findings);
    if (node?.type === "wait" || node?.type === "waitFor") checkOffset(at, node, parts.fields, findings);
  }
  checkRows(parts, findings);
}

function checkZone({ time }: Parts, { zones = defaultZones }: HostOptions, findings: Findings): void {
  if (time === undefined || zones.get(time.zone) !== undefined) return;
  const near = findings.near("time.zone", time.zone, () => zones.names());
  findings.add("time.zone", "/time/zone", { zone: time.zone, ...near }, replacing("/time/zone", near));
}

/** How long before its end a calendar is worth a warning. */
const SOON_DAYS = 90;

function checkCalendars(parts: Parts, conditions: Conditions, options: HostOptions, findings: Findings): void {
  const calendars = new Map([WEEKDAYS, ...(options.calendars ?? [])].map((data) => [data.id, data]));
  const today = options.today === undefined ? undefined : parseDate(options.today);
  const named = calendarsNamed(parts, conditions);
  const ending = new Set<string>();
  for (const { at, id } of named) {
    const calendar = calendars.get(id);
    if (calendar === undefined) {
      const ids = [...calendars.keys()];
      const near = findings.near("time.calendar", id, () => ids);
      findings.add("time.calendar", at, { calendar: id, known: ids, ...near }, replacing(at, near));
    } else if (today !== undefined && !ending.has(id)) {
      ending.add(id);
      reportEnd(at, calendar, today, findings);
    }
  }
}

function reportEnd(at: string, { id, to }: CalendarData, today: number, findings: Findings): void {
  const last = to === undefined ? undefined : parseDate(to);
  if (last === undefined || last - today >= SOON_DAYS) return;
  findings.add("calendar.endsSoon", at, { calendar: id, to, days: last - today });
}

function calendarsNamed({ time, nodes }: Parts, { all }: Conditions): { at: string; id: string }[] {
  const usual =
    time === undefined
      ? []
      : [{ at: time.calendar === undefined ? "/time" : "/time/calendar", id: time.calendar ?? WEEKDAYS.id }];
  const ofNodes = [...nodes.values()].flatMap(({ at, node }) =>
    node !== undefined && "calendar" in node && node.calendar !== undefined
      ? [{ at: `${at}/calendar`, id: node.calendar }]
      : [],
  );
  return [...usual, ...ofNodes, ...all.flatMap(({ anatomy }) => anatomy.calendars)];
}

function checkTiming(at: string, timing: Timing & { readonly type: "wait" | "waitFor" }, findings: Findings): void {
  const given = (["for", "until"] as const).filter((name) => timing[name] !== undefined);
  const alone = timing.type === "wait" && timing.gap !== undefined;
  if (given.length > 1 || (given.length === 0 && !alone)) {
    const members = timing.type === "wait" ? ["for", "until", "gap"] : ["for", "until"];
    findings.add("shape.invalid", at, { problem: "timing", members, given });
  }
  if (timing.gapChannels !== undefined && timing.gap === undefined) {
    findings.add("shape.invalid", `${at}/gapChannels`, { problem: "gapChannels" }, [
      { op: "remove", path: `${at}/gapChannels` },
    ]);
  }
}

function checkIfPast(at: string, { until, ifPast }: WaitNode, findings: Findings): void {
  if (until !== undefined && ifPast === undefined) findings.add("time.ifPastMissing", at, {});
}

/** Anchors that are dates, beside host data that are declared as dates. */
const DATES: ReadonlySet<string> = new Set(["oldestDueDate", "commitmentDue"]);

function checkOffset(at: string, { until }: Timing, fields: FieldSchema | undefined, findings: Findings): void {
  if (until?.offset === undefined || parseDuration(until.offset)?.dateOnly !== false) return;
  if (!DATES.has(until.anchor) && formatOf(until.anchor, fields) !== "date") return;
  findings.add("time.offsetKind", `${at}/until/offset`, { anchor: until.anchor, offset: until.offset });
}

/** The `format` that `fields` declares for `data.<path>`. */
function formatOf(anchor: string, fields: FieldSchema | undefined): unknown {
  const field = anchor
    .split(".")
    .slice(1)
    .reduce<unknown>((schema, name) => {
      const properties = isRecord(schema) ? schema.properties : undefined;
      return isRecord(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
    }, fields);
  return isRecord(field) ? field.format : undefined;
}

function checkRows({ entry }: Parts, findings: Findings): void {
  const rows = entry?.byDpd ?? [];
  const distinct = new Set(rows.map(({ from }) => from)).size === rows.length;
  const sorted = [...rows].sort((a, b) => a.from - b.from);
  const fix: readonly Patch[] | undefined = distinct
    ? [{ op: "replace", path: "/entry/byDpd", value: sorted }]
    : undefined;
  for (const [i, { from }] of rows.entries()) {
    const before = rows[i - 1]?.from;
    if (before !== undefined && from <= before) {
      findings.add("shape.invalid", `/entry/byDpd/${i}/from`, { problem: "order", found: from, after: before }, fix);
    }
  }
}
