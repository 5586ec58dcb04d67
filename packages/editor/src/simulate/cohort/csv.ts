/** Results as a table, and as a file for a spreadsheet. Pure. */

import type { SimulationReport } from "@dunlin/engine/simulate";

/** Of one kind: what it is about, and its figures. */
export type Row = readonly [kind: string, name: string, figure: string, value: number | string];

/** Every figure of a report, one in a row, under names that no language changes. */
export function rowsOf(report: SimulationReport): readonly Row[] {
  const each = (kind: string, figure: string, values: Readonly<Record<string, number>>): readonly Row[] =>
    Object.entries(values).map(([name, value]) => [kind, name, figure, value]);
  const { cases, contacts, costs, kpis, nodes, ways, money } = report;
  return [
    ["run", report.strategy.id, "version", report.strategy.version],
    ["run", report.behavior, "seed", report.seed],
    ["run", report.start, "horizonDays", report.horizonDays],
    ...each("cases", "people", {
      total: cases.total,
      enrolled: cases.enrolled,
      refused: cases.refused,
      exited: cases.exited,
    }),
    ...each("outcome", "people", cases.outcomes),
    ...Object.entries(nodes).flatMap(([id, flow]) =>
      Object.entries(flow).map(([figure, value]): Row => ["step", id, figure, value as number]),
    ),
    ...each("way", "people", ways),
    ...each("channel", "contacts", contacts.channels),
    ...each("channel", "cost", costs?.channels ?? {}),
    ...each("queue", "cost", costs?.tasks ?? {}),
    ...each("rule", "times", contacts.rules),
    ...each("channel", "overBudget", contacts.overBudget),
    ...contacts.perCase.map((count, n): Row => ["contactsPerCase", String(n), "people", count]),
    ...contacts.busiestWeek.map((count, n): Row => ["busiestWeek", String(n), "people", count]),
    ...money.flatMap(({ currency, ...sums }) =>
      Object.entries(sums).map(([figure, value]): Row => ["money", currency, figure, value as number]),
    ),
    ...kpis.flatMap(({ id, currency = "", certainty, value, low, high }): readonly Row[] =>
      value === null
        ? []
        : [
            [`kpi ${certainty}`, `${id}${currency === "" ? "" : ` ${currency}`}`, "value", value],
            ...(low === undefined ? [] : [[`kpi ${certainty}`, id, "low", low] as const]),
            ...(high === undefined ? [] : [[`kpi ${certainty}`, id, "high", high] as const]),
          ],
    ),
  ];
}

/** RFC 4180, with a mark for spreadsheets that it is UTF-8. A cell that a spreadsheet would take for a formula is quoted as text. */
export function csvOf(rows: readonly Row[]): string {
  const cell = (value: number | string) => {
    if (typeof value === "number") return String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [["kind", "name", "figure", "value"], ...rows].map((row) => row.map(cell).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}
