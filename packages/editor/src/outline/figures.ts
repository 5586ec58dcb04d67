/** What stands in the columns of figures. */

import type { EditorHost } from "../host/context.tsx";
import type { NodeStats, StatName } from "../host/props.ts";

/** A figure as it is shown; what is missing is a dash, and few people are not told apart. */
export interface Figure {
  readonly text: string;
  readonly title?: string;
  /** What can be looked at behind it. */
  readonly name?: StatName;
}

const MISSING: Figure = { text: "–" };
const LEAST = 30;

export interface RowFigures {
  readonly entered: Figure;
  readonly waiting: Figure;
  readonly rate: Figure;
  readonly held: Figure | undefined;
}

export function figuresOf(stats: NodeStats | undefined, host: EditorHost): RowFigures {
  const { locale, words, settings } = host;
  const least = settings.stats?.least ?? LEAST;
  const count = (value: number | undefined, name: StatName): Figure =>
    value === undefined
      ? MISSING
      : value < least
        ? few(host, least)
        : { text: new Intl.NumberFormat(locale).format(value), name };
  const { entered, waiting, held, sent } = stats ?? {};
  const name = stats?.taken === undefined ? "paid" : "taken";
  const of = sent ?? entered;
  const part = stats?.[name];
  const share = (value: number) =>
    new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: value < 0.2 ? 1 : 0 }).format(value);
  return {
    entered: count(entered, "entered"),
    waiting: waiting === 0 ? MISSING : count(waiting, "waiting"),
    rate:
      part === undefined || of === undefined
        ? MISSING
        : of < least
          ? few(host, least)
          : { text: share(part / of), name },
    held:
      held === undefined || held < least
        ? undefined
        : { text: words.outline.held(new Intl.NumberFormat(locale).format(held)), name: "held" },
  };
}

const few = ({ words }: EditorHost, least: number): Figure => ({
  text: words.outline.fewer(least),
  title: words.outline.fewerPeople(least),
});
