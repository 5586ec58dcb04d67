/** Every block of a template: where it can stand, what it takes, and what a new one says. */

import { type BlockDefinition, blockRegistry } from "@dunlin/templates/editing";
import { code, fenced, type JsonSchema, madeBy, shapeOf, table } from "./markdown.ts";

const GROUPS = ["layout", "content", "debt", "forms", "legal", "expert"] as const;

export function blocksPage(): string {
  const blocks = [...blockRegistry().values()];
  return `# Blocks

${madeBy("the blocks of @dunlin/templates")}

What messages and pages are made of. A block stands where its kind of template is named; the others refuse it. Hosts add blocks of their own, with a dot in
their type.
${GROUPS.map((group) =>
  groupOf(
    group,
    blocks.filter((block) => block.group === group),
  ),
).join("")}`;
}

const groupOf = (group: string, blocks: readonly BlockDefinition[]): string =>
  `\n## ${group[0]?.toUpperCase()}${group.slice(1)}\n${blocks.map(section).join("")}`;

function section({ type, title, summary, kinds, role, propsSchema, defaults, constraints }: BlockDefinition): string {
  const { properties = {}, required = [] } = propsSchema as {
    properties?: Record<string, JsonSchema>;
    required?: readonly string[];
  };
  const rows = Object.entries(properties).map(([name, schema]) => [
    `${code(name)}${required.includes(name) ? "*" : ""}`,
    shapeOf(schema),
    String(schema.description ?? ""),
  ]);
  const notes = [
    `In: ${kinds.join(", ")}.`,
    role === "row" ? "A band across the message." : "",
    constraints?.once ? "Once in a template." : "",
    constraints?.last ? "At the end." : "",
    constraints?.permission === undefined ? "" : `Needs the permission ${code(constraints.permission)}.`,
  ];
  return `
### ${type}

**${title}.** ${summary} ${notes.filter(Boolean).join(" ")}
${rows.length === 0 ? "" : `\n${table(["property", "is", ""], rows)}\n`}
A new one:

${fenced(defaults)}
`;
}
