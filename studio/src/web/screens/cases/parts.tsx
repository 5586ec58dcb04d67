/** Small parts that the list and the story share. */

import { useLanguage } from "../../language.tsx";
import { UNKNOWN } from "../../ui/format.ts";
import { Tag, type Tone } from "../../ui/parts.tsx";
import { bucketOf, type RowStatus } from "./rows.ts";
import { words } from "./words.ts";

const TONES: Readonly<Record<RowStatus, Tone | undefined>> = {
  active: "line",
  held: "policy",
  parked: "bad",
  exited: undefined,
  none: undefined,
};

export const StatusTag = ({ status }: { readonly status: RowStatus }) => (
  <Tag tone={TONES[status]}>{words(useLanguage()).statuses[status]}</Tag>
);

/** How late the oldest of what is open is, on the ramp from sand to peat. */
export function DaysTag({ days, short = false }: { readonly days: number | undefined; readonly short?: boolean }) {
  const said = words(useLanguage());
  if (days === undefined) return short ? UNKNOWN : null;
  const text = short
    ? `D${days < 0 ? "−" : "+"}${Math.abs(days)}`
    : days > 0
      ? said.daysPastDue(days)
      : said.dueIn(-days);
  return (
    <span className="sf-days" data-bucket={bucketOf(days)} dir="ltr">
      {text}
    </span>
  );
}
