/** One studio per directory: a file that says who uses it. The database has a lock of its own beside it. */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export class DirectoryRefused extends Error {
  override readonly name = "DirectoryRefused";
}

const LOCK = "studio.lock";
/** What a studio writes first. */
const MADE = [LOCK, "secret.json"];

/** @returns What gives the directory back. @throws DirectoryRefused with a sentence while another studio runs there, or where no studio made it. */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o711 });
  const path = join(directory, LOCK);
  const found = readdirSync(directory);
  if (found.length > 0 && !MADE.some((name) => found.includes(name)))
    throw new DirectoryRefused(
      `${directory} holds something that no studio made. Choose another directory with --data.`,
    );
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: "wx", mode: 0o600 });
      return () => rmSync(path, { force: true });
    } catch (reason) {
      if ((reason as NodeJS.ErrnoException).code !== "EEXIST") throw reason;
    }
    const holder = existsSync(path) ? Number(readFileSync(path, "utf8")) : 0;
    if (isAlive(holder))
      throw new DirectoryRefused(
        `A studio runs in ${directory} already (process ${holder}). Stop it first, or choose another directory with --data.`,
      );
    rmSync(path, { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (reason) {
    return (reason as NodeJS.ErrnoException).code === "EPERM";
  }
}
