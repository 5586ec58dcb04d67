/** The OpenAPI 3.1 document: made of the same schemas that validate what comes and write what goes. */

import swagger from "@fastify/swagger";
import type { FastifyInstance, FastifySchema } from "fastify";
import { packageVersion } from "../version.ts";
import { rolesOf } from "./permissions.ts";
import type { Route } from "./route.ts";
import { CASE_SCHEMAS } from "./schemas/cases.ts";
import { DOCUMENT_SCHEMAS } from "./schemas/documents.ts";
import { INBOUND_SCHEMAS } from "./schemas/inbound.ts";
import { MIGRATION_SCHEMAS } from "./schemas/migrations.ts";
import { OUTBOX_SCHEMAS } from "./schemas/outbox.ts";
import { PEOPLE_SCHEMAS } from "./schemas/people.ts";
import { PROBLEM } from "./schemas/problem.ts";
import { type JsonSchema, object, ref, text } from "./schemas/schema.ts";
import { TASK_SCHEMAS } from "./schemas/tasks.ts";
import { TENANT_SCHEMAS } from "./schemas/tenant.ts";

export const SCHEMAS: readonly JsonSchema[] = [
  ...[PROBLEM, ...DOCUMENT_SCHEMAS, ...MIGRATION_SCHEMAS, ...OUTBOX_SCHEMAS, ...CASE_SCHEMAS, ...TASK_SCHEMAS],
  ...[...PEOPLE_SCHEMAS, ...TENANT_SCHEMAS, ...INBOUND_SCHEMAS],
];

const TAGS = [
  { name: "strategies", description: "Drafts, versions, publication and counts of strategies." },
  { name: "templates", description: "Drafts, versions and publication of message templates, and the brand." },
  { name: "cases", description: "Debts on their way through strategies." },
  { name: "tasks", description: "What people are asked to do about a case." },
  { name: "outbox", description: "Contacts on their way." },
  { name: "inbound", description: "What providers told and nobody could match." },
  { name: "people", description: "What a person may ask for: to see everything, to be forgotten." },
  { name: "tenant", description: "Settings and the log of what people did." },
  { name: "keys", description: "API keys, and tokens for embedding." },
];

/** Registered before the routes, which it collects. */
export async function registerOpenApi(app: FastifyInstance, publicUrl: string | undefined): Promise<void> {
  for (const schema of SCHEMAS) app.addSchema(schema);
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Dunlin",
        version: packageVersion(),
        description: "Debt collections strategies: authored, published, run and explained.",
        license: { name: "MIT", identifier: "MIT" },
      },
      servers: [{ url: publicUrl ?? "/" }],
      tags: TAGS,
      components: {
        securitySchemes: {
          bearer: {
            type: "http",
            scheme: "bearer",
            description: "An API key (`dk_...`) or a token of `POST /v1/tokens`.",
          },
        },
      },
      security: [{ bearer: [] }],
    },
    transform: ({ schema, url }) => ({ schema: withRefusals(schema), url }),
    refResolver: {
      buildLocalReference: (json, _base, _fragment, i) => (typeof json.$id === "string" ? json.$id : `schema${i}`),
    },
  });
}

/** Refusals are written by one function for all routes, so they are documented without a serializer for each. */
function withRefusals(schema: FastifySchema | undefined): FastifySchema {
  const own = (schema ?? {}) as FastifySchema & { hide?: boolean; response?: object };
  if (own.hide === true) return own;
  const refusals = {
    "4xx": problem("Refused: the code says why, the pointer where, the sentence what to do."),
    "5xx": problem("Not done. 503: repeat it later."),
  };
  return { ...own, response: { ...own.response, ...refusals } };
}

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ref("Problem") } },
});

/** The schema of Fastify: it validates by it, writes answers by it, and documents it. */
export function schemaOf(route: Route): FastifySchema & Record<string, unknown> {
  const { params, query, body, tag, summary, permission, answers, bodyStream } = route;
  const roles = rolesOf(permission).join(", ");
  const entries = Object.entries(answers).map(([status, schema]) => [status, answerOf(route, Number(status), schema)]);
  return {
    ...(params !== undefined && { params }),
    ...(query !== undefined && { querystring: query }),
    ...(body !== undefined && { body }),
    ...(bodyStream !== undefined && { consumes: [bodyStream.type] }),
    ...(headersOf(route) !== undefined && { headers: headersOf(route) }),
    ...{ tags: [tag], summary, operationId: operationIdOf(route) },
    description: `Permission \`${permission}\`, of the roles ${roles}.`,
    response: Object.fromEntries(entries),
  };
}

/** `postCasesCaseIdEvents` */
function operationIdOf({ method, path }: Route): string {
  const parts = path
    .replace("/v1/", "")
    .split("/")
    .map((part) => part.replace(":", ""));
  return method.toLowerCase() + parts.map((part) => `${part[0]?.toUpperCase()}${part.slice(1)}`).join("");
}

function answerOf({ alsoAnswers = [] }: Route, status: number, schema: JsonSchema | null): unknown {
  const description = status === 304 ? "Unchanged." : status === 201 ? "Made." : status === 204 ? "Done." : "Answered.";
  if (schema === null) return { description, type: "null" };
  const lines = status === 200 ? alsoAnswers.map((type) => [type, { schema: { type: "string" } }]) : [];
  return { description, content: { "application/json": { schema }, ...Object.fromEntries(lines) } };
}

function headersOf({ once, conditional, method }: Route): JsonSchema | undefined {
  const members: Record<string, JsonSchema> = {
    ...(once && {
      "idempotency-key?": text("The same key gets the same answer for a day.", { minLength: 1, maxLength: 200 }),
    }),
    ...(conditional && method === "PUT" && { "if-match?": text("ETag of the draft that was changed.") }),
    ...(conditional && { "if-none-match?": text("`*` for a new one; an ETag to be told only what is new.") }),
  };
  return Object.keys(members).length === 0 ? undefined : object(members, { additionalProperties: true });
}

/** What hooks know of a route. */
export const operationOf = ({ permission, tag }: Route) => ({ permission, tag });
