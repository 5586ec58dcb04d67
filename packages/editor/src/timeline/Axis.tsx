/** The head of the timeline: bands of days past due, and the days that have steps. */

import { useWords } from "../host/context.tsx";
import type { Sight } from "../ui/useSight.ts";
import type { DayPlan } from "./days.ts";
import { dayText } from "./dayText.ts";
import type { Scale } from "./scale.ts";
import { isAlong } from "./sight.ts";

export interface AxisProps {
  readonly scale: Scale;
  readonly relative: DayPlan["relative"];
  readonly sight: Sight;
}

export function Axis({ scale, relative, sight }: AxisProps) {
  const { timeline } = useWords();
  return (
    <div className="dn-time-axis" style={{ inlineSize: scale.length }}>
      {scale.bands.map(({ bucket, from, to }) => (
        <span
          key={bucket}
          className="dn-day dn-time-band"
          data-bucket={bucket === 0 ? undefined : bucket}
          style={{ insetInlineStart: from, inlineSize: to - from - 2 }}
        >
          {to - from > 48 ? timeline.bands[bucket] : ""}
        </span>
      ))}
      {ticksIn(scale, sight).map(({ day, x }) => (
        <span key={day} className="dn-time-tick" data-due={day === 0 ? "" : undefined} style={{ insetInlineStart: x }}>
          {day === 0 && relative === "due" ? timeline.due : day < 0 ? `−${-day}` : day}
        </span>
      ))}
      {scale.breaks
        .filter((x) => isAlong(sight, x))
        .map((x) => (
          <svg
            key={x}
            className="dn-time-break"
            width="14"
            height="8"
            viewBox="0 0 14 8"
            aria-hidden="true"
            style={{ insetInlineStart: x - 7 }}
          >
            <path d="M1 6l4-5 4 5 4-5" fill="none" stroke="currentColor" />
          </svg>
        ))}
    </div>
  );
}

const ticksIn = ({ ticks }: Scale, sight: Sight) => ticks.filter(({ x }) => isAlong(sight, x));

export interface GridProps extends Pick<AxisProps, "scale" | "sight"> {
  readonly height: number;
}

/** Due date and days as lines behind everything. */
export function Grid({ scale, sight, height }: GridProps) {
  return (
    <>
      {ticksIn(scale, sight).map(({ day, x }) => (
        <path key={day} d={`M${x} 0V${height}`} className={day === 0 ? "dn-time-due" : "dn-time-rule"} />
      ))}
    </>
  );
}

export interface StripProps extends AxisProps {
  readonly days: readonly { readonly day: number; readonly messages: number }[];
  readonly limit: number | undefined;
}

const UNIT = 18;
const MOST = 54;

/** Messages in any seven days against what the rules allow; the sentence beside it says the same. */
export function Strip({ scale, days, limit, relative, sight }: StripProps) {
  const words = useWords();
  const most = Math.max(0, ...days.map(({ messages }) => messages));
  const unit = Math.min(UNIT, MOST / Math.max(most, limit ?? 0, 1));
  return (
    <div
      className="dn-time-strip"
      role="img"
      aria-label={words.timeline.mostMessages(most)}
      style={{ inlineSize: scale.length }}
    >
      {days.map(({ day, messages }) => {
        const x = scale.x(day);
        if (!isAlong(sight, x)) return null;
        return (
          <span
            key={day}
            className="dn-time-bar"
            data-full={limit !== undefined && messages >= limit ? "" : undefined}
            title={words.timeline.messagesOn(dayText({ from: day, to: day, open: false }, relative, words), messages)}
            style={{
              insetInlineStart: x,
              inlineSize: Math.max(2, Math.min(40, scale.x(day + 1) - x - 3)),
              blockSize: messages * unit,
            }}
          />
        );
      })}
      {limit !== undefined && (
        <span className="dn-time-limit" style={{ insetBlockEnd: limit * unit }}>
          <span>{words.timeline.limit(limit)}</span>
        </span>
      )}
    </div>
  );
}
