/** The ways to a bucket that are compared, each from a salt and a unit id to 0..9999. */

import { createAssigner } from "@dunlin/engine/experiments";
import murmurhash from "murmurhash";

const BUCKETS = 10_000;
const spread = (hash) => Math.floor((hash / 0x1_0000_0000) * BUCKETS);

/** @typedef {(salt: string, unitId: string) => number} BucketOf */

function fnv1a(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function finalized(hash) {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The engine's: as a split does it, the salt is hashed once per experiment, here whenever another one is asked about. */
const variants = [{ key: "all", weight: BUCKETS }];
let known;
let assign;

/** @type {BucketOf} */
export const engineBucket = (salt, unitId) => {
  if (salt !== known) [known, assign] = [salt, createAssigner({ salt, variants })];
  return assign(unitId).bucket;
};

/** @type {Readonly<Record<string, BucketOf>>} */
export const PEERS = {
  "FNV-1a with finalizer": (salt, unitId) => spread(finalized(fnv1a(`${salt}:${unitId}`))),
  "FNV-1a": (salt, unitId) => spread(fnv1a(`${salt}:${unitId}`)),
  "FNV-1a, id before salt": (salt, unitId) => spread(fnv1a(`${unitId}:${salt}`)),
  "murmurhash (npm), the same rule": (salt, unitId) => spread(murmurhash.v3(unitId, murmurhash.v3(salt, 0))),
};
