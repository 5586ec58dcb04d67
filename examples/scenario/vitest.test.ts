/** The same strategy under vitest, which keeps the golden stories itself. */

import { scenario } from "@dunlin/engine/testing";
import { expect, test } from "vitest";
import { facts, golden, program } from "./reminders.mjs";

test("a promise that is kept ends the case", async () => {
  const told = scenario(program, { title: "A promise that is kept" }).given(facts).at("2026-03-03").enroll();
  told.at("2026-03-06 11:00").promises({ amountMinor: 12_000, dueDate: "2026-03-10" });
  told.at("2026-03-12 08:00").pays(12_000).expectOutcome("cured").expectContacts(["2026-03-05 email"]);
  await expect(told.story({ effects: false })).toMatchFileSnapshot(golden("kept-promise").pathname);
});
