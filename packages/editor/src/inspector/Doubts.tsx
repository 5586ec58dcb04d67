/** What is doubtful about a value, told beside it, and the repairs of what is wrong. */

import type { Diagnostic } from "@dunlin/engine";
import { QuickFix } from "../problems/ProblemItem.tsx";
import { useTellProblem } from "../problems/sentences.ts";
import { Icon } from "../ui/Icon.tsx";
import { useProblemsAt } from "./form.tsx";

/** An error without a repair is told by the field itself. */
export const isToldBeside = ({ severity, fix }: Diagnostic): boolean => severity !== "error" || fix !== undefined;

export function Doubts({ problems, id }: { readonly problems: readonly Diagnostic[]; readonly id?: string }) {
  const tell = useTellProblem();
  return (
    <div id={id}>
      {problems.map((problem) => (
        <div key={`${problem.code}${problem.path}`}>
          {problem.severity !== "error" && (
            <p className="dn-notice">
              <Icon name={problem.severity === "warning" ? "warn" : "info"} size={14} />
              {tell(problem)}
            </p>
          )}
          <QuickFix problem={problem} />
        </div>
      ))}
    </div>
  );
}

/** Of a part of the document that has a form of its own. */
export function DoubtsAt({ path }: { readonly path: string }) {
  const problems = useProblemsAt(path, true).filter(isToldBeside);
  return problems.length === 0 ? null : <Doubts problems={problems} />;
}
