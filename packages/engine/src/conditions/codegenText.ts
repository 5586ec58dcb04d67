/** The literals of generated code: the only way by which texts and numbers of a document get into it. */

/**
 * A text as a literal of JavaScript. Beyond what JSON escapes these are: line separators, which end a line in older
 * JavaScript, and `<`, so that no text ends or begins an element when the code stands in a page.
 */
export const textLiteral = (text: string): string =>
  JSON.stringify(text).replace(/[<\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** A finite number as a literal that can stand anywhere in an expression. */
export const numberLiteral = (value: number): string =>
  value < 0 || Object.is(value, -0) ? `(-${String(-value)})` : String(value);

/**
 * A value as JSON, like `JSON.stringify`, but minus zero stays what it is. With `sorted` the members stand in the order
 * of their names, so that the same value has the same text. Nesting must be bounded by the caller.
 */
export function jsonText(value: unknown, order?: "sorted"): string {
  if (Object.is(value, -0)) return "-0";
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map((item) => jsonText(item, order)).join(",")}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (order === "sorted") members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${jsonText(member, order)}`).join(",")}}`;
}
