/** Every modeled figure of both versions with the interval of its difference, and their curves. */

import { describeKpi } from "@dunlin/engine/kpi";
import type { FigureDelta } from "@dunlin/engine/simulate";
import { useHost } from "../../host/context.tsx";
import { sentenceLocale } from "../../nodes/names.ts";
import { Curve } from "../charts/Curve.tsx";
import { CertaintyTag } from "../cohort/Certainty.tsx";
import { figureText } from "../cohort/figureText.ts";
import type { ManyResult } from "../cohort/state.ts";
import { useSimulating, useSimulation } from "../context.ts";
import { type Formats, formatsFor } from "../formats.ts";

export function CompareDrawer() {
  const { locale } = useHost();
  const phase = useSimulation((state) => state.compare.phase);
  if (phase.at !== "done" || phase.result.comparison === undefined) return null;
  return <Results result={phase.result} formats={formatsFor(locale, "UTC")} />;
}

function Results({ result, formats }: { readonly result: ManyResult; readonly formats: Formats }) {
  const { words, settings } = useSimulating();
  const { compare } = words;
  const modeled = (result.comparison?.figures ?? []).filter(
    ({ certainty, delta }) => certainty === "modeled" && delta !== null,
  );
  const names = [compare.draft, settings.against?.name ?? ""];
  const curves = result.report.curves.slice(0, 1).map((curve) => {
    const other = result.other?.curves.find(({ id, currency }) => id === curve.id && currency === curve.currency);
    return other === undefined ? [curve] : [curve, other];
  });
  return (
    <div className="dn-sim-drawer dn-sim-results">
      <div className="dn-sim-charts" data-compare="">
        <section className="dn-sim-chart">
          <h3>
            {compare.difference} <CertaintyTag certainty="modeled" />
            <span className="dn-quiet"> {compare.legend}</span>
          </h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled has to be reached by keys */}
          <section className="dn-sim-scroll" tabIndex={0} aria-label={compare.difference}>
            <table className="dn-sim-table">
              <thead>
                <tr>
                  <th scope="col">{compare.figure}</th>
                  <th scope="col">{names[1]}</th>
                  <th scope="col">{names[0]}</th>
                  <td aria-hidden="true">
                    <span className="dn-sim-sides">
                      <span>{compare.lower}</span>
                      <span>{compare.higher}</span>
                    </span>
                  </td>
                  <th scope="col">{compare.difference}</th>
                </tr>
              </thead>
              <tbody>
                {modeled.map((figure) => (
                  <Row key={`${figure.id}${figure.currency ?? ""}`} figure={figure} formats={formats} />
                ))}
              </tbody>
            </table>
          </section>
        </section>
        {curves.map((pair) => (
          <Curve key={pair[0]?.id} curves={pair} names={names} formats={formats} />
        ))}
      </div>
    </div>
  );
}

function Row({ figure, formats }: { readonly figure: FigureDelta; readonly formats: Formats }) {
  const { words } = useSimulating();
  const host = useHost();
  const { compare, cohort } = words;
  const { id, delta, low, high, unit } = figure;
  if (delta === null) return null;
  const said = (value: number) => {
    const text =
      unit === "share"
        ? compare.points(formats.number(Math.round(Math.abs(value) * 1_000) / 10))
        : figureText(figure, Math.abs(value), formats);
    return value < 0 ? compare.fewer(text) : compare.more(text);
  };
  const unclear = low !== undefined && high !== undefined && low <= 0 && high >= 0;
  return (
    <tr>
      <th scope="row">{describeKpi(id, sentenceLocale(host))?.title ?? id}</th>
      <td>{figureText(figure, figure.before, formats)}</td>
      <td>{figureText(figure, figure.after, formats)}</td>
      <td className="dn-sim-plot">
        {low !== undefined && high !== undefined && <Interval delta={delta} low={low} high={high} />}
      </td>
      <td>
        <b>{said(delta)}</b>
        {low !== undefined && high !== undefined && (
          <span className="dn-quiet">
            {" "}
            {cohort.between(said(low), said(high))}
            {unclear && `, ${compare.includesZero}`}
          </span>
        )}
      </td>
    </tr>
  );
}

/** A bar with caps and a dot, on a scale of its own around zero; gray and hollow where it may be none. */
function Interval({ delta, low, high }: { readonly delta: number; readonly low: number; readonly high: number }) {
  const { dir } = useHost();
  const reach = Math.max(Math.abs(low), Math.abs(high), Number.MIN_VALUE) * 1.1;
  const x = (value: number) => (dir === "rtl" ? -1 : 1) * (value / reach) * 74 + 80;
  const unclear = low <= 0 && high >= 0;
  return (
    <svg
      className="dn-sim-interval"
      data-unclear={unclear || undefined}
      width={160}
      height={16}
      viewBox="0 0 160 16"
      aria-hidden="true"
    >
      <line className="dn-sim-interval-zero" x1={80} x2={80} y1={0} y2={16} />
      <path d={`M${x(low)} 4v8M${x(low)} 8H${x(high)}M${x(high)} 4v8`} />
      <circle cx={x(delta)} cy={8} r={4} />
    </svg>
  );
}
