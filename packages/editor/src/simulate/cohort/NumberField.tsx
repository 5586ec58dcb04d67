/** A number within bounds; what is outside of them is said and changes nothing. */

import { useState } from "react";
import { Field } from "../../ui/Field.tsx";
import { useSimulating } from "../context.ts";

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly least: number;
  readonly most: number;
  readonly step?: number;
  readonly help?: string;
  /** Stands behind the number. */
  readonly unit?: string;
  /** Without one the field may not be empty. */
  readonly whenEmpty?: string;
  readonly onChange: (value: number | undefined) => void;
}

export function NumberField({
  label,
  value,
  least,
  most,
  step = 1,
  help,
  unit,
  whenEmpty,
  onChange,
}: NumberFieldProps) {
  const { words } = useSimulating();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const fits = (number: number) =>
    Number.isFinite(number) && number >= least && number <= most && (step !== 1 || Number.isInteger(number));
  const change = (text: string) => {
    const number = text.trim() === "" ? undefined : Number(text);
    const ok = number === undefined ? whenEmpty !== undefined : fits(number);
    setTyped(ok ? undefined : text);
    if (ok) onChange(number);
  };
  const error = typed === undefined ? undefined : words.cohort.range(String(least), String(most));
  return (
    <Field label={label} help={help} error={error}>
      {(ids) => (
        <span className="dn-sim-number">
          <input
            {...ids}
            className="dn-input"
            data-size="small"
            inputMode="decimal"
            placeholder={whenEmpty}
            value={typed ?? (value === undefined ? "" : String(value))}
            onChange={(event) => change(event.target.value)}
          />
          {unit !== undefined && <span className="dn-quiet">{unit}</span>}
        </span>
      )}
    </Field>
  );
}
