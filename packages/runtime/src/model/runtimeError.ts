/** What a runtime refuses. */

/** Refused at the boundary: a code, a place and a sentence that says what to do. */
export type RuntimeErrorCode =
  | "case.unknown"
  | "case.invalid"
  | "case.erased"
  | "case.debtorChanged"
  | "person.unknown"
  | "strategy.unknown"
  | "strategy.invalid"
  | "strategy.archived"
  | "migration.unknown"
  | "migration.invalid"
  | "migration.settled"
  | "template.unknown"
  | "template.invalid"
  | "version.unknown"
  | "version.conflict"
  | "publish.fourEyes"
  | "role.missing"
  | "event.invalid"
  | "task.unknown"
  | "task.taken"
  | "task.disposition"
  | "outbox.unknown"
  | "outbox.settled"
  | "link.invalid"
  | "link.expired"
  | "link.locked"
  | "vault.missing"
  | "setting.invalid"
  | "request.invalid"
  | "legalHold";

export class RuntimeError extends Error {
  readonly code: RuntimeErrorCode;
  /** JSON pointer into what was handed in; empty for the whole. */
  readonly path: string;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: RuntimeErrorCode, message: string, place: { path?: string; data?: Record<string, unknown> } = {}) {
    super(message);
    this.name = "RuntimeError";
    this.code = code;
    this.path = place.path ?? "";
    this.data = place.data ?? {};
  }
}
