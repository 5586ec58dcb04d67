/** What is typed and cannot be kept stays in the field and says why; the document keeps what it had. */

import { useEffect, useState } from "react";
import { useBuilderHost } from "../host/context.tsx";
import { problemText } from "./form.tsx";
import type { DraftProblem } from "./spec.ts";

export function useDraft(value: string, problemOf: (text: string) => DraftProblem | undefined) {
  const { inspector } = useBuilderHost().words;
  const [bad, setBad] = useState<string | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new value from outside is what ends the draft
  useEffect(() => setBad(undefined), [value]);
  const problem = bad === undefined ? undefined : problemOf(bad);
  return {
    text: bad ?? value,
    error: problem && problemText({ ...problem, message: problem.code }, inspector),
    commit(text: string, keep: (text: string) => void) {
      const wrong = problemOf(text) !== undefined;
      setBad(wrong ? text : undefined);
      if (!wrong && text !== value) keep(text);
    },
  };
}
