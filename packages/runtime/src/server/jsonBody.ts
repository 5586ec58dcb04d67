/** JSON at the door: UTF-8 and nothing else, bounded in depth, without members that JavaScript or a database would misread. */

import { parseJson } from "@dunlin/engine";
import { HttpError } from "./problems.ts";

/** Nested lists and objects. Strategies and templates are checked against their own limit of 200 later. */
const DEPTH = 100;
const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/**
 * @throws HttpError 400 `json.encoding`, `json.syntax`, `json.tooDeep`; 422 `json.member` for `__proto__`, `json.number` for
 *   what is beyond all numbers, `json.text` for a zero character or half of a surrogate pair, which no database keeps.
 */
export function readJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    throw new HttpError(400, "json.encoding", "The body is no UTF-8. Encode it so.");
  }
  if (text.trim() === "") throw new HttpError(400, "json.syntax", "The body is empty. Send the JSON of this route.");
  return readJsonText(text);
}

function readJsonText(text: string): unknown {
  const read = parseJson(text, { maxDepth: DEPTH, maxBytes: Number.POSITIVE_INFINITY });
  if (!read.ok) {
    const { code, line, column, message } = read.error;
    // The sentence of a broken text quotes it; the place is enough.
    const detail = code === "json.syntax" ? `The body is no JSON at line ${line}, column ${column}.` : message;
    throw new HttpError(400, code, detail);
  }
  const flaw = flawIn(read.value, "");
  if (flaw !== undefined) throw flaw;
  return read.value;
}

const BROKEN = /\0|\p{Surrogate}/u;

/** Its depth is bounded, so recursion is. */
function flawIn(value: unknown, pointer: string): HttpError | undefined {
  if (typeof value === "string") {
    if (!BROKEN.test(value)) return undefined;
    const detail = "A text holds a zero character or half of a surrogate pair. Take it out.";
    return new HttpError(422, "json.text", detail, { pointer });
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    return new HttpError(422, "json.number", "This number is too large to be kept. Write a smaller one.", { pointer });
  }
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [name, member] of entries) {
    const at = `${pointer}/${escaped(String(name))}`;
    if (name === "__proto__" || (typeof name === "string" && BROKEN.test(name))) {
      return new HttpError(422, "json.member", "A member has a name that cannot be kept. Rename it.", { pointer });
    }
    const flaw = flawIn(member, at);
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

const escaped = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
