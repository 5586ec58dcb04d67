/** Dates and wall times as people write them in tables: `M/D/YYYY`, `DD.MM.YYYY HH:mm`. No guessing: a column has one form. */

/** What a cell says: an ISO date and the time of day in ms. */
export interface Written {
  readonly date: string;
  readonly time: number;
}

export interface DatePattern {
  /** Whether the pattern has hours and minutes. */
  readonly timed: boolean;
  /** `undefined` when the text has another form. The date may still be one that does not exist. */
  read(text: string): Written | undefined;
}

const TOKENS: Readonly<Record<string, string>> = {
  YYYY: "(?<year>\\d{4})",
  MM: "(?<month>\\d{2})",
  M: "(?<month>\\d{1,2})",
  DD: "(?<day>\\d{2})",
  D: "(?<day>\\d{1,2})",
  HH: "(?<hour>[01]\\d|2[0-3])",
  H: "(?<hour>[01]?\\d|2[0-3])",
  mm: "(?<minute>[0-5]\\d)",
  ss: "(?<second>[0-5]\\d)",
};

const TOKEN = /YYYY|MM?|DD?|HH?|mm|ss/g;

/**
 * `undefined` for patterns that lack year, month or day, name a part twice, hold letters that stand for nothing, or could
 * be read in two ways, as `DMYYYY` could.
 */
export function compilePattern(pattern: string): DatePattern | undefined {
  const names = pattern.match(TOKEN) ?? [];
  const has = (part: string) => names.some((name) => name[0] === part);
  const repeated = new Set(names.map((name) => name[0])).size < names.length;
  const literal = pattern.replaceAll(TOKEN, "").replace("T", "").replace("Z", "");
  if (repeated || !has("Y") || !has("M") || !has("D") || /\p{L}/u.test(literal)) return undefined;
  if (has("H") !== has("m") || (has("s") && !has("m"))) return undefined;
  // Two parts of one or two digits need something between them that tells where the first ends.
  if (/v[vf]*v/.test(pattern.replaceAll(TOKEN, (name) => (name.length === 1 ? "v" : "f")))) return undefined;

  const escaped = pattern.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const form = new RegExp(`^${escaped.replaceAll(TOKEN, (name) => TOKENS[name] ?? name)}$`);
  return {
    timed: has("H"),
    read(text) {
      const parts = form.exec(text)?.groups;
      if (parts === undefined) return undefined;
      const { year, month = "", day = "", hour = 0, minute = 0, second = 0 } = parts;
      const time = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
      return { date: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, time: time * 1000 };
    },
  };
}
