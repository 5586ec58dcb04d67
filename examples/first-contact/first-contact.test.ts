/** The smallest program does what it says, and the READMEs show it as it is. */

import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";

test("the program sends one message and tells why", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  await import("./first-contact.mjs");
  const printed = log.mock.calls.map(([line]: unknown[]) => line);
  log.mockRestore();
  expect(printed[0]).toEqual(["message.send", "case.exited"]);
  expect(printed).toContain("An email goes out to the debtor (text “reminder”, version 1).");
  expect(printed.at(-1)).toBe("The case ended: all steps of the strategy have been taken.");
});

const source = readFileSync(new URL("first-contact.mjs", import.meta.url), "utf8");
const program = source.split("// #region program\n")[1]?.split("// #endregion program")[0];

test.each(["README.md", "packages/engine/README.md"])("%s shows the program as it is", (file) => {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
  expect(text).toContain(`\`\`\`js\n${program}\`\`\``);
});
