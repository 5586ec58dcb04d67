/** `@dunlin/engine/change`: what is different between two versions, and what becomes of the cases that are inside. */

export { advanceToCheckpoint, type CheckpointStep } from "./change/migration/checkpoint.ts";
export { mergeImpacts, migrationImpact } from "./change/migration/impact.ts";
export { type MigrationCircumstances, migrateState } from "./change/migration/migrateState.ts";
export { planMigration } from "./change/migration/planMigration.ts";
export {
  type Change,
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
} from "./change/model.ts";
