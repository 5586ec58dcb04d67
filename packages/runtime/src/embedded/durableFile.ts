/** Files that are there as a whole or not at all, also after a power cut. */

import { chown, open, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * @param mode - Permissions, such as `0o600`.
 * @param owner - When it is to belong to somebody else.
 */
export async function writeWhole(
  file: string,
  text: string,
  mode: number,
  owner?: { readonly uid: number; readonly gid: number },
): Promise<void> {
  await writeFile(`${file}.new`, text, { mode, flush: true });
  if (owner !== undefined) await chown(`${file}.new`, owner.uid, owner.gid);
  await rename(`${file}.new`, file);
  await syncFolder(dirname(file));
}

/** So that the names in it survive. Windows keeps them on its own. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (reason) {
    if ((reason as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw reason;
  }
}
