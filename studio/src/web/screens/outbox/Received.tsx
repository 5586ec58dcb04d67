/** Messages as they were received, newest first, with the one that is read beside them. */

import { useEffect, useMemo, useState } from "react";
import type { MessageLine, Messages, MessageView } from "../../../model/api.ts";
import { Channel } from "../../contacts/parts.tsx";
import { words as contactWords } from "../../contacts/words.ts";
import { Message } from "../../messages/Message.tsx";
import { Reply } from "../../messages/Reply.tsx";
import { words as messageWords } from "../../messages/words.ts";
import type { Language, ScreenProps, TableColumn } from "../../model.ts";
import { moment, number, UNKNOWN } from "../../ui/format.ts";
import { useLoaded } from "../../ui/loaded.ts";
import { Awaited, Button, Empty, IconButton, Panel, Select } from "../../ui/parts.tsx";
import { Table } from "../../ui/table.tsx";
import { type Names, nameOf, part } from "../../v1/ask.ts";
import { EVERY_LINE, joined, type LineFilter, shownLines } from "./lines.ts";
import { words } from "./words.ts";

export interface ReceivedProps extends ScreenProps {
  readonly names: Names;
  readonly pulse: number;
  /** Id of the one that is read. */
  readonly message: string | undefined;
}

const PAGE = 200;

export function Received(props: ReceivedProps) {
  const { api, go, language, names, pulse, message } = props;
  const said = words(language);
  const [filter, setFilter] = useState(EVERY_LINE);
  const [older, setOlder] = useState<readonly MessageLine[]>([]);
  const loaded = useLoaded(
    (signal) => api.get<Messages>(`/studio/messages?limit=${PAGE}${channelOf(filter)}`, signal),
    [pulse, filter.channel],
  );
  useEffect(() => setOlder([]), [filter.channel]);
  const lines = useMemo(() => joined(loaded.value?.items ?? [], older), [loaded.value, older]);
  const shown = useMemo(() => shownLines(lines, filter), [lines, filter]);
  const last = lines.at(-1);
  const [end, setEnd] = useState(false);
  const more = async () => {
    const page = await api.get<Messages>(
      `/studio/messages?limit=${PAGE}&before=${part(last?.id ?? "")}${channelOf(filter)}`,
    );
    setOlder((before) => [...before, ...page.items]);
    setEnd(page.next === undefined);
  };
  const columns = useMemo(() => columnsOf(language, names), [language, names]);
  return (
    <>
      <Filters {...{ filter, lines, names, language }} onFilter={setFilter} />
      <div className="sf-mailbox" data-open={message !== undefined || undefined}>
        <Panel title={said.messages} note={`${number(shown.length, language)}, ${said.newest}`}>
          <Awaited loaded={loaded} lines={10}>
            {() => (
              <Table
                name={said.messages}
                columns={message === undefined ? columns : columns.filter(({ id }) => BESIDE.has(id))}
                rows={shown}
                rowKey={({ id }) => id}
                selected={message}
                onRow={({ id }) => go(["outbox", id])}
                empty={
                  <Empty
                    action={lines.length > 0 && <Button onClick={() => setFilter(EVERY_LINE)}>{said.clear}</Button>}
                  >
                    {lines.length > 0 ? said.noneMatch : said.none}
                  </Empty>
                }
                actions={
                  last !== undefined &&
                  loaded.value?.next !== undefined &&
                  !end && (
                    <Button size="small" onClick={more}>
                      {said.older}
                    </Button>
                  )
                }
              />
            )}
          </Awaited>
        </Panel>
        {message !== undefined && <Read key={message} {...props} id={message} />}
      </div>
    </>
  );
}

/** Columns that stay when a message is read beside the list. */
const BESIDE: ReadonlySet<string> = new Set(["at", "channel", "title"]);

const channelOf = ({ channel }: LineFilter): string => (channel === "" ? "" : `&channel=${part(channel)}`);

function Read({ api, go, language, names, id }: ReceivedProps & { readonly id: string }) {
  const said = words(language);
  const loaded = useLoaded((signal) => api.get<MessageView>(`/studio/messages/${part(id)}`, signal), [id]);
  return (
    <Panel
      title={loaded.value?.title ?? said.message}
      className="sf-read"
      actions={<IconButton icon="close" size="small" label={said.close} onClick={() => go(["outbox"])} />}
    >
      <Awaited loaded={loaded} lines={8}>
        {(message) => (
          <>
            <Message message={message} names={names} onCase={(caseId) => go(["cases", caseId])} />
            {message.canReply && (
              <section className="sf-section">
                <h3>{messageWords(language).reply}</h3>
                <Reply api={api} message={message} />
              </section>
            )}
          </>
        )}
      </Awaited>
    </Panel>
  );
}

interface FiltersProps {
  readonly filter: LineFilter;
  readonly lines: readonly MessageLine[];
  readonly names: Names;
  readonly language: Language;
  readonly onFilter: (filter: LineFilter) => void;
}

const CHANNELS = ["email", "sms", "whatsapp", "letter", "voice", "push"];

function Filters({ filter, lines, names, language, onFilter }: FiltersProps) {
  const said = words(language);
  const strategies = [...new Set(lines.flatMap(({ strategy }) => strategy ?? []))].sort();
  return (
    <search className="sf-filters">
      <input
        type="search"
        className="dn-input sf-search"
        aria-label={said.search}
        placeholder={said.search}
        value={filter.text}
        onChange={({ target }) => onFilter({ ...filter, text: target.value })}
      />
      <Select
        aria-label={said.channel}
        value={filter.channel}
        options={[
          { value: "", label: said.everyChannel },
          ...CHANNELS.map((value) => ({ value, label: contactWords(language).channels[value] ?? value })),
        ]}
        onChange={(channel) => onFilter({ ...filter, channel })}
      />
      <Select
        aria-label={said.strategy}
        value={filter.strategy}
        options={[
          { value: "", label: said.everyStrategy },
          ...strategies.map((value) => ({ value, label: nameOf(names.strategies, value) })),
        ]}
        onChange={(strategy) => onFilter({ ...filter, strategy })}
      />
    </search>
  );
}

function columnsOf(language: Language, names: Names): readonly TableColumn<MessageLine>[] {
  const { columns } = words(language);
  return [
    {
      ...{ id: "title", title: columns.title, value: ({ title }) => title },
      cell: ({ title }) => <span className="sf-line">{title}</span>,
    },
    {
      ...{ id: "channel", title: columns.channel, value: ({ channel }) => channel },
      cell: ({ channel }) => <Channel channel={channel} />,
    },
    {
      ...{ id: "at", title: columns.at, value: ({ at }) => new Date(at).toISOString() },
      cell: ({ at }) => <span className="sf-nowrap">{moment(at, language)}</span>,
    },
    { id: "to", title: columns.to, value: ({ to }) => to, from: 860 },
    {
      ...{ id: "case", title: columns.case, value: ({ caseId }) => caseId ?? null, from: 620 },
      cell: ({ caseId = UNKNOWN }) => <span className="sf-nowrap">{caseId}</span>,
    },
    {
      ...{ id: "strategy", title: columns.strategy, from: 980 },
      value: ({ strategy }) => (strategy === undefined ? null : nameOf(names.strategies, strategy)),
    },
  ];
}
