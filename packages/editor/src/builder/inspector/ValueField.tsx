/** A value of the message: those that fit, by name, with what it is for the sample person. */

import type { VariableSchema } from "@dunlin/templates";
import { variableAt } from "@dunlin/templates/editing";
import { Field, Select } from "../../ui/Field.tsx";
import { useBuilder, useBuilderHost, useSample } from "../host/context.tsx";
import { type EditProps, useForm } from "./form.tsx";
import type { FieldSpec } from "./spec.ts";
import { fitting, formatOf, type Looked, sampleText, valuesOf } from "./values.ts";

export function ValueField({ spec, at, value, label, help, error, kept }: EditProps) {
  const form = useForm();
  return (
    <ValueSelect
      spec={spec}
      label={label}
      help={help}
      error={error}
      value={typeof value === "string" ? value : undefined}
      removable={!spec.required && !kept}
      readOnly={form.readOnly}
      onChange={(path) => form.edit({ edit: "set", at, value: path })}
    />
  );
}

export interface ValueSelectProps {
  readonly spec: Pick<FieldSpec, "formats" | "rows" | "object">;
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string | undefined;
  readonly removable: boolean;
  readonly readOnly: boolean;
  readonly onChange: (path: string | undefined) => void;
}

function useLooked(): Looked {
  const sample = useSample();
  const locale = useBuilder((state) => state.locale);
  const variables = useBuilder(({ doc }) => doc.variables);
  return { variables, context: sample.context, locale, zone: sample.zone ?? "UTC" };
}

export function ValueSelect(props: ValueSelectProps) {
  const { spec, label, hideLabel = false, help, error, value = "", removable, readOnly, onChange } = props;
  const { inspector } = useBuilderHost().words;
  const sample = useSample();
  const looked = useLooked();
  const values = fitting(looked.variables, spec as FieldSpec);
  const gone = value !== "" && valuesOf(looked.variables).every(({ path }) => path !== value);
  // Where a link leads is too long for the list, in which all other values stand.
  const link = formatOf(variableAt(looked.variables, value) ?? {}) === "url";
  const shown = link ? sampleText(value, undefined, looked) : undefined;
  return (
    <Field
      label={label}
      hideLabel={hideLabel}
      help={help}
      error={gone ? inspector.noSuchValue(value) : (error ?? (values.length === 0 ? inspector.noValueFits : undefined))}
    >
      {(ids) => (
        <>
          <Select
            {...ids}
            value={value === "" && !removable ? undefined : value}
            placeholder={inspector.chooseValue}
            disabled={readOnly}
            options={[
              ...(removable ? [{ value: "", label: inspector.none }] : []),
              ...values.map(({ path, title, within, schema }) => ({
                value: path,
                label: withSample(title, path, schema, looked),
                ...(within.length > 0 && { group: within.join(" › ") }),
              })),
            ]}
            onChange={(path) => {
              if (path !== "" || removable) onChange(path === "" ? undefined : path);
            }}
          />
          {shown !== undefined && <p className="dn-preview">{inspector.sampleValue(clipped(shown), sample.title)}</p>}
        </>
      )}
    </Field>
  );
}

const MOST = 40;
const clipped = (text: string): string => ([...text].length > MOST ? `${[...text].slice(0, MOST).join("")}…` : text);

function withSample(title: string, path: string, schema: VariableSchema, looked: Looked): string {
  const shown = formatOf(schema) === "url" ? undefined : sampleText(path, undefined, looked);
  return shown === undefined ? title : `${title} (${clipped(shown.replace(/\s+/g, " "))})`;
}
