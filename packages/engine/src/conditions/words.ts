/** Small phrases for sentences about documents. */

import { textOf } from "../base/json.ts";

export type Data = Readonly<Record<string, unknown>>;

/** What is shown of a value from a document. */
const LONGEST = 60;

export const text = textOf;

/** A value as it stands in the document, cut when long. */
export function show(value: unknown): string {
  const json = JSON.stringify(value) ?? "nothing";
  return json.length <= LONGEST ? json : `${json.slice(0, LONGEST)}...`;
}

export const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(text) : []);

/** `a`, `a and b`, `a, b and c`, each in code marks. */
export const and = (value: unknown): string => joined(list(value), "and");
export const or = (value: unknown): string => joined(list(value), "or");

export const hint = (nearest: unknown): string => (nearest === undefined ? "" : ` Did you mean \`${text(nearest)}\`?`);

/** `a -> b -> a`; the middle of a long one is left out. */
export function chain(value: unknown): string {
  const items = list(value);
  return (items.length <= 12 ? items : [...items.slice(0, 8), "...", ...items.slice(-2)]).join(" -> ");
}

function joined(items: readonly string[], word: string): string {
  const marked = items.map((item) => `\`${item}\``);
  return marked.length < 2 ? (marked[0] ?? "nothing") : `${marked.slice(0, -1).join(", ")} ${word} ${marked.at(-1)}`;
}
