/** Directories with embedded databases for tests, one that was used before among them, and hosts as processes of their own. */

import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Embedded, type EmbeddedOptions, startEmbedded } from "../../src/embedded/embedded.ts";
import { serversOn } from "../../src/embedded/processes.ts";

export class Directories {
  #root: string | undefined;
  #used: Promise<string> | undefined;
  #made = 0;
  readonly #running: Embedded[] = [];
  readonly #hosts: ChildProcess[] = [];

  /** A folder of its own in which everything lies. */
  async root(): Promise<string> {
    if (this.#root === undefined) {
      this.#root = await mkdtemp(join(tmpdir(), "dunlin-embedded-"));
      await chmod(this.#root, 0o755);
    }
    return this.#root;
  }

  /** Does not exist. */
  async path(): Promise<string> {
    return join(await this.root(), `d${++this.#made}`);
  }

  /**
   * A database that was used and stopped, with the row 1 in the table `kept`; the same one for every test of a file, which
   * leaves it so. The first start was broken off once.
   */
  async used(): Promise<string> {
    this.#used ??= this.#make();
    return await this.#used;
  }

  async #make(): Promise<string> {
    const path = await this.path();
    await mkdir(join(path, "postgres.new", "base"), { recursive: true });
    await writeFile(join(path, "dunlin.json"), JSON.stringify({ format: 1, kind: "embedded" }));
    const embedded = await this.start(path);
    await embedded.sql.query("create table kept (id int primary key); insert into kept values (1)");
    await embedded.stop();
    return path;
  }

  async start(path: string, options?: EmbeddedOptions): Promise<Embedded> {
    const embedded = await startEmbedded(path, options);
    this.#running.push(embedded);
    return embedded;
  }

  /** A host of its own. */
  host(path: string): Host {
    const scripts = (name: string) => fileURLToPath(new URL(name, import.meta.url));
    const args = [scripts("../../../../scripts/run-ts.mjs"), scripts("host.ts"), path];
    const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.#hosts.push(child);
    return new Host(child);
  }

  /** Stops whatever a failed test left running. */
  async stop(): Promise<void> {
    for (const host of this.#hosts.splice(0)) host.kill("SIGKILL");
    await Promise.all(this.#running.splice(0).map((embedded) => embedded.stop()));
  }

  async remove(): Promise<void> {
    await this.stop();
    if (this.#root === undefined) return;
    for (const name of await readdir(this.#root)) {
      for (const { pid } of await serversOn(join(this.#root, name, "postgres"))) process.kill(pid, "SIGKILL");
    }
    await rm(this.#root, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What it tells: see host.ts. */
export interface Told {
  readonly started?: number;
  readonly stopped?: true;
  readonly refused?: string;
  readonly message?: string;
}

export class Host {
  readonly child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly ended: Promise<number | string | null>;

  constructor(child: ChildProcess) {
    this.child = child;
    if (child.stdout === null) throw new Error("A host without output.");
    this.#lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    this.ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve(signal ?? code)));
  }

  get pid(): number {
    return this.child.pid as number;
  }

  async told(): Promise<Told> {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`The host ended with ${await this.ended} and told nothing.`);
    return JSON.parse(value) as Told;
  }

  say(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }

  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.ended;
  }
}

export const lockRecord = async (path: string, number: number): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(path, "lock", String(number)), "utf8")) as Record<string, unknown>;

export const failure = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
