/** Who asks: an API key, a token that one handed out, or the first key of a host. The tenant is the one the proof names. */

import type { Store } from "../model/store.ts";
import { digestOf, type ParsedKey, parseApiKey, sameText, verifyApiKey } from "./apiKeys.ts";
import type { Caller } from "./call.ts";
import { isPermission, PERMISSION_NAMES, permissionsOf, rolesWithin } from "./permissions.ts";
import { HttpError } from "./problems.ts";
import type { Tokens } from "./tokens.ts";

export interface AuthenticateOptions {
  readonly store: Store;
  readonly tokens?: Tokens;
  /** A key of `newApiKey` that the host keeps in its own secrets: `admin` of its tenant, stored nowhere. */
  readonly bootstrapKey?: string;
}

export type Authenticate = (authorization: string | undefined, now: number) => Promise<Caller>;

/** @throws RangeError for a bootstrap key that is none. */
export function createAuthenticate({ store, tokens, bootstrapKey }: AuthenticateOptions): Authenticate {
  const bootstrap = bootstrapKey === undefined ? undefined : parseApiKey(bootstrapKey);
  if (bootstrapKey !== undefined && bootstrap === undefined) {
    throw new RangeError("the bootstrap key is no key; `newApiKey(tenant).text` makes one");
  }

  async function byKey(parsed: ParsedKey): Promise<Caller> {
    if (bootstrap !== undefined && bootstrap.tenant === parsed.tenant && bootstrap.id === parsed.id) {
      if (!sameText(digestOf(bootstrap.secret), digestOf(parsed.secret))) throw refused("wrong");
      return bootstrapCaller(bootstrap);
    }
    const verdict = await verifyApiKey(store, parsed);
    if (verdict.status !== "good") throw refused(verdict.status);
    const { id, roles, mints } = verdict.key;
    const actor = { id: `key:${id}`, roles };
    return { tenant: parsed.tenant, actor, permissions: permissionsOf(roles), key: id, by: "key", mints };
  }

  async function byToken(text: string, now: number): Promise<Caller> {
    if (tokens === undefined) throw refused("wrong");
    const verdict = await tokens.verify(text, now);
    if (verdict.status !== "good") throw refused(verdict.status);
    const { grant } = verdict;
    const roles = await rolesOfMinter(grant.tenant, grant.key);
    const own = permissionsOf(roles);
    const permissions = grant.permissions.filter((permission) => own.has(permission));
    return {
      tenant: grant.tenant,
      actor: { id: `user:${grant.user}`, roles: rolesWithin(roles, permissions) },
      permissions: new Set(permissions),
      ...{ key: grant.key, by: "token", mints: false },
      ...(grant.strategies !== undefined && { strategies: grant.strategies }),
      ...(grant.templates !== undefined && { templates: grant.templates }),
    };
  }

  /** Of today: a token dies with its key, and shrinks with it. */
  async function rolesOfMinter(tenant: string, id: string): Promise<Caller["actor"]["roles"]> {
    if (bootstrap !== undefined && bootstrap.tenant === tenant && bootstrap.id === id) return ["admin"];
    const verdict = await verifyApiKey(store, { tenant, id, secret: undefined });
    if (verdict.status !== "good" || !verdict.key.mints) throw refused("revoked");
    return verdict.key.roles;
  }

  return async (authorization, now) => {
    const text = bearerOf(authorization);
    if (!text.startsWith("dk_")) return byToken(text, now);
    const parsed = parseApiKey(text);
    if (parsed === undefined) throw refused("wrong");
    return byKey(parsed);
  };
}

const bootstrapCaller = ({ tenant, id }: ParsedKey): Caller => ({
  tenant,
  actor: { id: `key:${id}`, roles: ["admin"] },
  permissions: new Set(PERMISSION_NAMES.filter(isPermission)),
  ...{ key: id, by: "bootstrap", mints: true },
});

function bearerOf(authorization: string | undefined): string {
  const [, text] = /^Bearer ([\x21-\x7e]{1,8192})$/i.exec(authorization ?? "") ?? [];
  if (text !== undefined) return text;
  throw new HttpError(
    401,
    "credential.missing",
    "Send an API key or a token as `authorization: Bearer ...`.",
    challenge('Bearer realm="dunlin"'),
  );
}

const SAYS = {
  wrong: "This key or token is not valid. Ask an admin of the tenant for one.",
  expired: "This key or token has expired. Get a new one.",
  revoked: "This key, or the one that handed out the token, was revoked. Ask an admin of the tenant for another.",
} as const;

function refused(why: keyof typeof SAYS): HttpError {
  return new HttpError(401, `credential.${why}`, SAYS[why], challenge('Bearer realm="dunlin", error="invalid_token"'));
}

const challenge = (value: string) => ({ headers: { "www-authenticate": value } });
