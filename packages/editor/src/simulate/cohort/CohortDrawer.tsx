/** The results as charts or as a table, and as a file. */

import type { SimulationReport } from "@dunlin/engine/simulate";
import { useState } from "react";
import { nodeAt } from "../../document/strategy.ts";
import { useEditor, useHost } from "../../host/context.tsx";
import { shownName } from "../../nodes/summary.ts";
import { Button, Segmented } from "../../ui/Button.tsx";
import { Curve } from "../charts/Curve.tsx";
import { Histogram } from "../charts/Histogram.tsx";
import { useSimulating, useSimulation } from "../context.ts";
import { type Formats, formatsFor } from "../formats.ts";
import { weekCapOf } from "./caps.ts";
import { csvOf, rowsOf } from "./csv.ts";

export function CohortDrawer() {
  const { words } = useSimulating();
  const phase = useSimulation((state) => state.cohort.phase);
  const { locale } = useHost();
  const [view, setView] = useState<"charts" | "table">("charts");
  const { cohort } = words;
  if (phase.at !== "done") return null;
  const { report } = phase.result;
  const formats = formatsFor(locale, "UTC");
  return (
    <div className="dn-sim-drawer dn-sim-results">
      <div className="dn-sim-row">
        <Segmented
          label={cohort.views}
          value={view}
          options={[
            { value: "charts", label: cohort.charts, icon: "chart" },
            { value: "table", label: cohort.table, icon: "table" },
          ]}
          onChange={setView}
        />
        <span className="dn-grow" />
        <DownloadButton report={report} />
      </div>
      {view === "charts" ? (
        <Charts report={report} formats={formats} />
      ) : (
        <StepTable report={report} formats={formats} />
      )}
    </div>
  );
}

interface PartProps {
  readonly report: SimulationReport;
  readonly formats: Formats;
}

function Charts({ report, formats }: PartProps) {
  const { words, program } = useSimulating();
  const { options } = useHost();
  const { cohort } = words;
  const { perCase, busiestWeek } = report.contacts;
  return (
    <div className="dn-sim-charts">
      <Histogram title={cohort.perPerson} unit={cohort.people} counts={perCase} formats={formats} />
      <Histogram
        title={cohort.busiestWeek}
        unit={cohort.people}
        counts={busiestWeek}
        cap={weekCapOf(program.strategy, options)}
        formats={formats}
      />
      {report.curves.slice(0, 2).map((curve) => (
        <Curve key={`${curve.id}${curve.currency ?? ""}`} curves={[curve]} formats={formats} />
      ))}
    </div>
  );
}

/** Steps with their counts, in the order of the document. */
function StepTable({ report, formats }: PartProps) {
  const { words } = useSimulating();
  const host = useHost();
  const doc = useEditor((state) => state.doc);
  const { cohort } = words;
  const count = (value: number | undefined) => (value === undefined ? cohort.noValue : formats.number(value));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled has to be reached by keys
    <section className="dn-sim-scroll" tabIndex={0} aria-label={cohort.table}>
      <table className="dn-sim-table">
        <thead>
          <tr>
            <th scope="col">{cohort.step}</th>
            {[cohort.entered, cohort.waiting, cohort.sent, cohort.heldBack, cohort.cost, cohort.paid].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(report.nodes).map(([id, flow]) => {
            const node = nodeAt(doc, id);
            const { costMinor, sent, deferred = 0, suppressed = 0 } = flow;
            return (
              <tr key={id}>
                <th scope="row">{node === undefined ? id : shownName(id, node, doc, host)}</th>
                <td>{count(flow.entered)}</td>
                <td>{count(flow.waiting)}</td>
                <td>{count(sent)}</td>
                <td>{sent === undefined ? cohort.noValue : count(deferred + suppressed)}</td>
                <td>
                  {costMinor === undefined || report.costs === null
                    ? cohort.noValue
                    : formats.money(costMinor, report.costs.currency)}
                </td>
                <td>{count(flow.paid)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function DownloadButton({ report }: { readonly report: SimulationReport }) {
  const { words } = useSimulating();
  const save = () => {
    const url = URL.createObjectURL(new Blob([csvOf(rowsOf(report))], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `${report.strategy.id}-${report.start}-${report.seed}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url));
  };
  return (
    <Button size="small" icon="download" onClick={save}>
      {words.cohort.csv}
    </Button>
  );
}
