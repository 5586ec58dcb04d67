/**
 * One request and its answer over HTTP, and what is known when there is none. Nothing is followed, nothing is repeated, and what
 * fails is told by a code: neither address nor body nor header is in it.
 */

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

export interface ExchangeOptions {
  readonly signal: AbortSignal;
  /** ms */
  readonly timeoutMs: number;
  /** Bytes of an answer that are read at most; default 262,144. */
  readonly answerLimit?: number;
}

export type Exchange =
  | Answer
  /** It surely never reached the provider. */
  | { readonly kind: "notSent"; readonly code: string }
  /** It may have. */
  | { readonly kind: "ambiguous"; readonly code: string };

export interface Answer {
  readonly kind: "answer";
  readonly status: number;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absent where it was cut off, or longer than the limit. */
  readonly body?: Uint8Array;
}

const ANSWER_LIMIT = 262_144;

/** Failures before a connection stood, by the codes of Node and undici: of names, of connecting and of certificates. */
const BEFORE =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|ERR_TLS_\w+|ERR_INVALID_URL)$/;

/** Sends once. Never throws for what the network or the provider does. */
export async function exchange(request: HttpRequest, options: ExchangeOptions): Promise<Exchange> {
  const { signal, timeoutMs, answerLimit = ANSWER_LIMIT } = options;
  if (signal.aborted) return { kind: "notSent", code: "http.aborted" };
  const timeout = AbortSignal.timeout(timeoutMs);
  const until = AbortSignal.any([signal, timeout]);
  const failed = (reason: unknown): Exchange => {
    if (until.aborted) return { kind: "ambiguous", code: timeout.aborted ? "http.timeout" : "http.aborted" };
    const { code, before } = failureOf(reason);
    return { kind: before ? "notSent" : "ambiguous", code };
  };
  try {
    const { method, url, headers, body } = request;
    const response = await fetch(url, {
      method,
      headers,
      redirect: "manual",
      signal: until,
      ...(body !== undefined && { body }),
    });
    const read = await bodyOf(response, answerLimit);
    const names = Object.fromEntries(response.headers);
    return { kind: "answer", status: response.status, headers: names, ...(read !== undefined && { body: read }) };
  } catch (reason) {
    return failed(reason);
  }
}

async function bodyOf(response: Response, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (response.body === null) return new Uint8Array();
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return Buffer.concat(chunks);
      length += value.byteLength;
      if (length > limit) {
        await reader.cancel();
        return undefined;
      }
      chunks.push(value);
    }
  } catch {
    // The status is known, and it decides; only what the body would have told is lost.
    return undefined;
  }
}

function failureOf(reason: unknown): { code: string; before: boolean } {
  const cause =
    reason instanceof Error ? (reason.cause as { code?: unknown; syscall?: unknown } | undefined) : undefined;
  const code = typeof cause?.code === "string" ? cause.code : undefined;
  if (code === undefined) return { code: "http.failed", before: false };
  const before = BEFORE.test(code) || cause?.syscall === "connect" || cause?.syscall === "getaddrinfo";
  return { code: `http.${code}`, before };
}

/** JSON of an answer, undefined where it has none. */
export function jsonOf(body: Uint8Array | undefined): unknown {
  if (body === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/**
 * Milliseconds that a `Retry-After` asks for: seconds, or a date as HTTP writes it. Undefined for anything else; at most a day.
 *
 * Source: RFC 9110, 10.2.3.
 */
export function retryAfterMs(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value.trim())) return Math.min(Number(value) * 1000, DAY);
  const at = /^[A-Z][a-z]{2,8},? /.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.min(Math.max(0, at - now), DAY);
}

const DAY = 86_400_000;
