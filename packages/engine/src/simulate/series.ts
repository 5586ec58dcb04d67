/** Sums by name: a name has a place, so that hot loops add by number; whole numbers add up the same in every order. */

/** As it crosses from a worker: plain, and cheap to clone. */
export interface SeriesData {
  readonly width: number;
  readonly names: readonly string[];
  readonly vectors: readonly Float64Array[];
}

/** Vectors of one width, by name. Sums of whole numbers are exact up to 2^53, and so `merge` is associative. */
export class Series {
  readonly width: number;
  readonly names: string[] = [];
  readonly vectors: Float64Array[] = [];
  readonly #places = new Map<string, number>();

  constructor(width = 1) {
    this.width = width;
  }

  /** The place of a name, which is new when it was not known. */
  placeOf(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const place = this.names.length;
    this.names.push(name);
    this.vectors.push(new Float64Array(this.width));
    this.#places.set(name, place);
    return place;
  }

  /** @param at - Place in the vector, 0 to `width` - 1. */
  add(place: number, by = 1, at = 0): void {
    const vector = this.vectors[place] as Float64Array;
    vector[at] = (vector[at] as number) + by;
  }

  /** By name, where speed does not matter. */
  count(name: string, by = 1, at = 0): void {
    this.add(this.placeOf(name), by, at);
  }

  vector(name: string): Float64Array {
    const place = this.#places.get(name);
    return place === undefined ? new Float64Array(this.width) : (this.vectors[place] as Float64Array);
  }

  /** The sum over the vector of a name; 0 for one that is not known. */
  total(name: string): number {
    return this.vector(name).reduce((sum, value) => sum + value, 0);
  }

  /** The totals that are not 0, by name in the order of their UTF-16 codes. */
  totals(): Record<string, number> {
    const known = [...this.names].sort().map((name) => [name, this.total(name)] as const);
    return Object.fromEntries(known.filter(([, total]) => total !== 0));
  }

  /** @throws RangeError where the widths differ. */
  merge({ width, names, vectors }: SeriesData): void {
    if (width !== this.width) throw new RangeError(`vectors of ${width} do not add to vectors of ${this.width}`);
    for (const [i, name] of names.entries()) {
      const own = this.vectors[this.placeOf(name)] as Float64Array;
      const other = vectors[i] as Float64Array;
      for (let at = 0; at < width; at++) own[at] = (own[at] as number) + (other[at] as number);
    }
  }

  data(): SeriesData {
    return { width: this.width, names: [...this.names], vectors: this.vectors.map((vector) => vector.slice()) };
  }
}
