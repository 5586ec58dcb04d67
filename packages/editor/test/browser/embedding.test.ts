/** The editor as hosts have it: under a strict policy, in a shadow tree, twice on a page, on a server. */

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { inBrowser, RUNS } from "../../../../scripts/inBrowser.ts";
import { StrategyEditor } from "../../src/index.ts";
import { StrategyViewer } from "../../src/viewer.ts";
import { SMALL } from "../small.ts";
import { serving } from "./bundle.ts";

const MINUTE = 60_000;

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

test.runIf(RUNS)(
  "EM1 two editors on one page, one in a shadow tree, under a policy without inline styles and code of text",
  { timeout: 3 * MINUTE },
  async () => {
    const answer = (await inBrowser(await serving("page.tsx", ".box { block-size: 600px }"), [
      "--window-size=1280,900",
    ])) as Record<string, unknown>;
    const steps = Object.keys(SMALL.nodes).length;
    expect(answer).toMatchObject({
      violations: [],
      refusesCode: true,
      svg: true,
      headStyles: 0,
      views: [
        { height: 600, styles: 0 },
        { height: 600, styles: 0 },
      ],
      left: steps - 1,
      other: steps,
    });
  },
);

test("EM2 on a server both are empty frames, and nothing of a browser is asked for", () => {
  const editor = renderToString(createElement(StrategyEditor, { defaultValue: SMALL }));
  expect(editor).toContain("dn-skeleton");
  expect(editor).not.toContain("style=");
  const viewer = renderToString(createElement(StrategyViewer, { value: SMALL }));
  expect(viewer).toContain("dunlin");
  expect(viewer).not.toContain("style=");
});

test("EM3 the stylesheet has no rule that reaches outside of the editor", async () => {
  const text = await readFile(here("../../src/ui/ui.css"), "utf8");
  expect(text).not.toMatch(/(?:^|[,}]\s*)(?:html|body|:root|\*)\s*[,{]/m);
});
