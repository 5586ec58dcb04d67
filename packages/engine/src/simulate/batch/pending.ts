/** Counts of one case that are added to a tally only when the case is through: one that leaves its row is counted elsewhere. */

import type { Series } from "../series.ts";

/** One name of a series. It takes a place in the series when something is counted. */
export class Counter {
  readonly #series: Series;
  readonly #name: string;
  #vector: Float64Array | undefined;

  constructor(series: Series, name: string) {
    this.#series = series;
    this.#name = name;
  }

  add(by: number, at: number): void {
    this.#vector ??= this.#series.vectors[this.#series.placeOf(this.#name)] as Float64Array;
    this.#vector[at] = (this.#vector[at] as number) + by;
  }
}

export class Pending {
  readonly #counters: Counter[] = [];
  readonly #amounts: number[] = [];
  readonly #places: number[] = [];
  #size = 0;

  count(counter: Counter, by = 1, at = 0): void {
    this.#counters[this.#size] = counter;
    this.#amounts[this.#size] = by;
    this.#places[this.#size] = at;
    this.#size += 1;
  }

  commit(): void {
    for (let i = 0; i < this.#size; i++)
      (this.#counters[i] as Counter).add(this.#amounts[i] as number, this.#places[i] as number);
    this.#size = 0;
  }

  drop(): void {
    this.#size = 0;
  }
}
