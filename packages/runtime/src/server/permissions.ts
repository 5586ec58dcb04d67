/** Who may do what over HTTP, in one place: each permission with the roles that have it. `admin` has all of them. */

import type { Role } from "../model/runtime.ts";
import { HttpError } from "./problems.ts";

export const ROLES: readonly Role[] = ["viewer", "agent", "author", "publisher", "operator", "admin"];

/** Services check roles once more, so that the command line and hosts that embed a runtime keep to the same rules. */
export const PERMISSIONS = {
  "strategies.read": ["viewer", "agent", "author", "publisher", "operator"],
  "strategies.draft": ["author"],
  "strategies.propose": ["author", "publisher"],
  "strategies.publish": ["publisher"],
  "statistics.read": ["viewer", "agent", "author", "publisher", "operator"],
  "templates.read": ["viewer", "agent", "author", "publisher", "operator"],
  "templates.draft": ["author"],
  "templates.propose": ["author", "publisher"],
  "templates.publish": ["publisher"],
  "cases.read": ["viewer", "agent", "author", "publisher", "operator"],
  "cases.write": ["agent", "operator"],
  "cases.act": ["agent", "operator"],
  "cases.audit": ["operator", "viewer", "agent", "publisher"],
  "people.reveal": ["agent", "operator"],
  "people.export": ["admin"],
  "people.erase": ["admin"],
  "outbox.read": ["viewer", "agent", "operator"],
  "outbox.resolve": ["operator"],
  "tasks.read": ["viewer", "agent", "operator"],
  "tasks.work": ["agent", "operator"],
  "inbound.read": ["operator", "agent"],
  "inbound.settle": ["operator"],
  "settings.read": ["viewer", "agent", "author", "publisher", "operator"],
  "settings.change": ["operator"],
  "log.read": ["operator"],
  "keys.manage": ["admin"],
  "tokens.mint": ["viewer", "agent", "author", "publisher", "operator"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Permission = keyof typeof PERMISSIONS;

export const PERMISSION_NAMES = Object.keys(PERMISSIONS) as readonly Permission[];

export const isPermission = (name: string): name is Permission => Object.hasOwn(PERMISSIONS, name);

/** `admin` among them, always last. */
export const rolesOf = (permission: Permission): readonly Role[] => [
  ...(PERMISSIONS[permission] as readonly Role[]).filter((role) => role !== "admin"),
  "admin",
];

export const permissionsOf = (roles: readonly Role[]): ReadonlySet<Permission> =>
  new Set(PERMISSION_NAMES.filter((permission) => rolesOf(permission).some((role) => roles.includes(role))));

/**
 * The roles in which somebody with `roles` acts who may use these permissions only: those that matter for one of them, and
 * never `admin` where a smaller one does.
 */
export function rolesWithin(roles: readonly Role[], permissions: readonly Permission[]): readonly Role[] {
  const own = roles.includes("admin") ? ROLES : roles;
  const adminOnly = permissions.some((permission) => rolesOf(permission).length === 1);
  return own.filter((role) =>
    role === "admin" ? adminOnly : permissions.some((permission) => rolesOf(permission).includes(role)),
  );
}

/** 403 `role.missing`, naming the roles that may. */
export function missing(permission: Permission): HttpError {
  const roles = rolesOf(permission).join(", ");
  return new HttpError(
    403,
    "role.missing",
    `This needs the permission ${permission}, which the roles ${roles} have. Ask somebody who has one of them.`,
  );
}
