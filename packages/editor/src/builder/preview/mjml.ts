/**
 * MJML where typing never waits for it: in a worker, one mail after the other. Where there can be no worker, under a policy or from a
 * file, it runs in the page when the page has nothing else to do.
 */

import type { MjmlCompiler } from "@dunlin/templates/compile";
import { idle } from "./idle.ts";
import type { MjmlAnswer, MjmlTask } from "./mjmlWorker.ts";

type Made = Awaited<ReturnType<MjmlCompiler>>;

/** There is no compiler of MJML here: the package `mjml-browser` is not installed, and the host compiles nothing either. */
export class NoMjml extends Error {
  override readonly name = "NoMjml";
}

/** What a worker is to those who use it. */
export interface MjmlWorker {
  onmessage: ((event: MessageEvent<MjmlAnswer>) => void) | null;
  onerror: ((event: Event) => void) | null;
  postMessage(task: MjmlTask): void;
  terminate(): void;
}

interface Asked {
  readonly task: MjmlTask;
  readonly signal: AbortSignal;
  readonly resolve: (made: Made) => void;
  readonly reject: (reason: unknown) => void;
}

export interface MjmlPlaces {
  /** Throws where there can be none. */
  readonly worker: () => MjmlWorker;
  /** The compiler in the page. */
  readonly inPage: () => Promise<MjmlCompiler>;
}

/** Mails wait for each other, and one that nobody wants any more is never begun. */
export class MjmlQueue {
  readonly #places: MjmlPlaces;
  readonly #waiting: Asked[] = [];
  #current: Asked | undefined;
  /** `null` where there can be none. */
  #worker: MjmlWorker | null | undefined;
  #numbers = 0;

  constructor(places: MjmlPlaces) {
    this.#places = places;
  }

  /** The compiler for one template; what it is asked for is given up with the signal. */
  compilerFor(signal: AbortSignal): MjmlCompiler {
    const compile: MjmlCompiler = (tree, options) =>
      new Promise((resolve, reject) => {
        this.#numbers += 1;
        this.#waiting.push({ task: { id: this.#numbers, tree, options }, signal, resolve, reject });
        this.#next();
      });
    return Object.assign(compile, { version: "browser" });
  }

  #next(): void {
    if (this.#current !== undefined) return;
    const asked = this.#waiting.shift();
    if (asked === undefined) return;
    if (asked.signal.aborted) {
      asked.reject(asked.signal.reason);
      this.#next();
      return;
    }
    this.#current = asked;
    const worker = this.#started();
    if (worker === null) void this.#inPage(asked);
    else worker.postMessage(asked.task);
  }

  #started(): MjmlWorker | null {
    if (this.#worker !== undefined) return this.#worker;
    try {
      const worker = this.#places.worker();
      worker.onmessage = ({ data }) => this.#current?.task.id === data.id && this.#over((asked) => asked.resolve(data));
      // It could not be loaded, or broke down: the page does what it was at, and everything after.
      worker.onerror = (event) => {
        event.preventDefault();
        worker.terminate();
        this.#worker = null;
        if (this.#current !== undefined) void this.#inPage(this.#current);
      };
      this.#worker = worker;
    } catch {
      this.#worker = null;
    }
    return this.#worker;
  }

  async #inPage({ task, signal }: Asked): Promise<void> {
    try {
      const compile = await this.#places.inPage();
      await idle();
      signal.throwIfAborted();
      const made = await compile(task.tree, task.options);
      this.#over((asked) => asked.resolve(made));
    } catch (error) {
      this.#over((asked) => asked.reject(error));
    }
  }

  #over(tell: (asked: Asked) => void): void {
    const asked = this.#current;
    this.#current = undefined;
    if (asked !== undefined) tell(asked);
    this.#next();
  }
}

let queue: MjmlQueue | undefined;

/** One worker for all builders on a page. */
export function mjmlFor(signal: AbortSignal): MjmlCompiler {
  queue ??= new MjmlQueue({
    worker: () => new Worker(new URL("./mjmlWorker.js", import.meta.url), { type: "module" }) as MjmlWorker,
    inPage: async () => {
      const found = await import("./mjmlPage.ts").catch(() => undefined);
      if (found === undefined) throw new NoMjml("Install mjml-browser and cheerio, or give the builder `compile`.");
      return found.compileInPage;
    },
  });
  return queue.compilerFor(signal);
}
