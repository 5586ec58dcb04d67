/** Rules that move to another place, also into another group. */

import type { Condition } from "@dunlin/engine";
import { draw } from "./drawing.ts";
import { change, DEEPEST, insert, type Place, readQuantified, ruleAt, rulesIn, sizeOf } from "./tree.ts";

/** A place among the rules of a group: before the one at `index`, or at the end. */
export interface Gap {
  readonly group: Place;
  readonly index: number;
}

const begins = (place: Place, with_: Place): boolean => with_.every((index, depth) => place[depth] === index);

/** The place of the list whose entries the rules of a group are about. */
function listAround(root: Condition, group: Place): string {
  for (let depth = group.length; depth > 0; depth--) {
    const place = group.slice(0, depth);
    if (readQuantified(ruleAt(root, place) ?? true) !== undefined) return place.join(".");
  }
  return "";
}

const heightOf = (rule: Condition): number => {
  const rules = rulesIn(rule);
  return rules === undefined ? 0 : 1 + Math.max(0, ...rules.map(heightOf));
};

/** Not into itself, not out of the entries of a list or into those of another, and not deeper than rules are drawn. */
export function mayMove(root: Condition, from: Place, { group }: Gap): boolean {
  const rule = ruleAt(root, from);
  return (
    rule !== undefined &&
    !begins(group, from) &&
    listAround(root, from.slice(0, -1)) === listAround(root, group) &&
    group.length + heightOf(rule) <= DEEPEST
  );
}

export interface Moved {
  readonly root: Condition;
  /** Where the rule stands then. */
  readonly place: Place;
}

/** A group of which the last rule moved away goes as well. */
export function moveTo(root: Condition, from: Place, { group, index }: Gap): Moved {
  const rule = ruleAt(root, from);
  const parent = from.slice(0, -1);
  const last = from.at(-1) ?? 0;
  const stays = parent.length === group.length && begins(group, parent) && (index === last || index === last + 1);
  if (rule === undefined || stays) return { root, place: from };
  const inserted = insert(root, group, index, rule);
  // What stands behind the new place on the way to the old one has made room.
  const behind = begins(from, group) && (from[group.length] ?? 0) >= index;
  const old = behind ? from.with(group.length, (from[group.length] ?? 0) + 1) : from;
  const gone = goneWith(inserted, old);
  const place = [...group, index];
  const depth = gone.length - 1;
  const closes = begins(place, gone.slice(0, -1)) && (place[depth] ?? 0) > (gone[depth] ?? 0);
  return {
    root: change(inserted, old, () => []),
    place: closes ? place.with(depth, (place[depth] ?? 0) - 1) : place,
  };
}

/** The outermost group that goes when a rule does: each has no other rule. */
function goneWith(root: Condition, place: Place): Place {
  const parent = place.slice(0, -1);
  const alone = parent.length > 0 && sizeOf(root, parent) === 1;
  return alone && readQuantified(ruleAt(root, parent) ?? true) === undefined ? goneWith(root, parent) : place;
}

/** One place earlier or later among its siblings; nothing where there is none. */
export function gapBeside(root: Condition, place: Place, step: -1 | 1): Gap | undefined {
  const group = place.slice(0, -1);
  const index = (place.at(-1) ?? 0) + step;
  if (index < 0 || index >= sizeOf(root, group)) return undefined;
  return { group, index: step < 0 ? index : index + 1 };
}

/** Inside of the group that stands right before or after a rule. */
export function gapInside(root: Condition, place: Place, step: -1 | 1): Gap | undefined {
  const group = [...place.slice(0, -1), (place.at(-1) ?? 0) + step];
  const beside = ruleAt(root, group);
  const rules = beside === undefined || draw(beside).kind === "comparison" ? undefined : rulesIn(beside);
  const gap = rules && { group, index: step < 0 ? rules.length : 0 };
  return gap !== undefined && mayMove(root, place, gap) ? gap : undefined;
}

/** Behind the group that a rule is in; nothing at the root and where the entries of a list end. */
export function gapOutside(root: Condition, place: Place): Gap | undefined {
  const parent = place.slice(0, -1);
  const gap = { group: parent.slice(0, -1), index: (parent.at(-1) ?? 0) + 1 };
  return parent.length > 0 && mayMove(root, place, gap) ? gap : undefined;
}
