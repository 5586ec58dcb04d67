/** Who is believed: API keys, and tokens that they hand out. */

import { createHmac, generateKeyPairSync } from "node:crypto";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApiKey, newApiKey, parseApiKey } from "../../src/server/apiKeys.ts";
import { createAuthenticate } from "../../src/server/authenticate.ts";
import { PERMISSION_NAMES } from "../../src/server/permissions.ts";
import { createTokens, tokenKeyOf } from "../../src/server/tokens.ts";
import { isProblem } from "./requests.ts";
import { ADMIN, OTHER, SECRET, type ServerWorld, serverWorld, TENANT } from "./world.ts";

const bootstrap = newApiKey(TENANT).text;
let world: ServerWorld;
beforeAll(async () => {
  world = await serverWorld({ server: { bootstrapKey: bootstrap } });
});
afterAll(() => world.server.close());

const list = (key: string | null) => world.call("GET", "/v1/strategies", { key });

async function code(key: string): Promise<string> {
  const answer = await list(key);
  if (answer.status !== 200) expect(isProblem(answer)).toBe(true);
  return answer.status === 200 ? "good" : `${answer.status} ${answer.json.code}`;
}

describe("HA12 API keys", () => {
  test("HA12 only the exact key opens its tenant", async () => {
    const { id, secret } = parseApiKey(world.keys.viewer) ?? { id: "", secret: "" };
    const other = Buffer.from(OTHER).toString("base64url");
    const own = Buffer.from(TENANT).toString("base64url");
    const flipped = `${secret.slice(0, -1)}${secret.endsWith("0") ? "1" : "0"}`;
    expect(await code(world.keys.viewer)).toBe("good");
    for (const wrong of [
      `dk_${own}.${id}_${flipped}`,
      `dk_${other}.${id}_${secret}`,
      `dk_${own}.${"0".repeat(16)}_${secret}`,
      `dk_${own}.${id}_`,
      `dk_${own}.${id}_${secret}0`,
      `dk_${own}=.${id}_${secret}`,
      `dk_${Buffer.from("a/../b").toString("base64url")}.${id}_${secret}`,
      "dk_",
      "null",
      secret,
    ]) {
      expect([wrong, await code(wrong)]).toEqual([wrong, "401 credential.wrong"]);
    }
  });

  test("HA12 whatever else stands in the header is no credential", async () => {
    for (const authorization of [
      "",
      "Bearer",
      "Bearer ",
      `Basic ${btoa("a:b")}`,
      world.keys.admin,
      `Bearer a b`,
      `Bearer ${"a".repeat(9000)}`,
    ]) {
      const answer = await world.call("GET", "/v1/strategies", { key: null, headers: { authorization } });
      expect([authorization.slice(0, 20), answer.status]).toEqual([authorization.slice(0, 20), 401]);
    }
    const twice = await world.call("GET", `/v1/strategies?key=${world.keys.admin}`, { key: null });
    expect(twice.json.code).toBe("credential.missing");
  });

  test("HA12 the store knows a digest of the secret, never the secret", async () => {
    const { text } = await createApiKey(world.store, TENANT, { roles: ["viewer"] }, ADMIN);
    const { secret = "" } = parseApiKey(text) ?? {};
    const rows = await world.store.transaction(TENANT, (tx) => tx.documents({ kind: "apiKey" }));
    expect(JSON.stringify(rows)).not.toContain(secret);
    const { text: told } = await world.call("GET", "/v1/keys");
    expect(told).not.toMatch(/digest|[0-9a-f]{64}/);
  });

  test("HA12 a key ends at its moment, and the day of its use is noted", async () => {
    const expiresAt = world.clock.now() + 60_000;
    const { text, key } = await createApiKey(world.store, TENANT, { roles: ["viewer"], expiresAt }, ADMIN);
    expect(await code(text)).toBe("good");
    const told = (await world.call("GET", "/v1/keys")).json.items.find(({ id }: { id: string }) => id === key.id);
    expect(told.lastUsedOn).toBe("2026-03-02");
    const before = world.clock.now();
    world.clock.set(expiresAt);
    expect(await code(text)).toBe("401 credential.expired");
    world.clock.set(before);
    const late = await world.call("POST", "/v1/keys", { body: { roles: ["viewer"], expiresAt: before - 1 } });
    expect([late.status, late.json.pointer]).toEqual([422, "/expiresAt"]);
  });

  test("HA12 a revoked key opens nothing any more, and stays in the list", async () => {
    const made = await world.call("POST", "/v1/keys", { body: { roles: ["viewer", "agent"] } });
    expect(made.status).toBe(201);
    expect(await code(made.json.text)).toBe("good");
    const { id } = made.json.key;
    const strange = await world.call("DELETE", `/v1/keys/${id}`, { key: world.stranger });
    expect([strange.status, strange.json.code]).toEqual([404, "key.unknown"]);
    expect(await code(made.json.text)).toBe("good");
    expect((await world.call("DELETE", `/v1/keys/${id}`)).json.revokedBy).toMatch(/^key:/);
    expect(await code(made.json.text)).toBe("401 credential.revoked");
    const { items } = (await world.call("GET", "/v1/keys")).json;
    expect(items.find((one: { id: string }) => one.id === id)).toMatchObject({ roles: ["viewer", "agent"] });
  });

  test("HA12 making and revoking is in the log of the tenant", async () => {
    const { items } = (await world.call("GET", "/v1/log?what=key.revoked")).json;
    expect(items[0]).toMatchObject({ what: "key.revoked", subject: expect.stringMatching(/^key:[0-9a-f]{16}$/) });
  });

  test("HA13 the first key of a host is admin of its tenant without being stored", async () => {
    expect(await code(bootstrap)).toBe("good");
    expect(await code(`${bootstrap.slice(0, -1)}${bootstrap.endsWith("0") ? "1" : "0"}`)).toBe("401 credential.wrong");
    expect((await world.call("GET", "/v1/keys", { key: bootstrap })).status).toBe(200);
    const { id = "" } = parseApiKey(bootstrap) ?? {};
    expect((await world.call("GET", "/v1/keys")).text).not.toContain(id);
    expect(() => createAuthenticate({ store: world.store, bootstrapKey: "secret" })).toThrow(RangeError);
  });
});

describe("HA14 tokens", () => {
  const now = () => Math.floor(world.clock.now() / 1000);
  const minterId = () => parseApiKey(world.minter)?.id ?? "";
  const good = () => ({
    ...{ iss: "dunlin", aud: "dunlin-api", sub: "42", iat: now(), exp: now() + 120, tenant: TENANT },
    ...{ key: minterId(), permissions: ["strategies.read"] },
  });
  const header = { alg: "HS256", kid: "secret", typ: "dunlin-embed+jwt" };
  const key = tokenKeyOf(SECRET);
  const secret = key.algorithm === "HS256" ? key.secret : new Uint8Array();
  const signed = (claims: object, head: object = header, by: Uint8Array = secret): string => {
    const [a, b] = [head, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
    return `${a}.${b}.${createHmac("sha256", by).update(`${a}.${b}`).digest("base64url")}`;
  };

  test("HA14 a token of a key that may hand them out acts for its user within its permissions", async () => {
    const body = { user: "42", permissions: ["strategies.read", "strategies.draft"], ttlSeconds: 60 };
    const made = await world.call("POST", "/v1/tokens", { key: world.minter, body });
    expect(made.json.expiresAt).toBe((now() + 60) * 1000);
    const { token } = made.json;
    const draft = (await world.call("GET", "/v1/strategies/reminders/draft", { key: token })).json;
    const headers = { "if-match": `"${draft.rev}"` };
    const saved = await world.call("PUT", "/v1/strategies/reminders/draft", {
      ...{ key: token, headers, body: { ...draft.document, name: "By 42" } },
    });
    expect(saved.json.savedBy).toBe("user:42");
    const refused = await world.call("GET", "/v1/cases", { key: token });
    expect([refused.status, refused.json.code]).toEqual([403, "role.missing"]);
  });

  test("HA14 a key hands out no more than it has, and only where it was made for it; a token hands out nothing", async () => {
    const mint = (by: string, permissions: readonly string[]) =>
      world.call("POST", "/v1/tokens", { key: by, body: { user: "1", permissions } });
    expect((await mint(world.keys.admin, ["strategies.read"])).json.code).toBe("token.notAllowed");
    const viewer = await createApiKey(world.store, TENANT, { roles: ["viewer"], mints: true }, ADMIN);
    const more = await mint(viewer.text, ["strategies.read", "keys.manage"]);
    expect([more.status, more.json.code, more.json.pointer]).toEqual([403, "role.missing", "/permissions/1"]);
    const { token } = (await mint(world.minter, ["tokens.mint", "keys.manage"])).json;
    expect((await mint(token, ["tokens.mint"])).json.code).toBe("token.notAllowed");
    expect((await mint(world.minter, ["everything"])).status).toBe(422);
    const long = { user: "1", permissions: ["strategies.read"], ttlSeconds: 301 };
    expect((await world.call("POST", "/v1/tokens", { key: world.minter, body: long })).status).toBe(422);
  });

  test("HA14 a token that was not made by these rules is refused", async () => {
    expect(await code(signed(good()))).toBe("good");
    const { publicKey } = generateKeyPairSync("ed25519");
    const none = `${Buffer.from(JSON.stringify({ ...header, alg: "none" })).toString("base64url")}.${signed(good()).split(".")[1]}.`;
    const wrong: Readonly<Record<string, string>> = {
      none,
      noneSigned: signed(good(), { ...header, alg: "none" }),
      otherSecret: signed(good(), header, new Uint8Array(32).fill(9)),
      rootSecret: signed(good(), header, SECRET),
      otherAlgorithm: signed(good(), { ...header, alg: "HS512" }),
      confusedKey: signed(good(), { ...header, alg: "EdDSA" }, publicKey.export({ type: "spki", format: "der" })),
      noKid: signed(good(), { alg: "HS256", typ: header.typ }),
      otherKid: signed(good(), { ...header, kid: "../secret" }),
      otherType: signed(good(), { ...header, typ: "JWT" }),
      critical: signed(good(), { ...header, crit: ["b64"], b64: false }),
      audience: signed({ ...good(), aud: "somebody" }),
      issuer: signed({ ...good(), iss: "somebody" }),
      later: signed({ ...good(), nbf: now() + 100 }),
      tooLong: signed({ ...good(), exp: now() + 3600 }),
      backdated: signed({ ...good(), iat: now() - 7200, exp: now() + 100 }),
      ofTomorrow: signed({ ...good(), iat: now() + 86_400, exp: now() + 86_500 }),
      noEnd: signed({ ...good(), exp: undefined }),
      noTenant: signed({ ...good(), tenant: undefined }),
      noUser: signed({ ...good(), sub: undefined }),
      strangePermission: signed({ ...good(), permissions: ["strategies.read", "root"] }),
      textPermission: signed({ ...good(), permissions: "strategies.read" }),
      changed: signed(good()).replace(
        /\.([^.]+)\./,
        `.${Buffer.from(JSON.stringify({ ...good(), permissions: PERMISSION_NAMES })).toString("base64url")}.`,
      ),
      parts: `${signed(good())}.x`,
    };
    for (const [name, token] of Object.entries(wrong)) {
      expect([name, await code(token)]).toEqual([name, "401 credential.wrong"]);
    }
    expect(await code(signed({ ...good(), iat: now() - 200, exp: now() - 11 }))).toBe("401 credential.expired");
  });

  test("HA14 a token of another tenant's key is none of this one's", async () => {
    const foreign = parseApiKey(world.stranger)?.id;
    expect(await code(signed({ ...good(), key: foreign }))).toBe("401 credential.revoked");
    const theirs = await world.call("GET", "/v1/strategies", {
      key: signed({ ...good(), tenant: OTHER, key: foreign }),
    });
    expect(theirs.json.items).toEqual([]);
  });

  test("HA14 it dies with the key that handed it out", async () => {
    const made = await world.call("POST", "/v1/keys", { body: { roles: ["viewer"], mints: true } });
    const body = { user: "7", permissions: ["strategies.read"] };
    const { token } = (await world.call("POST", "/v1/tokens", { key: made.json.text, body })).json;
    expect(await code(token)).toBe("good");
    await world.call("DELETE", `/v1/keys/${made.json.key.id}`);
    expect(await code(token)).toBe("401 credential.revoked");
  });

  test("HA14 keys of the host sign by EdDSA, older ones still verify, and one never passes for another algorithm", async () => {
    const pair = generateKeyPairSync("ed25519");
    const tokens = createTokens({ keys: [{ id: "new", algorithm: "EdDSA", ...pair }, key] });
    const grant = { tenant: TENANT, key: minterId(), user: "42", permissions: ["strategies.read"] as const };
    const at = world.clock.now();
    const { token } = await tokens.mint(grant, 60, at);
    expect(await tokens.verify(token, at)).toMatchObject({ status: "good", grant });
    expect(await tokens.verify(token, at + 75_000)).toEqual({ status: "expired" });
    expect(await tokens.verify(signed(good()), at)).toMatchObject({ status: "good" });
    const der = pair.publicKey.export({ type: "spki", format: "der" });
    expect(await tokens.verify(signed(good(), { ...header, kid: "new" }, der), at)).toEqual({ status: "wrong" });
    const stranger = await new SignJWT(good())
      .setProtectedHeader({ alg: "EdDSA", kid: "new", typ: header.typ })
      .sign(generateKeyPairSync("ed25519").privateKey);
    expect(await tokens.verify(stranger, at)).toEqual({ status: "wrong" });
    expect(() => createTokens({ keys: [] })).toThrow(RangeError);
    expect(() => createTokens({ keys: [key, key] })).toThrow(RangeError);
    expect(() => createTokens({ keys: [{ id: "a", algorithm: "HS256", secret: new Uint8Array(8) }] })).toThrow(
      RangeError,
    );
  });
});
