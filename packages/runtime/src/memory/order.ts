/** The order of keys in every store: by code point, as a database sorts bytes of UTF-8. */

/** Joins the parts of a key. The character 0 is in no text that is kept, so keys sort as their parts do, one after the other. */
export const keyOf = (...parts: readonly string[]): string => parts.join("\0");

/** Negative when `a` comes first. */
export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return left >= 0xd800 && right >= 0xd800 ? raised(left) - raised(right) : left - right;
  }
  return a.length - b.length;
}

/** Halves of characters beyond U+FFFF come after every character below it. */
const raised = (unit: number): number => (unit >= 0xe000 ? unit - 0x2000 : unit + 0x2000);
