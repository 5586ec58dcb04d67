/** A studio as a process of its own that a test may kill: tells in one line of JSON what became of the start, and ends by a line. */

import { once } from "node:events";
import { openStudio } from "../src/server/studio.ts";
import { goOnUnread } from "../src/server/unread.ts";

goOnUnread();
const tell = (line: object): void => console.log(JSON.stringify(line));

try {
  const studio = await openStudio({
    ...{ directory: process.argv[2] as string, store: "embedded", port: 0, cases: 12, days: 2, strategies: [] },
    failed: (reason) => console.error(reason),
  });
  await studio.ready;
  tell({ url: studio.url, key: studio.room.host.key });
  await once(process.stdin, "data");
  process.stdin.destroy();
  await studio.close();
  tell({ closed: true });
} catch (reason) {
  tell({ refused: (reason as Error).message });
}
