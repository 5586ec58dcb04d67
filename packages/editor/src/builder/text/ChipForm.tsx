/** The form of a sign in a text: how a value is shown and what stands there without it, or the texts of a plural or a choice. */

import type { Locale, Run, ValueFormat, ValuePath, VariableRun } from "@dunlin/templates";
import { type ComponentType, type RefObject, useMemo, useRef, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Field, Select, TextInput } from "../../ui/Field.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { useBuilder, useBuilderHost, useSample } from "../host/context.tsx";
import { valueName } from "../shell/names.ts";
import { ChoiceDialog, PluralDialog, RawDialog } from "./ChoiceForms.tsx";
import { DetailPicker } from "./DetailPicker.tsx";
import { exampleOf, fits, formatOf, formatsFor, missingFor } from "./details.ts";
import type { TextInputRunsProps } from "./field.ts";
import { unfit } from "./looks.ts";
import { withoutUnseen } from "./signs.ts";

export interface ChipFormProps {
  readonly run: Run;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly locale: Locale;
  readonly row: ValuePath | undefined;
  readonly marks: boolean;
  readonly textField: ComponentType<TextInputRunsProps>;
  readonly onChange: (run: Run) => void;
  readonly onClose: () => void;
}

export function ChipForm(props: ChipFormProps) {
  const { run } = props;
  if ("var" in run) return <ValueForm {...props} run={run} />;
  if ("plural" in run) return <PluralDialog {...props} run={run} />;
  if ("select" in run) return <ChoiceDialog {...props} run={run} />;
  return "hbs" in run ? <RawDialog {...props} run={run} /> : null;
}

function ValueForm({ run, anchor, locale, row, onChange, onClose }: ChipFormProps & { readonly run: VariableRun }) {
  const { words } = useBuilderHost();
  const { writing: texts } = words;
  const variables = useBuilder(({ doc }) => doc.variables);
  const known = fits(variables, run.var, row);
  return (
    <Popover
      label={known ? texts.detail.title(valueName(variables, run.var)) : texts.detail.unknown}
      anchor={anchor}
      onClose={onClose}
      className="dn-detail-form"
    >
      {known ? (
        <Shown run={run} locale={locale} row={row} onChange={onChange} />
      ) : (
        <p className="dn-error">{unfit(variables, run.var, texts)}</p>
      )}
      <footer>
        <Another run={run} locale={locale} row={row} onChange={onChange} />
        <Button size="small" onClick={onClose}>
          {texts.done}
        </Button>
      </footer>
    </Popover>
  );
}

type ShownProps = Pick<ChipFormProps, "locale" | "row" | "onChange"> & { readonly run: VariableRun };

/** How a value is shown, each way as the sample person would read it. */
function Shown({ run, locale, row, onChange }: ShownProps) {
  const { words, samples, settings } = useBuilderHost();
  const { detail } = words.writing;
  const sample = useSample();
  const variables = useBuilder(({ doc }) => doc.variables);
  const own = formatOf(variables, run.var);
  const missing = useMemo(
    () =>
      missingFor(
        run.var,
        samples.map(({ context }) => context),
      ),
    [run.var, samples],
  );
  const options = formatsFor(variables, run.var).map((fmt) => {
    const { context, zone } = sample;
    const example = exampleOf(
      { var: run.var, fmt },
      { ...{ variables, locale, context, zone, row }, links: settings.links },
    );
    return { value: fmt, label: example === "" ? detail.formats[fmt] : `${example} · ${detail.formats[fmt]}` };
  });
  return (
    <>
      <h3>{detail.title(valueName(variables, run.var))}</h3>
      <Field label={detail.shownAs}>
        {(ids) => (
          <Select<ValueFormat>
            {...ids}
            value={run.fmt ?? own}
            options={options}
            onChange={(fmt) => onChange(withMember(run, "fmt", fmt === own ? undefined : fmt))}
          />
        )}
      </Field>
      <Field label={detail.fallback} help={detail.fallbackHelp}>
        {({ id, ...described }) => (
          <TextInput
            id={id}
            {...described}
            value={run.fallback ?? ""}
            onCommit={(text) => {
              const { text: seen } = withoutUnseen(text);
              onChange(withMember(run, "fallback", seen === "" ? undefined : seen));
            }}
          />
        )}
      </Field>
      <p className="dn-help">{missing === 0 ? detail.missingForNobody : detail.missingFor(missing, samples.length)}</p>
    </>
  );
}

function withMember<K extends "fmt" | "fallback">(run: VariableRun, name: K, value: VariableRun[K]): VariableRun {
  const { [name]: _, ...rest } = run;
  return value === undefined ? (rest as VariableRun) : { ...(rest as VariableRun), [name]: value };
}

function Another({ run, locale, row, onChange }: ShownProps) {
  const { words } = useBuilderHost();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button buttonRef={button} size="small" look="link" onClick={() => setOpen(true)}>
        {words.writing.detail.another}
      </Button>
      {open && (
        <DetailPicker
          anchor={button}
          locale={locale}
          row={row}
          onClose={() => setOpen(false)}
          onChoose={(path) => {
            setOpen(false);
            // A format is that of its value; words in its place may be, too.
            if (path !== run.var)
              onChange({ var: path, ...(run.fallback !== undefined && { fallback: run.fallback }) });
          }}
        />
      )}
    </>
  );
}
