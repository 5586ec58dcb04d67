/** A card as one sentence, for who hears it. */

import type { EditorHost } from "../host/context.tsx";
import { number } from "./figures.ts";
import type { StepView } from "./useStep.ts";

/** @param rounds - How many steps it repeats. */
export function cardLabel(
  id: string,
  view: StepView,
  ways: number,
  { words, settings, locale }: EditorHost,
  rounds = 0,
): string {
  const { canvas } = words;
  const { mark, kind, title, named, sentence, note, over } = view;
  const stats = settings.stats?.nodes[id];
  const sent = stats?.sent ?? stats?.entered;
  const word = stats?.sent === undefined ? canvas.stats.entered : canvas.stats.sent;
  const enough = sent !== undefined && sent >= (settings.stats?.least ?? 30);
  return [
    mark.dayWords,
    kind,
    named ? title : undefined,
    sentence,
    rounds > 0 ? canvas.repeats(rounds) : undefined,
    ways > 1 ? canvas.branches(ways) : undefined,
    enough ? `${number(sent, locale)} ${word}` : undefined,
    stats?.held ? canvas.held(number(stats.held, locale)) : undefined,
    mark.errors > 0 ? canvas.errors(mark.errors) : undefined,
    mark.warnings > 0 ? canvas.warnings(mark.warnings) : undefined,
    note ? canvas.hasNote : undefined,
    over?.label,
  ]
    .filter((part) => part !== undefined && part !== "")
    .join(", ");
}
