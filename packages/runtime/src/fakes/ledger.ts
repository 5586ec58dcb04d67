/** What a fake provider saw and took: every request by its key, and every message once. */

import { createHash } from "node:crypto";

/** A request that came, whatever became of it. */
export interface RequestEntry {
  /** From 1. */
  readonly n: number;
  /** ms */
  readonly at: number;
  readonly channel: string;
  /** Our key, where the request has it. */
  readonly key?: string;
  readonly to: string;
  /** SHA-256 of the body: the same key with another body is a mistake. */
  readonly bodyHash: string;
  /**
   * `accepted` made a message, `repeated` was recognized by its key, `conflict` had the key of another request, `refused` and
   * `lost` made none.
   */
  readonly outcome: "accepted" | "repeated" | "conflict" | "refused" | "lost";
  readonly ref?: string;
  /** Kind of the fault that it met. */
  readonly fault?: string;
}

/** A message that was taken, as its receiver would see it. */
export interface MessageEntry {
  readonly ref: string;
  readonly channel: string;
  readonly at: number;
  readonly key?: string;
  readonly from?: string;
  readonly to: string;
  /** What the receiver gets: `text`, `html`, `title`, `template`, `speech`, ... */
  readonly content: Readonly<Record<string, unknown>>;
  readonly callbackUrl?: string;
  /** Statuses that were reported so far. */
  readonly statuses: readonly string[];
}

/** A request as a dialect reads it. */
export interface Reading extends Pick<MessageEntry, "key" | "from" | "to" | "content" | "callbackUrl"> {
  /** By which the provider sees one request, where it does. */
  readonly idempotencyKey?: string;
}

export class Ledger {
  readonly #now: () => number;
  #requests: RequestEntry[] = [];
  #messages: MessageEntry[] = [];
  /** Channel and idempotency key -> message and hash of the body. */
  #seen = new Map<string, { ref: string; bodyHash: string }>();

  /** Requests so far, forgotten ones too: no id is given twice. */
  #count: number;

  constructor(now: () => number, idsFrom: number) {
    this.#now = now;
    this.#count = idsFrom;
  }

  requests(key?: string): readonly RequestEntry[] {
    return this.#requests.filter((entry) => key === undefined || entry.key === key);
  }

  messages(query: { channel?: string; to?: string; key?: string } = {}): readonly MessageEntry[] {
    const { channel, to, key } = query;
    return this.#messages.filter(
      (entry) =>
        (channel === undefined || entry.channel === channel) &&
        (to === undefined || entry.to === to) &&
        (key === undefined || entry.key === key),
    );
  }

  /** By the provider's id or by our key. */
  message(name: string): MessageEntry | undefined {
    return this.#messages.find(({ ref, key }) => ref === name || key === name);
  }

  /** Takes a request, unless it was taken before. @param ref - Makes the id of a new message of its number. */
  accept(channel: string, reading: Reading, body: Buffer, ref: (n: number) => string, fault?: string): RequestEntry {
    const bodyHash = createHash("sha256").update(body).digest("hex");
    const { key, to, idempotencyKey } = reading;
    const name = idempotencyKey === undefined ? undefined : `${channel}\n${idempotencyKey}`;
    const before = name === undefined ? undefined : this.#seen.get(name);
    if (before !== undefined) {
      const same = before.bodyHash === bodyHash;
      const told = { channel, to, bodyHash, ...(key !== undefined && { key }), ...(same && { ref: before.ref }) };
      return this.#note({ ...told, outcome: same ? "repeated" : "conflict", ...(fault !== undefined && { fault }) });
    }
    const { idempotencyKey: _, ...rest } = reading;
    const message: MessageEntry = { ref: ref(this.#count + 1), channel, at: this.#now(), ...rest, statuses: [] };
    this.#messages.push(message);
    if (name !== undefined) this.#seen.set(name, { ref: message.ref, bodyHash });
    const told = { channel, to, bodyHash, ref: message.ref, ...(key !== undefined && { key }) };
    return this.#note({ ...told, outcome: "accepted", ...(fault !== undefined && { fault }) });
  }

  /** Notes a request that makes no message. */
  turnAway(
    channel: string,
    reading: Partial<Reading>,
    body: Buffer,
    outcome: "refused" | "lost",
    fault?: string,
  ): RequestEntry {
    const bodyHash = createHash("sha256").update(body).digest("hex");
    const { key, to = "" } = reading;
    const told = { channel, to, bodyHash, outcome, ...(key !== undefined && { key }) };
    return this.#note({ ...told, ...(fault !== undefined && { fault }) });
  }

  reported(ref: string, status: string): void {
    this.#messages = this.#messages.map((message) =>
      message.ref === ref ? { ...message, statuses: [...message.statuses, status] } : message,
    );
  }

  clear(): void {
    this.#requests = [];
    this.#messages = [];
    this.#seen = new Map();
  }

  #note(entry: Omit<RequestEntry, "n" | "at">): RequestEntry {
    const noted = { n: this.#requests.length + 1, at: this.#now(), ...entry };
    this.#requests.push(noted);
    this.#count += 1;
    return noted;
  }
}
