/** Why something was done, for the log. */

import { Field } from "../../ui/parts.tsx";

export interface NoteFieldProps {
  readonly said: Readonly<Record<"noteLabel" | "noteHelp", string>>;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Whether it gets the focus when its dialog opens. */
  readonly first?: boolean;
}

export const NoteField = ({ said, value, onChange, first = false }: NoteFieldProps) => (
  <Field label={said.noteLabel} help={said.noteHelp}>
    {(ids) => (
      <textarea
        {...ids}
        {...(first && { "data-first": "" })}
        className="dn-input"
        rows={2}
        maxLength={1000}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    )}
  </Field>
);
