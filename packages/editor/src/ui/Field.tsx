/** Fields with their label, help and error. What is typed is kept here until it is worth an edit. */

import { type InputHTMLAttributes, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Icon } from "./Icon.tsx";

export interface FieldProps {
  readonly label: string;
  /** The label is only read out, where the place says it to everybody who sees it. */
  readonly hideLabel?: boolean;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly children: (ids: FieldIds) => ReactNode;
}

export interface FieldIds {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

export function Field({ label, hideLabel = false, help, error, children }: FieldProps) {
  const id = useId();
  return (
    <div className="dn-field">
      <label htmlFor={id} className={hideLabel ? "dn-hidden" : "dn-label"}>
        {label}
      </label>
      {children({
        id,
        "aria-describedby": describedBy(id, { help, error }),
        "aria-invalid": error === undefined ? undefined : true,
      })}
      <FieldNotes id={id} help={help} error={error} />
    </div>
  );
}

type Notes = Pick<FieldProps, "help" | "error">;

/** The ids of what explains a field, for `aria-describedby`. */
export function describedBy(id: string, { help, error }: Notes): string | undefined {
  const ids = [help === undefined ? [] : `${id}-help`, error === undefined ? [] : `${id}-error`].flat();
  return ids.length === 0 ? undefined : ids.join(" ");
}

/** What explains a field, and what is wrong with it. */
export const FieldNotes = ({ id, help, error }: Notes & { readonly id: string }) => (
  <>
    {help !== undefined && (
      <p id={`${id}-help`} className="dn-help">
        {help}
      </p>
    )}
    {error !== undefined && (
      <p id={`${id}-error`} className="dn-error">
        <Icon name="error" size={14} />
        {error}
      </p>
    )}
  </>
);

/** After so many ms without a key, what was typed becomes an edit. */
const IDLE = 400;

/**
 * The text in a field while it is typed. It becomes an edit when the field is left, on Enter, or after a rest; Escape takes it back.
 * A value that changes meanwhile, by an undo, shows at once.
 */
export function useTyping(value: string, commit: (text: string) => void) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const last = useRef({ value, commit });
  last.current = { value, commit };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new value from outside is what ends the typing
  useEffect(() => setTyped(undefined), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const finish = (text: string | undefined) => {
    clearTimeout(timer.current);
    if (text !== undefined && text !== last.current.value) last.current.commit(text);
    else setTyped(undefined);
  };
  return {
    text: typed ?? value,
    typing: typed !== undefined,
    change(text: string) {
      setTyped(text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => finish(text), IDLE);
    },
    finish: () => finish(typed),
    cancel() {
      clearTimeout(timer.current);
      setTyped(undefined);
    },
  };
}

export interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "onChange" | "size"> {
  readonly value: string;
  readonly onCommit: (text: string) => void;
  readonly size?: "small";
}

export function TextInput({ value, onCommit, size, onKeyDown, ...rest }: TextInputProps) {
  const { text, typing, change, finish, cancel } = useTyping(value, onCommit);
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...rest}
      className="dn-input"
      data-size={size}
      value={text}
      onChange={(event) => change(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        if (event.key === "Enter") finish();
        if (event.key !== "Escape" || !typing) return;
        event.stopPropagation();
        cancel();
      }}
    />
  );
}

export interface TextAreaProps extends Partial<FieldIds> {
  readonly value: string;
  readonly onCommit: (text: string) => void;
  readonly rows?: number;
  readonly readOnly?: boolean;
  readonly "aria-label"?: string;
}

export function TextArea({ value, onCommit, rows = 3, ...rest }: TextAreaProps) {
  const { text, typing, change, finish, cancel } = useTyping(value, onCommit);
  return (
    <textarea
      {...rest}
      className="dn-input"
      rows={rows}
      value={text}
      onChange={(event) => change(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !typing) return;
        event.stopPropagation();
        cancel();
      }}
    />
  );
}

export interface SelectProps<T extends string> extends Partial<FieldIds> {
  readonly value: T | undefined;
  readonly options: readonly { readonly value: T; readonly label: string; readonly group?: string }[];
  readonly onChange: (value: T) => void;
  /** Shown while nothing is chosen. */
  readonly placeholder?: string;
  readonly size?: "small";
  readonly disabled?: boolean;
  readonly "aria-label"?: string;
}

/** The platform's own: it works by touch, by voice and with every screen reader. */
export function Select<T extends string>({ value, options, onChange, placeholder, size, ...rest }: SelectProps<T>) {
  const groups = [...new Set(options.map(({ group }) => group))];
  const known = options.some((option) => option.value === value);
  return (
    <select
      {...rest}
      className="dn-input"
      data-size={size}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value as T)}
    >
      {value === undefined && <option value="">{placeholder ?? ""}</option>}
      {value !== undefined && !known && <option value={value}>{value}</option>}
      {groups.map((group) => {
        const items = options
          .filter((option) => option.group === group)
          .map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ));
        return group === undefined ? (
          items
        ) : (
          <optgroup key={group} label={group}>
            {items}
          </optgroup>
        );
      })}
    </select>
  );
}
