/** Moments as people read them, where the case lives. */

export interface Times {
  /** `Mon 16 Nov 2026, 09:00` */
  readonly moment: (at: number) => string;
  /** `Mon 16 Nov 09:00` */
  readonly short: (at: number) => string;
  readonly time: (at: number) => string;
  /** `Mon 16` */
  readonly day: (at: number) => string;
  /** `16 Nov` */
  readonly date: (at: number) => string;
  /** The local day, as a number that grows by one from day to day. */
  readonly dayNumber: (at: number) => number;
  readonly weekend: (at: number) => boolean;
  /** From 0 to 1, how far its day has come. */
  readonly inDay: (at: number) => number;
}

const KNOWN = new Map<string, Times>();

export function timesFor(locale: string, zone: string): Times {
  const key = `${locale} ${zone}`;
  const times = KNOWN.get(key) ?? create(locale, zone);
  KNOWN.set(key, times);
  return times;
}

function create(locale: string, zone: string): Times {
  const timeZone = isZone(zone) ? zone : "UTC";
  // In a narrow column days come first, where the language allows it.
  const own = locale === "en" || locale === "en-US" ? "en-GB" : locale;
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(own, { timeZone, hourCycle: "h23", ...options });
    return (at: number) => formatter.format(at).replaceAll(/(?<=\p{L}),/gu, "");
  };
  const clock = { hour: "2-digit", minute: "2-digit" } as const;
  const day = { weekday: "short", day: "numeric" } as const;
  const parts = new Intl.DateTimeFormat("en-US", {
    ...{
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    },
  });
  const read = (at: number) => {
    const found = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0 } = found;
    return { number: Math.floor(Date.UTC(year, month - 1, date) / 86_400_000), minutes: hour * 60 + minute };
  };
  return {
    moment: format({ ...day, month: "short", year: "numeric", ...clock }),
    short: format({ ...day, month: "short", ...clock }),
    time: format(clock),
    day: format(day),
    date: format({ day: "numeric", month: "short" }),
    dayNumber: (at) => read(at).number,
    // Day 0 was a Thursday.
    weekend: (at) => (read(at).number + 4) % 7 === 0 || (read(at).number + 4) % 7 === 6,
    inDay: (at) => read(at).minutes / 1440,
  };
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
