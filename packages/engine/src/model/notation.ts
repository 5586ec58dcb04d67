/** How ids, durations and times are written in documents. */

/** Node, rule, port, variant, experiment and segment ids: `[A-Za-z0-9_-]{1,64}`. */
export type Id = string;

/** ISO 8601 duration as in `P7D`, `PT4H`, `P3B` (business days). */
export type DurationText = string;

/** Local time of day, `"09:00"`. */
export type TimeText = string;
