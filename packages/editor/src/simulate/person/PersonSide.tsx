/** What happens to the person, and why: a list in the order of time. What is later than the moment that is looked at is quieter. */

import { useEffect, useRef, useState } from "react";
import { useHost } from "../../host/context.tsx";
import { Button } from "../../ui/Button.tsx";
import { Badge, Icon } from "../../ui/Icon.tsx";
import { scrollWithin } from "../../ui/scrollWithin.ts";
import { useSimulating, useSimulation } from "../context.ts";
import { storyText } from "./asText.ts";
import { useLived } from "./lived.ts";
import type { Failed } from "./readings.ts";
import type { Sign, StoryEntry } from "./story.ts";
import { useNow } from "./useNow.ts";

export function PersonSide() {
  const { words, settings } = useSimulating();
  const { story, life } = useLived();
  const cursor = useSimulation(({ person }) => person.cursor);
  const pasted = useSimulation(({ person }) => person.setup.person === undefined);
  const list = useRef<HTMLOListElement>(null);
  const now = useNow();
  const current = story.findLast(({ at }) => at <= cursor)?.key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry is what it moves for
  useEffect(() => {
    scrollWithin(list.current?.querySelector("[data-now]"));
  }, [current]);
  const days = new Set<string>();
  const { formats } = useLived();
  return (
    <div className="dn-sim-side">
      <div className="dn-sim-head">
        <h2>{words.person.title}</h2>
        <CopyButton />
      </div>
      {settings.people.length === 0 && pasted && <p className="dn-quiet">{words.person.nobody}</p>}
      <ol ref={list} className="dn-life">
        {story.map((entry) => {
          const day = formats.day(entry.at);
          const first = !days.has(day);
          days.add(day);
          return <Entry key={entry.key} entry={entry} cursor={cursor} current={entry.key === current} first={first} />;
        })}
      </ol>
      <p className="dn-sim-present">{life.stopped === undefined ? now : words.person.tooLong}</p>
    </div>
  );
}

interface EntryProps {
  readonly entry: StoryEntry;
  readonly cursor: number;
  readonly current: boolean;
  /** The first of its day says the day. */
  readonly first: boolean;
}

function Entry({ entry, cursor, current, first }: EntryProps) {
  const { words, store } = useSimulating();
  const { formats } = useLived();
  const { at, since, title, lead, text, failed, tone, sign } = entry;
  const when = since !== undefined || first ? `${formats.day(at)} ${formats.time(at)}` : formats.time(at);
  return (
    <li
      className="dn-life-entry"
      data-tone={tone}
      data-now={current || undefined}
      data-later={at > cursor || undefined}
    >
      <Point sign={sign} />
      <div className="dn-life-body">
        <div className="dn-life-head">
          <button
            type="button"
            className="dn-life-title"
            title={words.person.goTo(title, formats.moment(at))}
            onClick={() => store.act({ type: "look", at })}
          >
            {title}
          </button>
          <span className="dn-life-when">{when}</span>
        </div>
        {failed?.map((one) => (
          <FailedWay key={one.way} failed={one} />
        ))}
        {(lead !== undefined || (text !== undefined && text !== "")) && (
          <p className="dn-life-text">
            {lead !== undefined && <b>{lead} </b>}
            {text}
          </p>
        )}
      </div>
    </li>
  );
}

function Point({ sign }: { readonly sign: Sign }) {
  return (
    <span className="dn-life-point" aria-hidden="true">
      {"badge" in sign ? (
        <Badge name={sign.badge} size={22} />
      ) : (
        <span className="dn-life-dot">
          <Icon name={sign.icon} size={14} />
        </span>
      )}
    </span>
  );
}

function FailedWay({ failed: { way, because } }: { readonly failed: Failed }) {
  const { words } = useSimulating();
  return (
    <p className="dn-life-failed">
      <Icon name="close" size={12} />
      <span>
        <span className="dn-hidden">{words.person.failedWay} </span>
        {way}
        {because.length > 0 && ": "}
        <b>{because.join("; ")}</b>
      </span>
    </p>
  );
}

/** Says for a while whether it was copied. */
const SAID = 4_000;

function CopyButton() {
  const { words, settings } = useSimulating();
  const { store } = useHost();
  const { story, formats, life } = useLived();
  const person = useSimulation((state) => state.person.setup.person);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (said === "") return;
    const timer = setTimeout(() => setSaid(""), SAID);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    const who = settings.people.find(({ id }) => id === person)?.title ?? words.person.pasted;
    const head = { strategy: store.getState().doc.name, person: who, zone: life.zone.name };
    try {
      await navigator.clipboard.writeText(storyText(story, head, formats, words));
      setSaid(words.person.copied);
    } catch {
      setSaid(words.person.notCopied);
    }
  };
  return (
    <span className="dn-row">
      <span role="status" className="dn-quiet">
        {said}
      </span>
      <Button look="link" size="small" icon="download" onClick={() => void copy()}>
        {words.person.copy}
      </Button>
    </span>
  );
}
