/** Loading and compiling (T12): a strategy of 200 nodes, and what the engine weighs in a host's bundle. */

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { compileStrategy, validateStrategy } from "@dunlin/engine";
import { race } from "../lib/race.mjs";
import { figure } from "../lib/report.mjs";
import { largeStrategy } from "./large.mjs";
import { sizes } from "./size.mjs";

const FIRST = fileURLToPath(new URL("first.mjs", import.meta.url));

/**
 * @param {{ quick: boolean }} options
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function compile({ quick }) {
  const strategy = largeStrategy(200);
  const count = Object.keys(strategy.nodes).length;
  if (count !== 200) throw new Error(`${count} nodes`);
  const first = Array.from({ length: quick ? 1 : 7 }, () =>
    JSON.parse(execFileSync(process.execPath, [FIRST], { encoding: "utf8" })),
  );
  const least = (pick) => Math.min(...first.map(pick));
  const text = JSON.stringify(strategy);
  const warm = race(
    [
      { name: "JSON.parse", units: 1, run: () => JSON.parse(text) },
      { name: "validateStrategy", units: 1, run: () => validateStrategy(strategy) },
      { name: "compileStrategy, which validates", units: 1, run: () => compileStrategy(strategy) },
    ],
    quick ? { rounds: 2, sampleMs: 1 } : { rounds: 15, sampleMs: 20 },
  );
  const weights = await sizes();
  const kilobytes = (bytes) => `${figure(bytes / 1000)} kB`;
  const all = weights[0].size;
  const core = weights[3].size.gzip;
  const [load, cold] = [least((run) => run.load), least((run) => run.compile)];
  return {
    tables: [
      {
        title: `Compile: 200 nodes, ${Math.round(text.length / 1000)} kB of JSON`,
        columns: ["", "ms (min)", "ms (median)"],
        rows: [
          ["load the engine, in a new process", load, ""],
          ["parse and compile, first time in it", cold, ""],
          ...warm.map(({ name, min, median }) => [`${name}, warm`, min / 1e6, median / 1e6]),
        ],
      },
      {
        title: "Size of the core entry, bundled and minified by esbuild",
        columns: ["", "minified", "gzip"],
        rows: weights.map(({ name, size }) => [name, kilobytes(size.raw), kilobytes(size.gzip)]),
      },
      {
        title: "What the entry consists of",
        columns: ["part", "minified", "share"],
        rows: [...all.parts].map(([name, size]) => [name, kilobytes(size), `${Math.round((100 * size) / all.raw)}%`]),
      },
    ],
    targets: [
      {
        id: "T12",
        text: "parse and compile 200 nodes <= 5 ms, warm",
        met: (warm[0].min + warm[2].min) / 1e6 <= 5,
        figure: `${figure((warm[0].min + warm[2].min) / 1e6)} ms`,
      },
      {
        id: "T12",
        text: "load the engine, parse and compile <= 5 ms in a new process",
        met: load + cold <= 5,
        figure: `${figure(load)} + ${figure(cold)} ms`,
      },
      {
        id: "T12",
        text: "core without zones, packs and schema <= 15 kB gzip",
        met: core <= 15_000,
        figure: `${kilobytes(core)}; to run checked documents only: ${kilobytes(weights[6].size.gzip)}`,
      },
    ],
  };
}
