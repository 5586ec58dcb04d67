/** The template as a whole: its name, what its kind of message says beside its blocks, and a note. */

import type { PropsProblem, SettingTextName } from "@dunlin/templates";
import { settingAt, settingsIn } from "@dunlin/templates/editing";
import { Fragment, useMemo } from "react";
import { parsePointer, valueAt } from "../../document/pointer.ts";
import { Field, Select, TextArea, TextInput } from "../../ui/Field.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { languageName } from "../shell/languages.ts";
import { Section } from "./BlockForm.tsx";
import { type Edit, settingsCommands } from "./edits.ts";
import { FormField } from "./Fields.tsx";
import { type BuilderForm, FormProvider } from "./form.tsx";
import { OwnText } from "./OwnText.tsx";
import { SETTINGS_FIELDS } from "./settingsFields.ts";
import type { FieldSpec } from "./spec.ts";

export function TemplateForm() {
  const { inspector } = useBuilderHost().words;
  const kind = useBuilder(({ doc }) => doc.kind);
  const form = useSettingsForm();
  return (
    <div className="dn-inspector-body">
      <Section title={inspector.sections.settings}>
        <FormProvider value={form}>
          {SETTINGS_FIELDS[kind].map((spec) => (
            <Fragment key={spec.name}>
              <FormField
                spec={spec}
                at={`/${spec.name}`}
                trail={spec.name}
                value={valueAt(form.values, parsePointer(`/${spec.name}`) ?? [])}
                kept={false}
              />
              {spec.control === "plainText" && <OwnText name={spec.name as SettingTextName} />}
            </Fragment>
          ))}
        </FormProvider>
      </Section>
      <Section title={inspector.template}>
        <OfTemplate />
      </Section>
    </div>
  );
}

/** What the kind of message says beside its blocks, in the version that is edited. */
function useSettingsForm(): BuilderForm {
  const { store } = useBuilderHost();
  const doc = useBuilder((state) => state.doc);
  const readOnly = useBuilder((state) => state.readOnly);
  const shown = useBuilder((state) => state.locale);
  const variant = useBuilder((state) => state.variant);
  const { kind } = doc;
  const values = useMemo(() => ({ ...settingsIn(doc, variant) }) as Readonly<Record<string, unknown>>, [doc, variant]);
  return useMemo(
    (): BuilderForm => ({
      ...{ type: kind, id: undefined, values, defaults: {}, readOnly },
      problems: SETTINGS_FIELDS[kind].flatMap((spec) => missing(spec, values, shown)),
      edit: (...edits: readonly Edit[]) =>
        void store.transaction(
          undefined,
          edits.flatMap((edit) => settingsCommands(edit, (name) => settingAt(store.getState().doc, variant, name))),
          "keyboard",
        ),
      Field: FormField,
    }),
    [kind, values, variant, readOnly, shown, store],
  );
}

function OfTemplate() {
  const { store, words, locale } = useBuilderHost();
  const { inspector } = words;
  const doc = useBuilder((state) => state.doc);
  const readOnly = useBuilder((state) => state.readOnly);
  const set = (path: string, value: string | undefined) =>
    store.execute({ type: "field.set", path, ...(value !== undefined && { value }) }, "keyboard");
  return (
    <>
      <Field label={inspector.name}>
        {(ids) => (
          <TextInput
            {...ids}
            value={doc.name}
            maxLength={300}
            readOnly={readOnly}
            onCommit={(text) => text.trim() !== "" && set("/name", text)}
          />
        )}
      </Field>
      <Field label={inspector.defaultLanguage} help={inspector.defaultLanguageHelp}>
        {(ids) => (
          <Select
            {...ids}
            value={doc.defaultLocale}
            disabled={readOnly}
            options={doc.locales.map((tag) => ({ value: tag, label: languageName(tag, locale) }))}
            onChange={(tag) => set("/defaultLocale", tag)}
          />
        )}
      </Field>
      <Field label={inspector.note} help={inspector.noteHelp}>
        {(ids) => (
          <TextArea
            {...ids}
            value={doc.note ?? ""}
            readOnly={readOnly}
            onCommit={(text) => set("/note", text.trim() === "" ? undefined : text)}
          />
        )}
      </Field>
    </>
  );
}

/** A text that is needed and not there in the language that is edited. The shape of settings is held by every command. */
function missing(spec: FieldSpec, values: Readonly<Record<string, unknown>>, locale: string): readonly PropsProblem[] {
  if (!spec.required || (spec.control !== "plainText" && spec.control !== "text")) return [];
  const runs = (values[spec.name] as Readonly<Record<string, readonly unknown[]>> | undefined)?.[locale] ?? [];
  return runs.length > 0 ? [] : [{ path: `/${spec.name}`, message: "", code: "required", data: {} }];
}
