/** Runs the tests that should catch a planted bug, in a process of their own, and judges what came of it. */

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PlantedBug } from "./plantedBugs.ts";

const WORKSPACE = new URL("../", import.meta.url);
const VITEST = fileURLToPath(new URL("node_modules/vitest/vitest.mjs", WORKSPACE));

/** Runs at once: each keeps about one core busy. */
const AT_ONCE = 2;

/** Runs of a property: a bug that needs luck to be found needs a better test. */
const PROPERTY_RUNS = 25;

/** After which a run is given up (ms). */
const PATIENCE = 120_000;

/** What the tests say: `caught` by one that failed, `survived`, or what kept them from saying anything. */
export type Verdict = "caught" | "survived" | `broken: ${string}`;

/** What of vitest's JSON report is looked at. */
export interface Report {
  readonly numFailedTests: number;
  readonly numPassedTests: number;
  /** By file. One that could not be loaded has failed without a single assertion. */
  readonly testResults: readonly {
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly unknown[];
  }[];
}

/** @param code - Exit code of the run; `null` when it was given up. */
export function verdictOf(code: number | null, report: Report | undefined): Verdict {
  if (code === null) return "broken: the tests did not end";
  if (report === undefined) return `broken: no report, exit code ${code}`;
  const unloaded = report.testResults.find(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  if (unloaded !== undefined) return `broken: ${unloaded.message ?? "a test file could not be loaded"}`;
  if (report.numFailedTests > 0) return code === 0 ? "broken: failed tests, but exit code 0" : "caught";
  if (report.numPassedTests === 0) return "broken: no tests found";
  return code === 0 ? "survived" : `broken: exit code ${code} without a failed test`;
}

/** What the tests of a package say without a bug and, where they pass, with each one. */
export interface Proof {
  readonly clean: Verdict;
  /** By the ids of the bugs. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

/** Tries many bugs of a package. `tests` are under `packages/PROJECT/test`. */
export async function proveBugs(project: string, bugs: readonly PlantedBug[]): Promise<Proof> {
  const verdicts = new Map<string, Verdict>();
  const clean = await runTests(project, [...new Set(bugs.flatMap(({ tests }) => tests))]);
  if (clean !== "survived") return { clean, verdicts };
  const waiting = bugs.values();
  const work = async () => {
    for (const { id, tests } of waiting) verdicts.set(id, await runTests(project, tests, id));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { clean, verdicts };
}

/** The bugs to try: all of them, or with `PROOF_SHARE=4` every fourth one, where there is no time for more. */
export function tried(
  bugs: readonly PlantedBug[],
  share = Number(process.env.PROOF_SHARE ?? 1),
): readonly PlantedBug[] {
  return bugs.filter((_, i) => i % share === 0);
}

/** How long a proof may take (ms). */
export const PROOF_TIME = 3_600_000;

/** Runs test files of a package with a bug, or without one. */
async function runTests(project: string, tests: readonly string[], bug?: string): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), "planted-"));
  const report = join(folder, "report.json");
  const files = tests.map((file) => fileURLToPath(new URL(`packages/${project}/test/${file}`, WORKSPACE)));
  const options = ["--maxWorkers=1", "--pool=forks", "--bail=1", "--reporter=json", `--outputFile=${report}`];
  try {
    const code = await exitOf([VITEST, "run", "--project", project, ...options, ...files], environment(bug));
    return verdictOf(code, readReport(report));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    return undefined;
  }
}

/** This one without what the run around it has set; `CI` keeps snapshots from being written. */
function environment(bug: string | undefined): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|PROOF$|FC_|TEST$|TEST_REPORT$|NODE_V8_COVERAGE$|PLANTED_BUG$)/.test(name),
  );
  return {
    ...Object.fromEntries(own),
    CI: "true",
    FC_RUNS: String(PROPERTY_RUNS),
    ...(bug !== undefined && { PLANTED_BUG: bug }),
  };
}

function exitOf(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number | null> {
  const child = spawn(process.execPath, args, {
    cwd: fileURLToPath(WORKSPACE),
    env,
    stdio: "ignore",
    timeout: PATIENCE,
    killSignal: "SIGKILL",
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", resolve);
  });
}
