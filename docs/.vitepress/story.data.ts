/** The story on the front page, cut into moments. `story.txt` is what the engine tells; a test holds it to that. */

import { readFileSync } from "node:fs";

export interface Moment {
  readonly at: string;
  readonly lines: readonly string[];
  /** `held`: a contact rule spoke. */
  readonly kind: "held" | "ended" | "plain";
}

declare const data: readonly Moment[];

export { data };

export default {
  watch: ["./story.txt"],
  load: (): readonly Moment[] => momentsOf(readFileSync(new URL("story.txt", import.meta.url), "utf8")),
};

/** Each paragraph that begins with a moment; indented lines belong to it. */
function momentsOf(story: string): Moment[] {
  const told = story.matchAll(/^(\S+ \d+ \S+ \d+, \d\d:\d\d) \([^)]*\): (.*(?:\n {2}.*)*)/gm);
  return [...told].map(([, at = "", text = ""]) => {
    const lines = text.split("\n").map((line) => line.trim());
    const kind = text.includes("the rules for contacts") ? "held" : text.includes("The case ended") ? "ended" : "plain";
    return { at, lines, kind };
  });
}
