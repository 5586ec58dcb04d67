/**
 * `/in/<token>`, or `/in/<tenant>/<channel>/<token>` where people are to see what an address is for: what providers call
 * back. The token names tenant and channel and proves that the address is one of ours, the channel checks the signature on
 * the raw body, and the answer is given when what was told is committed: else the provider repeats it.
 */

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { InboundRefusal, InboundRequest, InboundResult } from "../model/channel.ts";
import type { Logger, Meter } from "../model/observe.ts";
import type { Runtime } from "../model/runtime.ts";
import { traced } from "../observe/traced.ts";
import { HttpError } from "./problems.ts";
import type { RateLimiter } from "./rateLimit.ts";
import { tooMany } from "./register.ts";

export interface ProviderOptions {
  readonly runtime: Runtime;
  readonly openToken: (token: string) => { readonly tenant: string; readonly source: string } | undefined;
  readonly limiter: RateLimiter;
  readonly logger: Logger;
  readonly meter: Meter;
  readonly now: () => number;
}

const BODY_LIMIT = 1_048_576;
const STATUS: { readonly [K in InboundRefusal]: number } = {
  "signature.missing": 401,
  "signature.wrong": 401,
  "signature.old": 401,
  "body.malformed": 400,
};

interface Place {
  readonly tenant?: string;
  readonly channel?: string;
  readonly token: string;
}

/** Its bodies stay bytes: signatures cover them as they came. */
export function registerProviders(app: FastifyInstance, options: ProviderOptions): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  for (const url of ["/in/:token", "/in/:tenant/:channel/:token"]) {
    app.route<{ Params: Place }>({
      method: ["GET", "POST"],
      ...{ url, bodyLimit: BODY_LIMIT, exposeHeadRoute: false, schema: { hide: true } },
      async onRequest(request) {
        tooMany(options.limiter.take(request.ip, options.now()));
      },
      async handler(request, reply) {
        return traced("dunlin.callback", {}, () => receive(request, reply, options), {
          ...{ kind: "server", headers: request.headers },
        });
      },
    });
  }
}

async function receive(
  request: FastifyRequest<{ Params: Place }>,
  reply: FastifyReply,
  { runtime, openToken, logger, meter, now }: ProviderOptions,
): Promise<FastifyReply> {
  const { params } = request;
  const opened = openToken(params.token);
  // The same answer for a wrong token, another tenant and a channel that does not exist.
  const unknown = new HttpError(404, "callback.unknown", "This is no address of a provider here.");
  if (opened === undefined) throw unknown;
  const { tenant, source: channel } = opened;
  if ((params.tenant ?? tenant) !== tenant || (params.channel ?? channel) !== channel) throw unknown;
  const receiver = receiverOf(runtime, channel);
  if (receiver === undefined) throw unknown;
  const result = await receiver(inboundOf(request, runtime.options.publicUrl, now()));
  if (result.status === "refused") {
    meter.count("dunlin_inbound_total", { channel, result: result.code });
    logger.warn({ tenant, channel, code: result.code, requestId: request.id }, "a callback was not believed");
    throw new HttpError(STATUS[result.code], result.code, "The callback is not signed as this address asks for.");
  }
  const results = result.notices.length === 0 ? [] : await runtime.inbound.notices(tenant, channel, result.notices);
  for (const { status } of results) meter.count("dunlin_inbound_total", { channel, result: status });
  const { answer } = result;
  if (answer === undefined) return reply.code(204).send();
  return reply.code(answer.status).type(answer.type).send(answer.body);
}

type Receiver = (request: InboundRequest) => Promise<InboundResult>;

function receiverOf({ options }: Runtime, id: string): Receiver | undefined {
  const { payments, channels = [] } = options;
  if (payments?.id === id) return (request) => payments.receive(request);
  const channel = channels.find((one) => one.id === id);
  return channel?.receive === undefined ? undefined : (request) => (channel.receive as Receiver)(request);
}

function inboundOf(request: FastifyRequest, publicUrl: string | undefined, now: number): InboundRequest {
  const { method, headers, url, protocol, host, body } = request;
  const base = publicUrl ?? `${protocol}://${host}`;
  const flat = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]);
  return {
    ...{ method, url: new URL(url, `${base.replace(/\/$/, "")}/`).href, headers: Object.fromEntries(flat), now },
    body: Buffer.isBuffer(body) ? new Uint8Array(body) : new Uint8Array(0),
  };
}
