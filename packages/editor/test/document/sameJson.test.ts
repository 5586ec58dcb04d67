/** Whether two values say the same. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { sameJson } from "../../src/document/sameJson.ts";

test("SV5 a document does not differ from itself, whatever the order of its members", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const turned = JSON.parse(JSON.stringify(value), (_, one) =>
        typeof one === "object" && one !== null && !Array.isArray(one)
          ? Object.fromEntries(Object.entries(one).reverse())
          : one,
      );
      expect(sameJson(JSON.parse(JSON.stringify(value)), turned)).toBe(true);
      expect(sameJson([value, 1], [value])).toBe(false);
    }),
  );
});
