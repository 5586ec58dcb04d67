/** The controls of one comparison: field, question, and what it is held against. */

import type { Condition } from "@dunlin/engine";
import { lazy, Suspense, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Select } from "../ui/Field.tsx";
import {
  type Ask,
  askOf,
  asksFor,
  fieldPathOf,
  pathOf,
  plainTruth,
  ruleAbout,
  scalarIn,
  withAsk,
  withField,
} from "./asks.ts";
import { Lately, Which, type WhichProps } from "./Counted.tsx";
import { type Comparison, type DaysOf, type Operand, operandOf, writeComparison, writeOperand } from "./comparison.ts";
import { type Builder, fieldAt, fieldsIn, sentenceOf, useBuilder } from "./context.tsx";
import type { FieldInfo } from "./fields.ts";
import { CountInput, ManyInput, ValueInput } from "./inputs.tsx";
import { parseNumber } from "./numbers.ts";

const FormulaInput = lazy(async () => ({ default: (await import("../formula/FormulaInput.tsx")).FormulaInput }));

export interface ComparingProps {
  readonly comparison: Comparison;
  /** The list whose entries it is about. */
  readonly list: string | undefined;
  readonly onChange: (rule: Condition) => void;
  /** What it is held against is being written as a formula. */
  readonly writing: boolean;
  readonly onWritten: () => void;
}

export function Comparing({ comparison, list, onChange, writing, onWritten }: ComparingProps) {
  const builder = useBuilder();
  const plain = plainTruth(comparison);
  const path = fieldPathOf(plain);
  const fields = fieldsIn(builder, list);
  const field = fieldAt(fields, path) ?? fieldAt(builder.fields, path.replace(/^\$\./, ""));
  const write = (next: Comparison) => onChange(writeComparison(next));
  const choices = { segments: Object.keys(builder.segments ?? {}) };
  return (
    <>
      <FieldSelect
        value={path}
        known={field}
        fields={fields}
        onChange={(chosen) => {
          const next = fieldAt(fields, chosen);
          if (next !== undefined) onChange(withField(plain, next, choices, field));
        }}
      />
      <Which comparison={plain} write={write} />
      <AskSelect comparison={plain} field={field} onChange={(ask) => write(withAsk(plain, ask, field))} />
      {writing || plain.operand.kind === "formula" ? (
        <Suspense fallback={null}>
          <FormulaInput
            value={writeOperand(plain.operand)}
            onChange={(rule) => {
              const operand = operandOf(rule);
              if (operand !== undefined) write({ ...plain, operand });
            }}
            settings={builder}
            gives="value"
            label={builder.words.labels.value}
            row={{
              wanted: field?.kind === "money",
              members: list === undefined ? list : fields,
              writing,
              onLeave: onWritten,
            }}
          />
        </Suspense>
      ) : (
        <Against comparison={plain} field={field} fields={fields} write={write} />
      )}
    </>
  );
}

interface FieldSelectProps {
  readonly value: string;
  /** The field, also one that this list does not offer. */
  readonly known: FieldInfo | undefined;
  readonly fields: readonly FieldInfo[];
  readonly label?: string;
  readonly onChange: (path: string) => void;
}

function FieldSelect({ value, known, fields, label, onChange }: FieldSelectProps) {
  const { words, readOnly } = useBuilder();
  const grouped = fields.some(({ path }) => path.startsWith("#"));
  const offered = fields.some(({ path }) => path === value) || known === undefined ? fields : [...fields, known];
  const options = offered.map((field) => ({
    value: field === known ? value : field.path,
    label: field.title,
    ...(grouped && { group: words.groups[field.group] }),
  }));
  return (
    <span className="dn-cond-field" data-part="field">
      <Select
        size="small"
        aria-label={label ?? words.labels.field}
        disabled={readOnly}
        value={value}
        options={grouped ? inGroups(options, words.groups) : options}
        onChange={onChange}
      />
    </span>
  );
}

/** Groups in the order of the words, each with all of its fields. */
function inGroups<T extends { readonly group?: string }>(
  options: readonly T[],
  groups: Readonly<Record<string, string>>,
): T[] {
  return Object.values(groups).flatMap((group) => options.filter((option) => option.group === group));
}

interface AskSelectProps {
  readonly comparison: Comparison;
  readonly field: FieldInfo | undefined;
  readonly onChange: (ask: Ask) => void;
}

function AskSelect({ comparison, field, onChange }: AskSelectProps) {
  const { words, readOnly } = useBuilder();
  const dated = field?.kind === "date" || field?.kind === "instant" || field?.kind === "time";
  const label = (ask: Ask) => (dated ? words.dateAsks[ask] : undefined) ?? words.asks[ask] ?? ask;
  return (
    <Select
      size="small"
      aria-label={words.labels.operator}
      disabled={readOnly}
      value={askOf(comparison)}
      options={asksFor(comparison, field).map((ask) => ({ value: ask, label: label(ask) }))}
      onChange={onChange}
    />
  );
}

interface AgainstProps extends WhichProps {
  readonly field: FieldInfo | undefined;
  readonly fields: readonly FieldInfo[];
}

function Against(props: AgainstProps) {
  const { comparison, write } = props;
  const { subject } = comparison;
  switch (subject.kind) {
    case "segment":
      return <SegmentChoice {...props} />;
    case "contacts":
    case "promises": {
      const days = (n: number) => ({ ...subject, options: { ...subject.options, days: n } }) as typeof subject;
      return (
        <>
          <Value {...props} />
          <Lately days={subject.options.days} onChange={(n) => write({ ...comparison, subject: days(n) })} />
        </>
      );
    }
    case "days":
      return (
        <>
          <Value {...props} />
          <DayUnit {...props} />
        </>
      );
    default:
      return <Value {...props} />;
  }
}

/** The value, or both ends, or several; a field where two are compared. */
function Value({ comparison, field, fields, write }: AgainstProps) {
  const { words, locale } = useBuilder();
  const { operand, subject } = comparison;
  const counted = subject.kind !== "field" && subject.kind !== "tag";
  const within = askOf(comparison) === "d:last" || askOf(comparison) === "d:next";
  const set = (next: Operand) => write({ ...comparison, operand: next });
  switch (operand.kind) {
    case "none":
    case "formula":
      return null;
    case "field":
      return (
        <FieldSelect
          value={operand.path}
          known={fieldAt(fields, operand.path)}
          fields={fields.filter(({ kind, path }) => kind === field?.kind && path !== pathOf(comparison))}
          label={words.labels.value}
          onChange={(path) => set({ kind: "field", path })}
        />
      );
    case "many":
      return (
        <ManyInput
          label={words.labels.value}
          values={operand.values}
          choices={field?.values}
          parse={(text) => (field?.kind === "number" ? parseNumber(text, locale) : scalarIn(text, operand.values[0]))}
          onChange={(values) => set({ kind: "many", values })}
        />
      );
    case "range": {
      const { low, high } = operand;
      if (within && typeof high === "number")
        return (
          <CountInput label={words.labels.days} value={high} onChange={(n) => set({ kind: "range", low, high: n })} />
        );
      return (
        <>
          <ValueInput
            label={words.labels.from}
            field={counted ? undefined : field}
            value={low}
            onChange={(n) => set({ kind: "range", low: n, high })}
          />
          <span className="dn-cond-word">{words.and}</span>
          <ValueInput
            label={words.labels.to}
            field={counted ? undefined : field}
            value={high}
            onChange={(n) => set({ kind: "range", low, high: n })}
          />
        </>
      );
    }
    case "one":
      if (counted && typeof operand.value === "number")
        return (
          <CountInput
            label={subject.kind === "days" ? words.labels.days : words.labels.amount}
            least={subject.kind === "days" ? -100_000 : 0}
            value={operand.value}
            onChange={(value) => set({ kind: "one", value })}
          />
        );
      return (
        <ValueInput
          label={words.labels.value}
          field={field}
          value={operand.value}
          onChange={(value) => set({ kind: "one", value })}
        />
      );
  }
}

function DayUnit({ comparison, write }: AgainstProps) {
  const { words, readOnly } = useBuilder();
  const { subject } = comparison;
  if (subject.kind !== "days") return null;
  const ask = askOf(comparison);
  if (ask === "d:next") return <span className="dn-cond-word">{words.days}</span>;
  const units: readonly DaysOf[] =
    ask === "d:last" ? ["daysSince", "businessDaysSince"] : ["daysSince", "businessDaysSince", "daysUntil"];
  const label = (of: DaysOf) =>
    ask === "d:last" ? (of === "daysSince" ? words.days : words.businessDays) : words.dayUnits[of];
  return (
    <Select
      size="small"
      aria-label={words.labels.unit}
      disabled={readOnly}
      value={subject.of}
      options={units.map((of) => ({ value: of, label: label(of) }))}
      onChange={(of) => {
        const calendar = of === "businessDaysSince" ? subject.calendar : undefined;
        write({ ...comparison, subject: { ...subject, of, calendar } });
      }}
    />
  );
}

function SegmentChoice({ comparison, write }: AgainstProps) {
  const builder = useBuilder();
  const { words, segments = {}, readOnly } = builder;
  const [shown, setShown] = useState(false);
  const id = comparison.operand.kind === "one" ? String(comparison.operand.value) : "";
  const rule = Object.hasOwn(segments, id) ? segments[id]?.when : undefined;
  return (
    <>
      <Select
        size="small"
        aria-label={words.fields["#segment"] ?? words.labels.value}
        disabled={readOnly}
        value={id === "" ? undefined : id}
        placeholder={words.chooseSegment}
        options={Object.entries(segments).map(([value, { title }]) => ({ value, label: title ?? value }))}
        onChange={(value) => write({ ...comparison, operand: { kind: "one", value } })}
      />
      {rule !== undefined && (
        <Button look="link" size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? words.hideRule : words.seeRule}
        </Button>
      )}
      {shown && rule !== undefined && <p className="dn-cond-note dn-cond-wide">{sentenceOf(rule, builder)}</p>}
    </>
  );
}

/** The first rule of a new group: about the delay where there is one, else about the first field. */
export function firstRule(builder: Builder, list: string | undefined): Condition {
  const fields = fieldsIn(builder, list);
  const field = fieldAt(fields, "dpd") ?? fields[0];
  const choices = { segments: Object.keys(builder.segments ?? {}) };
  return field === undefined ? { known: [{ var: "" }] } : ruleAbout(field, choices);
}
