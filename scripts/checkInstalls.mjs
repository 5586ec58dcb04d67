/**
 * Installs the packed packages into fresh projects as their users would, builds and runs each, and tells one line of each: React 18 and
 * 19 with Vite, Next.js, and plain Node, ESM and CommonJS. Pages are served by the host's own production server and opened in Chromium.
 * The tutorial is followed in an empty folder.
 *
 * The projects are examples and README programs, outside of the repository; nothing is left of them. Needs the npm registry.
 * `npm run check:installs -- tutorial` does only those whose name holds one of the words.
 */

import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { instructionsOf, missingIn } from "../docs/test/tutorial.ts";
import { BROWSER_FLAGS, chromium as installed } from "../packages/runtime/src/browser.ts";
import { PACKAGES, pack } from "./packing.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MINUTE = 60_000;

/** Servers of hosts that run now. @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
const work = mkdtempSync(join(tmpdir(), "dunlin-installs-"));
process.on("exit", () => {
  for (const server of running) end(server);
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
});
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => process.exit(1));

/** Name of a package -> its tarball. @type {Record<string, string>} */
const tarballs = {};

/** What is installed, and what has to work then. @type {readonly (readonly [string, (folder: string) => Promise<void>])[]} */
const PROJECTS = [
  ["React 18 with Vite", (folder) => withVite(folder, versionOf("react-18"))],
  ["React 19 with Vite", (folder) => withVite(folder, versionOf("react"))],
  ["Next.js", withNext],
  ["Node, ESM", (folder) => withNode(folder, "mjs")],
  ["Node, CommonJS", (folder) => withNode(folder, "cjs")],
  ["The tutorial", withTutorial],
];
const asked = process.argv.slice(2).map((word) => word.toLowerCase());
const chosen = PROJECTS.filter(
  ([name]) => asked.length === 0 || asked.some((word) => name.toLowerCase().includes(word)),
);

let failures = 0;
if (registryAnswers()) {
  for (const name of PACKAGES) tarballs[`@dunlin/${name}`] = pack(name, work);
  for (const [name, check] of chosen) {
    const from = performance.now();
    const folder = join(work, name.replace(/\W+/g, "-"));
    try {
      await check(folder);
      console.log(`${name}: installs and works (${Math.round((performance.now() - from) / 1000)} s)`);
    } catch (error) {
      failures += 1;
      console.error(`${name}: FAILS. ${error instanceof Error ? error.message : error}`);
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
} else {
  failures += 1;
  console.error("The npm registry does not answer, so nothing could be installed and nothing was checked.");
}
process.exit(failures === 0 ? 0 : 1);

function registryAnswers() {
  const answer = npm(work, "view", `react@${versionOf("react")}`, "version", "--fetch-retries=1");
  return answer.status === 0;
}

/**
 * The example of Vite with another React.
 *
 * @param {string} folder
 * @param {string} react
 */
async function withVite(folder, react) {
  cpSync(join(ROOT, "examples/embed-vite"), folder, { recursive: true, filter: isSource });
  install(folder, { vite: versionOf("vite"), react, "react-dom": react }, ["editor", "engine", "templates"]);
  const vite = join(folder, "node_modules/vite/bin/vite.js");
  run(folder, vite, "build");
  await opened(folder, vite, ["preview", "--host", "127.0.0.1", "--strictPort", "--port"]);
}

/** @param {string} folder */
async function withNext(folder) {
  cpSync(join(ROOT, "examples/embed-next"), folder, { recursive: true, filter: isSource });
  mkdirSync(join(folder, "packed"));
  for (const tarball of Object.values(tarballs)) cpSync(tarball, join(folder, "packed", basename(tarball)));
  fetchPackages(folder);
  const next = join(folder, "node_modules/next/dist/bin/next");
  run(folder, next, "build");
  await opened(folder, next, ["start", "--hostname", "127.0.0.1", "--port"]);
}

/**
 * The first programs of the READMEs of engine and runtime.
 *
 * @param {string} folder
 * @param {"mjs" | "cjs"} kind
 */
async function withNode(folder, kind) {
  mkdirSync(folder);
  install(folder, {}, ["engine", "templates", "runtime"]);
  for (const [of, said] of /** @type {const} */ ([
    ["engine", "message.send"],
    ["runtime", "paid"],
  ])) {
    const readme = readFileSync(join(ROOT, "packages", of, "README.md"), "utf8");
    const [, program = ""] = /^```js.*\n([\s\S]*?)^```$/m.exec(readme) ?? [];
    writeFileSync(join(folder, `${of}.${kind}`), kind === "mjs" ? program : asCommonJs(program));
    const told = run(folder, join(folder, `${of}.${kind}`));
    if (!told.includes(said)) throw new Error(`The first program of ${of} should say "${said}", and says: ${told}`);
  }
}

/**
 * The tutorial, word for word, as a shell does it. Only the packages come from their tarballs.
 *
 * @param {string} folder
 */
async function withTutorial(folder) {
  mkdirSync(folder);
  let place = folder;
  for (const instruction of instructionsOf(readFileSync(join(ROOT, "docs/tutorial.md"), "utf8"))) {
    if (instruction.kind === "file") {
      writeFileSync(join(place, instruction.name), instruction.text);
      continue;
    }
    let printed = "";
    for (const line of instruction.lines) {
      if (line.startsWith("cd ")) place = join(place, line.slice("cd ".length));
      else printed += entered(place, line);
    }
    const missing = instruction.prints === undefined ? undefined : missingIn(printed, instruction.prints);
    if (missing === undefined) continue;
    throw new Error(`${instruction.lines.join("; ")} should print "${missing}", and prints:\n${printed}`);
  }
  if (!existsSync(join(place, "next.json"))) throw new Error("At its end there is no next.json.");
}

/**
 * What a line of the tutorial prints. A tarball does not tell where the packages are that it needs, so all of ours are installed.
 *
 * @param {string} folder
 * @param {string} line
 */
function entered(folder, line) {
  const ours = ["engine", "templates", "runtime"].map((name) => `"${tarballs[`@dunlin/${name}`]}"`).join(" ");
  const installs = /^npm install @dunlin\/engine @dunlin\/runtime$/.test(line);
  const command = installs ? `npm install --no-audit --no-fund ${ours}` : line;
  const env = { ...process.env, NODE_ENV: undefined };
  const options = { cwd: folder, encoding: /** @type {const} */ ("utf8"), env, shell: true, timeout: 10 * MINUTE };
  // As a terminal shows it: what goes wrong in its place among the rest.
  const { status, stdout } = spawnSync(`${command} 2>&1`, options);
  // A strategy with errors ends with 1, as the page has it once.
  if (status === 0 || (status === 1 && line.startsWith("npx dunlin validate"))) return stdout;
  throw new Error(`"${line}" ends with ${status}.\n${stdout}`);
}

/** @param {string} program */
function asCommonJs(program) {
  return `(async () => {\n${program.replace(/^import (\{.*\}) from (".*");$/gm, "const $1 = require($2);")}\n})();\n`;
}

/**
 * A project of these packages from the registry, and ours from the tarballs.
 *
 * @param {string} folder
 * @param {Record<string, string>} others
 * @param {readonly string[]} ours
 */
function install(folder, others, ours) {
  const own = Object.fromEntries(ours.map((name) => [`@dunlin/${name}`, `file:${tarballs[`@dunlin/${name}`]}`]));
  const manifest = { name: "host", private: true, type: "module", dependencies: { ...others, ...own } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  fetchPackages(folder);
}

/** @param {string} folder */
function fetchPackages(folder) {
  const { status, stdout, stderr } = npm(folder, "install", "--no-audit", "--no-fund", "--loglevel=error");
  if (status !== 0) throw new Error(`It cannot be installed.\n${stdout}${stderr}`);
}

/**
 * Serves a page, edits the strategy on it, and ends the server.
 *
 * @param {string} folder
 * @param {string} program
 * @param {string[]} args - A port is added.
 */
async function opened(folder, program, args) {
  const port = await freePort();
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  const server = spawn(process.execPath, [program, ...args, `${port}`], {
    cwd: folder,
    env,
    stdio: "ignore",
    detached: true,
  });
  running.add(server);
  const executablePath = installed();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...BROWSER_FLAGS] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    /** @type {string[]} */
    const errors = [];
    page.on("pageerror", ({ message }) => errors.push(message));
    await answers(`http://127.0.0.1:${port}/`, server);
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.locator('[data-step="first"] button').first().click();
    await page.keyboard.press("Delete");
    await page.locator('[data-step="first"]').waitFor({ state: "detached" });
    await page
      .getByText(/^Saved /)
      .first()
      .waitFor();
    if (errors.length > 0) throw new Error(`The page has errors: ${errors.join("; ")}`);
  } finally {
    await browser.close();
    end(server);
  }
}

/**
 * @param {string} address
 * @param {import("node:child_process").ChildProcess} server
 */
async function answers(address, server) {
  for (const until = Date.now() + MINUTE; Date.now() < until; await delay(200)) {
    if (server.exitCode !== null) break;
    const ok = await fetch(address).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
  }
  throw new Error("Its server does not answer.");
}

/** @param {import("node:child_process").ChildProcess} server */
function end(server) {
  running.delete(server);
  if (server.pid === undefined || server.exitCode !== null) return;
  try {
    // With what it has started.
    process.kill(process.platform === "win32" ? server.pid : -server.pid);
  } catch {
    // It has just ended by itself.
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (probe.address());
      probe.close(() => done(port));
    });
  });
}

/**
 * The version that the workspace has of a package.
 *
 * @param {string} name
 */
function versionOf(name) {
  const catalog = readFileSync(join(ROOT, "pnpm-workspace.yaml"), "utf8");
  const version = new RegExp(`^ {2}"?${name}"?: (?:npm:.*@)?(.*)$`, "m").exec(catalog)?.[1];
  if (version === undefined) throw new Error(`pnpm-workspace.yaml has no version of ${name}.`);
  return version;
}

/** @param {string} path */
function isSource(path) {
  return !/[\\/](?:node_modules|dist|packed|\.next|package-lock\.json)$/.test(path);
}

/**
 * Runs a program of Node to its end.
 *
 * @param {string} folder
 * @param {string[]} args
 * @returns {string} What it said.
 */
function run(folder, ...args) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: undefined };
  const options = { cwd: folder, encoding: /** @type {const} */ ("utf8"), env, timeout: 10 * MINUTE };
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, options);
  if (status === 0) return stdout;
  throw new Error([`${args.join(" ")} fails.`, stdout, stderr, error?.message].filter(Boolean).join("\n"));
}

/**
 * @param {string} folder
 * @param {string[]} args
 */
function npm(folder, ...args) {
  const shell = process.platform === "win32";
  return spawnSync("npm", args, { cwd: folder, encoding: "utf8", shell, timeout: 10 * MINUTE });
}
