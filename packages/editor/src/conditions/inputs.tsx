/** Inputs for values by kind. What is typed counts at once when it can be read, and falls back to the last value when it cannot. */

import { lazy, Suspense, useState } from "react";
import { Select } from "../ui/Field.tsx";
import { useBuilder } from "./context.tsx";
import type { FieldInfo } from "./fields.ts";
import type { ManyValuesProps } from "./ManyValues.tsx";
import { amountText, currencyMark, numberText, parseAmount, parseNumber } from "./numbers.ts";
import type { Scalar } from "./operation.ts";

interface TypedInputProps<T> {
  readonly label: string;
  readonly text: string;
  readonly parse: (text: string) => T | undefined;
  readonly onChange: (value: T) => void;
  readonly type?: "text" | "date" | "time";
  readonly className: string;
}

function TypedInput<T>({ label, text, parse, onChange, type = "text", className }: TypedInputProps<T>) {
  const { words, readOnly } = useBuilder();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const bad = typed !== undefined && parse(typed) === undefined;
  return (
    <input
      type={type}
      autoComplete="off"
      spellCheck={false}
      className={`dn-input ${className}`}
      data-size="small"
      aria-label={label}
      aria-invalid={bad || undefined}
      title={bad ? words.badNumber : undefined}
      readOnly={readOnly}
      value={typed ?? text}
      onChange={(event) => {
        setTyped(event.target.value);
        const value = parse(event.target.value);
        if (value !== undefined) onChange(value);
      }}
      onBlur={() => setTyped(undefined)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !bad) return;
        event.preventDefault();
        event.stopPropagation();
        setTyped(undefined);
      }}
    />
  );
}

export interface CountInputProps {
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly onChange: (value: number) => void;
}

/** A whole number: days, or how many. */
export const CountInput = ({ label, value, least = 0, onChange }: CountInputProps) => {
  const { locale } = useBuilder();
  const parse = (text: string) => {
    const number = parseNumber(text, locale);
    return number !== undefined && Number.isInteger(number) && number >= least ? number : undefined;
  };
  return (
    <TypedInput
      className="dn-cond-count-input"
      label={label}
      text={numberText(value, locale)}
      parse={parse}
      onChange={onChange}
    />
  );
};

export interface ValueInputProps {
  readonly label: string;
  readonly field: FieldInfo | undefined;
  readonly value: Scalar;
  readonly onChange: (value: Scalar) => void;
}

/** One value of a field; of a field that nobody knows, by what the value is now. */
export function ValueInput({ label, field, value, onChange }: ValueInputProps) {
  const { words, locale, currency, readOnly } = useBuilder();
  if (typeof value === "boolean") {
    const options = [true, false].map((one) => ({ value: String(one), label: one ? words.yes : words.no }));
    return (
      <Select
        size="small"
        aria-label={label}
        disabled={readOnly}
        value={String(value)}
        options={options}
        onChange={(chosen) => onChange(chosen === "true")}
      />
    );
  }
  if (field?.values !== undefined) {
    const { values } = field;
    return (
      <Select
        size="small"
        aria-label={label}
        disabled={readOnly}
        value={String(value)}
        options={values.map((one) => ({ value: String(one.value), label: one.label }))}
        onChange={(chosen) => onChange(values.find((one) => String(one.value) === chosen)?.value ?? chosen)}
      />
    );
  }
  if (typeof value === "number" && field?.kind === "money")
    return (
      <span className="dn-cond-money">
        {currency !== undefined && <span aria-hidden="true">{currencyMark(currency, locale)}</span>}
        <TypedInput
          className="dn-cond-number"
          label={currency === undefined ? `${label}, ${words.minorUnits}` : `${label}, ${currency}`}
          text={amountText(value, currency, locale)}
          parse={(text) => parseAmount(text, currency, locale)}
          onChange={onChange}
        />
      </span>
    );
  if (typeof value === "number")
    return (
      <>
        <TypedInput
          className="dn-cond-number"
          label={label}
          text={numberText(value, locale)}
          parse={(text) => parseNumber(text, locale)}
          onChange={onChange}
        />
        {field?.unit !== undefined && <span className="dn-cond-word">{field.unit}</span>}
      </>
    );
  const type = isDay(value) && field?.kind !== "text" ? "date" : field?.kind === "time" ? "time" : "text";
  return (
    <TypedInput
      className="dn-cond-text"
      label={label}
      type={type}
      text={value}
      parse={(text) => (type === "text" || text !== "" ? text : undefined)}
      onChange={onChange}
    />
  );
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Loaded with the first rule that has several values. */
const Many = lazy(async () => ({ default: (await import("./ManyValues.tsx")).ManyValues }));

/** Several values, each with its own button to take it away. */
export function ManyInput(props: Omit<ManyValuesProps, "words" | "readOnly">) {
  const { words, readOnly } = useBuilder();
  return (
    <Suspense fallback={null}>
      <Many {...props} words={words} readOnly={readOnly} />
    </Suspense>
  );
}
