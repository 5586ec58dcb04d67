/** A text in one language as words and, between them, values by their names: nothing in it is markup, so nothing can break. */

import type { Locale, RichText, Run, ValuePath } from "@dunlin/templates";
import { directionOf } from "@dunlin/templates/editing";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Select, useTyping } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { insertRun, type Piece, piecesOf, removePiece, setWords, type WordsPiece } from "./runs.ts";
import { fitting, valueName } from "./values.ts";
import type { BuilderInspectorWords } from "./words.ts";

export interface PiecesInputProps {
  readonly value: RichText | undefined;
  /** `undefined`: there is no text in this language. */
  readonly onChange: (runs: RichText | undefined) => void;
  readonly locale: Locale;
  readonly oneLine?: boolean;
  readonly row?: ValuePath;
  readonly readOnly?: boolean;
  readonly "aria-label": string;
  readonly "aria-describedby"?: string | undefined;
  readonly "aria-invalid"?: true | undefined;
}

export function PiecesInput(props: PiecesInputProps) {
  const { value = [], onChange, locale, oneLine = false, readOnly = false, row } = props;
  const { "aria-label": label, "aria-describedby": describedBy, "aria-invalid": invalid } = props;
  const { inspector } = useBuilderHost().words;
  const variables = useBuilder(({ doc }) => doc.variables);
  const pieces = piecesOf(value);
  const box = useRef<HTMLDivElement>(null);
  /** Where the caret was last; a value goes there. */
  const caret = useRef<{ readonly at: number; readonly caret: number } | undefined>(undefined);
  /** The piece that is to have the caret after an edit. */
  const wish = useRef<{ readonly at: number; readonly caret: number } | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the wish is about the text that is drawn now
  useEffect(() => {
    const wished = wish.current;
    wish.current = undefined;
    const area = wished && box.current?.querySelector<HTMLTextAreaElement>(`[data-piece="${wished.at}"]`);
    area?.focus();
    area?.setSelectionRange(wished?.caret ?? 0, wished?.caret ?? 0);
  }, [value]);
  const change = (runs: RichText) => onChange(runs.length === 0 ? undefined : runs);
  const insert = (run: Run) => {
    const { at, caret: place } = caret.current ?? { at: pieces.length - 1, caret: Number.MAX_SAFE_INTEGER };
    wish.current = { at: at + 2, caret: 0 };
    change(insertRun(pieces, at, place, run));
  };
  const remove = (at: number) => {
    const before = pieces[at - 1];
    wish.current = { at: at - 1, caret: before?.piece === "words" ? before.run.t.length : 0 };
    change(removePiece(pieces, at));
  };
  const words = pieces.filter(({ piece }) => piece === "words").length;
  const names = { variables, inspector };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend has no place among the words
    <div className="dn-pieces-field" role="group" aria-label={label} aria-describedby={describedBy}>
      {!readOnly && <Insert label={label} row={row} onInsert={(path) => insert({ var: path })} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside the words goes into the last of them */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys reach the words by themselves */}
      <div
        ref={box}
        className="dn-pieces"
        data-readonly={readOnly || undefined}
        dir={directionOf(locale)}
        lang={locale}
        data-invalid={invalid && ""}
        onClick={(event) => {
          if (event.target === event.currentTarget)
            event.currentTarget.querySelector<HTMLElement>("textarea:last-of-type")?.focus();
        }}
      >
        {pieces.map((one, at) =>
          one.piece === "words" ? (
            <Words
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
              key={at}
              at={at}
              piece={one}
              label={inspector.piece(
                label,
                pieces.slice(0, at + 1).filter(({ piece }) => piece === "words").length,
                words,
              )}
              readOnly={readOnly}
              invalid={invalid === true}
              onCaret={(place) => {
                caret.current = { at, caret: place };
              }}
              onWords={(text) => change(setWords(pieces, at, text))}
              onEnter={(place) => {
                if (oneLine) return;
                caret.current = { at, caret: place };
                insert({ br: 1 });
              }}
              onBackspace={() => pieces[at - 1]?.piece === "kept" && remove(at - 1)}
            />
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
            <Kept key={at} piece={one} names={names} onRemove={readOnly ? undefined : () => remove(at)} />
          ),
        )}
      </div>
    </div>
  );
}

interface InsertProps {
  readonly label: string;
  readonly row: ValuePath | undefined;
  readonly onInsert: (path: string) => void;
}

function Insert({ label, row, onInsert }: InsertProps) {
  const { inspector } = useBuilderHost().words;
  const variables = useBuilder(({ doc }) => doc.variables);
  const values = fitting(variables, VALUES).filter(
    ({ path }) =>
      !(row !== undefined && path.startsWith(`${row}[].`) ? path.slice(row.length + 2) : path).includes("[]"),
  );
  return (
    <Select
      size="small"
      aria-label={inspector.insertInto(label)}
      value={undefined as string | undefined}
      placeholder={inspector.insertValue}
      options={values.map(({ path, title, within }) => ({
        value: path,
        label: title,
        ...(within.length > 0 && { group: within.join(" › ") }),
      }))}
      onChange={(path) => path !== "" && onInsert(path)}
    />
  );
}

const VALUES = { name: "value", label: "", control: "value", required: false } as const;

interface WordsProps {
  readonly at: number;
  readonly piece: WordsPiece;
  readonly label: string;
  readonly readOnly: boolean;
  readonly invalid: boolean;
  readonly onCaret: (place: number) => void;
  readonly onWords: (text: string) => void;
  readonly onEnter: (place: number) => void;
  readonly onBackspace: () => void;
}

function Words({ at, piece, label, readOnly, invalid, onCaret, onWords, onEnter, onBackspace }: WordsProps) {
  const { t, b, i, u, a } = piece.run;
  const { text, typing, change, finish, cancel } = useTyping(t, onWords);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (event.key === "Enter") {
      event.preventDefault();
      finish();
      if (!event.nativeEvent.isComposing && !typing) onEnter(selectionStart);
    } else if (event.key === "Backspace" && selectionStart === 0 && selectionEnd === 0 && !readOnly && !typing) {
      event.preventDefault();
      onBackspace();
    } else if (event.key === "Escape" && typing) {
      event.stopPropagation();
      cancel();
    }
  };
  return (
    <textarea
      data-piece={at}
      data-marks={[b && "b", i && "i", (u || a) && "u"].filter(Boolean).join(" ") || undefined}
      rows={1}
      placeholder=" "
      aria-label={label}
      aria-invalid={invalid || undefined}
      readOnly={readOnly}
      value={text}
      onChange={(event) => change(event.target.value.replace(/\s*\n\s*/g, " "))}
      onSelect={(event) => onCaret(event.currentTarget.selectionStart)}
      onBlur={finish}
      onKeyDown={onKeyDown}
    />
  );
}

interface KeptProps {
  readonly piece: Exclude<Piece, WordsPiece>;
  readonly names: Names;
  readonly onRemove: (() => void) | undefined;
}

function Kept({ piece, names, onRemove }: KeptProps) {
  const name = keptName(piece.run, names);
  return (
    <span className="dn-piece" data-break={"br" in piece.run ? "" : undefined}>
      <bdi>{name}</bdi>
      {onRemove !== undefined && (
        <button type="button" aria-label={names.inspector.removeNamed(name)} onClick={onRemove}>
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  );
}

interface Names {
  readonly variables: Parameters<typeof valueName>[0];
  readonly inspector: BuilderInspectorWords;
}

/** What stands between words, by its name. */
export function keptName(run: Run, { variables, inspector }: Names): string {
  if ("var" in run) return valueName(variables, run.var);
  if ("plural" in run) return inspector.byNumber(valueName(variables, run.plural));
  if ("select" in run) return inspector.byCase(valueName(variables, run.select));
  if ("hbs" in run) return inspector.handlebars;
  return "br" in run ? inspector.lineBreak : run.t;
}
