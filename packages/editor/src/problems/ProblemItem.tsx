/** One problem: what is wrong, where, and the repair where one is clear. */

import type { Diagnostic } from "@dunlin/engine";
import { useEditor, useHost } from "../host/context.tsx";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icons.ts";
import { useTellProblem } from "./sentences.ts";

const TONES = { error: "bad", warning: "warn", info: undefined } as const;
const MARKS: Readonly<Record<Diagnostic["severity"], IconName>> = {
  error: "error",
  warning: "warn",
  info: "info",
};

export interface ProblemItemProps {
  readonly problem: Diagnostic;
  /** The name of the step; where given, it leads there. */
  readonly place?: string | undefined;
  readonly onShow?: (() => void) | undefined;
}

export function ProblemItem({ problem, place, onShow }: ProblemItemProps) {
  const tell = useTellProblem();
  return (
    <li className="dn-problem" data-tone={TONES[problem.severity]}>
      <Icon name={MARKS[problem.severity]} />
      <div className="dn-grow">
        {place !== undefined &&
          (onShow === undefined ? (
            <p className="dn-strong">{place}</p>
          ) : (
            <button type="button" className="dn-problem-place" onClick={onShow}>
              {place}
            </button>
          ))}
        <p>{tell(problem)}</p>
        <QuickFix problem={problem} />
      </div>
    </li>
  );
}

/** Carries the repair out, and says before what it does. */
export function QuickFix({ problem }: { readonly problem: Diagnostic }) {
  const { store, words } = useHost();
  const readOnly = useEditor((state) => state.readOnly);
  const { fix, code } = problem;
  if (fix === undefined || readOnly) return null;
  return (
    <p className="dn-fix">
      <Button size="small" onClick={() => store.execute({ type: "document.patch", patches: fix, code }, "menu")}>
        {words.problems.fix}
      </Button>
      <span>{fix.map(words.problems.fixes).join(" ")}</span>
    </p>
  );
}
