/** The story, day by day: time, silhouette, sentence, outcome. What was not done is told as plainly as what was. */

import { useState } from "react";
import type { Messages, MessageView } from "../../../model/api.ts";
import { Sources } from "../../contacts/parts.tsx";
import { Message } from "../../messages/Message.tsx";
import { Reply } from "../../messages/Reply.tsx";
import { words as messageWords } from "../../messages/words.ts";
import type { Api } from "../../model.ts";
import { moment } from "../../ui/format.ts";
import { useLoaded } from "../../ui/loaded.ts";
import { Awaited, Badge, Button, Dialog, Empty, Icon, Tag } from "../../ui/parts.tsx";
import { part } from "../../v1/ask.ts";
import { byDay, type StoryEntry, type Telling } from "./story.ts";
import { dayName, timeOfDay } from "./times.ts";
import { words } from "./words.ts";

export interface StoryProps {
  readonly api: Api;
  readonly entries: readonly StoryEntry[];
  readonly messages: Messages["items"];
  readonly telling: Telling;
  /** ms */
  readonly now: number;
  readonly empty: string;
}

/** Entries that are drawn at once. */
const PAGE = 80;

export function Story({ api, entries, messages, telling, now, empty }: StoryProps) {
  const { language, zone } = telling;
  const [open, setOpen] = useState<string | undefined>(undefined);
  const [most, setMost] = useState(PAGE);
  const ids = new Map(messages.flatMap(({ key, id }) => (key === undefined ? [] : [[key, id] as const])));
  if (entries.length === 0) return <Empty>{empty}</Empty>;
  return (
    <>
      <ol className="sf-story">
        {byDay(entries.slice(0, most), zone).map((day) => (
          <li key={day[0]?.id}>
            <h3>{dayName(day[0]?.at ?? 0, language, zone, now)}</h3>
            <ol>
              {day.map((entry) => (
                <Entry
                  key={entry.id}
                  entry={entry}
                  telling={telling}
                  message={ids.get(entry.key ?? "")}
                  onOpen={setOpen}
                />
              ))}
            </ol>
          </li>
        ))}
      </ol>
      {entries.length > most && (
        <Button onClick={() => setMost((count) => count + PAGE)}>{words(language).older}</Button>
      )}
      {open !== undefined && <MessageDialog {...{ api, telling }} id={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

interface EntryProps {
  readonly entry: StoryEntry;
  readonly telling: Telling;
  /** Id of the message as it was received. */
  readonly message: string | undefined;
  readonly onOpen: (id: string) => void;
}

function Entry({
  entry: { at, kind, mark, title, sentences, sources, tag, by },
  telling,
  message,
  onOpen,
}: EntryProps) {
  const { language, zone } = telling;
  const said = words(language);
  return (
    <li className="sf-entry" data-kind={kind}>
      <time dateTime={new Date(at).toISOString()} title={moment(at, language, zone)}>
        {timeOfDay(at, language, zone)}
      </time>
      <span className="sf-mark">
        {"badge" in mark ? <Badge name={mark.badge} size={24} /> : <Icon name={mark.icon} size={14} />}
      </span>
      <div>
        <div className="sf-entry-head">
          <h4>{title}</h4>
          {tag !== undefined && <Tag tone={tag.tone}>{tag.text}</Tag>}
        </div>
        {sentences.map((sentence, place) => (
          <p key={place}>{sentence}</p>
        ))}
        <Sources sources={sources} />
        {by !== undefined && <p className="st-note">{said.by(by)}</p>}
        {message !== undefined && (
          <Button look="link" size="small" onClick={() => onOpen(message)}>
            {said.read}
          </Button>
        )}
      </div>
    </li>
  );
}

function MessageDialog({
  api,
  id,
  telling,
  onClose,
}: Pick<StoryProps, "api" | "telling"> & { id: string; onClose: () => void }) {
  const said = messageWords(telling.language);
  const loaded = useLoaded((signal) => api.get<MessageView>(`/studio/messages/${part(id)}`, signal), [id]);
  return (
    <Dialog title={loaded.value?.title ?? words(telling.language).message} onClose={onClose} className="sf-dialog">
      <Awaited loaded={loaded} lines={8}>
        {(message) => (
          <>
            <Message message={message} names={telling.names} zone={telling.zone} />
            {message.canReply && (
              <section className="sf-section" aria-label={said.reply}>
                <h3>{said.reply}</h3>
                <Reply api={api} message={message} />
              </section>
            )}
          </>
        )}
      </Awaited>
    </Dialog>
  );
}
