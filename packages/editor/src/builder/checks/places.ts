/** Where a finding is: the block, the member of it, the language and version, and the person that it is about. */

import type { BlockId, Locale, Template, TemplateDiagnostic, VariantKey } from "@dunlin/templates";
import { placesOf } from "../document/tree.ts";

export interface FindingPlace {
  readonly block?: BlockId;
  /** Below `/props` or `/settings`, without the language: `text`, `choices/0/label`. */
  readonly member?: string;
  readonly locale?: Locale;
  readonly variant?: VariantKey;
  /** The number of the sample. */
  readonly sample?: number;
}

export function placeOf({ path, blockId, data }: TemplateDiagnostic, doc: Template): FindingPlace {
  const block = blockId ?? blockAtPath(path, doc);
  const parts = path.split("/").slice(1);
  const last = parts.at(-1);
  const ofVariant = parts[0] === "variants" ? doc.variants?.[Number(parts[1])]?.key : undefined;
  const start = parts[0] === "settings" ? 0 : parts.lastIndexOf(ofVariant === undefined ? "props" : "settings");
  const below = start < 0 ? [] : parts.slice(start + 1);
  const ofPath = below.length > 0 && last !== undefined && doc.locales.includes(last) ? last : undefined;
  const member = (ofPath === undefined ? below : below.slice(0, -1)).join("/");
  const known = (keys: readonly string[], value: unknown) => keys.find((key) => key === value);
  const locale = ofPath ?? known(doc.locales, data.locale);
  const variant = ofVariant ?? known(doc.variants?.map(({ key }) => key) ?? [], data.variant);
  return {
    ...(block !== undefined && { block }),
    ...(member !== "" && { member }),
    ...(locale !== undefined && { locale }),
    ...(variant !== undefined && { variant }),
    ...(typeof data.sample === "number" && { sample: data.sample }),
  };
}

/** The innermost block that a pointer goes through. */
function blockAtPath(path: string, { root }: Template): BlockId | undefined {
  let found: BlockId | undefined;
  let length = 0;
  for (const [id, { at }] of placesOf(root))
    if (at.length > length && (path === at || path.startsWith(`${at}/`))) {
      found = id;
      length = at.length;
    }
  return found;
}
