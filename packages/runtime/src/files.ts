/** Files at the door: documents are read whole and bounded, and whatever the file system answers becomes a sentence. */

import { createReadStream } from "node:fs";
import { parseJson } from "@dunlin/engine";
import { error, InputError, type Problem } from "./problem.ts";

/** Bytes of a strategy or mapping document. */
const MAX_DOCUMENT_BYTES = 5_000_000;

/**
 * The text of a document. Stops reading as soon as it proves too large.
 *
 * @throws InputError
 */
export async function readDocument(path: string, maxBytes = MAX_DOCUMENT_BYTES): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of createReadStream(path)) {
      size += chunk.length;
      if (size > maxBytes) break;
      chunks.push(chunk);
    }
  } catch (reason) {
    throw new InputError([fileProblem(path, reason)]);
  }
  if (size > maxBytes) {
    const message = `The document is larger than ${maxBytes.toLocaleString("en")} bytes. Split it.`;
    throw new InputError([error("json.tooLarge", message, { path: "", file: path })]);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * The value of JSON text.
 *
 * @throws InputError with line and column.
 */
export function jsonIn(text: string): unknown {
  const parsed = parseJson(text);
  if (parsed.ok) return parsed.value;
  const { code, line, column, message } = parsed.error;
  const place = line === undefined ? {} : { line, column: column ?? 1 };
  throw new InputError([error(code, message, { path: "", ...place })]);
}

/** What the file system said, in words. */
export function fileProblem(path: string, reason: unknown): Problem {
  const code = reason instanceof Error && "code" in reason ? String(reason.code) : "unknown";
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return error("file.missing", `There is no file ${path}. Check the path.`);
    case "EISDIR":
      return error("file.directory", `${path} is a directory. Name a file in it.`);
    case "EACCES":
    case "EPERM":
      return error("file.denied", `${path} may not be read by this user.`);
    default:
      return error("file.unreadable", `${path} could not be read (${code}).`);
  }
}
