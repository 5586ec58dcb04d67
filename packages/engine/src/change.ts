/** `@dunlin/engine/change`: what is different between two versions, and what becomes of the cases that are inside. */

export {
  type Change,
  MIGRATION_FORMAT,
  type MigrationChoice,
  type MigrationImpact,
  type MigrationMoment,
  type MigrationPlan,
  type NodeTarget,
} from "./change/model.ts";
