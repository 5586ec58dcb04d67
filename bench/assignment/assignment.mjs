/** A/B assignment (T9): what a bucket costs, whether buckets are even, and whether experiments copy each other. */

import { race } from "../lib/race.mjs";
import { figure, times } from "../lib/report.mjs";
import { engineBucket, PEERS } from "./hashes.mjs";

const OURS = "Dunlin (murmur3_32/1)";
const CELLS = 100;

const ID_STYLES = {
  counted: (i) => `D-${i}`,
  padded: (i) => String(1_000_000_000 + i),
  uuid: (i) => {
    const hex = (n) => (Math.imul(i + n, 0x9e3779b1) >>> 0).toString(16).padStart(8, "0");
    return `${hex(1)}-${hex(2).slice(0, 4)}-4${hex(3).slice(0, 3)}-a${hex(4).slice(0, 3)}-${hex(5)}${hex(6).slice(0, 4)}`;
  },
};

/** Neighboring salts, as people name experiments. */
const PAIRS = [
  ["exp-1", "exp-2"],
  ["2026-10", "2026-11"],
];

/**
 * @param {{ quick: boolean }} options
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function assignment({ quick }) {
  const bucketOf = engineBucket;
  const ways = { "FNV-1a with finalizer": PEERS["FNV-1a with finalizer"], [OURS]: bucketOf, ...PEERS };
  const count = quick ? 20_000 : 1_000_000;
  agree(bucketOf, PEERS["murmurhash (npm), the same rule"]);
  const timings = race(
    Object.entries(ways).map(([name, way]) => contestant(name, way)),
    quick ? { rounds: 3, sampleMs: 1 } : { rounds: 15, sampleMs: 10 },
  );
  const qualities = Object.values(ways).map((way) => quality(way, count));
  const place = Object.keys(ways).indexOf(OURS);
  const [speed, ours] = [timings[place], qualities[place]];
  const bound = 3 / Math.sqrt(count);
  return {
    tables: [
      {
        title: "Assignment: cost and evenness of a bucket",
        columns: ["", "ns (min)", "ratio (min)", "ratio (median)", "worst abs z", "worst abs phi"],
        rows: timings.map(({ name, min, ratio, medianRatio }, i) => [
          name,
          min,
          ratio,
          medianRatio,
          qualities[i].z,
          qualities[i].phi.toFixed(4),
        ]),
        notes: [
          "`createAssigner` of `@dunlin/engine/experiments`; the salt is hashed once per experiment, as in a `split`.",
          `${count.toLocaleString("en-US")} ids in three styles. z: chi-square over ${CELLS} cells, in standard deviations; phi: correlation of two even experiments with neighboring salts, three standard deviations are ${bound.toFixed(4)}.`,
        ],
      },
    ],
    targets: [
      {
        id: "T9",
        text: "assignment <= 1.1x FNV-1a with finalizer",
        met: speed.ratio <= 1.1,
        figure: times(speed.ratio),
      },
      {
        id: "T9",
        text: "abs z < 3 and abs phi < 3 standard deviations",
        met: ours.z < 3 && ours.phi < bound,
        figure: `z ${figure(ours.z)}, phi ${ours.phi.toFixed(4)} of ${bound.toFixed(4)}`,
      },
    ],
  };
}

function agree(bucketOf, reference) {
  for (let i = 0; i < 20_000; i++) {
    const id = ID_STYLES.counted(i);
    if (bucketOf("exp-1", id) !== reference("exp-1", id)) throw new Error(`buckets of ${id} differ`);
  }
}

function contestant(name, way) {
  const ids = Array.from({ length: 20_000 }, (_, i) => ID_STYLES.counted(i));
  const run = () => {
    let sum = 0;
    for (let i = 0; i < ids.length; i++) sum += way("exp-1", ids[i]);
    return sum;
  };
  return { name, units: ids.length, run };
}

/** The worst over id styles and pairs of salts. */
function quality(way, count) {
  let [z, phi] = [0, 0];
  for (const idOf of Object.values(ID_STYLES)) {
    z = Math.max(z, Math.abs(unevenness(way, idOf, count)));
    for (const [a, b] of PAIRS) phi = Math.max(phi, Math.abs(correlation(way, idOf, count, a, b)));
  }
  return { z, phi };
}

/** Chi-square against equal cells, as standard deviations from its mean. */
function unevenness(way, idOf, count) {
  const cells = new Float64Array(CELLS);
  for (let i = 0; i < count; i++) cells[Math.floor((way("exp-1", idOf(i)) * CELLS) / 10_000)] += 1;
  const expected = count / CELLS;
  const chiSquare = cells.reduce((sum, cell) => sum + (cell - expected) ** 2 / expected, 0);
  return (chiSquare - (CELLS - 1)) / Math.sqrt(2 * (CELLS - 1));
}

/** Phi of being in the first half of both experiments. */
function correlation(way, idOf, count, saltA, saltB) {
  let [first, second, both] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const id = idOf(i);
    const [a, b] = [way(saltA, id) < 5000, way(saltB, id) < 5000];
    if (a) first += 1;
    if (b) second += 1;
    if (a && b) both += 1;
  }
  const [p, q] = [first / count, second / count];
  return (both / count - p * q) / Math.sqrt(p * (1 - p) * q * (1 - q));
}
