/** How much of a source is read. What is beyond is left out, and an error says from where on. */

/** Characters; the longest mails that people write are a tenth of it. */
export const MOST_SIGNS = 1_000_000;
/** Merge tags. */
export const MOST_TAGS = 5000;
/** Blocks of merge tags inside each other. */
export const DEEPEST_TAGS = 16;
/** Elements inside each other. */
export const DEEPEST_ELEMENTS = 100;
/** Blocks of a template beside each other, as its schema says. */
export const MOST_BLOCKS = 500;
