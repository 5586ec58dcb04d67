/** For how many it has happened by each day, group by group: told apart by dash and mark as well, with the same figures as a table. */

import type { ArmReport, MetricReport } from "@dunlin/engine/experiments";
import type { ExperimentWords } from "./words.ts";

export interface CurvesProps {
  readonly metric: MetricReport;
  readonly title: string;
  readonly arms: readonly ArmReport[];
  readonly words: ExperimentWords;
  readonly locale: string;
}

type Curve = NonNullable<MetricReport["curves"]>[number];

const WIDTH = 460;
const HEIGHT = 168;
/** To the right there is room for the name of a group with its share. */
const PLOT = { left: 40, right: 344, top: 8, bottom: 144 };

export const LOOKS: Readonly<Record<ArmReport["role"], { readonly color: string; readonly dash?: string }>> = {
  control: { color: "var(--dunlin-chart-1)", dash: "8 4" },
  challenger: { color: "var(--dunlin-chart-2)" },
  holdout: { color: "var(--dunlin-chart-3)", dash: "2 4" },
};

export function Curves({ metric, title, arms, words, locale }: CurvesProps) {
  const { horizon = 30 } = metric;
  // What comes after the last day that counts is not compared, and so not drawn.
  const curves = (metric.curves ?? []).map((curve) => ({
    ...curve,
    points: curve.points.filter(({ day }) => day <= horizon),
  }));
  if (curves.every(({ points }) => points.length === 0)) return null;
  const number = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const told = {
    ...{ curves, horizon, words },
    armOf: (variant: string) => arms.find((arm) => arm.variant === variant),
    percent: (share: number) => number.format(share),
  };
  return (
    <figure className="dn-curves">
      <figcaption>{words.curve(title)}</figcaption>
      <Plot {...told} />
      <details>
        <summary>{words.curveTable}</summary>
        <Table {...told} />
      </details>
    </figure>
  );
}

interface ToldProps extends Pick<CurvesProps, "words"> {
  readonly curves: readonly Curve[];
  /** The last day. */
  readonly horizon: number;
  readonly armOf: (variant: string) => ArmReport | undefined;
  readonly percent: (share: number) => string;
}

function Plot({ curves, horizon, armOf, percent, words }: ToldProps) {
  const top = Math.min(1, Math.ceil(Math.max(...curves.map(endOf)) * 5 + 0.01) / 5);
  const x = (day: number) => PLOT.left + (day / horizon) * (PLOT.right - PLOT.left);
  const y = (share: number) => PLOT.bottom - (share / top) * (PLOT.bottom - PLOT.top);
  const labels = spread(curves.map((curve) => y(endOf(curve))));
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {[0, top / 2, top].map((share) => (
        <g key={share}>
          <path d={`M${PLOT.left} ${y(share)}H${PLOT.right}`} className="dn-curves-line" />
          <text x={PLOT.left - 6} y={y(share) + 4} textAnchor="end">
            {percent(share)}
          </text>
        </g>
      ))}
      {[0, horizon / 2, horizon].map((day) => (
        <text key={day} x={x(day)} y={HEIGHT - 6} textAnchor="middle">
          {words.curveDay(Math.round(day))}
        </text>
      ))}
      {curves.map((curve, i) => {
        const { color, dash } = LOOKS[armOf(curve.variant)?.role ?? "challenger"];
        return (
          <g key={curve.variant}>
            <path d={stepsOf(curve, x, y)} fill="none" stroke={color} strokeWidth={2} strokeDasharray={dash} />
            <text x={PLOT.right + 6} y={(labels[i] ?? 0) + 4} className="dn-curves-name">
              {`${curve.variant} ${percent(endOf(curve))}`}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Parts of the time whose last days are told in the table. */
const TOLD = [0.25, 0.5, 1] as const;

function Table({ curves, horizon, armOf, percent, words }: ToldProps) {
  return (
    <table className="dn-report-table">
      <thead>
        <tr>
          <th scope="col">{words.group}</th>
          {TOLD.map((part) => (
            <th key={part} scope="col">
              {words.curveDay(Math.round(horizon * part))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {curves.map((curve) => (
          <tr key={curve.variant}>
            <th scope="row">{armOf(curve.variant)?.title ?? curve.variant}</th>
            {TOLD.map((part) => (
              <td key={part}>{percent(shareBy(curve, horizon * part))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const endOf = ({ points }: Curve): number => points.at(-1)?.share ?? 0;

const shareBy = ({ points }: Curve, day: number): number => points.findLast((point) => point.day <= day)?.share ?? 0;

function stepsOf({ points }: Curve, x: (day: number) => number, y: (share: number) => number): string {
  return points.reduce(
    (path, { day, share }) => `${path}H${x(day).toFixed(1)}V${y(share).toFixed(1)}`,
    `M${x(0)} ${y(0)}`,
  );
}

/** Names at the ends of lines do not lie on each other. */
function spread(places: readonly number[]): readonly number[] {
  const order = places.map((_, i) => i).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const result = [...places];
  for (const [at, i] of order.entries()) {
    const before = at === 0 ? undefined : result[order[at - 1] as number];
    if (before !== undefined) result[i] = Math.max(result[i] as number, before + 13);
  }
  return result;
}
