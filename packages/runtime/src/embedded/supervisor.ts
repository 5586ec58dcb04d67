/** Keeps a server running: one that ends unasked is started again, sooner at first and later when it fails again. */

import { setTimeout as delay } from "node:timers/promises";
import type { Logger } from "../model/observe.ts";
import { StoreError } from "../model/store.ts";
import type { Postmaster } from "./postmaster.ts";

export interface Health {
  readonly state: "running" | "restarting" | "stopped";
  /** Times it was started again since the host began. */
  readonly restarts: number;
  /** Why it is not running, or why it last was not. */
  readonly reason?: string;
  /** Of the server; absent while it does not run. */
  readonly pid?: number;
}

export interface SupervisorOptions {
  /** Starts a server where none runs, and gives up when told. */
  start(signal: AbortSignal): Promise<Postmaster>;
  readonly logger?: Logger;
  /** Longest time between attempts, ms; default 10,000. */
  readonly longestPause?: number;
}

/** Between the end and the first attempt, ms. */
const FIRST_PAUSE = 50;

/** How long a server has to end in order, then at once, then at all, ms. */
const PATIENCE = { fast: 15_000, immediate: 7_000, kill: 1_000 } as const;

export class Supervisor {
  readonly #options: SupervisorOptions;
  #server: Postmaster | undefined;
  #restarts = 0;
  #reason: string | undefined;
  #stopping: Promise<void> | undefined;
  readonly #stopped = new AbortController();
  #watch: Promise<void> = Promise.resolve();

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /** @throws StoreError when the first start fails. */
  async start(): Promise<void> {
    this.#server = await this.#options.start(this.#stopped.signal);
    process.on("exit", this.#onExit);
    this.#watch = this.#keep(this.#server);
  }

  health(): Health {
    const running = this.#server?.alive() === true;
    return {
      state: this.#stopping !== undefined ? "stopped" : running ? "running" : "restarting",
      restarts: this.#restarts,
      ...(this.#reason !== undefined && { reason: this.#reason }),
      ...(running && this.#server !== undefined && { pid: this.#server.pid }),
    };
  }

  /** Ends when no process of it is left. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    this.#stopped.abort();
    for (const mode of ["fast", "immediate", "kill"] as const) {
      const server = this.#server;
      if (server?.alive() !== true) break;
      server.signal(mode);
      await ended(server, PATIENCE[mode]);
    }
    await this.#watch;
    process.removeListener("exit", this.#onExit);
  }

  /** A host that ends without stopping takes its server along, in order. */
  readonly #onExit = () => this.#server?.signal("fast");

  async #keep(first: Postmaster): Promise<void> {
    let server: Postmaster | undefined = first;
    while (server !== undefined) {
      this.#reason = await server.exited;
      if (this.#stopped.signal.aborted) return;
      this.#options.logger?.error({ reason: this.#reason }, "The database server ended; it is started again.");
      server = await this.#startAgain();
    }
  }

  async #startAgain(): Promise<Postmaster | undefined> {
    const { logger, longestPause = 10_000 } = this.#options;
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, longestPause)) {
      await delay(pause, undefined, { signal: this.#stopped.signal }).catch(() => {});
      if (this.#stopped.signal.aborted) return undefined;
      try {
        const server = await this.#options.start(this.#stopped.signal);
        this.#server = server;
        this.#restarts++;
        // Nobody could tell this one while it was starting.
        if (this.#stopped.signal.aborted) server.signal("fast");
        else logger?.info({ restarts: this.#restarts }, "The database server runs again.");
        return server;
      } catch (reason) {
        this.#reason = reason instanceof StoreError ? reason.message : String(reason);
        logger?.error({ reason: this.#reason, pause }, "The database server does not start; it is tried again.");
      }
    }
  }
}

/** Waits for its end, or long enough. */
async function ended(server: Postmaster, patience: number): Promise<void> {
  const enough = new AbortController();
  const waiting = delay(patience, undefined, { signal: enough.signal }).catch(() => {});
  await Promise.race([server.exited, waiting]);
  enough.abort();
}
