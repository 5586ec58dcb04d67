/** The strip of days: days without contacts, quiet hours, what happened, and the moment that is looked at, which can be moved. */

import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useHost } from "../../host/context.tsx";
import { Badge, Icon } from "../../ui/Icon.tsx";
import { useWidth } from "../charts/useWidth.ts";
import { useSimulating, useSimulation } from "../context.ts";
import { spanOf } from "../formats.ts";
import { momentAt, placeOf, type StripDay } from "./days.ts";
import { useLived } from "./lived.ts";
import { type Arc, type Mark, marksOf } from "./marks.ts";
import { useNow } from "./useNow.ts";

/** Px of a day at least; more days than fit are scrolled to. */
const LEAST = 44;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface StripProps {
  readonly onSay: (said: string) => void;
}

export function StripView({ onSay }: StripProps) {
  const { words, store } = useSimulating();
  const { strip, story } = useLived();
  const cursor = useSimulation(({ person }) => person.cursor);
  const box = useRef<HTMLDivElement>(null);
  const track = useRef<HTMLDivElement>(null);
  const shown = useWidth(box, USUAL);
  const width = Math.max(shown, strip.days.length * LEAST);
  const { marks, arcs, line } = marksOf(story, strip, width);
  const at = useMomentUnder(track);
  const x = placeOf(cursor, strip) * width;
  useInSight(box, x, shown);
  /** The pointer that holds the moment. */
  const held = useRef<number>(undefined);
  const look = (event: PointerEvent) => {
    if (event.button !== 0 || (event.target as Element).closest("button") !== null) return;
    held.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    store.act({ type: "look", at: at(event) });
  };
  const drag = (event: PointerEvent) => {
    if (held.current === event.pointerId) store.act({ type: "look", at: at(event) });
  };
  const letGo = () => {
    held.current = undefined;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset does not scroll in every browser
    <div ref={box} className="dn-strip" role="group" aria-label={words.person.strip}>
      <div
        ref={track}
        className="dn-strip-track"
        style={{ inlineSize: width }}
        onPointerDown={look}
        onPointerMove={drag}
        onPointerUp={letGo}
        onPointerCancel={letGo}
      >
        {strip.days.map((day) => (
          <Day key={day.at} day={day} share={1 / strip.days.length} />
        ))}
        <span
          className="dn-strip-line"
          style={{ insetInlineStart: line[0], inlineSize: Math.max(0, line[1] - line[0]) }}
        />
        {arcs.map((arc) => (
          <Held key={arc.key} arc={arc} />
        ))}
        {marks.map((mark) =>
          mark.scripted === undefined ? (
            <PlainMark key={mark.key} mark={mark} />
          ) : (
            <OwnMark key={`own ${mark.scripted}`} mark={mark} id={mark.scripted} at={at} onSay={onSay} />
          ),
        )}
        <Cursor x={x} />
      </div>
    </div>
  );
}

function Day({ day: { at, closed, quiet }, share }: { readonly day: StripDay; readonly share: number }) {
  const { formats } = useLived();
  return (
    <span className="dn-strip-day" data-closed={closed || undefined} style={{ inlineSize: `${share * 100}%` }}>
      <span className="dn-strip-name">{formats.day(at).replace(/ \p{L}+\.?$/u, "")}</span>
      {quiet.map(([from, to]) => (
        <i
          key={from}
          className="dn-strip-quiet"
          style={{ insetInlineStart: `${from * 100}%`, inlineSize: `${(to - from) * 100}%` }}
        />
      ))}
    </span>
  );
}

/** From when it was meant to go out to when it may. */
function Held({ arc: { from, to, ms } }: { readonly arc: Arc }) {
  const { words } = useSimulating();
  return (
    <span className="dn-strip-held" style={{ insetInlineStart: from, inlineSize: Math.max(12, to - from) }}>
      <span>{words.person.held(words.span(spanOf(ms)))}</span>
    </span>
  );
}

const Shape = ({ mark: { sign } }: { readonly mark: Mark }) =>
  "badge" in sign ? <Badge name={sign.badge} size={20} /> : <Icon name={sign.icon} size={14} />;

const PlainMark = ({ mark }: { readonly mark: Mark }) => (
  <span
    className="dn-strip-mark"
    data-plain={"icon" in mark.sign || undefined}
    title={mark.title}
    aria-hidden="true"
    style={{ insetInlineStart: mark.x }}
  >
    <Shape mark={mark} />
  </span>
);

interface OwnMarkProps extends StripProps {
  readonly mark: Mark;
  readonly id: number;
  readonly at: (event: PointerEvent) => number;
}

/** What the reader added is dragged along, or moved with the arrows; the list of added events has fields for it. */
function OwnMark({ mark, id, at, onSay }: OwnMarkProps) {
  const { words, store } = useSimulating();
  const { dir } = useHost();
  const { formats } = useLived();
  const [to, setTo] = useState<number | undefined>(undefined);
  const { strip } = useLived();
  const move = (when: number) => {
    store.act({ type: "move", id, at: when });
    onSay(words.person.movedTo(mark.title, formats.moment(when)));
  };
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      event.stopPropagation();
      store.act({ type: "remove", id });
      onSay(words.person.removed(mark.title));
    }
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const turn = dir === "rtl" && event.key.startsWith("Arrow") && /Left|Right/.test(event.key) ? -1 : 1;
    move(mark.at + step * turn * (event.shiftKey ? DAY : HOUR));
  };
  return (
    <button
      type="button"
      className="dn-strip-mark dn-strip-own"
      data-plain={"icon" in mark.sign || undefined}
      aria-label={`${mark.title}, ${formats.moment(mark.at)}. ${words.person.dragHelp}`}
      title={`${mark.title}, ${formats.moment(mark.at)}`}
      style={{ insetInlineStart: to === undefined ? mark.x : `${placeOf(to, strip) * 100}%` }}
      onClick={() => store.act({ type: "look", at: mark.at })}
      onKeyDown={keys}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId) && event.buttons === 1) setTo(at(event));
      }}
      onPointerUp={() => {
        if (to !== undefined) move(to);
        setTo(undefined);
      }}
    >
      <Shape mark={mark} />
    </button>
  );
}

function Cursor({ x }: { readonly x: number }) {
  const { words, store } = useSimulating();
  const { strip, stops, formats, story } = useLived();
  const { dir } = useHost();
  const now = useNow();
  const cursor = useSimulation(({ person }) => person.cursor);
  const start = useSimulation(({ person }) => person.setup.start);
  const happens = story.filter(({ at }) => at === cursor).map(({ title }) => title);
  const keys = (event: KeyboardEvent) => {
    const side = { ArrowRight: dir === "rtl" ? -1 : 1, ArrowLeft: dir === "rtl" ? 1 : -1, ArrowUp: 1, ArrowDown: -1 }[
      event.key
    ];
    const next = event.shiftKey
      ? side && cursor + side * HOUR
      : side && (side > 0 ? stops.find((one) => one > cursor) : stops.findLast((one) => one < cursor));
    const to = next ?? { Home: stops[0], End: stops.at(-1), PageUp: cursor + DAY, PageDown: cursor - DAY }[event.key];
    if (side === undefined && to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (to !== undefined) store.act({ type: "look", at: Math.min(to, strip.to) });
  };
  return (
    <div
      className="dn-strip-cursor"
      role="slider"
      tabIndex={0}
      aria-label={words.person.scrubber}
      aria-description={words.person.scrubberHelp}
      aria-valuemin={0}
      aria-valuemax={Math.round((strip.to - start) / HOUR)}
      aria-valuenow={Math.round((cursor - start) / HOUR)}
      aria-valuetext={[formats.moment(cursor), ...happens, now].join(". ")}
      style={{ insetInlineStart: x }}
      onKeyDown={keys}
    />
  );
}

/** The moment under the pointer. */
function useMomentUnder(track: RefObject<HTMLElement | null>) {
  const { dir } = useHost();
  const { strip } = useLived();
  return ({ clientX }: PointerEvent): number => {
    const { left, right, width } = track.current?.getBoundingClientRect() ?? { left: 0, right: 0, width: 1 };
    return momentAt((dir === "rtl" ? right - clientX : clientX - left) / width, strip);
  };
}

/** Until it is measured it is as wide as on a usual screen. */
const USUAL = 1_200;

/** The moment that is looked at stays in sight. */
function useInSight(box: RefObject<HTMLElement | null>, x: number, width: number): void {
  const { dir } = useHost();
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const from = Math.abs(element.scrollLeft);
    if (x > from + 40 && x < from + width - 60) return;
    element.scrollLeft = Math.max(0, x - width / 3) * (dir === "rtl" ? -1 : 1);
  }, [box, x, width, dir]);
}
