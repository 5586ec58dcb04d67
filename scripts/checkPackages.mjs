/**
 * Looks at the packages as their users get them: packs each one and examines the tarball.
 *
 * publint and attw read it; then it is unpacked beside its declared dependencies and required peers only, imported as ESM and as CommonJS by the
 * running Node with code generation from strings switched off, and the `dunlin` command is started. What all entries declare is compiled
 * by the reference compiler, both ways. The registry is asked for known weaknesses of what comes along with them. What a page loads of the
 * editor before something is seen, bundled from the tarballs as a host would, is weighed. Nothing is published.
 */

import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { PACKAGES, pack } from "./packing.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SCOPE = "@dunlin/";
const { packageManager } = readManifest(ROOT);

const work = mkdtempSync(join(tmpdir(), "dunlin-packages-"));
try {
  // While one is packed those before it are read.
  await Promise.all(PACKAGES.map((name) => inspect(join(ROOT, "packages", name))));
  await Promise.all([compile(), smoke(), audit()]);
  await weigh();
} finally {
  rmSync(work, { recursive: true, force: true });
}

/**
 * Packs one package, has the tarball examined and unpacks it for the smoke test.
 *
 * @param {string} folder
 */
async function inspect(folder) {
  const { name } = readManifest(folder);
  const tarball = pack(basename(folder), work);

  await run(process.execPath, [bin("publint"), "run", tarball, "--strict"]);
  await run(process.execPath, [
    bin("@arethetypeswrong/cli"),
    tarball,
    "--format",
    "ascii",
    "--profile",
    "node16",
    ...entriesForTypes(folder),
  ]);

  const home = join(work, "node_modules", name);
  mkdirSync(home, { recursive: true });
  await run("tar", ["-xzf", tarball, "-C", home, "--strip-components=1"]);
  const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = readManifest(home);
  const peers = Object.keys(peerDependencies).filter((peer) => peerDependenciesMeta[peer]?.optional !== true);
  for (const dependency of [...Object.keys(dependencies), ...peers]) {
    if (dependency.startsWith(SCOPE)) continue;
    const link = join(work, "node_modules", dependency);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(join(folder, "node_modules", dependency)), link, "junction");
  }
  console.log(`${name}: the tarball is sound`);
}

/** Imports every code entry of every package both ways, and starts the command. */
async function smoke() {
  for (const name of readdirSync(join(work, "node_modules", SCOPE)).map((folder) => SCOPE + folder)) {
    for (const entry of codeEntries(join(work, "node_modules", name))) {
      const id = JSON.stringify(name + entry.slice(1));
      writeFileSync(
        join(work, "smoke.mjs"),
        `import * as all from ${id};\nif (Object.keys(all).length === 0) throw new Error("empty");\n`,
      );
      writeFileSync(
        join(work, "smoke.cjs"),
        `if (Object.keys(require(${id})).length === 0) throw new Error("empty");\n`,
      );
      const imported = (/** @type {string} */ file) =>
        run(process.execPath, ["--disallow-code-generation-from-strings", file], { cwd: work });
      await Promise.all(["smoke.mjs", "smoke.cjs"].map(imported));
      console.log(`${id}: imports as ESM and as CommonJS`);
    }
  }
  const command = join(work, "node_modules/@dunlin/runtime/bin/dunlin.js");
  await run(process.execPath, ["--disallow-code-generation-from-strings", command, "--help"], { cwd: work });
  console.log("dunlin: starts");
}

/** Checks what every code entry of every package declares, as a strict project does that skips none and has the types of the peers. */
async function compile() {
  /** @type {[string, string][]} */
  const typed = [
    ["@types/node", "."],
    ["@types/react", "packages/editor"],
    ["@types/pg", "packages/runtime"],
  ];
  mkdirSync(join(work, "node_modules/@types"));
  for (const [name, folder] of typed)
    symlinkSync(realpathSync(join(ROOT, folder, "node_modules", name)), join(work, "node_modules", name), "junction");
  const entries = PACKAGES.flatMap((name) =>
    codeEntries(join(work, "node_modules", SCOPE, name)).map((entry) => SCOPE + name + entry.slice(1)),
  );
  const imports = entries.map((id, i) => `export * as entry${i} from ${JSON.stringify(id)};\n`).join("");
  const files = ["types.mts", "types.cts"];
  for (const file of files) writeFileSync(join(work, file), imports);
  const compilerOptions = {
    ...{ noEmit: true, strict: true, skipLibCheck: false, module: "nodenext", target: "es2022", types: ["node"] },
    lib: ["es2023", "dom", "dom.iterable"],
  };
  writeFileSync(join(work, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  await run(process.execPath, [join(ROOT, "node_modules/typescript/lib/tsc.js"), "-p", work]);
  console.log(`${entries.length} entries: their declarations compile as ESM and as CommonJS`);
}

/** What packages/editor/test/size.test.ts asks of the sources has to hold for what is published, too: KiB, gzipped. */
async function weigh() {
  const home = createRequire(join(ROOT, "packages/editor/package.json"));
  const { build } = await import(pathToFileURL(home.resolve("esbuild")).href);
  writeFileSync(join(work, "editor.js"), `export * from "@dunlin/editor";\n`);
  writeFileSync(join(work, "builder.js"), `export * from "@dunlin/editor/template-editor";\n`);
  /** @type {{ outputFiles: { path: string, contents: Uint8Array }[], metafile: { outputs: Record<string, { imports: { path: string, kind: string }[] }> } }} */
  const { outputFiles, metafile } = await build({
    ...{ absWorkingDir: work, entryPoints: ["editor.js", "builder.js"], outdir: "out", write: false },
    ...{
      bundle: true,
      minify: true,
      splitting: true,
      metafile: true,
      format: "esm",
      target: "es2022",
      logLevel: "error",
    },
    define: { "process.env.NODE_ENV": '"production"' },
    external: ["react", "react-dom", "react/jsx-runtime", "@dunlin/engine", "mjml-browser", "cheerio"],
    tsconfigRaw: {},
  });
  /** @param {string} page */
  const loadedWith = (page) => {
    const loaded = new Set([`out/${page}.js`]);
    for (const name of loaded)
      for (const { path, kind } of metafile.outputs[name]?.imports ?? [])
        if (kind === "import-statement" && path in metafile.outputs) loaded.add(path);
    return [...loaded];
  };
  /**
   * @param {string} page
   * @param {string[]} names
   * @param {number} most
   */
  const hold = (page, names, most) => {
    const files = outputFiles.filter(({ path }) => names.includes(`out/${path.split(/[\\/]/).at(-1)}`));
    const kib = files.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0) / 1024;
    if (kib < 3 || kib > most)
      stop(`the ${page} loads ${kib.toFixed(1)} KiB before something is seen: ${most} at most`);
    console.log(`${page}: loads ${kib.toFixed(1)} KiB of ${most}`);
  };
  const ofEditor = loadedWith("editor");
  hold("editor", ofEditor, 171);
  hold(
    "builder",
    loadedWith("builder").filter((name) => !ofEditor.includes(name)),
    120,
  );
}

/**
 * Reports known weaknesses of what the packages bring along, and fails for serious ones. Not every registry can be asked: one that
 * cannot fails nothing, and is told.
 */
async function audit() {
  const args = ["--yes", "--prefer-offline", packageManager, "audit", "--prod", "--json"];
  const shell = process.platform === "win32";
  const { error, stdout, stderr } = await ran("npx", args, { shell, timeout: 120_000 });
  const advisories = advisoriesIn(stdout);
  if (advisories === undefined) {
    const said = `${error?.message ?? ""}\n${stdout}\n${stderr}`;
    const status = /responded with (\d{3})/.exec(said)?.[1];
    const first = said.split("\n").find((line) => line.trim() !== "") ?? "nothing was said";
    console.log(`audit not run: ${status === undefined ? first.trim() : `the registry answered ${status}`}`);
    return;
  }
  for (const { severity, module_name: name, vulnerable_versions: versions, title, url } of advisories)
    console.log(`audit: ${severity} in ${name} ${versions}: ${title} (${url})`);
  const serious = advisories.filter(({ severity }) => severity === "high" || severity === "critical");
  if (serious.length > 0) stop(`audit: ${serious.length} serious; raise these dependencies or do without them`);
  console.log(`audit: ${advisories.length === 0 ? "no known weaknesses" : "nothing serious"}`);
}

/**
 * @param {string} answer
 * @returns {Record<"severity" | "module_name" | "vulnerable_versions" | "title" | "url", string>[] | undefined} Undefined for an
 *   answer that is no report.
 */
function advisoriesIn(answer) {
  try {
    const { advisories } = JSON.parse(answer);
    return advisories && Object.values(advisories);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} folder
 * @returns {string[]} The entries that are modules, neither data nor styles.
 */
function codeEntries(folder) {
  return Object.keys(readManifest(folder).exports).filter((entry) => !/\.(?:json|css)$/.test(entry));
}

/** @param {string} folder */
function entriesForTypes(folder) {
  return ["--entrypoints", ...codeEntries(folder)];
}

/**
 * The program of an installed tool.
 *
 * @param {string} name
 */
function bin(name) {
  const folder = join(ROOT, "node_modules", name);
  return join(folder, String(Object.values(readManifest(folder).bin)[0]));
}

/** @param {string} folder */
function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

/**
 * Runs a program; when it fails, prints what it said and ends with its exit code.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, shell?: boolean }} [options]
 */
async function run(program, args, options = {}) {
  const { error, stdout, stderr } = await ran(program, args, options);
  if (error === null) return;
  const code = typeof error.code === "number" ? error.code : 1;
  stop(`${program} ${args.join(" ")}\n${stdout}${stderr || error.message}`, code);
}

/**
 * What a program said, and the error when it failed.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, shell?: boolean, timeout?: number }} options
 * @returns {Promise<{ error: import("node:child_process").ExecFileException | null, stdout: string, stderr: string }>}
 */
function ran(program, args, options) {
  const all = { cwd: ROOT, encoding: /** @type {const} */ ("utf8"), maxBuffer: 1 << 28, ...options };
  return new Promise((done) => {
    execFile(program, args, all, (error, stdout, stderr) => done({ error, stdout, stderr }));
  });
}

/**
 * @param {string} sentence
 * @param {number} [code]
 * @returns {never}
 */
function stop(sentence, code = 1) {
  console.error(sentence);
  rmSync(work, { recursive: true, force: true });
  process.exit(code);
}
