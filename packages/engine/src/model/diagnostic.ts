/** One thing wrong, doubtful or notable about a document: a public code, a place, data, and an English sentence. */

export type Severity = "error" | "warning" | "info";

/** A JSON Patch operation (RFC 6902) that would repair the document. */
export interface Patch {
  readonly op: "add" | "remove" | "replace";
  readonly path: string;
  readonly value?: unknown;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** JSON pointer (RFC 6901) into the document. */
  readonly path: string;
  readonly nodeId?: string;
  /** Values behind the sentence, for translation. */
  readonly data: Readonly<Record<string, unknown>>;
  /** English; user interfaces translate `code` and `data`. */
  readonly message: string;
  /** Where one repair is clear: applied in this order, the finding is gone. */
  readonly fix?: readonly Patch[];
}

/** Every code this engine can report, with its severity. Codes are public and never reused. */
export const DIAGNOSTIC_SEVERITY = {
  "json.syntax": "error",
  "json.tooLarge": "error",
  "json.tooDeep": "error",
  "format.unsupported": "error",
  "shape.invalid": "error",
  "shape.unknownMember": "error",
  "name.reserved": "error",
  "id.duplicate": "error",
  "node.unknownType": "error",
  "port.dangling": "error",
  "port.missing": "error",
  "port.unknown": "error",
  "port.unused": "warning",
  "graph.unreachable": "warning",
  "graph.cycle": "error",
  "graph.noExit": "error",
  "repeat.noDelay": "error",
  "start.missing": "error",
  "time.duration": "error",
  "time.zone": "error",
  "time.calendar": "error",
  "time.ifPastMissing": "error",
  "time.offsetKind": "error",
  "wait.mayNeverEnd": "warning",
  "calendar.endsSoon": "warning",
  "condition.operator": "error",
  "condition.arity": "error",
  "condition.type": "error",
  "condition.limits": "error",
  "condition.maybeUnknown": "warning",
  "condition.constant": "warning",
  "field.undeclared": "warning",
  "segment.unknown": "error",
  "segment.cycle": "error",
  "segment.unused": "warning",
  "split.weights": "error",
  "split.single": "warning",
  "experiment.conflict": "error",
  "template.unpinned": "warning",
  "template.unknown": "error",
  "template.channel": "error",
  "template.disclosure": "warning",
  "policy.unknown": "error",
  "policy.invalid": "error",
  "policy.impossible": "warning",
  "policy.noBasis": "warning",
  "contact.burst": "warning",
  "contact.legalUnrouted": "error",
  "money.unsafe": "error",
  "money.currency": "error",
  "call.unknown": "error",
  "call.recursion": "error",
  "call.port": "warning",
  "exit.never": "warning",
  "rule.shadowed": "warning",
  "promise.unhandled": "info",
  "offer.guard": "error",
  "offer.unhandled": "warning",
} as const satisfies Record<string, Severity>;

export type DiagnosticCode = keyof typeof DIAGNOSTIC_SEVERITY;

/** Thrown where a document that does not compile is used. */
export class StrategyError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((d) => `${d.code} at ${d.path || "/"}: ${d.message}`).join("\n"));
    this.name = "StrategyError";
    this.diagnostics = diagnostics;
  }
}
