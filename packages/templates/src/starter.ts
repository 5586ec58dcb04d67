/** `@dunlin/templates/starter`: documents to begin with, in English and Spanish. They are plain JSON: copy them and make them yours. */

export { STARTER_BRAND } from "./starter/brands.ts";
export { STARTER_TEMPLATES } from "./starter/library.ts";
export { STARTER_SAMPLE, STARTER_VARIABLES } from "./starter/variables.ts";
