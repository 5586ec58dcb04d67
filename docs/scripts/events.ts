/** What a host tells the engine: the catalog of event types and the members of their data. */

import { EVENTS } from "@dunlin/engine";
import { code, grouped, madeBy, table } from "./markdown.ts";

export function eventsPage(): string {
  const families = grouped(Object.entries(EVENTS), ([type]) => type.split(".")[0] ?? type);
  const sections = [...families].map(([family, entries]) => {
    const rows = entries.map(([type, shape]) => [code(type), membersOf(shape)]);
    return `\n## ${family}\n\n${table(["type", "data (* required)"], rows)}\n`;
  });
  return `# Events

${madeBy("the event catalog of the engine")}

What happened outside: \`{ type, id?, at?, data? }\`. An \`id\` is unique per source fact, so that one that comes twice counts once; \`at\` is when it happened, by default
now. Events say when to look; what is true of the debt is in the facts. What they mean to a case is in [the format](../../packages/engine/FORMAT.md#12-events-and-effects).
\`custom.<name>\` is free for hosts.
${sections.join("")}`;
}

function membersOf(shape: Readonly<Record<string, string>>): string {
  const members = Object.entries(shape);
  if (members.length === 0) return "none";
  return members
    .map(([name, type]) => `${code(name.replace("*", ""))}${name.endsWith("*") ? "*" : ""} ${type}`)
    .join(", ");
}
