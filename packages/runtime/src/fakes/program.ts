/** Fakes in a process of their own: `provider`, `payments` or `mail`, which tells its address in one line of JSON. */

import { fakeMailServer } from "./mailServer.ts";
import { fakePayments } from "./payments/server.ts";
import { fakeProvider } from "./provider.ts";

const USAGE = "usage: provider|payments|mail ['{\"port\":0}']";

interface Running {
  readonly url: string;
  close(): Promise<void>;
}

const FAKES: Readonly<Record<string, (options: object) => Promise<Running>>> = {
  provider: fakeProvider,
  payments: fakePayments,
  mail: fakeMailServer,
};

/**
 * Starts a fake by its name, with its options as JSON, and writes `{"url": ...}` as soon as it can be called.
 *
 * @throws Error for a call that makes no sense.
 */
export async function runFake(args: readonly string[], out: (line: string) => void): Promise<Running> {
  const [name = "", options = "{}"] = args;
  const start = Object.hasOwn(FAKES, name) ? FAKES[name] : undefined;
  if (start === undefined) throw new Error(USAGE);
  const running = await start(JSON.parse(options) as object);
  out(`${JSON.stringify({ url: running.url })}\n`);
  return running;
}
