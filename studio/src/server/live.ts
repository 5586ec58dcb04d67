/** Everybody who watches: they hear when the clock moved or counts changed, twice a second at most. */

import type { FastifyReply } from "fastify";
import type { Live } from "../model/api.ts";

const BETWEEN = 500;

export class Watchers {
  readonly #read: () => Promise<Live>;
  readonly #replies = new Set<FastifyReply>();
  #timer: NodeJS.Timeout | undefined;
  #stale = false;

  constructor(read: () => Promise<Live>) {
    this.#read = read;
  }

  /** The request stays open until its reader goes, or the studio ends. */
  async add(reply: FastifyReply): Promise<void> {
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      ...{ "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" },
    });
    this.#replies.add(reply);
    reply.raw.once("close", () => this.#replies.delete(reply));
    reply.raw.write(frameOf(await this.#read()));
  }

  /** Something is another than before. */
  tell(): void {
    if (this.#replies.size === 0) return;
    this.#stale = true;
    this.#timer ??= setTimeout(() => void this.#send(), BETWEEN);
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const reply of this.#replies) reply.raw.end();
  }

  async #send(): Promise<void> {
    this.#stale = false;
    try {
      const frame = frameOf(await this.#read());
      for (const { raw } of this.#replies) raw.write(frame);
    } catch {
      // What cannot be read now is told with the next change.
    }
    this.#timer = this.#stale ? setTimeout(() => void this.#send(), BETWEEN) : undefined;
  }
}

const frameOf = (live: Live): string => `event: live\ndata: ${JSON.stringify(live)}\n\n`;
