/** What is at hand while a source is imported, and what is gathered. */

import type { Block, JsonValue } from "../model/block.ts";
import type { Brand } from "../model/brand.ts";
import type { Locale, RichText } from "../model/text.ts";
import type { VariableSchema } from "../model/variables.ts";
import type { Defaults, StyleSite } from "./head.ts";
import type { LinkSite } from "./links.ts";

export interface Importing extends LinkSite, StyleSite {
  /** The proposed one. */
  readonly brand: Brand | undefined;
  readonly locale: Locale;
  readonly defaults: Defaults;
  /** What the tags of the source ask for. */
  readonly variables: VariableSchema;
  /** What of the policy of the template the import makes use of. */
  readonly needs: { handlebars: boolean; mjml: boolean };
  /** The name of a variable on which a decision waits that the source does not tell. */
  readonly undecided: (tag: string) => string;
  /** The next id for a type of blocks. */
  readonly id: (type: string) => string;
}

export const block = (
  site: Pick<Importing, "id">,
  type: string,
  props: Readonly<Record<string, unknown>>,
  slots?: Block["slots"],
): Block => ({
  id: site.id(type),
  type,
  v: 1,
  props: props as Block["props"],
  ...(slots === undefined ? {} : { slots }),
});

/** Runs as a text of the one language of the import. */
export const textOf = (runs: RichText, { locale }: Pick<Importing, "locale">): JsonValue =>
  ({ [locale]: runs }) as unknown as JsonValue;

/** Ids as `text-1`, `text-2`, in the order of the document. */
export function idMaker(): (type: string) => string {
  const last = new Map<string, number>();
  return (type) => {
    const number = (last.get(type) ?? 0) + 1;
    last.set(type, number);
    return `${type}-${number}`;
  };
}
