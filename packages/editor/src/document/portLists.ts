/** Where the ports that people name themselves stand in a node: one list for each type that has them. */

import type { LooseNode } from "@dunlin/engine/editing";

export interface PortList {
  /** The member that holds the list. */
  readonly member: string;
  /** The member of an item that names the port; absent where the item is the name. */
  readonly key?: string;
  /** The port beside the list whose target a new one shares. */
  readonly beside: string | undefined;
}

const LISTS: Readonly<Record<string, PortList>> = {
  switch: { member: "cases", key: "port", beside: "else" },
  waitFor: { member: "cases", key: "port", beside: "timeout" },
  table: { member: "rows", key: "port", beside: "else" },
  split: { member: "variants", key: "key", beside: undefined },
  task: { member: "dispositions", beside: "timeout" },
};

export const portListOf = (node: LooseNode): PortList | undefined =>
  Object.hasOwn(LISTS, node.type) ? LISTS[node.type] : undefined;

/** The items of the list; none where the node is broken. */
export function itemsOf(node: LooseNode, { member }: PortList): readonly unknown[] {
  const list = node[member];
  return Array.isArray(list) ? list : [];
}

export function portOf(item: unknown, { key }: PortList): string | undefined {
  const name =
    key === undefined
      ? item
      : typeof item === "object" && item !== null
        ? (item as Record<string, unknown>)[key]
        : undefined;
  return typeof name === "string" ? name : undefined;
}
