/** Dates as days since 1970, and back. Only whole-number arithmetic, in UTC. */

const DAY_MS = 86_400_000;

/**
 * @param {number} year
 * @param {number} month From 1; 13 is the first month of the next year.
 * @param {number} day
 */
export const dayOf = (year, month, day) => Date.UTC(year, month - 1, day) / DAY_MS;

/** @param {number} day */
export const dateOf = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** @param {string} date `YYYY-MM-DD` */
export const dayIn = (date) => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
