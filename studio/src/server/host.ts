/** A host of the runtime as a bank would run it, all of it on this machine: store, channels, pages, API, and a clock of its own. */

import { join } from "node:path";
import {
  type Actor,
  createRuntime,
  type DunlinRuntime,
  embeddedStore,
  localKeyWrap,
  memoryStore,
  type Store,
} from "@dunlin/runtime";
import { createServer, type Server } from "@dunlin/runtime/server";
import type { FastifyInstance } from "fastify";
import { type ClockState, StudioClock } from "./clock.ts";
import { freePort, KeptFile, secretIn } from "./files.ts";
import { openProviders, type Providers } from "./providers.ts";

export const TENANT = "studio";
/** Whoever sits before the screen: it is their machine. */
export const OWNER: Actor = { id: "user:studio", roles: ["admin"] };

export interface HostOptions {
  /** Where everything is kept. Absent: nothing is. */
  readonly directory: string | undefined;
  /** Default 0: the system chooses. */
  readonly port: number;
  /** Where the clock begins at the first start, ms. */
  readonly begin: number;
  /** Adds the studio's own routes; the host is whole by the time one of them is asked. */
  readonly extend: (app: FastifyInstance, host: () => Host) => Promise<void>;
}

export interface Host {
  readonly runtime: DunlinRuntime;
  readonly store: Store;
  readonly clock: StudioClock;
  readonly providers: Providers;
  readonly server: Server;
  readonly url: string;
  /** Keeps the clock where it stands, for the next start. */
  keepClock(): void;
  close(): Promise<void>;
}

/** Leases end by the studio's clock, which a day may pass in seconds: longer than any hand-over takes at any speed. */
const LEASE_MS = 30 * 24 * 3_600_000;
/** One person and their own pages and scripts: no limit that they would ever notice. */
const WIDE = { burst: 100_000, perSecond: 10_000 };

/** Opens everything; nothing moves yet. */
export async function openHost({ directory, port, begin, extend }: HostOptions): Promise<Host> {
  const kept = directory === undefined ? undefined : new KeptFile<ClockState>(directory, "clock.json");
  const clock = new StudioClock(kept?.read() ?? { now: begin, speed: 3_600, paused: false });
  const now = () => clock.now();
  const secret = directory === undefined ? new Uint8Array(32).fill(7) : secretIn(directory);
  const store = directory === undefined ? memoryStore({ clock }) : embeddedStore(join(directory, "data"), { clock });
  const providers = await openProviders(now);
  const address = await freePort(port);
  const publicUrl = `http://127.0.0.1:${address}`;
  const runtime = createRuntime({
    ...{ store, clock, secret, publicUrl, vault: localKeyWrap(secret), leaseMs: LEASE_MS },
    ...{ channels: providers.channels, payments: providers.cashier },
  });
  await store.open();
  const limits = { perKey: WIDE, perAddress: WIDE, callbacks: WIDE, pages: WIDE };
  let host: Host | undefined;
  const server = await createServer(runtime, {
    ...{ port: address, limits, now, tenants: [TENANT] },
    extend: (app) => extend(app, () => host as Host),
  });
  const keepClock = () => kept?.write(clock.state);
  host = {
    ...{ runtime, store, clock, providers, server, url: publicUrl, keepClock },
    async close() {
      keepClock();
      await server.close();
      await providers.close();
    },
  };
  for (const { source, url } of runtime.callbacks(TENANT)) {
    if (source === providers.cashier.id) providers.payments.setWebhookUrl(url);
    else providers.provider.setCallbackUrl(source, url);
  }
  return host;
}
