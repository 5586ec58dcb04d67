/** What modes keep quiet about, and reports of experiments. */

import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { marksOf } from "../../src/canvas/marks.ts";
import { ExperimentPanel } from "../../src/experiment/ExperimentPanel.tsx";
import { BROKEN } from "../../stories/canvas.documents.ts";
import { HOST, RUNNING } from "../../stories/insight.documents.ts";
import { BETTER, NOT_ENOUGH, WRONG_SIZES } from "../../stories/insight.experiment.documents.ts";
import { hostOf } from "../canvas/host.ts";

test("MO2 a drawing that is looked at tells nothing of what is wrong with the document", () => {
  const host = hostOf(BROKEN);
  const errors = (quiet: boolean) =>
    [...marksOf(BROKEN, { ...host, quiet }, new Map()).values()].reduce((sum, mark) => sum + mark.errors, 0);
  expect(errors(false)).toBeGreaterThan(0);
  expect(errors(true)).toBe(0);
});

const drawn = (report: typeof BETTER) =>
  renderToString(
    createElement(ExperimentPanel, {
      ...{ report, strategy: RUNNING, node: "choices", options: HOST, theme: "light" },
      onPromote: () => undefined,
    }),
  );
const colored = (html: string) =>
  [...html.matchAll(/stroke="var\(--dunlin-chart-2\)" stroke-width="2" fill="none"/g)].length;

test("MO3 groups of the wrong sizes are drawn without color, and nothing is offered on little data", () => {
  expect(drawn(BETTER)).toMatch(/points more, very likely between/);
  expect(colored(drawn(BETTER))).toBeGreaterThan(0);
  expect(colored(drawn(WRONG_SIZES))).toBe(0);
  expect(drawn(BETTER)).not.toContain('aria-disabled="true"');
  expect(drawn(NOT_ENOUGH)).toContain('aria-disabled="true"');
});
