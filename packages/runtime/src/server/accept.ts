/** What stands before every request: its id, its address, where it may come from, and the headers of every answer. */

import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { HttpError } from "./problems.ts";

/** The caller's, where it is one; else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, "headers">): string {
  const given = headers["x-request-id"];
  return typeof given === "string" && /^[A-Za-z0-9._-]{1,64}$/.test(given) ? given : randomUUID();
}

const API_HEADERS: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
};

const ALL_HEADERS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "cross-origin-resource-policy": "same-origin",
};

/** Those that the route has not set itself. @param tls - The world sees this host as https. */
export function secureHeaders(
  reply: FastifyReply,
  { api, tls }: { readonly api: boolean; readonly tls: boolean },
): void {
  const all = {
    ...ALL_HEADERS,
    ...(api && API_HEADERS),
    ...(tls && { "strict-transport-security": "max-age=31536000" }),
  };
  for (const [name, value] of Object.entries(all)) if (!reply.hasHeader(name)) reply.header(name, value);
}

const METHODS = "GET, PUT, POST, DELETE";
const REQUEST_HEADERS =
  "authorization, content-type, if-match, if-none-match, idempotency-key, x-request-id, traceparent";
const SHOWN_HEADERS = "etag, retry-after, x-request-id, idempotency-replayed";

/** @throws RangeError for what is no origin. */
export function createCors(origins: readonly string[]): (request: FastifyRequest, reply: FastifyReply) => boolean {
  for (const origin of origins) {
    if (new URL(origin).origin !== origin) throw new RangeError(`${origin} is no origin, like https://app.example.com`);
  }
  const allowed = new Set(origins);
  /** Whether it was a question of a browser before the request itself; then there is nothing else to do. */
  return ({ method, headers }, reply) => {
    const { origin } = headers;
    const asks = method === "OPTIONS" && headers["access-control-request-method"] !== undefined;
    if (origin === undefined) return false;
    reply.header("vary", "origin");
    if (!allowed.has(origin)) {
      if (asks) throw new HttpError(403, "origin.notAllowed", "This host does not take requests of pages from there.");
      return false;
    }
    reply.header("access-control-allow-origin", origin);
    reply.header("cross-origin-resource-policy", "cross-origin");
    if (!asks) {
      reply.header("access-control-expose-headers", SHOWN_HEADERS);
      return false;
    }
    reply.header("access-control-allow-methods", METHODS);
    reply.header("access-control-allow-headers", REQUEST_HEADERS);
    reply.header("access-control-max-age", "600");
    return true;
  };
}
