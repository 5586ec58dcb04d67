/**
 * Paths into JSON, as definitions write them: names and places separated by points, `body.errors.0.code`. A name in brackets is
 * itself read from a path: `query.[body.Digits]` is the member of `query` that `body.Digits` names.
 */

export type Path = readonly Segment[];

/** A name or place, or a path whose value is the name. */
export type Segment = string | Path;

/** What paths read from: one object whose members are the roots. */
export type Scope = Readonly<Record<string, unknown>>;

const NAME = /^(?:[A-Za-z_][\w-]*|\d+|\*)/;

/** Undefined for what is no path. `*` (every item) is for `each` only, where `stars` is given. */
export function parsePath(text: string, { stars = false }: { stars?: boolean } = {}): Path | undefined {
  const read = readPath(text, 0, stars);
  return read !== undefined && read.end === text.length ? read.path : undefined;
}

function readPath(text: string, start: number, stars: boolean): { path: Path; end: number } | undefined {
  const path: Segment[] = [];
  let at = start;
  for (;;) {
    if (text[at] === "[") {
      const inner = readPath(text, at + 1, false);
      if (path.length === 0 || inner === undefined || text[inner.end] !== "]") return undefined;
      path.push(inner.path);
      at = inner.end + 1;
    } else {
      const name = NAME.exec(text.slice(at))?.[0];
      if (name === undefined || (name === "*" && !stars)) return undefined;
      path.push(name);
      at += name.length;
    }
    if (text[at] !== ".") return { path, end: at };
    at += 1;
  }
}

/** The value at a path; undefined where there is none, and for null. Only own members are seen. */
export function valueAt(path: Path, scope: Scope): unknown {
  let value: unknown = scope;
  for (const segment of path) {
    const name = typeof segment === "string" ? segment : nameOf(valueAt(segment, scope));
    value = name === undefined ? undefined : memberOf(value, name);
    if (value === undefined) return undefined;
  }
  return value;
}

/** Every value that a path with stars reaches, in order. */
export function valuesAt(path: Path, scope: Scope): readonly unknown[] {
  let values: readonly unknown[] = [scope];
  for (const segment of path) {
    values = values.flatMap((value) => {
      if (segment === "*") return Array.isArray(value) ? value : [];
      const found = memberOf(value, segment as string);
      return found === undefined ? [] : [found];
    });
  }
  return values;
}

const nameOf = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined;

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  if (Array.isArray(value) && !/^\d+$/.test(name)) return undefined;
  return (value as Record<string, unknown>)[name] ?? undefined;
}

/** The root that a path begins with, and those of the paths in it. */
export function rootsOf(path: Path): readonly string[] {
  const [first] = path;
  const inner = path.flatMap((segment) => (typeof segment === "string" ? [] : rootsOf(segment)));
  return [...(typeof first === "string" ? [first] : []), ...inner];
}
