/**
 * Where the holiday calendars come from: the package date-holidays, reviewed by hand. Each calendar lists what the review
 * changed, date by date, with a reason; a change without effect is an error, so none outlives the mistake it repairs.
 */

import type HolidayTable from "date-holidays";
import type { PolicyCalendar } from "../src/model/policy.ts";

export interface CalendarFile extends PolicyCalendar {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** What the dates are and what they leave out. */
  readonly note: string;
  readonly source: string;
  readonly corrections: readonly Correction[];
}

export interface Correction {
  readonly date: string;
  readonly change: "add" | "remove";
  readonly why: string;
}

export interface Source {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly note: string;
  /** Country and state as date-holidays names them. */
  readonly region: readonly [country: string, state?: string];
  readonly years: readonly [first: number, last: number];
  readonly corrections: readonly Correction[];
}

const add = (why: string, ...dates: string[]): Correction[] => dates.map((date) => ({ date, change: "add", why }));
const remove = (why: string, ...dates: string[]): Correction[] =>
  dates.map((date) => ({ date, change: "remove", why }));
const move = (why: string, from: string, to: string): Correction[] => [...remove(why, from), ...add(why, to)];

const EASTER_SUNDAYS = ["2026-04-05", "2027-03-28", "2028-04-16"];
const NO_EASTER_SUNDAY = "Easter Sunday is a Sunday like others, not a holiday of its own";
const AU_NOT_COMMON = "Not in every state and territory";
const AU_SUBSTITUTE = "Substitute day: this calendar has the days themselves";
const EC_TRANSFER = "Transfer rule of the 2016 holiday law:";

/** Ids, and what they list for the years that `test/policy/reference/packs.json` covers, never change. */
export const SOURCES: readonly Source[] = [
  {
    id: "au-national",
    version: 1,
    title: "Australia: common to every state and territory",
    note: "Days that are holidays in every state and territory, as they fall, without substitute days. Days of single states, as the King's Birthday, are missing.",
    region: ["AU"],
    years: [2026, 2028],
    corrections: [
      ...remove(AU_NOT_COMMON, "2026-04-04", "2027-03-27", "2028-04-15"),
      ...remove(AU_NOT_COMMON, ...EASTER_SUNDAYS),
      ...remove(AU_SUBSTITUTE, "2026-12-28", "2027-12-27", "2027-12-28", "2028-01-03"),
    ],
  },
  {
    id: "br-sp",
    version: 1,
    title: "Brazil: state of São Paulo",
    note: "National holidays, days of national elections and 9 July. Carnival, Corpus Christi and municipal days, as 25 January in the capital, are missing: they are no holidays of the state.",
    region: ["BR", "SP"],
    years: [2026, 2028],
    corrections: add(
      "Lei 14.759/2023 made 20 November a national holiday; the source ends it for the state in December 2023",
      "2026-11-20",
      "2027-11-20",
      "2028-11-20",
    ),
  },
  {
    id: "ca-federal",
    version: 1,
    title: "Canada: federal",
    note: "General holidays of the Canada Labour Code and, with Easter Monday, holidays of the federal Interpretation Act, as they fall, without substitute days. Which list the rules on collection mean was not found.",
    region: ["CA"],
    years: [2026, 2028],
    corrections: [
      ...add("Easter Monday: Interpretation Act, s. 35", "2026-04-06", "2027-03-29", "2028-04-17"),
      ...add("Victoria Day: Canada Labour Code, s. 166", "2026-05-18", "2027-05-24", "2028-05-22"),
      ...add(
        "National Day for Truth and Reconciliation: Canada Labour Code, s. 166",
        "2026-09-30",
        "2027-09-30",
        "2028-09-30",
      ),
      ...add("Thanksgiving: Canada Labour Code, s. 166", "2026-10-12", "2027-10-11", "2028-10-09"),
      ...add("Remembrance Day: Canada Labour Code, s. 166", "2026-11-11", "2027-11-11", "2028-11-11"),
      ...add("Boxing Day: Canada Labour Code, s. 166", "2026-12-26", "2027-12-26", "2028-12-26"),
    ],
  },
  {
    id: "ca-on",
    version: 1,
    title: "Canada: Ontario",
    note: "The nine public holidays of the province, as they fall, without substitute days.",
    region: ["CA", "ON"],
    years: [2026, 2028],
    corrections: remove(
      "Easter Monday is none of the nine public holidays of the province",
      "2026-04-06",
      "2027-03-29",
      "2028-04-17",
    ),
  },
  {
    id: "ca-qc",
    version: 1,
    title: "Canada: Quebec",
    note: "The days of the consumer protection office's list for collection agents, Sundays aside.",
    region: ["CA", "QC"],
    years: [2026, 2028],
    corrections: add("Easter Monday is on the list for collection agents", "2026-04-06", "2027-03-29", "2028-04-17"),
  },
  {
    id: "cl-national",
    version: 1,
    title: "Chile: national",
    note: "National holidays. Regional ones, as 7 June in Arica, are missing.",
    region: ["CL"],
    years: [2026, 2028],
    corrections: [
      ...add("Holy Saturday is a national holiday", "2026-04-04", "2027-03-27", "2028-04-15"),
      ...remove(NO_EASTER_SUNDAY, ...EASTER_SUNDAYS),
    ],
  },
  {
    id: "co-national",
    version: 1,
    title: "Colombia: national",
    note: "Ley 51/1983 moves most feasts to Monday; Ley 2578/2026 adds 9 July (moved) from 2026.",
    region: ["CO"],
    years: [2025, 2028],
    corrections: remove(NO_EASTER_SUNDAY, "2025-04-20", ...EASTER_SUNDAYS),
  },
  {
    id: "de-national",
    version: 1,
    title: "Germany: common to every state",
    note: "The nine days that are holidays in every state. Days of single states, as Corpus Christi, are missing.",
    region: ["DE"],
    years: [2026, 2028],
    corrections: [],
  },
  {
    id: "ec-national",
    version: 1,
    title: "Ecuador: national",
    note: "After the transfer rule: Tuesday to Monday, Wednesday and Thursday to Friday, Saturday to Friday, Sunday to Monday. From 2027 computed from the rule; compare with the yearly list of the Ministry of Tourism.",
    region: ["EC"],
    years: [2026, 2028],
    corrections: [
      ...remove("Maundy Thursday is no holiday in Ecuador", "2026-04-02", "2027-03-25", "2028-04-13"),
      ...move("Independence of Guayaquil is 9 October; the source swaps day and month", "2026-09-10", "2026-10-09"),
      ...move(`${EC_TRANSFER} Sunday 24 May to Monday`, "2026-05-24", "2026-05-25"),
      ...move(`${EC_TRANSFER} Saturday 1 May to Friday`, "2027-05-01", "2027-04-30"),
      ...move(`${EC_TRANSFER} Tuesday 10 August to Monday`, "2027-08-10", "2027-08-09"),
      ...move(
        `Independence of Guayaquil is 9 October, not 10 September. ${EC_TRANSFER} Saturday to Friday`,
        "2027-09-10",
        "2027-10-08",
      ),
      ...move(
        `${EC_TRANSFER} Tuesday 2 and Wednesday 3 November to Monday and Tuesday, as in 2021`,
        "2027-11-03",
        "2027-11-01",
      ),
      ...add(`${EC_TRANSFER} Saturday 25 December also on Friday, as in 2021`, "2027-12-24"),
      ...add(`${EC_TRANSFER} Saturday 1 January 2028 also on Friday, as in 2021`, "2027-12-31"),
      ...move(`${EC_TRANSFER} Wednesday 24 May to Friday`, "2028-05-24", "2028-05-26"),
      ...move(`${EC_TRANSFER} Thursday 10 August to Friday`, "2028-08-10", "2028-08-11"),
      ...move("Independence of Guayaquil is 9 October; the source swaps day and month", "2028-09-10", "2028-10-09"),
    ],
  },
  {
    id: "es-national",
    version: 1,
    title: "Spain: national",
    note: "National holidays. Days of the communities and municipalities, as Maundy Thursday, and Mondays in place of Sundays are missing.",
    region: ["ES"],
    years: [2026, 2028],
    corrections: [],
  },
  {
    id: "fr-national",
    version: 1,
    title: "France: metropolitan",
    note: "The eleven legal holidays. Good Friday and 26 December in Alsace and Moselle, and days of the overseas departments, are missing.",
    region: ["FR"],
    years: [2026, 2028],
    corrections: [],
  },
  {
    id: "it-national",
    version: 1,
    title: "Italy: national",
    note: "National holidays, with 4 October from 2026. Days of patron saints are missing.",
    region: ["IT"],
    years: [2026, 2028],
    corrections: [],
  },
  {
    id: "pe-national",
    version: 1,
    title: "Peru: national",
    note: "National holidays. Days off of the public sector alone are missing.",
    region: ["PE"],
    years: [2026, 2028],
    corrections: remove(NO_EASTER_SUNDAY, ...EASTER_SUNDAYS),
  },
  {
    id: "pl-national",
    version: 1,
    title: "Poland: national",
    note: "Days off by law, with 24 December from 2025.",
    region: ["PL"],
    years: [2026, 2028],
    corrections: [],
  },
  {
    id: "pt-national",
    version: 1,
    title: "Portugal: national",
    note: "National holidays. Municipal and regional days, and Carnival, are missing.",
    region: ["PT"],
    years: [2026, 2028],
    corrections: [],
  },
];

/**
 * The calendar that `source` stands for today.
 *
 * @param release - Of date-holidays, for the record.
 * @throws Error when a correction changes nothing: the source has caught up, or the date is mistyped.
 */
export function calendarOf(source: Source, Holidays: typeof HolidayTable, release: string): CalendarFile {
  const { id, version, title, note, region, years, corrections } = source;
  const dates = new Set(listed(region, years, Holidays));
  for (const { date, change } of corrections) {
    const changed = change === "add" ? !dates.has(date) && dates.add(date) : dates.delete(date);
    if (!changed) throw new Error(`${id}: the correction ${change} ${date} changes nothing; take it out`);
  }
  return {
    id,
    version,
    title,
    note,
    source: `date-holidays ${release}, ${region.join("-")}, public holidays`,
    covers: [`${years[0]}-01-01`, `${years[1]}-12-31`],
    dates: [...dates].sort(),
    corrections: [...corrections].sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

function listed([country, state]: Source["region"], [first, last]: Source["years"], Holidays: typeof HolidayTable) {
  const table = state === undefined ? new Holidays(country) : new Holidays(country, state);
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return years
    .flatMap((year) => table.getHolidays(year))
    .filter(({ type }) => type === "public")
    .map(({ date }) => date.slice(0, 10));
}
