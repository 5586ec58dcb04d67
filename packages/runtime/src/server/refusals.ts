/** Everything that is not answered by a route: errors, unknown addresses, broken connections. And what is noted of every request. */

import type { Socket } from "node:net";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "../model/observe.ts";
import type { Metrics } from "../observe/metrics.ts";
import { errorOf, HttpError, PROBLEM_TYPE, problemOf } from "./problems.ts";
import type { Route } from "./route.ts";
import { validationError } from "./validation.ts";

export interface ErrorAnswers {
  error(reason: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply;
  framework(reason: FastifyError, request: FastifyRequest, reply: FastifyReply): void;
  notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply;
}

export function answerErrors(routes: readonly Route[], logger: Logger): ErrorAnswers {
  const addresses = routes.map(({ method, path }) => ({ method, pattern: patternOf(path) }));
  const error = (reason: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const refused =
      reason.validation === undefined ? errorOf(reason) : validationError(reason.validation, reason.validationContext);
    if (refused.status >= 500 && refused.code !== "server.closing") {
      const route = request.routeOptions?.url ?? "none";
      logger.error({ requestId: request.id, route, code: refused.code, error: reason }, "a request failed");
    }
    return answer(reply, refused, request.id);
  };
  return {
    error,
    framework(reason, request, reply) {
      error(reason, request, reply);
    },
    notFound(request, reply) {
      const path = request.url.split("?", 1)[0] as string;
      const methods = addresses.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
      if (methods.length === 0) {
        const says = "There is nothing at this address. /openapi.json tells what there is.";
        return answer(reply, new HttpError(404, "route.unknown", says), request.id);
      }
      const allow = [...new Set(methods)].join(", ");
      const refused = new HttpError(405, "method.notAllowed", `This address takes ${allow}.`, { headers: { allow } });
      return answer(reply, refused, request.id);
    },
  };
}

/** `/v1/cases/:caseId` as a pattern. */
const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/:[A-Za-z]+/g, "[^/]+")}$`);

function answer(reply: FastifyReply, refused: HttpError, requestId: string): FastifyReply {
  for (const [name, value] of Object.entries(refused.headers)) reply.header(name, value);
  reply.header("x-request-id", requestId);
  return reply
    .code(refused.status)
    .type(PROBLEM_TYPE)
    .send(JSON.stringify(problemOf(refused, requestId)));
}

/** What Node itself refuses: headers that are too long, no HTTP, nothing in time. */
export function brokenConnection(reason: Error & { readonly code?: string }, socket: Socket): void {
  if (reason.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, title, code, says] =
    reason.code === "HPE_HEADER_OVERFLOW"
      ? ([431, "Request Header Fields Too Large", "header.tooLarge", "The headers are too long. Send fewer."] as const)
      : reason.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? ([408, "Request Timeout", "request.timeout", "The request did not come in time. Send it again."] as const)
        : ([400, "Bad Request", "request.malformed", "This is no request of HTTP/1.1."] as const);
  const refused = new HttpError(status, code, says);
  const body = JSON.stringify(problemOf(refused, "none"));
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/** One line and two numbers per request, by the pattern of its address: addresses hold ids and tokens. */
export function observeRequests(app: FastifyInstance, logger: Logger, metrics: Metrics): void {
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions?.url ?? "none";
    const { method, caller } = request;
    const status = reply.statusCode;
    metrics.count("dunlin_http_requests_total", { method, route, status: String(status) });
    metrics.observe("dunlin_http_request_seconds", { method, route }, reply.elapsedTime / 1000);
    const who = caller === undefined ? {} : { tenant: caller.tenant, actor: caller.actor.id, credential: caller.key };
    logger.info(
      { requestId: request.id, method, route, status, ms: Math.round(reply.elapsedTime), ...who },
      "a request was answered",
    );
  });
}
