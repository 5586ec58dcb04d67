/** What came out, laid over the drawing: flows grow once to their counts, and are there at once for who wants no motion. */

import type { SimulationReport } from "@dunlin/engine/simulate";
import { useEffect, useRef } from "react";
import { useHost } from "../../host/context.tsx";
import { useSimulating } from "../context.ts";
import { formatsFor } from "../formats.ts";
import { flowsOf } from "./flows.ts";

/** ms */
const GROWTH = 180;

export function useFlows(report: SimulationReport | undefined): void {
  const { store, words } = useSimulating();
  const { locale } = useHost();
  const grown = useRef<SimulationReport | undefined>(undefined);
  useEffect(() => {
    const formats = formatsFor(locale, "UTC");
    const show = (share: number) =>
      store.setState({ flows: report === undefined ? undefined : flowsOf(report, share, formats, words.cohort) });
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (report === undefined || still || grown.current === report) {
      show(1);
      return;
    }
    grown.current = report;
    let frame = 0;
    const start = performance.now();
    const grow = (now: number) => {
      const share = Math.min(1, Math.max(0, (now - start) / GROWTH));
      show(share);
      if (share < 1) frame = requestAnimationFrame(grow);
    };
    frame = requestAnimationFrame(grow);
    return () => cancelAnimationFrame(frame);
  }, [report, store, words, locale]);
}
