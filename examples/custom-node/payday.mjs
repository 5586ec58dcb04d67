/**
 * A type of step of the host's own, as the engine knows it: it waits until the debtor has been paid. Whoever is reminded on a day
 * with money on it can answer by paying. No clock and no chance: what is needed comes from the `turn`.
 */

import { by, STAY } from "@dunlin/engine";

const DAY = 24 * 60 * 60 * 1000;
const NINE = 9 * 60 * 60 * 1000;

/** @type {import("@dunlin/engine").NodeTypeDescriptor} */
export const payday = {
  type: "payday",
  title: "Waits until the debtor has been paid.",
  parameters: {
    properties: {
      daysAfter: {
        type: "integer",
        minimum: 0,
        maximum: 5,
        title: "Days after payday",
        description: "days that the money has to arrive, 0 to 5",
      },
    },
    required: ["daysAfter"],
  },
  ports: () => [
    { name: "next", required: true },
    { name: "unknown", required: false, fallback: "next" },
  ],
  // So that checks know how long it may take: at most from one payday to the next, and the days after it.
  span: (node, port) => ({ least: 0, most: port === "unknown" ? 0 : 31 + Number(node.daysAfter) }),
  waits: () => true,
  compile: (node) => ({
    visit(turn) {
      const dayOfMonth = turn.facts.data?.payday;
      if (!isDayOfMonth(dayOfMonth)) return by("unknown");
      // From arrival, and worked out anew in every step: a payday that changes moves the wait.
      const arrival = turn.zone.dayOf(turn.node.from);
      const due = turn.zone.instantOf(paidBy(arrival, dayOfMonth, Number(node.daysAfter)), NINE);
      if (due <= turn.now) return by("next");
      if (turn.node.due !== due) {
        turn.note("wait.planned", { due, zone: turn.zone.name });
        turn.node = { ...turn.node, due };
      }
      return STAY;
    },
  }),
  describe: ({ daysAfter }, locale) =>
    locale.startsWith("es")
      ? `Espera al día de cobro del deudor (días de margen: ${daysAfter}).`
      : `Waits for the payday of the debtor (days left for the money to arrive: ${daysAfter}).`,
};

/**
 * @param {unknown} value
 * @returns {value is number}
 */
const isDayOfMonth = (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 31;

/**
 * The first day on or after `day`, both counted since 1970, that is so many days after a payday. A short month pays on its last
 * day.
 *
 * @param {number} day
 * @param {number} dayOfMonth
 * @param {number} daysAfter
 */
function paidBy(day, dayOfMonth, daysAfter) {
  const date = new Date(day * DAY);
  for (let month = date.getUTCMonth() - 1; ; month++) {
    const first = Date.UTC(date.getUTCFullYear(), month, 1) / DAY;
    const last = Date.UTC(date.getUTCFullYear(), month + 1, 0) / DAY;
    const paid = Math.min(first + dayOfMonth - 1, last) + daysAfter;
    if (paid >= day) return paid;
  }
}
