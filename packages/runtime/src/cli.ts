/** The process around the `dunlin` command. */

import { runDunlin } from "./main.ts";

// A reader that has seen enough (`dunlin ... | head`) is no error.
process.stdout.on("error", (reason: NodeJS.ErrnoException) => {
  if (reason.code === "EPIPE") process.exit();
  throw reason;
});

const { stdout, stderr, env } = process;
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
