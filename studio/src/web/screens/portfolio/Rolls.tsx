/** From which bucket to which balances moved: the roll rates as a matrix. */

import type { TableColumn } from "../../model.ts";
import { percent } from "../../ui/format.ts";
import { Empty, Panel } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { bucketText } from "./figures.ts";
import type { PartProps } from "./part.tsx";

export function Rolls({ view: { rolls }, language, said }: PartProps) {
  if (rolls === null) {
    return (
      <Panel title={said.rolls.title}>
        <Empty>{said.rolls.none}</Empty>
      </Panel>
    );
  }
  const { buckets, rates } = rolls;
  const places = buckets.map((_, place) => place);
  const to = (place: number, title: string): TableColumn<number> => ({
    ...{ id: `to-${place}`, title, numeric: true },
    value: (from) => rates[from]?.[place] ?? null,
    cell: (from) => <Rate rate={rates[from]?.[place] ?? null} text={percent(rates[from]?.[place], language, 0)} />,
  });
  const columns: readonly TableColumn<number>[] = [
    { id: "from", title: said.rolls.from, value: (from) => bucketText(buckets[from] ?? "", said) },
    ...places.map((place) => to(place, bucketText(buckets[place] ?? "", said))),
    to(buckets.length, said.rolls.paid),
  ];
  return (
    <Panel title={said.rolls.title} note={said.rolls.note} className="pf-rolls">
      <Table name={said.rolls.name} columns={columns} rows={places} rowKey={String} />
    </Panel>
  );
}

/** The darker, the more of the balance went there; the number says it as well. */
const Rate = ({ rate, text }: { readonly rate: number | null; readonly text: string }) => (
  <span className="pf-rate" style={{ "--rate": `${Math.round((rate ?? 0) * 100)}%` } as React.CSSProperties}>
    {text}
  </span>
);
