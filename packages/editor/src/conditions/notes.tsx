/** What should be known about a comparison: people of whom nothing is known, fields that do not exist, values that are missing. */

import { useRef, useState } from "react";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icons.ts";
import { Menu, type MenuItem } from "../ui/Popover.tsx";
import { firstValue, pathOf } from "./asks.ts";
import type { Comparison, Operand } from "./comparison.ts";
import { type Builder, fieldAt, fieldsIn, useBuilder } from "./context.tsx";
import type { Counting } from "./counting.ts";
import type { FieldInfo } from "./fields.ts";
import { amountText, currencyMark } from "./numbers.ts";
import type { Scalar } from "./operation.ts";
import type { ConditionWords } from "./words.ts";

export interface ComparisonNotesProps {
  readonly comparison: Comparison;
  readonly list: string | undefined;
  readonly counting: Counting;
  readonly onChange: (next: Comparison) => void;
}

export function ComparisonNotes({ comparison, list, counting, onChange }: ComparisonNotesProps) {
  const builder = useBuilder();
  const { words, locale, segments = {}, countMatches } = builder;
  const { subject, operand, decided } = comparison;
  const path = pathOf(comparison);
  const field = path === undefined ? undefined : fieldAt(fieldsIn(builder, list), path);
  if (path !== undefined && field === undefined && !isElsewhere(path, list))
    return <Note tone="bad" icon="error" text={words.noSuchField(path)} />;
  if (subject.kind === "segment" && operand.kind === "one" && !Object.hasOwn(segments, String(operand.value)))
    return <Note tone="bad" icon="error" text={words.noSuchSegment(String(operand.value))} />;
  if (isBlank(operand)) return <Note tone="warn" icon="warn" text={words.noValues} />;
  if (subject.kind === "field" && subject.fallback !== undefined)
    return <Note icon="info" text={words.decidedAs.value(labelOf(field, subject.fallback, builder))} />;
  if (decided !== undefined)
    return (
      <Note icon="info" text={decided ? words.decidedAs.match : words.decidedAs.noMatch}>
        <Decide label={words.change} comparison={comparison} onChange={onChange} />
      </Note>
    );
  if (field === undefined || comparison.op === "known") return null;
  const what = lowerFirst(field.title);
  const unknown = counting.state === "counted" ? (counting.count.unknown ?? 0) : 0;
  if (unknown > 0)
    return (
      <Note
        tone="warn"
        icon="warn"
        text={words.unknownPeople(unknown, new Intl.NumberFormat(locale).format(unknown), what)}
      >
        <Decide label={words.decide} comparison={comparison} onChange={onChange} />
      </Note>
    );
  if (countMatches !== undefined || !field.optional || list !== undefined) return null;
  return (
    <Note icon="info" text={words.mayBeMissing(what)}>
      <Decide label={words.decide} comparison={comparison} onChange={onChange} />
    </Note>
  );
}

const isBlank = (operand: Operand): boolean =>
  operand.kind === "many" ? operand.values.length === 0 : operand.kind === "one" && operand.value === "";

/** Facts that only a document knows, and the case as seen from inside a list. */
const isElsewhere = (path: string, list: string | undefined): boolean =>
  /^(vars|arms|event|debtor\.contactFacts)(\.|$)/.test(path) ||
  path.startsWith("$.") ||
  (list !== undefined && path === "");

function labelOf(field: FieldInfo | undefined, value: Scalar, { words, locale, currency }: Builder): string {
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number" && field?.kind === "money" && currency !== undefined)
    return `${currencyMark(currency, locale)} ${amountText(value, currency, locale)}`;
  return field?.values?.find((one) => one.value === value)?.label ?? String(value);
}

/** `Income band` in the middle of a sentence; a word in capitals stays. */
const lowerFirst = (title: string): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

interface NoteProps {
  readonly tone?: "warn" | "bad";
  readonly icon: IconName;
  readonly text: string;
  readonly children?: React.ReactNode;
}

const Note = ({ tone, icon, text, children }: NoteProps) => (
  <div className="dn-cond-note" data-tone={tone}>
    <Icon name={icon} size={14} />
    <span>
      {text} {children}
    </span>
  </div>
);

function Decide({
  label,
  comparison,
  onChange,
}: Pick<ComparisonNotesProps, "comparison" | "onChange"> & { readonly label: string }) {
  const { words, readOnly } = useBuilder();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (readOnly) return null;
  return (
    <>
      <button
        ref={button}
        type="button"
        className="dn-cond-decide"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        {label}
      </button>
      {open && (
        <Menu
          label={label}
          anchor={button}
          onClose={() => setOpen(false)}
          items={decisionItems(comparison, words, onChange)}
        />
      )}
    </>
  );
}

function decisionItems(
  comparison: Comparison,
  words: ConditionWords,
  onChange: (next: Comparison) => void,
): MenuItem[] {
  const { decided } = comparison;
  const as = (next: boolean | undefined) => () => onChange({ ...comparison, decided: next });
  return [
    ...(decided === true ? [] : [{ label: words.decisions.match, icon: "check" as const, run: as(true) }]),
    ...(decided === false ? [] : [{ label: words.decisions.noMatch, icon: "notsent" as const, run: as(false) }]),
    ...(decided === undefined
      ? []
      : [{ label: words.decisions.unknown, icon: "question" as const, run: as(undefined) }]),
  ];
}

/** What can be done with a comparison beside what every rule has. */
export function comparisonItems(
  comparison: Comparison,
  fields: readonly FieldInfo[],
  words: ConditionWords,
  onChange: (next: Comparison) => void,
  onFormula: () => void,
): MenuItem[] {
  const { subject, operand } = comparison;
  if (subject.kind === "contacts" && subject.options.outcomes === undefined) {
    const options = { ...subject.options, outcomes: ["answered"] };
    return [
      {
        label: words.actions.withResults,
        icon: "filter",
        run: () => onChange({ ...comparison, subject: { ...subject, options } }),
      },
    ];
  }
  if (subject.kind !== "field") return [];
  const field = fieldAt(fields, subject.path);
  const computed: MenuItem = { label: words.actions.withFormula, icon: "settle", run: onFormula };
  if (operand.kind === "field" || operand.kind === "formula") {
    const value = firstValue(field);
    return [
      {
        label: words.actions.withValue,
        icon: "minus",
        run: () => onChange({ ...comparison, operand: { kind: "one", value } }),
      },
      ...(operand.kind === "field" ? [computed] : []),
    ];
  }
  const other = fields.find(({ kind, path }) => kind === field?.kind && path !== subject.path);
  if (operand.kind !== "one" || !/^[=!<>]/.test(comparison.op)) return [];
  const withField = (path: string) => () => onChange({ ...comparison, operand: { kind: "field", path } });
  return [
    ...(other === undefined
      ? []
      : [{ label: words.actions.withField, icon: "link" as const, run: withField(other.path) }]),
    computed,
  ];
}
