/** What the tests of the strategy share: the program, and a case. */

import { readFileSync } from "node:fs";
import { compileStrategy, parseStrategy } from "@dunlin/engine";

export const program = compileStrategy(parseStrategy(readFileSync(new URL("strategy.json", import.meta.url), "utf8")));

/** @type {import("@dunlin/engine").CaseFacts} */
export const facts = {
  caseId: "C-1",
  debtor: { id: "D-1" },
  obligations: [{ ref: "I-1", dueDate: "2026-03-02", currency: "EUR", amountMinor: 12_000, outstandingMinor: 12_000 }],
};

/** @param {string} name */
export const golden = (name) => new URL(`stories/${name}.txt`, import.meta.url);
