/** Refusals over HTTP: `application/problem+json` (RFC 9457) with our code, a JSON pointer and a sentence that says what to do. */

import { STATUS_CODES } from "node:http";
import { RuntimeError } from "../model/runtimeError.ts";
import { StoreError, type StoreErrorCode } from "../model/store.ts";

export const PROBLEM_TYPE = "application/problem+json; charset=utf-8";

/** What a refused request is answered with. */
export interface HttpProblem {
  /** `urn:dunlin:problem:<code>` */
  readonly type: string;
  /** What the status says. */
  readonly title: string;
  readonly status: number;
  readonly code: string;
  /** English; what is wrong and what to do. */
  readonly detail: string;
  /** JSON pointer into what was sent; empty for the whole. */
  readonly pointer: string;
  readonly requestId: string;
  /** The single findings, where there are several. */
  readonly problems?: readonly HttpFinding[];
}

export interface HttpFinding {
  readonly code: string;
  readonly pointer: string;
  readonly detail: string;
  readonly severity?: "error" | "warning" | "info";
}

/** A refusal that the server itself decides. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly pointer: string;
  readonly problems: readonly HttpFinding[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    detail: string,
    more: { pointer?: string; problems?: readonly HttpFinding[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
    this.name = "HttpError";
    this.status = status;
    this.code = code;
    this.pointer = more.pointer ?? "";
    this.problems = more.problems ?? [];
    this.headers = more.headers ?? {};
  }
}

/** Codes of services that are not a matter of what was written, which is 422. */
const STATUS: Readonly<Record<string, number>> = {
  "case.unknown": 404,
  "strategy.unknown": 404,
  "template.unknown": 404,
  "version.unknown": 404,
  "migration.unknown": 404,
  "task.unknown": 404,
  "outbox.unknown": 404,
  "person.unknown": 404,
  "link.invalid": 404,
  "link.expired": 410,
  "case.erased": 410,
  "link.locked": 423,
  "case.debtorChanged": 409,
  "strategy.archived": 409,
  "version.conflict": 409,
  "migration.settled": 409,
  "task.taken": 409,
  "outbox.settled": 409,
  legalHold: 409,
  "publish.fourEyes": 403,
  "role.missing": 403,
  "vault.missing": 501,
};

const STORE: { readonly [K in StoreErrorCode]: readonly [status: number, detail: string] } = {
  conflict: [409, "Somebody else changed this at the same time. Read it again and repeat what still makes sense."],
  unavailable: [503, "The store cannot be reached right now. Repeat the request later."],
  locked: [503, "The store is in use by another process. Repeat the request later."],
  closed: [503, "This host is shutting down. Repeat the request."],
  version: [500, "The store has another schema than this host. Whoever runs it has to bring both to one version."],
  broken: [500, "The store returned what cannot be read. Whoever runs this host finds more in its log."],
};

const RETRY_SECONDS = "5";

/**
 * The answer to anything that was thrown. What nobody planned for is a 500 without a word of the reason: sentences of
 * databases and libraries may hold values of the row at fault.
 */
export function errorOf(reason: unknown): HttpError {
  if (reason instanceof HttpError) return reason;
  if (reason instanceof RuntimeError) {
    const status = STATUS[reason.code] ?? 422;
    return new HttpError(status, reason.code, reason.message, {
      pointer: reason.path,
      problems: findingsIn(reason.data.diagnostics),
    });
  }
  if (reason instanceof StoreError) {
    const [status, detail] = STORE[reason.code];
    const unsure = reason.uncertain ? " It may have been written all the same: read before you repeat." : "";
    const headers = status === 503 ? { "retry-after": RETRY_SECONDS } : {};
    return new HttpError(status, `store.${reason.code}`, `${detail}${unsure}`, { headers });
  }
  return fastifyError(reason) ?? new HttpError(500, "server.failed", "Something went wrong here. It has been logged.");
}

/** Findings as the engine and the templates report them. */
function findingsIn(diagnostics: unknown): readonly HttpFinding[] {
  if (!Array.isArray(diagnostics)) return [];
  return diagnostics.slice(0, 100).map(({ code, path, message, severity }) => ({
    code: String(code),
    pointer: String(path ?? ""),
    detail: String(message ?? ""),
    ...((severity === "error" || severity === "warning" || severity === "info") && { severity }),
  }));
}

/** What Fastify refuses before a route sees it. */
const FASTIFY: Readonly<Record<string, readonly [status: number, code: string, detail: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, "body.tooLarge", "The body is larger than this route takes. Send it in parts."],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, "body.type", "This route does not take that content type; see /openapi.json."],
  FST_ERR_CTP_EMPTY_TYPE: [415, "body.type", "Say with `content-type` what the body is; see /openapi.json."],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, "json.syntax", "The body is empty. Send the JSON that /openapi.json describes."],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, "json.syntax", "The body is no JSON."],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, "body.length", "The body has another length than `content-length` says."],
  FST_ERR_BAD_URL: [400, "url.invalid", "The address is not encoded as RFC 3986 says."],
  FST_ERR_MAX_PARAM_LENGTH: [414, "url.tooLong", "A part of the address is too long."],
  FST_ERR_HANDLER_TIMEOUT: [503, "request.timeout", "This took too long and was given up. Repeat it later."],
};

function fastifyError(reason: unknown): HttpError | undefined {
  if (!(reason instanceof Error) || !("code" in reason)) return undefined;
  const known = FASTIFY[String(reason.code)];
  if (known !== undefined) {
    const [status, code, detail] = known;
    return new HttpError(status, code, detail, status === 503 ? { headers: { "retry-after": RETRY_SECONDS } } : {});
  }
  const aborted = reason.code === "ECONNRESET" || reason.code === "ERR_STREAM_PREMATURE_CLOSE";
  return aborted ? new HttpError(400, "body.broken", "The connection broke before the body was whole.") : undefined;
}

export function problemOf(error: HttpError, requestId: string): HttpProblem {
  return {
    type: `urn:dunlin:problem:${error.code}`,
    title: STATUS_CODES[error.status] ?? "Error",
    status: error.status,
    code: error.code,
    detail: error.message,
    pointer: error.pointer,
    requestId,
    ...(error.problems.length > 0 && { problems: error.problems }),
  };
}
