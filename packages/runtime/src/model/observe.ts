/** What a runtime tells of itself. Ids, counts and codes only: never a name, an address or a text of a debtor. */

export interface Logger {
  debug(data: Readonly<Record<string, unknown>>, message: string): void;
  info(data: Readonly<Record<string, unknown>>, message: string): void;
  warn(data: Readonly<Record<string, unknown>>, message: string): void;
  error(data: Readonly<Record<string, unknown>>, message: string): void;
}

/** Counters and durations. Names are `dunlin_...`; labels have few values. */
export interface Meter {
  count(name: string, labels: Readonly<Record<string, string>>, by?: number): void;
  /** Seconds. */
  observe(name: string, labels: Readonly<Record<string, string>>, seconds: number): void;
}
