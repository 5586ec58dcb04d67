/** Sums that add up the same in every order. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { busiestWeek, mergeTallies, pairName, partsOfPair, Tally } from "../../src/simulate/tally.ts";

const DAYS = 5;
const happening = fc.record({
  name: fc.constantFrom("email", "sms", "voice"),
  group: fc.integer({ min: 0, max: 127 }),
  day: fc.integer({ min: 0, max: DAYS - 1 }),
  amount: fc.integer({ min: 0, max: 1_000_000 }),
});

function tallyOf(happenings: readonly { name: string; group: number; day: number; amount: number }[]): Tally {
  const tally = new Tally(DAYS);
  for (const { name, group, day, amount } of happenings) {
    tally.series.ways.count(name);
    tally.series.contactDays.count(name, 1, day);
    tally.figure("collected:EUR", group, amount);
    tally.daily("collected:EUR", group, day, amount);
    tally.contactsOf([day]);
  }
  return tally;
}

/** In the order of names: the place of a name is no part of what was counted. */
const said = (tally: Tally) =>
  Object.entries(tally.series).map(([name, series]) => [
    name,
    [...series.names].sort().map((one) => [one, [...series.vector(one)]]),
  ]);

test("SI1 parts add up to the whole, whoever is in which part and in whichever order", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(happening, fc.integer({ min: 0, max: 2 })), { maxLength: 30 }), (placed) => {
      const part = (which: number) => tallyOf(placed.filter(([, to]) => to === which).map(([one]) => one)).data();
      const whole = said(tallyOf(placed.map(([one]) => one)));
      expect(said(mergeTallies(DAYS, [part(0), part(1), part(2)]))).toEqual(whole);
      const pair = mergeTallies(DAYS, [part(2), part(0)]).data();
      expect(said(mergeTallies(DAYS, [pair, part(1)]))).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

test("SI1 tallies of other days are no parts", () => {
  expect(() => mergeTallies(4, [new Tally(5).data()])).toThrow(RangeError);
});

test("SI1 the busiest week is the most in any seven days in a row", () => {
  expect(busiestWeek([])).toBe(0);
  expect(busiestWeek([0, 6, 7, 8, 13, 14])).toBe(3);
  expect(partsOfPair(pairName("a>b", "sms"))).toEqual(["a>b", "sms"]);
});
