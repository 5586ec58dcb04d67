/** Runs a fake until the process is ended: `node fakes/main.js provider`. */

import { runFake } from "./program.ts";

try {
  const running = await runFake(process.argv.slice(2), (line) => process.stdout.write(line));
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => void running.close().then(() => process.exit(0)));
} catch (reason) {
  process.stderr.write(`${reason instanceof Error ? reason.message : String(reason)}\n`);
  process.exitCode = 2;
}
