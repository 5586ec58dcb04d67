/** Simulations in a thread: requests come in, progress and what was counted go out. A file of its own, so that it can be started. */

import { parentPort } from "node:worker_threads";
import { serveSimulation } from "@dunlin/engine/simulate";

if (parentPort !== null) {
  const port = parentPort;
  serveSimulation(
    { postMessage: (value) => port.postMessage(value), onMessage: (listener) => port.on("message", listener) },
    { pause: () => new Promise((done) => setImmediate(done)) },
  );
}
