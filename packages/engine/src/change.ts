/** `@dunlin/engine/change`: what is different between two versions, and what becomes of the cases that are inside. */

export { applyChanges } from "./change/apply.ts";
export {
  type Compared,
  type DescribeChangesOptions,
  describeChanges,
  describeWorstCase,
  summarizeDiff,
} from "./change/describe.ts";
export { compareStrategies, type DiffOptions, diffStrategies } from "./change/diff.ts";
export { changesHtml } from "./change/html.ts";
export { advanceToCheckpoint, type CheckpointStep } from "./change/migration/checkpoint.ts";
export { mergeImpacts, migrationImpact } from "./change/migration/impact.ts";
export { type MigrationCircumstances, migrateState } from "./change/migration/migrateState.ts";
export { planMigration } from "./change/migration/planMigration.ts";
export { type MigrationHtmlOptions, migrationHtml } from "./change/migrationHtml.ts";
export { type MigrationWords, migrationWords } from "./change/migrationWords.ts";
export {
  type Change,
  DIFF_FORMAT,
  MIGRATION_FORMAT,
  type MigratedCase,
  type MigratingCase,
  type MigrationChoice,
  type MigrationImpact,
  type MigrationMoment,
  type MigrationPlan,
  type MigrationPopulation,
  type MigrationProblem,
  type MigrationProblemCode,
  type MigrationRefusal,
  type NodeTarget,
  type StepDays,
  type StepPlace,
  type StrategyDiff,
  type WorstCase,
} from "./change/model.ts";
export { describeDiff, type ToldDiff } from "./change/tell.ts";
