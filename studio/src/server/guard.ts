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

/** Names of this machine that nobody outside can point elsewhere. */
const HERE = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/;

export function guard(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    const problem = strangerIn(request);
    if (problem !== undefined) await reply.code(problem.status).type("application/problem+json").send(problem);
  });
}

function strangerIn({ headers, method, url }: FastifyRequest): StudioProblem | undefined {
  const { host = "", origin } = headers;
  if (!HERE.test(host)) {
    const detail = "This studio answers to 127.0.0.1 and localhost only.";
    return { status: 403, code: "host.unknown", detail };
  }
  // Providers call without an origin; pages of debtors check their own forms.
  const own = /^\/(?:studio|v1)\//.test(url) && method !== "GET" && method !== "HEAD";
  const isOwn = origin === undefined ? headers["sec-fetch-site"] === undefined : origin === `http://${host}`;
  if (!own || isOwn) return undefined;
  return { status: 403, code: "origin.notAllowed", detail: "Only pages of this studio may do that." };
}
