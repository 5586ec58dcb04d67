/** The migration planner: a target for every node, everything that stands in the way, and what it would do. */

import type { Program } from "../../run/program.ts";
import { MIGRATION_FORMAT, type MigrationChoice, type MigrationPlan, type MigrationPopulation } from "../model.ts";
import { migrationImpact, NO_IMPACT } from "./impact.ts";
import { relationOf } from "./relation.ts";
import { targetsOf } from "./targets.ts";

/**
 * A plan for the cases of the version `from`. With problems nothing is moved: by default cases follow where their node is
 * still there, and every other node needs a target. The population is read once; without one the impact is empty.
 *
 * @throws RangeError for a program that `compileStrategy` did not make.
 */
export function planMigration(
  from: Program,
  to: Program,
  population?: MigrationPopulation,
  choice: MigrationChoice = {},
): MigrationPlan {
  const { nodes, problems } = targetsOf(relationOf(from, to), choice);
  const plan: MigrationPlan = {
    format: MIGRATION_FORMAT,
    strategy: from.id,
    ...{ from: from.version, to: to.version, moment: choice.moment ?? "now", nodes, problems, impact: NO_IMPACT },
  };
  return population === undefined ? plan : { ...plan, impact: migrationImpact(from, to, plan, population) };
}
