/** A condition as a sentence, and as JSON where it is changed. */

import { type Condition, describeCondition, type FieldSchema, type Strategy } from "@dunlin/engine";
import { describeExpression } from "@dunlin/engine/editing";
import { useState } from "react";
import { useHost } from "../host/context.tsx";
import { sentenceLocale } from "../nodes/names.ts";
import { Button } from "../ui/Button.tsx";
import { Field, TextArea } from "../ui/Field.tsx";

export interface ConditionSlotProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly value: unknown;
  /** `undefined` takes it away. */
  readonly onChange: (rule: Condition | undefined) => void;
  /** Of `data.*`. */
  readonly fields: FieldSchema | undefined;
  readonly segments: Strategy["segments"];
  /** Of amounts, ISO 4217. */
  readonly currency?: string | undefined;
  /** It may be a number or a text; else it is a yes or no. */
  readonly expression?: boolean;
  readonly required?: boolean;
  readonly readOnly?: boolean;
}

export function ConditionSlot(props: ConditionSlotProps) {
  const { label, hideLabel = false, help, error, value, onChange, expression = false } = props;
  const { required = false, readOnly = false } = props;
  const { words } = useHost();
  const [open, setOpen] = useState(false);
  const [wrong, setWrong] = useState(false);
  const { inspector } = words;
  const commit = (text: string) => {
    try {
      const rule = text.trim() === "" ? undefined : (JSON.parse(text) as Condition);
      setWrong(rule === undefined && required);
      if (rule !== undefined || !required) onChange(rule);
    } catch {
      setWrong(true);
    }
  };
  return (
    <div className="dn-condition">
      {!hideLabel && <span className="dn-label">{label}</span>}
      <p className="dn-sentence">{useConditionText(props) ?? (expression ? inspector.none : inspector.noCondition)}</p>
      {open && (
        <Field label={label} hideLabel help={help} error={wrong ? inspector.problems.json(undefined) : error}>
          {(ids) => (
            <TextArea
              {...ids}
              rows={5}
              value={value === undefined ? "" : JSON.stringify(value, undefined, 1)}
              onCommit={commit}
            />
          )}
        </Field>
      )}
      {!open && error !== undefined && <p className="dn-error">{error}</p>}
      {!readOnly && (
        <Button look="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open
            ? inspector.close
            : expression
              ? inspector.editValue
              : value === undefined
                ? inspector.addCondition
                : inspector.editCondition}
        </Button>
      )}
    </div>
  );
}

/** The sentence of a condition, with a capital; `undefined` where there is none. */
export function useConditionText(
  props: Pick<ConditionSlotProps, "value" | "fields" | "segments" | "currency" | "expression">,
): string | undefined {
  const { words } = useHost();
  const { value, fields, segments, currency, expression = false } = props;
  if (value === undefined) return undefined;
  const describe = expression ? describeExpression : describeCondition;
  const text = describe(value as Condition, {
    locale: sentenceLocale({ words }),
    ...(fields === undefined ? {} : { schema: fields }),
    ...(segments === undefined ? {} : { segments }),
    ...(currency === undefined ? {} : { currency }),
  });
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
