/** How many people have how many contacts: bars with their numbers; those over a limit are hatched, and said. */

import { Icon } from "../../ui/Icon.tsx";
import { useSimulating } from "../context.ts";
import type { Formats } from "../formats.ts";

export interface HistogramProps {
  readonly title: string;
  readonly unit: string;
  /** `counts[n]`: people with n. */
  readonly counts: readonly number[];
  /** What is over it is against a rule. */
  readonly cap?: { readonly max: number; readonly pack: string } | undefined;
  readonly formats: Formats;
}

/** More rows than that are put together in the last one. */
const MOST = 6;

export function Histogram({ title, unit, counts, cap, formats }: HistogramProps) {
  const { words } = useSimulating();
  const { cohort } = words;
  const rows = rowsOf(counts);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const over = cap === undefined ? 0 : counts.slice(cap.max + 1).reduce((sum, count) => sum + count, 0);
  return (
    <section className="dn-sim-chart">
      <h3>
        {title} <span className="dn-quiet">{unit}</span>
      </h3>
      <ul className="dn-bars">
        {rows.map(({ from, last, count }) => (
          <li key={from}>
            <span className="dn-bars-name">{last ? cohort.orMore(from) : formats.number(from)}</span>
            <span className="dn-bars-track" aria-hidden="true">
              <span
                className="dn-bars-bar"
                data-over={(cap !== undefined && from > cap.max) || undefined}
                style={{ inlineSize: `${(count / most) * 100}%` }}
              />
            </span>
            <span className="dn-bars-value">
              {formats.number(count)} <span className="dn-quiet">{all === 0 ? "" : formats.share(count / all)}</span>
            </span>
          </li>
        ))}
      </ul>
      {cap !== undefined && (
        <p className="dn-sim-note" data-tone={over > 0 ? "bad" : "policy"}>
          <Icon name="shield" size={14} />
          {cohort.cap(cap.max, cap.pack)}. {over === 0 ? cohort.noneOver : cohort.overCap(formats.number(over))}
        </p>
      )}
    </section>
  );
}

interface Bar {
  readonly from: number;
  readonly count: number;
  /** Of this many and more. */
  readonly last: boolean;
}

export function rowsOf(counts: readonly number[]): readonly Bar[] {
  const end = counts.findLastIndex((count) => count > 0) + 1;
  const shown = Math.min(MOST, Math.max(1, end));
  return Array.from({ length: shown }, (_, from): Bar => {
    const last = from === shown - 1 && end > shown;
    const count = last ? counts.slice(from).reduce((sum, one) => sum + one, 0) : (counts[from] ?? 0);
    return { from, count, last };
  });
}
