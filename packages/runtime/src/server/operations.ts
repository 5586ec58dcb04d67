/** What those who run a host look at: whether it lives, whether it is ready, and its metrics. */

import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Runtime } from "../model/runtime.ts";
import { type Gauges, StoreError } from "../model/store.ts";
import { type Metrics, sumGauges } from "../observe/metrics.ts";
import { sameText } from "./apiKeys.ts";
import { HttpError } from "./problems.ts";

export interface OperationsOptions {
  readonly runtime: Runtime;
  readonly metrics: Metrics;
  readonly operationsToken: string | undefined;
  readonly tenants: readonly string[];
  readonly lagMs: number;
  readonly isClosing: () => boolean;
  readonly now: () => number;
}

export function registerOperations(app: FastifyInstance, options: OperationsOptions): void {
  const { runtime, metrics, operationsToken, isClosing } = options;
  if (operationsToken !== undefined && operationsToken.length < 16) {
    throw new RangeError("the token of operations has at least 16 characters");
  }
  metrics.watch(() => allGauges(options));
  const hide = { hide: true };

  app.get("/healthz", { schema: hide }, async () => ({ status: "alive" }));

  // One look at the store at a time, however many ask.
  let looking: Promise<readonly Check[]> | undefined;
  const look = (): Promise<readonly Check[]> => {
    looking ??= checksOf(options).finally(() => {
      looking = undefined;
    });
    return looking;
  };

  app.get("/readyz", { schema: hide }, async (request, reply) => {
    const checks = isClosing() ? [{ name: "open", ok: false, says: "This host is shutting down." }] : await look();
    const ready = checks.every(({ ok }) => ok);
    const details = isOperator(request, operationsToken) ? checks : checks.map(({ name, ok }) => ({ name, ok }));
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? "ready" : "notReady", store: runtime.options.store.kind, checks: details });
  });

  app.get("/metrics", { schema: hide }, async (request, reply) => {
    if (operationsToken === undefined) {
      throw new HttpError(404, "metrics.closed", "This host shows no metrics. Give its server an `operationsToken`.");
    }
    if (!isOperator(request, operationsToken)) {
      throw new HttpError(401, "credential.missing", "Send the token of operations as `authorization: Bearer ...`.", {
        headers: { "www-authenticate": 'Bearer realm="operations"' },
      });
    }
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}

function isOperator({ headers }: FastifyRequest, token: string | undefined): boolean {
  const { authorization = "" } = headers;
  return token !== undefined && sameText(authorization, `Bearer ${token}`);
}

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly says: string;
}

const STORE_SAYS: Readonly<Partial<Record<StoreError["code"], string>>> = {
  version: "The schema of the store is another one than this host needs.",
  closed: "The store is closed.",
  locked: "Another process holds the store.",
};

/** Reading what is due touches the tables: it answers only from a store that is open and migrated. */
async function checksOf({ runtime, lagMs }: OperationsOptions): Promise<readonly Check[]> {
  const { store } = runtime.options;
  try {
    const now = await runtime.now();
    const due = await store.due(now);
    const moments = due.flatMap(({ enrollments }) => (enrollments === null ? [] : [enrollments]));
    const lag = moments.length === 0 ? 0 : Math.max(0, now - Math.min(...moments));
    const late = lag > lagMs;
    return [
      { name: "store", ok: true, says: store.promise },
      {
        name: "poller",
        ok: !late,
        says: late
          ? `The most overdue case has been waiting for ${Math.round(lag / 1000)} seconds. Is a poller running?`
          : `The most overdue case has been waiting for ${Math.round(lag / 1000)} seconds.`,
      },
    ];
  } catch (reason) {
    const known = reason instanceof StoreError ? STORE_SAYS[reason.code] : undefined;
    return [{ name: "store", ok: false, says: known ?? "The store cannot be reached." }];
  }
}

const MOST_TENANTS = 1_000;

async function allGauges({ runtime, tenants }: OperationsOptions) {
  const now = await runtime.now();
  const known = await runtime.options.store.tenants();
  const all = [...new Set([...tenants, ...known])].slice(0, MOST_TENANTS);
  const gauges: Gauges[] = [];
  for (const tenant of all) gauges.push(await runtime.outbox.gauges(tenant));
  return { gauges: sumGauges(gauges), now, tenants: all.length };
}
