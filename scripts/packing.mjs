/** Packs packages of the workspace as they would be published. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const { packageManager } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

/** The folders of the packages, those that others need first. */
export const PACKAGES = ["engine", "templates", "editor", "runtime"];

/**
 * Packs a package that was built.
 *
 * @param {string} name - Its folder in `packages/`.
 * @param {string} into - A folder.
 * @returns {string} The tarball; one of the same name is replaced.
 * @throws Error with what was said when it cannot be packed.
 */
export function pack(name, into) {
  const folder = mkdtempSync(join(into, "packing-"));
  try {
    const args = ["--yes", "--prefer-offline", packageManager, "pack", "--pack-destination", folder];
    const options = { cwd: join(ROOT, "packages", name), shell: process.platform === "win32" };
    const { status, stdout, stderr, error } = spawnSync("npx", args, { encoding: "utf8", ...options });
    const [file] = readdirSync(folder);
    if (status !== 0 || file === undefined)
      throw new Error([`${name} could not be packed.`, stdout, stderr, error?.message].filter(Boolean).join("\n"));
    const tarball = join(into, file);
    renameSync(join(folder, file), tarball);
    return tarball;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
