/** JSON pointers (RFC 6901) and the places they name. */

/** Names that reach the prototype of an object in JavaScript; no document may use them. */
const RESERVED: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** `/nodes/a~1b/0` of `["nodes", "a/b", 0]`; the empty text is the whole document. */
export const pointer = (parts: readonly (string | number)[]): string =>
  parts.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** The parts of a pointer, or `undefined` where it is none or leads to a reserved name. */
export function parsePointer(text: string): string[] | undefined {
  if (text === "") return [];
  if (!text.startsWith("/") || /~(?![01])/.test(text)) return undefined;
  const parts = text
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return parts.some((part) => RESERVED.has(part)) ? undefined : parts;
}

/** What stands at a place; `undefined` where there is nothing. */
export function valueAt(root: unknown, parts: readonly string[]): unknown {
  let value = root;
  for (const part of parts) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[part];
  }
  return value;
}

/** A list or an object that is being changed. */
type Container = unknown[] | Record<string, unknown>;

/**
 * Puts a value at a place, or takes away what is there. Objects on the way that are missing are made; an object that is empty
 * afterwards and stands for nothing else is not.
 *
 * @param value - `undefined` takes the member or the item away.
 * @returns Whether the way led through objects and lists only; else nothing is changed.
 */
export function putAt(root: object, parts: readonly string[], value: unknown): boolean {
  const last = parts.at(-1);
  if (last === undefined) return false;
  let at = root as Container;
  for (const [i, part] of parts.slice(0, -1).entries()) {
    const next = member(at, part);
    if (next === undefined && value !== undefined && !Array.isArray(at)) {
      const made: Container = /^\d+$/.test(parts[i + 1] as string) ? [] : {};
      at[part] = made;
      at = made;
    } else if (typeof next === "object" && next !== null) at = next as Container;
    else return value === undefined && next === undefined;
  }
  if (Array.isArray(at)) return putItem(at, last, value);
  if (value === undefined) delete at[last];
  else at[last] = value;
  return true;
}

const member = (from: Container, name: string): unknown =>
  Object.hasOwn(from, name) ? (from as Record<string, unknown>)[name] : undefined;

function putItem(list: unknown[], place: string, value: unknown): boolean {
  const index = place === "-" ? list.length : Number(place);
  if (!Number.isInteger(index) || index < 0 || index > list.length) return false;
  if (value !== undefined) list[index] = value;
  else if (index < list.length) list.splice(index, 1);
  return true;
}
