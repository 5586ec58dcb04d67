/** The process around the `dunlin` command. */

import { unread } from "./io.ts";
import { runDunlin } from "./main.ts";

const { stdout, stderr, env } = process;
for (const stream of [stdout, stderr]) stream.on("error", unread(process.argv[2], process.exit));
/** Swedes write dates as ISO 8601 does. */
const today = () => new Date().toLocaleDateString("sv");
/** The first signal asks; a second one ends at once, as signals do. */
const stopped = () =>
  new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
void runDunlin(process.argv.slice(2), { stdout, stderr, env, now: () => performance.now(), today, stopped }).then(
  (code) => {
    process.exitCode = code;
  },
);
