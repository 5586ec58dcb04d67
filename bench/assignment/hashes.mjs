/** The ways to a bucket that are compared, each from a salt and a unit id to 0..9999. */

import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";
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

/**
 * The engine's: exported by `@dunlin/engine/experiments` when there is such an entry, else its own source file.
 *
 * @returns {Promise<{ bucketOf: BucketOf, how: string }>}
 */
export async function engineBucket() {
  const { assignVariant } = await import("@dunlin/engine/experiments").catch(() => ({}));
  if (assignVariant !== undefined) {
    const variants = [{ key: "all", weight: BUCKETS }];
    return {
      bucketOf: (salt, unitId) => assignVariant({ salt, unitId, variants }).bucket,
      how: "`assignVariant` of `@dunlin/engine/experiments`.",
    };
  }
  const file = new URL("../../packages/engine/src/base/hash.ts", import.meta.url);
  const { code } = transformSync(readFileSync(file, "utf8"), { loader: "ts", target: "node20" });
  const { bucketsOf } = await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
  return {
    bucketOf: saltedOnce(bucketsOf),
    how: "`bucketsOf` of the engine's `base/hash.ts`, which no entry exports.",
  };
}

/** As a split does it: the salt is hashed once per experiment, here looked up by identity for every unit. */
function saltedOnce(bucketsOf) {
  let known;
  let bucketFor;
  return (salt, unitId) => {
    if (salt !== known) [known, bucketFor] = [salt, bucketsOf(salt)];
    return bucketFor(unitId);
  };
}

/** @type {Readonly<Record<string, BucketOf>>} */
export const PEERS = {
  "FNV-1a with finalizer": (salt, unitId) => spread(finalized(fnv1a(`${salt}:${unitId}`))),
  "FNV-1a": (salt, unitId) => spread(fnv1a(`${salt}:${unitId}`)),
  "FNV-1a, id before salt": (salt, unitId) => spread(fnv1a(`${unitId}:${salt}`)),
  "murmurhash (npm), the same rule": (salt, unitId) => spread(murmurhash.v3(unitId, murmurhash.v3(salt, 0))),
};
