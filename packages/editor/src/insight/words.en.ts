/** English. */

import type { ExperimentWords, FrameWords } from "./words.ts";

export const FRAME_EN: FrameWords = {
  bar: "Mode",
  nothingSent: "Nothing is sent.",
  end: "End",
  drawer: "Over time",
  side: "What happens",
  nothing: "There is nothing to show here yet.",
  loading: "Loading what happened…",
};

export const EXPERIMENT_EN: ExperimentWords = { title: "Experiment" };
