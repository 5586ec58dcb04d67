/**
 * Collects what the checks find: adds severity, node and sentence, puts all of it into the order of the document, and
 * keeps a flood of one kind to a number that a person can read.
 */

import { parsePointer } from "../base/pointer.ts";
import { nearestName } from "../conditions/parse.ts";
import { DIAGNOSTIC_SEVERITY, type Diagnostic, type DiagnosticCode, type Patch } from "../model/diagnostic.ts";
import { type SentenceCode, sentenceOf } from "./messages.ts";

type Data = Readonly<Record<string, unknown>>;

/** At most this many of one code are listed; the last one tells how many more there are. */
const MOST_OF_A_KIND = 100;

const MOST_NAMES = 1000;
const LONGEST_TEXT = 200;

export class Findings {
  readonly #kept: Diagnostic[] = [];
  readonly #count = new Map<DiagnosticCode, number>();

  add(code: SentenceCode, path: string, data: Data, fix?: readonly Patch[]): void {
    if (!this.#admits(code)) return;
    const short = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, cut(value)]));
    this.#keep(code, path, short, sentenceOf(code, short), fix);
  }

  /** Takes over a problem whose sentence was made elsewhere. */
  adopt(problem: {
    readonly code: DiagnosticCode;
    readonly path: string;
    readonly data: Data;
    readonly message: string;
    readonly fix?: readonly Patch[];
  }): void {
    if (this.#admits(problem.code)) this.#keep(problem.code, problem.path, problem.data, problem.message, problem.fix);
  }

  /** Counts findings that nobody will read. */
  skip(code: DiagnosticCode, count: number): void {
    this.#count.set(code, (this.#count.get(code) ?? 0) + count);
  }

  /** What `name` may have been meant to be, as data of a finding; not looked for when it would be long or for nobody. */
  near(code: DiagnosticCode, name: string, names: () => readonly string[]): { readonly nearest?: string } {
    if ((this.#count.get(code) ?? 0) >= MOST_OF_A_KIND) return {};
    const known = names();
    const nearest = known.length > MOST_NAMES ? undefined : nearestName(name, known);
    return nearest === undefined ? {} : { nearest };
  }

  has(...codes: readonly DiagnosticCode[]): boolean {
    return codes.some((code) => this.#count.has(code));
  }

  /** Everything found, in the order in which it stands in `doc`; what is missing there comes after what exists. */
  in(doc: unknown): Diagnostic[] {
    const placeOf = placesIn(doc);
    const placed = this.#kept.map((diagnostic) => ({ diagnostic, place: placeOf(diagnostic.path) }));
    const sorted = placed.sort((a, b) => comparePlaces(a.place, b.place)).map(({ diagnostic }) => diagnostic);
    const last = new Map(sorted.map((diagnostic, i) => [diagnostic.code, i]));
    return sorted.map((diagnostic, i) => {
      const more = (this.#count.get(diagnostic.code) ?? 0) - MOST_OF_A_KIND;
      return more > 0 && last.get(diagnostic.code) === i ? withMore(diagnostic, more) : diagnostic;
    });
  }

  #admits(code: DiagnosticCode): boolean {
    this.skip(code, 1);
    return (this.#count.get(code) ?? 0) <= MOST_OF_A_KIND;
  }

  #keep(code: DiagnosticCode, path: string, data: Data, message: string, fix?: readonly Patch[]): void {
    const [root, id] = parsePointer(path) ?? [];
    const nodeId = root === "nodes" && id !== undefined ? { nodeId: id } : {};
    this.#kept.push({ code, severity: DIAGNOSTIC_SEVERITY[code], path, ...nodeId, data, message, ...(fix && { fix }) });
  }
}

/** A text of the document may be of any length; what is said of it is not. */
const cut = (value: unknown): unknown =>
  typeof value === "string" && value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}...` : value;

/** The patch that puts what was probably meant. */
export const replacing = (path: string, { nearest }: { readonly nearest?: string }): readonly Patch[] | undefined =>
  nearest === undefined ? undefined : [{ op: "replace", path, value: nearest }];

const withMore = (diagnostic: Diagnostic, more: number): Diagnostic => ({
  ...diagnostic,
  data: { ...diagnostic.data, more },
  message: `${diagnostic.message} (${more} more of this kind.)`,
});

/** For every member on the way its position among its siblings. */
type Place = readonly number[];

function placesIn(doc: unknown): (path: string) => Place {
  const positions = new Map<object, ReadonlyMap<string, number>>();
  const positionOf = (owner: object, name: string): number => {
    if (Array.isArray(owner)) return Number(name);
    let known = positions.get(owner);
    if (known === undefined) {
      known = new Map(Object.keys(owner).map((key, i) => [key, i]));
      positions.set(owner, known);
    }
    return known.get(name) ?? Infinity;
  };
  return (path) => {
    const place: number[] = [];
    let value = doc;
    for (const part of parsePointer(path) ?? []) {
      if (typeof value !== "object" || value === null) break;
      place.push(positionOf(value, part));
      value = Object.hasOwn(value, part) ? (value as Record<string, unknown>)[part] : undefined;
    }
    return place;
  };
}

function comparePlaces(a: Place, b: Place): number {
  const differing = a.findIndex((position, i) => position !== b[i]);
  if (differing < 0) return a.length - b.length;
  const [left, right] = [a[differing] ?? -1, b[differing] ?? -1];
  return left < right ? -1 : 1;
}
