/**
 * What may stand in a log: ids, counts, codes and moments, under names that are listed here. Everything else is left out, so
 * that a new member of some object cannot carry a debtor's name or address into a log that nobody can erase.
 */

/** Members whose values are ids, codes or names of things, never of people. */
const ALLOWED: ReadonlySet<string> = new Set([
  ...["requestId", "tenant", "actor", "credential", "permission", "method", "status", "route", "phase"],
  ...["caseId", "personId", "strategy", "version", "obligation", "node", "nodeId", "event", "eventId", "template"],
  ...["key", "channel", "attempt", "attempts", "ref", "source", "notice", "task", "queue", "id", "ids", "kind"],
  ...["code", "codes", "path", "rev", "count", "counts", "outcome", "what", "member", "members", "experiment"],
  ...["ms", "seconds", "bytes", "at", "wakeAt", "dueAt", "until", "leaseUntil", "retryAfter", "limit"],
  ...["steps", "parked", "more", "leased", "sent", "deferred", "canceled", "failed", "retried", "unknown", "due"],
  ...["pending", "created", "updated", "unchanged", "refused", "rows", "enrolled", "owner", "store", "promise"],
  ...[
    "port",
    "pid",
    "dropped",
    "size",
    "batch",
    "concurrency",
    "schema",
    "migration",
    "signal",
    "loop",
    "traceId",
    "spanId",
  ],
]);

/** Members that hold an error. */
const ERRORS: ReadonlySet<string> = new Set(["error", "err", "reason", "cause"]);

/** Second line of defense: these are masked by pino wherever they stand, should they ever get past the list above. */
export const REDACT_PATHS: readonly string[] = [
  ...[
    "address",
    "addresses",
    "email",
    "phone",
    "to",
    "text",
    "html",
    "subject",
    "body",
    "message",
    "personal",
    "values",
  ],
  ...["firstName", "lastName", "fullName", "iban", "token", "secret", "password", "authorization", "cookie", "sealed"],
].flatMap((name) => [`*.${name}`, `*.*.${name}`]);

const MAIL = /[\w.+%-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/g;
const PHONE = /\+\d[\d ().-]{6,}\d/g;
const KEY = /dk_[\w.-]{8,}/g;
const JWT = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const LONGEST = 300;
const MOST_ITEMS = 50;

/** A text without what looks like a mail address, a telephone number, an API key or a token; at most 300 characters. */
export function scrubbed(text: string): string {
  const clean = text
    .slice(0, LONGEST)
    .replace(MAIL, "[address]")
    .replace(PHONE, "[number]")
    .replace(KEY, "[key]")
    .replace(JWT, "[token]");
  return text.length > LONGEST ? `${clean}...` : clean;
}

/** The members of `data` that may be logged. Those left out are named under `dropped`: names are ours, values are not. */
export function loggable(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  const dropped: string[] = [];
  for (const [name, value] of Object.entries(data)) {
    if (value === undefined) continue;
    const safe = ERRORS.has(name) ? loggableError(value) : ALLOWED.has(name) ? loggableValue(value) : undefined;
    if (safe === undefined) dropped.push(scrubbed(name).slice(0, 40));
    else kept[name] = safe;
  }
  return dropped.length === 0 ? kept : { ...kept, dropped: dropped.slice(0, MOST_ITEMS) };
}

/** Scalars, lists of scalars, and objects of numbers; nothing deeper. */
function loggableValue(value: unknown): unknown {
  if (Array.isArray(value))
    return value
      .slice(0, MOST_ITEMS)
      .map(loggableScalar)
      .filter((item) => item !== undefined);
  if (typeof value !== "object" || value === null) return loggableScalar(value);
  const counts = Object.entries(value).filter(([, count]) => typeof count === "number");
  return counts.length === 0 ? undefined : Object.fromEntries(counts.slice(0, MOST_ITEMS));
}

function loggableScalar(value: unknown): string | number | boolean | null | undefined {
  if (typeof value === "string") return scrubbed(value);
  return typeof value === "number" || typeof value === "boolean" || value === null ? value : undefined;
}

/**
 * Kind, code and place in the program. Not the sentence: what databases and providers write into theirs are values of the
 * row at fault.
 */
function loggableError(reason: unknown): unknown {
  if (typeof reason === "string") return /^[A-Za-z][\w.]{0,60}$/.test(reason) ? reason : undefined;
  if (!(reason instanceof Error)) return { kind: typeof reason };
  const code = "code" in reason && typeof reason.code === "string" ? scrubbed(reason.code) : undefined;
  const frames = (reason.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    kind: scrubbed(reason.name),
    ...(code !== undefined && { code }),
    at: frames
      .slice(0, 8)
      .map((line) => scrubbed(line.trim().replace(/\(?(?:file:\/\/)?\/.*\/(?=[^/]+:\d+:\d+)/, "("))),
    ...(reason.cause !== undefined && { cause: loggableError(reason.cause) }),
  };
}
