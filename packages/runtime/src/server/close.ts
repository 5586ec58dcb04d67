/** The end of a server: requests that run may finish, then the runtime, neither for ever. */

import type { FastifyInstance } from "fastify";
import type { Logger } from "../model/observe.ts";
import type { Runtime } from "../model/runtime.ts";

export interface Closing {
  readonly app: FastifyInstance;
  readonly runtime: Runtime;
  readonly logger: Logger;
  /** For the requests, and again for the runtime. */
  readonly ms: number;
}

const SWEEP_MS = 20;

export async function closeWithin({ app, runtime, logger, ms }: Closing): Promise<void> {
  // A connection that was kept alive for an answer of this moment would be waited for until the client lets it go.
  const sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP_MS);
  const whole = await within(app.close(), ms).finally(() => clearInterval(sweep));
  if (!whole) {
    logger.warn({ ms }, "requests were cut off because they did not end in time");
    app.server.closeAllConnections();
  }
  const stopped = await within(runtime.stop(), ms);
  if (!stopped) logger.warn({ ms }, "the runtime did not stop in time; leases of its contacts run out by themselves");
}

/** Whether it ended in time. A failure is an end, too, and is thrown. */
async function within(work: PromiseLike<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([Promise.resolve(work).then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
