/** Looks at every answer of the API before it is written: fast serializers drop what their schema does not know, in silence. */

import { createRequire } from "node:module";
import type { FastifyInstance } from "fastify";
import { SCHEMAS } from "../../src/server/openApi.ts";
import type { Route } from "../../src/server/route.ts";
import type { JsonSchema } from "../../src/server/schemas/schema.ts";

interface Validator {
  addSchema(schema: object): void;
  compile(schema: object): {
    (value: unknown): boolean;
    errors?: readonly { instancePath: string; message?: string; params: object }[] | null;
  };
}

// Only the engine and the templates depend on it.
const require = createRequire(new URL("../../../engine/package.json", import.meta.url));
const { default: Ajv } = require("ajv/dist/2020") as { default: new (options: object) => Validator };

export function validator(): Validator {
  const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  for (const schema of SCHEMAS) ajv.addSchema(schema);
  return ajv;
}

/** What is wrong with a value, as lines; none when it keeps to the schema. */
export function flawsOf(ajv: Validator, schema: JsonSchema, value: unknown): readonly string[] {
  const check = ajv.compile(schema);
  if (check(JSON.parse(JSON.stringify(value)))) return [];
  return (check.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

export interface AnswerCheck {
  readonly flaws: string[];
  /** `GET /v1/cases`: those that answered well. */
  readonly answered: Set<string>;
  hook(app: FastifyInstance): void;
  /** Told once the server is there. */
  know(routes: readonly Route[]): void;
}

export function answerCheck(): AnswerCheck {
  const ajv = validator();
  const flaws: string[] = [];
  const answered = new Set<string>();
  let routes: readonly Route[] = [];
  return {
    flaws,
    answered,
    know(known) {
      routes = known;
    },
    hook(app) {
      app.addHook("preSerialization", async (request, reply, payload) => {
        const { method, routeOptions } = request;
        const route = routes.find((one) => one.method === method && one.path === routeOptions.url);
        const schema = route?.answers[reply.statusCode];
        if (schema === undefined || schema === null || reply.statusCode >= 400) return payload;
        const found = flawsOf(ajv, schema, payload);
        flaws.push(...found.map((flaw) => `${method} ${routeOptions.url}: ${flaw}`));
        return payload;
      });
      app.addHook("onResponse", async ({ method, routeOptions }, reply) => {
        if (reply.statusCode < 300) answered.add(`${method} ${routeOptions.url}`);
      });
    },
  };
}
