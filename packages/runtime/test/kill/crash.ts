/**
 * Crashes an embedded database server again and again while its host works:
 * `node scripts/run-ts.mjs packages/runtime/test/kill/crash.ts DIRECTORY [TIMES] [PAUSE_MS]`
 */

import { setTimeout as delay } from "node:timers/promises";
import { crashServer } from "./crashServer.ts";

const [directory, times = "10", pause = "1000"] = process.argv.slice(2);
if (directory === undefined) {
  console.error("usage: crash.ts DIRECTORY [TIMES] [PAUSE_MS]");
  process.exit(2);
}
for (let crash = 1; crash <= Number(times); crash++) {
  await delay(Number(pause));
  const pid = await crashServer(directory, { mode: crash % 2 === 0 ? "kill" : "immediate" });
  console.log(`crash ${crash}: process ${pid} took over`);
}
