/** A moment as a date and a time of day in a zone. What is no moment yet changes nothing. */

import { useId, useState } from "react";
import { useSimulating } from "../context.ts";
import { dateOf, instantOf, type Zone } from "./ledger.ts";

export interface MomentFieldsProps {
  readonly at: number;
  readonly labels: { readonly date: string; readonly time: string };
  readonly hideLabels?: boolean;
  readonly zone: Zone;
  readonly onChange: (at: number) => void;
}

export function MomentFields({ at, labels, hideLabels = false, zone, onChange }: MomentFieldsProps) {
  const { words } = useSimulating();
  const id = useId();
  const minute = Math.floor(zone.localOf(at).time / 60_000);
  const own = { date: dateOf(at, zone), time: clock(minute) };
  const [typed, setTyped] = useState<{ readonly date?: string; readonly time?: string }>({});
  const { date, time } = { ...own, ...typed };
  const put = (next: { readonly date?: string; readonly time?: string }) => {
    const given = { date, time, ...next };
    const instant = /^\d\d:\d\d/.test(given.time) ? instantOf(given.date, minutesOf(given.time), zone) : undefined;
    setTyped(instant === undefined ? { ...typed, ...next } : {});
    if (instant !== undefined) onChange(instant);
  };
  const bad = typed.date !== undefined || typed.time !== undefined;
  const name = hideLabels ? "dn-hidden" : "dn-label";
  return (
    <span className="dn-sim-fields">
      <label htmlFor={`${id}-date`} className={name}>
        {labels.date}
      </label>
      <input
        id={`${id}-date`}
        type="date"
        className="dn-input"
        data-size="small"
        aria-invalid={bad || undefined}
        value={date}
        onChange={(event) => put({ date: event.target.value })}
      />
      <label htmlFor={`${id}-time`} className={name}>
        {labels.time}
      </label>
      <input
        id={`${id}-time`}
        type="time"
        className="dn-input"
        data-size="small"
        aria-invalid={bad || undefined}
        value={time}
        onChange={(event) => put({ time: event.target.value })}
      />
      {bad && (
        <span role="alert" className="dn-error">
          {words.person.problems.moment}
        </span>
      )}
    </span>
  );
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
