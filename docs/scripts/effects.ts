/** What the engine asks a host to do, from the types and their comments. */

import { readFileSync } from "node:fs";
import { type DocInterface, interfacesIn } from "./docComments.ts";
import { code, madeBy, table } from "./markdown.ts";

const SOURCE = new URL("../../packages/engine/src/model/effect.ts", import.meta.url);

export function effectsPage(): string {
  const all = interfacesIn(readFileSync(SOURCE, "utf8"));
  const base = all.find(({ name }) => name === "EffectBase");
  const effects = all.filter(({ members }) => members.some(({ name }) => name === "kind"));
  return `# Effects

${madeBy("packages/engine/src/model/effect.ts")}

What the engine asks the host to do. An effect is an intention with an id that is made of case, run, strategy, version, node, visit and place, each part percent-encoded: a host may deliver it
twice, its receiver sees one. Moments are milliseconds since 1970, amounts are in the smallest unit of a currency.

Every effect has:

${membersOf(base)}
${effects.map(section).join("")}`;
}

function section(effect: DocInterface): string {
  const kind = effect.members.find(({ name }) => name === "kind")?.type ?? "";
  const title = kind.startsWith("`") ? "custom.<name>" : JSON.parse(kind);
  return `\n## ${code(title)}\n${effect.says === "" ? "" : `\n${effect.says}\n`}\n${membersOf(effect)}\n`;
}

function membersOf(of: DocInterface | undefined): string {
  const rows = (of?.members ?? [])
    .filter(({ name }) => name !== "kind")
    .map(({ name, type, optional, says }) => [`${code(name)}${optional ? "" : "*"}`, code(type), says]);
  return rows.length === 0 ? "Nothing else." : table(["member (* always)", "type", ""], rows);
}
