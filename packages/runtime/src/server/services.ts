/** What the routes work with. */

import type { Migrations } from "../model/migrations.ts";
import type { Runtime } from "../model/runtime.ts";
import type { Store } from "../model/store.ts";
import type { People } from "../people/people.ts";
import type { Tasks } from "../tasks/tasks.ts";
import type { Tokens } from "./tokens.ts";

/** A runtime with what hosts build on; services that are not there have no routes. */
export interface ServedRuntime extends Runtime {
  readonly people?: People;
  readonly tasks?: Tasks;
  readonly migrations?: Migrations;
  /** Answers `/p/*`, `/u/*`, `/s/*`: what debtors see. */
  readonly pages?: { handle(request: Request): Promise<Response> };
}

export interface Services {
  readonly runtime: ServedRuntime;
  readonly store: Store;
  readonly people?: People;
  readonly tasks?: Tasks;
  readonly tokens?: Tokens;
}
