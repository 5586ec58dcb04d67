/** A field for a text with values, as a settings panel has it. Its editor is loaded with the first of them. */

import { directionOf, type Locale, type RichText, type ValuePath, variableAt } from "@dunlin/templates";
import { lazy, Suspense } from "react";
import { useBuilder, useBuilderHost } from "../host/context.tsx";
import { wordsOfRuns } from "./runs.ts";

export interface TextInputRunsProps {
  /** `undefined`: no text in this language. */
  readonly value: RichText | undefined;
  /** With each key; edits of one field soon after each other are one entry of the history. A text without words is `undefined`. */
  readonly onChange: (runs: RichText | undefined) => void;
  /** Of the text. */
  readonly locale: Locale;
  /** Enter does nothing, and what is pasted comes as one line. */
  readonly oneLine?: boolean;
  /** Bold, italic, underlined, and links. */
  readonly marks?: boolean;
  /** The list whose row it stands in: values of that row are offered, too. */
  readonly row?: ValuePath;
  readonly readOnly?: boolean;
  readonly placeholder?: string;
  readonly id?: string;
  /** What it is called: one of these. */
  readonly "aria-label"?: string;
  readonly "aria-labelledby"?: string;
  readonly "aria-describedby"?: string | undefined;
  readonly "aria-invalid"?: true | undefined;
}

const Field = lazy(() => import("./RunsField.tsx"));

export function TextInputRuns(props: TextInputRunsProps) {
  return (
    <Suspense fallback={<Still {...props} />}>
      <Field {...props} />
    </Suspense>
  );
}

/** The words of the field until its editor is there, of the same size. */
function Still({ value = [], locale, oneLine = false, marks = false }: TextInputRunsProps) {
  useBuilderHost();
  const variables = useBuilder(({ doc }) => doc.variables);
  return (
    <div className="dn-runs" data-line={oneLine || undefined} data-marks={marks || undefined}>
      <div className="dn-input dn-runs-box" lang={locale} dir={directionOf(locale)}>
        {wordsOfRuns(value, (path) => variableAt(variables, path)?.title ?? path)}
      </div>
    </div>
  );
}
