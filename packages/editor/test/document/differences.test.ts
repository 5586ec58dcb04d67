/** What two documents have differently. */

import type { Strategy } from "@dunlin/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runCommand } from "../../src/commands/run.ts";
import { differencesOf, sameJson } from "../../src/document/differences.ts";
import { SMALL } from "../strategies.ts";

const after = (...commands: readonly Parameters<typeof runCommand>[1][]): Strategy =>
  commands.reduce((doc, command) => {
    const outcome = runCommand(doc, command);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.doc;
  }, SMALL);

test("SV5 steps that came, went or changed, and settings", () => {
  const changed = after(
    { type: "steps.duplicate", ids: ["sms"] },
    { type: "steps.remove", ids: ["mail"] },
    { type: "field.set", path: "/nodes/sms/name", value: "Short" },
    { type: "field.set", path: "/name", value: "Other" },
  );
  const found = differencesOf(SMALL, changed);
  expect(found.added).toEqual(["sms-2"]);
  expect(found.removed).toEqual(["mail"]);
  expect(found.changed.find(({ id }) => id === "sms")?.members).toEqual(expect.arrayContaining(["name", "to"]));
  expect(found.settings).toContain("name");
  expect(found.settings).not.toContain("nodes");
});

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
