/** Versions of the content for A/B tests: as lists of commands, each a change that is undone as one. */

import type {
  BlockId,
  BlockRegistry,
  ContentVariant,
  SettingTextName,
  Template,
  TemplateKind,
  Text,
  VariantKey,
} from "@dunlin/templates";
import type { BuilderCommand } from "../commands/command.ts";
import { fitBlocks } from "../document/fragment.ts";
import { blockAt, placedAt, placesOf } from "../document/tree.ts";
import { SETTINGS_FIELDS } from "../inspector/settingsFields.ts";

export const variantsOf = ({ variants = [] }: Template): readonly ContentVariant[] => variants;

/** `A`, `B`, ... `Z`, then `V27`: the first that is free. */
export function nextKey(taken: readonly VariantKey[]): VariantKey {
  for (let number = 0; ; number++) {
    const key = number < 26 ? String.fromCharCode(65 + number) : `V${number + 1}`;
    if (!taken.includes(key)) return key;
  }
}

/** Another version. The first time there come two: what is there now is one of them. */
export function addVersions(doc: Template, labelOf: (key: VariantKey) => string): readonly BuilderCommand[] {
  const keys = variantsOf(doc).map(({ key }) => key);
  const added: BuilderCommand[] = [];
  while (added.length === 0 || keys.length < 2) {
    const key = nextKey(keys);
    keys.push(key);
    added.push({ type: "variant.add", variant: { key, label: labelOf(key) } });
  }
  return added;
}

export const renameVersion = (doc: Template, key: VariantKey, label: string): BuilderCommand => ({
  type: "field.set",
  path: `/variants/${variantsOf(doc).findIndex((one) => one.key === key)}/label`,
  value: label,
});

/** The blocks that go with a version: those that are in no other. */
export const goneWith = ({ root }: Template, key: VariantKey): readonly BlockId[] =>
  [...placesOf(root).values()]
    .filter(({ block, around }) => [block, ...around].some((one) => isOnly(one.variants, key)))
    .map(({ block }) => block.id);

const isOnly = (variants: readonly VariantKey[] | undefined, key: VariantKey): boolean =>
  variants !== undefined && variants.length > 0 && variants.every((one) => one === key);

/** The texts beside the blocks, which a version may have of its own: the subject of a mail, the title of a page. */
export const textNames = (kind: TemplateKind): readonly SettingTextName[] =>
  SETTINGS_FIELDS[kind].flatMap(({ name, control }) => (control === "plainText" ? [name as SettingTextName] : []));

/** Those that a version has of its own. */
export const ownTexts = (doc: Template, key: VariantKey | undefined): readonly SettingTextName[] =>
  textNames(doc.kind).filter((name) => hasOwnText(doc, key, name));

export const hasOwnText = (doc: Template, key: VariantKey | undefined, name: SettingTextName): boolean =>
  Object.hasOwn(variantsOf(doc).find((one) => one.key === key)?.settings ?? {}, name);

/** A text of its own begins as the one of the template; without it the version has that one again. */
export function ownText(doc: Template, key: VariantKey, name: SettingTextName, own: boolean): BuilderCommand {
  const shared = (doc.settings as { readonly [N in SettingTextName]?: Text })[name] ?? {};
  return { type: "variant.set", key, name, ...(own && { text: shared }) };
}

/** The versions in which a block is shown. */
export const versionsOf = (doc: Template, id: BlockId): readonly VariantKey[] =>
  blockAt(doc, id)?.variants ?? variantsOf(doc).map(({ key }) => key);

/** Shows a block in these versions; in all of them it needs no list. */
export function showIn(doc: Template, id: BlockId, keys: readonly VariantKey[]): BuilderCommand {
  const all = variantsOf(doc).map(({ key }) => key);
  const shown = all.filter((key) => keys.includes(key));
  const value = shown.length === all.length ? {} : { value: shown };
  return { type: "block.set", id, path: "/variants", ...value };
}

/**
 * A block of its own for one version: a copy right behind, which the others do not show, and the block itself for the others.
 * `undefined` where it cannot be there twice, or is in one version already.
 *
 * @param taken - Ids that are or were there.
 */
export function splitFor(
  doc: Template,
  id: BlockId,
  key: VariantKey,
  { registry, taken }: { readonly registry: BlockRegistry; readonly taken: ReadonlySet<string> },
): readonly BuilderCommand[] | undefined {
  const placed = placedAt(doc, id);
  const others = versionsOf(doc, id).filter((one) => one !== key);
  if (placed === undefined || others.length === 0 || !versionsOf(doc, id).includes(key)) return undefined;
  const { blocks } = fitBlocks([{ ...placed.block, variants: [key] }], doc, taken, registry);
  if (blocks.length === 0) return undefined;
  const place = { ...placed.place, index: placed.place.index + 1 };
  return [{ type: "blocks.insert", blocks, place }, showIn(doc, id, others)];
}
