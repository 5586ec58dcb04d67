/** `@dunlin/runtime/server`: the HTTP API over a runtime, and what watches it. */

export { createLogger, type LoggerOptions, loggerOver } from "./observe/logger.ts";
export { createMetrics, type Metrics, type MetricsOptions } from "./observe/metrics.ts";
export { type ApiKey, createApiKey, newApiKey } from "./server/apiKeys.ts";
export type { ServerLimits, ServerOptions } from "./server/options.ts";
export { createServer, type Server } from "./server/server.ts";
