/** Conditions and expressions inside a form. */

import type { Condition } from "@dunlin/engine";
import { settingsOf } from "../../conditions/ConditionBuilder.tsx";
import { Sentence, sentenceParts } from "../../conditions/Sentence.tsx";
import { useEditor, useHost } from "../../host/context.tsx";
import { ConditionSlot } from "../ConditionSlot.tsx";
import { type EditProps, useForm } from "../form.tsx";
import { useCurrency } from "./scalars.tsx";

export function ConditionEdit({
  label,
  hideLabel = false,
  help,
  error,
  path,
  value,
  required,
  expression,
}: EditProps & {
  readonly expression?: boolean;
}) {
  const { settings } = useHost();
  const form = useForm();
  const currency = useCurrency();
  const segments = useEditor((state) => state.doc.segments);
  const own = useEditor((state) => state.doc.fields);
  return (
    <ConditionSlot
      label={label}
      hideLabel={hideLabel}
      help={help}
      error={error}
      value={value}
      onChange={(rule) => form.set(path, rule)}
      fields={settings.fields ?? own}
      segments={segments}
      currency={currency}
      expression={expression === true}
      required={required === true}
      readOnly={form.readOnly}
    />
  );
}

export const ExpressionEdit = (props: EditProps) => <ConditionEdit {...props} expression />;

/** The sentence of a condition, with what its author chose set apart. */
export function RuleSentence({ rule }: { readonly rule: Condition }) {
  const { settings, words, locale } = useHost();
  const currency = useCurrency();
  const segments = useEditor((state) => state.doc.segments);
  const own = useEditor((state) => state.doc.fields);
  const fields = settings.fields ?? own;
  const parts = sentenceParts(
    rule,
    settingsOf({
      ...{ messages: words, locale },
      ...(fields && { fields }),
      ...(segments && { segments }),
      ...(currency !== undefined && { currency }),
    }),
  );
  return <Sentence parts={parts} className="dn-cond-short" />;
}
