/** Which contacts a case has had, and which of them a newer version would make again. */

import { contactOf } from "../../kpi/contact.ts";
import type { CaseState } from "../../model/case.ts";
import type { Effect } from "../../model/effect.ts";
import type { Node } from "../../model/node.ts";
import type { Id } from "../../model/notation.ts";
import { channelsOf, isContact } from "../../nodes/contact.ts";
import type { MigratingCase } from "../model.ts";
import type { Relation, Version } from "./relation.ts";

/** Where a case goes on in the newer version. */
export interface Place {
  readonly node: Id;
  /** It is there already, and does not do again what it has done. */
  readonly entered: boolean;
}

/** Whether an effect reaches a person. */
export const isContactEffect = (effect: Effect): boolean => contactOf(effect) !== undefined;

/** Whether the case would get again what it has had: by going on at `place`, though the older version would not have. */
export function wouldRepeat(relation: Relation, migrating: MigratingCase, place: Place): boolean {
  const { from, to } = relation;
  const { state } = migrating;
  const comes = lyingAhead(to, place);
  const came = lyingAhead(from, state);
  for (const made of nodesOf(contactsOf(migrating))) {
    if (comes.has(made) && !came.has(made) && isContactNode(to.node(made))) return true;
  }
  return !place.entered && state.n?.sent !== undefined && meansTheSame(from.node(state.node), to.node(place.node));
}

/** The nodes that a case comes to from a place, and the place itself where it is yet to be entered. */
const lyingAhead = (version: Version, { node, entered }: Place): ReadonlySet<Id> =>
  entered ? version.ahead(node) : new Set([node, ...version.ahead(node)]);

const isContactNode = (node: Node | undefined): boolean => node !== undefined && isContact(node);

/** Two contacts to the same person for the same purpose, by a channel that both know. */
function meansTheSame(one: Node | undefined, other: Node | undefined): boolean {
  if (one === undefined || other === undefined || !isContact(one) || !isContact(other)) return false;
  const [purposes, recipients] = [
    [one.purpose ?? "collect", other.purpose ?? "collect"],
    [one.recipient ?? "debtor", other.recipient ?? "debtor"],
  ];
  const shared = channelsOf(one).some((channel) => channelsOf(other).includes(channel));
  return purposes[0] === purposes[1] && recipients[0] === recipients[1] && shared;
}

/** Ids of the contacts of this case, in this run: made, waiting at the host, or waiting for an answer. */
function contactsOf({ state, facts, pending = [] }: MigratingCase): string[] {
  const made = (facts.contacts ?? []).flatMap(({ id, direction }) =>
    id === undefined || direction === "inbound" ? [] : [id],
  );
  const waiting = pending.filter(isContactEffect).map(({ id }) => id);
  const all = [...made, ...waiting, ...(state.n?.sent === undefined ? [] : [state.n.sent])];
  return all.filter((id) => isOfRun(id, state));
}

function isOfRun(id: string, state: CaseState): boolean {
  const [owner = "", run] = id.split("/");
  return run === String(state.run) && decoded(owner) === state.case;
}

/** The nodes in effect ids: `case/run/strategy@version/node/visit.index`. */
const nodesOf = (ids: readonly string[]): ReadonlySet<Id> =>
  new Set(ids.flatMap((id) => decoded(id.split("/")[3] ?? "") ?? []));

/** Ids of others may look like ours and be none. */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
