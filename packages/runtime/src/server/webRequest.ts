/** Between the requests of Fastify and those of the web platform: for what is mounted here, and for hosts that mount this. */

import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods, InjectOptions } from "fastify";
import type { RateLimiter } from "./rateLimit.ts";
import { tooMany } from "./register.ts";

export interface PagesOptions {
  readonly pages: { handle(request: Request): Promise<Response> };
  readonly publicUrl: string | undefined;
  readonly limiter: RateLimiter;
  readonly now: () => number;
}

const PAGE_BODY = 262_144;

/** `/p/*`, `/u/*` and `/s/*` are answered by the handler of pages; its own headers stand. */
export function registerPages(app: FastifyInstance, { pages, publicUrl, limiter, now }: PagesOptions): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  for (const url of ["/p/*", "/u/*", "/s/*"]) {
    app.route({
      method: ["GET", "HEAD", "POST"],
      ...{ url, bodyLimit: PAGE_BODY, exposeHeadRoute: false, schema: { hide: true } },
      async onRequest(request) {
        tooMany(limiter.take(request.ip, now()));
      },
      async handler(request, reply) {
        return answerWith(reply, await pages.handle(toWebRequest(request, publicUrl)));
      },
    });
  }
}

function toWebRequest(
  { method, url, headers, protocol, host, body, ip }: FastifyRequest,
  publicUrl: string | undefined,
) {
  const base = publicUrl ?? `${protocol}://${host}`;
  const own = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !name.startsWith(":")) own.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  // What a client says here is not believed: pages count failures per address.
  own.set("x-forwarded-for", ip);
  const bytes = Buffer.isBuffer(body) && body.length > 0 ? new Uint8Array(body) : undefined;
  return new Request(new URL(url, `${base.replace(/\/$/, "")}/`), {
    ...{ method, headers: own },
    ...(bytes !== undefined && { body: bytes }),
  });
}

async function answerWith(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.code(response.status);
  for (const [name, value] of response.headers) if (name !== "set-cookie") reply.header(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  return reply.send(Buffer.from(await response.arrayBuffer()));
}

/** About one connection, which is the host's own. */
const HOP: ReadonlySet<string> = new Set(["connection", "keep-alive", "transfer-encoding"]);
const EMPTY: ReadonlySet<number> = new Set([101, 204, 205, 304]);

/**
 * The server as a function of web requests, for hosts that have a server of their own. Bodies and answers are whole in
 * memory: imports of many rows go to a listening server.
 *
 * @param address - Of the client, as the host knows it.
 */
export async function handleRequest(app: FastifyInstance, request: Request, address: string): Promise<Response> {
  const { pathname, search, host } = new URL(request.url);
  const payload = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
  const options: InjectOptions = {
    ...{ method: request.method as HTTPMethods & InjectOptions["method"], url: `${pathname}${search}` },
    ...{ headers: { ...Object.fromEntries(request.headers), host }, remoteAddress: address },
    ...(payload !== undefined && { payload }),
  };
  const { statusCode, headers, rawPayload } = await app.inject(options);
  const own = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (HOP.has(name)) continue;
    for (const each of Array.isArray(value) ? value : [String(value)]) own.append(name, each);
  }
  return new Response(EMPTY.has(statusCode) ? null : new Uint8Array(rawPayload), { status: statusCode, headers: own });
}
