/** JSON pointers (RFC 6901): where in a document something is. */

/** `/root/0/a~1b` of `["root", 0, "a/b"]`; the empty text is the whole document. */
export const pointer = (parts: readonly (string | number)[]): string =>
  parts.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
