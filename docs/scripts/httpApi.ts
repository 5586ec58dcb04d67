/** Every operation of the HTTP API, from the OpenAPI document that a server gives. */

import { createRuntime, memoryStore } from "@dunlin/runtime";
import { createServer } from "@dunlin/runtime/server";
import { code, type JsonSchema, madeBy, shapeOf, table } from "./markdown.ts";

interface Operation {
  readonly tags?: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: JsonSchema }>> };
  readonly responses: Readonly<
    Record<
      string,
      { readonly description: string; readonly content?: Record<string, { readonly schema?: JsonSchema }> }
    >
  >;
}

interface OpenApi {
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export async function httpApiPage(): Promise<string> {
  const { tags, paths } = await openApi();
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const sections = tags.map(({ name, description }) => {
    const own = operations.filter(({ operation }) => operation.tags?.[0] === name);
    return `\n## ${name[0]?.toUpperCase()}${name.slice(1)}\n\n${description}\n${own.map(section).join("")}`;
  });
  return `# HTTP API

${madeBy("the OpenAPI document of @dunlin/runtime/server")}

Every operation. The document itself is served at \`/openapi.json\`; who may ask what, how refusals look and how to write safely is told in
[HTTP API and embedding](../../packages/runtime/docs/http.md).
${sections.join("")}`;
}

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

async function openApi(): Promise<OpenApi> {
  const runtime = createRuntime({ store: memoryStore(), secret: new Uint8Array(32).fill(1) });
  const server = await createServer(runtime, { logger: SILENT });
  try {
    const answer = await server.handle(new Request("http://127.0.0.1/openapi.json"));
    return (await answer.json()) as OpenApi;
  } finally {
    await server.close();
  }
}

function section({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const { summary, description = "", parameters = [], requestBody, responses } = operation;
  const rows = parameters.map((one) => [
    `${code(one.name)}${one.required ? "*" : ""}`,
    one.in,
    shapeOf(one.schema),
    one.description ?? String(one.schema.description ?? ""),
  ]);
  const body = bodyOf(requestBody?.content);
  const answers = Object.entries(responses)
    .filter(([status]) => !/xx/i.test(status))
    .map(([status, { description: says, content }]) => `${code(status)} ${bodyOf(content) || says.replace(/\.$/, "")}`);
  return `
### ${method} ${path.replaceAll("{", ":").replaceAll("}", "")}

${summary} ${description}
${rows.length === 0 ? "" : `\n${table(["parameter", "in", "is", ""], rows)}\n`}${body === "" ? "" : `\nBody: ${body}.\n`}
Answers: ${answers.join("; ")}.
`;
}

/** The kinds of content, each with the name of its schema or its members. */
function bodyOf(content: Readonly<Record<string, { readonly schema?: JsonSchema }>> = {}): string {
  return Object.entries(content)
    .map(([type, { schema = {} }]) => {
      const members = Object.keys((schema.properties ?? {}) as object);
      const shown = members.length > 0 ? `{ ${members.join(", ")} }` : shapeOf(schema);
      return type === "application/json" ? shown : `${code(type)} ${shown}`;
    })
    .join(", or ");
}
