/** What the routes work with. */

import type { Runtime } from "../model/runtime.ts";
import type { Store } from "../model/store.ts";
import type { People } from "../people/people.ts";
import type { Tasks } from "../tasks/tasks.ts";
import type { Tokens } from "./tokens.ts";

export interface Services {
  readonly runtime: Runtime;
  readonly store: Store;
  /** Absent: there are no routes for them. */
  readonly people?: People;
  readonly tasks?: Tasks;
  readonly tokens?: Tokens;
}
