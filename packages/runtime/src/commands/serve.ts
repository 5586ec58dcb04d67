/** `dunlin serve`: a host of the runtime with its HTTP API, until it is told to stop. */

import type { DunlinRuntime } from "../createRuntime.ts";
import { readJson } from "../files.ts";
import type { ExitCode, Io } from "../io.ts";
import { createLogger } from "../observe/logger.ts";
import { createMetrics } from "../observe/metrics.ts";
import { inDocument } from "../problem.ts";
import { checkConfig, type ServeConfig } from "../serve/config.ts";
import { openRuntime } from "../serve/openRuntime.ts";
import { createApiKey } from "../server/apiKeys.ts";
import { createServer } from "../server/server.ts";
import { SYSTEM } from "../settings/roles.ts";

export interface ServeCommand {
  readonly data: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly config: string | undefined;
  readonly host: string | undefined;
  readonly port: number;
  /** Makes a key for this tenant at the first start. */
  readonly tenant: string;
}

/** Ends with 0 when it was asked to stop. */
export async function serve(command: ServeCommand, io: Io): Promise<ExitCode> {
  const config = await configOf(command.config);
  const metrics = createMetrics();
  const logger = createLogger();
  const options = { env: io.env, config, logger, meter: metrics };
  const runtime = await (command.config === undefined
    ? openRuntime(command, options)
    : inDocument(command.config, () => openRuntime(command, options)));
  const { OPERATIONS_TOKEN: operationsToken } = io.env;
  const server = await createServer(runtime, {
    ...{ port: command.port, logger, metrics, tenants: [command.tenant] },
    ...(command.host !== undefined && { host: command.host }),
    ...(config.origins !== undefined && { origins: config.origins }),
    ...(config.trustedProxies !== undefined && { trustedProxies: config.trustedProxies }),
    ...(operationsToken !== undefined && operationsToken !== "" && { operationsToken }),
  });
  try {
    await runtime.start();
    const { url } = await server.listen();
    await greet(runtime, command, url, io);
    await (io.stopped?.() ?? new Promise<void>(() => {}));
  } finally {
    await server.close();
  }
  io.stderr.write("Stopped. Everything that was on its way has been recorded.\n");
  return 0;
}

async function configOf(file: string | undefined): Promise<ServeConfig> {
  if (file === undefined) return {};
  const value = await readJson(file);
  return inDocument(file, () => checkConfig(value));
}

/** Where it is, and once the key of the first tenant: it is shown now and never again. */
async function greet(runtime: DunlinRuntime, { tenant }: ServeCommand, url: string, { stderr }: Io): Promise<void> {
  const { store } = runtime.options;
  stderr.write(`Dunlin serves ${url}\n  ${store.promise}\n  API: ${url}/openapi.json\n`);
  const known = await store.transaction(tenant, (tx) => tx.documents({ kind: "apiKey", limit: 1 }));
  if (known.length > 0) return;
  const key = await createApiKey(store, tenant, { note: "first", roles: ["admin"] }, SYSTEM);
  stderr.write(`  The first API key of the tenant "${tenant}", shown only now:\n\n  ${key.text}\n\n`);
}
