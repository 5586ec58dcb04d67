/** The studio as it is started by `npm start`, in a process of its own, with a browser before it. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright";
import { BROWSER_FLAGS, chromium as installed } from "../../../packages/runtime/src/browser.ts";
import type { Live, Session } from "../../src/model/api.ts";

const START = fileURLToPath(new URL("../../start.mjs", import.meta.url));

/** One studio after the other over the same directory. */
export class Started {
  readonly directory = mkdtempSync(join(tmpdir(), "dunlin-e2e-"));
  #child: ChildProcess | undefined;
  #browser: Browser | undefined;
  url = "";

  /** Until the first days have passed. */
  async start({ cases = 120, days = 30 } = {}): Promise<void> {
    // The database is another user's where the tests are root's.
    chmodSync(this.directory, 0o711);
    const size = ["--cases", String(cases), "--days", String(days)];
    const child = spawn(process.execPath, [START, "--data", join(this.directory, "data"), "--port", "0", ...size]);
    this.#child = child;
    let said = "";
    const ready = new Promise<void>((resolve, reject) => {
      const hear = (bytes: Buffer) => {
        said += bytes;
        this.url = /Dunlin studio: (\S+)/.exec(said)?.[1] ?? "";
        if (this.url !== "" && /Ready\./.test(said)) resolve();
      };
      child.stdout?.on("data", hear);
      child.stderr?.on("data", hear);
      child.once("exit", (code) => reject(new Error(`The studio ended with ${code}:\n${said}`)));
    });
    await ready;
  }

  /** @returns Its exit code; null after a kill. */
  async stop(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exited = once(child, "exit");
    child.kill(signal);
    return (await exited)[0] as number | null;
  }

  async page({ width = 1280, height = 800 } = {}): Promise<Page> {
    const executablePath = installed();
    this.#browser ??= await chromium.launch({ ...(executablePath && { executablePath }), args: [...BROWSER_FLAGS] });
    const context = await this.#browser.newContext({
      viewport: { width, height },
      reducedMotion: "reduce",
      locale: "en",
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    return page;
  }

  async ask<Answer>(path: string, method = "GET", body?: unknown): Promise<Answer> {
    const session = path.startsWith("/v1") ? await this.ask<Session>("/studio/session") : undefined;
    const answer = await fetch(this.url + path, {
      method,
      headers: {
        origin: this.url,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(session && { authorization: `Bearer ${session.token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }

  /** What the page hears of the clock, once. */
  async live(): Promise<Live> {
    const answer = await fetch(`${this.url}/studio/live`);
    const reader = answer.body?.getReader();
    const decoder = new TextDecoder();
    for (let text = ""; reader !== undefined; ) {
      const { value, done } = await reader.read();
      text += decoder.decode(value, { stream: true });
      const data = /^data: (.*)$/m.exec(text)?.[1];
      if (data !== undefined && text.includes("\n\n")) {
        await reader.cancel();
        return JSON.parse(data) as Live;
      }
      if (done) break;
    }
    throw new Error("The studio said nothing of its clock.");
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    await this.stop("SIGTERM");
    rmSync(this.directory, { recursive: true, force: true });
  }
}
