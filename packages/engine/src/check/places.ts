/** Where members stand in a JSON text, and which are written twice: what is lost once a text has become a value. */

export interface Place {
  /** Both from 1; columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
}

interface Twice {
  /** JSON pointer, the same for both. */
  readonly path: string;
  readonly name: string;
  readonly first: Place;
  readonly again: Place;
}

/** The text without a byte order mark. Places count from there. */
export const withoutMark = (text: string): string => (text.startsWith("\ufeff") ? text.slice(1) : text);

/** Members whose name is already taken in their object. `text` is valid JSON. */
export function membersTwice(text: string): readonly Twice[] {
  const found: { path: string; name: string; first: number; again: number }[] = [];
  walk(text, (path, at, name, first) => {
    if (first !== undefined) found.push({ path, name, first, again: at });
  });
  if (found.length === 0) return [];
  const placeAt = placesOf(text);
  return found.map(({ first, again, ...rest }) => ({ ...rest, first: placeAt(first), again: placeAt(again) }));
}

/** The places of values by their pointers; a value that is not there has the place of the nearest one around it. */
export function locate(text: string, paths: readonly string[]): ReadonlyMap<string, Place> {
  const wanted = new Map<string, number>(
    paths.flatMap((path) => withAncestors(path).map((each) => [each, -1] as const)),
  );
  wanted.set("", 0);
  walk(text, (path, at) => {
    if (wanted.has(path)) wanted.set(path, at);
  });
  const placeAt = placesOf(text);
  return new Map(
    paths.map((path) => {
      const known = withAncestors(path).find((each) => (wanted.get(each) ?? -1) >= 0);
      return [path, placeAt(wanted.get(known ?? "") ?? 0)];
    }),
  );
}

/** The pointer itself, then those around it, the document last. */
function withAncestors(path: string): string[] {
  const all = [path];
  for (let at = path.lastIndexOf("/"); at >= 0; at = path.lastIndexOf("/", at - 1)) {
    all.push(path.slice(0, at));
    if (at === 0) break;
  }
  return all;
}

function placesOf(text: string): (offset: number) => Place {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 };
  };
}

/** A list or object that is being read. */
interface Frame {
  readonly path: string;
  /** Names of an object with the offset of the first of each; absent for a list. */
  readonly names?: Map<string, number>;
  index: number;
}

/** Called for every member and item; `first` is set when the member's name has been there before. */
type Visit = (path: string, at: number, name: string, first: number | undefined) => void;

/** Goes over valid JSON once, by its signs: what stands between them needs no reading. */
function walk(text: string, visit: Visit): void {
  const frames: Frame[] = [];
  let pending = "";
  let expects = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string;
    if (sign === " " || sign === "\n" || sign === "\r" || sign === "\t" || sign === ":") continue;
    const frame = frames.at(-1);
    if (sign === "}" || sign === "]") {
      frames.pop();
      expects = false;
    } else if (sign === ",") {
      if (frame !== undefined) frame.index += 1;
      expects = true;
    } else {
      const end = sign === '"' ? stringEnd(text, at) : at;
      if (expects && frame !== undefined) pending = announce(text, at, end, frame, visit);
      const isName = expects && frame?.names !== undefined;
      expects = false;
      if (!isName && (sign === "{" || sign === "[")) {
        frames.push({ path: pending, index: 0, ...(sign === "{" && { names: new Map() }) });
        expects = true;
      }
      at = end;
    }
  }
}

/** Tells of the member or item that starts here, and gives its pointer. */
function announce(text: string, at: number, end: number, frame: Frame, visit: Visit): string {
  if (frame.names === undefined) {
    const path = `${frame.path}/${frame.index}`;
    visit(path, at, String(frame.index), undefined);
    return path;
  }
  const name = JSON.parse(text.slice(at, end + 1)) as string;
  const path = `${frame.path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const first = frame.names.get(name);
  if (first === undefined) frame.names.set(name, at);
  visit(path, at, name, first);
  return path;
}

/** Position of the closing quote. */
function stringEnd(text: string, at: number): number {
  let end = at + 1;
  while (text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
  return end;
}
