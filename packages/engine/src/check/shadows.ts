/** Rules, cases and rows that never get their turn, because earlier ones take every case that they would. */

import { pointer } from "../base/pointer.ts";
import type { Condition } from "../model/condition.ts";
import type { Patch } from "../model/diagnostic.ts";
import type { Node } from "../model/node.ts";
import type { Findings } from "./findings.ts";
import type { Parts, PlacedNode } from "./parts.ts";

interface Rule {
  readonly at: string;
  readonly on?: readonly string[];
  readonly when?: Condition;
}

export function checkShadows(parts: Parts, findings: Findings): void {
  for (const list of [parts.exits, parts.handlers]) {
    const rules = list.map(({ at, value }): Rule => ({ ...value, at }));
    for (const { at, by } of shadowed(rules)) findings.add("rule.shadowed", at, { by }, [{ op: "remove", path: at }]);
  }
  for (const placed of parts.nodes.values()) {
    for (const { at, by } of shadowed(casesOf(placed)))
      findings.add("rule.shadowed", at, { by }, withoutCase(placed, at, parts));
  }
}

/** The ordered cases of a node; a row of a table is looked at as one condition. */
function casesOf({ at, node }: PlacedNode): Rule[] {
  if (node?.type === "switch" || node?.type === "waitFor")
    return node.cases.map((each, i): Rule => ({ ...each, at: `${at}/cases/${i}` }));
  if (node?.type !== "table" || node.hit === "collect") return [];
  return node.rows.map(({ match }, i): Rule => {
    const any = match.every((cell) => cell === null);
    return { at: `${at}/rows/${i}`, ...(!any && { when: match as Condition }) };
  });
}

/** What a rule without events listens to: every look. */
const LOOK = "";

/** Each rule all of whose events earlier rules take, by asking the same or nothing at all. */
function* shadowed(rules: readonly Rule[]): Generator<{ readonly at: string; readonly by: string }> {
  const taken = new Map<string, string>();
  for (const { at, on = [LOOK], when } of rules) {
    const keyOf = (event: string, question: string) => `${event} ${question}`;
    const question = when === undefined ? "" : JSON.stringify(when);
    const before = on.map((event) => taken.get(keyOf(event, "")) ?? taken.get(keyOf(event, question)));
    const [by] = before;
    if (by !== undefined && before.every((each) => each !== undefined)) yield { at, by };
    for (const event of on) if (!taken.has(keyOf(event, question))) taken.set(keyOf(event, question), at);
  }
}

/** Takes a case out, and the connection of its port when no other case has it. */
function withoutCase({ at, node, to }: PlacedNode, path: string, { specOf }: Parts): readonly Patch[] {
  const [, list = "", place = ""] = /\/(cases|rows)\/(\d+)$/.exec(path) ?? [];
  const cases = (node as unknown as Readonly<Record<string, readonly { readonly port?: string }[]>>)[list] ?? [];
  const port = cases[Number(place)]?.port ?? "";
  const rest = { ...node, [list]: cases.filter((_, i) => i !== Number(place)) } as unknown as Node;
  const kept = specOf(rest)
    .ports(rest)
    .some(({ name }) => name === port);
  const connection = at + pointer(["to", port]);
  return [
    ...(kept || !Object.hasOwn(to, port) ? [] : [{ op: "remove", path: connection } as const]),
    { op: "remove", path },
  ];
}
