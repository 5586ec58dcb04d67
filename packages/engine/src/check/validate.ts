/**
 * Checking a strategy document: from text or value to diagnostics, in the order of the document. Each stage looks only
 * at what the stages before found to be sound, so that one mistake is reported once and hides no other.
 */

import { isRecord, parseJson } from "../base/json.ts";
import { migrate } from "../migrate/migrate.ts";
import { type Diagnostic, type Patch, StrategyError } from "../model/diagnostic.ts";
import type { Strategy } from "../model/strategy.ts";
import { specsWith } from "../nodes/index.ts";
import type { HostOptions } from "../nodes/options.ts";
import { checkCalls } from "./calls.ts";
import { Findings } from "./findings.ts";
import { checkGraph } from "./graph.ts";
import { checkHostNodes } from "./hostNodes.ts";
import { checkMeaning } from "./meaning.ts";
import { partsOf } from "./parts.ts";
import { locate, membersTwice, withoutMark } from "./places.ts";
import { checkShape } from "./shape.ts";
import { survey } from "./survey.ts";

/**
 * Everything wrong, doubtful or notable about a document that is already a value. Never throws. A document of an older
 * format is brought up to date first; pointers then lead into the newer form.
 */
export function validateStrategy(doc: unknown, options: HostOptions = {}): Diagnostic[] {
  return inspect(doc, options).diagnostics;
}

/** As `validateStrategy` for JSON text; `data` also tell `line` and `column`, from 1. Never throws. */
export function validateStrategyText(text: string, options: HostOptions = {}): Diagnostic[] {
  return inspectText(text, options).diagnostics;
}

/**
 * A strategy in today's format, from JSON text or from a value.
 *
 * @throws StrategyError with every diagnostic when the document has errors; warnings do not stop it.
 */
export function parseStrategy(json: unknown, options: HostOptions = {}): Strategy {
  const { doc, diagnostics } = typeof json === "string" ? inspectText(json, options) : inspect(json, options);
  if (diagnostics.some(({ severity }) => severity === "error")) throw new StrategyError(diagnostics);
  return doc as Strategy;
}

interface Inspection {
  /** In today's format; a strategy when no diagnostic is an error. */
  readonly doc: unknown;
  readonly diagnostics: Diagnostic[];
}

function inspectText(source: string, options: HostOptions): Inspection {
  const findings = new Findings();
  const maxBytes = options.limits?.maxBytes;
  const parsed = parseJson(source, maxBytes === undefined ? {} : { maxBytes });
  if (!parsed.ok) {
    const { code, message, line, column } = parsed.error;
    findings.adopt({ code, path: "", data: { ...(line !== undefined && { line, column }) }, message });
    return { doc: undefined, diagnostics: findings.in(undefined) };
  }
  const text = withoutMark(source);
  for (const { path, name, first, again } of membersTwice(text)) {
    findings.add("id.duplicate", path, { id: name, what: "member", first: first.line, ...again });
  }
  const { doc, diagnostics } = inspect(parsed.value, options, findings);
  const places = locate(
    text,
    diagnostics.map(({ path }) => path),
  );
  return {
    doc,
    diagnostics: diagnostics.map((each) => ({ ...each, data: { ...places.get(each.path), ...each.data } })),
  };
}

function inspect(value: unknown, options: HostOptions, findings = new Findings()): Inspection {
  const readable = survey(value, findings);
  if (!readable) return { doc: value, diagnostics: findings.in(value) };
  if (!isRecord(value)) {
    checkShape(value, [], findings);
    return { doc: value, diagnostics: findings.in(value) };
  }
  const current = migrate(value);
  if (!current.ok) {
    const alone = new Findings();
    const fix: Patch = { op: "add", path: "/format", value: current.error.supported };
    const missing = current.error.reason === "missing";
    alone.add("format.unsupported", missing ? "" : "/format", { ...current.error }, missing ? [fix] : undefined);
    return { doc: value, diagnostics: alone.in(value) };
  }
  const doc = current.value;
  const { nodeTypes = [] } = options;
  const unsound = [
    ...checkShape(
      doc,
      nodeTypes.map(({ type }) => type),
      findings,
    ),
    ...checkHostNodes(doc, nodeTypes, findings),
  ];
  const parts = partsOf(doc, unsound, specsWith(nodeTypes));
  checkGraph(parts, findings);
  checkMeaning(parts, options, findings);
  checkCalls(parts, options, (called) => isSound(called, options), findings);
  return { doc, diagnostics: findings.in(doc) };
}

/** Whether a called strategy has no errors of its own; its calls are looked at from the document that is checked. */
function isSound(strategy: Strategy, options: HostOptions): boolean {
  const { diagnostics } = inspect(strategy, options);
  return diagnostics.every(({ severity }) => severity !== "error");
}
