/** Tables: sorted by their heads, opened by their rows, downloaded as CSV. */

import { Button, Icon, useWidth } from "@dunlin/editor/ui";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useLanguage } from "../language.tsx";
import type { Language, TableColumn } from "../model.ts";
import { csvName, csvOf, save } from "./csv.ts";
import { number, UNKNOWN } from "./format.ts";
import { type Order, sorted, turned } from "./sorting.ts";
import { words } from "./words.ts";

export interface TableProps<Row> {
  /** What it is a table of: read out, and the name of its file. */
  readonly name: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** What stands there without rows. */
  readonly empty?: ReactNode;
  readonly onRow?: ((row: Row) => void) | undefined;
  /** Key of the row that is open beside it. */
  readonly selected?: string | undefined;
  /** Beside the download. */
  readonly actions?: ReactNode;
}

/** Rows that are drawn at once. */
const PAGE = 100;

export function Table<Row>(props: TableProps<Row>) {
  const { name, columns, rows, empty, actions } = props;
  const language = useLanguage();
  const said = words(language);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 1024);
  const [order, setOrder] = useState<Order | undefined>(undefined);
  const [most, setMost] = useState(PAGE);
  const ordered = useMemo(() => sorted(rows, columns, order, language), [rows, columns, order, language]);
  const visible = columns.filter(({ from = 0 }) => width >= from);
  return (
    <div ref={box} className="st-table">
      {rows.length === 0 ? (
        <div className="st-empty">{empty ?? <p>{said.nothing}</p>}</div>
      ) : (
        <div className="st-scroll">
          <table>
            <caption className="dn-hidden">{name}</caption>
            <thead>
              <tr>
                {visible.map((column) => (
                  <Head key={column.id} column={column} order={order} onTurn={setOrder} />
                ))}
              </tr>
            </thead>
            <tbody>
              {ordered.slice(0, most).map((row) => (
                <Line key={props.rowKey(row)} row={row} columns={visible} language={language} table={props} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="st-table-foot">
        {rows.length > most && (
          <>
            <span className="st-note">{said.shown(number(most, language), number(rows.length, language))}</span>
            <Button size="small" onClick={() => setMost((count) => count + PAGE)}>
              {said.more}
            </Button>
          </>
        )}
        <span className="dn-grow" />
        {actions}
        {rows.length > 0 && (
          <Button
            size="small"
            look="quiet"
            icon="download"
            aria-label={said.download(name)}
            title={said.download(name)}
            onClick={() => save(csvName(name), csvOf(columns, ordered))}
          >
            {said.csv}
          </Button>
        )}
      </div>
    </div>
  );
}

interface HeadProps<Row> {
  readonly column: TableColumn<Row>;
  readonly order: Order | undefined;
  readonly onTurn: (order: Order | undefined) => void;
}

function Head<Row>({ column, order, onTurn }: HeadProps<Row>) {
  if (column.drawn) return <td />;
  const way = order?.column === column.id ? order.way : undefined;
  return (
    <th
      scope="col"
      data-numeric={column.numeric || undefined}
      aria-sort={way === "up" ? "ascending" : way === "down" ? "descending" : undefined}
    >
      <button type="button" className="st-sort" onClick={() => onTurn(turned(order, column))}>
        {column.title}
        {way !== undefined && <Icon name={way} size={12} />}
      </button>
    </th>
  );
}

interface LineProps<Row> {
  readonly row: Row;
  readonly columns: readonly TableColumn<Row>[];
  readonly language: Language;
  readonly table: TableProps<Row>;
}

function Line<Row>({ row, columns, language, table: { rowKey, onRow, selected } }: LineProps<Row>) {
  const cells = columns.map((column) => ({ column, shown: shownOf(column, row, language) }));
  return (
    <tr
      data-opens={onRow !== undefined || undefined}
      data-selected={selected === rowKey(row) || undefined}
      onClick={onRow && ((event) => isPlainPress(event.target) && onRow(row))}
    >
      {cells.map(({ column, shown }, i) => (
        <td key={column.id} data-numeric={column.numeric || undefined} data-drawn={column.drawn || undefined}>
          {i === 0 && onRow !== undefined ? (
            <button type="button" className="st-open" onClick={() => onRow(row)}>
              {shown}
            </button>
          ) : (
            shown
          )}
        </td>
      ))}
    </tr>
  );
}

function shownOf<Row>({ cell, value }: TableColumn<Row>, row: Row, language: Language): ReactNode {
  if (cell !== undefined) return cell(row);
  const plain = value(row);
  if (plain === null || plain === "") return UNKNOWN;
  return typeof plain === "number" ? number(plain, language) : plain;
}

/** Neither a control of its own, nor the end of marking words. */
const isPlainPress = (target: EventTarget): boolean =>
  target instanceof Element && target.closest("a, button, input, select") === null && `${getSelection()}` === "";
