/** Whether anything ends the case of a debtor who pays. */

import type { Patch } from "../model/diagnostic.ts";
import { contactIn } from "../nodes/contact.ts";
import { type Conditions, readsThrough } from "./conditions.ts";
import { BALANCE } from "./facts.ts";
import type { Findings } from "./findings.ts";
import type { Parts } from "./parts.ts";

const PAID = { id: "paid", when: { "<=": [{ var: "totalDue" }, 0] }, outcome: "paid" };

/** Only where messages go out, and only when every rule could be read. */
export function checkExits(parts: Parts, conditions: Conditions, findings: Findings): void {
  const contacts = [...parts.nodes.values()].some(({ node }) => node !== undefined && contactIn(node) !== undefined);
  if (!contacts || !parts.complete || !conditions.complete) return;
  const rules = conditions.all.filter(({ at }) => at.startsWith("/exits/"));
  const looks = rules.some((rule) =>
    readsThrough(rule, conditions.segments).some(({ path }) => BALANCE.has(path[0] ?? "")),
  );
  if (looks) return;
  const id = parts.exits.some(({ value }) => value.id === PAID.id) ? `${PAID.id}-${parts.exits.length + 1}` : PAID.id;
  const rule = { ...PAID, id };
  const fix: Patch =
    parts.exits.length === 0
      ? { op: "add", path: "/exits", value: [rule] }
      : { op: "add", path: "/exits/-", value: rule };
  findings.add("exit.never", parts.exits.length === 0 ? "" : "/exits", {}, [fix]);
}
