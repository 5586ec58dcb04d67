/** A Fastify server that keeps bodies as they came, and can fail in the ways that networks do. */

import type { AddressInfo } from "node:net";
import fastify, { type FastifyInstance, type FastifyReply } from "fastify";

export interface Listening {
  /** `http://127.0.0.1:...`, without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

export function rawServer(): FastifyInstance {
  const server = fastify({ logger: false, forceCloseConnections: true, bodyLimit: 16 * 1024 * 1024 });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  return server;
}

export async function listen(server: FastifyInstance, { port = 0, host = "127.0.0.1" } = {}): Promise<Listening> {
  await server.listen({ port, host });
  const { port: chosen } = server.server.address() as AddressInfo;
  return { url: `http://${host}:${chosen}`, close: () => server.close() };
}

/** Never answers; the connection stays open until one side ends it. */
export function hang(reply: FastifyReply): void {
  reply.hijack();
}

/** Ends the connection without an answer. */
export function drop(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.destroy();
}

export const bufferOf = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

/** Fields of a form; the last of one name counts. */
export const formOf = (body: Buffer): Readonly<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(body.toString("utf8")));

/** An object of JSON; undefined for anything else. */
export function jsonObject(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
