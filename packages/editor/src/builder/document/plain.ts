/** Whether something is data and nothing else, as JSON would carry it: what a command and a document may be made of. */

/** Lists and objects in each other; deeper ones leave no stack to those who follow them. */
const MOST_NESTED = 100;

/** Members and items in all; a template of 500 blocks in ten languages has a third of it. */
const MOST_VALUES = 1_000_000;

/** Never throws, also where reading does. */
export function isPlain(value: unknown): boolean {
  let left = MOST_VALUES;
  const plain = (one: unknown, above: number): boolean => {
    left -= 1;
    if (left < 0) return false;
    if (typeof one !== "object" || one === null)
      return one === null || ["string", "boolean", "undefined"].includes(typeof one) || Number.isFinite(one);
    if (above === MOST_NESTED) return false;
    if (Array.isArray(one)) return one.length <= left && one.every((item) => plain(item, above + 1));
    return isRecord(one) && Object.values(one).every((member) => plain(member, above + 1));
  };
  try {
    return plain(value, 0);
  } catch {
    return false;
  }
}

/** An object without a class, from whatever window, and without the one member that is none. */
function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return false;
  return !Object.hasOwn(value, "__proto__");
}
