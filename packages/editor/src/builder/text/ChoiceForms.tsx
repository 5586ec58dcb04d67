/** Texts by number and by word: one for each form, each written as any other text. Raw Handlebars as it was written. */

import {
  type HandlebarsRun,
  type Locale,
  type PluralCategory,
  type PluralRun,
  pluralCategory,
  type RichText,
  type Run,
  type SelectRun,
  type ValuePath,
} from "@dunlin/templates";
import { pluralCategories } from "@dunlin/templates/editing";
import { type ComponentType, type ReactNode, useId, useState } from "react";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Field, Select, TextArea } from "../../ui/Field.tsx";
import { own } from "../document/own.ts";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { valueName } from "../shell/names.ts";
import type { Detail } from "./details.ts";
import type { TextInputRunsProps } from "./field.ts";
import { countsOf, declaredWords, isWritable, wordDetailsOf } from "./newRuns.ts";

interface FormProps {
  readonly locale: Locale;
  readonly row: ValuePath | undefined;
  readonly marks: boolean;
  readonly textField: ComponentType<TextInputRunsProps>;
  readonly onChange: (run: Run) => void;
  readonly onClose: () => void;
}

type Forms = Readonly<Record<string, RichText>>;

export function PluralDialog({
  run,
  locale,
  row,
  marks,
  textField,
  onChange,
  onClose,
}: FormProps & { readonly run: PluralRun }) {
  const { choice } = useBuilderHost().words.writing;
  const variables = useBuilder(({ doc }) => doc.variables);
  const forms = run.forms as Forms;
  const categories = pluralCategories(locale);
  const exact = Object.keys(forms)
    .filter((key) => key.startsWith("="))
    .sort((a, b) => countOf(a) - countOf(b));
  // What another language needs and this one does not is kept, and can be taken away.
  const others = Object.keys(forms).filter(
    (key) => !key.startsWith("=") && !categories.includes(key as PluralCategory),
  );
  const set = (key: string, text: RichText | undefined) =>
    onChange({ plural: run.plural, forms: withForm(forms, key, text) as PluralRun["forms"] });
  return (
    <FormDialog title={choice.plural} help={choice.pluralHelp} onClose={onClose}>
      <Which
        label={choice.count}
        path={run.plural}
        details={countsOf(variables, row)}
        none={choice.noCounts}
        onChange={(plural) => onChange({ plural, forms: counted(forms, run.plural, plural) as PluralRun["forms"] })}
      />
      {[...exact, ...categories, ...others].map((key) => {
        const category = key as PluralCategory;
        const name = key.startsWith("=") ? choice.exactly(countOf(key)) : (own<string>(choice.forms, key) ?? key);
        const counts = key.startsWith("=") ? "" : examplesOf(category, locale);
        return (
          <FormText
            key={key}
            name={name}
            note={counts === "" || categories.length === 1 ? undefined : choice.such(counts)}
            missing={forms[key] === undefined}
            {...{ locale, row, marks, textField }}
            value={forms[key]}
            onChange={(text) => set(key, text ?? (key === "other" ? [] : undefined))}
            onRemove={key !== "other" && !categories.includes(category) ? () => set(key, undefined) : undefined}
          />
        );
      })}
      <AddForm
        label={choice.exactCount}
        add={choice.addExact}
        pattern={/^\d{1,6}$/}
        taken={(text) => forms[`=${Number(text)}`] !== undefined}
        onAdd={(text) => set(`=${Number(text)}`, [])}
      />
    </FormDialog>
  );
}

const countOf = (key: string): number => Number(key.slice(1));

function withForm(forms: Forms, key: string, text: RichText | undefined): Forms {
  const { [key]: _, ...rest } = forms;
  if (text === undefined) return rest;
  // A form that is there stays in its place.
  return Object.hasOwn(forms, key) ? { ...forms, [key]: text } : { [key]: text, ...rest };
}

/** The texts with another count in them. */
const counted = (forms: Forms, before: ValuePath, after: ValuePath): Forms =>
  Object.fromEntries(
    Object.entries(forms).map(([key, text]) => [
      key,
      text.map((run) => ("var" in run && run.var === before ? { ...run, var: after } : run)),
    ]),
  );

/** The first counts that take a form: `1, 21, 31`. */
const examplesOf = (category: PluralCategory, locale: Locale): string =>
  Array.from({ length: 120 }, (_, count) => count)
    .filter((count) => pluralCategory(count, locale) === category)
    .slice(0, 3)
    .map((count) => new Intl.NumberFormat(locale).format(count))
    .join(", ");

export function ChoiceDialog({
  run,
  locale,
  row,
  marks,
  textField,
  onChange,
  onClose,
}: FormProps & { readonly run: SelectRun }) {
  const { choice } = useBuilderHost().words.writing;
  const variables = useBuilder(({ doc }) => doc.variables);
  const cases = run.cases as Forms;
  const words = Object.keys(cases).filter((key) => key !== "other");
  const set = (key: string, text: RichText | undefined) =>
    onChange({ select: run.select, cases: withForm(cases, key, text) as SelectRun["cases"] });
  return (
    <FormDialog title={choice.select} help={choice.selectHelp} onClose={onClose}>
      <Which
        label={choice.word}
        path={run.select}
        details={wordDetailsOf(variables, row)}
        none={choice.noCounts}
        onChange={(select) => {
          const written = Object.entries(cases).filter(([key, text]) => key === "other" || text.length > 0);
          const fresh = declaredWords(variables, select).map((word): [string, RichText] => [word, []]);
          onChange({ select, cases: Object.fromEntries([...fresh, ...written]) as SelectRun["cases"] });
        }}
      />
      {[...words, "other"].map((key) => (
        <FormText
          key={key}
          name={key === "other" ? choice.otherWord : choice.wordIs(key)}
          missing={false}
          {...{ locale, row, marks, textField }}
          value={cases[key]}
          onChange={(text) => set(key, text ?? [])}
          onRemove={key === "other" ? undefined : () => set(key, undefined)}
        />
      ))}
      <AddForm
        label={choice.newWord}
        add={choice.addWord}
        taken={(text) => Object.hasOwn(cases, text)}
        refused={(text) => (isWritable(text) ? undefined : choice.unwritable)}
        onAdd={(text) => set(text, [])}
      />
    </FormDialog>
  );
}

export function RawDialog({ run, onChange, onClose }: FormProps & { readonly run: HandlebarsRun }) {
  const { choice } = useBuilderHost().words.writing;
  const free = useBuilder(({ doc }) => doc.policy?.handlebars === true);
  return (
    <FormDialog title={choice.raw} help={choice.rawHelp} onClose={onClose}>
      <Field label={choice.raw} hideLabel>
        {(ids) => <TextArea {...ids} value={run.hbs} readOnly={!free} onCommit={(hbs) => onChange({ hbs })} />}
      </Field>
    </FormDialog>
  );
}

interface FormDialogProps {
  readonly title: string;
  readonly help: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function FormDialog({ title, help, onClose, children }: FormDialogProps) {
  const { writing: texts } = useBuilderHost().words;
  return (
    <Dialog
      title={title}
      subtitle={help}
      closeLabel={texts.close}
      onClose={onClose}
      className="dn-text-forms"
      footer={
        <Button look="primary" onClick={onClose}>
          {texts.done}
        </Button>
      }
    >
      {children}
    </Dialog>
  );
}

interface WhichProps {
  readonly label: string;
  readonly path: ValuePath;
  readonly details: readonly Detail[];
  readonly none: string;
  readonly onChange: (path: ValuePath) => void;
}

/** The detail that decides. */
function Which({ label, path, details, none, onChange }: WhichProps) {
  const variables = useBuilder(({ doc }) => doc.variables);
  const { details: says } = useBuilderHost().words.writing;
  const known = details.some((one) => one.path === path);
  const options = [
    ...(known || path === "" ? [] : [{ value: path, label: valueName(variables, path) }]),
    ...details.map((one) => ({
      value: one.path,
      label: one.title,
      group: one.group === "" ? says.general : one.group,
    })),
  ];
  return (
    <Field label={label} error={options.length === 0 ? none : undefined}>
      {(ids) => <Select {...ids} value={path === "" ? undefined : path} options={options} onChange={onChange} />}
    </Field>
  );
}

interface FormTextProps {
  readonly name: string;
  readonly note?: string | undefined;
  readonly missing: boolean;
  readonly locale: Locale;
  readonly row: ValuePath | undefined;
  readonly marks: boolean;
  readonly textField: ComponentType<TextInputRunsProps>;
  readonly value: RichText | undefined;
  readonly onChange: (text: RichText | undefined) => void;
  readonly onRemove?: (() => void) | undefined;
}

function FormText({
  name,
  note,
  missing,
  locale,
  row,
  marks,
  textField: TextField,
  value,
  onChange,
  onRemove,
}: FormTextProps) {
  const { choice } = useBuilderHost().words.writing;
  const id = useId();
  return (
    <div className="dn-field">
      <div className="dn-form-head">
        <span id={id} className="dn-label">
          {name}
          {note !== undefined && (
            <>
              {" "}
              <small>{note}</small>
            </>
          )}
        </span>
        {onRemove !== undefined && (
          <IconButton icon="close" size="small" label={choice.removeForm(name)} onClick={onRemove} />
        )}
      </div>
      <TextField
        value={value}
        onChange={onChange}
        locale={locale}
        marks={marks}
        {...(row !== undefined && { row })}
        aria-labelledby={id}
        aria-describedby={missing ? `${id}-missing` : undefined}
      />
      {missing && (
        <p id={`${id}-missing`} className="dn-help">
          {choice.missing}
        </p>
      )}
    </div>
  );
}

interface AddFormProps {
  readonly label: string;
  readonly add: string;
  readonly pattern?: RegExp;
  readonly taken: (text: string) => boolean;
  readonly refused?: (text: string) => string | undefined;
  readonly onAdd: (text: string) => void;
}

function AddForm({ label, add, pattern = /\S/, taken, refused, onAdd }: AddFormProps) {
  const { choice } = useBuilderHost().words.writing;
  const [text, setText] = useState("");
  const typed = text.trim();
  const error = typed === "" ? undefined : taken(typed) ? choice.taken : refused?.(typed);
  const ready = pattern.test(typed) && error === undefined;
  const put = () => {
    if (!ready) return;
    onAdd(typed);
    setText("");
  };
  return (
    <Field label={label} error={error}>
      {(ids) => (
        <div className="dn-form-add">
          <input
            {...ids}
            className="dn-input"
            data-size="small"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && put()}
          />
          <Button
            size="small"
            icon="plus"
            aria-label={add}
            title={add}
            aria-disabled={!ready || undefined}
            onClick={put}
          >
            {add}
          </Button>
        </div>
      )}
    </Field>
  );
}
