/** The tree of blocks that a template is made of. What a type means is up to the registry of blocks. */

import type { Condition } from "@dunlin/engine";

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [member: string]: JsonValue };

/** A name of letters, digits, `_` and `-`, its own in the whole template. */
export type BlockId = string;

/** `A`, `soft`: the name by which a branch of a strategy asks for a version of the content. */
export type VariantKey = string;

export interface Block {
  readonly id: BlockId;
  /** A type of the registry: `text`, `amountDue`, or `acme.meter` of a host. */
  readonly type: string;
  /** The version of the type that `props` were written for. Older ones are migrated when the template is read. */
  readonly v: number;
  /** Its members are those of the type. Texts in them are `Text`, links are `Link`. */
  readonly props: { readonly [name: string]: JsonValue };
  /** The blocks inside, by the names the type gives its slots. */
  readonly slots?: { readonly [slot: string]: readonly Block[] };
  /** Shown only where this holds of the merge context; a condition that stays unknown hides. In all locales and channels alike. */
  readonly when?: Condition;
  /** Shown only in these variants. Without it, in all. */
  readonly variants?: readonly VariantKey[];
  /** `content`: its texts stay, its place may change. `all`: neither. Held at publish by `TemplatePolicy.locked`. */
  readonly lock?: "content" | "all";
  /** For people; never sent. */
  readonly note?: string;
}
