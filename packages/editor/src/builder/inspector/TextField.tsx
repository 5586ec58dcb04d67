/** A text in one language, with its label, help and error. */

import { useId } from "react";
import { describedBy, FieldNotes } from "../../ui/Field.tsx";
import type { TextInputRunsProps } from "../text/field.ts";
import { TextInputRuns } from "../text/TextInputRuns.tsx";

type Passed = Pick<TextInputRunsProps, "value" | "onChange" | "locale" | "oneLine" | "marks" | "readOnly">;

export interface TextFieldProps extends Passed {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly row?: TextInputRunsProps["row"] | undefined;
}

export function TextField({ label, help, error, row, ...passed }: TextFieldProps) {
  const id = useId();
  return (
    <div className="dn-field">
      <span className="dn-label" aria-hidden="true">
        {label}
      </span>
      <TextInputRuns
        {...passed}
        {...(row !== undefined && { row })}
        aria-label={label}
        aria-describedby={describedBy(id, { help, error })}
        {...(error !== undefined && { "aria-invalid": true })}
      />
      <FieldNotes id={id} help={help} error={error} />
    </div>
  );
}
