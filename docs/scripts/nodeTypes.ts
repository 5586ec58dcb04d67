/** Every step a strategy can have: parameters from its schema, ways out from the type itself, and one from a strategy of the field. */

import { readdirSync, readFileSync } from "node:fs";
import { type LooseNode, nodeTypes, portsOf } from "@dunlin/engine/editing";
import { code, fenced, type JsonSchema, madeBy, shapeOf, table } from "./markdown.ts";

const BLUEPRINTS = new URL("../../examples/strategies/", import.meta.url);

export function nodeTypesPage(): string {
  const examples = nodesOfBlueprints();
  const types = nodeTypes();
  return `# Node types

${madeBy("the node types of the engine and examples/strategies")}

The steps of a strategy. What they mean to the letter, and what holds for all of them, is in [the format](../../packages/engine/FORMAT.md#5-nodes). Parameters with * must be given; a way out
that is not connected leads where the one in brackets does.

${table(
  ["type", "what it does"],
  types.map(({ type, title }) => [`[${code(type)}](#${type.toLowerCase()})`, title]),
)}
${types.map((info) => section(info, examples.get(info.type))).join("")}`;
}

type Info = ReturnType<typeof nodeTypes>[number];

function section({ type, title, parameters }: Info, example: LooseNode | undefined): string {
  const rows = Object.entries(parameters.properties).map(([name, schema]) => [
    `${code(name)}${parameters.required?.includes(name) ? "*" : ""}`,
    shapeOf(schema),
    schema.default === undefined ? "" : code(String(schema.default)),
    String((schema as JsonSchema).description ?? ""),
  ]);
  const parts = [
    `\n## ${type}\n\n${title}\n`,
    rows.length === 0 ? "" : `\n${table(["parameter", "is", "default", ""], rows)}\n`,
    example === undefined ? "" : `\n${waysOut(example)}\n\n${fenced(example)}\n`,
  ];
  return parts.join("");
}

function waysOut(node: LooseNode): string {
  const ports = portsOf(node);
  if (ports.length === 0) return "No way out: the case ends, or goes on elsewhere.";
  const told = ports.map(({ name, required, fallback }) =>
    required ? `${code(name)}*` : fallback === undefined ? code(name) : `${code(name)} (${fallback})`,
  );
  return `Ways out of the example: ${told.join(", ")}.`;
}

/** The shortest node of each type in the strategies to start from. */
function nodesOfBlueprints(): ReadonlyMap<string, LooseNode> {
  const found = new Map<string, LooseNode>();
  for (const file of filesIn(BLUEPRINTS)) {
    const { nodes = {} } = JSON.parse(readFileSync(file, "utf8")) as { nodes?: Record<string, LooseNode> };
    for (const node of Object.values(nodes)) {
      const known = found.get(node.type);
      if (known === undefined || size(node) < size(known)) found.set(node.type, node);
    }
  }
  return found;
}

const size = (node: LooseNode): number => JSON.stringify(node).length;

const filesIn = (folder: URL): URL[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json") && !name.includes("node_modules"))
    .sort()
    .map((name) => new URL(name, folder));
