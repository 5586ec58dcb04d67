/**
 * Tokens for the editor inside somebody's page: JWTs that live five minutes at most, say for which tenant, user, permissions
 * and documents they are, and die with the key that handed them out.
 */

import { hkdfSync } from "node:crypto";
import { type CryptoKey, errors, type JWTPayload, jwtVerify, type KeyObject, SignJWT } from "jose";
import { TENANT } from "./apiKeys.ts";
import { isPermission, type Permission } from "./permissions.ts";

/** Seconds. */
export const LONGEST_TOKEN = 300;
/** Seconds that clocks of hosts may differ. */
const TOLERANCE = 10;
const KIND = "dunlin-embed+jwt";

export type TokenKey =
  | { readonly id: string; readonly algorithm: "HS256"; readonly secret: Uint8Array }
  | {
      readonly id: string;
      readonly algorithm: "EdDSA";
      /** Absent: this host can check tokens of this key, not make them. */
      readonly privateKey?: CryptoKey | KeyObject;
      readonly publicKey: CryptoKey | KeyObject;
    };

export interface TokenOptions {
  /** Default `dunlin`. */
  readonly issuer?: string;
  /** Default `dunlin-api`. */
  readonly audience?: string;
  /** The first one signs; all of them verify, each by its own algorithm only. */
  readonly keys: readonly TokenKey[];
}

/** What a token lets its bearer do. */
export interface TokenGrant {
  readonly tenant: string;
  /** Id of the key that handed it out. */
  readonly key: string;
  /** Id of the user, as the host names them: who acted, in the journal and the log. */
  readonly user: string;
  readonly permissions: readonly Permission[];
  /** Ids; absent: all. */
  readonly strategies?: readonly string[];
  readonly templates?: readonly string[];
}

export interface Tokens {
  /** @param ttlSeconds - 1..300. @returns The text and when it ends (ms). */
  mint(
    grant: TokenGrant,
    ttlSeconds: number,
    now: number,
  ): Promise<{ readonly token: string; readonly expiresAt: number }>;
  verify(token: string, now: number): Promise<TokenVerdict>;
}

export type TokenVerdict =
  | { readonly status: "good"; readonly grant: TokenGrant }
  | { readonly status: "wrong" | "expired" };

/** The signing key of a host that has only its secret: derived, so that it is good for nothing else. */
export function tokenKeyOf(secret: Uint8Array): TokenKey {
  const derived = new Uint8Array(hkdfSync("sha256", secret, new Uint8Array(0), "dunlin.embed.1", 32));
  return { id: "secret", algorithm: "HS256", secret: derived };
}

/** @throws RangeError for no key, two of one id, or a secret shorter than 32 bytes. */
export function createTokens({ issuer = "dunlin", audience = "dunlin-api", keys }: TokenOptions): Tokens {
  const byId = new Map(keys.map((key) => [key.id, key]));
  if (keys.length === 0 || byId.size !== keys.length) throw new RangeError("tokens need keys, each with its own id");
  for (const key of keys) {
    if (key.algorithm === "HS256" && key.secret.length < 32) throw new RangeError("a secret has at least 32 bytes");
  }
  return {
    async mint(grant, ttlSeconds, now) {
      const key = keys[0] as TokenKey;
      const signing = key.algorithm === "HS256" ? key.secret : key.privateKey;
      if (signing === undefined) throw new RangeError(`the key ${key.id} can only verify`);
      const issued = Math.floor(now / 1000);
      const ends = issued + Math.min(LONGEST_TOKEN, Math.max(1, Math.trunc(ttlSeconds)));
      const token = await new SignJWT(claimsOf(grant))
        .setProtectedHeader({ alg: key.algorithm, kid: key.id, typ: KIND })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(grant.user)
        .setIssuedAt(issued)
        .setExpirationTime(ends)
        .sign(signing);
      return { token, expiresAt: ends * 1000 };
    },
    async verify(token, now) {
      const key = byId.get(kidOf(token) ?? "");
      if (key === undefined) return { status: "wrong" };
      try {
        const { payload } = await jwtVerify(token, key.algorithm === "HS256" ? key.secret : key.publicKey, {
          ...{ issuer, audience, typ: KIND, algorithms: [key.algorithm], clockTolerance: TOLERANCE },
          ...{ currentDate: new Date(now), requiredClaims: ["sub", "iat", "exp", "tenant", "key", "permissions"] },
        });
        const grant = grantOf(payload, now);
        return grant === undefined ? { status: "wrong" } : { status: "good", grant };
      } catch (reason) {
        if (reason instanceof errors.JWTExpired) return { status: "expired" };
        if (reason instanceof errors.JOSEError || reason instanceof TypeError) return { status: "wrong" };
        throw reason;
      }
    },
  };
}

const claimsOf = ({ tenant, key, permissions, strategies, templates }: TokenGrant): JWTPayload => ({
  ...{ tenant, key, permissions: [...permissions] },
  ...(strategies !== undefined && { strategies: [...strategies] }),
  ...(templates !== undefined && { templates: [...templates] }),
});

/** Of a header that nobody has checked yet: only to choose among our own keys. */
function kidOf(token: string): string | undefined {
  if (token.length > 8192) return undefined;
  const [header = "", ...rest] = token.split(".");
  if (rest.length !== 2) return undefined;
  try {
    const { kid } = JSON.parse(Buffer.from(header, "base64url").toString("utf8")) as { kid?: unknown };
    return typeof kid === "string" ? kid : undefined;
  } catch {
    return undefined;
  }
}

/** A signed token can still say too much: one that lives longer than five minutes was not made by this rule. */
function grantOf(claims: JWTPayload, now: number): TokenGrant | undefined {
  const { tenant, key, sub, permissions, strategies, templates, iat = 0, exp = 0 } = claims;
  if (exp - iat > LONGEST_TOKEN || iat * 1000 > now + TOLERANCE * 1000) return undefined;
  if (typeof tenant !== "string" || !TENANT.test(tenant) || typeof key !== "string" || typeof sub !== "string") {
    return undefined;
  }
  if (!isTexts(permissions) || !permissions.every(isPermission)) return undefined;
  if (strategies !== undefined && !isTexts(strategies)) return undefined;
  if (templates !== undefined && !isTexts(templates)) return undefined;
  return {
    ...{ tenant, key, user: sub, permissions },
    ...(isTexts(strategies) && { strategies }),
    ...(isTexts(templates) && { templates }),
  };
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");
