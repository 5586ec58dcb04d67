/** Conditions and expressions inside a form. */

import type { Condition } from "@dunlin/engine";
import { describeConditionParts } from "@dunlin/engine/editing";
import { useEditor, useHost } from "../../host/context.tsx";
import { sentenceLocale } from "../../nodes/names.ts";
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
  const host = useHost();
  const currency = useCurrency();
  const segments = useEditor((state) => state.doc.segments);
  const own = useEditor((state) => state.doc.fields);
  const fields = host.settings.fields ?? own;
  const parts = describeConditionParts(rule, {
    locale: sentenceLocale(host),
    ...(fields && { schema: fields }),
    ...(segments && { segments }),
    ...(currency !== undefined && { currency }),
  });
  const [before, after] = host.words.conditions.sentence;
  return (
    <p className="dn-cond-sentence dn-cond-short">
      {before}
      {parts.map(({ text, operand }, i) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity but their place
        operand ? <b key={i}>{text}</b> : <span key={i}>{text}</span>,
      )}
      {after}
    </p>
  );
}
