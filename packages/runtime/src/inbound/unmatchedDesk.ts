/** What people do about notices that could not be matched: look, read what is sealed, and take away what is dealt with. */

import type { World } from "../core/world.ts";
import type { Actor } from "../model/actor.ts";
import type { Notice } from "../model/channel.ts";
import type { DocumentRow } from "../model/rows.ts";
import { RuntimeError } from "../model/runtimeError.ts";
import { writeLog } from "../settings/log.ts";
import { requireRole } from "../settings/roles.ts";
import { readUnmatched, UNMATCHED_KIND, type UnmatchedValue } from "./unmatched.ts";

export interface UnmatchedNotice {
  readonly id: string;
  readonly source: string;
  readonly kind: Notice["kind"];
  /** Without what is personal. */
  readonly notice: Notice;
  /** Why it was refused, where it was. */
  readonly code?: string;
  readonly path?: string;
  /** Whether there is a text to `read`. */
  readonly isSealed: boolean;
  /** ms */
  readonly at: number;
}

export interface UnmatchedDesk {
  /** Newest first. */
  list(
    tenant: string,
    query: {
      readonly source?: string;
      readonly after?: { readonly at: number; readonly id: string };
      readonly limit?: number;
    },
    actor: Actor,
  ): Promise<readonly UnmatchedNotice[]>;
  /** What a debtor wrote, and from where; the reading is in the log. Undefined where nothing was kept. */
  read(tenant: string, id: string, actor: Actor): Promise<{ readonly from: string; readonly text: string } | undefined>;
  /** It is dealt with, and goes with all that was kept of it. False when it was gone already. */
  settle(tenant: string, id: string, actor: Actor): Promise<boolean>;
}

/** Every method throws RuntimeError `role.missing` for who is neither `agent` nor `operator`. */
export function createUnmatched({ store, vault }: Pick<World, "store" | "vault">): UnmatchedDesk {
  return {
    list(tenant, { source, after, limit = 100 }, actor) {
      requireRole(actor, "agent", "operator");
      return store.transaction(tenant, async (tx) => {
        const rows = await tx.documents<UnmatchedValue>({
          ...{ kind: UNMATCHED_KIND, order: "-rank", limit },
          ...(source !== undefined && { ref: source }),
          ...(after !== undefined && { after: { rank: after.at, id: after.id } }),
        });
        return rows.map(shown);
      });
    },
    async read(tenant, id, actor) {
      requireRole(actor, "agent", "operator");
      const row = await store.transaction(tenant, async (tx) => {
        const found = await tx.document<UnmatchedValue>(UNMATCHED_KIND, id);
        if (found === undefined) throw new RuntimeError("request.invalid", "There is no such notice.", { path: "/id" });
        await writeLog(tx, actor, { what: "unmatched.read", subject: `unmatched:${id}` });
        return found;
      });
      return readUnmatched(tenant, { vault }, row);
    },
    async settle(tenant, id, actor) {
      requireRole(actor, "agent", "operator");
      return store.transaction(tenant, async (tx) => {
        if (!(await tx.deleteDocument(UNMATCHED_KIND, id))) return false;
        await writeLog(tx, actor, { what: "unmatched.settled", subject: `unmatched:${id}` });
        return true;
      });
    },
  };
}

function shown({ id, createdAt, value }: DocumentRow<UnmatchedValue>): UnmatchedNotice {
  const { source, notice, code, path, sealed } = value;
  return {
    ...{ id, source, kind: notice.kind, notice, isSealed: sealed !== undefined, at: createdAt },
    ...(code !== undefined && { code }),
    ...(path !== undefined && { path }),
  };
}
