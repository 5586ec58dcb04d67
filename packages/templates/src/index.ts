/** `@dunlin/templates`: message templates as documents. Pure, without generated code, and without MJML. */

// biome-ignore-all assist/source/organizeImports: the names are grouped by what they are for

// Merging
export { compileMerge, type Merged, type MergeOptions, type MergeProgram } from "./merge/merge.ts";
