/** A duration as a number and a unit; what needs more than one unit is typed as it is written. */

import type { ReactNode } from "react";
import { useHost } from "../../host/context.tsx";
import { Select, TextInput } from "../../ui/Field.tsx";
import { DAY_UNITS, durationOf, type Span, spanOf, UNITS, type Unit } from "../duration.ts";
import { type EditProps, useForm } from "../form.tsx";
import { numberFrom } from "../numbers.ts";
import { refName, resolved } from "../schema.ts";
import { Draft } from "./Draft.tsx";
import { FieldSet } from "./FieldSet.tsx";

export interface DurationProps extends EditProps {
  /** What stands beside "before" and "after". */
  readonly beside?: ReactNode;
}

export function DurationField(props: DurationProps) {
  const { label, help, error, hideLabel = false, path, schema, value, required } = props;
  const { inspector } = useHost().words;
  const form = useForm();
  const { default: usual } = resolved(schema);
  const text = typeof value === "string" ? value : undefined;
  const span = spanOf(text ?? (typeof usual === "string" ? usual : ""));
  if (text !== undefined && span === undefined)
    return <Draft {...props} text={text} read={(typed) => ({ value: typed })} help={help ?? inspector.durationRaw} />;
  const set = (next: Span) => form.set(path, durationOf(next));
  const shown: Span = span ?? { count: 1, unit: "days", before: false };
  return (
    <FieldSet label={label} hideLabel={hideLabel} help={help} error={error}>
      <div className="dn-duration">
        <TextInput
          value={text === undefined ? "" : String(shown.count)}
          placeholder={span === undefined ? "" : String(shown.count)}
          inputMode="numeric"
          aria-label={inspector.amountOf(label)}
          aria-invalid={error === undefined ? undefined : true}
          aria-required={required === true ? true : undefined}
          onCommit={(typed) => {
            const count = numberFrom(typed);
            if (typed.trim() === "" && required !== true) form.set(path, undefined);
            else if (count !== undefined && Number.isInteger(count) && count >= 0 && count < 10_000_000)
              set({ ...shown, count });
          }}
        />
        <Select
          aria-label={inspector.unitOf(label)}
          value={shown.unit}
          options={unitsFor(schema, shown.unit).map((unit) => ({
            value: unit,
            label: inspector.units[unit](shown.count),
          }))}
          onChange={(unit) => set({ ...shown, unit })}
        />
        {refName(schema) === "offset" && (
          <Select
            aria-label={inspector.sideOf(label)}
            value={shown.before ? "before" : "after"}
            options={[
              { value: "before", label: inspector.before },
              { value: "after", label: inspector.after },
            ]}
            onChange={(side) => set({ ...shown, before: side === "before" })}
          />
        )}
        {props.beside}
      </div>
    </FieldSet>
  );
}

function unitsFor(schema: EditProps["schema"], used: Unit): readonly Unit[] {
  const units = refName(schema) === "days" ? DAY_UNITS : UNITS;
  return units.includes(used) ? units : [used, ...units];
}
