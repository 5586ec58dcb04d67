/**
 * A portfolio file as text in pieces: read in chunks, unpacked when it is gzip (told by its first bytes), decoded as the
 * byte order mark says, UTF-8 without one. Never holds more than a few chunks.
 */

import { createReadStream, type ReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { TextDecoder } from "node:util";
import { createGunzip } from "node:zlib";
import { fileProblem } from "../files.ts";
import { error, InputError } from "../problem.ts";

const CHUNK_BYTES = 64 * 1024;

export interface TextSource {
  /** Bytes of the file as stored, or `undefined` where that is not known (a pipe). */
  readonly size: number | undefined;
  /** Bytes read so far, of `size`. */
  bytesRead(): number;
  /** Whether some bytes were no text in the file's encoding and had to be replaced. */
  damaged(): boolean;
  /** Pieces of text, cut anywhere. Throws `InputError` when the file ends unreadable. */
  readonly pieces: AsyncIterable<string>;
  close(): void;
}

/** @throws InputError when there is no such file. */
export async function openText(path: string): Promise<TextSource> {
  const size = await sizeOf(path);
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  let damaged = false;
  return {
    size,
    bytesRead: () => file.bytesRead,
    damaged: () => damaged,
    pieces: decode(path, file, () => {
      damaged = true;
    }),
    close: () => void file.destroy(),
  };
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    return found.isFile() ? found.size : undefined;
  } catch (reason) {
    throw new InputError([fileProblem(path, reason)]);
  }
}

async function* decode(path: string, file: ReadStream, onDamage: () => void): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of unpacked(path, file)) {
      decoder ??= new TextDecoder(encodingOf(chunk));
      const text = decoder.decode(chunk, { stream: true });
      if (text.includes("\ufffd")) onDamage();
      if (text !== "") yield text;
    }
    const rest = decoder?.decode() ?? "";
    if (rest !== "") {
      onDamage();
      yield rest;
    }
  } catch (reason) {
    throw reason instanceof InputError ? reason : new InputError([readProblem(path, reason)]);
  } finally {
    file.destroy();
  }
}

async function* unpacked(path: string, file: ReadStream): AsyncGenerator<Buffer> {
  const chunks = file[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await beginning(chunks);
  if (startsWith(first, [0x50, 0x4b, 0x03, 0x04])) {
    throw new InputError([error("file.zip", `${path} is a ZIP archive. Unpack it first, or compress it with gzip.`)]);
  }
  const whole = prepend(first, chunks);
  if (!startsWith(first, [0x1f, 0x8b])) {
    yield* whole;
    return;
  }
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  // A failure reaches the reader below as an error of `gunzip`; the callback only keeps it from being thrown twice.
  pipeline(Readable.from(whole), gunzip, () => {});
  for await (const chunk of gunzip) yield chunk as Buffer;
}

/** Enough bytes to tell what they are, where there are so many. A pipe may give them one by one. */
async function beginning(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  let first = Buffer.alloc(0);
  while (first.length < 4) {
    const next = await chunks.next();
    if (next.done === true) break;
    first = Buffer.concat([first, next.value]);
  }
  return first;
}

async function* prepend(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

function startsWith(chunk: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, i) => chunk[i] === byte);
}

function encodingOf(chunk: Buffer): string {
  if (startsWith(chunk, [0xff, 0xfe])) return "utf-16le";
  return startsWith(chunk, [0xfe, 0xff]) ? "utf-16be" : "utf-8";
}

function readProblem(path: string, reason: unknown) {
  const code = reason instanceof Error && "code" in reason ? String(reason.code) : "";
  if (!code.startsWith("Z_")) return fileProblem(path, reason);
  return error("file.gzip", `${path} is damaged or cut off: its compressed data cannot be unpacked. Fetch it again.`);
}
