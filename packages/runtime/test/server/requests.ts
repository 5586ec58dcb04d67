/** A request to any route, made of what the route says about itself; so a new route is tried by every test that walks over all. */

import { SCHEMAS } from "../../src/server/openApi.ts";
import type { Route } from "../../src/server/route.ts";
import type { JsonSchema } from "../../src/server/schemas/schema.ts";
import { type Answered, type CallOptions, type ServerWorld, STRATEGY, TENANT, templateOf } from "./world.ts";

/** What stands in an address under a name. A name that is not here makes every test over all routes fail: add what is real. */
export async function paramsOf(world: ServerWorld, { path, tag }: Route): Promise<Readonly<Record<string, string>>> {
  const id = tag === "keys" ? keyIdOf(world) : tag === "templates" ? "mail" : STRATEGY.id;
  const known: Readonly<Record<string, string>> = { ...(await idsOf(world)), id };
  return Object.fromEntries(
    [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name = ""]) => {
      if (known[name] === undefined) throw new Error(`say in requests.ts what ":${name}" of ${path} is`);
      return [name, known[name]];
    }),
  );
}

const keyIdOf = ({ keys }: ServerWorld): string => /^dk_.+\.([0-9a-f]+)_/.exec(keys.viewer)?.[1] ?? "none";

const IDS = new WeakMap<ServerWorld, Promise<Readonly<Record<string, string>>>>();

function idsOf(world: ServerWorld): Promise<Readonly<Record<string, string>>> {
  const known = IDS.get(world) ?? readIds(world);
  IDS.set(world, known);
  return known;
}

const readIds = ({ store }: ServerWorld): Promise<Readonly<Record<string, string>>> =>
  store.transaction(TENANT, async (tx) => {
    const [contact] = await tx.listOutbox({ limit: 1 });
    const [task] = await tx.documents({ kind: "task", limit: 1 });
    const [migration] = await tx.documents({ kind: "migration", limit: 1 });
    return {
      ...{ caseId: "c1", personId: "d-c1", version: "1", experiment: "tone", notice: "sms/1" },
      ...{ key: contact?.key ?? "none", task: task?.id ?? "none", migration: migration?.id ?? "none" },
    };
  });

export const addressOf = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));

/** The first example of a schema, whether it stands in it or is named by it. */
export function exampleOf(schema: JsonSchema): unknown {
  const { $ref } = schema as { $ref?: string };
  const found = $ref === undefined ? schema : SCHEMAS.find(({ $id }) => `${$id}#` === $ref);
  return (found?.examples as readonly unknown[] | undefined)?.[0];
}

/** Bodies that fit the tenant of the test where the example of the documentation speaks of another. */
const BODIES: Readonly<Record<string, unknown>> = {
  "PUT /v1/strategies/:id/draft": STRATEGY,
  "PUT /v1/templates/:id/draft": templateOf("mail", "email"),
};

export const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

export function bodyOf(route: Route): Pick<CallOptions, "body" | "headers"> {
  const { body, bodyStream, conditional, method } = route;
  const headers = conditional && method === "PUT" ? { "if-match": '"1"' } : {};
  if (bodyStream !== undefined) {
    return { body: bodyStream.example, headers: { "content-type": bodyStream.type } };
  }
  return { ...(body !== undefined && { body: BODIES[nameOf(route)] ?? exampleOf(body) }), headers };
}

/** As the documentation says. @param key - `null`: without a credential. */
export async function ask(
  world: ServerWorld,
  route: Route,
  key?: string | null,
  more: CallOptions = {},
): Promise<Answered> {
  const address = addressOf(route.path, await paramsOf(world, route));
  const { headers, ...body } = bodyOf(route);
  return world.call(route.method, address, {
    ...body,
    ...(key !== undefined && { key }),
    ...more,
    headers: { ...headers, ...more.headers },
  });
}

/** Whether it looks as every refusal does. */
export function isProblem({ status, json, headers }: Answered): boolean {
  return (
    headers["content-type"] === "application/problem+json; charset=utf-8" &&
    json.status === status &&
    json.type === `urn:dunlin:problem:${json.code}` &&
    ["title", "code", "detail", "pointer", "requestId"].every((member) => typeof json[member] === "string") &&
    json.requestId === headers["x-request-id"] &&
    json.stack === undefined &&
    !/\n\s+at |node_modules|\.ts:/.test(JSON.stringify(json))
  );
}
