/** `@dunlin/runtime`: replays recorded portfolios through strategies, as the `dunlin` command does. */

// The command
export type { ExitCode, Io, Output } from "./io.ts";
export { runDunlin } from "./main.ts";
export { InputError, type Problem } from "./problem.ts";

// Replay
export {
  type ColumnSpec,
  type ColumnType,
  checkMapping,
  MAPPING_FORMAT,
  type Mapping,
  parseMapping,
  type SourceSpec,
} from "./replay/mapping.ts";
export type { PortfolioOptions, Progress, ReplayNote } from "./replay/portfolio.ts";
export { type ReplayOptions, replayPortfolio } from "./replay/replay.ts";
export { type Counts, REPORT_FORMAT, type ReplayReport } from "./replay/report.ts";
export type { RowCode, RowProblem } from "./replay/row.ts";
export {
  STORY_FORMAT,
  type Story,
  type StoryEnd,
  type StoryMoment,
  type StoryOptions,
  tellCase,
} from "./replay/story.ts";
export type { Locale } from "./words/words.ts";
