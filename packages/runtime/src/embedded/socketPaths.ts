/** Sockets with short paths in folders with long ones: a system takes about a hundred bytes. */

import { createHash } from "node:crypto";
import { chmod, mkdtemp, rm, symlink } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** macOS takes 103, Linux 107. */
const LONGEST = 103;

export interface ShortFolder {
  /** The folder, or a link to it. */
  readonly path: string;
  remove(): Promise<void>;
}

/** A path of `folder` that leaves room for `name`. The link lies in a folder of its own that nobody else can write to. */
export async function shortFolder(folder: string, name: string): Promise<ShortFolder> {
  if (Buffer.byteLength(join(folder, name)) <= LONGEST) return { path: folder, remove: async () => {} };
  const near = await mkdtemp(join(tmpdir(), "dunlin-"));
  // The server of PostgreSQL may be another user.
  await chmod(near, 0o711);
  const path = join(near, "d");
  await symlink(folder, path);
  return { path, remove: () => rm(near, { recursive: true, force: true }) };
}

/** Listens and takes no calls: what it says is that this process lives, which the system itself answers, even when the process is stopped. */
export async function signOfLife(folder: string, name: string): Promise<Server> {
  const near = await shortFolder(folder, name);
  const server = createServer((socket) => socket.destroy());
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(address(near.path, folder, name), resolve);
    });
  } finally {
    await near.remove();
  }
  return server.unref();
}

/** `undefined` when it cannot be known. */
export async function answers(folder: string, name: string): Promise<boolean | undefined> {
  const near = await shortFolder(folder, name);
  try {
    return await new Promise((resolve) => {
      const socket = connect(address(near.path, folder, name));
      const end = (answer: boolean | undefined) => {
        socket.destroy();
        resolve(answer);
      };
      socket.once("connect", () => end(true));
      socket.once("error", ({ code }: NodeJS.ErrnoException) => {
        // EAGAIN: so many have called that the queue is full.
        if (code === "EAGAIN") end(true);
        else end(code === "ECONNREFUSED" || code === "ENOENT" ? false : undefined);
      });
    });
  } finally {
    await near.remove();
  }
}

/** Windows has pipes instead, in one folder for the whole machine. */
function address(near: string, folder: string, name: string): string {
  if (process.platform !== "win32") return join(near, name);
  return `\\\\.\\pipe\\dunlin-${createHash("sha256").update(join(folder, name)).digest("hex")}`;
}
