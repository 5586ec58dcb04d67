/**
 * `@dunlin/templates/editing`: what an editor needs to show a template and to check an edit of it, before anything is sent. All of it is in
 * `@dunlin/templates` as well; from here nothing comes along that compiles, sends or checks messages.
 */

export { type BlockDefinition, propsOf } from "./blocks/definition.ts";
export { type BlockRegistry, blockRegistry } from "./blocks/registry.ts";
export { propsProblems } from "./blocks/shape.ts";
export { blockHash, unreadable, validateTemplate } from "./blocks/validate.ts";
export { HOUSE_BRAND } from "./brand/look.ts";
export { completeLocales } from "./check/texts.ts";
export { runsOf, sentTexts, textsOf } from "./check/walk.ts";
export { checkLink } from "./escape/links.ts";
export { formatDate, formatDateTime, formatTime } from "./format/dates.ts";
export { directionOf, isLocale } from "./format/locales.ts";
export { formatMoney, formatNumber, formatPercent } from "./format/numbers.ts";
export { pluralCategories } from "./format/words.ts";
export { compileMerge } from "./merge/merge.ts";
export { settingAt, settingsIn, TEMPLATE_SCHEMA } from "./model/template.ts";
export { type Sketch, type SketchedBlock, sketchTemplate } from "./sketch/sketch.ts";
export { sketchHelpers } from "./text/layout.ts";
export { textSource } from "./text/source.ts";
export { sampleContext } from "./variables/samples.ts";
export { variableAt, variablesOf } from "./variables/variables.ts";
