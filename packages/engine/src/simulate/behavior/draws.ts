/**
 * Chance without a stream: a draw is a function of the seed, the person, what is drawn and the occasion. Nothing depends on the
 * order of drawing, so that two strategies meet the same people (common random numbers), and one case can be run again alone.
 */

import { murmur3_32 } from "../../base/hash.ts";

/** What is drawn. Numbers are part of the result of a seed: a new kind gets a new number. */
export const KIND = {
  pay: 1,
  payHour: 2,
  payMinute: 3,
  partial: 4,
  partialShare: 5,
  promise: 6,
  promiseDays: 7,
  promiseKept: 8,
  take: 9,
  option: 10,
  takeTime: 11,
  missed: 12,
  dispute: 13,
  disputeHour: 14,
  disputeDays: 15,
  bounce: 16,
  optOut: 17,
  complaint: 18,
  open: 19,
  click: 20,
  reply: 21,
  intent: 22,
  reactionTime: 23,
  taskTime: 24,
  disposition: 25,
  attempt: 26,
} as const;

export type Kind = (typeof KIND)[keyof typeof KIND];

/** The number that a person's draws hang on: 32 bits of the case id, or of `caseId#ref` for a case of one obligation. */
export const drawKeyOf = (caseId: string): number => murmur3_32(caseId, 0);

/** The occasion of the nth contact by a channel, from 0: the same for every strategy that writes so often. */
export const contactOccasion = (channel: string, nth: number): number => murmur3_32(channel, nth);

/**
 * A number from 0 up to, and never, 1, in steps of 2^-32.
 *
 * @param seed - 32 bits.
 * @param key - `drawKeyOf` a case.
 * @param occasion - 32 bits: the day since the start, the contact, the part of a plan.
 * @returns MurmurHash3 (x86, 32 bit) of key, kind and occasion as little-endian words, divided by 2^32.
 */
export function draw(seed: number, key: number, kind: Kind, occasion: number): number {
  let hash = blend(blend(blend(seed | 0, key), kind), occasion) ^ 12;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

function blend(hash: number, word: number): number {
  const mixed = Math.imul(word, 0xcc9e2d51);
  const turned = hash ^ Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) | 0;
}

/** A whole number from `least` to `most`, both possible, by a draw. */
export const wholeBetween = (least: number, most: number, drawn: number): number =>
  least + Math.floor(drawn * (most - least + 1));

/** The place whose weight a draw falls on; -1 where all weights are 0. */
export function placeByWeight(weights: readonly number[], drawn: number): number {
  let sum = 0;
  for (let place = 0; place < weights.length; place++) sum += weights[place] as number;
  let left = drawn * sum;
  let last = -1;
  for (let place = 0; place < weights.length; place++) {
    const weight = weights[place] as number;
    if (weight <= 0) continue;
    last = place;
    left -= weight;
    if (left < 0) return place;
  }
  return last;
}
