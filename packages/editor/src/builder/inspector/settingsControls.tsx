/** Controls that only settings of templates have. */

import { blocksOf, type Link, type Template } from "@dunlin/templates";
import { FieldSet } from "../../inspector/fields/FieldSet.tsx";
import { Field, Select, TextInput } from "../../ui/Field.tsx";
import { own } from "../document/own.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { languageName } from "../shell/languages.ts";
import { valueName } from "../shell/names.ts";
import { linkRefusal } from "../text/links.ts";
import { type EditProps, useForm } from "./form.tsx";
import type { DraftProblem } from "./spec.ts";
import { useDraft } from "./useDraft.ts";

type Texts = Readonly<Record<string, string>>;

const textsOf = (value: unknown): Texts => (typeof value === "object" && value !== null ? (value as Texts) : {});

/** With this text at a name; nothing is left of a record without any. */
export function withText(texts: Texts, name: string, text: string): Texts | undefined {
  const { [name]: _, ...others } = texts;
  const next = text === "" ? others : { ...others, [name]: text };
  return Object.keys(next).length === 0 ? undefined : next;
}

/** A name for each language, as another system calls it. */
export function ByLanguageField({ spec, at, value, label, help, error }: EditProps) {
  const { locale } = useBuilderHost();
  const form = useForm();
  const locales = useBuilder(({ doc }) => doc.locales);
  const texts = textsOf(value);
  return (
    <FieldSet label={label} help={help} error={error} className="dn-texts">
      {locales.map((tag) => (
        <Field key={tag} label={languageName(tag, locale)}>
          {(ids) => (
            <TextInput
              {...ids}
              size="small"
              dir="ltr"
              maxLength={spec.maxLength}
              value={own(texts, tag) ?? ""}
              readOnly={form.readOnly}
              onCommit={(text) => form.edit({ edit: "set", at, value: withText(texts, tag, text.trim()) })}
            />
          )}
        </Field>
      ))}
    </FieldSet>
  );
}

/** Some of the languages; all of them is the same as nothing. */
export function LanguagesField({ at, value, label, help, error }: EditProps) {
  const { locale, words } = useBuilderHost();
  const form = useForm();
  const locales = useBuilder(({ doc }) => doc.locales);
  const chosen = Array.isArray(value) ? (value as readonly string[]) : locales;
  return (
    <FieldSet label={label} help={help} error={error} className="dn-choices">
      {locales.map((tag) => {
        const last = chosen.length === 1 && chosen[0] === tag;
        return (
          <label key={tag} className="dn-check" title={last ? words.inspector.noFewer(1) : undefined}>
            <input
              type="checkbox"
              checked={chosen.includes(tag)}
              disabled={form.readOnly || last}
              onChange={(event) => {
                const next = locales.filter((one) => (one === tag ? event.target.checked : chosen.includes(one)));
                form.edit({ edit: "set", at, value: next.length === locales.length ? undefined : next });
              }}
            />
            {languageName(tag, locale)}
          </label>
        );
      })}
    </FieldSet>
  );
}

const UNITS = ["D", "W", "M", "Y"] as const;
const SIMPLE = /^P(\d{1,4})([DWMY])$/;

/** So many days, weeks, months or years; any other duration is kept as it is written. */
export function LifetimeField({ at, value, label, help, error }: EditProps) {
  const { inspector } = useBuilderHost().words;
  const form = useForm();
  const written = typeof value === "string" ? value : "";
  const [, amount = "", unit = "D"] = SIMPLE.exec(written) ?? [];
  const draft = useDraft(amount, (text) =>
    text === "" || /^[1-9]\d{0,3}$/.test(text) ? undefined : { code: "integer", data: {} },
  );
  const set = (text: string, of: string) =>
    form.edit({ edit: "set", at, value: text === "" ? undefined : `P${text}${of}` });
  return (
    <Field
      label={label}
      help={written !== "" && amount === "" ? inspector.lifetime.other(written) : help}
      error={draft.error ?? error}
    >
      {(ids) => (
        <span className="dn-duration">
          <TextInput
            {...ids}
            inputMode="numeric"
            value={draft.text}
            readOnly={form.readOnly}
            onCommit={(text) => draft.commit(text.trim(), (kept) => set(kept, unit))}
          />
          <Select
            aria-label={inspector.lifetime.unit}
            value={unit}
            disabled={form.readOnly}
            options={UNITS.map((one) => ({ value: one as string, label: inspector.lifetime[one] }))}
            onChange={(next) => amount !== "" && set(amount, next)}
          />
        </span>
      )}
    </Field>
  );
}

/** What links of buttons begin with: one for each value that a button leads to. */
export function BasesField({ at, value, label, error }: EditProps) {
  const { words, settings } = useBuilderHost();
  const { inspector } = words;
  const form = useForm();
  const doc = useBuilder((state) => state.doc);
  const bases = textsOf(value);
  const paths = [...new Set([...linkedPaths(doc), ...Object.keys(bases)])];
  const problemOf = (text: string) =>
    text === "" || linkRefusal({ to: "url", url: text }, settings.links) === undefined
      ? undefined
      : ({ code: "pattern", data: {} } as const);
  return (
    <FieldSet
      label={label}
      help={paths.length === 0 ? inspector.noLinks : inspector.basesHelp}
      error={error}
      className="dn-texts"
    >
      {paths.map((path) => (
        <Base
          key={path}
          label={valueName(doc.variables, path)}
          value={own(bases, path) ?? ""}
          problemOf={problemOf}
          readOnly={form.readOnly}
          onChange={(text) => form.edit({ edit: "set", at, value: withText(bases, path, text) })}
        />
      ))}
    </FieldSet>
  );
}

interface BaseProps {
  readonly label: string;
  readonly value: string;
  readonly problemOf: (text: string) => DraftProblem | undefined;
  readonly readOnly: boolean;
  readonly onChange: (text: string) => void;
}

function Base({ label, value, problemOf, readOnly, onChange }: BaseProps) {
  const { writing } = useBuilderHost().words;
  const draft = useDraft(value, problemOf);
  return (
    <Field label={label} error={draft.error === undefined ? undefined : writing.links.refused.form}>
      {(ids) => (
        <TextInput
          {...ids}
          size="small"
          type="url"
          dir="ltr"
          placeholder="https://"
          value={draft.text}
          readOnly={readOnly}
          onCommit={(text) => draft.commit(text.trim(), onChange)}
        />
      )}
    </Field>
  );
}

/** Values that buttons lead to. */
const linkedPaths = ({ root }: Template): readonly string[] =>
  blocksOf(root).flatMap(({ block }) => {
    const link = block.props.link as Link | undefined;
    return link?.to === "variable" ? [link.var] : [];
  });
