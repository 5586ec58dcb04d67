/**
 * The declarations of a package: the native compiler writes those of every source file into a folder that is there while the package is
 * built, and tsup puts those of its entries together from them. By itself it would check the package with the reference compiler first,
 * which takes several times as long and is done by `npm run typecheck:reference`.
 */

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = ".declarations";

/** Built packages see each other's built types. */
const BUILT = { customConditions: [], incremental: false };

/**
 * What a `tsup.config.ts` says of its declarations.
 *
 * @param {Record<string, string>} entry - Files below `src`, by the names of the modules that are made of them.
 */
export function declared(entry) {
  const of = (/** @type {string} */ file) => file.replace(/^src/, FOLDER).replace(/\.ts$/, ".d.ts");
  return {
    entry: Object.fromEntries(Object.entries(entry).map(([name, file]) => [name, of(file)])),
    // What tsup 8 adds for the declarations is deprecated in TypeScript 6.
    compilerOptions: { ...BUILT, ignoreDeprecations: "6.0" },
  };
}

/**
 * Has them written, used, and removed.
 *
 * @param {string} home - The folder of a package.
 * @param {(project: string) => boolean} compile - Runs the compiler over the project in a folder.
 * @param {() => boolean} use
 */
export function withDeclarations(home, compile, use) {
  const folder = join(home, FOLDER);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const compilerOptions = {
    ...BUILT,
    ...{ noEmit: false, declaration: true, emitDeclarationOnly: true, tsBuildInfoFile: null },
    ...{ rootDir: "../src", outDir: "." },
  };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: "../tsconfig.json", compilerOptions, include: ["../src"] }),
  );
  try {
    return compile(folder) && use();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
