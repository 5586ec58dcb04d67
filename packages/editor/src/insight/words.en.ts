/** English. */

import type { FrameWords } from "./words.ts";

export const FRAME_EN: FrameWords = {
  bar: "Mode",
  nothingSent: "Nothing is sent.",
  end: "End",
  drawer: "Over time",
  side: "What happens",
  nothing: "There is nothing to show here yet.",
  experiment: "Experiment at this split",
  loading: "Loading…",
};
