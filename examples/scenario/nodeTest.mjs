/** The tests of the strategy under node:test: `node --test examples/scenario/nodeTest.mjs`. `UPDATE=1` writes the stories. */

// #region tests
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { scenario } from "@dunlin/engine/testing";
import { facts, golden, program } from "./reminders.mjs";

test("who pays is not written to again", () => {
  scenario(program)
    .given(facts)
    .at("2026-03-03")
    .enroll()
    .until("2026-03-05")
    .expectContacts(["2026-03-05 09:00 email first@1"])
    .at("2026-03-12 08:59")
    .pays(12_000)
    .expectOutcome("cured")
    .expectNothing();
});

test("a broken promise is followed by the second reminder", () => {
  const told = scenario(program, { title: "A broken promise" }).given(facts).at("2026-03-03").enroll();
  told.at("2026-03-06 11:00").promises({ amountMinor: 12_000, dueDate: "2026-03-10" }).expectDue("2026-03-13 09:00");
  told.until("2026-03-31").expectContacts(["2026-03-05 email", "2026-03-13 sms second@1"]);
  if (process.env.UPDATE) writeFileSync(golden("broken-promise"), told.story({ effects: false }));
  told.expectStory(readFileSync(golden("broken-promise"), "utf8"), { effects: false });
});
// #endregion tests
