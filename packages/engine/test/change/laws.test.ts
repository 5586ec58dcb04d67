/** Laws of the difference between two documents, for any two. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sized, WHOLE } from "../../../../scripts/sizes.ts";
import { parsePointer } from "../../src/base/pointer.ts";
import {
  applyChanges,
  compareStrategies,
  describeChanges,
  describeWorstCase,
  diffStrategies,
} from "../../src/change.ts";
import { validateStrategy } from "../../src/index.ts";
import { strategies } from "../arbitrary.ts";
import { pairs, shuffled } from "./pairs.ts";

const RUNS = { numRuns: sized(200, 2000) };
/** The law that everything else leans on is tried with the most pairs; to make them takes most of the time. */
const MOST_RUNS = { numRuns: sized(200, 10_000) };
const TIMEOUT = WHOLE ? 900_000 : 60_000;

describe("Change: laws", () => {
  test(
    "DF1 a document does not differ from itself, in whatever order its members stand",
    () => {
      fc.assert(
        fc.property(strategies, fc.nat(), (a, turn) => {
          expect(diffStrategies(a, a)).toEqual([]);
          expect(diffStrategies(a, shuffled(a, turn))).toEqual([]);
          expect(compareStrategies(a, shuffled(a, turn)).worstCase).toEqual([]);
        }),
        RUNS,
      );
    },
    TIMEOUT,
  );

  test(
    "DF2 the changes, made in the older document, give the newer one, and leave the older one as it was",
    () => {
      fc.assert(
        fc.property(pairs, ([a, b]) => {
          const before = structuredClone(a);
          expect(applyChanges(a, diffStrategies(a, b))).toEqual(b);
          expect(a).toEqual(before);
        }),
        MOST_RUNS,
      );
    },
    TIMEOUT,
  );

  test(
    "DF3 each change is a patch that fits what the changes before it left, and is written to a place that is there",
    () => {
      fc.assert(
        fc.property(pairs, ([a, b]) => {
          let document = a;
          for (const change of diffStrategies(a, b)) {
            expect(parsePointer(change.path)).toBeDefined();
            for (const patch of change.patch) document = applyChanges(document, [{ patch: [patch] }]);
            expect(JSON.parse(JSON.stringify(document))).toEqual(document);
          }
        }),
        RUNS,
      );
    },
    TIMEOUT,
  );

  test(
    "DF4 the same two documents give the same changes, in whatever order members stand",
    () => {
      fc.assert(
        fc.property(pairs, fc.nat(), ([a, b], turn) => {
          const once = diffStrategies(a, b);
          expect(diffStrategies(structuredClone(a), structuredClone(b))).toEqual(once);
          const again = diffStrategies(shuffled(a, turn), shuffled(b, turn));
          expect(applyChanges(a, again)).toEqual(b);
        }),
        RUNS,
      );
    },
    TIMEOUT,
  );

  test(
    "DF5 every change and every bound has a sentence in both languages",
    () => {
      fc.assert(
        fc.property(pairs, ([a, b]) => {
          const diff = compareStrategies(a, b);
          const sound = [a, b].every((document) =>
            validateStrategy(document).every(({ severity }) => severity !== "error"),
          );
          for (const locale of ["en", "es"]) {
            for (const text of describeWorstCase(diff, { locale })) expect(text).toMatch(/^\S.* → .*\.$/);
            for (const text of describeChanges(diff, { locale })) {
              expect(text).toMatch(/^\S.*[^.\s]\.$/su);
              expect(text).not.toMatch(sound ? /undefined|\[object|null/ : /\[object/);
            }
          }
          expect(describeChanges(diff)).toEqual(diff.changes.map(({ sentence }) => sentence));
        }),
        RUNS,
      );
    },
    TIMEOUT,
  );
});
