/**
 * What receivers got, as they got it. The fakes of the providers hold it until the next round; it is kept in one file of lines, of
 * which memory has the heads only, and the oldest ones go when there are too many.
 */

import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { MessageLine, MessageView } from "../model/api.ts";

/** Where the line of a message is. */
interface Place {
  readonly head: MessageLine;
  readonly from: number;
  readonly bytes: number;
}

export interface MailboxQuery {
  readonly channel?: string;
  readonly caseId?: string;
  /** Id of the last one of the page before. */
  readonly before?: string;
  readonly limit: number;
}

/** Then the older half goes. A mail with its texts is some twenty kilobytes. */
const MOST_BYTES = 256 * 1024 * 1024;

export class Mailbox {
  readonly #path: string;
  readonly #most: number;
  #places: Place[] = [];
  #bytes = 0;
  #count = 0;

  constructor(directory: string, mostBytes = MOST_BYTES) {
    this.#path = join(directory, "messages.ndjson");
    this.#most = mostBytes;
    this.#load();
  }

  /** Oldest first. */
  heads(): readonly MessageLine[] {
    return this.#places.map(({ head }) => head);
  }

  /** How many there ever were. */
  get count(): number {
    return this.#count;
  }

  add(message: Omit<MessageView, "id">): MessageView {
    this.#count += 1;
    const view = { id: String(this.#count).padStart(9, "0"), ...message };
    const line = Buffer.from(`${JSON.stringify(view)}\n`);
    appendFileSync(this.#path, line, { mode: 0o600 });
    this.#note(view, line.length);
    if (this.#bytes > this.#most) this.#forget();
    return view;
  }

  /** Newest first. */
  list({ channel, caseId, before, limit }: MailboxQuery): readonly MessageLine[] {
    const found: MessageLine[] = [];
    for (let at = this.#places.length - 1; at >= 0 && found.length < limit; at--) {
      const { head } = this.#places[at] as Place;
      if (before !== undefined && head.id >= before) continue;
      if ((channel ?? head.channel) === head.channel && (caseId ?? head.caseId) === head.caseId) found.push(head);
    }
    return found;
  }

  get(id: string): MessageView | undefined {
    const place = this.#places.find(({ head }) => head.id === id);
    if (place === undefined) return undefined;
    const file = openSync(this.#path, "r");
    try {
      const bytes = Buffer.alloc(place.bytes);
      readSync(file, bytes, 0, place.bytes, place.from);
      return JSON.parse(bytes.toString("utf8")) as MessageView;
    } finally {
      closeSync(file);
    }
  }

  #note(view: MessageView, bytes: number): void {
    const {
      text: _text,
      html: _html,
      speech: _speech,
      buttons: _buttons,
      links: _links,
      headers: _headers,
      ...head
    } = view;
    this.#places.push({ head, from: this.#bytes, bytes });
    this.#bytes += bytes;
  }

  /** A crash may have left half a line at the end: it is cut off. */
  #load(): void {
    if (!existsSync(this.#path)) return;
    const bytes = readFileSync(this.#path);
    for (let from = 0, end = bytes.indexOf(10); end >= 0; from = end + 1, end = bytes.indexOf(10, from)) {
      const view = JSON.parse(bytes.toString("utf8", from, end)) as MessageView;
      this.#note(view, end + 1 - from);
      this.#count = Number(view.id);
    }
    if (this.#bytes < bytes.length) this.#replace(bytes.subarray(0, this.#bytes));
  }

  #forget(): void {
    const kept = this.#places.slice(Math.ceil(this.#places.length / 2));
    const bytes = readFileSync(this.#path).subarray(kept[0]?.from ?? this.#bytes);
    this.#replace(bytes);
    this.#places = [];
    this.#bytes = 0;
    for (const { head, bytes: length } of kept) {
      this.#places.push({ head, from: this.#bytes, bytes: length });
      this.#bytes += length;
    }
  }

  #replace(bytes: Uint8Array): void {
    writeFileSync(`${this.#path}.new`, bytes, { mode: 0o600 });
    renameSync(`${this.#path}.new`, this.#path);
  }
}
