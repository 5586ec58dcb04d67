/** What of cases a strategy ever asks for: columns are made for that and for nothing else. */

import type { Tables } from "../../compile/compile.ts";
import type { Strategy } from "../../model/strategy.ts";
import type { BatchRefusal } from "./model.ts";

export interface Needs {
  /** Channels by which anybody is contacted, 31 at most. */
  readonly channels: readonly string[];
  /** Channels from whose last contact a distance is kept. */
  readonly gapChannels: readonly string[];
  readonly lastContact: boolean;
  readonly lastPayment: boolean;
  /** When cases came in. */
  readonly entered: boolean;
  /** Experiments and their variants. */
  readonly experiments: ReadonlyMap<string, readonly string[]>;
  /** Paths of repeats; `paced` where rounds keep a distance. */
  readonly repeats: readonly { readonly id: string; readonly paced: boolean }[];
  /** Whether a wait is worked out from when it began. */
  readonly since: boolean;
  /** Whether answers are told apart by what they answer. */
  readonly visits: boolean;
  /** Whether it is told which enrollment a case is in. */
  readonly runs: boolean;
  readonly stages: boolean;
  /** Tags that nodes give or take, 31 at most. */
  readonly tags: readonly string[];
  readonly vars: boolean;
}

/** `reads`: names at the root that conditions ask for. */
export function needsOf({ strategy }: Tables, reads: ReadonlySet<string>): Needs {
  const nodes = Object.values(strategy.nodes);
  const asked = (...names: string[]) => names.some((name) => reads.has(name));
  const anchors = new Set(
    nodes.flatMap((node) => (node.type === "wait" || node.type === "waitFor" ? (node.until?.anchor ?? []) : [])),
  );
  const gaps = nodes.flatMap((node) =>
    (node.type === "wait" || node.type === "waitFor") && node.gap !== undefined ? [node] : [],
  );
  const visits = asked("event") || nodes.some(({ type }) => type === "task");
  return {
    channels: [...new Set(nodes.flatMap((node) => channelsIn(node)))],
    gapChannels: [...new Set(gaps.flatMap(({ gapChannels }) => gapChannels ?? []))],
    lastContact:
      gaps.some(({ gapChannels }) => gapChannels === undefined) ||
      anchors.has("lastContact") ||
      asked("lastContactAt", "daysSinceLastContact") ||
      anchors.has("lastContactAt"),
    lastPayment:
      anchors.has("lastPayment") || anchors.has("lastPaymentAt") || asked("lastPaymentAt", "daysSinceLastPayment"),
    entered: anchors.has("entered") || asked("daysInStrategy"),
    experiments: experimentsOf(strategy),
    repeats: Object.entries(strategy.nodes).flatMap(([id, node]) =>
      node.type === "repeat" ? [{ id, paced: node.every !== undefined }] : [],
    ),
    since: gaps.some((node) => node.for !== undefined),
    visits,
    runs: visits || asked("run"),
    stages: nodes.some((node) => node.type === "set" && node.stage !== undefined),
    tags: [
      ...new Set(
        nodes.flatMap((node) => (node.type === "set" ? [...(node.addTags ?? []), ...(node.removeTags ?? [])] : [])),
      ),
    ],
    vars: nodes.some((node) => node.type === "set" && node.values !== undefined),
  };
}

function channelsIn(node: Strategy["nodes"][string]): readonly string[] {
  if (node.type === "send") return node.via.map(({ channel }) => channel);
  return node.type === "task" && node.channel !== undefined ? [node.channel] : [];
}

function experimentsOf({ nodes }: Strategy): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const node of Object.values(nodes)) {
    if (node.type !== "split") continue;
    const keys = node.variants.map(({ key }) => key);
    found.set(node.experiment, [...new Set([...(found.get(node.experiment) ?? []), ...keys])]);
  }
  return found;
}

/** Bits of a mask. */
const MOST_BITS = 31;

/** What columns do not hold, each with the place in the document that asks for it. */
export function refusalsOf({ strategy }: Tables, needs: Needs, reads: ReadonlyMap<string, string>): BatchRefusal[] {
  const found: BatchRefusal[] = [];
  const refuse = (code: BatchRefusal["code"], path: string, what: string) =>
    found.push({ code, path, message: `${what}. Columns do not hold that: step the cases as objects.` });
  for (const [name, path] of reads) {
    const root = name.split(".", 1)[0];
    if (root === "contacts" || root === "countContacts")
      refuse("batch.reads", path, "Contacts are looked at one by one");
    if (root === "payments") refuse("batch.reads", path, "Payments are looked at one by one");
    if (name === "debtor" || name.startsWith("debtor.channels"))
      refuse("batch.reads", path, "A condition looks at how the debtor can be reached");
  }
  if ((strategy.policies ?? []).length > 0)
    refuse("batch.policies", "/policies", "Contact policies look at every contact so far");
  if (needs.channels.length > MOST_BITS) refuse("batch.limits", "/nodes", `More than ${MOST_BITS} channels are used`);
  if (needs.tags.length > MOST_BITS) refuse("batch.limits", "/nodes", `Nodes set more than ${MOST_BITS} tags`);
  return found;
}
