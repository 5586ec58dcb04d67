/** Everything that the check found, the worst first; each problem leads to its step. */

import type { Severity } from "@dunlin/engine";
import { useState } from "react";
import { reveal } from "../actions/actions.ts";
import { nodeAt } from "../document/strategy.ts";
import { useDerived, useEditor, useHost } from "../host/context.tsx";
import { titleOf } from "../nodes/names.ts";
import { Segmented } from "../ui/Button.tsx";
import { Panel } from "./Panel.tsx";
import { ProblemItem } from "./ProblemItem.tsx";
import { publishState } from "./publish.ts";

type Filter = Severity | "all";
const ORDER: readonly Severity[] = ["error", "warning", "info"];

export function ProblemsPanel() {
  const host = useHost();
  const { store, words, settings } = host;
  const { problems } = words;
  const doc = useEditor((state) => state.doc);
  const { diagnostics } = useDerived();
  const [filter, setFilter] = useState<Filter>("all");
  const { counts } = publishState(diagnostics, settings.publishGate);
  const groups = ORDER.filter((severity) => counts[severity] > 0 && (filter === "all" || filter === severity));
  return (
    <Panel title={problems.title}>
      {diagnostics.length > 0 && (
        <div className="dn-panel-tools">
          <Segmented
            label={problems.filter}
            value={filter}
            options={(["all", "error", "warning"] as const).map((value) => ({ value, label: problems.filters[value] }))}
            onChange={setFilter}
          />
        </div>
      )}
      {diagnostics.length === 0 && <p className="dn-panel-empty">{problems.none}</p>}
      {diagnostics.length > 0 && groups.length === 0 && <p className="dn-panel-empty">{problems.noneHere}</p>}
      {groups.map((severity) => (
        <section key={severity}>
          <h2>{problems.severities[severity](counts[severity])}</h2>
          <ul className="dn-problem-list">
            {diagnostics
              .filter((problem) => problem.severity === severity)
              .map((problem) => {
                const { nodeId: id } = problem;
                const node = id === undefined ? undefined : nodeAt(doc, id);
                return (
                  <ProblemItem
                    key={`${problem.code}${problem.path}${problem.message}`}
                    problem={problem}
                    place={node === undefined ? problems.wholeStrategy : titleOf(node, host)}
                    onShow={() => (id === undefined || node === undefined ? store.select([]) : reveal(host, id))}
                  />
                );
              })}
          </ul>
        </section>
      ))}
    </Panel>
  );
}
