/** How deep a document is compared: which objects member by member, which lists by the names of their items; the rest as a whole. */

import { isRecord } from "../base/json.ts";

export interface Shape {
  /** An object whose members are compared one by one, each by its own shape. */
  readonly members?: Readonly<Record<string, Shape>>;
  /** An object of named things, which come and go. */
  readonly entries?: Shape;
  /** A list of things that this member names. */
  readonly key?: string;
  readonly items?: Shape;
}

export const WHOLE: Shape = {};
const MEMBERS: Shape = { members: {} };

/** Of a node, but for `to`, which is compared as part of the flow. */
export const NODE: Shape = {
  members: {
    until: MEMBERS,
    page: MEMBERS,
    remind: MEMBERS,
    guard: MEMBERS,
    values: { entries: WHOLE },
    inputs: { entries: WHOLE },
    input: { entries: WHOLE },
    cases: { key: "port", items: MEMBERS },
    variants: { key: "key", items: MEMBERS },
    options: { key: "key", items: MEMBERS },
  },
};

/** Of a document, but for its nodes. */
export const DOCUMENT: Shape = {
  members: {
    time: MEMBERS,
    entry: MEMBERS,
    segments: { entries: MEMBERS },
    exits: { key: "id", items: MEMBERS },
    handlers: { key: "id", items: MEMBERS },
    fields: { members: { properties: { entries: WHOLE } } },
  },
};

/** The names of a list's items, where each has one of its own. */
export function keysOf(list: unknown, key: string): readonly string[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const keys = list.map((item: unknown) => (isRecord(item) && Object.hasOwn(item, key) ? item[key] : undefined));
  const named = keys.every((name): name is string => typeof name === "string");
  return named && new Set(keys).size === keys.length ? (keys as readonly string[]) : undefined;
}
