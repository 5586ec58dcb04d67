/** The report of one experiment, and its promotion. */

import { EXPERIMENT_EN, EXPERIMENT_ES, ExperimentPanel } from "@dunlin/editor/insight";
import type { Strategy } from "@dunlin/engine";
import type { ExperimentCase } from "@dunlin/runtime";
import { useState } from "react";
import type { ScreenProps, TableColumn } from "../../model.ts";
import { addressOf } from "../../routes.ts";
import { csvName, csvOf, save } from "../../ui/csv.ts";
import { moment, number } from "../../ui/format.ts";
import { useLoaded, usePulse } from "../../ui/loaded.ts";
import { Awaited, Button, Empty, Icon, Page } from "../../ui/parts.tsx";
import { type Opened, openStrategy } from "../strategies/drafting.ts";
import { type Analyzed, analyzed, everyExperiment, nowOf } from "./asking.ts";
import { splitIn } from "./model.ts";
import { PromoteDialog } from "./promote.tsx";
import { words } from "./words.ts";

export interface ReportPageProps extends ScreenProps {
  readonly strategy: string;
  readonly experiment: string;
}

interface Found extends Analyzed {
  readonly opened: Opened | undefined;
  readonly now: number;
}

export function ReportPage(props: ReportPageProps) {
  const { api, strategy, experiment: key, language, go, live } = props;
  const said = words(language);
  const pulse = usePulse(live, 15_000);
  const loaded = useLoaded(
    async (signal): Promise<Found | undefined> => {
      const experiment = (await everyExperiment(api, signal)).find(
        (one) => one.strategy === strategy && one.key === key,
      );
      if (experiment === undefined) return undefined;
      const now = await nowOf(api, live, signal);
      const [found, opened] = await Promise.all([
        analyzed(api, experiment, now, said, signal),
        openStrategy(api, strategy, signal),
      ]);
      return { ...found, opened, now };
    },
    [api, strategy, key, language, pulse],
  );
  return (
    <Awaited loaded={loaded} lines={8}>
      {(found) =>
        found === undefined ? (
          <Page title={said.title}>
            <Empty action={<Button onClick={() => go(["experiments"])}>{said.back}</Button>}>{said.unknown}</Empty>
          </Page>
        ) : (
          <Report {...props} found={found} again={loaded.again} />
        )
      }
    </Awaited>
  );
}

function Report(props: ReportPageProps & { readonly found: Found; readonly again: () => void }) {
  const { api, strategy, language, theme, go, found, again } = props;
  const said = words(language);
  const [promoted, setPromoted] = useState<{ readonly doc: Strategy; readonly variant: string }>();
  const { experiment, report, opened, now, cases } = found;
  const { doc } = opened ?? {};
  const node = doc && splitIn(doc, experiment.key);
  return (
    <div className="st-page st-report">
      <div className="st-page-head">
        <a className="st-crumb" href={addressOf(["experiments"])}>
          {said.back}
          <Icon name="right" size={14} />
        </a>
        <h1>{experiment.title}</h1>
        <p className="st-page-note">{experiment.strategyName}</p>
        <div className="st-actions">
          <span className="st-note">{said.updated(number(experiment.version, language), moment(now, language))}</span>
          <Button icon="download" onClick={() => save(csvName(experiment.key), csvOf(CASE_COLUMNS, cases))}>
            {said.rows}
          </Button>
          <Button onClick={() => go(["strategies", strategy])}>{said.openStrategy}</Button>
        </div>
      </div>
      {experiment.question !== undefined && <p className="st-question">{experiment.question}</p>}
      <ExperimentPanel
        report={report}
        messages={language === "es" ? EXPERIMENT_ES : EXPERIMENT_EN}
        locale={language}
        theme={theme}
        {...(doc !== undefined &&
          node !== undefined && {
            ...{ strategy: doc, node },
            onPromote: (next: Strategy, variant: string) => setPromoted({ doc: next, variant }),
          })}
      />
      {promoted && opened && (
        <PromoteDialog
          {...{ api, language, go, opened, experiment }}
          {...promoted}
          onClose={() => {
            setPromoted(undefined);
            again();
          }}
        />
      )}
    </div>
  );
}

/** As `dunlin experiment report` reads them. */
const CASE_COLUMNS: readonly TableColumn<ExperimentCase>[] = [
  { id: "variant", title: "variant", value: ({ variant }) => variant },
  { id: "day", title: "day", value: ({ day }) => day },
  { id: "days", title: "days", value: ({ days }) => days },
  { id: "ended", title: "ended", value: ({ ended }) => String(ended) },
  { id: "outcome", title: "outcome", value: ({ outcome }) => outcome ?? null },
  { id: "paidMinor", title: "paidMinor", value: ({ paidMinor }) => paidMinor },
  { id: "currency", title: "currency", value: ({ currency }) => currency ?? null },
  { id: "optedOut", title: "optedOut", value: ({ optedOut }) => String(optedOut) },
  { id: "version", title: "version", value: ({ version }) => version },
];
