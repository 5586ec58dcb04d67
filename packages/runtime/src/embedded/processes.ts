/** What can be known of other processes of this machine: whether one lives, since when, and which servers run on a cluster. */

import { execFile } from "node:child_process";
import { readdir, readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** Where a process runs. Two of the same place can ask for each other by number. */
export interface Place {
  readonly host: string;
  /** Of the running system: another one after every start of the machine. Empty where the system tells none. */
  readonly boot: string;
  /** Containers number their processes on their own. Empty where there are none. */
  readonly numbering: string;
}

const LINUX = process.platform === "linux";
const WINDOWS = process.platform === "win32";

export async function thisPlace(): Promise<Place> {
  const told = async (source: Promise<string>) => (await source.catch(() => "")).trim();
  const [boot, numbering] = await Promise.all([
    told(LINUX ? readFile("/proc/sys/kernel/random/boot_id", "utf8") : run("sysctl", ["-n", "kern.bootsessionuuid"])),
    told(LINUX ? readlink("/proc/self/ns/pid") : Promise.resolve("")),
  ]);
  return { host: hostname(), boot, numbering };
}

/** When a living process began, in the words of its system: with the number it names one process. `undefined` when it has ended. */
export async function beginningOf(pid: number): Promise<string | undefined> {
  if (LINUX) {
    const fields = await statFields(pid);
    // A zombie only waits for its parent to notice.
    return fields === undefined || fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
  }
  if (WINDOWS) return exists(pid) ? "" : undefined;
  const line = (await run("ps", ["-o", "stat=,lstart=", "-p", String(pid)]).catch(() => "")).trim();
  return line === "" || line.startsWith("Z") ? undefined : line.replace(/^\S+\s+/, "");
}

/** Those of `/proc/PID/stat` after the name, which may hold anything. */
async function statFields(pid: number): Promise<readonly string[] | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  return text?.slice(text.lastIndexOf(")") + 2).split(" ");
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (reason) {
    return (reason as NodeJS.ErrnoException).code === "EPERM";
  }
}

export interface ServerProcess {
  readonly pid: number;
  /** Not one of its children. */
  readonly main: boolean;
}

/** Processes of PostgreSQL over a cluster (a real path), of whoever started them, whatever `postmaster.pid` says. */
export async function serversOn(cluster: string): Promise<readonly ServerProcess[]> {
  if (WINDOWS) return await serverOfPidFile(cluster);
  const found = LINUX ? await serversInProc(cluster) : await serversOfPs(cluster);
  const pids = new Set(found.map(({ pid }) => pid));
  return found.map(({ pid, parent }) => ({ pid, main: !pids.has(parent) }));
}

interface Found {
  readonly pid: number;
  readonly parent: number;
}

async function serversInProc(cluster: string): Promise<readonly Found[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map((pid) => serverInProc(pid, cluster)));
  return found.filter((server) => server !== undefined);
}

async function serverInProc(pid: number, cluster: string): Promise<Found | undefined> {
  const name = await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "");
  if (!name.startsWith("postgres")) return undefined;
  const words = (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0");
  // Every process of a server works in its cluster. Root in a container may not be allowed to look; the main process also
  // has it on its command line.
  const here =
    (words[1] === "-D" && words[2] === cluster) || (await readlink(`/proc/${pid}/cwd`).catch(() => "")) === cluster;
  const fields = here ? await statFields(pid) : undefined;
  return fields === undefined || fields[0] === "Z" ? undefined : { pid, parent: Number(fields[1]) };
}

/** The main process alone has the cluster on its command line. */
async function serversOfPs(cluster: string): Promise<readonly Found[]> {
  const lines = (await run("ps", ["-axww", "-o", "pid=,ppid=,command="])).split("\n");
  return lines.flatMap((line) => {
    const [, pid, parent, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    const here = /^\S*postgres /.test(command) && `${command} `.includes(` -D ${cluster} `);
    return here ? [{ pid: Number(pid), parent: Number(parent) }] : [];
  });
}

async function serverOfPidFile(cluster: string): Promise<readonly ServerProcess[]> {
  const pid = Number.parseInt(await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => ""), 10);
  if (!(pid > 0) || !exists(pid)) return [];
  const line = await run("tasklist", ["/FI", `PID eq ${pid}`, "/FO", "CSV", "/NH"]).catch(() => "");
  return line.toLowerCase().includes("postgres.exe") ? [{ pid, main: true }] : [];
}

async function run(name: string, args: readonly string[]): Promise<string> {
  return (await promisify(execFile)(name, args, { env: { ...process.env, LC_ALL: "C" } })).stdout;
}
