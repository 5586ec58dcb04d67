/** A condition as a sentence, with what changes it. */

import { type Condition, describeCondition, type FieldSchema, type Strategy } from "@dunlin/engine";
import { describeExpression } from "@dunlin/engine/editing";
import { lazy, Suspense, useState } from "react";
import { useHost } from "../host/context.tsx";
import { sentenceLocale } from "../nodes/names.ts";
import { capital } from "../problems/say.ts";
import { Button, Segmented } from "../ui/Button.tsx";
import { Field, TextArea } from "../ui/Field.tsx";

/** The builder is loaded with the first condition that is shown, formulas with the first expression that is written. */
const ConditionField = lazy(async () => ({
  default: (await import("../conditions/ConditionField.tsx")).ConditionField,
}));

const FormulaInput = lazy(async () => ({ default: (await import("../formula/FormulaInput.tsx")).FormulaInput }));

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
  const { label, hideLabel = false, help, error, expression = false } = props;
  return (
    <div className="dn-condition">
      {!hideLabel && <span className="dn-label">{label}</span>}
      {expression ? <ExpressionText {...props} /> : <RuleText {...props} />}
      {!expression && help !== undefined && <p className="dn-help">{help}</p>}
      {!expression && error !== undefined && <p className="dn-error">{error}</p>}
    </div>
  );
}

/** A yes or no, by the condition builder. Without a condition it is everyone. */
function RuleText(props: ConditionSlotProps) {
  const { label, value, onChange, fields, segments, currency, required = false, readOnly = false } = props;
  const { words, locale, settings } = useHost();
  const { countMatches, onInspectMatches } = settings;
  const text = useConditionText(props) ?? words.inspector.noCondition;
  return (
    <>
      <Suspense fallback={<p className="dn-sentence">{text}</p>}>
        <ConditionField
          label={label}
          value={(value ?? true) as Condition}
          onChange={onChange}
          messages={words}
          locale={locale}
          readOnly={readOnly}
          {...(fields && { fields })}
          {...(segments && { segments })}
          {...(currency !== undefined && { currency })}
          {...(countMatches && { countMatches })}
          {...(onInspectMatches && { onInspectMatches })}
        />
      </Suspense>
      {!readOnly && !required && value !== undefined && (
        <Button look="link" size="small" onClick={() => onChange(undefined)}>
          {words.inspector.removeCondition}
        </Button>
      )}
    </>
  );
}

/** A number, a text or a list, as a formula; as JSON for those who ask for it. */
function ExpressionText(props: ConditionSlotProps) {
  const { label, help, error, value, onChange, fields, segments, currency, required = false, readOnly = false } = props;
  const { words, locale } = useHost();
  const { inspector, conditions } = words;
  const [open, setOpen] = useState(false);
  const [view, setView] = useState<"formula" | "json">("formula");
  return (
    <>
      <p className="dn-sentence">{useConditionText(props) ?? inspector.none}</p>
      {open && (
        <Segmented
          label={conditions.labels.views}
          value={view}
          options={[
            { value: "formula", label: conditions.formulas },
            { value: "json", label: conditions.json },
          ]}
          onChange={setView}
        />
      )}
      {open && view === "formula" && (
        <Suspense fallback={null}>
          <FormulaInput
            value={value as Condition | undefined}
            onChange={onChange}
            settings={{
              ...{ words: conditions, locale, language: words.locale, schema: fields },
              ...{ segments, currency, readOnly },
            }}
            gives="value"
            optional={!required}
            label={label}
            rest={REST}
          />
        </Suspense>
      )}
      {open && view === "json" && <JsonText {...props} />}
      {open && help !== undefined && <p className="dn-help">{help}</p>}
      {error !== undefined && <p className="dn-error">{error}</p>}
      {!readOnly && (
        <Button look="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? inspector.close : inspector.editValue}
        </Button>
      )}
    </>
  );
}

/** Rest before a formula is an edit, ms. */
const REST = 400;

function JsonText({ label, value, onChange, required = false }: ConditionSlotProps) {
  const { inspector } = useHost().words;
  const [wrong, setWrong] = useState(false);
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
    <div className="dn-cond-json" dir="ltr">
      <Field label={label} hideLabel error={wrong ? inspector.problems.json(undefined) : undefined}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={5}
            value={value === undefined ? "" : JSON.stringify(value, undefined, 1)}
            onCommit={commit}
          />
        )}
      </Field>
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
  return capital(text);
}
