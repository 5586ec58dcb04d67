/** Forms as they come in, the proof that they come from a page of ours, and the cookie of a reader who was recognized. */

import { createHash, randomBytes } from "node:crypto";
import type { Links } from "./links.ts";

export type Fields = Readonly<Record<string, string>>;

/** Bytes of a body; a form has two texts of 2,000 signs at most. */
const MOST_BODY = 32_768;

export type ReadForm =
  | { readonly ok: true; readonly fields: Fields }
  | { readonly ok: false; readonly status: 400 | 413 | 415 };

/** Names and texts of a posted form; of a name that comes twice the first text. Reads no more than `MOST_BODY`. */
export async function readForm(request: Request): Promise<ReadForm> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded" && type !== "multipart/form-data") return { ok: false, status: 415 };
  const body = await bodyOf(request);
  if (body === undefined) return { ok: false, status: 413 };
  const pairs = type === "multipart/form-data" ? await partsOf(request, body) : new URLSearchParams(body.toString());
  if (pairs === undefined) return { ok: false, status: 400 };
  const fields: Record<string, string> = Object.create(null);
  for (const [name, text] of pairs) if (!(name in fields)) fields[name] = text;
  return { ok: true, fields };
}

async function bodyOf(request: Request): Promise<Buffer | undefined> {
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BODY) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) return Buffer.concat(chunks);
    size += part.value.length;
    if (size > MOST_BODY) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(part.value);
  }
}

/** Mail providers may post in parts (RFC 8058). Files are passed over. */
async function partsOf(request: Request, body: Buffer): Promise<readonly [string, string][] | undefined> {
  try {
    const type = request.headers.get("content-type") ?? "";
    const data = await new Response(Uint8Array.from(body), { headers: { "content-type": type } }).formData();
    return [...data].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as [string, string]] : []));
  } catch {
    return undefined;
  }
}

// Proof --------------------------------------------------------------------------------------------------------

/** How long a form may stay open, ms. */
const FORM_MS = 24 * 3_600_000;
const NONCE = 6;

/** A text that only a page of this link, shown to this reader, has. Each time it is shown it has another one. */
export function formToken(links: Links, link: string, session: string, now: number): string {
  const head = Buffer.alloc(NONCE + 4);
  randomBytes(NONCE).copy(head);
  head.writeUInt32BE(Math.floor(now / 1000), NONCE);
  const text = head.toString("base64url");
  return `${text}.${links.sign("form", [link, session, text])}`;
}

/** @returns What tells this showing from others; undefined when the text is none, or too old. */
export function readFormToken(
  links: Links,
  link: string,
  session: string,
  token: string,
  now: number,
): string | undefined {
  const [head = "", proof = "", ...more] = token.slice(0, 100).split(".");
  if (more.length > 0 || !links.isSigned("form", [link, session, head], proof)) return undefined;
  const bytes = Buffer.from(head, "base64url");
  if (bytes.length !== NONCE + 4) return undefined;
  const at = bytes.readUInt32BE(NONCE) * 1000;
  return now - at > FORM_MS || at - now > 60_000 ? undefined : head;
}

/** The id of what a form brings about: the same for the same form sent twice, another for other words in it. */
export function actId(link: string, showing: string, what: unknown): string {
  const digest = createHash("sha256")
    .update(JSON.stringify([link, showing, what]), "utf8")
    .digest("base64url");
  return `page:${link}:${digest.slice(0, 22)}`;
}

// Session ------------------------------------------------------------------------------------------------------

/** How long a reader stays recognized after the last look at the page, ms. */
export const SESSION_MS = 30 * 60_000;
const COOKIE = "dunlin";

export interface Session {
  /** Of this one; random. */
  readonly id: string;
  readonly until: number;
}

export const newSession = (now: number): Session => ({
  id: randomBytes(9).toString("base64url"),
  until: now + SESSION_MS,
});

/** The session in a request, when it belongs to this link and has not ended. */
export function readSession(links: Links, link: string, request: Request, now: number): Session | undefined {
  for (const entry of (request.headers.get("cookie") ?? "").slice(0, 4096).split(";")) {
    const [name, value = ""] = entry.trim().split("=");
    if (name !== COOKIE) continue;
    const [id = "", until = "", proof = ""] = value.split(".");
    if (!links.isSigned("session", [link, id, until], proof)) continue;
    const ends = Number.parseInt(until, 36);
    if (ends > now) return { id, until: ends };
  }
  return undefined;
}

/** The header that keeps a session: of this page only, and not for scripts. */
export function sessionCookie(
  links: Links,
  link: string,
  { id, until }: Session,
  page: { readonly path: string; readonly secure: boolean },
  now: number,
): string {
  const ends = until.toString(36);
  const value = `${id}.${ends}.${links.sign("session", [link, id, ends])}`;
  const seconds = Math.max(0, Math.floor((until - now) / 1000));
  return `${COOKIE}=${value}; Path=${page.path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${page.secure ? "; Secure" : ""}`;
}
