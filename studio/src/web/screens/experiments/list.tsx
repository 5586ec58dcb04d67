/** All experiments: those that run, and those that have ended. */

import { describeVerdict } from "@dunlin/engine/experiments";
import { useMemo } from "react";
import type { Language, ScreenProps, TableColumn } from "../../model.ts";
import { number } from "../../ui/format.ts";
import { useLoaded, usePulse } from "../../ui/loaded.ts";
import { Awaited, Button, Empty, Page, Panel, Tag, type Tone } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { eachOf } from "../documents/asking.ts";
import { type Analyzed, analyzed, everyExperiment, nowOf } from "./asking.ts";
import { words } from "./words.ts";

type Code = Analyzed["report"]["verdict"]["code"];

const VERDICT_TONES: Readonly<Record<Code, Tone>> = {
  ...{ better: "good", worse: "line", same: "line", empty: "line", notEnough: "line", unclear: "line" },
  ...{ mismatch: "bad", harm: "bad", betterButHarm: "warn" },
};

export function ExperimentList({ api, language, go, live }: ScreenProps) {
  const said = words(language);
  const pulse = usePulse(live, 15_000);
  const loaded = useLoaded(
    async (signal) => {
      const now = await nowOf(api, live, signal);
      return eachOf(await everyExperiment(api, signal), (one) => analyzed(api, one, now, said, signal));
    },
    [api, language, pulse],
  );
  const columns = useMemo(() => columnsOf(said, language), [said, language]);
  const rows = loaded.value ?? [];
  const running = rows.filter(({ experiment }) => experiment.state === "running");
  const ended = rows.filter(({ experiment }) => experiment.state === "ended");
  const table = (name: string, own: readonly Analyzed[], empty: React.ReactNode) => (
    <Table
      name={name}
      columns={columns}
      rows={own}
      rowKey={({ experiment }) => `${experiment.strategy}/${experiment.key}`}
      onRow={({ experiment }) => go(["experiments", experiment.strategy, experiment.key])}
      empty={empty}
    />
  );
  return (
    <Page
      title={said.title}
      note={loaded.value && said.count(number(running.length, language), number(ended.length, language))}
    >
      <Panel title={said.running}>
        <Awaited loaded={loaded} lines={4}>
          {() =>
            table(
              said.running,
              running,
              <Empty action={<Button onClick={() => go(["strategies"])}>{said.toStrategies}</Button>}>
                {said.none}
              </Empty>,
            )
          }
        </Awaited>
      </Panel>
      {loaded.value && <Panel title={said.ended}>{table(said.ended, ended, <Empty>{said.noneEnded}</Empty>)}</Panel>}
    </Page>
  );
}

function columnsOf(
  { columns, verdicts }: ReturnType<typeof words>,
  language: Language,
): readonly TableColumn<Analyzed>[] {
  const groups = ({ report }: Analyzed) =>
    report.arms.map(({ title, variant, weight }) => `${title ?? variant} ${weight / 100}`).join(" · ");
  return [
    { id: "name", title: columns.name, value: ({ experiment }) => experiment.title },
    { id: "strategy", title: columns.strategy, value: ({ experiment }) => experiment.strategyName, from: 900 },
    {
      ...{ id: "state", title: columns.state, value: ({ report }) => verdicts[report.verdict.code] },
      cell: ({ report: { verdict } }) => <Tag tone={VERDICT_TONES[verdict.code]}>{verdicts[verdict.code]}</Tag>,
    },
    { id: "people", title: columns.people, value: ({ report }) => report.units, numeric: true },
    { id: "groups", title: columns.groups, value: groups, from: 1100 },
    {
      id: "verdict",
      title: columns.verdict,
      value: ({ report }) => describeVerdict(report, { locale: language }),
      from: 560,
    },
    { id: "version", title: columns.version, value: ({ experiment }) => experiment.version, numeric: true, from: 1100 },
  ];
}
