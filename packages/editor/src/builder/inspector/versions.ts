/** In which versions of the content blocks are shown. */

import type { BlockId, Template, VariantKey } from "@dunlin/templates";
import type { BuilderCommand } from "../commands/command.ts";
import { lockOf } from "../document/rules.ts";
import { blockAt } from "../document/tree.ts";

export const versionsOf = (doc: Template, id: BlockId): readonly VariantKey[] =>
  blockAt(doc, id)?.variants ?? (doc.variants ?? []).map(({ key }) => key);

/**
 * Shows blocks in a version, or does not. A block that is in all versions names none, so that it is in one that comes later, too; one
 * that would be in none, or is locked, stays as it is.
 */
export function versionCommands(
  doc: Template,
  ids: readonly BlockId[],
  key: VariantKey,
  shown: boolean,
): readonly BuilderCommand[] {
  const keys = (doc.variants ?? []).map((one) => one.key);
  return ids.flatMap((id): readonly BuilderCommand[] => {
    const now = versionsOf(doc, id);
    const next = keys.filter((one) => (one === key ? shown : now.includes(one)));
    if (next.length === 0 || now.includes(key) === shown || lockOf(doc, id) !== undefined) return [];
    return [{ type: "block.set", id, path: "/variants", ...(next.length < keys.length && { value: next }) }];
  });
}
