/** Conditions and expressions inside a form. */

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
