/**
 * A condition as a tree of rules. The JSON itself is the only state: groups are read from it where they are shown, and an edit
 * writes anew only what lies on the way to it. Whatever stands beside that way is kept by identity, however it is spelled.
 */

import type { Condition } from "@dunlin/engine";
import { operation } from "./operation.ts";

export type Mode = "all" | "any" | "none";

export interface Group {
  readonly mode: Mode;
  readonly rules: readonly Condition[];
}

/** `some` is "at least one": it may be true where another entry is unknown. The others count. */
export type Quantity =
  | { readonly how: "some" | "all" | "none" }
  | { readonly how: ">=" | "<=" | "==" | ">" | "<"; readonly n: number };

/** `At least 1 instalment where all of these hold`. */
export interface Quantified extends Group {
  readonly quantity: Quantity;
  /** Path of the list, as `var` writes it. */
  readonly list: string;
}

/** Indexes of rules, from the root down. */
export type Place = readonly number[];

/** Deeper than this a rule is kept as written: nobody could follow the lines. */
export const DEEPEST = 12;

export function readGroup(rule: Condition): Group | undefined {
  const { op, args } = operation(rule) ?? {};
  if (args === undefined) return undefined;
  if (op === "and") return { mode: "all", rules: args };
  if (op === "or") return { mode: "any", rules: args };
  const [denied] = args;
  if (op !== "!" || args.length !== 1 || denied === undefined) return undefined;
  const inner = operation(denied);
  return { mode: "none", rules: inner?.op === "or" ? inner.args : [denied] };
}

export function writeGroup({ mode, rules }: Group): Condition {
  if (mode === "all") return { and: [...rules] };
  return mode === "any" ? { or: [...rules] } : { "!": [{ or: [...rules] }] };
}

const COUNTING: ReadonlySet<string> = new Set([">=", "<=", "==", ">", "<"]);

export function readQuantified(rule: Condition): Quantified | undefined {
  const found = operation(rule);
  if (found === undefined || found.args.length !== 2) return undefined;
  const { op, args } = found;
  if (op === "some" || op === "all" || op === "none") return listed(args, { how: op });
  const [counted, n] = args;
  const count = operation(counted);
  if (!COUNTING.has(op) || count?.op !== "count" || count.args.length !== 2) return undefined;
  return typeof n === "number" && Number.isInteger(n) && n >= 0
    ? listed(count.args, { how: op as ">=", n })
    : undefined;
}

function listed([list, where]: readonly Condition[], quantity: Quantity): Quantified | undefined {
  const { op, args } = operation(list) ?? {};
  const [path] = args ?? [];
  if (op !== "var" || args?.length !== 1 || typeof path !== "string" || path === "" || where === undefined)
    return undefined;
  if (where === true) return { quantity, list: path, mode: "all", rules: [] };
  const group = readGroup(where);
  if (group !== undefined && group.rules.length > 0) return { quantity, list: path, ...group };
  return { quantity, list: path, mode: "all", rules: [where] };
}

export function writeQuantified({ quantity, list, mode, rules }: Quantified): Condition {
  const [only] = rules;
  const where: Condition =
    only === undefined
      ? true
      : rules.length === 1 && mode === "all" && readGroup(only) === undefined
        ? only
        : writeGroup({ mode, rules });
  const args: readonly Condition[] = [{ var: list }, where];
  return "n" in quantity ? { [quantity.how]: [{ count: args }, quantity.n] } : { [quantity.how]: args };
}

/** The rules inside a rule, when it is a group or asks about the entries of a list. */
export const rulesIn = (rule: Condition): readonly Condition[] | undefined =>
  readQuantified(rule)?.rules ?? readGroup(rule)?.rules;

/** Everyone: no rule at all. */
const EVERYONE: Condition = true;

/** The outermost group: a condition that is none is shown as a group of that one rule. */
export function rootGroup(rule: Condition): Group {
  if (rule === EVERYONE) return { mode: "all", rules: [] };
  return readGroup(rule) ?? { mode: "all", rules: [rule] };
}

function writeRoot(group: Group, before: Condition): Condition {
  const [only] = group.rules;
  if (only === undefined) return EVERYONE;
  const bare = readGroup(before) === undefined && group.mode === "all" && group.rules.length === 1;
  return bare ? only : writeGroup(group);
}

/** What becomes of a rule: itself, another, several, or none. */
export type Change = (rule: Condition) => readonly Condition[];

/** A group of which the last rule went away goes too: an empty one would match everybody, or nobody. */
export function change(rule: Condition, place: Place, how: Change): Condition {
  const root = rootGroup(rule);
  const rules = changeRules(root.rules, place, how);
  return rules === root.rules ? rule : writeRoot({ ...root, rules }, rule);
}

function changeRules(rules: readonly Condition[], [first, ...rest]: Place, how: Change): readonly Condition[] {
  const before = first === undefined ? undefined : rules[first];
  if (first === undefined || before === undefined) return rules;
  const after = rest.length === 0 ? how(before) : changeInside(before, rest, how);
  return after.length === 1 && after[0] === before ? rules : rules.toSpliced(first, 1, ...after);
}

function changeInside(rule: Condition, place: Place, how: Change): readonly Condition[] {
  const quantified = readQuantified(rule);
  const group = quantified ?? readGroup(rule);
  if (group === undefined) return [rule];
  const rules = changeRules(group.rules, place, how);
  if (rules === group.rules) return [rule];
  if (quantified !== undefined) return [writeQuantified({ ...quantified, rules })];
  return rules.length === 0 ? [] : [writeGroup({ ...group, rules })];
}

/** Puts a rule at the end of the group at `place`; of the root when that is empty. */
export const append = (rule: Condition, place: Place, added: Condition): Condition =>
  insert(rule, place, Number.POSITIVE_INFINITY, added);

/** Puts a rule before the one at `index` in the group at `place`; behind what is no group. */
export function insert(rule: Condition, place: Place, index: number, added: Condition): Condition {
  if (place.length === 0) {
    const root = rootGroup(rule);
    return writeRoot({ ...root, rules: root.rules.toSpliced(index, 0, added) }, rule);
  }
  return change(rule, place, (found) => {
    const quantified = readQuantified(found);
    const group = quantified ?? readGroup(found);
    if (group === undefined) return [found, added];
    const rules = group.rules.toSpliced(index, 0, added);
    return [quantified === undefined ? writeGroup({ ...group, rules }) : writeQuantified({ ...quantified, rules })];
  });
}

export const setMode = (rule: Condition, place: Place, mode: Mode): Condition => {
  if (place.length === 0) return writeRoot({ ...rootGroup(rule), mode }, rootAsGroup(rule, mode));
  return change(rule, place, (found) => {
    const quantified = readQuantified(found);
    if (quantified !== undefined) return [writeQuantified({ ...quantified, mode })];
    const group = readGroup(found);
    return [group === undefined ? found : writeGroup({ ...group, mode })];
  });
};

/** A root of one bare rule becomes a group as soon as its mode says more than the rule does. */
const rootAsGroup = (rule: Condition, mode: Mode): Condition =>
  mode === "all" ? rule : writeGroup({ mode, rules: [rule] });

export const ruleAt = (rule: Condition, place: Place): Condition | undefined =>
  place.reduce<readonly Condition[] | Condition | undefined>((found, index, depth) => {
    const rules = depth === 0 ? rootGroup(rule).rules : found === undefined ? undefined : rulesIn(found as Condition);
    return rules?.[index];
  }, rule) as Condition | undefined;

/** How many rules a group has. */
export const sizeOf = (rule: Condition, parent: Place): number =>
  (parent.length === 0 ? rootGroup(rule).rules : rulesIn(ruleAt(rule, parent) ?? true))?.length ?? 0;
