/** A story as plain text, for a complaint file: every moment, every reason, nothing that is only seen. */

import type { Explanation } from "./model.ts";
import type { Story } from "./story.ts";
import type { Times } from "./times.ts";
import type { Clause, Tried } from "./why.ts";
import type { ExplainWords } from "./words.ts";

export interface TextOptions {
  readonly strategy: string;
  readonly zone: string;
  readonly times: Times;
  readonly words: ExplainWords;
  /** What a way is called. */
  readonly way: (node: string | undefined, tried: Tried) => string;
}

export function storyText({ caseId, person, version }: Explanation, story: Story, options: TextOptions): string {
  const { times, words, way, strategy, zone } = options;
  const head = [
    words.textTitle(person ?? caseId, strategy),
    words.textCase(caseId),
    ...(version === undefined ? [] : [words.ranVersion(version)]),
    words.textZone(zone),
    ...(story.trouble === "version" || story.trouble === "unknown" ? [words.textTrouble] : []),
  ];
  const steps = story.steps.flatMap(({ at, title, held, sentences, tried, node }) => [
    "",
    `${times.moment(at)}  ${title}`,
    ...(held === undefined ? [] : [`  ${held.lead}`]),
    ...sentences.map((sentence) => `  ${sentence}`),
    ...tried.flatMap((one) => [
      `  - ${way(node, one)}: ${words.answers[answerKey(one.answer)]}`,
      ...one.clauses.map((clause) => `      ${clauseLine(clause, words)}`),
    ]),
  ]);
  return [...head, ...steps, ""].join("\n");
}

export const answerKey = (answer: Tried["answer"]): "true" | "false" | "unknown" | "notKept" =>
  answer === undefined ? "notKept" : answer === "unknown" ? "unknown" : answer ? "true" : "false";

function clauseLine({ parts, answer, read }: Clause, words: ExplainWords): string {
  const said = parts.map(({ text }) => text).join("");
  const was = read.length === 0 ? "" : ` (${words.back}: ${read.join("; ")})`;
  return `${words.answers[answerKey(answer)]}: ${said}${was}`;
}
