/** How a server is set up. */

import type { FastifyInstance } from "fastify";
import type { Logger } from "../model/observe.ts";
import type { Metrics } from "../observe/metrics.ts";
import type { Rate } from "./rateLimit.ts";
import type { TokenKey } from "./tokens.ts";

export interface ServerOptions {
  /** Default `127.0.0.1`: what is to be reached from outside stands behind a proxy that ends TLS. */
  readonly host?: string;
  /** Default 0: the system chooses. */
  readonly port?: number;
  /**
   * Addresses of proxies whose `x-forwarded-for` is believed, as `127.0.0.1` or `10.0.0.0/8`. Default none: a client could
   * otherwise choose the address under which it is limited.
   */
  readonly trustedProxies?: readonly string[];
  /** The first key of a host: `newApiKey(tenant).text`, kept among its secrets. Admin of its tenant. */
  readonly bootstrapKey?: string;
  /**
   * Keys that sign and check tokens for embedding; the first one signs. Default: one derived from `secret` of the runtime.
   * Without either there are no tokens.
   */
  readonly tokenKeys?: readonly TokenKey[];
  readonly tokenIssuer?: string;
  readonly tokenAudience?: string;
  /** Origins that may call `/v1` from a page, as `https://app.example.com`. Default none. */
  readonly origins?: readonly string[];
  /** Answers `/p/*`, `/u/*`, `/s/*` instead of the pages of the runtime. */
  readonly pages?: { handle(request: Request): Promise<Response> };
  readonly logger?: Logger;
  /** Shown at `/metrics`; default a registry of its own. Give the same to the runtime. */
  readonly metrics?: Metrics;
  /** Who may read `/metrics` and the details of `/readyz`: a bearer token of at least 16 characters. Default nobody. */
  readonly operationsToken?: string;
  readonly limits?: ServerLimits;
  /** Tenants whose gauges `/metrics` sums, beside those that have people. */
  readonly tenants?: readonly string[];
  /** `/readyz` says no when the most overdue case waits longer, ms. Default 300,000. */
  readonly lagMs?: number;
  /** How long `close` waits for requests, and then for the runtime, ms each. Default 10,000. */
  readonly closeMs?: number;
  /** ms since 1970; for tokens and rates. Default `Date.now`. */
  readonly now?: () => number;
  /** Adds routes and hooks of the host before the server opens. */
  readonly extend?: (app: FastifyInstance) => void | Promise<void>;
}

export interface ServerLimits {
  /** Requests per credential; default 200 at once, 50 per second. */
  readonly perKey?: Rate;
  /** Requests per address to the API, before anybody knows who asks; default 400 at once, 100 per second. */
  readonly perAddress?: Rate;
  /** Wrong credentials per address; default 20 at once, one in five seconds. */
  readonly refusals?: Rate;
  /** Calls of providers, per address; default 1,000 at once, 300 per second. */
  readonly callbacks?: Rate;
  /** Requests to pages per address; default 60 at once, 5 per second. */
  readonly pages?: Rate;
  /** ms until a whole request with its body has to be here; default 30,000. An import may take `importMs`. */
  readonly requestMs?: number;
  /** ms; default 600,000. */
  readonly importMs?: number;
  /** ms until a handler is given up; default 60,000. */
  readonly handlerMs?: number;
  /** Bytes of an import; default 4 GiB. */
  readonly importBytes?: number;
}
