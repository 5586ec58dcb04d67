/** Every version of a strategy: compared, gone back to; and who was moved from one to another. */

import type { Migration } from "@dunlin/runtime";
import { useMemo, useState } from "react";
import type { ScreenProps, TableColumn } from "../../model.ts";
import { day, moment, number, UNKNOWN } from "../../ui/format.ts";
import { asFailure, useLoaded, usePulse } from "../../ui/loaded.ts";
import { Awaited, Button, Empty, Failure, Page, Panel, Tag } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { statisticsOf, type Version } from "../documents/asking.ts";
import { whoOf } from "../documents/standing.ts";
import { type Asked, AskedDialog } from "./asked.tsx";
import { type Opened, openStrategy } from "./drafting.ts";
import { casesIn } from "./model.ts";
import { isMoving, MoveProgress } from "./move.tsx";
import { words } from "./words.ts";

export interface VersionsPageProps extends ScreenProps {
  readonly id: string;
}

interface Found extends Opened {
  readonly migrations: readonly Migration[];
  readonly inside: number;
}

export function VersionsPage(props: VersionsPageProps) {
  const { api, id, language, go, live } = props;
  const said = words(language);
  const pulse = usePulse(live, 10_000);
  const loaded = useLoaded(
    async (signal): Promise<Found | undefined> => {
      const path = `/v1/strategies/${encodeURIComponent(id)}/migrations`;
      const [opened, { items }, statistics] = await Promise.all([
        openStrategy(api, id, signal),
        api.get<{ readonly items: readonly Migration[] }>(path, signal),
        statisticsOf(api, id, undefined, signal),
      ]);
      const migrations = items.filter(({ status }) => status !== "planned");
      return opened && { ...opened, migrations, inside: casesIn(statistics).inside };
    },
    [api, id, pulse],
  );
  return (
    <Awaited loaded={loaded} lines={8}>
      {(found) =>
        found === undefined ? (
          <Page title={said.versions}>
            <Empty action={<Button onClick={() => go(["strategies"])}>{said.allStrategies}</Button>}>
              {said.unknown}
            </Empty>
          </Page>
        ) : (
          <Versions {...props} found={found} again={loaded.again} />
        )
      }
    </Awaited>
  );
}

/** A line of the table: a version, or the draft. */
interface Line {
  readonly key: string;
  readonly name: string;
  readonly version: Version | undefined;
}

/** The newest first, the draft before all. */
const linesOf = (versions: readonly Version[], said: Said, language: ScreenProps["language"]): readonly Line[] => [
  { key: "draft", name: said.draft, version: undefined },
  ...versions
    .map((version) => ({
      ...{ key: String(version.version), name: said.version(number(version.version, language)), version },
    }))
    .reverse(),
];

type VersionsProps = VersionsPageProps & { readonly found: Found; readonly again: () => void };

/** What can be done about versions, asked first where it concerns people. */
function useActs({ api, id, language, again, found: { summary, inside } }: VersionsProps, said: Said) {
  const [asked, setAsked] = useState<Asked>();
  const [failure, setFailure] = useState<ReturnType<typeof asFailure>>();
  const act = async (path: string, body: object, note: string) => {
    try {
      const base = `/v1/strategies/${encodeURIComponent(id)}`;
      await api.send("POST", `${base}${path}`, note === "" ? body : { ...body, note });
      again();
    } catch (error) {
      setFailure(asFailure(error));
    }
    setAsked(undefined);
  };
  const cases = number(inside, language);
  return {
    ...{ asked, failure },
    unask: () => setAsked(undefined),
    restore: () => act("/restore", {}, ""),
    rollback: (version: number) =>
      setAsked({
        title: said.rollbackTitle(number(version, language)),
        says: said.rollbackSays(cases),
        does: said.rollbackDo,
        note: true,
        act: (note) => act("/rollback", { version }, note),
      }),
    archive: () =>
      setAsked({
        title: said.archiveTitle(summary.name),
        says: said.archiveSays(cases),
        does: said.archiveDo,
        note: false,
        act: () => act("/archive", {}, ""),
      }),
  };
}

function Versions(props: VersionsProps) {
  const { api, id, session, language, go, found, again } = props;
  const said = words(language);
  const { summary, versions, migrations } = found;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [followed, setFollowed] = useState<Migration>();
  const acts = useActs(props, said);
  const lines = useMemo(() => linesOf(versions, said, language), [versions, said, language]);
  const choose = (key: string) =>
    setChosen((before) => (before.includes(key) ? before.filter((one) => one !== key) : [...before, key].slice(-2)));
  const [older, newer] = inOrder(chosen);
  const who = (person: string) => whoOf(person, { user: session.user, you: said.you });
  const leave = summary.archived ? (
    <Button onClick={acts.restore}>{said.restore}</Button>
  ) : (
    summary.live !== undefined && <Button onClick={acts.archive}>{said.archive}</Button>
  );
  return (
    <Page
      title={said.versionsTitle(summary.name)}
      note={said.versionsNote}
      actions={
        <>
          <Button icon="left" onClick={() => go(["strategies", id])}>
            {said.backToEditor}
          </Button>
          {leave}
        </>
      }
    >
      {acts.failure && <Failure failure={acts.failure} />}
      <Panel
        title={said.versions}
        actions={
          <Button
            look="primary"
            disabledBecause={older === undefined || newer === undefined ? said.compareNeeds : undefined}
            onClick={() =>
              older !== undefined && newer !== undefined && go(["strategies", id, "compare", older, newer])
            }
          >
            {said.compare}
          </Button>
        }
      >
        <Table
          name={said.versionsTitle(summary.name)}
          columns={versionColumns({
            said,
            language,
            who,
            chosen,
            choose,
            rollback: summary.archived ? undefined : acts.rollback,
          })}
          rows={lines}
          rowKey={({ key }) => key}
        />
      </Panel>
      <Panel title={said.moves}>
        <Table
          name={said.moves}
          columns={moveColumns({ said, language, who }, setFollowed)}
          rows={migrations}
          rowKey={({ id: key }) => key}
          empty={<Empty>{said.noMoves}</Empty>}
        />
      </Panel>
      {acts.asked && <AskedDialog asked={acts.asked} said={said} onClose={acts.unask} />}
      {followed && (
        <MoveProgress
          {...{ api, language, user: session.user }}
          first={followed}
          onClose={() => setFollowed(undefined)}
          onEnd={again}
        />
      )}
    </Page>
  );
}

/** The older one first; a draft is newer than every version. */
export function inOrder(keys: readonly string[]): readonly [string?, string?] {
  if (keys.length < 2) return [];
  const place = (key: string) => (key === "draft" ? Number.POSITIVE_INFINITY : Number(key));
  const [older, newer] = [...keys].sort((a, b) => place(a) - place(b));
  return [older as string, newer as string];
}

type Said = ReturnType<typeof words>;

interface Telling {
  readonly said: Said;
  readonly language: ScreenProps["language"];
  /** What a person is called. */
  readonly who: (id: string) => string;
}

interface VersionColumns extends Telling {
  readonly chosen: readonly string[];
  readonly choose: (key: string) => void;
  readonly rollback: ((version: number) => void) | undefined;
}

function versionColumns({
  said,
  language,
  who,
  chosen,
  choose,
  rollback,
}: VersionColumns): readonly TableColumn<Line>[] {
  return [
    {
      ...{ id: "version", title: said.versionColumn, value: ({ name }) => name },
      cell: ({ key, name, version }) => (
        <label className="st-check">
          <input
            type="checkbox"
            aria-label={said.choose(name)}
            checked={chosen.includes(key)}
            onChange={() => choose(key)}
          />
          {name}
          {version?.live && <Tag tone="good">{said.live}</Tag>}
        </label>
      ),
    },
    {
      ...{ id: "when", title: said.when },
      value: ({ version }) => version && new Date(version.publishedAt).toISOString(),
      cell: ({ version }) => (version ? moment(version.publishedAt, language) : UNKNOWN),
    } as TableColumn<Line>,
    { id: "by", title: said.by, value: ({ version }) => (version ? who(version.publishedBy) : null) },
    {
      ...{ id: "approved", title: said.approved, from: 720 },
      value: ({ version }) => (version?.approvedBy ? who(version.approvedBy) : null),
    },
    { id: "note", title: said.note, value: ({ version }) => version?.note ?? null, from: 560 },
    {
      ...{ id: "act", title: said.wayBack, value: () => null },
      cell: ({ version }) =>
        version && !version.live && rollback !== undefined ? (
          <Button size="small" look="link" onClick={() => rollback(version.version)}>
            {said.rollback}
          </Button>
        ) : (
          ""
        ),
    },
  ];
}

const moveColumns = (
  { said, language, who }: Telling,
  onOpen: (migration: Migration) => void,
): readonly TableColumn<Migration>[] => [
  {
    ...{ id: "move", title: said.move },
    value: ({ from, to }) => said.moveOf(String(from), String(to)),
    cell: (migration) => (
      <button type="button" className="st-open" onClick={() => onOpen(migration)}>
        {said.moveOf(String(migration.from), String(migration.to))}
      </button>
    ),
  },
  {
    ...{ id: "state", title: said.columns.standing, value: ({ status }) => said.moveState[status] },
    cell: (migration) => <Tag tone={isMoving(migration) ? "good" : "line"}>{said.moveState[migration.status]}</Tag>,
  },
  { id: "moved", title: said.moved, value: ({ progress }) => progress.moved, numeric: true },
  {
    ...{ id: "stayed", title: said.stayed, numeric: true },
    value: ({ progress }) => Object.values(progress.refused).reduce((sum, count) => sum + count, 0),
  },
  {
    ...{ id: "when", title: said.begun, from: 640 },
    value: ({ appliedAt, plannedAt }) => new Date(appliedAt ?? plannedAt).toISOString(),
    cell: ({ appliedAt, plannedAt }) => day(appliedAt ?? plannedAt, language, { year: true }),
  },
  { id: "by", title: said.by, value: ({ appliedBy, plannedBy }) => who(appliedBy ?? plannedBy), from: 560 },
];
