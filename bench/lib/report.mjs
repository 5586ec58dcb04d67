/** What every topic hands back, and how it is printed: tables for people, in Markdown so that README.md can hold them. */

/**
 * @typedef {{ title: string, columns: string[], rows: (string | number)[][], notes?: string[] }} Table
 * @typedef {{ id: string, text: string, met: boolean | undefined, figure: string }} Target `met` is undefined when
 *   there is nothing yet to measure; `figure` then says why.
 * @typedef {{ tables: Table[], targets: Target[] }} Report
 */

/** @param {Table} table */
export function tableText({ title, columns, rows, notes = [] }) {
  const cells = [columns, ...rows.map((row) => row.map(cell))];
  const widths = columns.map((_, i) => Math.max(3, ...cells.map((row) => row[i].length)));
  const numeric = columns.map((_, i) => i > 0);
  const line = (row) =>
    `| ${row.map((text, i) => (numeric[i] ? text.padStart(widths[i]) : text.padEnd(widths[i]))).join(" | ")} |`;
  const rule = `| ${widths.map((width, i) => (numeric[i] ? `${"-".repeat(width - 1)}:` : "-".repeat(width))).join(" | ")} |`;
  return [
    `\n### ${title}\n`,
    line(cells[0]),
    rule,
    ...cells.slice(1).map(line),
    ...notes.map((note) => `\n${note}`),
  ].join("\n");
}

/** @param {readonly Target[]} targets */
export const targetsText = (targets) =>
  tableText({
    title: "Targets",
    columns: ["target", "asked", "result", "figure"],
    rows: targets.map(({ id, text, met, figure }) => [
      id,
      text,
      met === undefined ? "not measured" : met ? "met" : "MISSED",
      figure,
    ]),
  });

const cell = (value) => (typeof value === "number" ? figure(value) : value);

/** A number with about three digits that count. */
export function figure(value) {
  if (!Number.isFinite(value)) return "-";
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString("en-US");
  return value.toFixed(size >= 10 ? 1 : 2);
}

export const times = (value) => `${figure(value)}x`;

/**
 * The usual table of a race.
 *
 * @param {string} title
 * @param {string} unit
 * @param {readonly import("./race.mjs").Timing[]} timings
 * @param {string[]} [notes]
 * @returns {Table}
 */
export const raceTable = (title, unit, timings, notes) => ({
  title,
  columns: ["", `ns per ${unit} (min)`, "median", "ratio (min)", "ratio (median)"],
  rows: timings.map(({ name, min, median, ratio, medianRatio }) => [name, min, median, ratio, medianRatio]),
  ...(notes && { notes }),
});
