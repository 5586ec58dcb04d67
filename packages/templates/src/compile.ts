/**
 * `@dunlin/templates/compile`: publishing a template, and trying it out. Loads the package `mjml` for mails, and for nothing else.
 */

export { type CompileOptions, compileTemplate } from "./compile/compileTemplate.ts";
export { type Publication, type PublishOptions, publishTemplate } from "./compile/publishTemplate.ts";
export type { MjmlCompiler } from "./email/document.ts";
export { renderTemplate } from "./render/render.ts";
