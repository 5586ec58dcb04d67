/** A text with its values as names: shown as it reads, typed as one line of signs. */

import type { Locale, RichText, Run } from "@dunlin/templates";
import { directionOf, variableAt } from "@dunlin/templates/editing";
import { useId, useRef, useState } from "react";
import { FieldNotes } from "../../ui/Field.tsx";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { valueName } from "./names.ts";
import { readRuns, tokensOf, writeRuns } from "./tokens.ts";

export interface TextInputRunsProps {
  readonly label: string;
  readonly locale: Locale;
  /** Absent where there is no text yet. */
  readonly runs: RichText | undefined;
  /** The text it is written after: its values and emphasis can be typed. */
  readonly source?: RichText;
  readonly readOnly?: boolean;
  readonly onCommit: (runs: RichText) => void;
}

export function TextInputRuns({ label, locale, runs, source = [], readOnly = false, onCommit }: TextInputRunsProps) {
  const { words } = useBuilderHost();
  const doc = useBuilder((state) => state.doc);
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [bad, setBad] = useState<string | undefined>(undefined);
  const shown = useRef<HTMLButtonElement>(null);
  const id = useId();
  const tokens = tokensOf(runs ?? [], source);
  const close = () => {
    setTyped(undefined);
    setBad(undefined);
    requestAnimationFrame(() => shown.current?.focus());
  };
  const finish = (focus: boolean) => {
    if (typed === undefined) return;
    const read = readRuns(typed, tokens, (path) => variableAt(doc.variables, path) !== undefined);
    if (!read.ok) return setBad(read.token);
    if (typed !== writeRuns(runs ?? [], tokens) && (typed !== "" || runs !== undefined)) onCommit(read.runs);
    if (focus) close();
    else setTyped(undefined);
  };
  const dir = directionOf(locale);
  if (typed === undefined)
    return (
      <button
        ref={shown}
        type="button"
        className="dn-runs"
        lang={locale}
        dir={dir}
        aria-label={`${label}: ${runs === undefined ? words.texts.notYet : plainText(runs, (path) => valueName(doc, path))}`}
        aria-disabled={readOnly || undefined}
        data-blank={runs === undefined ? "" : undefined}
        onClick={() => !readOnly && setTyped(writeRuns(runs ?? [], tokens))}
      >
        {runs === undefined ? words.texts.notYet : <RunsView runs={runs} />}
      </button>
    );
  const error = bad === undefined ? undefined : words.texts.unknownToken(bad);
  return (
    <>
      <textarea
        className="dn-input dn-runs-input"
        aria-label={label}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? "dn-texts-how" : `${id}-error`}
        lang={locale}
        dir={dir}
        rows={Math.min(8, Math.max(2, Math.ceil(typed.length / 36)))}
        // biome-ignore lint/a11y/noAutofocus: it stands where the text stood that was activated
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => finish(false)}
        onKeyDown={(event) => {
          if (event.key === "Escape") close();
          else if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            finish(true);
          } else return;
          event.stopPropagation();
        }}
      />
      <FieldNotes id={id} error={error} help={undefined} />
    </>
  );
}

/** A text to be read: values as chips, emphasis as it is. */
export function RunsView({ runs }: { readonly runs: RichText }) {
  const doc = useBuilder((state) => state.doc);
  return runs.map((run, i) => {
    const key = `${i}`;
    if ("br" in run) return <br key={key} />;
    if ("t" in run)
      return (
        <span key={key} className={run.a === undefined ? undefined : "dn-runs-link"} data-b={run.b} data-i={run.i}>
          {run.t}
        </span>
      );
    return (
      <span key={key} className="dl-tag">
        {nameOfRun(run, (path) => valueName(doc, path))}
      </span>
    );
  });
}

const nameOfRun = (run: Run, name: (path: string) => string): string => {
  if ("t" in run) return run.t;
  if ("var" in run) return name(run.var);
  if ("plural" in run) return `# ${name(run.plural)}`;
  return "select" in run ? `? ${name(run.select)}` : "hbs" in run ? run.hbs : " ";
};

const plainText = (runs: RichText, name: (path: string) => string): string =>
  runs.map((run) => nameOfRun(run, name)).join("");
