/** A check of markup without a parser: strict enough for what our own writers make. */

import { expect } from "vitest";

const VOID = new Set(["meta", "br"]);

/** How many tags there are. Throws where they are not opened and closed in order, or text is not escaped. */
export function wellFormed(markup: string): number {
  const open: string[] = [];
  let count = 0;
  for (const [, close, name = "", , self] of markup.matchAll(
    /<(\/?)([a-zA-Z][\w-]*)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    count += 1;
    if (close === "/") expect(open.pop()).toBe(name);
    else if (self !== "/" && !VOID.has(name)) open.push(name);
  }
  expect(open).toEqual([]);
  expect(markup.replaceAll(/<[^<>]*>/g, "")).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;|#39;)/);
  return count;
}
