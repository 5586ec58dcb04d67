/** A field for a text with values, as a settings panel has it. Its editor is loaded with the first of them. */

import { directionOf } from "@dunlin/templates/editing";
import { lazy, Suspense } from "react";
import type { TextInputRunsProps } from "./field.ts";
import { RunsView } from "./RunsView.tsx";

export type { TextInputRunsProps } from "./field.ts";

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
  return (
    <div className="dn-runs" data-line={oneLine || undefined} data-marks={marks || undefined} aria-busy="true">
      <div className="dn-input dn-runs-box" lang={locale} dir={directionOf(locale)}>
        <RunsView runs={value} />
      </div>
    </div>
  );
}
