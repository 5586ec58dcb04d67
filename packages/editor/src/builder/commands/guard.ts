/**
 * What no command may do, by whatever route it comes: change the policy, take away, change or hide what was approved, leave out what is
 * required, put a block where it must not stand, bring in what must not be shown. It holds the document after a command against the one before, so that a command
 * cannot forget it; what was wrong before may be mended in any order.
 */

import type { Block, BlockId, BlockRegistry, Template, TemplateDiagnostic } from "@dunlin/templates";
import { blockHash, validateTemplate } from "@dunlin/templates/editing";
import { newUnfit } from "../document/content.ts";
import { type Lock, ownLock } from "../document/rules.ts";
import { type Placed, placesOf } from "../document/tree.ts";
import type { BuilderRefusal, BuilderRefusalCode } from "./command.ts";
import { reachesLess } from "./reach.ts";

export function forbidden(before: Template, after: Template, registry: BlockRegistry): BuilderRefusal | undefined {
  if (!same(before.policy, after.policy)) return { code: "policy.fixed", data: {} };
  return (
    brokenLock(before, after, registry) ??
    lostLocale(before, after) ??
    newUnfit(before, after) ??
    newProblem(before, after, registry)
  );
}

function brokenLock(before: Template, after: Template, registry: BlockRegistry): BuilderRefusal | undefined {
  if (before.root === after.root) return undefined;
  const there = placesOf(after.root);
  const fixed = new Set<BlockId>();
  for (const [id, placed] of placesOf(before.root)) {
    const lock = ownLock(before, placed.block);
    if (lock === "all") fixed.add(id);
    if (lock === undefined) continue;
    if (kept(placed, there.get(id), lock, before) && !reachesLess(before, after, id, registry)) continue;
    return { code: "block.locked", data: { block: id, type: placed.block.type } };
  }
  const moved = outOfOrder(before, after, fixed);
  return moved === undefined ? undefined : { code: "block.locked", data: { block: moved } };
}

function kept(before: Placed, after: Placed | undefined, lock: Lock, { policy }: Template): boolean {
  if (after === undefined) return false;
  // What is not as it was approved may become so again.
  const approved = policy?.locked?.find(({ block }) => block === before.block.id)?.sha256;
  const restored = approved !== undefined && blockHash(after.block) === approved;
  if (!restored && !same(content(before.block), content(after.block))) return false;
  return lock === "content" || (before.place.in === after.place.in && before.place.slot === after.place.slot);
}

/** Of blocks that are fixed in one list, the first that stands where another one stood. */
function outOfOrder(before: Template, after: Template, fixed: ReadonlySet<BlockId>): BlockId | undefined {
  if (fixed.size < 2) return undefined;
  const listKey = ({ place: { in: parent = "", slot = "" } }: Placed) => `${parent}/${slot}`;
  const orders = (doc: Template) => {
    const lists = new Map<string, BlockId[]>();
    for (const [id, placed] of placesOf(doc.root))
      if (fixed.has(id)) lists.set(listKey(placed), [...(lists.get(listKey(placed)) ?? []), id]);
    return lists;
  };
  const now = orders(after);
  for (const [list, ids] of orders(before)) {
    const moved = ids.find((id, i) => now.get(list)?.[i] !== id);
    if (moved !== undefined) return moved;
  }
  return undefined;
}

/** A language that has to be complete does not go. */
function lostLocale(before: Template, after: Template): BuilderRefusal | undefined {
  const lost = before.policy?.locales?.find((one) => before.locales.includes(one) && !after.locales.includes(one));
  return lost === undefined ? undefined : { code: "locale.required", data: { locale: lost } };
}

/** A note is for people, and may change. */
function content(block: Block): unknown {
  const { note: _, ...rest } = block;
  return rest;
}

/** Of the checks of a template, those about which blocks stand where. */
const CODES: Readonly<Record<string, BuilderRefusalCode>> = {
  "block.required": "block.required",
  "block.locked": "block.locked",
  "block.once": "block.once",
  "block.last": "block.last",
  "block.place": "block.place",
  "block.kind": "block.kind",
  "block.permission": "block.permission",
  "block.unknown": "block.type",
  "block.id": "value.form",
  "template.shape": "value.form",
  "block.condition": "value.form",
  "block.version": "block.version",
  "block.variant": "variant.unknown",
};

function newProblem(before: Template, after: Template, registry: BlockRegistry): BuilderRefusal | undefined {
  const found = problemsOf(after, registry).filter(({ code }) => Object.hasOwn(CODES, code));
  if (found.length === 0) return undefined;
  const known = new Set(problemsOf(before, registry).map((one) => problemKey(one, before)));
  const fresh = found.find((one) => !known.has(problemKey(one, after)));
  if (fresh === undefined) return undefined;
  const { code, data, blockId, message } = fresh;
  return { code: CODES[code] as BuilderRefusalCode, data: { ...data, ...(blockId && { block: blockId }), message } };
}

/** What is wrong and where, whatever place its block has now. */
function problemKey({ code, path, message }: TemplateDiagnostic, { root }: Template): string {
  const inside = [...placesOf(root).values()].findLast(({ at }) => path === at || path.startsWith(`${at}/`));
  return inside === undefined
    ? `${code} ${path} ${message}`
    : `${code} ${inside.block.id} ${path.slice(inside.at.length)} ${message}`;
}

const looked = new WeakMap<
  Template,
  { readonly registry: BlockRegistry; readonly problems: readonly TemplateDiagnostic[] }
>();

/** Worked out once for each document: what a command makes is what the next one begins with. */
function problemsOf(doc: Template, registry: BlockRegistry): readonly TemplateDiagnostic[] {
  const before = looked.get(doc);
  if (before?.registry === registry) return before.problems;
  const problems = validateTemplate(doc, { blocks: hostBlocks(registry) });
  looked.set(doc, { registry, problems });
  return problems;
}

/** Types of hosts have a dot in their names. */
const hostBlocks = (registry: BlockRegistry) => [...registry.values()].filter(({ type }) => type.includes("."));

/** Values that are told apart by what they say, whatever the order of their members. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  if (keys.length !== others.length || Array.isArray(a) !== Array.isArray(b)) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}
