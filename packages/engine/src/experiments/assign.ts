/**
 * Who gets which variant: a hash of the unit decides (`murmur3_32/1`), so the answer is the same on every machine, in any
 * language and for ever. Vectors: `test/vectors/assignment.json`.
 */

import { bucketOf, bucketsOf, variantAt } from "../base/hash.ts";

/** How units are hashed. A better hash will have another number; experiments keep theirs. */
export const ASSIGNMENT = "murmur3_32/1";

/** One arm and its share, in basis points; the arms of an experiment add up to 10000. */
export interface WeightedVariant {
  readonly key: string;
  readonly weight: number;
}

export interface AssignmentRequest {
  /** Keeps experiments apart: two with different salts are independent. A `split` uses its `salt`, else its experiment's id. */
  readonly salt: string;
  /** `debtor.id`, `caseId` or `accountId`. */
  readonly unitId: string;
  readonly variants: readonly WeightedVariant[];
}

export interface Assignment {
  readonly variant: string;
  /** 0..9999 */
  readonly bucket: number;
}

/**
 * The variant of a unit, as a `split` gives it: seed = murmur3_32(utf8(salt), 0), bucket = floor(murmur3_32(utf8(unitId),
 * seed) / 2^32 * 10000), and the first variant whose cumulative weight lies above the bucket.
 *
 * @throws RangeError when weights are no whole numbers from 0 that add up to 10000.
 */
export function assignVariant({ salt, unitId, variants }: AssignmentRequest): Assignment {
  checkWeights(variants);
  const bucket = bucketOf(salt, unitId);
  return { variant: variantAt(variants, bucket), bucket };
}

/** A range of basis points of a layer, [from, to): experiments of one layer with ranges apart never share a unit. */
export interface LayerRange {
  /** Salt of the layer, the same for all its experiments and unlike any of theirs. */
  readonly layer: string;
  readonly from: number;
  readonly to: number;
}

/** Everything that decides about a unit. */
export interface AssignerOptions {
  readonly salt: string;
  readonly variants: readonly WeightedVariant[];
  /**
   * Basis points of all units that take part: those whose bucket under salt + ":ramp" lies below. Raising it only adds
   * units, and nobody who took part before leaves or changes variant.
   */
  readonly ramp?: number;
  readonly within?: LayerRange;
  /** Units kept out of every experiment of the host: those whose bucket under `salt` lies below `share`. */
  readonly holdout?: { readonly salt: string; readonly share: number };
}

/** In the experiment with a variant, or out of it and why. */
export type Decision =
  | { readonly in: true; readonly variant: string; readonly bucket: number; readonly kept: boolean }
  | { readonly in: false; readonly reason: "holdout" | "layer" | "ramp" };

/**
 * Makes a function that decides about units; salts are hashed once.
 *
 * A unit keeps the variant it has (`kept`, as recorded when it was exposed first) as long as that variant exists: across
 * versions of the strategy, re-entry and a lowered ramp. Without a record the same answer comes from the hash.
 *
 * @throws RangeError for weights that do not add up to 10000, or shares that are no basis points.
 */
export function createAssigner(options: AssignerOptions): (unitId: string, kept?: string) => Decision {
  const { salt, variants, ramp, within, holdout } = options;
  checkWeights(variants);
  for (const share of [ramp, within?.from, within?.to, holdout?.share]) checkShare(share);
  const bucketFor = bucketsOf(salt);
  const gates = [
    ...(holdout === undefined ? [] : [gate("holdout", holdout.salt, holdout.share, 10_000)]),
    ...(within === undefined ? [] : [gate("layer", within.layer, within.from, within.to)]),
    ...(ramp === undefined ? [] : [gate("ramp", `${salt}:ramp`, 0, ramp)]),
  ];
  return (unitId, kept) => {
    const bucket = bucketFor(unitId);
    if (kept !== undefined && variants.some(({ key }) => key === kept))
      return { in: true, variant: kept, bucket, kept: true };
    for (const { isOpen, reason } of gates) if (!isOpen(unitId)) return { in: false, reason };
    return { in: true, variant: variantAt(variants, bucket), bucket, kept: false };
  };
}

function gate(reason: "holdout" | "layer" | "ramp", salt: string, from: number, to: number) {
  const bucketFor = bucketsOf(salt);
  const isOpen = (unitId: string) => {
    const bucket = bucketFor(unitId);
    return bucket >= from && bucket < to;
  };
  return { reason, isOpen };
}

/** Two experiments of one layer that some units would be in at once. */
export interface LayerOverlap {
  readonly code: "layer.overlap";
  readonly data: { readonly layer: string; readonly one: string; readonly other: string; readonly basisPoints: number };
  readonly message: string;
}

/** Experiments of the same layer whose ranges meet; none when all exclude each other. */
export function checkLayers(experiments: readonly (LayerRange & { readonly id: string })[]): LayerOverlap[] {
  return experiments.flatMap((one, i) =>
    experiments.slice(i + 1).flatMap((other): LayerOverlap[] => {
      const basisPoints = Math.min(one.to, other.to) - Math.max(one.from, other.from);
      if (one.layer !== other.layer || basisPoints <= 0) return [];
      const message = `The experiments ${one.id} and ${other.id} share ${basisPoints / 100}% of the layer ${one.layer}. Move one of the ranges.`;
      return [
        { code: "layer.overlap", data: { layer: one.layer, one: one.id, other: other.id, basisPoints }, message },
      ];
    }),
  );
}

/** A stored version of an experiment. */
export interface ExperimentVersion {
  /** From 1. */
  readonly version: number;
  readonly salt: string;
  readonly variants: readonly WeightedVariant[];
  readonly ramp?: number;
}

/** What an edit of a running experiment means for those who are in it. */
export interface ExperimentChange {
  /** `same`: nobody is affected; `ramp`: some units come in or stay out; `fork`: a new experiment that starts with nobody. */
  readonly kind: "same" | "ramp" | "fork";
  readonly next: ExperimentVersion;
  /** What was changed: `variants` (keys or their order), `weights`, `ramp`. */
  readonly changed: readonly ("variants" | "weights" | "ramp")[];
}

/**
 * The version that an edit makes. Only the ramp may change while an experiment runs: other variants or weights would give
 * units another variant, or mix groups that were drawn differently, so they begin a new version with a salt of its own
 * (`<salt>#2`, ...) whose data are not added to those before.
 *
 * @throws RangeError for weights that do not add up to 10000.
 */
export function changeExperiment(
  current: ExperimentVersion,
  edit: { readonly variants?: readonly WeightedVariant[]; readonly ramp?: number },
): ExperimentChange {
  const variants = edit.variants ?? current.variants;
  const ramp = edit.ramp ?? current.ramp;
  checkWeights(variants);
  checkShare(ramp);
  const same = (of: (variant: WeightedVariant) => string | number) =>
    variants.length === current.variants.length &&
    variants.every((variant, i) => of(variant) === of(current.variants[i] ?? { key: "", weight: -1 }));
  const keys = same(({ key }) => key);
  const changed = [
    ...(keys ? [] : (["variants"] as const)),
    ...(same(({ weight }) => weight) ? [] : (["weights"] as const)),
    ...(ramp === current.ramp ? [] : (["ramp"] as const)),
  ];
  const withRamp = ramp === undefined ? {} : { ramp };
  if (changed.every((what) => what === "ramp")) {
    const next = { version: current.version, salt: current.salt, variants: current.variants, ...withRamp };
    return { kind: changed.length === 0 ? "same" : "ramp", next, changed };
  }
  const version = current.version + 1;
  const salt = `${current.salt.replace(/#\d+$/, "")}#${version}`;
  return { kind: "fork", next: { version, salt, variants, ...withRamp }, changed };
}

/** @throws RangeError */
function checkWeights(variants: readonly WeightedVariant[]): void {
  const sum = variants.reduce((total, { weight }) => total + weight, 0);
  if (!variants.every(({ weight }) => Number.isInteger(weight) && weight >= 0) || sum !== 10_000) {
    throw new RangeError(`weights are whole numbers from 0 that add up to 10000, not ${sum}`);
  }
}

function checkShare(share: number | undefined): void {
  if (share === undefined || (Number.isInteger(share) && share >= 0 && share <= 10_000)) return;
  throw new RangeError(`a share is a whole number of basis points from 0 to 10000: ${share}`);
}
