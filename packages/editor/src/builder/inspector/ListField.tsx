/** A list of things with fields of their own: added, taken away, and moved by buttons or by Alt and the arrows. */

import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { Button } from "../../ui/Button.tsx";
import { describedBy, FieldNotes } from "../../ui/Field.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { type EditProps, useForm } from "./form.tsx";
import { ItemTools } from "./ItemTools.tsx";
import { freshItem } from "./spec.ts";
import { fitting } from "./values.ts";

/** What in an item can have the focus. */
const CONTROLS = "input, select, textarea, button";

interface Wish {
  readonly item: number;
  /** Its control, by number; -1 is the item itself. */
  readonly control: number;
}

type Items = readonly Readonly<Record<string, unknown>>[];

export function ListField({ spec, at, trail, value, label, help, error }: EditProps) {
  const { inspector } = useBuilderHost().words;
  const form = useForm();
  const id = useId();
  const items = Array.isArray(value) ? (value as Items) : [];
  const { list, add, move, remove } = useListActs({ spec, at, value }, items);
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = spec;
  const full = items.length >= maxItems ? inspector.noMore(maxItems) : undefined;
  const few = items.length <= minItems ? inspector.noFewer(minItems) : undefined;
  return (
    <fieldset className="dn-field dn-items" aria-describedby={describedBy(id, { help, error })}>
      <legend className="dn-label">{label}</legend>
      <ol ref={list}>
        {items.map((item, index) => (
          <Item
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
            key={index}
            name={inspector.item(label, index + 1)}
            at={`${at}/${index}`}
            place={{ index, of: items.length }}
            few={few}
            onMove={(by) => move(index, index + by)}
            onRemove={() => remove(index)}
          >
            {(spec.items ?? []).map((field) => (
              <form.Field
                key={field.name}
                spec={field}
                at={`${at}/${index}/${field.name}`}
                trail={`${trail}.${field.name}`}
                value={item[field.name]}
                kept={false}
              />
            ))}
          </Item>
        ))}
      </ol>
      {!form.readOnly && (
        <Button size="small" icon="plus" disabledBecause={full} onClick={add}>
          {inspector.add(label)}
        </Button>
      )}
      <FieldNotes id={id} help={help} error={error} />
    </fieldset>
  );
}

/** Adding, moving and removing items; the focus goes along with what was done. */
function useListActs({ spec, at, value }: Pick<EditProps, "spec" | "at" | "value">, items: Items) {
  const form = useForm();
  const list = useRef<HTMLOListElement>(null);
  const wish = useRef<Wish | undefined>(undefined);
  const { variables, locales, defaultLocale } = useBuilder(({ doc }) => doc);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the wish is about the list that is drawn now
  useEffect(() => {
    const wished = wish.current;
    wish.current = undefined;
    if (wished === undefined) return;
    const item = list.current?.children[wished.item];
    item?.querySelectorAll<HTMLElement>(CONTROLS)[wished.control]?.focus();
  }, [value]);
  const move = (from: number, to: number) => {
    if (to < 0 || to >= items.length) return;
    const root = list.current?.getRootNode() as Document | ShadowRoot | undefined;
    const controls = [...(list.current?.children[from]?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])];
    wish.current = { item: to, control: controls.indexOf(root?.activeElement as HTMLElement) };
    form.edit({ edit: "move", at, from, to });
  };
  const add = () => {
    const taken = items.map(({ locale }) => locale);
    const fresh = freshItem(spec.items ?? [], {
      number: items.length + 1,
      valueFor: (field) => fitting(variables, field)[0]?.path,
      language: locales.find((tag) => !taken.includes(tag)) ?? defaultLocale,
    });
    wish.current = { item: items.length, control: 0 };
    if (items.length === 0) form.edit({ edit: "set", at, value: [fresh] });
    else form.edit({ edit: "set", at: `${at}/${items.length}`, value: fresh });
  };
  const remove = (index: number) => {
    wish.current = { item: Math.min(index, items.length - 2), control: 0 };
    form.edit({ edit: "set", at: `${at}/${index}`, value: undefined });
  };
  return { list, add, move, remove };
}

interface ItemProps {
  readonly name: string;
  readonly at: string;
  readonly place: { readonly index: number; readonly of: number };
  readonly few: string | undefined;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly children: React.ReactNode;
}

function Item({ name, place: { index, of }, few, onMove, onRemove, children }: ItemProps) {
  const { inspector } = useBuilderHost().words;
  const { readOnly } = useForm();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || by === undefined || readOnly) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(by as -1 | 1);
  };
  return (
    <li className="dn-item" aria-label={name} title={readOnly ? undefined : inspector.itemKeys} onKeyDown={onKeyDown}>
      <div className="dn-item-fields">{children}</div>
      {!readOnly && <ItemTools {...{ name, index, of, few, onMove, onRemove }} />}
    </li>
  );
}
