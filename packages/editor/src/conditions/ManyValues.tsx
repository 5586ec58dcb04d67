/** Several values, each with its own button to take it away. */

import { useState } from "react";
import { Select } from "../ui/Field.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { Scalar } from "./operation.ts";
import type { ConditionWords } from "./words.ts";

export interface ManyValuesProps {
  readonly words: ConditionWords;
  readonly readOnly: boolean;
  readonly label: string;
  readonly values: readonly Scalar[];
  /** The values there are, when they are few; else anything can be added. */
  readonly choices?: readonly { readonly value: Scalar; readonly label: string }[] | undefined;
  readonly parse?: (text: string) => Scalar | undefined;
  readonly onChange: (values: readonly Scalar[]) => void;
}

export function ManyValues(props: ManyValuesProps) {
  const { words, readOnly, label, values, choices, parse = (text: string) => text, onChange } = props;
  const [typed, setTyped] = useState("");
  const labelOf = (value: Scalar) => choices?.find((one) => one.value === value)?.label ?? String(value);
  const add = () => {
    const added = typed.trim() === "" ? undefined : parse(typed.trim());
    if (added === undefined) return;
    setTyped("");
    if (!values.includes(added)) onChange([...values, added]);
  };
  const left = choices?.filter(({ value }) => !values.includes(value));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line of text
    <span className="dn-cond-many" role="group" aria-label={label}>
      {values.map((value) => (
        <button
          key={String(value)}
          type="button"
          className="dn-cond-chip"
          aria-label={readOnly ? labelOf(value) : words.removeValue(labelOf(value))}
          aria-disabled={readOnly || undefined}
          onClick={() => !readOnly && onChange(values.filter((one) => one !== value))}
        >
          {labelOf(value)}
          {!readOnly && <Icon name="close" size={12} />}
        </button>
      ))}
      {!readOnly && left !== undefined && left.length > 0 && (
        <Select
          size="small"
          aria-label={`${label}: ${words.labels.add}`}
          value={undefined}
          placeholder={words.labels.add}
          options={left.map((one) => ({ value: String(one.value), label: one.label }))}
          onChange={(chosen) => {
            const added = left.find((one) => String(one.value) === chosen);
            if (added !== undefined) onChange([...values, added.value]);
          }}
        />
      )}
      {!readOnly && left === undefined && (
        <input
          className="dn-input"
          data-size="small"
          aria-label={`${label}: ${words.labels.add}`}
          placeholder={words.labels.add}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== ",") return;
            event.preventDefault();
            add();
          }}
        />
      )}
    </span>
  );
}
