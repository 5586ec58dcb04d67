/**
 * Starts the studio with the command that it is given, twice: `node scripts/checkStart.mjs npm start`. Looks whether the page and live
 * data come, whether Ctrl-C ends everything and leaves no process, and whether the second start goes on where the first one ended.
 *
 * Keeps its data in a folder of its own, which it deletes. Needs Linux: it looks for processes in `/proc`.
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [command = "npm", ...args] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "dunlin-start-"));
// The database is another user's where this is root's.
chmodSync(folder, 0o711);
const env = { ...process.env, DUNLIN_STUDIO_DATA: join(folder, "data") };

/**
 * Ids of the processes of a session, by the one that leads it.
 *
 * @param {number} leader
 */
function processesOf(leader) {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => {
      try {
        const fields = readFileSync(`/proc/${id}/stat`, "utf8")
          .replace(/^.*\) /s, "")
          .split(" ");
        return Number(fields[3]) === leader && fields[0] !== "Z";
      } catch {
        return false;
      }
    });
}

/**
 * @param {string} url
 * @returns {Promise<import("../studio/src/model/api.ts").Live>}
 */
async function live(url) {
  const answer = await fetch(`${url}/studio/live`);
  let text = "";
  for await (const bytes of answer.body ?? []) {
    text += Buffer.from(bytes).toString("utf8");
    if (text.includes("\n\n")) break;
  }
  return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? "{}");
}

/**
 * @param {string} which
 * @returns What the clock and the counts said before it was stopped.
 */
async function started(which) {
  const began = performance.now();
  const child = spawn(command, args, { detached: true, env, stdio: ["ignore", "pipe", "inherit"] });
  const leader = /** @type {number} */ (child.pid);
  let said = "";
  /** @type {Promise<string>} */
  const listening = new Promise((resolve, reject) => {
    child.stdout.on("data", (bytes) => {
      said += bytes;
      const url = /Dunlin studio: (\S+)/.exec(said)?.[1];
      if (url !== undefined && said.includes("Ready.")) resolve(url);
    });
    child.once("exit", (code) => reject(new Error(`It ended with ${code}:\n${said}`)));
  });
  const url = await listening;
  const seconds = Math.round((performance.now() - began) / 1000);
  const page = await fetch(url);
  if (!page.ok || !(await page.text()).includes("<script")) throw new Error(`The page does not come: ${page.status}`);
  const { clock, counts } = await live(url);
  console.log(
    `${which}: ready after ${seconds} s, ${counts.cases} cases, ${counts.contacts} contacts, ${new Date(clock.now).toISOString()}`,
  );
  const ended = once(child, "exit");
  process.kill(-leader, "SIGINT");
  await ended;
  for (let rest = 0; processesOf(leader).length > 0; rest++) {
    if (rest === 100) throw new Error(`Left behind: processes ${processesOf(leader).join(", ")}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { clock, counts };
}

const first = await started("First start");
const second = await started("Second start");
if (second.counts.cases !== first.counts.cases || second.counts.contacts < first.counts.contacts)
  throw new Error("The second start does not have what the first one had.");
if (second.clock.now < first.clock.now) throw new Error("The clock went back.");
rmSync(folder, { recursive: true, force: true });
