/** A runtime as commands need it: over the database that was named, with the secret of the host and the channels of its file. */

import { resolve } from "node:path";
import { createRuntime, type DunlinRuntime } from "../createRuntime.ts";
import type { Logger, Meter } from "../model/observe.ts";
import { StoreError } from "../model/store.ts";
import { localKeyWrap } from "../people/keyWrap.ts";
import { error, InputError, UsageError } from "../problem.ts";
import { embeddedStore } from "../sql/embeddedStore.ts";
import { postgresStore } from "../sql/postgresStore.ts";
import { carriersOf, type ServeConfig } from "./config.ts";
import { masterSecret } from "./masterSecret.ts";

export interface Place {
  /** Directory of an embedded store. This or `databaseUrl`. */
  readonly data?: string | undefined;
  readonly databaseUrl?: string | undefined;
}

export interface OpenOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly config?: ServeConfig;
  readonly logger?: Logger;
  readonly meter?: Meter;
}

/** Where a command finds its data when it is told nothing. */
export const DEFAULT_DATA = "dunlin-data";

/**
 * Opens the store and makes a runtime over it; what it does begins with `start`. Close it with `stop`.
 *
 * @throws InputError when the store cannot be opened, with what to do.
 */
export async function openRuntime(place: Place, options: OpenOptions): Promise<DunlinRuntime> {
  const { env, config = {}, logger, meter } = options;
  const databaseUrl = place.databaseUrl ?? (place.data === undefined ? env.DATABASE_URL : undefined);
  if (place.data !== undefined && place.databaseUrl !== undefined)
    throw new UsageError("Take --data or --database-url, not both.");
  const directory = databaseUrl === undefined ? resolve(place.data ?? DEFAULT_DATA) : undefined;
  // Without a directory of its own there is nothing to keep a secret in: say so before anything is opened.
  const given = directory === undefined ? await masterSecret(env, undefined) : undefined;
  const store = directory === undefined ? postgresStore(databaseUrl as string) : embeddedStore(directory);
  try {
    await store.open();
    const secret = given ?? (await masterSecret(env, directory));
    const { publicUrl } = config;
    return createRuntime({
      ...{ store, secret, vault: localKeyWrap(secret), ...carriersOf(config, env) },
      ...(publicUrl !== undefined && { publicUrl }),
      ...(logger !== undefined && { logger }),
      ...(meter !== undefined && { meter }),
    });
  } catch (reason) {
    await store.close().catch(() => undefined);
    if (reason instanceof StoreError) throw new InputError([error(`store.${reason.code}`, reason.message)]);
    throw reason;
  }
}
