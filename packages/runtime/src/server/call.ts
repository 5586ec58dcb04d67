/** One request as a route sees it: who asks, for which tenant, and what was sent. */

import type { Actor } from "../model/actor.ts";
import type { Permission } from "./permissions.ts";

/** Whoever proved who they are. The tenant comes from the proof and from nowhere else. */
export interface Caller {
  readonly tenant: string;
  readonly actor: Actor;
  readonly permissions: ReadonlySet<Permission>;
  /** Id of the API key that was shown, or that handed out the token. */
  readonly key: string;
  readonly by: "key" | "token" | "bootstrap";
  /** The key may hand out tokens. */
  readonly mints: boolean;
  /** Ids that a token is limited to; absent: all. */
  readonly strategies?: readonly string[];
  readonly templates?: readonly string[];
}

export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  readonly caller: Caller;
  readonly tenant: string;
  readonly actor: Actor;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Of the header; see `idempotency.ts`. */
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
  readonly requestId: string;
  /** ms */
  readonly now: number;
}

export interface Answer {
  /** Default 200, or 204 without a body. */
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of a body: lines as they come, of this content type. */
  readonly stream?: { readonly type: string; readonly chunks: AsyncIterable<string> };
}
