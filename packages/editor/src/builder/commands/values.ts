/** Commands over values: members of blocks and of the template, texts, languages, versions of the content. */

import { isLocale, textsOf } from "@dunlin/templates/editing";
import { parsePointer, pointer, putAt, valueAt } from "../../document/pointer.ts";
import { find } from "./blocks.ts";
import { BuilderRefused, type DraftBlock, type DraftTemplate, type RunBuilder } from "./command.ts";

/** Members of a block that are set; its type, its id and its lock are not. */
const OF_BLOCK: ReadonlySet<string> = new Set(["props", "when", "variants", "note"]);

/** Members of a template that are set by themselves; its blocks and languages have commands of their own. */
const OF_TEMPLATE: ReadonlySet<string> = new Set([
  "name",
  "note",
  "brandRef",
  "defaultLocale",
  "settings",
  "variants",
  "variables",
]);

export const setBlock: RunBuilder<"block.set"> = (draft, { id, path, value }) => {
  const block = blockOf(draft, id);
  const parts = partsOf(path, OF_BLOCK);
  if (parts.length === 1 && parts[0] === "props") throw new BuilderRefused("value.place", { path });
  if (!putAt(block, parts, value)) throw new BuilderRefused("value.place", { path });
  return {};
};

export const setText: RunBuilder<"text.set"> = (draft, { id, path, locale, runs }) => {
  if (!draft.locales.includes(locale)) throw new BuilderRefused("locale.unknown", { locale });
  const root = id === undefined ? draft : blockOf(draft, id);
  const parts = partsOf(path, id === undefined ? SETTINGS : PROPS);
  const text = valueAt(root, parts);
  // A text of its own is given to a version as a whole, and then written in each language.
  if (parts[0] === "variants" && (parts[2] !== "settings" || parts.length !== 4 || text === undefined))
    throw new BuilderRefused("value.place", { path });
  if (text !== undefined && (typeof text !== "object" || text === null || Array.isArray(text)))
    throw new BuilderRefused("value.place", { path });
  if (runs === undefined && text === undefined) return {};
  // The text itself stays when its last language goes: an empty one and none are not the same.
  if (runs === undefined) delete (text as Record<string, unknown>)[locale];
  else if (!putAt(root, [...parts, locale], runs)) throw new BuilderRefused("value.place", { path });
  return {};
};

const SETTINGS: ReadonlySet<string> = new Set(["settings", "variants"]);
const PROPS: ReadonlySet<string> = new Set(["props"]);

export const setField: RunBuilder<"field.set"> = (draft, { path, value }) => {
  const parts = partsOf(path, OF_TEMPLATE);
  const [member] = parts;
  if (parts.length === 1 && member === "defaultLocale" && !draft.locales.includes(String(value)))
    throw new BuilderRefused("locale.unknown", { locale: value });
  if (parts.length === 1 && value === undefined && !["note", "brandRef", "variants"].includes(member as string))
    throw new BuilderRefused("value.form", { path });
  if (!putAt(draft, parts, value)) throw new BuilderRefused("value.place", { path });
  return {};
};

export const moveItem: RunBuilder<"list.move"> = (draft, { id, path, from, to }) => {
  const root = id === undefined ? draft : blockOf(draft, id);
  const list = valueAt(root, partsOf(path, id === undefined ? OF_TEMPLATE : PROPS));
  const fits = (place: number) => Array.isArray(list) && Number.isInteger(place) && place >= 0 && place < list.length;
  if (!fits(from) || !fits(to)) throw new BuilderRefused("value.place", { path });
  const items = list as unknown[];
  items.splice(to, 0, ...items.splice(from, 1));
  return {};
};

export const addLocale: RunBuilder<"locale.add"> = (draft, { locale }) => {
  if (!isLocale(locale)) throw new BuilderRefused("locale.form", { locale });
  if (draft.locales.includes(locale)) throw new BuilderRefused("locale.taken", { locale });
  draft.locales.push(locale);
  return {};
};

export const removeLocale: RunBuilder<"locale.remove"> = (draft, { locale }, { doc }) => {
  if (!draft.locales.includes(locale)) throw new BuilderRefused("locale.unknown", { locale });
  if (draft.defaultLocale === locale) throw new BuilderRefused("locale.default", { locale });
  for (const { text, at } of textsOf(doc)) {
    const there = valueAt(draft, parsePointer(at) ?? []) as Record<string, unknown> | undefined;
    if (there !== undefined && Object.hasOwn(text, locale)) delete there[locale];
  }
  draft.locales = draft.locales.filter((one) => one !== locale);
  return {};
};

export const addVariant: RunBuilder<"variant.add"> = (draft, { variant }) => {
  const { key } = variant;
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(key)) throw new BuilderRefused("variant.form", { key });
  const { variants = [] } = draft;
  if (variants.some((one) => one.key === key)) throw new BuilderRefused("variant.taken", { key });
  draft.variants = [...variants, variant];
  return {};
};

export const removeVariant: RunBuilder<"variant.remove"> = (draft, { key }) => {
  const { variants = [] } = draft;
  if (!variants.some((one) => one.key === key)) throw new BuilderRefused("variant.unknown", { key });
  const left = variants.filter((one) => one.key !== key);
  if (left.length > 0) draft.variants = left;
  else delete draft.variants;
  draft.root = without(draft.root, key);
  return {};
};

export const setVariant: RunBuilder<"variant.set"> = (draft, { key, name, text }) => {
  const index = draft.variants?.findIndex((one) => one.key === key) ?? -1;
  if (index < 0) throw new BuilderRefused("variant.unknown", { key });
  const at = pointer(["variants", index, "settings"]);
  const path = at + pointer([name]);
  if (!putAt(draft, partsOf(path, OF_TEMPLATE), text)) throw new BuilderRefused("value.place", { path });
  const left = valueAt(draft, partsOf(at, OF_TEMPLATE));
  if (text === undefined && left !== undefined && Object.keys(left as object).length === 0)
    putAt(draft, partsOf(at, OF_TEMPLATE), undefined);
  return {};
};

/** Blocks without a version of the content; those that were in no other go. */
function without(blocks: DraftBlock[], key: string): DraftBlock[] {
  return blocks.filter((block) => {
    if (block.variants?.includes(key)) block.variants = block.variants.filter((one) => one !== key);
    if (block.variants?.length === 0) return false;
    for (const [slot, inside] of Object.entries(block.slots ?? {})) {
      const left = without(inside, key);
      if (left.length < inside.length && block.slots !== undefined) block.slots[slot] = left;
    }
    return true;
  });
}

function blockOf(draft: DraftTemplate, id: string): DraftBlock {
  const block = find(draft.root, id);
  if (block === undefined) throw new BuilderRefused("block.unknown", { block: id });
  return block;
}

function partsOf(path: string, rooms: ReadonlySet<string>): readonly string[] {
  const parts = parsePointer(path);
  if (parts === undefined || parts.length === 0) throw new BuilderRefused("value.place", { path });
  if (parts[0] === "policy") throw new BuilderRefused("policy.fixed");
  if (!rooms.has(parts[0] as string)) throw new BuilderRefused("value.place", { path });
  return parts;
}
