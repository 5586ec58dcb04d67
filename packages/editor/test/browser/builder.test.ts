/** Builders as hosts have them: under a strict policy, one of them in a shadow tree. In real time, since a worker has a clock of its own. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { RUNS, sharedBrowser } from "../../../../scripts/inBrowser.ts";
import { serving } from "./bundle.ts";

const MINUTE = 60_000;

const BOX = ".box { block-size: 700px; inline-size: 1280px }";

interface Asked {
  readonly query?: string;
  readonly css?: string;
  /** Scripts that cannot be loaded. */
  readonly lost?: RegExp;
  /** At last the page asks whether the policy holds, which is reported. */
  readonly reported?: boolean;
}

/** The answer of a page, and what the server heard of breaches of its policy. */
async function answerOf(page: string, { query = "", css = BOX, lost, reported = false }: Asked = {}): Promise<object> {
  const reports: string[] = [];
  const server = createServer(await serving(page, css, (report) => reports.push(report)));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const tab = await (await sharedBrowser()).newPage({ viewport: { width: 1300, height: 900 } });
  try {
    if (lost !== undefined) await tab.route(lost, (route) => route.abort());
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${query}`);
    const output = tab.locator("output");
    await output.waitFor({ state: "attached", timeout: MINUTE });
    const answer = JSON.parse(decodeURIComponent((await output.textContent()) ?? "")) as object;
    if (reported) await expect.poll(() => reports.length, { timeout: MINUTE }).toBeGreaterThan(0);
    return { ...answer, reports };
  } finally {
    await tab.close();
    server.close();
  }
}

/** Of a mail that is seen, checked and compared, in light and in dark. */
const SEEN = {
  texts: ["A payment is still open", "A payment is still open"],
  grounds: ["rgb(255, 253, 249)", "rgb(31, 24, 19)"],
  marks: [null, "added"],
  ...{ styles: [0, 0], headStyles: 0, checks: [true, true] },
  // The one is the question whether the policy holds.
  ...{ violations: [], refusesCode: true, reports: ["script-src eval"] },
};

test.runIf(RUNS)(
  "BP12 builders show and check their mails without inline styles and code of text, and what is different is drawn around",
  { timeout: 3 * MINUTE },
  async () => {
    // One worker for both.
    expect(await answerOf("builder.tsx", { reported: true })).toEqual({ ...SEEN, workers: 1 });
  },
);

test.runIf(RUNS)(
  "BP12 where there can be no worker, the page makes the mails, and no code of text either",
  { timeout: 3 * MINUTE },
  async () => {
    expect(await answerOf("builder.tsx", { query: "?alone", reported: true })).toEqual({ ...SEEN, workers: 0 });
  },
);

test.runIf(RUNS)(
  "EM6 the builder of the main entry is an empty frame of its size until it is loaded, and then the builder with its ref",
  { timeout: 3 * MINUTE },
  async () => {
    const size = [1280, 700];
    expect(await answerOf("builderOnDemand.tsx")).toEqual({
      before: { empty: true, size, theme: "dark" },
      after: { empty: false, size, blocks: true, added: true },
      ...{ alerts: [], errors: 0, violations: [], reports: [] },
    });
    const lost = await answerOf("builderOnDemand.tsx", { lost: /TemplateEditor-\w+\.js/ });
    expect(lost).toMatchObject({
      alerts: ["No se pudo cargar el editor. Cargue la página otra vez."],
      errors: 1,
    });
  },
);
