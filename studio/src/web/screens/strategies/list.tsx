/** All strategies: what is live, who is inside, and who published last. */

import { useMemo, useState } from "react";
import type { ScreenProps, TableColumn } from "../../model.ts";
import { day, number, UNKNOWN } from "../../ui/format.ts";
import { useLoaded, usePulse } from "../../ui/loaded.ts";
import { Awaited, Button, Empty, Page, Panel, Tag, type Tone } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { eachOf, statisticsOf, summariesOf, versionsOf } from "../documents/asking.ts";
import { type Standing, whoOf } from "../documents/standing.ts";
import { rowOf, type StrategyRow } from "./model.ts";
import { NewStrategy } from "./newStrategy.tsx";
import { words } from "./words.ts";

const TONES: Readonly<Record<Standing, Tone>> = {
  draft: "line",
  live: "good",
  changed: "good",
  archived: "line",
};

export function StrategyList({ api, session, language, go, live }: ScreenProps) {
  const said = words(language);
  const pulse = usePulse(live);
  const loaded = useLoaded(
    async (signal) => {
      const summaries = await summariesOf(api, "strategies", signal);
      return eachOf(summaries, async (summary) => {
        const [versions, statistics] = await Promise.all([
          versionsOf(api, "strategies", summary.id, signal),
          summary.live === undefined ? undefined : statisticsOf(api, summary.id, undefined, signal),
        ]);
        return rowOf(summary, versions, statistics);
      });
    },
    [api, pulse],
  );
  const [creating, setCreating] = useState(false);
  const [archived, setArchived] = useState(false);
  const columns = useMemo(() => columnsOf(said, language, session.user), [said, language, session.user]);
  const rows = loaded.value ?? [];
  const hidden = rows.filter(({ standing }) => standing === "archived").length;
  const shown = rows.filter(({ standing }) => archived || standing !== "archived");
  const isLive = ({ standing }: StrategyRow) => standing === "live" || standing === "changed";
  const create = (
    <Button look="primary" icon="plus" onClick={() => setCreating(true)}>
      {said.newOne}
    </Button>
  );
  return (
    <Page
      title={said.title}
      note={loaded.value && said.count(number(rows.filter(isLive).length, language), number(rows.length, language))}
      actions={
        <>
          {hidden > 0 && (
            <label className="st-check">
              <input type="checkbox" checked={archived} onChange={({ target }) => setArchived(target.checked)} />
              {said.showArchived}
            </label>
          )}
          {create}
        </>
      }
    >
      <Panel title={said.allStrategies}>
        <Awaited loaded={loaded} lines={8}>
          {() => (
            <Table
              name={said.title}
              columns={columns}
              rows={shown}
              rowKey={({ id }) => id}
              onRow={({ id }) => go(["strategies", id])}
              empty={<Empty>{said.none}</Empty>}
            />
          )}
        </Awaited>
      </Panel>
      {creating && (
        <NewStrategy
          {...{ api, language }}
          taken={new Set(rows.map(({ id }) => id))}
          onClose={() => setCreating(false)}
          onMade={(id) => go(["strategies", id])}
        />
      )}
    </Page>
  );
}

function columnsOf(
  { columns, standing: standings, you }: ReturnType<typeof words>,
  language: ScreenProps["language"],
  user: string,
): readonly TableColumn<StrategyRow>[] {
  return [
    { id: "name", title: columns.name, value: ({ name }) => name },
    {
      ...{ id: "standing", title: columns.standing, value: ({ standing }) => standings[standing] },
      cell: ({ standing }) => <Tag tone={TONES[standing]}>{standings[standing]}</Tag>,
    },
    { id: "version", title: columns.version, value: ({ version }) => version, numeric: true },
    { id: "inside", title: columns.inside, value: ({ inside }) => inside, numeric: true },
    { id: "entered", title: columns.entered, value: ({ entered }) => entered, numeric: true, from: 760 },
    { id: "cured", title: columns.cured, value: ({ cured }) => cured, numeric: true },
    {
      ...{ id: "published", title: columns.published, from: 640 },
      value: ({ publishedAt }) => (publishedAt === null ? null : new Date(publishedAt).toISOString()),
      cell: ({ publishedAt }) => (
        <span className="st-day">{publishedAt === null ? UNKNOWN : day(publishedAt, language, { year: true })}</span>
      ),
    },
    {
      id: "by",
      title: columns.by,
      value: ({ publishedBy }) => publishedBy && whoOf(publishedBy, { user, you }),
      from: 760,
    },
  ];
}
