/**
 * The secret of a host: what keys of people are wrapped with, and what links are made from. Who loses it can read nothing personal
 * any more; who finds it can. In the environment, or for an embedded store in its directory.
 */

import { randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileProblem } from "../files.ts";
import { error, InputError } from "../problem.ts";

export const SECRET_VARIABLE = "DUNLIN_SECRET";
const FILE = "secret";
const BYTES = 32;

/**
 * The secret from the variable `DUNLIN_SECRET` (base64 of at least 32 bytes), else from the file of the directory, which is made
 * once with a random one.
 *
 * @param directory - Absent for a database elsewhere: then the variable must be set.
 * @throws InputError when there is none, or one that is too short.
 */
export async function masterSecret(
  env: Readonly<Record<string, string | undefined>>,
  directory: string | undefined,
): Promise<Uint8Array> {
  const given = env[SECRET_VARIABLE];
  if (given !== undefined && given !== "") return decoded(given, `the variable ${SECRET_VARIABLE}`);
  if (directory === undefined) {
    const says = `Set ${SECRET_VARIABLE} to base64 of at least ${BYTES} random bytes (openssl rand -base64 32), the same for every host of this database, and keep a copy: without it nothing personal can be read again.`;
    throw new InputError([error("secret.missing", says)]);
  }
  const file = join(directory, FILE);
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const handle = await open(file, "wx", 0o600);
    try {
      const fresh = randomBytes(BYTES);
      await handle.writeFile(`${fresh.toString("base64")}\n`);
      await handle.sync();
      return fresh;
    } finally {
      await handle.close();
    }
  } catch (reason) {
    if ((reason as NodeJS.ErrnoException).code !== "EEXIST") throw new InputError([fileProblem(file, reason)]);
    return decoded(await readFile(file, "utf8"), file);
  }
}

function decoded(text: string, where: string): Uint8Array {
  const bytes = Buffer.from(text.trim(), "base64");
  if (bytes.length >= BYTES) return bytes;
  throw new InputError([error("secret.short", `In ${where} there is no base64 of at least ${BYTES} bytes.`)]);
}
