/** Which operators ask of each entry of a list. */

/** Operators with an argument that is worked out for each entry of the list before it. */
export const EACH: ReadonlySet<string> = new Set(["some", "all", "none", "filter", "map", "reduce", "sum", "count"]);
