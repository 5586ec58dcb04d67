/** A name that others go by: it is changed as a whole, when the field is left or on Enter, and not while it is typed. */

import { useState } from "react";
import { Field } from "../../ui/Field.tsx";

export interface NameInputProps {
  readonly label: string;
  readonly value: string;
  /** @returns Why the name cannot be this one. */
  readonly onRename: (name: string) => string | undefined;
  /** Left, with or without another name. */
  readonly onDone?: (name: string) => void;
  readonly autoFocus?: boolean;
}

export function NameInput({ label, value, onRename, onDone, autoFocus = false }: NameInputProps) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [error, setError] = useState<string | undefined>(undefined);
  const leave = (name: string | undefined) => {
    const next = name?.trim() ?? value;
    const wrong = next === value ? undefined : onRename(next);
    setError(wrong);
    if (wrong !== undefined) return;
    setTyped(undefined);
    onDone?.(next);
  };
  return (
    <Field label={label} hideLabel error={error}>
      {(ids) => (
        <input
          {...ids}
          className="dn-input"
          data-size="small"
          type="text"
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: only where somebody asked to change the name
          autoFocus={autoFocus}
          value={typed ?? value}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => leave(typed)}
          onKeyDown={(event) => {
            if (event.key === "Enter") leave(typed);
            if (event.key !== "Escape") return;
            event.stopPropagation();
            setTyped(undefined);
            setError(undefined);
            onDone?.(value);
          }}
        />
      )}
    </Field>
  );
}
