/** What waits for a person, by queue and in the order in which it is worked on. */

import { useState } from "react";
import { Channel } from "../../contacts/parts.tsx";
import type { ScreenProps, TableColumn } from "../../model.ts";
import { moment, number, UNKNOWN } from "../../ui/format.ts";
import { asFailure, useLoaded, usePulse } from "../../ui/loaded.ts";
import { Awaited, Button, Empty, Figures, Page, Panel, Select, Tag } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import type { PageOf, Queue, Task } from "../../v1/answers.ts";
import { allOf, NO_NAMES, nameOf, namesOf } from "../../v1/ask.ts";
import { claimNext, type Next } from "./claims.ts";
import { words } from "./words.ts";

/** ms between two readings while the clock moves. */
const EVERY = 4_000;
/** The largest page of tasks. */
const PAGE = 200;

export function Queues({ api, go, language, live, session }: ScreenProps) {
  const said = words(language);
  const [queue, setQueue] = useState("");
  const pulse = usePulse(live, EVERY);
  const names = useLoaded((signal) => namesOf(api, signal), []).value ?? NO_NAMES;
  const loaded = useLoaded(
    async (signal) => {
      const [tasks, queues] = await Promise.all([
        allOf<Task>(api, "/v1/tasks", { signal, limit: PAGE, most: 2_000 }),
        api.get<PageOf<Queue>>("/v1/tasks/queues", signal),
      ]);
      return { tasks: tasks.items, queues: queues.items };
    },
    [pulse],
  );
  const { next, says } = useNext({ api, go, language, session }, queue, loaded.again);
  const waits = loaded.value?.queues.reduce((sum, { open }) => sum + open, 0);
  return (
    <Page
      title={said.title}
      note={waits !== undefined && said.waiting(number(waits, language))}
      actions={
        <>
          <Select
            aria-label={said.queue}
            value={queue}
            options={[
              { value: "", label: said.everyQueue },
              ...(loaded.value?.queues ?? []).map((one) => ({ value: one.queue, label: one.queue })),
            ]}
            onChange={setQueue}
          />
          <Button look="primary" icon="play" title={said.nextHelp} onClick={() => next(loaded.value?.tasks ?? [])}>
            {said.next}
          </Button>
        </>
      }
    >
      {says !== "" && (
        <p role="status" className="sf-notice">
          {says}
        </p>
      )}
      <Awaited loaded={loaded} lines={8}>
        {({ tasks, queues }) => (
          <>
            {queues.length > 0 && (
              <Figures
                label={said.queues}
                figures={queues.map(({ queue: id, open, claimed, overdue }) => ({
                  ...{ id, name: id, value: number(open, language) },
                  note:
                    overdue > 0
                      ? `${said.counts.overdue}: ${number(overdue, language)}`
                      : `${said.counts.claimed}: ${number(claimed, language)}`,
                  ...(overdue > 0 && { tone: "warn" as const }),
                }))}
              />
            )}
            <Panel title={said.tasks}>
              <Table
                name={said.tasks}
                columns={columnsOf(language, names.strategies, session.user, live?.clock.now)}
                rows={tasks.filter((task) => queue === "" || task.queue === queue)}
                rowKey={({ id }) => id}
                onRow={({ id }) => go(["tasks", id])}
                empty={
                  <Empty>
                    {said.none} {said.noneHelp}
                  </Empty>
                }
              />
            </Panel>
          </>
        )}
      </Awaited>
    </Page>
  );
}

/** Takes the next case, and says why where there is none. */
function useNext(
  { api, go, language, session }: Pick<ScreenProps, "api" | "go" | "language" | "session">,
  queue: string,
  again: () => void,
) {
  const said = words(language);
  const [says, setSays] = useState("");
  const next = async (tasks: readonly Task[]) => {
    // Who has one already goes on with it.
    const own = tasks.find(({ state, claimedBy }) => state === "claimed" && claimedBy === session.user);
    if (own !== undefined) return go(["tasks", own.id]);
    await claimNext(api, tasks, queue).then(
      (answer) => {
        if (answer.status === "claimed") return go(["tasks", answer.task.id]);
        setSays(refusal(answer));
        again();
      },
      (error) => setSays(asFailure(error).message),
    );
  };
  const refusal = (answer: Exclude<Next, { readonly status: "claimed" }>): string => {
    if (answer.status === "skipped") return said.skipped;
    const { waiting, until } = answer;
    if (waiting === 0) return said.none;
    const count = number(waiting, language);
    return until === undefined ? said.notNowOpen(count) : said.notNow(count, moment(until, language));
  };
  return { next, says };
}

function columnsOf(
  language: ScreenProps["language"],
  names: Readonly<Record<string, string>>,
  user: string,
  now = 0,
): readonly TableColumn<Task>[] {
  const said = words(language);
  const { columns } = said;
  return [
    { id: "case", title: columns.case, value: ({ caseId }) => caseId },
    { id: "queue", title: columns.queue, value: ({ queue }) => queue },
    {
      ...{
        id: "what",
        title: columns.what,
        value: (task) => task.channel ?? (task.about === undefined ? said.other : said.reply),
      },
      cell: ({ channel, about }) =>
        channel === undefined ? about === undefined ? said.other : said.reply : <Channel channel={channel} />,
    },
    { id: "strategy", title: columns.strategy, value: ({ strategy }) => nameOf(names, strategy), from: 760 },
    { id: "priority", title: columns.priority, numeric: true, value: ({ priority }) => priority ?? null, from: 900 },
    {
      ...{ id: "since", title: columns.since, value: ({ createdAt }) => new Date(createdAt).toISOString(), from: 1000 },
      cell: ({ createdAt }) => moment(createdAt, language),
    },
    {
      ...{ id: "due", title: columns.due, value: ({ dueAt }) => new Date(dueAt).toISOString() },
      cell: ({ dueAt }) =>
        dueAt <= now ? <Tag tone="warn">{said.counts.overdue}</Tag> : dueAt === 0 ? UNKNOWN : moment(dueAt, language),
    },
    {
      ...{ id: "state", title: columns.state, value: ({ state }) => said.states[state] ?? state },
      cell: ({ state, claimedBy }) =>
        state === "claimed" ? (
          <Tag tone="good">{claimedBy === user ? said.yours : said.states.claimed}</Tag>
        ) : (
          (said.states[state] ?? state)
        ),
    },
  ];
}
