/** Several controls under one label, with help and error as single fields have them. */

import { type ReactNode, useId } from "react";
import { describedBy, FieldNotes } from "../../ui/Field.tsx";
import type { EditProps } from "../form.tsx";

export interface FieldSetProps extends Pick<EditProps, "label" | "hideLabel"> {
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly className?: string;
  readonly children: ReactNode;
}

export function FieldSet({ label, hideLabel = false, help, error, className, children }: FieldSetProps) {
  const id = useId();
  return (
    <fieldset className={`dn-field ${className ?? ""}`.trim()} aria-describedby={describedBy(id, { help, error })}>
      <legend className={hideLabel ? "dn-hidden" : "dn-label"}>{label}</legend>
      {children}
      <FieldNotes id={id} help={help} error={error} />
    </fieldset>
  );
}
