/** Reads `test/vectors/experiments.json`, which `scripts/experiments.R` writes. */

import { readFileSync } from "node:fs";
import { expect } from "vitest";

type Numbers = readonly number[];
type Pair = readonly [number, number];

export interface Reference {
  readonly distributions: readonly { readonly name: string; readonly args: Numbers; readonly value: number }[];
  readonly proportions: readonly {
    readonly control: Pair;
    readonly treatment: Pair;
    readonly confidence: number;
    readonly pValue: number;
    readonly lo: number;
    readonly hi: number;
    readonly probTreatmentBetter: number;
    readonly expectedLoss: number;
  }[];
  readonly means: readonly (MeanSample & { readonly df: number })[];
  readonly sequentials: readonly (MeanSample & { readonly tunedFor: number })[];
  readonly adjusted: readonly (PairSample & { readonly theta: number })[];
  readonly ratios: readonly PairSample[];
  readonly mismatches: readonly { readonly counts: Numbers; readonly weights: Numbers; readonly pValue: number }[];
  readonly adjustments: readonly { readonly p: Numbers; readonly holm: Numbers; readonly bh: Numbers }[];
  readonly sizes: readonly {
    readonly baseline: number;
    readonly target: number;
    readonly power: number;
    readonly alpha: number;
    readonly n: number;
  }[];
  readonly curves: readonly {
    readonly name: string;
    readonly time: Numbers;
    readonly status: Numbers;
    readonly horizon: number;
    readonly days: Numbers;
    readonly share: Numbers;
    readonly lo: readonly (number | null)[];
    readonly hi: readonly (number | null)[];
    readonly mean: number;
    readonly se: number;
  }[];
  readonly logRanks: readonly {
    readonly name: string;
    readonly time: Numbers;
    readonly status: Numbers;
    readonly group: Numbers;
    readonly chiSquare: number;
    readonly pValue: number;
  }[];
}

interface MeanSample {
  readonly control: Numbers;
  readonly treatment: Numbers;
  readonly confidence: number;
  readonly pValue: number;
  readonly lo: number;
  readonly hi: number;
}

interface PairSample {
  readonly controlX: Numbers;
  readonly controlY: Numbers;
  readonly treatmentX: Numbers;
  readonly treatmentY: Numbers;
  readonly diff: number;
  readonly pValue: number;
  readonly lo: number;
  readonly hi: number;
}

export const reference: Reference = JSON.parse(
  readFileSync(new URL("../vectors/experiments.json", import.meta.url), "utf8"),
);

/** Equal to a relative error, 1e-9 unless told otherwise. */
export function close(actual: number, expected: number, relative = 1e-9): void {
  const error = Math.abs(actual - expected) / Math.max(Math.abs(expected), Number.MIN_VALUE);
  const message = `${actual} is not ${expected}: relative error ${error}`;
  expect(actual === expected || error <= relative, message).toBe(true);
}

export const sumsOf = (values: Numbers) => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  sumSquares: values.reduce((sum, value) => sum + value * value, 0),
});

export const pairSumsOf = (x: Numbers, y: Numbers) => ({
  n: x.length,
  sumX: sumsOf(x).sum,
  sumY: sumsOf(y).sum,
  sumXX: sumsOf(x).sumSquares,
  sumYY: sumsOf(y).sumSquares,
  sumXY: x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0),
});
