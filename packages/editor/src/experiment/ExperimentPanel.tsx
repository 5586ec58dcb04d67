/** `<ExperimentPanel>`: the report of an experiment on a page of its own. */

import type { HostOptions, Strategy } from "@dunlin/engine";
import type { ExperimentReport } from "@dunlin/engine/experiments";
import { useMemo } from "react";
import type { Theme } from "../host/props.ts";
import { useTheme } from "../shell/environment.ts";
import { PromotionPreview } from "./Promotion.tsx";
import { Report } from "./Report.tsx";
import { EXPERIMENT_EN } from "./words.en.ts";
import type { ExperimentWords } from "./words.ts";

export interface ExperimentPanelProps {
  /** `undefined`: there is none yet. */
  readonly report: ExperimentReport | undefined;
  /** The document with its split, for what promoting would do; without it nothing is promoted. */
  readonly strategy?: Strategy;
  readonly node?: string;
  readonly options?: HostOptions;
  /** The document that a promotion makes; the host has it reviewed and saved. */
  readonly onPromote?: (doc: Strategy, variant: string) => void;
  /** Words; `EXPERIMENT_ES` of this entry in Spanish. */
  readonly messages?: ExperimentWords;
  /** BCP 47, of sentences and numbers; default `en`. */
  readonly locale?: string;
  readonly dir?: "ltr" | "rtl";
  readonly theme?: Theme;
}

const NO_OPTIONS: HostOptions = {};

export function ExperimentPanel(props: ExperimentPanelProps) {
  const { report, strategy, node, options = NO_OPTIONS, onPromote, messages = EXPERIMENT_EN } = props;
  const { locale = "en", dir = "ltr", theme = "auto" } = props;
  const resolved = useTheme(theme);
  const nodes = strategy?.nodes;
  const nameOf = useMemo(() => (id: string) => nodes?.[id]?.name ?? id, [nodes]);
  const promotes = strategy !== undefined && node !== undefined && onPromote !== undefined;
  return (
    <section className="dunlin dn-experiment" data-theme={resolved} dir={dir} lang={locale} aria-label={messages.title}>
      {report === undefined ? (
        <p className="dn-insight-empty" role="status">
          {messages.none}
        </p>
      ) : (
        <Report
          report={report}
          words={messages}
          locale={locale}
          language={locale.startsWith("es") ? "es" : "en"}
          promotion={
            promotes && (
              <PromotionPreview
                {...{ report, locale, node, options, nameOf, onPromote }}
                words={messages}
                doc={strategy}
              />
            )
          }
        />
      )}
    </section>
  );
}
