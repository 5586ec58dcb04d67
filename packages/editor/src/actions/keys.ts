/** Keys as hosts and people write them, and whether an event is one of them. */

/** `Mod+Shift+Z`: `Mod` is Ctrl, and Cmd on Apple's keyboards. The last part is `event.key`, or a letter. */
export type Keys = string;

export interface KeyPress {
  readonly key: string;
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Signs that need Shift on some keyboards and not on others. */
const SIGN = /^[^\p{L}\p{N}]$/u;

export function matches(press: KeyPress, keys: Keys): boolean {
  const parts = partsOf(keys);
  const wanted = parts.at(-1) as string;
  const mod = parts.includes("Mod");
  if ((press.ctrlKey || press.metaKey) !== mod || press.altKey !== parts.includes("Alt")) return false;
  const shift = parts.includes("Shift");
  if (press.shiftKey !== shift && !(SIGN.test(wanted) && !shift)) return false;
  if (press.key.toLowerCase() === wanted.toLowerCase()) return true;
  // On keyboards of other scripts the letter is told by the place of the key.
  return /^[a-z]$/i.test(wanted) && !/^[\x20-\x7e]$/.test(press.key) && press.code === `Key${wanted.toUpperCase()}`;
}

/** `["Mod", "Z"]` of `Mod+Z`; a plus at the end is the key of that sign. */
const partsOf = (keys: Keys): readonly string[] =>
  keys.endsWith("+")
    ? [
        ...keys
          .slice(0, -1)
          .split("+")
          .filter((part) => part !== ""),
        "+",
      ]
    : keys.split("+");

const NAMES: Readonly<Record<string, string>> = { Mod: "Ctrl", Delete: "Del", Escape: "Esc" };
const APPLE: Readonly<Record<string, string>> = { Mod: "⌘", Shift: "⇧", Alt: "⌥", Delete: "⌫", Escape: "Esc" };

/** As they are shown: `Ctrl Shift Z`, `⌘ ⇧ Z`. */
export const keysText = (keys: Keys, apple: boolean): string =>
  partsOf(keys)
    .map((part) => (apple ? APPLE : NAMES)[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(" ");

/** Whether the reader's keyboard is one of Apple's. */
export const isApple = (): boolean => typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** Whether what is typed is text: shortcuts keep out of fields. */
export function isTyping(target: EventTarget | null): boolean {
  const element = target as {
    readonly tagName?: string;
    readonly isContentEditable?: boolean;
    readonly type?: string;
  } | null;
  if (element?.isContentEditable === true) return true;
  if (element?.tagName === "TEXTAREA" || element?.tagName === "SELECT") return true;
  return element?.tagName === "INPUT" && !["checkbox", "radio", "button", "range"].includes(element.type ?? "text");
}
