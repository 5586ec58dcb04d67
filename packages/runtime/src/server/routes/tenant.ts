/** Settings, keys, tokens and the log over HTTP. */

import type { TenantSettings } from "../../model/settings.ts";
import { readLog } from "../../settings/log.ts";
import { createApiKey, listApiKeys, type NewApiKey, revokeApiKey } from "../apiKeys.ts";
import type { Caller } from "../call.ts";
import { fromCursor, isPlainText, pageOf } from "../cursor.ts";
import type { Permission } from "../permissions.ts";
import { HttpError } from "../problems.ts";
import { type Route, route } from "../route.ts";
import { id, object, paging, ref, text } from "../schemas/schema.ts";
import type { Services } from "../services.ts";
import { LONGEST_TOKEN } from "../tokens.ts";

export function tenantRoutes(services: Services): readonly Route[] {
  return [...settingsRoutes(services), ...keyRoutes(services), ...tokenRoutes(services), ...logRoutes(services)];
}

function settingsRoutes({ runtime }: Services): readonly Route[] {
  const { settings } = runtime;
  return [
    route({
      ...{ method: "GET", path: "/v1/callbacks", permission: "settings.change", tag: "tenant", within: "free" },
      summary: "Where providers report payments, replies and receipts to: put these addresses into their settings.",
      answers: { 200: ref("Callbacks") },
      async handle({ tenant }) {
        return { body: { items: runtime.callbacks(tenant) } };
      },
    }),
    route({
      ...{ method: "GET", path: "/v1/settings", permission: "settings.read", tag: "tenant", within: "free" },
      summary: "What is set for this tenant.",
      answers: { 200: ref("Settings") },
      async handle({ tenant }) {
        return { body: await settings.get(tenant) };
      },
    }),
    route<unknown, unknown, { [K in keyof TenantSettings]?: TenantSettings[K] | null }>({
      ...{ method: "PUT", path: "/v1/settings", permission: "settings.change", tag: "tenant" },
      summary: "Replaces the members that are sent; `null` takes one away. Pause and kill switch are here.",
      ...{ body: ref("SettingsChange"), answers: { 200: ref("Settings") } },
      async handle({ tenant, body, actor }) {
        return { body: await settings.change(tenant, body, actor) };
      },
    }),
  ];
}

function keyRoutes({ store }: Services): readonly Route[] {
  return [
    route({
      ...{ method: "GET", path: "/v1/keys", permission: "keys.manage", tag: "keys" },
      summary: "API keys of this tenant, newest first, without their secrets.",
      answers: { 200: ref("ApiKeys") },
      async handle({ tenant }) {
        return { body: { items: await listApiKeys(store, tenant) } };
      },
    }),
    route<unknown, unknown, NewApiKey>({
      ...{ method: "POST", path: "/v1/keys", permission: "keys.manage", tag: "keys" },
      summary: "Makes an API key for this tenant. Its text is in the answer and nowhere else.",
      ...{ body: ref("NewApiKey"), answers: { 201: ref("MadeApiKey") } },
      async handle({ tenant, body, actor }) {
        return { status: 201, body: await createApiKey(store, tenant, body, actor) };
      },
    }),
    route<{ id: string }>({
      ...{ method: "DELETE", path: "/v1/keys/:id", permission: "keys.manage", tag: "keys" },
      summary: "Revokes a key at once, and every token that it handed out.",
      params: object({ id: text("Second part of the key.", { pattern: "^[0-9a-f]{16}$" }) }),
      answers: { 200: ref("ApiKey") },
      async handle({ tenant, params, actor }) {
        return { body: await revokeApiKey(store, tenant, params.id, actor) };
      },
    }),
  ];
}

interface NewToken {
  readonly user: string;
  readonly permissions: readonly Permission[];
  readonly strategies?: readonly string[];
  readonly templates?: readonly string[];
  readonly ttlSeconds?: number;
}

function tokenRoutes({ tokens }: Services): readonly Route[] {
  return [
    route<unknown, unknown, NewToken>({
      ...{ method: "POST", path: "/v1/tokens", permission: "tokens.mint", tag: "keys" },
      summary: "A token of at most five minutes for a user of the host, to embed the editor with.",
      ...{ body: ref("NewToken"), answers: { 201: ref("Token") } },
      async handle({ tenant, body, caller, now }) {
        if (tokens === undefined) {
          throw new HttpError(501, "token.unavailable", "This host has no secret to sign tokens with.");
        }
        mayMint(caller, body.permissions);
        const { ttlSeconds = LONGEST_TOKEN, ...rest } = body;
        const minted = await tokens.mint({ tenant, key: caller.key, ...rest }, ttlSeconds, now);
        return { status: 201, body: minted };
      },
    }),
  ];
}

/** Tokens come from keys that were made for it, and give no more than the key has. */
function mayMint({ by, mints, permissions }: Caller, wanted: readonly Permission[]): void {
  if (by === "token" || !mints) {
    const says = "Only a key that was made with `mints` hands out tokens. Ask an admin for one.";
    throw new HttpError(403, "token.notAllowed", says);
  }
  const index = wanted.findIndex((permission) => !permissions.has(permission));
  if (index === -1) return;
  const says = `The key has no permission ${wanted[index]} itself. Leave it out, or use another key.`;
  throw new HttpError(403, "role.missing", says, { pointer: `/permissions/${index}` });
}

interface LogQuery {
  readonly cursor?: string;
  readonly limit?: number;
  readonly subject?: string;
  readonly what?: string;
}

function logRoutes({ store }: Services): readonly Route[] {
  return [
    route<unknown, LogQuery>({
      ...{ method: "GET", path: "/v1/log", permission: "log.read", tag: "tenant" },
      summary: "What people did, newest first.",
      query: object({
        ...paging,
        "subject?": id("Only about this: `strategy:early`, `person:D-1`."),
        "what?": id("Only this act: `strategy.published`."),
      }),
      answers: { 200: ref("LogPage") },
      async handle({ tenant, query: { cursor, limit = 100, ...filter }, actor }) {
        const after = fromCursor(cursor, isPlainText);
        const entries = await readLog(
          store,
          tenant,
          { ...filter, limit: limit + 1, ...(after !== undefined && { after }) },
          actor,
        );
        return { body: pageOf(entries, limit, { item: (entry) => entry, place: ({ id: at }) => at }) };
      },
    }),
  ];
}
