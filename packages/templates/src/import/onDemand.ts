/** The import, loaded when it is asked for: it brings a parser of HTML along, which nobody needs who only sends messages. */

import type { ImportedTemplate } from "./importMjml.ts";

/**
 * As `importMjml` of `@dunlin/templates/import`, which does not wait. Never rejects for what stands in the source.
 *
 * @param mjml - The source, with merge tags.
 */
export async function importMjml(mjml: string): Promise<ImportedTemplate> {
  const reader = await import("./importMjml.ts");
  return reader.importMjml(mjml);
}
