/** Golden stories as data: the script of a scenario in JSON. */

import type { CaseFacts, Program, Strategy } from "../src/index.ts";
import { compileStrategy } from "../src/index.ts";
import { type FactsPatch, type Locale, scenario } from "../src/testing.ts";

/** A story to tell: a strategy, a case, and what happens to it. */
export interface Story {
  readonly title: string;
  /** What the story shows. */
  readonly about: string;
  readonly locale?: Locale;
  readonly strategy: Strategy;
  readonly facts: CaseFacts;
  /** When the case is first given to the strategy, ISO 8601. */
  readonly from: string;
  readonly until: string;
  readonly events: readonly Happening[];
}

/** Something that happens at an instant: an event, or another try to enroll the case. */
export interface Happening {
  readonly at: string;
  /** In the words of the story; default: the event in words. */
  readonly says?: string;
  /** `enroll` gives the case to the strategy again. In event data `$message` is the id of the newest message. */
  readonly type: string;
  readonly id?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly facts?: FactsPatch;
}

/** `compile` is another way of making the program than from the document. */
export function tell(story: Story, compile: (strategy: Strategy) => Program = compileStrategy): string {
  const { title, about, locale, strategy, facts, from, until, events } = story;
  const options = { title, about, ...(locale !== undefined && { locale }) };
  const told = scenario(compile(strategy), options).given(facts).at(from).enroll();
  for (const { at, says, type, id, data, facts: change } of events) {
    told.at(at);
    if (says !== undefined) told.note(says);
    if (type === "enroll") {
      told.changes(change ?? {}).enroll();
      continue;
    }
    const newest = told.facts.contacts?.at(-1)?.id;
    const known = data && JSON.parse(JSON.stringify(data), (_, value) => (value === "$message" ? newest : value));
    told.on({ type, ...(id !== undefined && { id }), ...(known !== undefined && { data: known }) }, change);
  }
  return told.at(until).story();
}
