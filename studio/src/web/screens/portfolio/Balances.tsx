/** Balance by days past due, now and a month ago, with the share that rolls on into the next bucket. */

import { useWidth } from "@dunlin/editor/ui";
import { useRef } from "react";
import type { PortfolioView } from "../../../model/api.ts";
import type { TableColumn } from "../../model.ts";
import { money, percent } from "../../ui/format.ts";
import { Panel } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { bucketText, stepOf } from "./figures.ts";
import { Behind, type PartProps } from "./part.tsx";

type Bucket = PortfolioView["buckets"][number];

export function Balances({ view, language, said }: PartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 640);
  const { buckets, currency } = view;
  const short = (minor: number) => money(minor, currency, language, { compact: true });
  const parts = buckets.map(({ bucket, balanceMinor }) =>
    said.balances.part(bucketText(bucket, said), short(balanceMinor)),
  );
  const columns: readonly TableColumn<Bucket>[] = [
    { id: "bucket", title: said.balances.bucket, value: ({ bucket }) => bucketText(bucket, said) },
    { id: "cases", title: said.balances.cases, value: ({ cases }) => cases, numeric: true },
    amount("balance", said.balances.balance, ({ balanceMinor }) => balanceMinor),
    amount("before", said.balances.before, ({ beforeMinor }) => beforeMinor),
    amount("change", said.balances.change, ({ balanceMinor, beforeMinor }) =>
      beforeMinor === null ? null : balanceMinor - beforeMinor,
    ),
  ];
  function amount(id: string, title: string, value: (bucket: Bucket) => number | null): TableColumn<Bucket> {
    return { id, title, value, numeric: true, cell: (bucket) => money(value(bucket), currency, language) };
  }
  return (
    <Panel title={said.balances.title} note={said.balances.note}>
      <div ref={box}>
        <Columns {...{ view, language, said, width }} label={said.balances.label(parts.join(", "))} />
      </div>
      {buckets.every(({ beforeMinor }) => beforeMinor === null) && <p className="st-note">{said.balances.unknown}</p>}
      <Behind said={said}>
        <Table name={said.balances.title} columns={columns} rows={buckets} rowKey={({ bucket }) => bucket} />
      </Behind>
    </Panel>
  );
}

const HEIGHT = 190;
const TOP = 24;

interface ColumnsProps extends PartProps {
  readonly width: number;
  readonly label: string;
}

function Columns({ view: { buckets, currency, rolls }, language, said, width, label }: ColumnsProps) {
  const most = Math.max(1, ...buckets.map(({ balanceMinor, beforeMinor }) => Math.max(balanceMinor, beforeMinor ?? 0)));
  const step = width / Math.max(1, buckets.length);
  const bar = Math.min(step * 0.66, 96);
  const base = TOP + HEIGHT;
  const high = (minor: number) => (minor / most) * HEIGHT;
  const middle = (place: number) => (place + 0.5) * step;
  const short = (minor: number) => money(minor, currency, language, { compact: true });
  return (
    <svg className="pf-chart" role="img" aria-label={label} width={width} height={base + 62}>
      {buckets.slice(0, -1).map(({ bucket }, i) => {
        const rate = rolls?.rates[i]?.[i + 1];
        if (rate === null || rate === undefined) return null;
        return (
          <Roll
            key={bucket}
            rate={rate}
            x={middle(i) + bar / 2}
            width={step - bar}
            base={base}
            text={percent(rate, language, 0)}
          />
        );
      })}
      {buckets.map(({ bucket, balanceMinor, beforeMinor }, i) => (
        <g key={bucket}>
          <rect
            className="pf-bar"
            data-step={stepOf(bucket)}
            x={middle(i) - bar / 2}
            y={base - high(balanceMinor)}
            width={bar}
            height={high(balanceMinor)}
          />
          {beforeMinor !== null && (
            <path className="pf-before" d={`M${middle(i) - bar / 2 - 4} ${base - high(beforeMinor)}h${bar + 8}`} />
          )}
          <text className="pf-value" x={middle(i)} y={base - high(Math.max(balanceMinor, beforeMinor ?? 0)) - 7}>
            {short(balanceMinor)}
          </text>
          <text x={middle(i)} y={base + 18}>
            {bucketText(bucket, said)}
          </text>
          {beforeMinor !== null && (
            <text className="pf-quiet" x={middle(i)} y={base + 34}>
              {said.balances.was(short(beforeMinor))}
            </text>
          )}
        </g>
      ))}
      <path className="pf-base" d={`M0 ${base}H${width}`} />
      {rolls !== null && (
        <text className="pf-quiet pf-start" x={0} y={base + 54}>
          {said.balances.rollsOn}
        </text>
      )}
    </svg>
  );
}

interface RollProps {
  readonly rate: number;
  readonly x: number;
  readonly width: number;
  readonly base: number;
  readonly text: string;
}

/** A channel from one bar to the next, as wide as what flows in it. */
function Roll({ rate, x, width, base, text }: RollProps) {
  const wide = Math.max(2, rate * 28);
  const y = base - 16;
  const end = x + width - 5;
  return (
    <g>
      <rect className="pf-flow" x={x} y={y - wide / 2} width={width} height={wide} />
      {width > 16 && <path className="pf-thread" d={`M${x + 4} ${y}H${end}m-5 -4 5 4-5 4`} />}
      <text className="pf-value" x={x + width / 2} y={base + 54}>
        {text}
      </text>
    </g>
  );
}
