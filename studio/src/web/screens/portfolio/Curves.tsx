/** What was paid and who was cured, by days since the cases came in. */

import { CurveChart, type CurveLine, useWidth } from "@dunlin/editor/ui";
import type { KpiCurve } from "@dunlin/engine/kpi";
import { useRef } from "react";
import type { TableColumn } from "../../model.ts";
import { number, percent } from "../../ui/format.ts";
import { Empty, Panel } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { Behind, type PartProps } from "./part.tsx";
import type { PortfolioWords } from "./words.ts";

export function Curves({ view, language, said }: PartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 340);
  const curves = view.curves
    .filter(({ id, unit, points }) => unit === "share" && points.length > 1 && said.curves.names[id] !== undefined)
    .slice(0, 2);
  const lines = curves.map(({ id, points }, i): CurveLine => {
    const last = percent(points.at(-1)?.value, language);
    return { key: id, label: said.curves.end(nameOf(id, said), last), points, series: i === 0 ? 1 : 2 };
  });
  return (
    <Panel title={said.curves.title} note={said.curves.note}>
      <div ref={box}>
        {lines.length === 0 ? (
          <Empty>{said.curves.none}</Empty>
        ) : (
          <>
            <CurveChart
              {...{ lines, width }}
              height={256}
              rtl={false}
              percent={(share) => percent(share, language, 0)}
              day={(day) => number(day, language)}
              label={lines.map(({ label }) => label).join(", ")}
            />
            <Behind said={said}>
              <Table name={said.curves.table} columns={columnsOf(curves, said)} rows={daysOf(curves)} rowKey={String} />
            </Behind>
          </>
        )}
      </div>
    </Panel>
  );
}

const nameOf = (id: string, { curves }: PortfolioWords): string => curves.names[id] ?? id;

const daysOf = (curves: readonly KpiCurve[]): readonly number[] =>
  [...new Set(curves.flatMap(({ points }) => points.map(({ day }) => day)))].sort((a, b) => a - b);

function columnsOf(curves: readonly KpiCurve[], said: PortfolioWords): readonly TableColumn<number>[] {
  const shares = curves.flatMap(({ id, points }) => {
    const byDay = new Map(points.map((point) => [point.day, point]));
    const name = nameOf(id, said);
    const column = (part: "value" | "low" | "high", title: string): TableColumn<number> => ({
      ...{ id: `${id}.${part}`, title, numeric: true },
      value: (day) => rounded(byDay.get(day)?.[part]),
    });
    return [column("value", name), column("low", said.curves.low(name)), column("high", said.curves.high(name))];
  });
  return [{ id: "day", title: said.curves.dayHead, value: (day) => day }, ...shares];
}

/** In percent, with two digits. */
const rounded = (share: number | undefined): number | null =>
  share === undefined ? null : Math.round(share * 10_000) / 100;
