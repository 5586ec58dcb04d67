/** A text in one language, with its label, help and error. */

import type { Locale, RichText, ValuePath } from "@dunlin/templates";
import { useId } from "react";
import { describedBy, FieldNotes } from "../../ui/Field.tsx";
import { PiecesInput } from "./PiecesInput.tsx";

export interface RunsFieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly value: RichText | undefined;
  /** `undefined`: there is no text in this language. */
  readonly onChange: (runs: RichText | undefined) => void;
  readonly locale: Locale;
  /** No line breaks, as in a subject. */
  readonly oneLine?: boolean;
  /** The list whose row it stands in: values of that row are offered, too. */
  readonly row?: ValuePath | undefined;
  readonly readOnly?: boolean;
}

export function RunsField({ label, help, error, row, ...rest }: RunsFieldProps) {
  const id = useId();
  return (
    <div className="dn-field">
      <span className="dn-label" aria-hidden="true">
        {label}
      </span>
      <PiecesInput
        {...rest}
        {...(row !== undefined && { row })}
        aria-label={label}
        aria-describedby={describedBy(id, { help, error })}
        aria-invalid={error === undefined ? undefined : true}
      />
      <FieldNotes id={id} help={help} error={error} />
    </div>
  );
}
