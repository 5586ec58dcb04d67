/** A cluster of PostgreSQL in a directory: how it is made, complete or not at all, and which version wrote it. */

import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { StoreError } from "../model/store.ts";
import { type Binaries, program, type ServerUser } from "./binaries.ts";
import { readIfThere, syncFolder } from "./durableFile.ts";

/** Who connects: the store as the owner of its database, and whoever runs the server. */
export interface Secrets {
  readonly owner: string;
  readonly admin: string;
}

export const OWNER = "dunlin";
export const ADMIN = "dunlin_admin";
export const DATABASE = "dunlin";

export const newSecrets = (): Secrets => ({
  owner: randomBytes(24).toString("base64url"),
  admin: randomBytes(24).toString("base64url"),
});

/** The number in the file that every cluster has; `undefined` when there is no cluster. */
export async function clusterVersion(folder: string): Promise<string | undefined> {
  return (await readIfThere(join(folder, "PG_VERSION")))?.trim();
}

/**
 * Makes a cluster with the role and the database of the store. An attempt that was broken off leaves `<folder>.new`, which the
 * next one removes.
 *
 * @throws StoreError `unavailable` with what initdb said.
 */
export async function createCluster(
  folder: string,
  binaries: Binaries,
  user: ServerUser | undefined,
  secrets: Secrets,
): Promise<void> {
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  const password = `${draft}.password`;
  try {
    await writeFile(password, secrets.admin, { mode: 0o600 });
    for (const path of [draft, password]) if (user !== undefined) await chown(path, user.uid, user.gid);
    await promisify(execFile)(
      program(binaries, "initdb"),
      [
        ...["--pgdata", draft, "--username", ADMIN, "--pwfile", password, "--auth", "scram-sha-256"],
        ...["--encoding", "UTF8", "--locale", "C", "--data-checksums", "--no-instructions"],
      ],
      { ...user, cwd: "/", env: serverEnvironment() },
    );
    await singleUser(draft, binaries, user, [
      `create role ${OWNER} login password '${secrets.owner}'`,
      `create database ${DATABASE} owner ${OWNER} template template0`,
    ]);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    const { stderr, message } = cause as { stderr?: string; message: string };
    const words = lastWords(stderr || message);
    const nameless = /could not look up effective user ID (\d+)/.exec(words)?.[1];
    if (nameless !== undefined) throw withoutName(nameless, cause);
    throw new StoreError("unavailable", `The database could not be made in ${folder}: ${words}`, { cause });
  } finally {
    await rm(password, { force: true });
  }
  await rename(draft, folder);
  await syncFolder(dirname(folder));
}

const withoutName = (uid: string, cause: unknown) =>
  new StoreError(
    "unavailable",
    `PostgreSQL makes a database only for a user with a name, and user ${uid} has none: add a line for it to /etc/passwd, or start ` +
      "the host as another user. A database that is there already needs no name.",
    { cause },
  );

/** What a server and initdb see of our environment: nothing that could make them look elsewhere. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMP, TMPDIR } = process.env;
  const kept = { PATH, SystemRoot, TEMP, TMP, TMPDIR };
  const env = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
  return { ...env, LC_ALL: "C", TZ: "UTC" };
}

/** Gives a cluster other passwords: theirs were lost. No server runs on it. */
export async function resetSecrets(
  folder: string,
  binaries: Binaries,
  user: ServerUser | undefined,
  secrets: Secrets,
): Promise<void> {
  await singleUser(folder, binaries, user, [
    `alter role ${OWNER} password '${secrets.owner}'`,
    `alter role ${ADMIN} password '${secrets.admin}'`,
  ]);
}

/** Runs statements in a cluster that no server runs on. */
async function singleUser(
  folder: string,
  binaries: Binaries,
  user: ServerUser | undefined,
  statements: readonly string[],
): Promise<void> {
  const child = spawn(program(binaries, "postgres"), ["--single", "-j", "-D", folder, "postgres"], {
    ...user,
    cwd: "/",
    env: serverEnvironment(),
    stdio: ["pipe", "ignore", "pipe"],
  });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  child.stdin.on("error", () => {});
  // With -j a statement ends at a semicolon and an empty line.
  child.stdin.end(statements.map((statement) => `${statement};\n\n`).join(""));
  const code = await ended;
  if (code !== 0 || /\b(ERROR|FATAL|PANIC):/.test(complaints)) {
    throw new Error(complaints.replaceAll(/'[^']*'/g, "'...'") || `postgres ended with ${code}`);
  }
}

/** What a program complained of, or the last it said. */
export function lastWords(text: string): string {
  const lines = text.trim().split("\n");
  const complaint = lines.find((line) => /\b(PANIC|FATAL|ERROR|error):/.test(line));
  return complaint ?? lines.slice(-2).join(" ");
}
