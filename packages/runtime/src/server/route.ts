/** What a route is: data that registers it, guards it, documents it and lets a test walk over all of them. */

import type { Answer, Call } from "./call.ts";
import type { Permission } from "./permissions.ts";
import type { JsonSchema } from "./schemas/schema.ts";

export interface Route {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  /** As Fastify writes it: `/v1/cases/:caseId`. */
  readonly path: string;
  readonly permission: Permission;
  readonly tag: string;
  /** One sentence, for the documentation. */
  readonly summary: string;
  /**
   * What a token does here that is limited to some documents. `strategy`, `template`: only where the path's `:id` is one of
   * them. `free`: anything, because it is no debtor's and no other document's, or because the route itself filters. Absent:
   * nothing.
   */
  readonly within?: "strategy" | "template" | "free";
  /** Objects; members of the query may be integers and booleans. */
  readonly params?: JsonSchema;
  readonly query?: JsonSchema;
  readonly body?: JsonSchema;
  /** Instead of JSON: lines of it, handed to the route as they come. */
  readonly bodyStream?: { readonly type: string; readonly example: string };
  /** Status -> schema; `null`: no body. */
  readonly answers: Readonly<Record<number, JsonSchema | null>>;
  /** Other content types of the answer 200, beside JSON. */
  readonly alsoAnswers?: readonly string[];
  /** Bytes; default 1 MiB. */
  readonly bodyLimit?: number;
  /** The answer is kept under the `Idempotency-Key` of the request for a day. */
  readonly once?: boolean;
  /** ETag, If-Match: see `etags.ts`. */
  readonly conditional?: boolean;
  handle(call: Call): Promise<Answer>;
}

/** Types what a handler reads; the schemas beside it are what makes the types true. */
export function route<Params = unknown, Query = unknown, Body = unknown>(
  definition: Omit<Route, "handle"> & { handle(call: Call<Params, Query, Body>): Promise<Answer> },
): Route {
  return definition as unknown as Route;
}
