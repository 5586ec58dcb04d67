/** `@dunlin/runtime`: carries cases through strategies for months, and replays recorded ones. */

// biome-ignore-all assist/source/organizeImports: the names are grouped by what they are for

// The runtime
export { createRuntime, type DunlinRuntime } from "./createRuntime.ts";
export type { Actor, Role } from "./model/actor.ts";
export type * from "./model/cases.ts";
export type * from "./model/publishing.ts";
export type { DraftImpact, Migration, Migrations, MigrationStatus } from "./model/migrations.ts";
export type * from "./model/runtime.ts";
export { RuntimeError, type RuntimeErrorCode } from "./model/runtimeError.ts";
export type * from "./model/settings.ts";
export type * from "./model/channel.ts";
export type { Logger, Meter } from "./model/observe.ts";
export type * from "./model/replies.ts";
export { classifyReply } from "./inbound/classify.ts";
export type { ReplyAct, ReplyIntent } from "./inbound/intent.ts";
export {
  type ImportOptions,
  type ImportProgress,
  importPortfolio,
  type ImportTarget,
} from "./import/importPortfolio.ts";
export type { ImportProblem, ImportReport } from "./import/importReport.ts";
export { localKeyWrap } from "./vault/keyWrap.ts";
export type { People } from "./people/people.ts";
export type { Erased } from "./people/erasure.ts";
export type { PersonExport } from "./people/export.ts";
export type { StrategyService } from "./publishing/strategies.ts";
export type { TemplateService } from "./publishing/templates.ts";
export { type LogEntry, readLog } from "./settings/log.ts";
export type { Tasks } from "./tasks/tasks.ts";
export type { TaskState } from "./model/task.ts";
export type { Claimed, NextTask } from "./tasks/claiming.ts";
export type { QueueCount } from "./tasks/counting.ts";
export type { Task } from "./tasks/showing.ts";
export type { TaskWork } from "./tasks/work.ts";
export type { Agreement, Choice, Part } from "./pages/standing.ts";
export type { Pages } from "./pages/pages.ts";

// Stores
export { embeddedStore, type EmbeddedStoreOptions } from "./embedded/embeddedStore.ts";
export { memoryStore, type MemoryStoreOptions } from "./memory/memoryStore.ts";
export { postgresStore, type PostgresStoreOptions } from "./sql/postgresStore.ts";
export { type HostPool, type ListeningSql, type PgOptions, pgConnection } from "./sql/connection.ts";
export { sqlStore, type SqlStoreOptions } from "./sql/sqlStore.ts";
export { type Embedded, type EmbeddedOptions, startEmbedded } from "./embedded/embedded.ts";
export { type Store, StoreError, type StoreErrorCode, type Tx } from "./model/store.ts";
export type * from "./model/rows.ts";

// The command
export type { ExitCode, Io, Output } from "./io.ts";
export { runDunlin } from "./main.ts";
export { InputError, type Problem } from "./problem.ts";

// Replay
export {
  type ComparePortfolioOptions,
  comparePortfolio,
  type PortfolioComparison,
} from "./replay/compare.ts";
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
export type { Locale } from "./words/shape.ts";

// Simulation
export { simulateInThreads, type ThreadOptions } from "./simulation/simulateInThreads.ts";
