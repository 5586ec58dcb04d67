/** Two hosts in threads over one database, and what they and the server take up. */

import { readdirSync, readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";

const HOSTS = 2;

/** @param {{ url: string, timers: "ours" | "pgBoss", batch: number, schema: string }} data */
export async function startHosts(data) {
  const hosts = [];
  // One after the other: both would make the tables of pg-boss.
  for (let i = 0; i < HOSTS; i++) hosts.push(await startHost(data));
  const all = (command, valuesOf = () => undefined) =>
    Promise.all(hosts.map((host, place) => host.ask(command, valuesOf(place))));
  return {
    publish: () => hosts[0].ask("publish"),
    take: (cases) => all("take", share(0, cases)),
    addJobs: (from, to) => all("addJobs", share(from, to)),
    /** `tick` or `wave`; gives how many were moved or stepped. */
    stage: async (command, stage) => (await all(command, () => ({ stage }))).reduce((sum, count) => sum + count, 0),
    async end() {
      await all("end");
      await Promise.all(hosts.map((host) => host.worker.terminate()));
    },
  };
}

const share = (from, to) => (place) => ({
  from: from + Math.floor(((to - from) / HOSTS) * place),
  to: from + Math.floor(((to - from) / HOSTS) * (place + 1)),
});

function startHost(workerData) {
  const worker = new Worker(new URL("worker.mjs", import.meta.url), { workerData });
  const waiting = new Map();
  let last = 0;
  const ask = (command, values) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, command, values });
    });
  return new Promise((resolve, reject) => {
    worker.on("error", reject);
    worker.on("message", ({ ready, id, result, error }) => {
      if (ready) return resolve({ worker, ask });
      const { resolve: answer, reject: refuse } = waiting.get(id);
      waiting.delete(id);
      return error === undefined ? answer(result) : refuse(new Error(error));
    });
  });
}

/** Bytes of the server with all its processes, shared pages counted once; undefined where the system does not tell. */
export function serverMemory() {
  try {
    const parents = new Map(
      readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .map((pid) => [pid, /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]]),
    );
    const ours = (pid) => pid === String(process.pid) || (parents.has(pid) && ours(parents.get(pid)));
    return [...parents.keys()]
      .filter((pid) => pid !== String(process.pid) && ours(pid))
      .map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0) * 1024)
      .reduce((sum, bytes) => sum + bytes, 0);
  } catch {
    return undefined;
  }
}
