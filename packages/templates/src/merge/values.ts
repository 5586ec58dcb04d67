/** How values of the context are read, judged and written: as Handlebars does, of own plain data only. */

/** An own property that is plain data. What a prototype or a getter would give does not exist here. */
export function ownValue(owner: unknown, name: string): unknown {
  if (owner === null || owner === undefined) return owner;
  if (typeof owner === "string") return ownOfText(owner, name);
  if (typeof owner !== "object") return undefined;
  const property = Object.getOwnPropertyDescriptor(owner, name);
  return property !== undefined && "value" in property ? property.value : undefined;
}

/** A text has its length and its signs. */
function ownOfText(text: string, name: string): unknown {
  if (name === "length") return text.length;
  return /^(?:0|[1-9]\d*)$/.test(name) ? text[Number(name)] : undefined;
}

/** Whether a value counts as not there: `#if` skips it, and 0 as well unless told otherwise. */
export const isFalsy = (value: unknown, includeZero: boolean): boolean =>
  (!value && !(includeZero && value === 0)) || (Array.isArray(value) && value.length === 0);

/** `#with` shows its other branch for these; 0 is a value. */
export const isEmpty = (value: unknown): boolean => isFalsy(value, true);

/** Whether nothing would be shown: what a required value must not be. */
export const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

/** A value that has no text of its own, though something can be written for it. */
export const isNoText = (value: unknown): boolean => typeof value === "object" && value !== null;

const DEEPEST = 16;

/** The text of a value: nothing for what is missing, lists with commas, objects by their kind. Calls no code of the value. */
export function textOf(value: unknown, depth = 0): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return depth > DEEPEST ? "" : value.map((item) => textOf(item, depth + 1)).join(",");
  if (typeof value === "object") return "[object Object]";
  return typeof value === "function" || typeof value === "symbol" ? "" : String(value);
}

/**
 * Whether Handlebars takes a scope for the one around it, and `../` skips it: it compares loosely, so a row that is the number 5
 * in a list of that one number counts as its list.
 */
export function isSameScope(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const primitive = (value: unknown) => (Array.isArray(value) ? textOf(value) : value);
  if (isNoText(a) && isNoText(b)) return false;
  const left = primitive(a);
  const right = primitive(b);
  // biome-ignore lint/suspicious/noDoubleEquals: as Handlebars compares; neither side is an object here, so nothing of it is called
  return !isNoText(left) && !isNoText(right) && left == right;
}
