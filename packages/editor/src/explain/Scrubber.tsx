/** A record over time: a slider from moment to moment, with what happened above the days on which it did. */

import { useEffect, useMemo, useState } from "react";
import { nodeAt } from "../document/strategy.ts";
import { useHost } from "../host/context.tsx";
import { useRoomWords } from "../insight/messages.ts";
import { markOf } from "../outline/labels.ts";
import { IconButton } from "../ui/Button.tsx";
import { Badge, Icon } from "../ui/Icon.tsx";
import type { Moment } from "./model.ts";
import type { Story, StoryStep } from "./story.ts";
import { type Strip, stripOf } from "./strip.ts";
import type { Times } from "./times.ts";
import { EXPLAIN_EN } from "./words.en.ts";

export interface ScrubberProps {
  readonly story: Story;
  readonly moments: readonly Moment[];
  readonly times: Times;
  /** Place among the moments. */
  readonly at: number;
  readonly onGo: (at: number) => void;
}

/** Between two moments while it plays, ms. */
const BEAT = 900;

export function Scrubber({ story, moments, times, at, onGo }: ScrubberProps) {
  const words = useRoomWords("explain", EXPLAIN_EN);
  const strip = useMemo(() => stripOf(moments, times), [moments, times]);
  const last = moments.length - 1;
  const [playing, play] = usePlaying(at, last, onGo);
  const now = moments[at]?.at ?? 0;
  const what = story.steps.filter(({ moment }) => moment === at).map(({ title }) => title);
  return (
    <div className="dn-scrub">
      <div className="dn-scrub-bar">
        <IconButton
          icon="left"
          label={words.previous}
          size="small"
          look="plain"
          onClick={() => onGo(Math.max(0, at - 1))}
        />
        <IconButton
          icon={playing ? "pause" : "play"}
          label={playing ? words.pause : words.play}
          size="small"
          look="primary"
          onClick={play}
        />
        <IconButton
          icon="right"
          label={words.next}
          size="small"
          look="plain"
          onClick={() => onGo(Math.min(last, at + 1))}
        />
        <b className="dn-scrub-now">{times.moment(now)}</b>
        <span className="dn-ellipsis dn-quiet">{what.join(" · ")}</span>
      </div>
      <div className="dn-scrub-strip">
        <Days strip={strip} times={times} />
        <Marks story={story} strip={strip} at={at} />
        <span className="dn-scrub-at" style={{ insetInlineStart: `${strip.place(now) * 100}%` }} />
        <input
          type="range"
          min={0}
          max={last}
          step={1}
          value={at}
          aria-label={words.moment}
          aria-valuetext={words.momentOf(at + 1, last + 1, times.short(now), what.join(", "))}
          onChange={({ currentTarget }) => onGo(Number(currentTarget.value))}
          onPointerDown={(event) => {
            // Moments do not lie evenly in time: the one nearest to the pointer is meant.
            event.preventDefault();
            event.currentTarget.focus();
            onGo(nearest(event.currentTarget, event.clientX, moments, strip));
          }}
        />
      </div>
    </div>
  );
}

/** Goes from moment to moment until the last one; from there it begins again. */
function usePlaying(at: number, last: number, onGo: (at: number) => void) {
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return;
    if (at >= last) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => onGo(at + 1), BEAT);
    return () => clearTimeout(timer);
  }, [playing, at, last, onGo]);
  const play = () => {
    if (!playing && at >= last) onGo(0);
    setPlaying(!playing);
  };
  return [playing, play] as const;
}

function nearest(input: HTMLElement, clientX: number, moments: readonly Moment[], strip: Strip): number {
  const { left, width } = input.getBoundingClientRect();
  const across = (clientX - left) / width;
  const place = getComputedStyle(input).direction === "rtl" ? 1 - across : across;
  const far = (moment: Moment) => Math.abs(strip.place(moment.at) - place);
  return moments.reduce((best, moment, i) => (far(moment) < far(moments[best] as Moment) ? i : best), 0);
}

function Days({ strip, times }: { readonly strip: Strip; readonly times: Times }) {
  return strip.days.map(({ key, from, width, at, weekend, named }) => (
    <span
      key={key}
      className="dn-scrub-day"
      data-weekend={weekend || undefined}
      style={{ insetInlineStart: `${from * 100}%`, inlineSize: `${width * 100}%` }}
      aria-hidden="true"
    >
      {named && <span>{strip.days.length > 14 ? times.date(at) : times.day(at)}</span>}
    </span>
  ));
}

interface MarksProps {
  readonly story: Story;
  readonly strip: Strip;
  readonly at: number;
}

/** Contacts and decisions; an arc leads from where one was planned to where it was moved. */
function Marks({ story, strip, at }: MarksProps) {
  const words = useRoomWords("explain", EXPLAIN_EN);
  const shown = story.steps.filter(({ contact, held, tried }) => contact || held !== undefined || tried.length > 0);
  return shown.map((step) => {
    const from = strip.place(step.at);
    const { held } = step;
    if (held === undefined) return <StepMark key={step.key} step={step} place={from} later={step.moment > at} />;
    const to = held.to === null ? from : strip.place(held.to);
    const minutes = held.to === null ? 0 : Math.round((held.to - held.from) / 60_000);
    return (
      <span
        key={step.key}
        className="dn-scrub-held"
        style={{ insetInlineStart: `${from * 100}%`, inlineSize: `max(14px, ${(to - from) * 100}%)` }}
      >
        {minutes > 0 && (
          <span>{words.heldFor(Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60)}</span>
        )}
      </span>
    );
  });
}

function StepMark({
  step,
  place,
  later,
}: {
  readonly step: StoryStep;
  readonly place: number;
  readonly later: boolean;
}) {
  const host = useHost();
  const node = step.node === undefined ? undefined : nodeAt(host.store.getState().doc, step.node);
  if (node === undefined) return null;
  const { badge, icon } = markOf(node, host);
  return (
    <span
      className="dn-scrub-mark"
      data-later={later || undefined}
      style={{ insetInlineStart: `${place * 100}%` }}
      aria-hidden="true"
    >
      {badge === undefined ? <Icon name={icon ?? "step"} size={16} /> : <Badge name={badge} size={20} />}
    </span>
  );
}
