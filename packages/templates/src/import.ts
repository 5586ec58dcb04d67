/** `@dunlin/templates/import`: reading MJML that was written elsewhere. Apart, because it brings a parser of HTML along. */

export { type ImportedTemplate, importMjml } from "./import/importMjml.ts";
