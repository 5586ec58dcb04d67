/**
 * The pieces that sentences are made of, in any language of a catalog: moments, dates, amounts, durations, names of
 * fields, events and channels. Total: whatever comes in, words come out.
 */

import { civilOf, type Day, formatTime, parseDate, weekday } from "../base/civil.ts";
import { parseDuration } from "../base/duration.ts";
import { DAY, HOUR, MINUTE, parseInstant, SECOND } from "../base/instant.ts";
import { textOf } from "../base/json.ts";
import { exponentOf } from "../base/money.ts";
import type { Zone, Zones } from "../base/zone.ts";
import type { FieldSchema, Strategy } from "../model/strategy.ts";
import type { Catalog, DurationUnit, Forms } from "./catalog.ts";

/** Where and in what a text is told. */
export interface Setting {
  readonly catalog: Catalog;
  readonly zones: Zones;
  /** For moments that do not say where. */
  readonly zone: string;
  /** ISO 4217; absent: amounts are told in the smallest unit. */
  readonly currency?: string;
  /** Types and titles of `data.*`. */
  readonly fields?: FieldSchema;
  /** By reference, for the names of steps inside called strategies. */
  readonly strategies?: Readonly<Record<string, Strategy>>;
}

/** A finished number: grouped, with the language's marks. Floats keep at most six digits behind the mark. */
export function numberText(value: number, { groupMark, decimalMark }: Forms): string {
  if (!Number.isFinite(value)) return String(value);
  const plain = Math.abs(value) < 1e21 ? String(Number(Math.abs(value).toFixed(6))) : String(Math.abs(value));
  if (plain.includes("e")) return `${value < 0 ? "-" : ""}${plain}`;
  const [whole = "0", fraction] = plain.split(".");
  const grouped = groupDigits(whole, groupMark);
  return `${value < 0 ? "-" : ""}${grouped}${fraction === undefined ? "" : decimalMark + fraction}`;
}

/** `50%` of 5000 basis points. */
export const shareText = (basisPoints: number, forms: Forms): string =>
  forms.percent(numberText(basisPoints / 100, forms));

/** An amount in minor units, with its currency when that is known. */
export function moneyText(minor: number, currency: string | undefined, forms: Forms): string {
  if (!Number.isSafeInteger(minor)) return numberText(minor, forms);
  if (currency === undefined) return minor === 0 ? "0" : forms.minor(numberText(minor, forms));
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const whole = groupDigits(digits.slice(0, digits.length - exponent), forms.groupMark);
  const fraction = exponent === 0 ? "" : forms.decimalMark + digits.slice(-exponent);
  return forms.money(`${minor < 0 ? "-" : ""}${whole}${fraction}`, currency);
}

const groupDigits = (digits: string, mark: string): string => digits.replace(/\B(?=(\d{3})+$)/g, mark);

/** `Monday 2 March 2026` */
function dayText(day: Day, forms: Forms): string {
  const { year, month, day: dayOfMonth } = civilOf(day);
  return forms.date(weekday(day), dayOfMonth, month, String(year));
}

/** A date as the format writes it, in words; any other text is quoted. */
export function dateText(date: string, forms: Forms): string {
  const day = parseDate(date);
  return day === undefined ? forms.quote(date) : dayText(day, forms);
}

/** `Monday 2 March 2026, 09:00 (Europe/Madrid)`. Seconds are told only where there are some. */
export function momentText(instant: unknown, zoneName: unknown, { catalog, zones, zone: usual }: Setting): string {
  const { forms } = catalog;
  if (typeof instant !== "number" || !Number.isSafeInteger(instant)) return forms.unknownMoment;
  const zone = zones.get(typeof zoneName === "string" ? zoneName : usual) ?? zones.get(usual);
  const local = instant + (zone?.offsetAt(instant) ?? 0);
  const day = Math.floor(local / DAY);
  const place = zone === undefined ? "UTC" : zone.name + ambiguityOf(instant, zone);
  return forms.moment(dayText(day, forms), clockText(local - day * DAY), place);
}

/** `, UTC-05:00` where the wall time happens twice, so that the text still names one moment. */
function ambiguityOf(instant: number, zone: Zone): string {
  const offset = zone.offsetAt(instant);
  const wall = instant + offset;
  const others = [zone.offsetAt(instant - DAY), zone.offsetAt(instant + DAY)];
  if (!others.some((other) => other !== offset && zone.offsetAt(wall - other) === other)) return "";
  return `, UTC${offset < 0 ? "-" : "+"}${formatTime(Math.floor(Math.abs(offset) / MINUTE))}`;
}

/** `09:00`, `09:00:30`, `09:00:30.250` of ms since midnight. */
function clockText(time: number): string {
  const seconds = Math.floor(time / SECOND) % 60;
  const ms = time % SECOND;
  const digits = (value: number, width: number) => String(value).padStart(width, "0");
  const rest = ms > 0 ? `:${digits(seconds, 2)}.${digits(ms, 3)}` : seconds > 0 ? `:${digits(seconds, 2)}` : "";
  return formatTime(Math.floor(time / MINUTE)) + rest;
}

/** `1 month and 3 days`, without sign; text that is no duration is quoted. */
export function durationText(text: string, forms: Forms): string {
  const duration = parseDuration(text);
  if (duration === undefined) return forms.quote(text);
  const { months, days, businessDays, ms } = duration;
  const parts: (readonly [DurationUnit, number])[] = [
    ["years", Math.floor(months / 12)],
    ["months", months % 12],
    ["days", days],
    ["businessDays", businessDays ?? 0],
    ["hours", Math.floor(ms / HOUR)],
    ["minutes", Math.floor(ms / MINUTE) % 60],
    ["seconds", Math.floor(ms / SECOND) % 60],
  ];
  const said = parts
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => forms.duration(unit, count, numberText(count, forms)));
  return said.length === 0 ? forms.noTime : forms.list(said, "and");
}

/** A reference `reminder@2` in words. */
export function templateText(reference: string, { terms }: Catalog): string {
  const cut = reference.lastIndexOf("@");
  return cut <= 0
    ? terms.template(reference, undefined)
    : terms.template(reference.slice(0, cut), reference.slice(cut + 1));
}

/** Names of a closed vocabulary, or whatever the language says about other names. */
export const term = <T>(table: Readonly<Record<string, T>>, name: string, other: (name: string) => T): T =>
  Object.hasOwn(table, name) ? (table[name] as T) : other(name);

export const eventClauses = (type: string, { terms }: Catalog): readonly [happens: string, happened: string] =>
  term(terms.events, type, (name) => terms.customEvent(name.replace(/^custom\./, "")));

/** `a payment arrives or a message is answered` */
export const eventsText = (types: readonly string[], catalog: Catalog): string =>
  catalog.forms.list(
    types.map((type) => eventClauses(type, catalog)[0]),
    "or",
  );

export const anchorText = (anchor: string, setting: Pick<Setting, "catalog" | "fields">): string =>
  term(setting.catalog.terms.anchors, anchor, (name) => fieldText(name, setting));

/** `days past due` for `dpd`; a field of the host by its title. */
export function fieldText(path: string, { catalog, fields }: Pick<Setting, "catalog" | "fields">): string {
  return term(catalog.terms.fields, path, (name) => {
    const own = name.replace(/^(data|vars|event\.data)\./, "");
    return catalog.terms.field(titleOf(name, fields) ?? own);
  });
}

/** The title that the document gives a field of `data.*`. */
const titleOf = (path: string, fields: FieldSchema | undefined): string | undefined =>
  textIn(fieldAt(path, fields)?.title);

/** What a number of such a field counts, told after it. */
const unitOf = (path: string, fields: FieldSchema | undefined): string | undefined =>
  textIn(fieldAt(path, fields)?.unit);

const textIn = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** What the document says about a field of `data.*`. */
export function fieldAt(path: string, fields: FieldSchema | undefined): FieldSchema | undefined {
  const [root, ...names] = path.split(".");
  let schema = root === "data" ? fields : undefined;
  for (const name of names) {
    const properties: FieldSchema["properties"] = schema?.properties;
    schema = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
  }
  return schema;
}

/** Names of values that are amounts of money beside those that end in `Minor`. */
const SUMS: ReadonlySet<string> = new Set(["totalDue", "totalOverdue", "collectibleDue", "collectibleOverdue"]);
const isAmount = (path: string): boolean => SUMS.has(path) || path.endsWith("Minor");

/** A number or text in words, by what its field means. */
export function valueText(path: string, value: unknown, setting: Setting): string {
  const { forms } = setting.catalog;
  if (typeof value === "number") {
    if (isAmount(path)) return moneyText(value, setting.currency, forms);
    const unit = unitOf(path, setting.fields);
    if (unit !== undefined) return `${numberText(value, forms)} ${unit}`;
    return (path === "weekday" ? forms.weekdays[value - 1] : undefined) ?? numberText(value, forms);
  }
  const text = textOf(value);
  const instant = parseInstant(text);
  if (instant !== undefined) return momentText(instant, undefined, setting);
  if (parseDate(text) !== undefined) return dateText(text, forms);
  return path === "localTime" || path === "bucket" ? text : forms.quote(text);
}
