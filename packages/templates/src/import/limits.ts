/** How much of a source is read. What is beyond is left out, and an error says from where on. */

/** Characters; mails that people write are a tenth of it, and what is made of more is too long to be merged. */
export const MOST_SIGNS = 250_000;
/** Merge tags. */
export const MOST_TAGS = 5000;
/** Blocks of merge tags inside each other. */
export const DEEPEST_TAGS = 16;
/** Elements inside each other. */
export const DEEPEST_ELEMENTS = 100;
/** Elements that wait for their end; what follows is not read. */
export const MOST_OPEN = 1000;
/** Blocks of a template beside each other, as its schema says. */
export const MOST_BLOCKS = 500;
