/**
 * The most contacts that one run can make in so many local days in a row, along any path. Circles that take no day are
 * taken as a whole: bounded by the rounds of their repeats, or not at all when an event closes them.
 */

import type { Node } from "../model/node.ts";
import type { Id } from "../model/notation.ts";
import { channelsOf, contactIn, isContact, reminderIn } from "../nodes/contact.ts";
import { components } from "./components.ts";
import type { Flow, FlowEdge } from "./flow.ts";

/** Nodes among which a case can go round without a day having to pass; most are one node. */
interface Knot {
  readonly members: readonly Id[];
  /** Contacts each time a case comes by; Infinity where an event can lead it round again and again. */
  readonly contacts: number;
  /** Whether there is any contact, also by another channel: distances to the last contact begin anew. */
  readonly touches: boolean;
  readonly edges: readonly (FlowEdge & { readonly knot: number })[];
}

/** @param channel - Counted alone; `undefined`: all. @returns `null` for any number. */
export function mostContacts(
  flow: Flow,
  reached: ReadonlyMap<Id, number>,
  days: number,
  channel: string | undefined,
): number | null {
  const knots = tie(flow, reached, channel);
  if (knots.some(({ contacts }) => contacts === Infinity)) return null;
  return Math.min(longest(knots, days), inOneRun(flow, reached, channel));
}

/** Contacts of a whole run, however long: Infinity where an event can lead back to one. */
function inOneRun(flow: Flow, reached: ReadonlyMap<Id, number>, channel: string | undefined): number {
  const { nodes, edges } = flow;
  const within = (path: Id) => (edges.get(path) ?? []).filter(({ to }) => reached.has(to));
  const graph = new Map([...reached.keys()].map((path) => [path, within(path).map(({ to }) => to)]));
  return components(graph).reduce((sum, members) => {
    const inner = members.map((path) => nodes.get(path)?.node).filter((node) => node !== undefined);
    const once = inner.reduce((total, node) => total + contactsAt(node, channel), 0);
    const inside = new Set(members);
    const byEvent = members.some((path) => within(path).some((edge) => edge.byEvent && inside.has(edge.to)));
    return sum + (once === 0 ? 0 : byEvent ? Infinity : once * roundsOf(members, flow));
  }, 0);
}

/**
 * How often a case can come by a node among these, whose circles are closed by repeats alone. Where a case can come in past
 * a repeat, it passes once before the first round is counted.
 */
function roundsOf(members: readonly Id[], { nodes, edges, starts }: Flow): number {
  const inside = new Set(members);
  const repeats = members.flatMap((path) => {
    const node = nodes.get(path)?.node;
    return node?.type === "repeat" ? [{ path, max: node.max }] : [];
  });
  if (repeats.length === 0) return 1;
  const entrances = new Set(starts.filter((path) => inside.has(path)));
  for (const [path, ways] of edges) {
    if (!inside.has(path)) for (const { to } of ways) if (inside.has(to)) entrances.add(to);
  }
  const proper = repeats.length === 1 && [...entrances].every((path) => path === repeats[0]?.path);
  return repeats.reduce((product, { max }) => product * (max + (proper ? 0 : 1)), 1);
}

function tie(flow: Flow, reached: ReadonlyMap<Id, number>, channel: string | undefined): readonly Knot[] {
  const { nodes, edges } = flow;
  const within = (path: Id) => (edges.get(path) ?? []).filter(({ to }) => reached.has(to));
  // After a contact, a distance to it takes days as well: a circle with both is no knot.
  const atOnce = new Map(
    [...reached.keys()].map((path) => [
      path,
      within(path).flatMap(({ to, least, gap = 0 }) => (least + gap === 0 ? [to] : [])),
    ]),
  );
  const groups = components(atOnce);
  const knotOf = new Map(groups.flatMap((members, i) => members.map((path) => [path, i] as const)));
  return groups.map((members, i): Knot => {
    const inner = members.map((path) => nodes.get(path)?.node).filter((node) => node !== undefined);
    const round = members.length > 1 || atOnce.get(members[0] as Id)?.includes(members[0] as Id) === true;
    const byEvent =
      round && members.some((path) => within(path).some(({ to, byEvent: event }) => event && knotOf.get(to) === i));
    const once = inner.reduce((sum, node) => sum + contactsAt(node, channel), 0);
    const rounds = round ? roundsOf(members, flow) : 1;
    return {
      members,
      contacts: once === 0 ? 0 : byEvent ? Infinity : once * rounds,
      touches: inner.some((node) => contactIn(node) !== undefined),
      edges: members.flatMap((path) => within(path).map((edge) => ({ ...edge, knot: knotOf.get(edge.to) as number }))),
    };
  });
}

/** Contacts of one visit: with receipts, every entry of `via` may be tried. */
function contactsAt(node: Node, channel: string | undefined): number {
  const reminder = reminderIn(node);
  // One for every part of every promise or plan that is made while the case is here.
  if (reminder?.via.some((each) => channel === undefined || each.channel === channel) === true) return Infinity;
  if (!isContact(node)) return 0;
  const tried = channelsOf(node).filter((each) => channel === undefined || each === channel).length;
  const several = node.type === "send" && node.awaitReceipt !== undefined;
  return several ? tried : Math.min(1, tried);
}

/**
 * Most contacts on the days 0 to `days - 1` of a window that begins with a contact. A case is where it is, on a day of the
 * window, so many days after its last contact; each better way there is followed on.
 */
function longest(knots: readonly Knot[], days: number): number {
  const best = new Map<number, number>();
  const open: number[] = [];
  let most = 0;
  const key = (knot: number, day: number, since: number) => (knot * days + day) * (days + 1) + since;
  const arrive = (knot: number, day: number, since: number, count: number) => {
    const at = key(knot, day, since);
    if (count <= (best.get(at) ?? -1)) return;
    best.set(at, count);
    open.push(at);
  };
  knots.forEach((knot, i) => {
    if (knot.contacts > 0) arrive(i, 0, days, 0);
  });
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const since = at % (days + 1);
    const day = Math.floor(at / (days + 1)) % days;
    const knot = knots[Math.floor(at / (days + 1) / days)] as Knot;
    const count = best.get(at) ?? 0;
    most = Math.max(most, count + knot.contacts);
    // A contact may also be suppressed, and then the distance to the one before it goes on.
    const passed = [{ count, rested: since }, ...(knot.touches ? [{ count: count + knot.contacts, rested: 0 }] : [])];
    for (const { count: made, rested } of passed) {
      for (const { knot: next, least, gap = 0 } of knot.edges) {
        const takes = Math.max(least, gap - rested);
        const same = knots[next] === knot;
        if (day + takes < days && !(same && takes === 0))
          arrive(next, day + takes, Math.min(days, rested + takes), made);
      }
    }
  }
  return most;
}
