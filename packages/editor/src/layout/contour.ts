/** The outline of what is drawn already on one side, from top to bottom, so that the next thing stands close to it and never on it. */

/** A part of an outline: from `top` to `bottom` nothing reaches further out than `reach`. */
export interface Stretch {
  readonly top: number;
  readonly bottom: number;
  readonly reach: number;
}

/** Stretches from the lowest to the topmost: flows are put together from their end. */
export class Contour {
  #stretches: Stretch[] = [];

  get stretches(): readonly Stretch[] {
    return this.#stretches;
  }

  /** How far out something has to be moved so that it keeps clear; `inner` is its own outline on the side that faces this one. */
  clearance(inner: Contour, gap: number): number {
    const [mine, theirs] = [this.#stretches, inner.#stretches];
    let [i, j] = [mine.length - 1, theirs.length - 1];
    let distance = Number.NEGATIVE_INFINITY;
    for (let a = mine[i], b = theirs[j]; a !== undefined && b !== undefined; a = mine[i], b = theirs[j]) {
      if (a.top < b.bottom && b.top < a.bottom) distance = Math.max(distance, a.reach + gap + b.reach);
      if (a.bottom <= b.bottom) i--;
      else j--;
    }
    return distance;
  }

  /** Puts something in front. It begins above everything there is, or at the same height. */
  cover(outer: readonly Stretch[], shift: number): void {
    const bottom = outer[0]?.bottom;
    if (bottom === undefined) return;
    let behind: Stretch | undefined;
    while ((this.#stretches.at(-1)?.top ?? bottom) < bottom) behind = this.#stretches.pop();
    if (behind !== undefined && behind.bottom > bottom) this.#stretches.push({ ...behind, top: bottom });
    for (const { top, bottom: end, reach } of outer) this.#stretches.push({ top, bottom: end, reach: reach + shift });
  }

  add(top: number, bottom: number, reach: number): void {
    this.cover([{ top, bottom, reach }], 0);
  }

  /** Below everything there is, something on the other side reaches as far as this. */
  deepen(bottom: number, reach: number): void {
    const top = this.#stretches[0]?.bottom;
    if (top !== undefined && top < bottom) this.#stretches.unshift({ top, bottom, reach });
  }

  /** How far out it reaches at most. */
  reach(): number {
    return this.#stretches.reduce((most, { reach }) => Math.max(most, reach), Number.NEGATIVE_INFINITY);
  }
}
