/** What two versions are compared with, as a host gives it. */

import type { Strategy } from "@dunlin/engine";
import type { MigrationChoice, MigrationPlan } from "@dunlin/engine/change";

export interface Comparison {
  /** The older version; the document of the editor is the newer one. */
  readonly with: Strategy;
  /** What would become of the people inside, under what was chosen; a host works it out again when the choice changes. */
  readonly plan?: MigrationPlan;
  /** What is chosen; the editor keeps it where the host does not. */
  readonly choice?: MigrationChoice;
  readonly onChoose?: (choice: MigrationChoice) => void;
  /** The people are to be moved as the plan says. */
  readonly onMigrate?: (plan: MigrationPlan) => void;
  /** What the versions are called; "Version 13" and "Draft 14" unless given. */
  readonly names?: { readonly older: string; readonly newer: string };
}
