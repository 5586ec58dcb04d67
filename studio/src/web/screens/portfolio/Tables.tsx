/** The strategies with their counts, and every figure with what it is of. */

import { describeKpi, type KpiValue } from "@dunlin/engine/kpi";
import type { PortfolioView } from "../../../model/api.ts";
import type { ScreenProps, TableColumn } from "../../model.ts";
import { percent } from "../../ui/format.ts";
import { Button, Empty, Panel } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { kpiText, rangeText } from "./figures.ts";
import type { PartProps } from "./part.tsx";

type Strategy = PortfolioView["strategies"][number];

const curedShare = ({ active, cured, exited }: Strategy): number | null =>
  active + cured + exited === 0 ? null : cured / (active + cured + exited);

export function Strategies({ view, language, said, go }: PartProps & Pick<ScreenProps, "go">) {
  const { strategies: named } = said;
  const columns: readonly TableColumn<Strategy>[] = [
    { id: "name", title: named.strategy, value: ({ name }) => name },
    { id: "active", title: named.active, value: ({ active }) => active, numeric: true },
    { id: "cured", title: named.cured, value: ({ cured }) => cured, numeric: true },
    { id: "exited", title: named.exited, value: ({ exited }) => exited, numeric: true, from: 420 },
    {
      ...{ id: "share", title: named.share, value: curedShare, numeric: true, from: 420 },
      cell: (strategy) => percent(curedShare(strategy), language),
    },
  ];
  const toAll = <Button onClick={() => go(["strategies"])}>{named.toStrategies}</Button>;
  return (
    <Panel title={named.title}>
      <Table
        name={named.name}
        columns={columns}
        rows={view.strategies}
        rowKey={({ id }) => id}
        onRow={({ id }) => go(["strategies", id])}
        empty={<Empty action={toAll}>{named.none}</Empty>}
      />
    </Panel>
  );
}

export function AllFigures({ view, language, said }: PartProps) {
  const { figures: named } = said;
  const columns: readonly TableColumn<KpiValue>[] = [
    {
      ...{ id: "figure", title: named.figure, value: ({ id }) => describeKpi(id, language)?.title ?? id },
      cell: ({ id }) => (
        <>
          {describeKpi(id, language)?.title ?? id}
          <span className="st-note pf-sentence">{describeKpi(id, language)?.sentence}</span>
        </>
      ),
    },
    {
      ...{ id: "value", title: named.value, value: ({ value }) => value, numeric: true },
      cell: (kpi) => kpiText(kpi.value, kpi, language, said),
    },
    {
      ...{ id: "range", title: named.range, from: 640 },
      value: (kpi) => rangeText(kpi, language, said) || null,
    },
    { id: "of", title: named.of, value: ({ of }) => of ?? null, numeric: true },
  ];
  return (
    <Panel title={named.title}>
      <Table
        name={named.name}
        columns={columns}
        rows={view.kpis}
        rowKey={({ id, currency }) => `${id} ${currency ?? ""}`}
        empty={<p>{named.none}</p>}
      />
    </Panel>
  );
}
