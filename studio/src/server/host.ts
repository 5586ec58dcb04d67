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
import { createLogger, createServer, newApiKey, type Server } from "@dunlin/runtime/server";
import type { FastifyInstance } from "fastify";
import { type ClockState, StudioClock } from "./clock.ts";
import { freePort, KeptFile, secretIn } from "./files.ts";
import { openProviders, type Providers } from "./providers.ts";

export const TENANT = "studio";
/**
 * What links of messages begin with. It leads here as that of a house would: the same over whichever port the studio listens, so that
 * it can be approved once with a template.
 */
export const LINKS = "https://pay.andurria.example";
/** Who sets the studio up, before anybody sits there. */
export const HOUSE: Actor = { id: "house", roles: ["admin"] };

export interface HostOptions {
  /** Where everything is kept beside the database, and the database where it is embedded. */
  readonly directory: string;
  readonly store: "embedded" | "memory";
  /** The first one that is tried; 0: the system chooses. */
  readonly port: number;
  /** Where the clock begins at the first start, ms. */
  readonly begin: number;
  /** Adds the studio's own routes. */
  readonly extend: (app: FastifyInstance, host: Host) => Promise<void>;
}

export interface Host {
  readonly runtime: DunlinRuntime;
  readonly store: Store;
  readonly clock: StudioClock;
  readonly providers: Providers;
  /** With which the page asks `/v1`; the same at every start. */
  readonly key: string;
  /** As which it acts by that key: in journals and in the log. */
  readonly user: Actor;
  readonly url: string;
}

export interface OpenHost extends Host {
  readonly server: Server;
  close(): Promise<void>;
}

/** One person and their own pages and scripts: no limit that they would ever notice. */
const WIDE = { burst: 100_000, perSecond: 10_000 };

/** Opens everything and listens; nothing moves yet. */
export async function openHost({ directory, store: kind, port, begin, extend }: HostOptions): Promise<OpenHost> {
  const kept = new KeptFile<ClockState>(directory, "clock.json");
  const first = { now: begin, speed: 3_600, paused: false };
  const clock = new StudioClock(kept.read() ?? first, (state) => kept.write(state));
  const secret = secretIn(directory);
  const key = new KeptFile<string>(directory, "key.json").readOr(() => newApiKey(TENANT).text);
  const store = kind === "memory" ? memoryStore({ clock }) : embeddedStore(join(directory, "data"), { clock });
  const providers = await openProviders(() => clock.now());
  // Whatever fails from here on, nothing is left running.
  try {
    await store.open();
    return await serve({ port, extend }, { clock, secret, key, store, providers });
  } catch (reason) {
    await Promise.all([store.close(), providers.close()]);
    throw reason;
  }
}

type Opened = Pick<Host, "clock" | "store" | "key" | "providers"> & { readonly secret: Uint8Array };

async function serve(
  { port, extend }: Pick<HostOptions, "port" | "extend">,
  { clock, secret, key, store, providers }: Opened,
): Promise<OpenHost> {
  const now = () => clock.now();
  const address = await freePort(port);
  const url = `http://127.0.0.1:${address}`;
  const runtime = createRuntime({
    ...{ store, clock, secret, publicUrl: url, linkUrl: LINKS, vault: localKeyWrap(secret) },
    ...{ channels: providers.channels, payments: providers.cashier },
  });
  const user: Actor = { id: `key:${/\.([0-9a-f]{16})_/.exec(key)?.[1]}`, roles: ["admin"] };
  const host: Host = { runtime, store, clock, providers, key, user, url };
  const limits = { perKey: WIDE, perAddress: WIDE, callbacks: WIDE, pages: WIDE };
  const server = await createServer(runtime, {
    ...{ port: address, limits, now, bootstrapKey: key, tenants: [TENANT], closeMs: 3_000 },
    logger: createLogger({ level: "error" }),
    extend: (app) => extend(app, host),
  });
  for (const { source, url: callback } of runtime.callbacks(TENANT)) {
    if (source === providers.cashier.id) providers.payments.setWebhookUrl(callback);
    else providers.provider.setCallbackUrl(source, callback);
  }
  await server.listen();
  return {
    ...host,
    server,
    async close() {
      await server.close();
      await providers.close();
    },
  };
}
