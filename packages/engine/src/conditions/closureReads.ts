/** How closures read members: as `ownMember` does, at the price of a simple read where that is the same. */

import { type Environment, ownMember, tagAmong } from "./environment.ts";

export type Read = (from: unknown) => unknown;

/** What a condition is asked about: the environment of a step, or plain facts. */
export interface Root {
  /** Reads a member of the root. */
  member(name: string): Read;
  hasTag(tag: string): (about: unknown) => boolean | undefined;
  /** For what only an environment knows. */
  environment(about: unknown): Environment;
}

export const ENVIRONMENT: Root = {
  member: (name) => (about) => (about as Environment).read(name),
  hasTag: (tag) => (about) => (about as Environment).hasTag(tag),
  environment: (about) => about as Environment,
};

/** Facts that are read where they stand; an environment is made of them only for what needs one. */
export const plainFacts = (environmentOf: (facts: object) => Environment): Root => ({
  member: (name) => pathReader([name]),
  hasTag: (tag) => {
    const [tags, more] = [pathReader(["tags"]), pathReader(["debtor", "tags"])];
    return (about) => tagAmong(tags(about), more(about), tag);
  },
  environment: (about) => environmentOf(about as object),
});

/** Reads a path of own members; `start` reads what it begins at, and is at `from`. */
export function pathReader(path: readonly string[], from: readonly string[] = [], start?: Read): Read {
  let read = start;
  path.forEach((name, i) => {
    const [before, last] = [read, member(name, [...from, ...path.slice(0, i)])];
    read = before === undefined ? last : (at) => last(before(at));
  });
  return read ?? ((at) => at);
}

const readers = new Map<string, Read>();

/** Reads an own member of what is at a path; that only tells which reads are likely to meet the same shapes. */
function member(name: string, at: readonly string[]): Read {
  const key = JSON.stringify([name, at]);
  const known = readers.get(key);
  if (known !== undefined) return known;
  const place = PLACES[readers.size];
  if (place === undefined) return (from) => ownMember(from, name);
  const read = place(name);
  readers.set(key, read);
  return read;
}

const PLAIN: unknown = Object.prototype;
const EMPTY: Record<string, unknown> = Object.freeze({});
const up = Object.getPrototypeOf;

// biome-ignore lint/suspicious/noExplicitAny: whatever is read has the members it has.
type Place = (name: string) => (from: any) => unknown;
const has = (value: unknown): boolean => value !== undefined && value !== null;

/**
 * The same function many times, one for each of the first members that are read. V8 remembers by the place in the source
 * which shapes were read there: a place for one member costs little, a place that all share costs as much as
 * `Object.hasOwn`. Members beyond these are read by `ownMember`.
 *
 * Of a plain object that has no such name by inheritance a simple read is right. Asking for `shape?`, which no object
 * has, tells V8 the shape, which makes the prototype free to ask.
 */
const PLACES: readonly Place[] = [
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
  (k) => (o) => (has(o) && o["shape?"] === undefined && up(o) === PLAIN && !(k in EMPTY) ? o[k] : ownMember(o, k)),
];
