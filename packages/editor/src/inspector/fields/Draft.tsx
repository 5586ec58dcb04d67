/** Values that are typed: text is checked with every key, and only what fits becomes an edit. */

import type { ReactNode } from "react";
import { Field, type FieldIds, useTyping } from "../../ui/Field.tsx";
import { type EditProps, useForm, useProblemText } from "../form.tsx";
import { type Problem, problemOf } from "../schema.ts";

/** What a text stands for, or what is wrong with it. */
export type Reading = { readonly value: unknown } | Problem;

export interface DraftProps extends EditProps {
  readonly text: string;
  readonly read: (text: string) => Reading;
  readonly area?: boolean;
  readonly placeholder?: string | undefined;
  /** Ids of suggestions. */
  readonly list?: string;
  readonly inputMode?: "decimal" | "numeric";
  /** A unit behind the field. */
  readonly unit?: string | undefined;
  readonly children?: ReactNode;
}

export function Draft(props: DraftProps) {
  const { label, help, error, hideLabel = false, path, schema, required = false, text, read, unit, children } = props;
  const form = useForm();
  const say = useProblemText();
  const check = (typed: string): Reading => {
    if (typed.trim() === "") return required ? { code: "required" } : { value: undefined };
    const reading = read(typed);
    return "value" in reading ? (problemOf(schema, reading.value) ?? reading) : reading;
  };
  const {
    text: shown,
    typing,
    ...keys
  } = useTyping(text, (typed) => {
    const reading = check(typed);
    if ("value" in reading) form.set(path, reading.value);
  });
  const reading = typing ? check(shown) : undefined;
  const wrong = reading === undefined ? error : "code" in reading ? say(reading) : undefined;
  return (
    <Field label={label} hideLabel={hideLabel} help={help} error={wrong}>
      {(ids) => (
        <span className="dn-draft" data-unit={unit === undefined ? undefined : ""}>
          <DraftInput {...props} ids={ids} shown={shown} typing={typing} keys={keys} />
          {unit !== undefined && <span className="dn-unit">{unit}</span>}
          {children}
        </span>
      )}
    </Field>
  );
}

interface DraftInputProps extends DraftProps {
  readonly ids: FieldIds;
  readonly shown: string;
  readonly typing: boolean;
  readonly keys: Pick<ReturnType<typeof useTyping>, "change" | "finish" | "cancel">;
}

function DraftInput({
  ids,
  shown,
  typing,
  keys,
  area = false,
  placeholder,
  list,
  inputMode,
  required,
}: DraftInputProps) {
  const common = {
    ...ids,
    className: "dn-input",
    value: shown,
    placeholder,
    "aria-required": required === true ? true : undefined,
    onChange: (event: { readonly target: { readonly value: string } }) => keys.change(event.target.value),
    onBlur: keys.finish,
    onKeyDown: (event: { readonly key: string; readonly stopPropagation: () => void }) => {
      if (event.key === "Enter" && !area) keys.finish();
      if (event.key !== "Escape" || !typing) return;
      event.stopPropagation();
      keys.cancel();
    },
  };
  return area ? (
    <textarea {...common} rows={3} />
  ) : (
    <input {...common} type="text" autoComplete="off" spellCheck={false} list={list} inputMode={inputMode} />
  );
}
