/** What promoting a variant would do to the document, before it is done. Only what the data speak for is offered. */

import type { HostOptions, Strategy } from "@dunlin/engine";
import { type ExperimentReport, type Promotion, planPromotion } from "@dunlin/engine/experiments";
import { useMemo } from "react";
import { Button } from "../ui/Button.tsx";
import type { ExperimentWords } from "./words.ts";

export interface PromotionProps {
  readonly report: ExperimentReport;
  readonly words: ExperimentWords;
  readonly locale: string;
  readonly doc: Strategy;
  /** The split. */
  readonly node: string;
  readonly options: HostOptions;
  /** What a step is called. */
  readonly nameOf: (id: string) => string;
  readonly onPromote: (doc: Strategy, variant: string) => void;
}

export function PromotionPreview({ report, words, locale, doc, node, options, nameOf, onPromote }: PromotionProps) {
  const best = report.verdicts.find(({ code }) => code === "better") ?? report.verdict;
  const variant = best.variant ?? report.arms.find(({ role }) => role === "challenger")?.variant;
  const plan = useMemo(() => planned(doc, node, variant, options), [doc, node, variant, options]);
  if (variant === undefined) return null;
  const name = report.arms.find((arm) => arm.variant === variant)?.title ?? variant;
  const because = plan === undefined ? words.cannotPromote : words.promoteNot[best.code];
  return (
    <section className="dn-report-part">
      <h3>{words.promoteTitle(name)}</h3>
      {plan !== undefined && (
        <ul className="dn-report-plan">
          <li>{words.splitGone(plan.splits.length)}</li>
          <li>
            {plan.removed.length === 0
              ? words.removedNone
              : words.removed(new Intl.ListFormat(locale).format(plan.removed.map((id) => nameOf(id))))}
          </li>
          <li>{words.keepTheirs}</li>
          {plan.stillRead && (
            <li>
              <b>{words.stillRead}</b>
            </li>
          )}
        </ul>
      )}
      <Button
        look="primary"
        disabledBecause={because}
        onClick={() => plan !== undefined && onPromote(plan.strategy, variant)}
      >
        {words.promote(name)}
      </Button>
      {because !== undefined && <p className="dn-quiet">{because}</p>}
    </section>
  );
}

function planned(
  doc: Strategy,
  node: string,
  variant: string | undefined,
  options: HostOptions,
): Promotion | undefined {
  try {
    return variant === undefined ? undefined : planPromotion(doc, node, variant, options);
  } catch {
    // The report is of another experiment, or the document has errors: then nothing is offered.
    return undefined;
  }
}
