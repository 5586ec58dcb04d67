/**
 * A provider in a process of its own, which remembers whatever reached it: one line per request, `channel key`, written
 * before it answers. It survives every host and database that a test kills.
 *
 * `node ledger.mjs FILE SEED` says its port on the first line of its output.
 */

import { appendFileSync } from "node:fs";
import { createServer } from "node:http";

const [file, seed = "1"] = process.argv.slice(2) as [string, string?];

/** Chance by a seed: mulberry32. */
function chance(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const draw = chance(Number(seed));

const server = createServer((request, response) => {
  const { url = "/", headers } = request;
  const fate = draw();
  request.resume().on("end", () => {
    // One in fifty is turned away before it counts, one in a hundred is taken without an answer.
    if (fate < 0.02) {
      response.writeHead(429, { "retry-after": "0" }).end();
      return;
    }
    appendFileSync(file, `${url.slice(1)} ${headers["x-key"]}\n`);
    if (fate < 0.03) return;
    const late = fate < 0.1 ? 60 : 2;
    setTimeout(() => response.writeHead(202).end(), late);
  });
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") console.log(address.port);
});
