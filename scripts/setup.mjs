/**
 * Gets a clone ready to work: `node scripts/setup.mjs [--build | --start] [--update]`. Does only what changed since the last time.
 *
 * 1. Refuses a Node that is too old.
 * 2. Installs the dependencies with the pnpm named in package.json, when the lockfile or Node's ABI is new.
 * 3. Generates what is derived from the sources (the published JSON Schema and its validator) and from the policy packs.
 * 4. With `--build`, builds the packages, engine first, and then the studio. With `--start` only what the studio runs on, without
 *    declarations: a third of the time.
 *
 * `--update` installs what the manifests ask for and rewrites the lockfile: use it after editing a dependency.
 *
 * The only program that starts pnpm, and the only step that needs a network. Plain JavaScript without dependencies,
 * because it runs before there are any.
 */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withDeclarations } from "./declarations.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const STAMPS = join(ROOT, "node_modules/.cache/setup.json");
const MANIFEST = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

/**
 * A step that runs when an input has another content than last time, or an output is missing.
 * Paths are relative to the root; a folder stands for every file in it.
 *
 * @typedef {{ name: string, saying: string, inputs: string[], outputs: string[], run: () => boolean }} Step
 */

const TOOLS = [
  "pnpm-lock.yaml",
  "tsconfig.base.json",
  "scripts/setup.mjs",
  "scripts/run-ts.mjs",
  "scripts/typescript.mjs",
  "scripts/declarations.mjs",
];
const SCHEMA = "packages/engine/schema/strategy.schema.json";
const ENGINE = [...TOOLS, ...sourcesOf("packages/engine"), "packages/engine/scripts"];
const MANIFESTS_OF_STUDIO = ["studio/package.json", "studio/tsconfig.json", "studio/tsup.config.ts"];
const TEMPLATES = [...ENGINE, ...sourcesOf("packages/templates"), "packages/templates/scripts"];

/** @type {Step[]} */
const GENERATE = [
  {
    name: "generate",
    saying: "Generating the schema and its validator",
    inputs: ENGINE,
    outputs: [SCHEMA, "packages/engine/src/check/generated"],
    run: () => node("scripts/run-ts.mjs", "packages/engine/scripts/generate.ts"),
  },
  {
    name: "packs",
    saying: "Generating what is made of the contact policy packs",
    inputs: [
      ...TOOLS,
      "packages/engine/packs",
      "packages/engine/calendars",
      "packages/engine/docs/packs",
      "packages/engine/scripts",
    ],
    outputs: [
      "packages/engine/src/policy/packs.data.ts",
      "packages/engine/src/policy/calendars.data.ts",
      "docs/reference/packs.md",
    ],
    run: () => node("scripts/run-ts.mjs", "packages/engine/scripts/packs.ts"),
  },
];

/** @type {Step[]} */
const BUILD = [
  {
    name: "engine",
    saying: "Building @dunlin/engine",
    inputs: ENGINE,
    outputs: ["packages/engine/dist/index.js", "packages/engine/dist/index.d.cts"],
    run: () => build("packages/engine"),
  },
  {
    name: "templates",
    saying: "Building @dunlin/templates",
    inputs: TEMPLATES,
    outputs: [
      "packages/templates/dist/index.js",
      "packages/templates/dist/index.d.cts",
      "packages/templates/dist/compile.js",
      "packages/templates/dist/compile.d.cts",
      "packages/templates/dist/editing.js",
      "packages/templates/dist/editing.d.cts",
    ],
    run: () => build("packages/templates"),
  },
  {
    name: "editor",
    saying: "Building @dunlin/editor",
    inputs: [...TEMPLATES, ...sourcesOf("packages/editor")],
    outputs: ["packages/editor/dist/index.js", "packages/editor/dist/index.d.cts", "packages/editor/dist/styles.css"],
    run: () => build("packages/editor"),
  },
  {
    name: "runtime",
    saying: "Building @dunlin/runtime",
    inputs: [...ENGINE, ...sourcesOf("packages/runtime")],
    outputs: ["packages/runtime/dist/index.js", "packages/runtime/dist/index.d.cts"],
    run: () => build("packages/runtime"),
  },
  {
    name: "studio",
    saying: "Building the server of the studio",
    inputs: [...TOOLS, "studio/src/server", "studio/src/model", ...MANIFESTS_OF_STUDIO, "examples/strategies"],
    outputs: ["studio/dist/server/main.js"],
    run: () => bundle("studio"),
  },
  {
    name: "studioWeb",
    saying: "Building the pages of the studio",
    inputs: [
      ...[...TEMPLATES, ...sourcesOf("packages/editor"), ...sourcesOf("packages/runtime")],
      ...[
        "studio/src/web",
        "studio/src/model",
        "studio/public",
        "studio/index.html",
        "studio/vite.config.ts",
        ...MANIFESTS_OF_STUDIO,
      ],
    ],
    outputs: ["studio/dist/web/index.html"],
    run: () => vite("studio"),
  },
];

checkNode();
install();
for (const step of [...GENERATE, ...asked()]) perform(step);

/** @returns {Step[]} */
function asked() {
  if (process.argv.includes("--build")) return BUILD;
  if (!process.argv.includes("--start")) return [];
  // The pages of the studio are made of the sources of the editor.
  return BUILD.filter(({ name }) => name !== "editor").flatMap((step) => {
    const folder = `packages/${step.name}`;
    if (!existsSync(join(ROOT, folder))) return [step];
    if (isDone(step, digestOf(step.inputs))) return [];
    const outputs = step.outputs.filter((path) => path.endsWith(".js"));
    return [
      { ...step, name: `${step.name}:modules`, outputs, run: () => bundle(folder, "--no-dts", "--format", "esm") },
    ];
  });
}

/** Stops with a sentence when this Node is older than the manifest asks for. */
function checkNode() {
  const wanted = MANIFEST.engines.node.replace(/[^\d.]/g, "");
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [wantedMajor, wantedMinor] = wanted.split(".").map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  stop(`Dunlin needs Node ${wanted} or newer; this is Node ${process.versions.node}.`);
}

/** Installs exactly what the lockfile says. A registry may hiccup once, not twice. */
function install() {
  const update = process.argv.includes("--update");
  const stamp = () => `${digestOf(["pnpm-lock.yaml", "pnpm-workspace.yaml"])} on Node ABI ${process.versions.modules}`;
  if (!update && stamps().install === stamp()) return;

  console.log("Installing dependencies (once; about half a minute)");
  const lockfile = update ? "--no-frozen-lockfile" : "--frozen-lockfile";
  const pnpm = ["--yes", MANIFEST.packageManager, "install", lockfile];
  const attempt = () => quietly("npx", pnpm, { shell: process.platform === "win32" });
  if (!attempt()) {
    console.log("Trying once more");
    if (!attempt()) stop("The dependencies could not be installed; the lines above say why.");
  }
  remember("install", stamp());
}

/**
 * @param {Step} step
 * @param {string} stamp
 */
function isDone({ name, outputs }, stamp) {
  return stamps()[name] === stamp && outputs.every((path) => existsSync(join(ROOT, path)));
}

/** @param {Step} step */
function perform(step) {
  const { name, saying, inputs, run } = step;
  const stamp = digestOf(inputs);
  if (isDone(step, stamp)) return;
  console.log(saying);
  if (!run()) stop(`${saying} failed; the lines above say why.`);
  remember(name, stamp);
}

/** @param {string} folder */
function sourcesOf(folder) {
  return [`${folder}/src`, `${folder}/package.json`, `${folder}/tsconfig.json`, `${folder}/tsup.config.ts`];
}

/** @param {string} folder */
function build(folder) {
  const compile = (/** @type {string} */ project) => node("node_modules/typescript-native/bin/tsc", "-p", project);
  return withDeclarations(join(ROOT, folder), compile, () => bundle(folder));
}

/**
 * @param {string} folder
 * @param {string[]} flags
 */
function bundle(folder, ...flags) {
  const tsup = join(ROOT, "node_modules/tsup/dist/cli-default.js");
  return quietly(process.execPath, [tsup, ...flags], { cwd: join(ROOT, folder) });
}

/** @param {string} folder */
function vite(folder) {
  return quietly(process.execPath, [join(ROOT, "node_modules/vite/bin/vite.js"), "build"], { cwd: join(ROOT, folder) });
}

/** @param {string[]} args */
function node(...args) {
  return quietly(process.execPath, args, {});
}

/**
 * Runs a program to its end and prints what it said only when it fails.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {import("node:child_process").SpawnSyncOptions} options
 */
function quietly(program, args, options) {
  const result = spawnSync(program, args, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28, ...options });
  if (result.status === 0) return true;
  console.error([result.stdout, result.stderr, result.error?.message].filter(Boolean).join("\n"));
  return false;
}

/** @param {string[]} paths */
function digestOf(paths) {
  const digest = createHash("sha256");
  for (const file of paths.flatMap(filesIn))
    digest
      .update(file)
      .update("\0")
      .update(readFileSync(join(ROOT, file)));
  return digest.digest("hex");
}

/**
 * The file itself, or every file below the folder except generated ones, in an order that does not change.
 *
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(path) {
  const full = join(ROOT, path);
  if (!existsSync(full) || path.endsWith("/generated")) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}

/** @returns {Record<string, string>} What the steps remembered; empty in a new clone. */
function stamps() {
  return existsSync(STAMPS) ? JSON.parse(readFileSync(STAMPS, "utf8")) : {};
}

/**
 * @param {string} name
 * @param {string} stamp
 */
function remember(name, stamp) {
  mkdirSync(dirname(STAMPS), { recursive: true });
  writeFileSync(STAMPS, `${JSON.stringify({ ...stamps(), [name]: stamp }, null, 2)}\n`);
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
