/**
 * A host that is there to be killed: polls and dispatches until nothing was left to do for longer than any wait of the strategy.
 *
 * `node host.mjs DATABASE_URL LEDGER_URL CLOCK_ORIGIN OWNER` prints `ready` when it begins, and `done` at its end.
 */

import { postgresStore } from "../../src/sql/postgresStore.ts";
import { killableRuntime, untilQuiet } from "./hostOnly.ts";
import { clockFrom } from "./story.ts";

const [databaseUrl, ledgerUrl, origin, owner] = process.argv.slice(2) as [string, string, string, string];
const clock = clockFrom(Number(origin));
const runtime = killableRuntime(postgresStore(databaseUrl, { clock }), clock, ledgerUrl, owner);

await runtime.start();
console.log("ready");
await untilQuiet(runtime);
await runtime.stop();
console.log("done");
