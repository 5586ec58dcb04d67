/** Several controls under one label, with help and error as single fields have them. */

import { type ReactNode, useId } from "react";
import { Icon } from "../../ui/Icon.tsx";
import type { EditProps } from "../form.tsx";

export interface FieldSetProps extends Pick<EditProps, "label" | "hideLabel"> {
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly className?: string;
  readonly children: ReactNode;
}

export function FieldSet({ label, hideLabel = false, help, error, className, children }: FieldSetProps) {
  const id = useId();
  const described = [help === undefined ? [] : `${id}-help`, error === undefined ? [] : `${id}-error`].flat().join(" ");
  return (
    <fieldset
      className={`dn-field ${className ?? ""}`.trim()}
      aria-describedby={described === "" ? undefined : described}
    >
      <legend className={hideLabel ? "dn-hidden" : "dn-label"}>{label}</legend>
      {children}
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
    </fieldset>
  );
}
