/**
 * A host of an embedded database as a process of its own: tells in one line of JSON what became of the start, then obeys lines
 * on its standard input: `stop`, or nothing until it is killed.
 */

import { createInterface } from "node:readline";
import { startEmbedded } from "../../src/embedded/embedded.ts";
import { StoreError } from "../../src/model/store.ts";

const tell = (line: object) => console.log(JSON.stringify(line));

try {
  const embedded = await startEmbedded(process.argv[2] as string);
  tell({ started: embedded.health().pid });
  for await (const line of createInterface(process.stdin)) {
    if (line === "stop") {
      await embedded.stop();
      tell({ stopped: true });
    }
    if (line === "exit") process.exit(3);
  }
} catch (reason) {
  if (!(reason instanceof StoreError)) throw reason;
  tell({ refused: reason.code, message: reason.message });
}
