/** Packs the packages of this repository and installs them here as anybody would get them, with Next.js beside them. */

import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pack } from "../../scripts/packing.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const packed = `${HERE}packed`;

run("node", ["../../scripts/setup.mjs", "--build"]);
mkdirSync(packed, { recursive: true });
for (const name of ["engine", "templates", "editor"]) pack(name, packed);
run("npm", ["install", "--no-audit", "--no-fund"]);

/**
 * @param {string} program
 * @param {string[]} args
 */
function run(program, args) {
  const { status } = spawnSync(program, args, { cwd: HERE, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) process.exit(status ?? 1);
}
