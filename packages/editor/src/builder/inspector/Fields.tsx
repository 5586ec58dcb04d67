/** Fields of the builder, by their control. */

import { type Link, type RichText, readMjml, type Text } from "@dunlin/templates";
import type { ReactNode } from "react";
import { Segmented } from "../../ui/Button.tsx";
import { Field, Select, TextArea, TextInput } from "../../ui/Field.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { takesMarks } from "../text/site.ts";
import { type EditProps, type FieldProps, fieldText, optionText, useErrorAt, useForm } from "./form.tsx";
import { ImageField } from "./ImageField.tsx";
import { LinkField } from "./LinkField.tsx";
import { ListField } from "./ListField.tsx";
import { Meter } from "./Meter.tsx";
import { RowsField, TextsField } from "./RowsField.tsx";
import { BasesField, ByLanguageField, LanguagesField, LifetimeField } from "./settingsControls.tsx";
import { numberProblem, stringProblem } from "./spec.ts";
import { TextField } from "./TextField.tsx";
import { useDraft } from "./useDraft.ts";
import { ValueField } from "./ValueField.tsx";

/** One field with its words and what is wrong with it. */
export function FormField(props: FieldProps) {
  const { words } = useBuilderHost();
  const form = useForm();
  const { spec, at, trail } = props;
  const [label, help] = fieldText(form.type, trail, spec, words.inspector);
  const error = useErrorAt(at, spec.control !== "list" && spec.control !== "rows" && spec.control !== "texts");
  return <Control {...props} label={label} help={help} error={error} />;
}

function Control(props: EditProps): ReactNode {
  switch (props.spec.control) {
    case "text":
    case "plainText":
      return <WordsField {...props} />;
    case "string":
      return <StringField {...props} />;
    case "number":
      return <NumberField {...props} />;
    case "switch":
      return <SwitchField {...props} />;
    case "choice":
      return <ChoiceField {...props} />;
    case "value":
      return <ValueField {...props} />;
    case "link":
      return <LinkMember {...props} />;
    case "image":
      return <ImageField {...props} />;
    case "list":
      return <ListField {...props} />;
    case "rows":
      return <RowsField {...props} />;
    case "texts":
      return <TextsField {...props} />;
    case "code":
      return <CodeField {...props} />;
    case "byLanguage":
      return <ByLanguageField {...props} />;
    case "languages":
      return <LanguagesField {...props} />;
    case "lifetime":
      return <LifetimeField {...props} />;
    case "bases":
      return <BasesField {...props} />;
  }
}

function WordsField({ spec, at, value, label, help, error }: EditProps) {
  const form = useForm();
  const locale = useBuilder((state) => state.locale);
  const kind = useBuilder(({ doc }) => doc.kind);
  const runs = (value as Text | undefined)?.[locale];
  const row = spec.rowsOf === undefined ? undefined : form.values[spec.rowsOf];
  return (
    <div className="dn-field" data-setting={at}>
      <TextField
        label={label}
        help={help}
        error={error}
        value={runs}
        locale={locale}
        row={typeof row === "string" ? row : undefined}
        readOnly={form.readOnly}
        oneLine={spec.oneLine === true}
        marks={takesMarks(spec.control, kind)}
        onChange={(next: RichText | undefined) => form.edit({ edit: "text", at, locale, runs: next })}
      />
      {spec.meter !== undefined && runs !== undefined && <Meter runs={runs} most={spec.meter} />}
    </div>
  );
}

function StringField({ spec, at, value, label, help, error }: EditProps) {
  const form = useForm();
  const draft = useDraft(typeof value === "string" ? value : "", (text) => stringProblem(text, spec));
  return (
    <Field label={label} help={help} error={draft.error ?? error}>
      {(ids) => (
        <TextInput
          {...ids}
          value={draft.text}
          readOnly={form.readOnly}
          onCommit={(text) =>
            draft.commit(text, (kept) => form.edit({ edit: "set", at, value: kept === "" ? undefined : kept }))
          }
        />
      )}
    </Field>
  );
}

function NumberField({ spec, at, value, label, help, error }: EditProps) {
  const { words } = useBuilderHost();
  const form = useForm();
  const draft = useDraft(typeof value === "number" ? String(value) : "", (text) => numberProblem(text, spec));
  return (
    <Field label={label} help={help} error={draft.error ?? error}>
      {(ids) => (
        <TextInput
          {...ids}
          inputMode="numeric"
          value={draft.text}
          readOnly={form.readOnly}
          placeholder={spec.usual === undefined ? undefined : words.inspector.usual(String(spec.usual))}
          onCommit={(text) =>
            draft.commit(text, (kept) =>
              form.edit({ edit: "set", at, value: kept.trim() === "" ? undefined : Number(kept) }),
            )
          }
        />
      )}
    </Field>
  );
}

function SwitchField({ spec, at, value, label, help }: EditProps) {
  const form = useForm();
  return (
    <div className="dn-field">
      <label className="dn-check">
        <input
          type="checkbox"
          checked={(value ?? spec.usual) === true}
          disabled={form.readOnly}
          onChange={(event) => form.edit({ edit: "set", at, value: event.target.checked })}
        />
        {label}
      </label>
      {help !== undefined && <p className="dn-help">{help}</p>}
    </div>
  );
}

/** So many letters of three options fit beside each other. */
const SHORT = 26;

function ChoiceField({ spec, at, value, label, help, error, kept }: EditProps) {
  const { inspector } = useBuilderHost().words;
  const form = useForm();
  const { options = [], name, usual, required } = spec;
  const shown = value ?? usual;
  const choices = options.map((option) => ({ value: String(option), label: optionText(name, option, inspector) }));
  const set = (next: string) => {
    const option = options.find((one) => String(one) === next);
    if (option !== shown) form.edit({ edit: "set", at, value: option });
  };
  const letters = choices.reduce((sum, choice) => sum + choice.label.length, 0);
  const known = choices.some((choice) => choice.value === String(shown));
  if (choices.length <= 3 && letters <= SHORT && known)
    return (
      <div className="dn-field">
        <span className="dn-label" aria-hidden="true">
          {label}
        </span>
        <Segmented label={label} value={String(shown)} options={choices} onChange={set} readOnly={form.readOnly} />
        {help !== undefined && <p className="dn-help">{help}</p>}
      </div>
    );
  const none =
    required || kept || usual !== undefined
      ? []
      : [{ value: "", label: inspector.options[`${name}.`] ?? inspector.none }];
  return (
    <Field label={label} help={help} error={error}>
      {(ids) => (
        <Select
          {...ids}
          value={shown === undefined && none.length > 0 ? "" : (shown as string | number | undefined)?.toString()}
          options={[...none, ...choices]}
          disabled={form.readOnly}
          onChange={set}
        />
      )}
    </Field>
  );
}

function LinkMember({ spec, at, value, label, help, error, kept }: EditProps) {
  const form = useForm();
  return (
    <LinkField
      label={label}
      help={help}
      error={error}
      value={value as Link | undefined}
      required={spec.required || kept}
      readOnly={form.readOnly}
      onChange={(link) => form.edit({ edit: "set", at, value: link })}
    />
  );
}

function CodeField({ at, value, label, help, error }: EditProps) {
  const form = useForm();
  const source = typeof value === "string" ? value : "";
  const read = readMjml(source);
  return (
    <div className="dn-code">
      <Field label={label} help={help} error={error ?? (read.ok ? undefined : read.error)}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={10}
            value={source}
            readOnly={form.readOnly}
            onCommit={(text) => form.edit({ edit: "set", at, value: text })}
          />
        )}
      </Field>
    </div>
  );
}
