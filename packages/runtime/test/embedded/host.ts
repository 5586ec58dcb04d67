/**
 * A host of an embedded database as a process of its own: tells in one line of JSON what became of the start, then obeys lines
 * on its standard input: `stop`, `exit` without stopping, or `write ID`, which inserts rows from ID on and tells of each that is
 * committed, until it is killed.
 */

import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { type Embedded, startEmbedded } from "../../src/embedded/embedded.ts";
import { StoreError } from "../../src/model/store.ts";

/** Each row until it is known to be there, whatever becomes of the server. */
async function write({ sql }: Embedded, first: number): Promise<never> {
  for (let id = first; ; id++) {
    for (let done = false; !done; ) {
      try {
        await sql.transaction((session) => session.query("insert into kept values ($1) on conflict do nothing", [id]));
        done = true;
      } catch (reason) {
        if (!(reason instanceof StoreError) || reason.code !== "unavailable") throw reason;
        await delay(10);
      }
    }
    tell({ committed: id });
  }
}

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
    if (line.startsWith("write ")) void write(embedded, Number(line.slice(6)));
  }
} catch (reason) {
  if (!(reason instanceof StoreError)) throw reason;
  tell({ refused: reason.code, message: reason.message });
}
