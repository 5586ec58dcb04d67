/** Edits of a list: pure, each gives the next list. */

import type { ListStep, SimpleList } from "./list.ts";

export function withStep(list: SimpleList, index: number, change: Partial<ListStep>): SimpleList {
  return { ...list, steps: list.steps.map((step, i) => (i === index ? { ...step, ...change } : step)) };
}

/** A new message a week after the last one, by the same channel. */
export function withNewStep(list: SimpleList, channel = "email"): SimpleList {
  const last = list.steps.at(-1);
  const step: ListStep =
    last === undefined
      ? { from: "due", days: 3, channel, template: "" }
      : { from: last.from, days: last.from === "due" ? last.days + 7 : 7, channel: last.channel, template: "" };
  return { ...list, steps: [...list.steps, step] };
}

export function withoutStep(list: SimpleList, index: number): SimpleList {
  const steps = list.steps.filter((_, i) => i !== index);
  return { ...list, steps, repeat: steps.length === 0 ? undefined : list.repeat };
}

/** Messages change places; the days stay where they are. */
export function withMoved(list: SimpleList, index: number, to: number): SimpleList {
  const [a, b] = [list.steps[index], list.steps[to]];
  if (a === undefined || b === undefined) return list;
  const place = ({ wait, from, days }: ListStep) => ({ ...(wait === undefined ? {} : { wait }), from, days });
  const what = ({ send, channel, template }: ListStep) => ({
    ...(send === undefined ? {} : { send }),
    channel,
    template,
  });
  const steps = list.steps.map((step, i) =>
    i === index ? { ...place(a), ...what(b) } : i === to ? { ...place(b), ...what(a) } : step,
  );
  return { ...list, steps };
}
