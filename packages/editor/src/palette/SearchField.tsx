/** A field to search in, with the key that leads to it. */

import type { InputHTMLAttributes, KeyboardEvent } from "react";
import { Icon } from "../ui/Icon.tsx";

export interface SearchFieldProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "onChange" | "onKeyDown"> {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly onChange: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** Escape empties it; what else the keys do is up to what is searched. */
export function SearchField({ label, value, hint, onChange, onKeyDown, ...rest }: SearchFieldProps) {
  return (
    <div className="dn-find">
      <Icon name="search" size={14} />
      <input
        autoComplete="off"
        spellCheck={false}
        {...rest}
        type="text"
        className="dn-input"
        data-size="small"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          onKeyDown(event);
          if (event.key !== "Escape" || value === "") return;
          event.stopPropagation();
          event.preventDefault();
          onChange("");
        }}
      />
      {hint !== undefined && value === "" && <kbd className="dn-kbd">{hint}</kbd>}
    </div>
  );
}
