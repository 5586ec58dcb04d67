/** The document `dunlin.template/1`: one message or page, in all its locales and variants, for one kind of channel. */

import type { Block, BlockId, VariantKey } from "./block.ts";
import type { BrandRef } from "./brand.ts";
import type { TemplateKind } from "./kind.ts";
import type { SettingsOf, SettingTextName } from "./settings.ts";
import type { Locale, Text } from "./text.ts";
import type { VariableSchema } from "./variables.ts";

export const TEMPLATE_SCHEMA = "dunlin.template/1";

/** A template of any kind; `kind` decides what its settings are. */
export type Template = { readonly [K in TemplateKind]: TemplateOf<K> }[TemplateKind];

export interface TemplateOf<K extends TemplateKind> {
  readonly schema: typeof TEMPLATE_SCHEMA;
  readonly id: string;
  readonly kind: K;
  readonly name: string;
  /** For people; never sent. */
  readonly note?: string;
  readonly brandRef?: BrandRef;
  /** One of `locales`: for a debtor whose language is none of them. */
  readonly defaultLocale: Locale;
  readonly locales: readonly Locale[];
  /** The merge context: a schema of an object. What it does not declare cannot be used. */
  readonly variables: VariableSchema;
  readonly settings: SettingsOf[K];
  /** Without any there is one version of the content. */
  readonly variants?: readonly ContentVariant[];
  readonly root: readonly Block[];
  readonly policy?: TemplatePolicy;
}

/** A version of the content for an A/B test. Blocks name the variants they are shown in. */
export interface ContentVariant {
  readonly key: VariantKey;
  readonly label: string;
  /** Texts of its own in place of those of the settings, each in all languages. Those it has not are those of the template. */
  readonly settings?: { readonly [N in SettingTextName]?: Text };
}

/** What is said beside the blocks in a variant: its own texts, and else what the template says. */
export function settingsIn<T extends Template>(template: T, variant: VariantKey | undefined): T["settings"] {
  return { ...template.settings, ...template.variants?.find(({ key }) => key === variant)?.settings };
}

/** JSON pointer to a setting as a variant has it: to its own text, else to that of the template. */
export function settingAt(
  { variants = [] }: Pick<Template, "variants">,
  variant: VariantKey | undefined,
  name: string,
): string {
  const index = variants.findIndex(({ key }) => key === variant);
  const own = Object.hasOwn(variants[index]?.settings ?? {}, name);
  return own ? `/variants/${index}/settings/${name}` : `/settings/${name}`;
}

/** What must not be edited away. Held when the template is published, not only in the editor. */
export interface TemplatePolicy {
  readonly required?: readonly RequiredBlock[];
  /** Types that may stand in the template once at most. */
  readonly once?: readonly string[];
  readonly locked?: readonly LockedBlock[];
  /** Locales that must be complete. */
  readonly locales?: readonly Locale[];
  /** Whether runs of raw Handlebars are permitted. Without it they are not. */
  readonly handlebars?: boolean;
  /** Whether blocks of raw MJML are permitted. Without it they are not. */
  readonly mjml?: boolean;
}

export interface RequiredBlock {
  readonly type: string;
  /** Where among the blocks of the root. Without it, anywhere. */
  readonly position?: "first" | "last";
  /** The id by which a contact policy asks for it: `opt-out`, `mini-miranda`. */
  readonly disclosure?: string;
}

/** A block whose content was approved. */
export interface LockedBlock {
  readonly block: BlockId;
  /** Of the block without its `note`, in canonical JSON (RFC 8785), SHA-256 as hexadecimal digits. */
  readonly sha256: string;
}
