/** A curve of figures with its title, its certainty, and its sentence for who hears it. */

import { describeKpi, type KpiCurve } from "@dunlin/engine/kpi";
import { useRef } from "react";
import { useHost } from "../../host/context.tsx";
import { sentenceLocale } from "../../nodes/names.ts";
import { CertaintyTag } from "../cohort/Certainty.tsx";
import { useSimulating } from "../context.ts";
import type { Formats } from "../formats.ts";
import { CurveChart } from "./CurveChart.tsx";
import { useWidth } from "./useWidth.ts";

export interface CurveProps {
  /** The second one is of the other version. */
  readonly curves: readonly KpiCurve[];
  readonly names?: readonly string[];
  readonly formats: Formats;
}

export function Curve({ curves, names = [], formats }: CurveProps) {
  const { words } = useSimulating();
  const host = useHost();
  const { cohort } = words;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 320);
  const [first] = curves;
  if (first === undefined) return null;
  const title = describeKpi(first.id, sentenceLocale(host))?.title ?? first.id;
  const told = curves.map((curve, i) => {
    const last = curve.points.at(-1);
    if (last === undefined) return "";
    const text = (value: number | undefined) => (value === undefined ? undefined : formats.share(value));
    const said = cohort.curveSummary(formats.share(last.value), String(last.day), text(last.low), text(last.high));
    return names[i] === undefined ? said : `${names[i]}: ${said}`;
  });
  return (
    <section className="dn-sim-chart" ref={box}>
      <h3>
        {title} <CertaintyTag certainty={first.certainty} />
        <span className="dn-quiet"> {cohort.band}</span>
      </h3>
      <CurveChart
        lines={curves.map(({ points }, i) => ({
          key: names[i] ?? first.id,
          label: [names[i], formats.share(points.at(-1)?.value ?? 0)].filter(Boolean).join(" "),
          points,
          series: i === 0 ? 1 : 2,
        }))}
        width={width}
        height={150}
        rtl={host.dir === "rtl"}
        percent={formats.share}
        day={(day) => (day === 0 ? cohort.day("0") : formats.number(day))}
        label={cohort.chart(title, told.join("; "))}
      />
    </section>
  );
}
