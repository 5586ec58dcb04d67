/** A report on an experiment as a page for a terminal: the verdict first. */

import {
  describeComparisons,
  describeVerdict,
  describeWarnings,
  type ExperimentReport,
} from "@dunlin/engine/experiments";
import type { Locale } from "../words/shape.ts";
import { wordsOf } from "../words/words.ts";
import { figuresFor } from "./figures.ts";
import { pageLines, type Section } from "./page.ts";
import type { Style } from "./style.ts";
import { wrap } from "./wrap.ts";

export function experimentLines(report: ExperimentReport, style: Style, locale: Locale): string[] {
  const words = wordsOf(locale);
  const figures = figuresFor(words);
  const { experiment } = words;
  const verdict = wrap(describeVerdict(report, { locale }), style.width, "", "").map(style.bold);
  const groups: Section = {
    title: experiment.groups,
    rows: report.arms.map(({ title, variant, units, share }) => ({
      ...{ name: title ?? variant, figure: figures.number(units), share: figures.share(share, 1), part: share },
    })),
  };
  const compared = describeComparisons(report, { locale }).map(({ title, metrics }): Section => {
    const rows = metrics.flatMap(({ title: name, control, value, difference, interval, note }) => [
      { name: note === undefined ? name : `${name} (${note})`, figure: `${control} → ${value}` },
      { name: difference, figure: interval, detail: true },
    ]);
    return { title, aside: report.method === "sequential" ? experiment.always : experiment.once, rows };
  });
  const notes = describeWarnings(report, { locale }).flatMap((text) => wrap(text, style.width, "  ", "    "));
  return [
    ...wrap(report.title ?? report.experiment, style.width, "", ""),
    "",
    ...verdict,
    ...pageLines(
      [groups, ...compared, ...(notes.length === 0 ? [] : [{ title: experiment.notes, lines: notes }])],
      style,
    ),
  ];
}
