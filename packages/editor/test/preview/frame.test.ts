/** A page in a frame, under the policy of a strict host. */

import { expect, test } from "vitest";
import { inBrowser, RUNS } from "../../../../scripts/inBrowser.ts";
import { serving } from "../browser/bundle.ts";

test.runIf(RUNS)(
  "TP3 a mail keeps its styles under a policy without inline ones, runs nothing and leads nowhere",
  { timeout: 60_000 },
  async () => {
    expect(await inBrowser(await serving("frame.tsx", ""), ["--window-size=800,600"])).toEqual({
      ...{ color: "rgb(0, 128, 0)", narrow: "rgb(1, 2, 3)", ground: "rgb(255, 250, 240)", mode: "CSS1Compat" },
      ...{ text: `Hello, style="x" on="y" Pay`, acted: false, stays: true, left: 0, violations: [] },
    });
  },
);
