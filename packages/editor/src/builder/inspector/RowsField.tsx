/** Texts in a row, and rows of them: the heads and cells of a table. */

import type { RichText, Text } from "@dunlin/templates";
import { useId } from "react";
import { Button } from "../../ui/Button.tsx";
import { describedBy, FieldNotes } from "../../ui/Field.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import type { At } from "./edits.ts";
import { type EditProps, useForm } from "./form.tsx";
import { ItemTools } from "./ItemTools.tsx";
import { TextField } from "./TextField.tsx";

/** As many columns as the schema of a table takes, where it does not say. */
const MOST_COLUMNS = 6;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export function TextsField({ spec, at, value, label, help, error }: EditProps) {
  const { inspector } = useBuilderHost().words;
  const form = useForm();
  const id = useId();
  const texts = listOf(value);
  const most = spec.maxItems ?? MOST_COLUMNS;
  return (
    <fieldset className="dn-field dn-items" aria-describedby={describedBy(id, { help, error })}>
      <legend className="dn-label">{label}</legend>
      {texts.map((text, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
        <Cell key={i} at={`${at}/${i}`} label={inspector.column(i + 1)} text={text} />
      ))}
      {!form.readOnly && (
        <div className="dn-actions">
          <Button
            size="small"
            icon="plus"
            disabledBecause={texts.length >= most ? inspector.noMore(most) : undefined}
            onClick={() => form.edit({ edit: "set", at, value: [...texts, {}] })}
          >
            {inspector.addColumn}
          </Button>
          {texts.length > 0 && (
            <Button size="small" look="quiet" onClick={() => form.edit({ edit: "set", at, value: texts.slice(0, -1) })}>
              {inspector.removeColumn}
            </Button>
          )}
        </div>
      )}
      <FieldNotes id={id} help={help} error={error} />
    </fieldset>
  );
}

export function RowsField({ spec, at, value, label, help, error }: EditProps) {
  const { inspector } = useBuilderHost().words;
  const form = useForm();
  const id = useId();
  const rows = listOf(value).map(listOf);
  const { maxItems = Number.POSITIVE_INFINITY } = spec;
  return (
    <fieldset className="dn-field dn-items" aria-describedby={describedBy(id, { help, error })}>
      <legend className="dn-label">{label}</legend>
      <ol>
        {rows.map((row, r) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <li key={r} className="dn-item" aria-label={inspector.item(label, r + 1)}>
            <div className="dn-item-fields">
              {row.map((text, c) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
                <Cell key={c} at={`${at}/${r}/${c}`} label={inspector.cell(r + 1, c + 1)} text={text} />
              ))}
            </div>
            {!form.readOnly && (
              <ItemTools
                name={inspector.item(label, r + 1)}
                index={r}
                of={rows.length}
                onMove={(by) => form.edit({ edit: "move", at, from: r, to: r + by })}
                onRemove={() => form.edit({ edit: "set", at: `${at}/${r}`, value: undefined })}
              />
            )}
          </li>
        ))}
      </ol>
      {!form.readOnly && (
        <RowsTools rows={rows} most={maxItems} onRows={(next) => form.edit({ edit: "set", at, value: next })} />
      )}
      <FieldNotes id={id} help={help} error={error} />
    </fieldset>
  );
}

interface RowsToolsProps {
  readonly rows: readonly (readonly unknown[])[];
  /** Rows. */
  readonly most: number;
  readonly onRows: (rows: readonly (readonly unknown[])[]) => void;
}

function RowsTools({ rows, most, onRows }: RowsToolsProps) {
  const { inspector } = useBuilderHost().words;
  const columns = Math.max(1, ...rows.map(({ length }) => length));
  return (
    <div className="dn-actions">
      <Button
        size="small"
        icon="plus"
        disabledBecause={rows.length >= most ? inspector.noMore(most) : undefined}
        onClick={() => onRows([...rows, Array.from({ length: columns }, () => ({}))])}
      >
        {inspector.addRow}
      </Button>
      {rows.length > 0 && (
        <Button
          size="small"
          look="quiet"
          disabledBecause={columns >= MOST_COLUMNS ? inspector.noMore(MOST_COLUMNS) : undefined}
          onClick={() => onRows(rows.map((row) => [...row, {}]))}
        >
          {inspector.addColumn}
        </Button>
      )}
      {columns > 1 && (
        <Button size="small" look="quiet" onClick={() => onRows(rows.map((row) => row.slice(0, columns - 1)))}>
          {inspector.removeColumn}
        </Button>
      )}
    </div>
  );
}

function Cell({ at, label, text }: { readonly at: At; readonly label: string; readonly text: unknown }) {
  const form = useForm();
  const locale = useBuilder((state) => state.locale);
  return (
    <TextField
      label={label}
      value={(text as Text | undefined)?.[locale]}
      locale={locale}
      readOnly={form.readOnly}
      onChange={(runs: RichText | undefined) => form.edit({ edit: "text", at, locale, runs })}
    />
  );
}
