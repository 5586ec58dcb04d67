/**
 * Two contacts that ask for money with nothing in between that must take time. A wait for a moment may be met late and
 * then takes none; a duration, a distance to the last contact (`gap`) or an answer does.
 */

import { isNothing, parseDuration } from "../base/duration.ts";
import type { Node, Timing } from "../model/node.ts";
import type { Id } from "../model/notation.ts";
import { channelsOf, isCollecting } from "../nodes/contact.ts";
import type { SpecOf } from "../nodes/index.ts";
import { targetOf } from "../nodes/spec.ts";
import type { Findings } from "./findings.ts";
import type { Parts, PlacedNode } from "./parts.ts";

/** The channels of a contact: what a `gap` on certain channels is measured from. */
type Channels = readonly string[];

export function checkBursts({ nodes, specOf }: Parts, findings: Findings): void {
  const distinguished = gapChannelsIn(nodes);
  const found = new Map<string, ReadonlyMap<Id, Id>>();
  for (const { at, node, to } of nodes.values()) {
    if (node === undefined || !isCollecting(node)) continue;
    const onwards = afterContact(node, to);
    if (onwards.length === 0) continue;
    const channels = [
      ...new Set(channelsOf(node).map((channel) => (distinguished.has(channel) ? channel : ""))),
    ].sort();
    const key = channels.join(" ");
    const soon = found.get(key) ?? contactsAtOnce(channels, nodes, specOf);
    found.set(key, soon);
    const again = onwards.map((next) => soon.get(next)).find((contact) => contact !== undefined);
    if (again !== undefined) findings.add("contact.burst", at, { again });
  }
}

function gapChannelsIn(nodes: Parts["nodes"]): ReadonlySet<string> {
  return new Set(
    [...nodes.values()].flatMap(({ node }) =>
      node !== undefined && "gapChannels" in node ? (node.gapChannels ?? []) : [],
    ),
  );
}

/** For every node that leads on to a collecting contact at once, that contact; found backwards from the contacts. */
function contactsAtOnce(channels: Channels, nodes: Parts["nodes"], specOf: SpecOf): ReadonlyMap<Id, Id> {
  const before = new Map<Id, Id[]>();
  const soon = new Map<Id, Id>();
  for (const { id, node, to } of nodes.values()) {
    if (node === undefined) continue;
    if (isCollecting(node)) soon.set(id, id);
    else for (const target of targetsAtOnce(node, to, channels, specOf)) listAt(before, target).push(id);
  }
  for (const [id, contact] of soon)
    for (const earlier of before.get(id) ?? []) if (!soon.has(earlier)) soon.set(earlier, contact);
  return soon;
}

function listAt(lists: Map<Id, Id[]>, id: Id): Id[] {
  const list = lists.get(id) ?? [];
  lists.set(id, list);
  return list;
}

/** Where a case goes on after a contact was made: at once after a message, with the result of a task, which took time. */
const afterContact = (node: Node, to: PlacedNode["to"]): readonly Id[] =>
  node.type === "send" && to.next !== undefined ? [to.next] : [];

/** Where a case can go on from a node without time having to pass since a contact on `channels`. */
function targetsAtOnce(node: Node, to: PlacedNode["to"], channels: Channels, specOf: SpecOf): Id[] {
  const quick = specOf(node)
    .ports(node)
    .filter(({ name }) => !takesTime(node, to, name, channels));
  return quick.flatMap(({ name }) => targetOf(specOf(node).ports(node), to, name) ?? []);
}

function takesTime(node: Node, to: PlacedNode["to"], port: string, channels: Channels): boolean {
  if (node.type === "wait") return port === "next" && rests(node, channels);
  if (node.type === "hold") return node.scope !== "contact" && (node.for === undefined || isLong(node.for));
  // Each judgment has a day of its own; only where there is nothing to watch the case goes on at once.
  if (node.type === "promise" || node.type === "plan") return port !== "none" || to.none === undefined;
  // Without an answer the wait is over; where there was nothing to offer, nobody is asked for money next either.
  if (node.type === "offer") return port !== "expired" || isLong(node.wait ?? node.validFor);
  if (node.type === "retryPayment")
    return port !== "exhausted" || to.exhausted === undefined || isLong(node.attempts.at(-1));
  if (node.type !== "waitFor") return false;
  if (port === "timeout") return rests(node, channels);
  return node.cases.filter((c) => c.port === port).every((c) => c.on !== undefined);
}

/** Whether a wait must take time after a contact on any of `channels`. */
function rests(timing: Timing, channels: Channels): boolean {
  const { gapChannels } = timing;
  const keepsDistance = gapChannels === undefined || channels.every((channel) => gapChannels.includes(channel));
  return isLong(timing.for) || (keepsDistance && isLong(timing.gap));
}

function isLong(text: string | undefined): boolean {
  const duration = text === undefined ? undefined : parseDuration(text);
  return duration !== undefined && !isNothing(duration);
}
