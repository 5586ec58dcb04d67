/** Who may ask: pages of this studio, on this machine. A name that points here, or a page of somebody else, is turned away. */

import type { FastifyInstance, FastifyRequest } from "fastify";
import type { StudioProblem } from "../model/api.ts";

/** Thrown by routes of the studio; answered as a problem. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly problem: StudioProblem;
  /** Fastify answers with it. */
  readonly statusCode: number;

  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.problem = { status, code, detail };
    this.statusCode = status;
  }
}

/** @param url - Where the studio is, as `http://127.0.0.1:4700`. */
export function guard(app: FastifyInstance, url: string): void {
  const { port } = new URL(url);
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  app.addHook("onRequest", async (request, reply) => {
    const problem = strangerIn(request, hosts);
    if (problem !== undefined) await reply.code(problem.status).type("application/problem+json").send(problem);
  });
}

function strangerIn({ headers, method, url }: FastifyRequest, hosts: ReadonlySet<string>): StudioProblem | undefined {
  if (!hosts.has(headers.host ?? "")) {
    const detail = "This studio answers to 127.0.0.1 and localhost only.";
    return { status: 403, code: "host.unknown", detail };
  }
  // Providers call without an origin; pages of debtors check their own forms.
  const own = /^\/(?:studio|v1)\//.test(url) && method !== "GET" && method !== "HEAD";
  const { origin } = headers;
  if (!own || (origin === undefined && headers["sec-fetch-site"] === undefined)) return undefined;
  if (origin !== undefined && [...hosts].some((host) => origin === `http://${host}`)) return undefined;
  return { status: 403, code: "origin.notAllowed", detail: "Only pages of this studio may do that." };
}
