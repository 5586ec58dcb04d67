/**
 * A formula to be written. The field keeps the focus while a list below it suggests what could come next; what is wrong is told below,
 * with its place. Only a formula without a mistake is an edit.
 */

import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useRef } from "react";
import type { ConditionSettings } from "../conditions/context.tsx";
import type { FieldInfo } from "../conditions/fields.ts";
import { Icon } from "../ui/Icon.tsx";
import { type Finding, formulaSettings, type Gives } from "./check.ts";
import { completionsAt } from "./complete.ts";
import type { FormulaAround } from "./print.ts";
import { Suggestions, useSuggestions } from "./Suggestions.tsx";
import { type Edits, isBad, useFormula } from "./useFormula.ts";
import { FORMULA_EN, type FormulaWords } from "./words.ts";

export interface FormulaInputProps extends Edits {
  readonly settings: ConditionSettings;
  readonly gives: Gives;
  /** Name of the field; `Formula` unless given. */
  readonly label?: string;
  /** It stands in a row: Enter and leaving it are an edit, Escape takes it back. */
  readonly row?: FormulaRow;
}

export interface FormulaRow {
  /** It is held against an amount. */
  readonly wanted: boolean;
  /** What the entries of the list have that it is about. */
  readonly members: readonly FieldInfo[] | undefined;
  /** It has the focus when it appears. */
  readonly writing: boolean;
  /** It has been left, without a mistake. */
  readonly onLeave: () => void;
}

export function FormulaInput({ settings, gives, label, row, ...props }: FormulaInputProps) {
  const { readOnly, currency, segments } = settings;
  const words = settings.words.formula ?? FORMULA_EN;
  const formula = useFormulaSettings(settings, row);
  const { text, type, finish, cancel, findings } = useFormula(
    { ...props, ...(row && { rest: Number.POSITIVE_INFINITY }) },
    { settings, formula, words, gives },
  );
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const bad = findings.some(isBad);
  const sources = { names: formula.names, scope: formula.around?.scope, segments, functions: words.functions };
  const suggesting = useSuggestions(field, type, (typed, caret) => completionsAt(typed, caret, sources));
  const { shown, active } = suggesting;
  const { leave, back } = useLeaving(field, row, { finish, cancel, close: suggesting.close, bad });
  return (
    <div className="dn-cond-json">
      <textarea
        ref={field}
        className="dn-input"
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        rows={Math.max(row === undefined ? 2 : 1, text.split("\n").length)}
        aria-label={label ?? words.label}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={shown && `${id}-list`}
        aria-activedescendant={shown && `${id}-list-${active}`}
        aria-describedby={`${id}-help ${id}-told`}
        aria-invalid={(bad && shown === undefined) || undefined}
        readOnly={readOnly}
        value={text}
        onChange={(event) => {
          type(event.target.value);
          suggesting.look(event.target.value, event.target.selectionStart);
        }}
        onBlur={leave}
        onKeyDown={(event) => row && onRowKey(event, { leave, cancel: back })}
        onKeyDownCapture={suggesting.onKeyDown}
      />
      <Suggestions id={`${id}-list`} field={field} suggesting={suggesting} words={words} />
      {row === undefined && (
        <p id={`${id}-help`} className="dn-cond-note">
          {words.help(currency)}
        </p>
      )}
      {/* Nothing is wrong with a word that is still being chosen. */}
      <Findings
        id={`${id}-told`}
        field={field}
        findings={shown === undefined ? findings : []}
        text={text}
        words={words}
      />
    </div>
  );
}

function useFormulaSettings(settings: ConditionSettings, row: FormulaRow | undefined) {
  const { words, schema, locale, currency, segments } = settings;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the settings are put together anew for every drawing
  return useMemo(
    () => formulaSettings(settings, aroundRow(row)),
    [schema, words, locale, currency, segments, row?.wanted, row?.members],
  );
}

interface Leaving {
  readonly finish: () => void;
  readonly cancel: () => void;
  /** The list of what could come next. */
  readonly close: () => void;
  readonly bad: boolean;
}

/** Leaving the field with what was typed, or going back to what was there; in a row it may be there to be written in at once. */
function useLeaving(
  field: RefObject<HTMLTextAreaElement | null>,
  row: FormulaRow | undefined,
  { finish, cancel, close, bad }: Leaving,
) {
  const writing = row?.writing === true;
  useEffect(() => {
    if (writing) field.current?.focus();
  }, [field, writing]);
  return {
    leave() {
      close();
      finish();
      if (!bad) row?.onLeave();
    },
    back() {
      cancel();
      row?.onLeave();
    },
  };
}

const aroundRow = (row: FormulaRow | undefined): FormulaAround | undefined =>
  row && { wanted: row.wanted, scope: row.members && { members: row.members } };

/** Enter leaves the field, Escape takes back what was typed. */
function onRowKey(event: KeyboardEvent, { leave, cancel }: { leave(): void; cancel(): void }): void {
  if (event.key !== "Enter" && event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key === "Enter") leave();
  else cancel();
}

interface FindingsProps {
  readonly id: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly findings: readonly Finding[];
  readonly text: string;
  readonly words: FormulaWords;
}

const Findings = ({ id, field, findings, text, words }: FindingsProps) => (
  <div id={id} aria-live="polite">
    {findings.map((finding) => (
      <Told
        key={`${finding.from} ${finding.text}`}
        finding={finding}
        text={text}
        goThere={words.goThere}
        unchanged={isBad(finding) ? words.unchanged : ""}
        onGo={() => {
          field.current?.focus();
          field.current?.setSelectionRange(finding.from, finding.to);
        }}
      />
    ))}
  </div>
);

interface ToldProps {
  readonly finding: Finding;
  readonly text: string;
  readonly goThere: string;
  readonly unchanged: string;
  readonly onGo: () => void;
}

/** So much of the formula stands around the place that is marked. */
const AROUND = 18;

function Told({ finding: { from, to, tone, text: sentence }, text, goThere, unchanged, onGo }: ToldProps) {
  const start = Math.max(0, from - AROUND);
  return (
    <div className="dn-cond-note" data-tone={tone}>
      <Icon name={tone === "bad" ? "error" : "warn"} size={14} />
      <span>
        {sentence} {unchanged}
        {to > from && (
          <button type="button" className="dn-cond-place" title={goThere} onClick={onGo}>
            <code dir="ltr">
              {start > 0 && "…"}
              {text.slice(start, from)}
              <u>{text.slice(from, to)}</u>
              {text.slice(to, to + AROUND)}
              {to + AROUND < text.length && "…"}
            </code>
          </button>
        )}
      </span>
    </div>
  );
}
