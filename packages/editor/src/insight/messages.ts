/** Words of the modes that look at a strategy, a part for each room. A part that is missing is told in English. */

import type { CompareWords } from "../compare/words.ts";
import type { ExperimentWords } from "../experiment/words.ts";
import type { ExplainWords } from "../explain/words.ts";
import { useHost } from "../host/context.tsx";
import type { SimulateWords } from "../simulate/words.ts";
import type { FrameWords } from "./words.ts";

export interface InsightMessages {
  readonly frame?: FrameWords;
  readonly explain?: ExplainWords;
  readonly compare?: CompareWords;
  readonly simulate?: SimulateWords;
  readonly experiment?: ExperimentWords;
}

/** The words of a room: those of the host, else the English ones that the room brings. */
export function useRoomWords<R extends keyof InsightMessages>(
  room: R,
  english: NonNullable<InsightMessages[R]>,
): NonNullable<InsightMessages[R]> {
  return useHost().words.insight?.[room] ?? english;
}
