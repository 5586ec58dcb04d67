/** Moments of a stream of values, kept in a few numbers, without the loss of sums of squares. */

import type { Moments } from "./counts.ts";
import type { PairMoments } from "./means.ts";

/**
 * Mean, variance and covariance of pairs, one at a time. For single values x stays 0.
 *
 * Source: B. P. Welford, Technometrics 4 (1962) 419-420; merging and covariance: T. F. Chan, G. H. Golub, R. J. LeVeque
 * (1979), Updating formulae and a pairwise algorithm for computing sample variances.
 */
export class PairAccumulator {
  n = 0;
  #meanX = 0;
  #meanY = 0;
  #xx = 0;
  #yy = 0;
  #xy = 0;

  add(x: number, y: number): void {
    this.n += 1;
    const dx = x - this.#meanX;
    const dy = y - this.#meanY;
    this.#meanX += dx / this.n;
    this.#meanY += dy / this.n;
    this.#xx += dx * (x - this.#meanX);
    this.#yy += dy * (y - this.#meanY);
    this.#xy += dx * (y - this.#meanY);
  }

  /** Takes in a group whose moments are known. */
  merge(other: PairMoments): void {
    if (other.n === 0) return;
    const n = this.n + other.n;
    const dx = other.meanX - this.#meanX;
    const dy = other.meanY - this.#meanY;
    const weight = (this.n * other.n) / n;
    this.#xx += (other.n - 1) * other.varX + dx * dx * weight;
    this.#yy += (other.n - 1) * other.varY + dy * dy * weight;
    this.#xy += (other.n - 1) * other.cov + dx * dy * weight;
    this.#meanX += (dx * other.n) / n;
    this.#meanY += (dy * other.n) / n;
    this.n = n;
  }

  pairs(): PairMoments {
    const over = Math.max(1, this.n - 1);
    return {
      n: this.n,
      meanX: this.#meanX,
      meanY: this.#meanY,
      varX: this.#xx / over,
      varY: this.#yy / over,
      cov: this.#xy / over,
    };
  }

  /** Of y alone. */
  moments(): Moments {
    return { n: this.n, mean: this.#meanY, variance: this.n < 2 ? 0 : this.#yy / (this.n - 1) };
  }
}
