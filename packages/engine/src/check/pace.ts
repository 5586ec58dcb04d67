/**
 * Contacts that follow one another faster than a pack allows, however a case goes on a path: the last of them would
 * always have to wait. Days are counted as the strategy plans them, each step at its latest.
 */

import type { Node } from "../model/node.ts";
import type { Id } from "../model/notation.ts";
import type { ContactFilter, CountWindow, FrequencyCapRule } from "../model/policy.ts";
import { channelsOf, isContact } from "../nodes/contact.ts";
import { daysOf, spanOfTiming } from "../nodes/span.ts";
import type { Findings } from "./findings.ts";
import type { Parts, PlacedNode } from "./parts.ts";
import { type SelectedRule, speaksOf } from "./policies.ts";

/** So many counted contacts in a row on one path, within so many days. */
interface Pace {
  readonly count: number;
  readonly days: number;
}

export function checkPace(parts: Parts, rules: readonly SelectedRule[], findings: Findings): void {
  for (const { pack, rule } of rules) {
    if (rule.kind === "frequencyCap") {
      const found = hastiest(
        parts,
        (node) => counts(rule.count, node) && speaks(rule, node),
        ({ count, days }) => count > rule.max * windowsIn(rule, days),
      );
      if (found === undefined) continue;
      const { max, window } = rule;
      const data = {
        why: "count",
        pack,
        rule: rule.id,
        count: found.count,
        days: found.days,
        max,
        window: window.type,
      };
      findings.add("policy.impossible", found.at, data);
    }
    if (rule.kind === "cooldownAfter" && rule.trigger.outcomes === undefined) {
      const wait =
        "elapsedDays" in rule.for ? rule.for.elapsedDays : "days" in rule.for ? rule.for.days : rule.for.hours / 24;
      const found = hastiest(
        parts,
        (node) => counts(rule.trigger, node) && speaks(rule, node),
        ({ count, days }) => count === 2 && days < wait,
      );
      if (found === undefined) continue;
      findings.add("policy.impossible", found.at, { why: "spacing", pack, rule: rule.id, days: found.days, wait });
    }
  }
}

const speaks = (rule: SelectedRule["rule"], node: Node): boolean =>
  isContact(node) && channelsOf(node).every((channel) => speaksOf(rule, node, channel));

/** Whether the contact counts by whatever channel it is made, and whatever comes of it. */
function counts(filter: ContactFilter, node: Node): boolean {
  if (!isContact(node) || filter.outcomes !== undefined) return false;
  const { channels, directions, purposes } = filter;
  return (
    channelsOf(node).every((channel) => channels?.includes(channel) !== false) &&
    directions?.includes("outbound") !== false &&
    purposes?.includes(node.purpose ?? "collect") !== false
  );
}

/** In how many windows contacts within so many days lie at most. */
function windowsIn({ window }: FrequencyCapRule, days: number): number {
  const touched: { readonly [K in CountWindow["type"]]: number } = {
    rollingDays: Math.floor(days / ("n" in window ? window.n : 1)) + 1,
    rollingHours: Math.floor((days * 24) / ("n" in window ? window.n : 1)) + 1,
    calendarDay: days + 1,
    calendarWeek: Math.floor((days + 6) / 7) + 1,
    calendarMonth: Math.floor((days + 30) / 28) + 1,
  };
  return touched[window.type];
}

/** Where a case is on its way, in days since the first contact. */
interface Way extends Pace {
  readonly id: Id;
  /** The moment that was last waited for: its anchor and offset, and the day on which that was over. */
  readonly anchored?: { readonly anchor: string; readonly offset: number; readonly day: number };
}

const FURTHEST = 62;

/** The first place at which a path of contacts is too fast, with the shortest way there. */
function hastiest(
  { nodes }: Parts,
  counted: (node: Node) => boolean,
  tooFast: (pace: Pace) => boolean,
): (Pace & { readonly at: string }) | undefined {
  const open: Way[] = [...nodes.values()].flatMap(({ id, node }): Way[] => {
    if (node === undefined || (!counted(node) && anchorOf(node) === undefined)) return [];
    return [{ id, count: 0, days: 0, ...(anchorOf(node) && { anchored: { ...(anchorOf(node) as Anchor), day: 0 } }) }];
  });
  const best = new Map<string, number>();
  for (let way = shift(open); way !== undefined; way = shift(open)) {
    const placed = nodes.get(way.id);
    if (placed?.node === undefined) continue;
    const isCounted = counted(placed.node);
    const count = way.count + (isCounted ? 1 : 0);
    // Days begin with the first contact that counts.
    const started =
      way.count === 0 && isCounted && way.anchored
        ? { ...way.anchored, day: way.anchored.day - way.days }
        : way.anchored;
    const days = way.count === 0 && isCounted ? 0 : way.days;
    if (isCounted && count > 1 && tooFast({ count, days })) return { count, days, at: placed.at };
    for (const next of onwards(placed, { ...way, count, days, ...(started && { anchored: started }) })) {
      const key = `${next.id} ${next.count} ${next.anchored?.offset ?? ""}`;
      if (next.days > FURTHEST || next.days >= (best.get(key) ?? Infinity)) continue;
      best.set(key, next.days);
      open.push(next);
    }
  }
  return undefined;
}

function shift(open: Way[]): Way | undefined {
  let first = 0;
  for (let i = 1; i < open.length; i++) if ((open[i] as Way).days < (open[first] as Way).days) first = i;
  return open.splice(first, 1)[0];
}

interface Anchor {
  readonly anchor: string;
  readonly offset: number;
}

/** The anchored moment that a wait is for, when its offset is in days. */
function anchorOf(node: Node): Anchor | undefined {
  if (node.type !== "wait" || node.until === undefined) return undefined;
  const text = node.until.offset ?? "P0D";
  const { least, most } = daysOf(text.replace("-", ""));
  if (most === null || least !== most) return undefined;
  return { anchor: node.until.anchor, offset: text.startsWith("-") ? -least : least };
}

/** Every way on whose days are known. Contacts are taken to be made at once, as the strategy plans them. */
function onwards({ node, to }: PlacedNode, way: Way): Way[] {
  if (node === undefined) return [];
  return Object.entries(to).flatMap(([port, id]): Way[] => {
    if (port === "skipped" || port === "blocked" || port === "failed") return [];
    const anchor = anchorOf(node);
    if (anchor !== undefined) {
      const { anchored } = way;
      const isSame = anchored?.anchor === anchor.anchor;
      // Where the way begins with this very wait, nothing has passed yet.
      if (way.count > 0 && !isSame) return [];
      const due = anchored && isSame ? anchored.day + Math.max(0, anchor.offset - anchored.offset) : way.days;
      const day = Math.max(way.days, due) + gapOf(node);
      return [{ ...way, id, days: day, anchored: { ...anchor, day } }];
    }
    const takes = daysAt(node);
    return takes === null ? [] : [{ ...way, id, days: way.days + takes }];
  });
}

/** A distance to the last contact may move a moment on. */
const gapOf = (node: Node): number => {
  const gap = "gap" in node ? node.gap : undefined;
  return typeof gap === "string" ? (daysOf(gap).most ?? FURTHEST) : 0;
};

function daysAt(node: Node): number | null {
  switch (node.type) {
    case "send":
      return node.awaitReceipt === undefined ? 0 : daysOf(node.awaitReceipt).most;
    case "task":
      return spanOfTiming({ for: node.due, ...(node.at !== undefined && { at: node.at }) }).most;
    case "wait":
    case "waitFor":
      return node.until === undefined ? spanOfTiming(node).most : null;
    case "hold":
    case "callStrategy":
    case "score":
    case "external":
    case "repeat":
    case "promise":
    case "plan":
      return null;
    default:
      return 0;
  }
}
