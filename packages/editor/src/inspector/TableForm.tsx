/** A decision table: a column for each input, a row for each case, and where the row leads or what it sets. */

import type { JsonSchema } from "@dunlin/engine";
import { useId } from "react";
import { pointer } from "../document/pointer.ts";
import { nodeAt } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { TextInput } from "../ui/Field.tsx";
import { useConditionText } from "./ConditionSlot.tsx";
import { cellFrom, cellText } from "./cells.ts";
import { DoubtsAt } from "./Doubts.tsx";
import { NameInput } from "./fields/NameInput.tsx";
import { below, useErrorAt, useForm, type Values } from "./form.tsx";
import { propertiesOf } from "./schema.ts";
import { renameRoute } from "./ways.ts";

export function TableForm({
  id,
  schema,
}: {
  readonly id: string;
  readonly schema: Readonly<Record<string, JsonSchema>>;
}) {
  const { store, words } = useHost();
  const { inspector } = words;
  const { readOnly, set } = useForm();
  const node = useEditor((state) => nodeAt(state.doc, id));
  const heading = useId();
  const path = pointer(["nodes", id, "rows"]);
  const error = useErrorAt(path, true);
  if (node === undefined) return null;
  const inputs = Array.isArray(node.inputs) ? (node.inputs as readonly unknown[]) : [];
  const rows = Array.isArray(node.rows) ? (node.rows as readonly Values[]) : [];
  const collects = node.hit === "collect";
  const add = () => {
    if (collects) set(path, [...rows, { match: inputs.map(() => null) }]);
    else store.execute({ type: "route.add", id }, "menu");
  };
  return (
    <section className="dn-table" aria-labelledby={heading}>
      <header>
        <h3 id={heading}>{inspector.routes("table")}</h3>
        <span className="dn-head-note">{collects ? inspector.allCount : inspector.firstWins}</span>
      </header>
      <div className="dn-table-scroll">
        <table aria-labelledby={heading}>
          <Head inputs={inputs} collects={collects} />
          <tbody>
            {rows.map((row, i) => (
              <Row
                // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place
                key={i}
                id={id}
                row={row}
                place={i}
                count={rows.length}
                columns={inputs.length}
                collects={collects}
              />
            ))}
          </tbody>
        </table>
      </div>
      {error !== undefined && <p className="dn-error">{error}</p>}
      <DoubtsAt path={path} />
      {!readOnly && <p className="dn-help">{inspector.cellHelp}</p>}
      {!readOnly && (
        <Button size="small" icon="plus" onClick={add}>
          {inspector.addRoute("table")}
        </Button>
      )}
      <RowValues rows={rows} path={path} schema={schema} />
    </section>
  );
}

function Head({ inputs, collects }: { readonly inputs: readonly unknown[]; readonly collects: boolean }) {
  const { inspector } = useHost().words;
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="dn-hidden">{inspector.rowNumber}</span>
        </th>
        {inputs.map((input, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place
          <InputHead key={i} input={input} />
        ))}
        {!collects && <th scope="col">{inspector.leadsBy}</th>}
        <td />
      </tr>
    </thead>
  );
}

function InputHead({ input }: { readonly input: unknown }) {
  const { settings } = useHost();
  const doc = useEditor((state) => state.doc);
  const text = useConditionText({
    expression: true,
    value: input,
    fields: settings.fields ?? doc.fields,
    segments: doc.segments,
  });
  return <th scope="col">{text}</th>;
}

interface RowProps {
  readonly id: string;
  readonly row: Values;
  readonly place: number;
  readonly count: number;
  readonly columns: number;
  readonly collects: boolean;
}

function Row({ id, row, place, count, columns, collects }: RowProps) {
  const host = useHost();
  const { store, words } = host;
  const { inspector } = words;
  const { readOnly, set } = useForm();
  const path = pointer(["nodes", id, "rows", place]);
  const match = Array.isArray(row.match) ? (row.match as readonly unknown[]) : [];
  const port = typeof row.port === "string" ? row.port : "";
  const setCell = (column: number, cell: unknown) =>
    set(
      below(path, "match"),
      Array.from({ length: columns }, (_, j) => (j === column ? cell : (match[j] ?? null))),
    );
  const remove = () => {
    if (collects) set(path, undefined);
    else store.execute({ type: "route.remove", id, port }, "menu");
  };
  return (
    <tr>
      <th scope="row">{place + 1}</th>
      {Array.from({ length: columns }, (_, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells are told apart by their place
        <td key={column}>
          <Cell
            cell={match[column]}
            label={inspector.cell(place + 1, column + 1)}
            onChange={(cell) => setCell(column, cell)}
          />
        </td>
      ))}
      {!collects && (
        <td>
          {readOnly ? (
            port
          ) : (
            <NameInput
              label={inspector.wayOfRow(place + 1)}
              value={port}
              onRename={(name) => renameRoute(host, id, port, name)}
            />
          )}
        </td>
      )}
      <td>
        {!readOnly && (
          <IconButton
            icon="trash"
            size="small"
            label={inspector.removeNamed(inspector.row(place + 1))}
            disabledBecause={count === 1 ? words.commands.refusals["route.last"]({}) : undefined}
            onClick={remove}
          />
        )}
      </td>
    </tr>
  );
}

interface CellProps {
  readonly cell: unknown;
  readonly label: string;
  readonly onChange: (cell: unknown) => void;
}

function Cell({ cell, label, onChange }: CellProps) {
  const { inspector } = useHost().words;
  const { readOnly } = useForm();
  if (readOnly) return <>{cellText(cell) || inspector.anyValue}</>;
  return (
    <TextInput
      size="small"
      aria-label={label}
      placeholder={inspector.anyValue}
      value={cellText(cell)}
      onCommit={(text) => {
        const read = cellFrom(text);
        if (read !== undefined) onChange(read.cell);
      }}
    />
  );
}

/** What rows set, each below the others: the table itself stays narrow. */
function RowValues({
  rows,
  path,
  schema,
}: {
  readonly rows: readonly Values[];
  readonly path: string;
  readonly schema: Readonly<Record<string, JsonSchema>>;
}) {
  const { words } = useHost();
  const { Field, readOnly } = useForm();
  const part = propertiesOf((schema.rows?.items ?? {}) as JsonSchema).set;
  const shown = rows.flatMap((row, i) => (row.set === undefined && readOnly ? [] : [[row, i] as const]));
  if (part === undefined || shown.length === 0) return null;
  return (
    <details open={rows.some((row) => row.set !== undefined)}>
      <summary>{words.inspector.rowsSet}</summary>
      {shown.map(([row, i]) => (
        <div key={i} className="dn-item-fields">
          <p className="dn-label">{words.inspector.row(i + 1)}</p>
          <Field name="values" trail="rows.set" path={below(path, i, "set")} value={row.set} schema={part} hideLabel />
        </div>
      ))}
    </details>
  );
}
