/**
 * A formula to be written. The field keeps the focus while a list below it suggests what could come next; what is wrong is told below,
 * with its place. Only a formula without a mistake is an edit.
 */

import type { Condition } from "@dunlin/engine";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import type { ConditionSettings } from "../conditions/context.tsx";
import type { FieldInfo } from "../conditions/fields.ts";
import { Icon } from "../ui/Icon.tsx";
import { Popover } from "../ui/Popover.tsx";
import { alike, type Checked, type Checks, checkFormula, type Finding, formulaSettings, type Gives } from "./check.ts";
import { type Completion, type Completions, completionsAt } from "./complete.ts";
import { type FormulaAround, printFormula } from "./print.ts";
import { FORMULA_EN } from "./words.ts";

export interface FormulaInputProps {
  readonly value: Condition | undefined;
  /** `undefined` takes it away, where it is optional. */
  readonly onChange: (rule: Condition | undefined) => void;
  readonly settings: ConditionSettings;
  readonly gives: Gives;
  readonly optional?: boolean;
  /** Name of the field; `Formula` unless given. */
  readonly label?: string;
  /** Rest after a key before there is an edit, ms; leaving the field is one as well. */
  readonly rest?: number;
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
  const { words: all, readOnly, currency } = settings;
  const words = all.formula ?? FORMULA_EN;
  const { schema, locale, segments } = settings;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the settings are put together anew for every drawing
  const formula = useMemo(() => formulaSettings(settings, aroundRow(row)), [schema, all, locale, currency, segments]);
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
  const leave = () => {
    suggesting.close();
    finish();
    if (!bad) row?.onLeave();
  };
  const onRowKey = (event: KeyboardEvent) => {
    if (row === undefined || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") return leave();
    cancel();
    row.onLeave();
  };
  const writing = row?.writing === true;
  useEffect(() => {
    if (writing) field.current?.focus();
  }, [writing]);
  // Nothing is wrong with a word that is still being chosen.
  const told = shown === undefined ? findings : [];
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
        aria-activedescendant={shown && `${id}-${active}`}
        aria-describedby={`${id}-help ${id}-told`}
        aria-invalid={(bad && shown === undefined) || undefined}
        readOnly={readOnly}
        value={text}
        onChange={(event) => {
          type(event.target.value);
          suggesting.look(event.target.value, event.target.selectionStart);
        }}
        onBlur={leave}
        onKeyDown={shown === undefined ? onRowKey : undefined}
        onKeyDownCapture={suggesting.onKeyDown}
      />
      {shown !== undefined && (
        <Popover id={`${id}-list`} role="listbox" label={words.suggestions} anchor={field} onClose={suggesting.close}>
          {shown.items.map((item, i) => (
            <Suggestion
              key={item.insert}
              id={`${id}-${i}`}
              item={item}
              active={i === active}
              onChoose={() => suggesting.accept(item)}
            />
          ))}
        </Popover>
      )}
      <span className="dn-hidden" role="status">
        {shown && words.suggested(shown.items.length)}
      </span>
      {row === undefined && (
        <p id={`${id}-help`} className="dn-cond-note">
          {words.help(currency)}
        </p>
      )}
      <div id={`${id}-told`} aria-live="polite">
        {told.map((finding) => (
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
    </div>
  );
}

const aroundRow = (row: FormulaRow | undefined): FormulaAround | undefined =>
  row && { wanted: row.wanted, scope: row.members && { members: row.members } };

type Edits = Pick<FormulaInputProps, "value" | "onChange" | "optional" | "rest">;

/**
 * The text as it is typed. A value that changes meanwhile, by an undo, shows at once. With a mistake in it the value is again what it
 * was before this text was begun: half of a formula may well be one that nobody meant.
 */
function useFormula({ value, onChange, optional = false, rest = 0 }: Edits, checks: Checks) {
  const print = (rule: Condition | undefined) => (rule === undefined ? "" : printFormula(rule, checks.formula));
  const [text, setText] = useState(() => print(value));
  const own = useRef(value);
  const before = useRef(value);
  const latest = useRef(onChange);
  latest.current = onChange;
  const pending = useRef<Pending | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another value than the own one is written anew
  useEffect(() => {
    const same = isSame(value, own.current);
    own.current = value;
    if (same) return;
    before.current = value;
    setText(print(value));
  }, [value]);
  useEffect(() => () => clearTimeout(pending.current?.timer), []);
  const check = (typed: string): Checked =>
    optional && typed.trim() === "" ? { findings: [] } : checkFormula(typed, checks);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the settings is in what is made of them
  const { findings } = useMemo(() => check(text), [text, optional, checks.formula]);
  const commit = (rule: Condition | undefined) => {
    if (isSame(rule, own.current)) return;
    own.current = rule;
    latest.current(rule);
  };
  const stop = () => {
    clearTimeout(pending.current?.timer);
    pending.current = undefined;
  };
  const settle = () => {
    pending.current?.run();
    stop();
  };
  const type = (typed: string) => {
    setText(typed);
    stop();
    const { rule, findings: found } = check(typed);
    const run = () => commit(found.some(isBad) ? before.current : rule);
    if (rest === 0) run();
    else pending.current = { run, timer: Number.isFinite(rest) ? setTimeout(settle, rest) : undefined };
  };
  const finish = () => {
    settle();
    if (!findings.some(isBad)) before.current = own.current;
  };
  const cancel = () => {
    stop();
    setText(print(own.current));
  };
  return { text, type, finish, cancel, findings };
}

interface Pending {
  readonly timer: ReturnType<typeof setTimeout> | undefined;
  readonly run: () => void;
}

const isBad = ({ tone }: Finding): boolean => tone === "bad";
const isSame = (one: Condition | undefined, other: Condition | undefined): boolean =>
  one === undefined || other === undefined ? one === other : alike(one, other);

/** What is suggested at the caret, and the keys that choose of it. */
function useSuggestions(
  field: React.RefObject<HTMLTextAreaElement | null>,
  type: (text: string) => void,
  at: (text: string, caret: number) => Completions,
) {
  const [found, setFound] = useState<Completions | undefined>(undefined);
  const [active, setActive] = useState(0);
  const caret = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (caret.current === undefined) return;
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
  });
  const shown = found !== undefined && found.items.length > 0 ? found : undefined;
  const close = () => setFound(undefined);
  /** Without a letter only when asked for, and not when all of it is written. */
  const look = (text: string, place: number, asked = false) => {
    const next = at(text, place);
    const typed = text.slice(next.from, place);
    const values = next.items[0]?.kind === "value";
    const done = next.items[0]?.insert === typed && next.to === place;
    setActive(0);
    setFound(asked || ((typed !== "" || values) && !done) ? next : undefined);
  };
  const accept = ({ insert }: Completion) => {
    const element = field.current;
    if (element === null || found === undefined) return;
    caret.current = found.from + insert.length;
    type(element.value.slice(0, found.from) + insert + element.value.slice(found.to));
    close();
    element.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const heard = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (shown === undefined) {
      if (!(event.key === " " && event.ctrlKey) && !(event.key === "ArrowDown" && event.altKey)) return;
      heard();
      look(event.currentTarget.value, event.currentTarget.selectionStart, true);
      return;
    }
    const { length } = shown.items;
    const chosen = shown.items[active];
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown") setActive((active + 1) % length);
    else if (event.key === "ArrowUp") setActive((active - 1 + length) % length);
    else if ((event.key === "Enter" || event.key === "Tab") && chosen !== undefined) accept(chosen);
    else return;
    heard();
  };
  return { shown, active, look, close, accept, onKeyDown };
}

interface SuggestionProps {
  readonly id: string;
  readonly item: Completion;
  readonly active: boolean;
  readonly onChoose: () => void;
}

function Suggestion({ id, item: { kind, insert, title, about }, active, onChoose }: SuggestionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus and points here
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys
    <div
      ref={element}
      id={id}
      role="option"
      className="dn-menu-item"
      aria-selected={active}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <code dir="ltr">{kind === "function" ? `${insert}${title})` : insert}</code>
      <span className="dn-quiet dn-ellipsis">{kind === "function" ? about : title}</span>
    </div>
  );
}

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
