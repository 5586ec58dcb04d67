/** `@dunlin/templates/import`: reading MJML that was written elsewhere. Apart, because it brings a parser of HTML along. */

export { type ImportedTemplate, importMjml } from "./import/importMjml.ts";
export type { BrandInk, LossData, LossKind, LossPart, TornTag } from "./import/lossKinds.ts";
