/** What the figures were taken on: without it they mean nothing. */

import { readFileSync } from "node:fs";
import { arch, cpus, platform } from "node:os";

const HERE = new URL("../", import.meta.url);

export function machine() {
  const { devDependencies } = JSON.parse(readFileSync(new URL("package.json", HERE), "utf8"));
  const peers = Object.keys(devDependencies).filter((name) => !name.startsWith("@dunlin/"));
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown processor",
    cores: cpus().length,
    node: process.versions.node,
    platform: `${platform()} ${arch()}`,
    versions: peers.map((name) => `${name} ${versionOf(name)}`),
  };
}

/** The installed version; read as a file, because some packages do not export their manifest. */
function versionOf(name) {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, HERE), "utf8")).version;
}
