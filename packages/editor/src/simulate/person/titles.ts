/** What a button says that lets something happen. */

import type { SimulateWords } from "../words.ts";
import type { Telling } from "./readings.ts";
import type { Happening } from "./script.ts";
import { optionName } from "./story.ts";

export function whatIfTitle(what: Happening, { words, doc }: Pick<Telling, "words" | "doc">): string {
  const { events }: SimulateWords["person"] = words.person;
  switch (what.kind) {
    case "pays":
      return what.part === 1 ? events.paysAll : events.paysHalf;
    case "accepts":
      return events.accepts(optionName(what.option, doc, words));
    case "taskEnds":
      return events.taskEnds(what.disposition.replaceAll(/[-_]+/g, " "));
    case "event":
      return what.type;
    default:
      return events[what.kind];
  }
}
