/** Groups of fields, lists of things with fields of their own, and maps from a name to a value. */

import type { JsonSchema } from "@dunlin/engine";
import { useState } from "react";
import { useHost, useWords } from "../../host/context.tsx";
import { Button, IconButton } from "../../ui/Button.tsx";
import { below, type EditProps, useForm, useProblemText, type Values } from "../form.tsx";
import { kindOf } from "../kinds.ts";
import { problemOf, propertiesOf, requiredIn, resolved } from "../schema.ts";
import { FieldSet } from "./FieldSet.tsx";
import { fresh } from "./fresh.ts";

const valuesOf = (value: unknown): Values =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Values) : {};

/** The members of an object, one field each. */
export function Members({
  path,
  schema,
  value,
  trail,
  only,
}: Pick<EditProps, "path" | "schema" | "value" | "trail"> & {
  readonly only?: ((name: string) => boolean) | undefined;
}) {
  const { Field } = useForm();
  const siblings = valuesOf(value);
  const needed = requiredIn(resolved(schema));
  return (
    <>
      {Object.entries(propertiesOf(schema))
        .filter(([name]) => name !== "x" && (only === undefined || only(name)))
        .map(([name, part]) => (
          <Field
            key={name}
            name={name}
            trail={trail === "" ? name : `${trail}.${name}`}
            path={below(path, name)}
            value={siblings[name]}
            schema={part}
            required={needed.includes(name)}
            siblings={siblings}
          />
        ))}
    </>
  );
}

/** An object that may be there or not. */
export function GroupField(props: EditProps) {
  const { label, help, error, name, path, schema, value, required, trail } = props;
  const { inspector } = useWords();
  const { set, readOnly, root } = useForm();
  if (value === undefined)
    return readOnly ? null : (
      <div className="dn-field">
        <span>
          <Button size="small" icon="plus" onClick={() => set(path, fresh(name, schema, root))} title={help}>
            {inspector.addNamed(label)}
          </Button>
        </span>
      </div>
    );
  return (
    <FieldSet label={label} help={help} error={error} className="dn-group">
      <Members path={path} schema={schema} value={value} trail={trail} />
      {required !== true && !readOnly && (
        <Button size="small" look="quiet" icon="trash" onClick={() => set(path, undefined)}>
          {inspector.removeNamed(label)}
        </Button>
      )}
    </FieldSet>
  );
}

/** A list of things; each can be moved and taken away. */
export function ItemsField(
  props: EditProps & { readonly only?: (item: Values) => ((name: string) => boolean) | undefined },
) {
  const { label, help, error, hideLabel = false, name, path, schema, value, required, trail, only } = props;
  const { inspector } = useWords();
  const { set, readOnly, root, Field } = useForm();
  const items = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const part = resolved(schema).items as JsonSchema;
  const simple = kindOf(name, part) !== "group";
  return (
    <FieldSet label={label} hideLabel={hideLabel} help={help} error={error} className="dn-items">
      <ol>
        {items.map((item, i) => {
          const at = below(path, i);
          const number = inspector.itemNumber(label, i + 1);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no id; their place is what is edited
            <li key={i} className="dn-item" data-simple={simple ? "" : undefined}>
              <div className="dn-item-fields">
                {simple ? (
                  <Field name={name} trail={trail} path={at} value={item} schema={part} required hideLabel />
                ) : (
                  <Members path={at} schema={part} value={item} trail={trail} only={only?.(valuesOf(item))} />
                )}
              </div>
              {!readOnly && (
                <ItemTools path={path} place={i} count={items.length} name={number} least={required === true ? 1 : 0} />
              )}
            </li>
          );
        })}
      </ol>
      {!readOnly && (
        <Button size="small" icon="plus" onClick={() => set(path, [...items, fresh(name, part, root, items)])}>
          {inspector.addItem(name)}
        </Button>
      )}
    </FieldSet>
  );
}

interface ItemToolsProps {
  readonly path: string;
  readonly place: number;
  readonly count: number;
  /** What the buttons are about. */
  readonly name: string;
  /** So many must stay. */
  readonly least: number;
}

function ItemTools({ path, place, count, name, least }: ItemToolsProps) {
  const { store, words } = useHost();
  const { set } = useForm();
  const { inspector } = words;
  const move = (to: number) => store.execute({ type: "list.move", path, from: place, to }, "menu");
  return (
    <span className="dn-item-tools">
      {count > 1 && (
        <>
          <IconButton
            icon="up"
            size="small"
            label={inspector.moveUp(name)}
            disabledBecause={place === 0 ? inspector.isFirst : undefined}
            onClick={() => move(place - 1)}
          />
          <IconButton
            icon="down"
            size="small"
            label={inspector.moveDown(name)}
            disabledBecause={place === count - 1 ? inspector.isLast : undefined}
            onClick={() => move(place + 1)}
          />
        </>
      )}
      <IconButton
        icon="trash"
        size="small"
        label={inspector.removeNamed(name)}
        disabledBecause={count <= least ? inspector.oneStays : undefined}
        onClick={() => {
          if (count === 1) set(path, undefined);
          else set(below(path, place), undefined);
        }}
      />
    </span>
  );
}

interface NewEntryProps {
  /** Of the map. */
  readonly name: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onAdd: () => void;
}

function NewEntry({ name, value, onChange, onAdd }: NewEntryProps) {
  const { inspector } = useWords();
  return (
    <div className="dn-row">
      <input
        className="dn-input"
        data-size="small"
        type="text"
        value={value}
        aria-label={inspector.newName}
        placeholder={inspector.newName}
        onChange={(event) => onChange(event.target.value.trim())}
        onKeyDown={(event) => event.key === "Enter" && onAdd()}
      />
      <Button size="small" icon="plus" onClick={onAdd} disabledBecause={value === "" ? inspector.nameFirst : undefined}>
        {inspector.addItem(name)}
      </Button>
    </div>
  );
}

/** Names with a value each, as variables that are set. */
export function MapField(props: EditProps) {
  const { label, help, error, hideLabel = false, name, path, schema, value, required, trail } = props;
  const { inspector } = useWords();
  const { set, readOnly, Field } = useForm();
  const say = useProblemText();
  const [added, setAdded] = useState("");
  const entries = Object.entries(valuesOf(value));
  const all = resolved(schema);
  const problem = added === "" ? undefined : problemOf((all.propertyNames ?? {}) as JsonSchema, added);
  const add = () => {
    if (added === "" || problem !== undefined || entries.some(([key]) => key === added)) return;
    set(below(path, added), fresh(name, all.additionalProperties as JsonSchema, {}));
    setAdded("");
  };
  return (
    <FieldSet
      label={label}
      hideLabel={hideLabel}
      help={help}
      error={problem === undefined ? error : say(problem)}
      className="dn-items"
    >
      <ul>
        {entries.map(([key, one]) => (
          <li key={key} className="dn-item">
            <div className="dn-item-fields">
              <p className="dn-strong">{key}</p>
              <Field
                name={`${name}Value`}
                trail={`${trail}.value`}
                path={below(path, key)}
                value={one}
                schema={all.additionalProperties as JsonSchema}
                required
                hideLabel
              />
            </div>
            {!readOnly && (
              <span className="dn-item-tools">
                <IconButton
                  icon="trash"
                  size="small"
                  label={inspector.removeNamed(key)}
                  onClick={() =>
                    set(
                      ...(entries.length === 1 && required !== true
                        ? ([path, undefined] as const)
                        : ([below(path, key), undefined] as const)),
                    )
                  }
                />
              </span>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && <NewEntry name={name} value={added} onChange={setAdded} onAdd={add} />}
    </FieldSet>
  );
}
