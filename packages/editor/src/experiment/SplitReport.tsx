/** The report of the split that is chosen, in the modes that look at a strategy. */

import type { ExperimentReport } from "@dunlin/engine/experiments";
import { nodeAt } from "../document/strategy.ts";
import { useEditor, useHost } from "../host/context.tsx";
import { sentenceLocale } from "../nodes/names.ts";
import { shownName } from "../nodes/summary.ts";
import { PromotionPreview } from "./Promotion.tsx";
import { Report } from "./Report.tsx";
import { EXPERIMENT_EN } from "./words.en.ts";

export interface SplitReportProps {
  readonly node: string;
  readonly report: ExperimentReport;
}

export function SplitReport({ node, report }: SplitReportProps) {
  const host = useHost();
  const doc = useEditor((state) => state.doc);
  const words = host.words.insight?.experiment ?? EXPERIMENT_EN;
  const { onPromote } = host.settings;
  const nameOf = (id: string) => {
    const step = nodeAt(doc, id);
    return step === undefined ? id : shownName(id, step, doc, host);
  };
  return (
    <Report
      report={report}
      words={words}
      locale={host.locale}
      language={sentenceLocale(host)}
      promotion={
        onPromote !== undefined && (
          <PromotionPreview
            {...{ report, words, doc, node, nameOf, onPromote }}
            locale={host.locale}
            options={host.options}
          />
        )
      }
    />
  );
}
