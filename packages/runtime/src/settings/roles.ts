/** Who may do what. Held by the services themselves, so that every way in (HTTP, command line, embedding) keeps to it. */

import type { Actor, Role } from "../model/actor.ts";
import { RuntimeError } from "../model/runtimeError.ts";

/** Anything that a host knows about may be read by any of them. */
export const READERS: readonly Role[] = ["viewer", "agent", "author", "publisher", "operator"];

/** The runtime itself, where no person asks: retention, timers. */
export const SYSTEM: Actor = { id: "system", roles: ["admin"] };

/**
 * `admin` may do everything.
 *
 * @throws RuntimeError `role.missing`, naming the roles that may.
 */
export function requireRole(actor: Actor, ...roles: readonly Role[]): void {
  if (hasRole(actor, ...roles)) return;
  const may = [...roles.filter((role) => role !== "admin"), "admin"];
  throw new RuntimeError("role.missing", `This needs one of the roles ${may.join(", ")}. Ask somebody who has it.`, {
    data: { actor: actor.id, roles: may },
  });
}

export const hasRole = ({ roles }: Actor, ...wanted: readonly Role[]): boolean =>
  roles.includes("admin") || wanted.some((role) => roles.includes(role));
