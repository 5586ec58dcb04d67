/** Ids that must be unique in their list: exit rules, handlers, variants of a split, options of an offer, ports of a node. */

import type { Patch } from "../model/diagnostic.ts";
import type { Id } from "../model/notation.ts";
import type { Findings } from "./findings.ts";
import type { Parts } from "./parts.ts";

export function checkIds(parts: Parts, findings: Findings): void {
  checkUnique(
    "exit rule",
    parts.exits.map(({ at, value }) => ({ at: `${at}/id`, id: value.id })),
    findings,
    numbered,
  );
  checkUnique(
    "handler",
    parts.handlers.map(({ at, value }) => ({ at: `${at}/id`, id: value.id })),
    findings,
    numbered,
  );
  for (const { at, node } of parts.nodes.values()) {
    if (node === undefined) continue;
    if (node.type === "split") {
      checkUnique(
        "variant",
        node.variants.map(({ key }, i) => ({ at: `${at}/variants/${i}/key`, id: key })),
        findings,
      );
    }
    if (node.type === "offer") {
      checkUnique(
        "option",
        node.options.map(({ key }, i) => ({ at: `${at}/options/${i}/key`, id: key })),
        findings,
      );
    }
    const ports = new Set<string>();
    for (const { name } of parts.specOf(node).ports(node)) {
      if (ports.has(name)) findings.add("id.duplicate", at, { id: name, what: "port", first: name });
      ports.add(name);
    }
  }
}

function checkUnique(
  what: string,
  items: readonly { readonly at: string; readonly id: Id }[],
  findings: Findings,
  fixOf: (at: string, id: Id, taken: ReadonlySet<Id>) => readonly Patch[] | undefined = () => undefined,
): void {
  const first = new Map<Id, string>();
  const taken = new Set(items.map(({ id }) => id));
  for (const { at, id } of items) {
    const before = first.get(id);
    if (before === undefined) first.set(id, at);
    else findings.add("id.duplicate", at, { id, what, first: before }, fixOf(at, id, taken));
  }
}

/** Ids of rules are named by traces only, so that a new one changes nothing. */
function numbered(at: string, id: Id, taken: ReadonlySet<Id>): readonly Patch[] | undefined {
  let n = 2;
  while (taken.has(`${id}-${n}`)) n += 1;
  const value = `${id}-${n}`;
  return value.length > LONGEST_ID ? undefined : [{ op: "replace", path: at, value }];
}

const LONGEST_ID = 64;
