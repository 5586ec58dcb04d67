/** Commands over whole steps: put in, copy, move, take away. */

import type { LooseNode } from "@dunlin/engine/editing";
import { type Fragment, fit, fragmentOf } from "../document/fragment.ts";
import { type Section, sectionOf } from "../document/sections.ts";
import { type NodeId, nodeAt, type Slot, waysOf } from "../document/strategy.ts";
import { type CommandContext, type Done, type Draft, type DraftNode, Refused, type Run } from "./command.ts";
import { asDocument, discard, lead, leadsTo, pruneWays, reached, redirect, stepOf, sweep } from "./rewire.ts";

export const insert: Run<"steps.insert"> = (draft, { fragment, slot }, context) => {
  const fitted = fit(fragment, asDocument(draft), context.taken, context.known);
  const next = leadsTo(draft, slot, context);
  splice(draft, fitted.fragment, slot, next, context);
  if (Object.keys(fitted.segments).length > 0) draft.segments = { ...draft.segments, ...fitted.segments };
  return { select: [fitted.fragment.start], notes: fitted.notes };
};

/** Puts nodes into a connection that led to `next`. @throws Refused where that would cut off what comes after. */
function splice(draft: Draft, fragment: Fragment, slot: Slot, next: NodeId | undefined, context: CommandContext): void {
  const before = reached(draft, context);
  for (const [id, node] of Object.entries(fragment.nodes)) draft.nodes[id] = structuredCopy(node);
  lead(draft, slot, fragment.start);
  if (next !== undefined) for (const { from, port } of fragment.ends) lead(draft, { at: "port", from, port }, next);
  const after = reached(draft, context);
  const lost = [...before].filter((id) => !after.has(id));
  if (lost.length > 0) throw new Refused("steps.endHere", { lost: lost.length, first: lost[0] });
}

/** A copy that shares nothing with the fragment, so that the draft can be changed. */
const structuredCopy = (node: LooseNode): DraftNode => JSON.parse(JSON.stringify(node)) as DraftNode;

export const duplicate: Run<"steps.duplicate"> = (draft, { ids }, context) => {
  const section = found(context, ids);
  const copy = fragmentOf(context.doc, section.ids, section.start, section.next, context);
  if (copy.ends.length === 0) throw new Refused("steps.endHere", { lost: 0 });
  const fitted = fit(copy, asDocument(draft), context.taken, context.known);
  const original = fragmentOf(context.doc, section.ids, section.start, section.next, context);
  for (const [id, node] of Object.entries(fitted.fragment.nodes)) draft.nodes[id] = structuredCopy(node);
  for (const { from, port } of original.ends) lead(draft, { at: "port", from, port }, fitted.fragment.start);
  if (section.next !== undefined)
    for (const { from, port } of fitted.fragment.ends) lead(draft, { at: "port", from, port }, section.next);
  return { select: [fitted.fragment.start], notes: fitted.notes };
};

export const move: Run<"steps.move"> = (draft, { ids, slot, scope = "step" }, context) => {
  const section = found(context, ids, scope);
  const inside = new Set(section.ids);
  if (slot.at === "port" && inside.has(slot.from)) throw new Refused("steps.intoItself", {});
  const next = leadsTo(draft, slot, context);
  if (next !== undefined && inside.has(next)) return { select: [section.start] };
  const fragment = fragmentOf(context.doc, section.ids, section.start, section.next, context);
  if (entersInside(context, inside, section)) throw new Refused("steps.outside", { step: section.start });
  const before = reached(draft, context);
  redirectFromOutside(draft, section, inside);
  for (const { from, port } of fragment.ends) lead(draft, { at: "port", from, port }, undefined);
  const goesOn = leadsTo(draft, slot, context);
  lead(draft, slot, section.start);
  if (goesOn !== undefined) for (const { from, port } of fragment.ends) lead(draft, { at: "port", from, port }, goesOn);
  const after = reached(draft, context);
  const lost = [...before].filter((id) => !after.has(id));
  if (lost.length > 0) throw new Refused("steps.endHere", { lost: lost.length, first: lost[0] });
  return { select: [section.start] };
};

/** What led to the section leads to what followed it. */
function redirectFromOutside(draft: Draft, { start, next }: Section, inside: ReadonlySet<NodeId>): void {
  const kept = [...inside].flatMap((id) => {
    const node = draft.nodes[id] as DraftNode;
    return Object.entries(node.to ?? {}).flatMap(([port, target]) => (target === start ? [{ id, port }] : []));
  });
  redirect(draft, start, next);
  for (const { id, port } of kept) lead(draft, { at: "port", from: id, port }, start);
}

/** Whether something outside leads into the middle of a section, which would tear it. */
function entersInside({ doc, ...context }: CommandContext, inside: ReadonlySet<NodeId>, { start }: Section): boolean {
  return Object.entries(doc.nodes).some(
    ([id, node]) =>
      !inside.has(id) &&
      waysOf(node as unknown as LooseNode, context).some(
        ({ target }) => target !== undefined && target !== start && inside.has(target),
      ),
  );
}

function found(context: CommandContext, ids: readonly NodeId[], scope: "step" | "branch" = "step"): Section {
  for (const id of ids) if (nodeAt(context.doc, id) === undefined) throw new Refused("step.unknown", { step: id });
  const section = sectionOf(context.places, ids, scope);
  if (section === undefined) throw new Refused("steps.scattered", { count: ids.length });
  return section;
}

export const remove: Run<"steps.remove"> = (draft, { ids, keep }, context) => {
  const before = reached(draft, context);
  for (const id of ids) stepOf(draft, id);
  const chosen = new Set(ids);
  for (const id of ids) redirect(draft, id, heirOf(draft, id, chosen, keep, context));
  discard(draft, ids);
  return { select: [], removed: sweep(draft, before, context) };
};

/** Where a case goes instead of a step that is taken away. */
function heirOf(
  draft: Draft,
  id: NodeId,
  chosen: ReadonlySet<NodeId>,
  keep: string | null | undefined,
  context: CommandContext,
): NodeId | undefined {
  const seen = new Set<NodeId>();
  let at: NodeId | undefined = id;
  while (at !== undefined && (at === id || chosen.has(at)) && !seen.has(at)) {
    seen.add(at);
    at = onward(draft, at, keep, context, chosen);
  }
  return at === undefined || seen.has(at) ? undefined : at;
}

function onward(
  draft: Draft,
  id: NodeId,
  keep: string | null | undefined,
  context: CommandContext,
  chosen: ReadonlySet<NodeId>,
): NodeId | undefined {
  const node = stepOf(draft, id);
  const ways = waysOf(node as LooseNode, context).filter(
    ({ name, target }) => target !== undefined && target !== id && !(node.type === "repeat" && name === "body"),
  );
  const targets = [...new Set(ways.map(({ target }) => target as NodeId))];
  if (targets.length <= 1) return targets[0];
  if (keep === null) return meetingOf(context, id);
  const wanted = ways.find(({ name }) => name === keep);
  if (wanted !== undefined) return wanted.target;
  const open = targets.filter((target) => !chosen.has(target));
  if (keep === undefined && open.length === 1 && targets.length - open.length > 0) return open[0];
  throw new Refused("steps.choose", { step: id, ports: ways.map(({ name }) => name) });
}

/** The step after a step and its side ways. */
const meetingOf = (context: CommandContext, id: NodeId): NodeId | undefined => {
  const placed = context.places.get(id);
  const next = placed?.flow[placed.index + 1]?.id;
  const aside = new Set(placed?.step.ways.flatMap(({ flow }) => flow?.[0]?.id ?? []));
  const main = placed?.step.ways.some(({ target }) => target === next) === true;
  return next !== undefined && (!main || aside.size === 0) ? next : undefined;
};

export const removeBranch: Run<"branch.remove"> = (draft, { from, port }, context): Done => {
  const slot: Slot = { at: "port", from, port };
  const target = leadsTo(draft, slot, context);
  const placed = context.places.get(from);
  const before = reached(draft, context);
  const way = placed?.step.ways.find(({ ports }) => ports.includes(port));
  const meeting =
    way?.flow === undefined
      ? undefined
      : sectionEnd(
          context,
          way.flow.map(({ id }) => id),
        );
  lead(draft, slot, meeting === target ? undefined : meeting);
  return { select: [from], removed: sweep(draft, before, context) };
};

const sectionEnd = (context: CommandContext, ids: readonly NodeId[]): NodeId | undefined =>
  sectionOf(context.places, ids)?.next;

export const replace: Run<"step.replace"> = (draft, { id, node }, context) => {
  const old = stepOf(draft, id);
  const before = reached(draft, context);
  const placed = context.places.get(id);
  const main = placed?.flow[placed.index + 1]?.id ?? placed?.step.ways[0]?.target;
  const { to, name, note, x } = old;
  const kept = Object.fromEntries(Object.entries({ name, note, x, to }).filter(([, value]) => value !== undefined));
  draft.nodes[id] = { ...structuredCopy(node), ...kept };
  const fresh = waysOf(draft.nodes[id] as LooseNode, context);
  for (const { name: port, required } of fresh)
    if (required && to?.[port] === undefined && main !== undefined) lead(draft, { at: "port", from: id, port }, main);
  pruneWays(draft, id, context);
  return { select: [id], removed: sweep(draft, before, context) };
};

export const connect: Run<"way.connect"> = (draft, { slot, target }, context) => {
  leadsTo(draft, slot, context);
  if (target === null) lead(draft, slot, undefined);
  else {
    stepOf(draft, target);
    lead(draft, slot, target);
  }
  return {};
};
