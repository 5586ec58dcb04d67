/** Makes a `Route` a route of Fastify: guarded, limited, validated, traced, answered. */

import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Meter } from "../model/observe.ts";
import type { Store } from "../model/store.ts";
import { traced } from "../observe/traced.ts";
import type { Authenticate } from "./authenticate.ts";
import type { Answer, Call, Caller } from "./call.ts";
import { coerced } from "./coerce.ts";
import { idempotencyKeyOf, once } from "./idempotency.ts";
import { operationOf, schemaOf } from "./openApi.ts";
import { missing } from "./permissions.ts";
import { HttpError } from "./problems.ts";
import type { RateLimiter } from "./rateLimit.ts";
import type { Route } from "./route.ts";

export interface Guard {
  readonly authenticate: Authenticate;
  readonly perKey: RateLimiter;
  readonly refusals: RateLimiter;
  readonly store: Store;
  readonly meter: Meter;
  readonly now: () => number;
  readonly requestMs: number;
  readonly importMs: number;
  readonly handlerMs: number;
}

declare module "fastify" {
  interface FastifyRequest {
    /** Whoever proved who they are; undefined before, and outside of `/v1`. */
    caller: Caller | undefined;
  }
}

const BODY_LIMIT = 1_048_576;

export function registerRoute(app: FastifyInstance, route: Route, guard: Guard): void {
  const { method, path, bodyLimit = BODY_LIMIT, bodyStream } = route;
  const streamed = bodyStream !== undefined;
  app.route({
    ...{ method, url: path, bodyLimit, schema: schemaOf(route), config: operationOf(route) },
    ...(streamed ? {} : { handlerTimeout: guard.handlerMs }),
    async onRequest(request, reply) {
      expectBody(request, reply, streamed ? guard.importMs : guard.requestMs);
      request.caller = await admitted(request, guard);
      permitted(route, request.caller, request.params);
      takesType(route, request);
    },
    async preValidation(request) {
      request.params = coerced(request.params, route.params);
      request.query = coerced(request.query, route.query ?? { properties: {} });
      if (route.body !== undefined && request.body === undefined) {
        throw new HttpError(400, "body.missing", "Send the JSON that /openapi.json describes, as application/json.");
      }
      if (route.body === undefined && !streamed && request.body !== undefined) {
        throw new HttpError(400, "body.unexpected", "This route takes no body. Send none.");
      }
    },
    async handler(request, reply) {
      const caller = request.caller as Caller;
      const attributes = { route: path, method, tenant: caller.tenant, requestId: request.id };
      const answer = await traced(`${method} ${path}`, attributes, () => answered(route, request, caller, guard), {
        ...{ kind: "server", headers: request.headers },
      });
      return send(reply, answer);
    },
  });
}

/** 408 for a body that does not come. Fastify's own limit counts for all routes together. */
function expectBody(request: FastifyRequest, reply: FastifyReply, ms: number): void {
  const { raw } = request;
  if (raw.complete || raw.method === "GET") return;
  const timer = setTimeout(() => {
    if (raw.complete || reply.sent) return;
    reply.header("connection", "close");
    reply.send(new HttpError(408, "request.timeout", "The body did not come in time. Send it again."));
  }, ms);
  timer.unref();
  raw.once("end", () => clearTimeout(timer));
  raw.once("close", () => clearTimeout(timer));
}

async function admitted(request: FastifyRequest, guard: Guard): Promise<Caller> {
  const now = guard.now();
  let caller: Caller;
  try {
    caller = await guard.authenticate(request.headers.authorization, now);
  } catch (reason) {
    // Who guesses is slowed down; who only forgot the key is told.
    if (reason instanceof HttpError && reason.status === 401 && reason.code !== "credential.missing") {
      tooMany(guard.refusals.take(request.ip, now));
    }
    throw reason;
  }
  tooMany(guard.perKey.take(`${caller.tenant} ${caller.key} ${caller.actor.id}`, now));
  return caller;
}

/** @throws HttpError 429 with the seconds to wait. */
export function tooMany(seconds: number): void {
  if (seconds === 0) return;
  throw new HttpError(429, "rate.exceeded", `That was too much at once. Go on in ${seconds} seconds.`, {
    headers: { "retry-after": String(seconds) },
  });
}

function permitted({ permission, within }: Route, caller: Caller, params: unknown): void {
  if (!caller.permissions.has(permission)) throw missing(permission);
  const { strategies, templates } = caller;
  if ((strategies === undefined && templates === undefined) || within === "free") return;
  const { id } = (params ?? {}) as { id?: string };
  const only = within === "strategy" ? strategies : within === "template" ? templates : [];
  const other = within === "strategy" ? templates : strategies;
  // Limited to some of one kind only: the other kind is open to reading as its permissions say.
  if (only === undefined && other !== undefined) return;
  if (id !== undefined && only?.includes(id)) return;
  const says = "This token is limited to other documents. Ask its host for one that holds this one.";
  throw new HttpError(403, "scope.missing", says);
}

/** 415 before anything is read. */
function takesType({ body, bodyStream }: Route, { headers }: FastifyRequest): void {
  const { "content-encoding": encoding = "identity" } = headers;
  if (encoding !== "identity") throw new HttpError(415, "body.encoding", "Send the body as it is, not packed.");
  const type = headers["content-type"];
  const wanted = bodyStream?.type ?? (body === undefined ? undefined : "application/json");
  if (type === undefined || (wanted === undefined && headers["content-length"] === "0")) return;
  const given = type.split(";", 1)[0]?.trim().toLowerCase();
  if (given === wanted || (wanted === undefined && given === "application/json")) return;
  const says = wanted === undefined ? "This route takes no body." : `Send the body as ${wanted}.`;
  throw new HttpError(415, "body.type", says);
}

async function answered(route: Route, request: FastifyRequest, caller: Caller, guard: Guard): Promise<Answer> {
  const { headers } = request;
  const idempotencyKey = idempotencyKeyOf(headers["idempotency-key"]);
  const call: Call = {
    ...{ caller, tenant: caller.tenant, actor: caller.actor, requestId: request.id, now: guard.now() },
    ...{ params: request.params, query: request.query, body: request.body, idempotencyKey },
    ...{ ifMatch: headers["if-match"], ifNoneMatch: headers["if-none-match"] },
  };
  if (!route.once || idempotencyKey === undefined) return route.handle(call);
  const { method, routeOptions } = request;
  const path = `${routeOptions.url} ${JSON.stringify(request.params)}`;
  const asked = { tenant: caller.tenant, credential: caller.actor.id, method, path, body: request.body };
  return once(guard.store, idempotencyKey, asked, () => route.handle(call));
}

function send(reply: FastifyReply, { status, body, headers = {}, stream }: Answer): FastifyReply {
  for (const [name, value] of Object.entries(headers)) reply.header(name, value);
  if (stream !== undefined)
    return reply
      .code(status ?? 200)
      .type(stream.type)
      .send(Readable.from(stream.chunks));
  reply.code(status ?? (body === undefined ? 204 : 200));
  return body === undefined ? reply.send() : reply.type("application/json; charset=utf-8").send(body);
}
