/** The HTTP server of a runtime: the API under `/v1`, callbacks of providers, pages of debtors, and what operators look at. */

import Fastify, { type FastifyInstance, type InjectOptions, type LightMyRequestResponse } from "fastify";
import { createLogger } from "../observe/logger.ts";
import { createMetrics, type Metrics } from "../observe/metrics.ts";
import { createLinks } from "../pages/links.ts";
import { createCors, requestIdOf, secureHeaders } from "./accept.ts";
import { createAuthenticate } from "./authenticate.ts";
import { closeWithin } from "./close.ts";
import { readJson } from "./jsonBody.ts";
import { registerOpenApi } from "./openApi.ts";
import { registerOperations } from "./operations.ts";
import type { ServerLimits, ServerOptions } from "./options.ts";
import { HttpError } from "./problems.ts";
import { registerProviders } from "./providers.ts";
import { createRateLimiter } from "./rateLimit.ts";
import { answerErrors, brokenConnection, observeRequests } from "./refusals.ts";
import { type Guard, registerRoute, tooMany } from "./register.ts";
import type { Route } from "./route.ts";
import { LINES } from "./routes/audit.ts";
import { routesOf } from "./routes/routes.ts";
import type { ServedRuntime, Services } from "./services.ts";
import { createTokens, tokenKeyOf } from "./tokens.ts";
import { handleRequest, registerPages } from "./webRequest.ts";

export interface Server {
  /** Every route of `/v1`, as data. */
  readonly routes: readonly Route[];
  readonly metrics: Metrics;
  /** @returns The address it listens on, as `http://127.0.0.1:4711`. */
  listen(): Promise<{ readonly url: string }>;
  /**
   * Takes no new requests, lets those that run end, stops the runtime; each within `closeMs`. What had not ended by then is
   * cut off: nothing that was answered is lost, and what was not is safe to repeat.
   */
  close(): Promise<void>;
  /** A request without a network, for tests. */
  inject(options: InjectOptions): Promise<LightMyRequestResponse>;
  /** The same for hosts that have a server of their own. @param address - Of the client. */
  handle(request: Request, address?: string): Promise<Response>;
}

const LIMITS: Required<ServerLimits> = {
  perKey: { burst: 200, perSecond: 50 },
  perAddress: { burst: 400, perSecond: 100 },
  refusals: { burst: 20, perSecond: 0.2 },
  callbacks: { burst: 1_000, perSecond: 300 },
  pages: { burst: 60, perSecond: 5 },
  ...{ requestMs: 30_000, importMs: 600_000, handlerMs: 60_000, importBytes: 4 * 1024 ** 3 },
};

/** Effect ids join five ids, and stand encoded in addresses. */
const LONGEST_PARAM = 4_000;

/**
 * @throws RangeError for an option that cannot be: a bootstrap key that is none, an origin that is none, a short secret.
 */
export async function createServer(runtime: ServedRuntime, options: ServerOptions = {}): Promise<Server> {
  const {
    logger = createLogger(),
    metrics = createMetrics(),
    host = "127.0.0.1",
    port = 0,
    closeMs = 10_000,
  } = options;
  const limits = { ...LIMITS, ...options.limits };
  const now = options.now ?? Date.now;
  const services = servicesOf(runtime, options);
  const routes = routesOf(services, limits);
  const { publicUrl } = runtime.options;
  let closing: Promise<void> | undefined;

  const app = Fastify({
    ...{ logger: false, genReqId: requestIdOf, requestIdHeader: false, exposeHeadRoutes: false },
    ...{ return503OnClosing: false, forceCloseConnections: "idle", bodyLimit: 1_048_576 },
    ...{
      requestTimeout: limits.importMs,
      connectionTimeout: 0,
      keepAliveTimeout: 65_000,
      maxRequestsPerSocket: 10_000,
    },
    ...{ http: { maxHeaderSize: 16_384, headersTimeout: 15_000 }, trustProxy: [...(options.trustedProxies ?? [])] },
    routerOptions: { maxParamLength: LONGEST_PARAM, ignoreTrailingSlash: false, caseSensitive: true },
    ajv: {
      customOptions: {
        coerceTypes: false,
        removeAdditional: false,
        useDefaults: true,
        allErrors: false,
        allowUnionTypes: true,
      },
    },
    clientErrorHandler: brokenConnection,
    frameworkErrors: (reason, request, reply) => answerErrors(routes, logger).framework(reason, request, reply),
  });
  app.decorateRequest("caller", undefined);
  observeRequests(app, logger, metrics);
  const errors = answerErrors(routes, logger);
  app.setErrorHandler(errors.error);
  app.setNotFoundHandler(errors.notFound);
  const cors = createCors(options.origins ?? []);
  const perAddress = createRateLimiter(limits.perAddress);
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    const mounted = /^\/(?:p|u|s|in)\//.test(request.url);
    secureHeaders(reply, { api: !mounted, tls: publicUrl?.startsWith("https:") ?? false });
    if (closing !== undefined) throw shuttingDown();
    if (mounted) return;
    if (request.url.startsWith("/v1/")) tooMany(perAddress.take(request.ip, now()));
    if (cors(request, reply)) await reply.code(204).send();
  });

  await registerOpenApi(app, publicUrl);
  await options.extend?.(app);
  const guard: Guard = {
    authenticate: createAuthenticate({ ...services, ...boot(options) }),
    perKey: createRateLimiter(limits.perKey),
    refusals: createRateLimiter(limits.refusals),
    ...{ store: services.store, meter: metrics, now, requestMs: limits.requestMs, importMs: limits.importMs },
    handlerMs: limits.handlerMs,
  };
  await app.register(async (api) => registerApi(api, routes, guard));
  registerOperations(app, {
    ...{ runtime, metrics, now, operationsToken: options.operationsToken, tenants: options.tenants ?? [] },
    ...{ lagMs: options.lagMs ?? 300_000, isClosing: () => closing !== undefined },
  });
  app.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  await mount(app, runtime, { ...options, logger, metrics, now }, limits);
  await app.ready();

  return {
    ...{ routes, metrics },
    listen: async () => ({ url: await app.listen({ host, port }) }),
    inject: (request) => app.inject(request),
    handle: (request, address = "0.0.0.0") => handleRequest(app, request, address),
    close() {
      closing ??= closeWithin({ app, runtime, logger, ms: closeMs });
      return closing;
    },
  };
}

function servicesOf(runtime: ServedRuntime, { tokenKeys, tokenIssuer, tokenAudience }: ServerOptions): Services {
  const { people, tasks } = runtime;
  const { store, secret } = runtime.options;
  const keys = tokenKeys ?? (secret === undefined ? undefined : [tokenKeyOf(secret)]);
  const tokens =
    keys === undefined
      ? undefined
      : createTokens({
          keys,
          ...(tokenIssuer !== undefined && { issuer: tokenIssuer }),
          ...(tokenAudience !== undefined && { audience: tokenAudience }),
        });
  return {
    ...{ runtime, store },
    ...(people !== undefined && { people }),
    ...(tasks !== undefined && { tasks }),
    ...(tokens !== undefined && { tokens }),
  };
}

const boot = ({ bootstrapKey }: ServerOptions) => (bootstrapKey === undefined ? {} : { bootstrapKey });

const shuttingDown = (): HttpError =>
  new HttpError(503, "server.closing", "This host is shutting down. Repeat the request.", {
    headers: { "retry-after": "2", connection: "close" },
  });

/** JSON, and for imports lines of it. */
function registerApi(api: FastifyInstance, routes: readonly Route[], guard: Guard): void {
  api.removeAllContentTypeParsers();
  api.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) => {
    try {
      done(null, body.length === 0 ? undefined : readJson(body as Buffer));
    } catch (reason) {
      done(reason as Error);
    }
  });
  api.addContentTypeParser(LINES, (_request, payload, done) => done(null, payload));
  for (const route of routes) registerRoute(api, route, guard);
}

type MountOptions = ServerOptions & Required<Pick<ServerOptions, "logger" | "metrics" | "now">>;

async function mount(
  app: FastifyInstance,
  runtime: ServedRuntime,
  { pages = runtime.pages, logger, metrics, now }: MountOptions,
  limits: Required<ServerLimits>,
): Promise<void> {
  const { secret, publicUrl } = runtime.options;
  if (secret !== undefined) {
    const links = createLinks(secret);
    const limiter = createRateLimiter(limits.callbacks);
    const openToken = (token: string) => links.openSource(token);
    await app.register(async (room) =>
      registerProviders(room, { runtime, openToken, limiter, logger, meter: metrics, now }),
    );
  }
  if (pages === undefined) return;
  const limiter = createRateLimiter(limits.pages);
  await app.register(async (room) => registerPages(room, { pages, publicUrl, limiter, now }));
}
