/**
 * The situations that every strategy has to answer. A blueprint without one of them does not compile; each is played
 * against the strategy, and what came of it is kept as a case note under `stories/`.
 */

import { type CaseFacts, decodeState, encodeState, type Program } from "@dunlin/engine";
import { type Scenario, scenario } from "@dunlin/engine/testing";
import { describe, expect, test } from "vitest";
import { programOf } from "./host.ts";

const SITUATIONS = [
  "pays at once",
  "pays late",
  "promises and keeps",
  "promises and breaks",
  "takes a plan and misses the second installment",
  "disputes",
  "opts out",
  "goes on hold",
] as const;

type Situation = (typeof SITUATIONS)[number];

export interface Told {
  /** What the story shows, in a sentence or two: they stand above the case note. */
  readonly about: string;
  /** Where the case differs from that of the other stories. */
  readonly facts?: CaseFacts;
  /** What happens, and what is expected of the strategy. */
  readonly play: (story: Scenario) => void;
}

/** Plays the stories of a blueprint, by its file name, and holds each against its case note. */
export function tellStories(
  file: string,
  { facts, stories }: { readonly facts: CaseFacts; readonly stories: { readonly [S in Situation]: Told } },
): void {
  describe(file, () => {
    for (const situation of SITUATIONS)
      tellStory(`${file.replace(".json", "")}/${situation.replaceAll(" ", "-")}`, situation, {
        facts,
        ...stories[situation],
        file,
      });
  });
}

type Telling = Told & { readonly file: string; readonly facts: CaseFacts };

/** One story: it says what its file says, says it again, and is no other for a host that stores each state. */
export function tellStory(path: string, situation: string, { file, about, facts, play }: Telling): void {
  test(situation, async () => {
    const program = programOf(file);
    const told = (by: Program): string => {
      const story = scenario(by, { title: `${program.strategy.name}: ${situation}`, about }).given(facts);
      play(story);
      return story.story({ effects: false });
    };
    const first = told(program);
    expect(told(program)).toBe(first);
    expect(told(stored(program))).toBe(first);
    await expect(first).toMatchFileSnapshot(new URL(`./stories/${path}.txt`, import.meta.url).pathname);
  });
}

/** The program as a host uses it that writes the state of a case down after each step and reads it back for the next. */
function stored(program: Program): Program {
  const reread = (step: ReturnType<Program["advance"]>) => ({
    ...step,
    state: decodeState(encodeState(step.state, program), program),
  });
  return {
    ...program,
    enroll: (...given) => reread(program.enroll(...given)),
    advance: (...given) => reread(program.advance(...given)),
  };
}
