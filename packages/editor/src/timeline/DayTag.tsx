/** The day on which a step happens, as its card shows it. */

import { useEditor, useHost } from "../host/context.tsx";
import { daysOf } from "./days.ts";
import { bucketOf, dayText, dayWords } from "./dayText.ts";

interface StepDay {
  readonly text: string;
  readonly words: string;
  readonly bucket: number | undefined;
}

/** `undefined` for a step to which nobody comes. */
export function useDay(id: string): StepDay | undefined {
  const { options, words } = useHost();
  const doc = useEditor((state) => state.doc);
  const { relative, nodes } = daysOf(doc, options);
  const days = nodes.get(id);
  if (days === undefined) return undefined;
  const span = { from: days.from, to: days.left.to, open: days.open || days.left.open };
  return {
    text: dayText(span, relative, words),
    words: dayWords(span, relative, words),
    bucket: bucketOf(days.from, relative),
  };
}

export function DayTag({ id }: { readonly id: string }) {
  const day = useDay(id);
  if (day === undefined) return null;
  return (
    <span className="dn-day" data-bucket={day.bucket} title={day.words}>
      {day.text}
    </span>
  );
}
