/** Commands over values, and over the document as a whole. */

import type { Strategy } from "@dunlin/engine";
import { promoteVariant } from "@dunlin/engine/experiments";
import { parsePointer, putAt, valueAt } from "../document/pointer.ts";
import { Refused, type Run } from "./command.ts";
import { asDocument, pruneWays } from "./rewire.ts";

export const setField: Run<"field.set"> = (draft, { path, value }, context) => {
  const parts = parsePointer(path);
  if (parts === undefined || parts.length === 0 || !putAt(draft, parts, value))
    throw new Refused("place.unknown", { path });
  const [room, id] = parts;
  if (room === "nodes" && id !== undefined && parts[2] !== "to" && Object.hasOwn(draft.nodes, id))
    pruneWays(draft, id, context);
  return {};
};

export const moveItem: Run<"list.move"> = (draft, { path, from, to }) => {
  const list = valueAt(draft, parsePointer(path) ?? []);
  const fits = (place: number) => Array.isArray(list) && Number.isInteger(place) && place >= 0 && place < list.length;
  if (!fits(from) || !fits(to)) throw new Refused("place.unknown", { path });
  const items = list as unknown[];
  items.splice(to, 0, ...items.splice(from, 1));
  return {};
};

export const setSegment: Run<"segment.set"> = (draft, { id, segment }) => {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw new Refused("name.form", { name: id });
  draft.segments = { ...draft.segments, [id]: segment };
  return {};
};

/** As RFC 6902 does it, with the operations that diagnostics use. */
export const patchDocument: Run<"document.patch"> = (draft, { patches }) => {
  for (const { op, path, value } of patches) {
    const parts = parsePointer(path);
    const there = parts !== undefined && valueAt(draft, parts) !== undefined;
    if (parts === undefined || (op !== "add" && !there)) throw new Refused("place.unknown", { path });
    const list = valueAt(draft, parts.slice(0, -1));
    const last = parts.at(-1) as string;
    if (op === "add" && Array.isArray(list)) list.splice(last === "-" ? list.length : Number(last), 0, value);
    else if (!putAt(draft, parts, op === "remove" ? undefined : value)) throw new Refused("place.unknown", { path });
  }
  return {};
};

export const replaceDocument: Run<"document.replace"> = (_, { doc }) => ({ replaced: doc, select: [] });

export const promote: Run<"variant.promote"> = (draft, { id, variant }, { doc, nodeTypes }) => {
  try {
    const options = nodeTypes === undefined ? {} : { nodeTypes };
    const promoted: Strategy = promoteVariant(doc, id, variant, options);
    const kept = new Set(Object.keys(promoted.nodes));
    return {
      replaced: promoted,
      select: [],
      removed: Object.keys(asDocument(draft).nodes).filter((one) => !kept.has(one)),
    };
  } catch (error) {
    throw new Refused("promote.failed", {
      step: id,
      variant,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
};
