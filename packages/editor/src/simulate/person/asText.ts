/** A story as plain text, for a file note or an answer to a complaint. */

import type { Formats } from "../formats.ts";
import type { SimulateWords } from "../words.ts";
import type { StoryEntry } from "./story.ts";

export interface TextHead {
  readonly strategy: string;
  readonly person: string;
  readonly zone: string;
}

export function storyText(
  entries: readonly StoryEntry[],
  { strategy, person, zone }: TextHead,
  formats: Formats,
  { person: words }: SimulateWords,
): string {
  const lines = entries.flatMap(({ at, title, lead, text, failed = [] }) => [
    `${formats.moment(at)}  ${title}`,
    ...failed.map(({ way, because }) => `    x ${way}${because.length === 0 ? "" : `: ${because.join("; ")}`}`),
    ...([lead, text].some((part) => part !== undefined && part !== "")
      ? [`    ${[lead, text].filter(Boolean).join(" ")}`]
      : []),
  ]);
  return [words.textTitle(strategy, person), words.textZone(zone), "", ...lines, ""].join("\n");
}
