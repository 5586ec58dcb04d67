/** The story beside the drawing: what happened when, why, and why not. Choosing an entry shows its moment and its step. */

import { Fragment, useEffect, useRef } from "react";
import { nodeAt } from "../document/strategy.ts";
import { useHost } from "../host/context.tsx";
import { useRoomWords } from "../insight/messages.ts";
import { shownName } from "../nodes/summary.ts";
import { markOf } from "../outline/labels.ts";
import { Button } from "../ui/Button.tsx";
import { Badge, Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icons.ts";
import { scrollWithin } from "../ui/scrollWithin.ts";
import { answerKey } from "./asText.ts";
import type { Story, StoryStep } from "./story.ts";
import type { Times } from "./times.ts";
import { wayName } from "./wayName.ts";
import type { Clause, Tried } from "./why.ts";
import { EXPLAIN_EN } from "./words.en.ts";

export interface StoryListProps {
  readonly story: Story;
  readonly times: Times;
  /** The moment that is shown. */
  readonly moment: number;
  /** The step that is chosen: its moments alone are told. */
  readonly node: string | undefined;
  readonly onChoose: (step: StoryStep) => void;
}

export function StoryList({ story, times, moment, node, onChoose }: StoryListProps) {
  const host = useHost();
  const words = useRoomWords("explain", EXPLAIN_EN);
  const list = useRef<HTMLOListElement>(null);
  const own = story.steps.filter((step) => step.node === node);
  const only = node !== undefined && own.length > 0;
  useEffect(() => {
    scrollWithin(list.current?.querySelector(`[data-moment="${moment}"]`));
  }, [moment]);
  return (
    <>
      <div className="dn-insight-head">
        <h2>{words.title}</h2>
        {node !== undefined && (
          <Button look="link" size="small" onClick={() => host.store.select([])}>
            {words.allSteps}
          </Button>
        )}
      </div>
      {node !== undefined && own.length === 0 && (
        <p className="dn-insight-note" role="status">
          {words.notThere}
        </p>
      )}
      <ol ref={list} className="dn-story" aria-label={only ? words.onlyStep(nameIn(node, host)) : words.title}>
        {(only ? own : story.steps).map((step, i, all) => (
          <Entry
            key={step.key}
            step={step}
            times={times}
            newDay={i === 0 || times.dayNumber(all[i - 1]?.at ?? 0) !== times.dayNumber(step.at)}
            state={step.moment === moment ? "now" : step.moment > moment ? "later" : undefined}
            onChoose={onChoose}
          />
        ))}
      </ol>
    </>
  );
}

function nameIn(id: string, host: ReturnType<typeof useHost>): string {
  const { doc } = host.store.getState();
  const node = nodeAt(doc, id);
  return node === undefined ? id : shownName(id, node, doc, host);
}

interface EntryProps {
  readonly step: StoryStep;
  readonly times: Times;
  readonly newDay: boolean;
  /** After the moment that is shown it is told, but not lit. */
  readonly state: "now" | "later" | undefined;
  readonly onChoose: (step: StoryStep) => void;
}

function Entry({ step, times, newDay, state, onChoose }: EntryProps) {
  const { at, title, sentences, held, tried, node } = step;
  return (
    <li data-moment={step.moment} data-state={state} data-held={held === undefined ? undefined : ""}>
      <Mark node={node} held={held !== undefined} />
      <div className="dn-story-body">
        <div className="dn-story-line">
          <button
            type="button"
            className="dn-story-title"
            aria-current={state === "now" ? "step" : undefined}
            onClick={() => onChoose(step)}
          >
            {title}
          </button>
          <time dateTime={new Date(at).toISOString()}>{newDay ? times.short(at) : times.time(at)}</time>
        </div>
        {(held !== undefined || sentences.length > 0) && (
          <p>
            {held !== undefined && <b className="dn-story-lead">{held.lead} </b>}
            {sentences.join(" ")}
          </p>
        )}
        {tried.map((one) => (
          <Asked key={one.way} tried={one} node={node} />
        ))}
      </div>
    </li>
  );
}

function Mark({ node, held }: { readonly node: string | undefined; readonly held: boolean }) {
  const host = useHost();
  const step = node === undefined ? undefined : nodeAt(host.store.getState().doc, node);
  const { badge, icon } = step === undefined ? { badge: undefined, icon: "dot" as const } : markOf(step, host);
  return (
    <span className="dn-story-mark" data-round={badge === undefined || held ? "" : undefined} aria-hidden="true">
      {held ? (
        <Icon name="deferred" size={14} />
      ) : badge === undefined ? (
        <Icon name={icon ?? "step"} size={14} />
      ) : (
        <Badge name={badge} size={22} />
      )}
    </span>
  );
}

const SIGNS: Readonly<Record<ReturnType<typeof answerKey>, IconName>> = {
  true: "check",
  false: "close",
  unknown: "question",
  notKept: "minus",
};

function Sign({ answer, size }: { readonly answer: keyof typeof SIGNS; readonly size: number }) {
  return (
    <span className="dn-sign" data-answer={answer}>
      <Icon name={SIGNS[answer]} size={size} />
    </span>
  );
}

/** A way that was asked about: which of its clauses held, and what was read then. */
function Asked({ tried, node }: { readonly tried: Tried; readonly node: string | undefined }) {
  const host = useHost();
  const words = useRoomWords("explain", EXPLAIN_EN);
  const key = answerKey(tried.answer);
  return (
    <div className="dn-asked" data-answer={key}>
      <div className="dn-asked-way">
        <Sign answer={key} size={14} />
        <b>{wayName(node, tried, host, words)}</b>
        <span className="dn-hidden">{`: ${words.answers[key]}`}</span>
        {tried.clauses.length > 1 && <span className="dn-quiet">{words.joins[tried.join]}</span>}
      </div>
      <ul>
        {tried.clauses.map((clause) => (
          <ClauseLine
            key={clause.parts.map(({ text }) => text).join("")}
            clause={clause}
            alone={tried.clauses.length === 1}
          />
        ))}
      </ul>
    </div>
  );
}

function ClauseLine({ clause: { parts, answer, read }, alone }: { readonly clause: Clause; readonly alone: boolean }) {
  const words = useRoomWords("explain", EXPLAIN_EN);
  const key = answerKey(answer);
  return (
    <li data-answer={key}>
      {!alone && <Sign answer={key} size={12} />}
      <span>
        {!alone && <span className="dn-hidden">{`${words.answers[key]}: `}</span>}
        {parts.map(({ text, operand }, i) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: a sentence has its parts in one order
          operand ? <b key={i}>{text}</b> : <Fragment key={i}>{text}</Fragment>,
        )}
        {read.length > 0 && (
          <span className="dn-asked-read">
            {words.back}: {read.join("; ")}
          </span>
        )}
      </span>
    </li>
  );
}
