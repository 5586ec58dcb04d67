/** Who acts, and what they may do. */

/** Who acts: kept in the journal and the log. `id` names a user, a key or `system`; never a person's name. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly Role[];
}

/**
 * `viewer` reads; `agent` works tasks, holds and events of cases; `author` drafts strategies and templates; `publisher`
 * publishes and archives; `operator` pauses, redirects, resolves; `admin` all of it, keys, erasure and settings.
 */
export type Role = "viewer" | "agent" | "author" | "publisher" | "operator" | "admin";
