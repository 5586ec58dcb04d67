/** Who a block reaches, by what is around it: what was approved must not be hidden by the section or the column that it stands in. */

import type { BlockId, BlockRegistry, Template, VariantKey } from "@dunlin/templates";
import { shownSlots } from "../document/rules.ts";
import { placesOf } from "../document/tree.ts";

interface Reach {
  /** Conditions of the blocks around it. */
  readonly when: ReadonlySet<string>;
  /** Versions of the content in which all blocks around it are shown. */
  readonly versions: ReadonlySet<VariantKey>;
  /** It stands in a slot that is not shown. */
  readonly hidden: boolean;
}

function reachOf({ root, variants = [] }: Template, id: BlockId, registry: BlockRegistry): Reach | undefined {
  const places = placesOf(root);
  const placed = places.get(id);
  if (placed === undefined) return undefined;
  const { around, block } = placed;
  const hidden = around.some((outer, i) => {
    const slot = places.get((around[i + 1] ?? block).id)?.place.slot;
    return slot !== undefined && !shownSlots(outer, registry).includes(slot);
  });
  return {
    when: new Set(around.flatMap(({ when }) => (when === undefined ? [] : [JSON.stringify(when)]))),
    versions: new Set(variants.map(({ key }) => key).filter((key) => around.every((one) => isIn(one.variants, key)))),
    hidden,
  };
}

const isIn = (versions: readonly VariantKey[] | undefined, key: VariantKey): boolean =>
  versions === undefined || versions.includes(key);

/** Whether fewer people see a block than before, for a reason that is not its own. */
export function reachesLess(before: Template, after: Template, id: BlockId, registry: BlockRegistry): boolean {
  const [was, is] = [reachOf(before, id, registry), reachOf(after, id, registry)];
  if (was === undefined || is === undefined) return was !== is;
  const versions = after.variants?.map(({ key }) => key) ?? [];
  return (
    (is.hidden && !was.hidden) ||
    [...is.when].some((condition) => !was.when.has(condition)) ||
    [...was.versions].some((key) => versions.includes(key) && !is.versions.has(key))
  );
}
