/** Two versions over the same people: what is set up, and what differs. */

import { describeKpi } from "@dunlin/engine/kpi";
import type { SimulationComparison } from "@dunlin/engine/simulate";
import { useEffect, useState } from "react";
import { useHost } from "../../host/context.tsx";
import { sentenceLocale } from "../../nodes/names.ts";
import { Button } from "../../ui/Button.tsx";
import { CertaintyTag } from "../cohort/Certainty.tsx";
import { figureText } from "../cohort/figureText.ts";
import { PhaseView } from "../cohort/Phase.tsx";
import { SetupForm } from "../cohort/SetupForm.tsx";
import { useRun } from "../cohort/useRun.ts";
import { useSimulating, useSimulation } from "../context.ts";
import { type Formats, formatsFor } from "../formats.ts";
import { deltasOf } from "./deltas.ts";

export function CompareSide() {
  const { words, settings, store } = useSimulating();
  const { locale } = useHost();
  const { compare, cohort } = words;
  const phase = useSimulation((state) => state.compare.phase);
  const { start, cancel } = useRun("compare");
  const [changing, setChanging] = useState(false);
  const comparison = phase.at === "done" ? phase.result.comparison : undefined;
  const formats = formatsFor(locale, "UTC");
  useEffect(() => {
    store.setState({ flows: comparison === undefined ? undefined : deltasOf(comparison, formats, compare) });
  }, [store, comparison, formats, compare]);
  const run = () => {
    setChanging(false);
    start();
  };
  const busy = phase.at === "loading" || phase.at === "running";
  return (
    <div className="dn-sim-side">
      <div className="dn-sim-head">
        <h2>{compare.between(compare.draft, settings.against?.name ?? "")}</h2>
        {comparison !== undefined && !changing && (
          <Button look="link" size="small" icon="filter" onClick={() => setChanging(true)}>
            {cohort.change}
          </Button>
        )}
      </div>
      <PhaseView phase={phase} empty={compare.empty} emptyHelp={compare.emptyHelp} onCancel={cancel} onRun={run} />
      {!busy && (comparison === undefined || changing) && <SetupForm what="compare" onRun={run} />}
      {comparison !== undefined && !changing && <Verdict comparison={comparison} formats={formats} />}
    </div>
  );
}

interface VerdictProps {
  readonly comparison: SimulationComparison;
  readonly formats: Formats;
}

/** What is exact first, then what is only a model, and the sentence that says so. */
function Verdict({ comparison, formats }: VerdictProps) {
  const { words } = useSimulating();
  const host = useHost();
  const { compare } = words;
  const told = comparison.figures.filter(({ delta }) => delta !== null && delta !== 0);
  const exact = told.filter(({ certainty }) => certainty !== "modeled");
  return (
    <>
      <p className="dn-sim-note" data-tone="warn">
        {compare.model}
      </p>
      <p className="dn-quiet">{compare.exact}</p>
      {told.length === 0 && <p role="status">{compare.same}</p>}
      <dl className="dn-kpis">
        {exact.map((figure) => (
          <div key={`${figure.id}${figure.currency ?? ""}`}>
            <dt>
              {describeKpi(figure.id, sentenceLocale(host))?.title ?? figure.id}{" "}
              <CertaintyTag certainty={figure.certainty} />
            </dt>
            <dd>
              <b>{signed(figure.delta ?? 0, figureText(figure, Math.abs(figure.delta ?? 0), formats), compare)}</b>
              <span className="dn-quiet">
                {figureText(figure, figure.before, formats)} → {figureText(figure, figure.after, formats)}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const signed = (
  delta: number,
  said: string,
  { more, fewer }: { more: (count: string) => string; fewer: (count: string) => string },
) => (delta < 0 ? fewer(said) : more(said));
