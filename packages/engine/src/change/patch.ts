/** JSON Patch (RFC 6902) as changes use it: applied to a document, and recorded while a document is changed. */

import { isRecord, memberOf } from "../base/json.ts";
import { parsePointer, pointer } from "../base/pointer.ts";
import type { Patch } from "../model/diagnostic.ts";

type Parts = readonly (string | number)[];

/** The value at a place; `undefined` where there is none. */
export function valueAt(document: unknown, parts: Parts): unknown {
  let value = document;
  for (const part of parts) {
    if (Array.isArray(value)) value = value[Number(part)];
    else if (isRecord(value)) value = memberOf(value, String(part));
    else return undefined;
  }
  return value;
}

/**
 * The document after one patch; the given one stays as it is.
 *
 * @throws RangeError where the patch does not fit the document.
 */
export function applyPatch(document: unknown, patch: Patch): unknown {
  const parts = parsePointer(patch.path);
  if (parts === undefined) throw misfit(patch, "its path is no JSON pointer");
  return changed(document, parts, patch);
}

function changed(value: unknown, [part, ...rest]: readonly string[], patch: Patch): unknown {
  if (part === undefined) {
    if (patch.op === "remove") throw misfit(patch, "a document cannot be removed");
    return patch.value;
  }
  if (Array.isArray(value)) return changedList(value, part, rest, patch);
  if (!isRecord(value)) throw misfit(patch, "it leads into a value without members");
  if (!Object.hasOwn(value, part) && (rest.length > 0 || patch.op !== "add")) throw misfit(patch, "nothing is there");
  if (rest.length === 0 && patch.op === "remove") {
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== part));
  }
  // A computed name makes a member of its own, whatever it is called.
  return { ...value, [part]: rest.length === 0 ? patch.value : changed(value[part], rest, patch) };
}

function changedList(list: readonly unknown[], part: string, rest: readonly string[], patch: Patch): unknown[] {
  const at = part === "-" ? list.length : /^(0|[1-9]\d*)$/.test(part) ? Number(part) : -1;
  const adds = rest.length === 0 && patch.op === "add";
  if (at < 0 || at >= list.length + (adds ? 1 : 0)) throw misfit(patch, "the list has no such place");
  if (adds) return [...list.slice(0, at), patch.value, ...list.slice(at)];
  if (rest.length === 0 && patch.op === "remove") return [...list.slice(0, at), ...list.slice(at + 1)];
  return list.map((item, i) => (i !== at ? item : rest.length === 0 ? patch.value : changed(item, rest, patch)));
}

const misfit = ({ op, path }: Patch, why: string) =>
  new RangeError(`The patch ${op} ${path || "/"} does not fit the document: ${why}.`);

/** A document that is changed step by step; every step is kept as a patch of what stands at that moment. */
export class Revision {
  #document: unknown;
  #patches: Patch[] = [];

  constructor(document: unknown) {
    this.#document = document;
  }

  get document(): unknown {
    return this.#document;
  }

  at(parts: Parts): unknown {
    return valueAt(this.#document, parts);
  }

  /** Puts a value at a place, with the objects around it that are not there yet. */
  set(parts: Parts, value: unknown): void {
    for (let depth = 1; depth < parts.length; depth++) {
      if (this.at(parts.slice(0, depth)) === undefined)
        this.#do({ op: "add", path: pointer(parts.slice(0, depth)), value: {} });
    }
    this.#do({ op: this.at(parts) === undefined ? "add" : "replace", path: pointer(parts), value });
  }

  remove(parts: Parts): void {
    this.#do({ op: "remove", path: pointer(parts) });
  }

  /** Into a list, before the item that is there. */
  insert(list: Parts, index: number, value: unknown): void {
    this.#do({ op: "add", path: pointer([...list, index]), value });
  }

  /** The patches since this was last asked. */
  take(): readonly Patch[] {
    const patches = this.#patches;
    this.#patches = [];
    return patches;
  }

  #do(patch: Patch): void {
    this.#document = applyPatch(this.#document, patch);
    this.#patches.push(patch);
  }
}
