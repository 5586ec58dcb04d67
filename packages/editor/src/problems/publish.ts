/** Whether a strategy may go live as it is. */

import type { Diagnostic, Severity } from "@dunlin/engine";

/** Severities that keep a strategy from being published. */
export type PublishGate = readonly ("error" | "warning")[];

export interface PublishState {
  readonly free: boolean;
  readonly counts: Readonly<Record<Severity, number>>;
  /** The problems that stand in the way. */
  readonly blocking: readonly Diagnostic[];
}

export function publishState(diagnostics: readonly Diagnostic[], gate: PublishGate = ["error"]): PublishState {
  const count = (severity: Severity) => diagnostics.filter((one) => one.severity === severity).length;
  const blocking = diagnostics.filter(({ severity }) => severity !== "info" && gate.includes(severity));
  return {
    free: blocking.length === 0,
    counts: { error: count("error"), warning: count("warning"), info: count("info") },
    blocking,
  };
}
