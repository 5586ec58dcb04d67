/** A text of the table: shown as it reads, and written in as everywhere once somebody goes into it. */

import { directionOf } from "@dunlin/templates/editing";
import { useRef, useState } from "react";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { valueName } from "../shell/names.ts";
import type { TextInputRunsProps } from "../text/field.ts";
import { RunsView } from "../text/RunsView.tsx";
import { wordsOfRuns } from "../text/runs.ts";
import { TextInputRuns } from "../text/TextInputRuns.tsx";
import { useEnding } from "../text/useEnding.ts";

type Passed = Pick<TextInputRunsProps, "value" | "onChange" | "locale" | "oneLine" | "marks" | "row" | "beside">;

export interface TextCellProps extends Passed {
  readonly label: string;
  readonly readOnly: boolean;
}

export function TextCell({ label, readOnly, ...passed }: TextCellProps) {
  const [open, setOpen] = useState(false);
  const { words } = useBuilderHost();
  const variables = useBuilder(({ doc }) => doc.variables);
  const shown = useRef<HTMLButtonElement>(null);
  const { value, locale } = passed;
  if (open)
    return (
      <Opened
        {...passed}
        label={label}
        onLeave={() => setOpen(false)}
        onEnd={() => {
          setOpen(false);
          requestAnimationFrame(() => shown.current?.focus());
        }}
      />
    );
  const read = value === undefined ? words.texts.notYet : wordsOfRuns(value, (path) => valueName(variables, path));
  return (
    <button
      ref={shown}
      type="button"
      className="dn-text-cell"
      lang={locale}
      dir={directionOf(locale)}
      aria-label={`${label}: ${read}`}
      aria-disabled={readOnly || undefined}
      data-blank={value === undefined ? "" : undefined}
      onClick={() => !readOnly && setOpen(true)}
    >
      {value === undefined ? words.texts.notYet : <RunsView runs={value} />}
    </button>
  );
}

interface OpenedProps extends Passed {
  readonly label: string;
  /** The focus has gone elsewhere. */
  readonly onLeave: () => void;
  readonly onEnd: () => void;
}

function Opened({ label, onLeave, ...passed }: OpenedProps) {
  const box = useRef<HTMLDivElement>(null);
  useEnding(box, onLeave);
  return (
    <div ref={box}>
      <TextInputRuns {...passed} focused enterEnds aria-label={label} aria-describedby="dn-texts-how" />
    </div>
  );
}
