/** What an answer means: the outcomes of the definition in their order, then the defaults of HTTP. */

import type { Semantics, SendResult } from "../model/channel.ts";
import { error } from "../problem.ts";
import type { OutcomeDefinition, StatusPattern, WhenDefinition } from "./definition.ts";
import type { Answer } from "./exchange.ts";
import { jsonOf, retryAfterMs } from "./exchange.ts";
import { textOf } from "./format.ts";
import { parsePath, rootsOf, type Scope, valueAt } from "./path.ts";
import { compileOnlyText, inside, type Place } from "./template.ts";

export const ANSWER_ROOTS = ["status", "headers", "body"] as const;

export type When = (scope: Scope) => boolean;

export function compileWhen(when: WhenDefinition | undefined, place: Place): When {
  if (when === undefined) return () => true;
  const path = parsePath(when.path);
  const at = inside(place, "path");
  if (path === undefined || rootsOf(path).some((root) => !place.roots.includes(root))) {
    const says = `Write a path here that begins with one of ${place.roots.join(", ")}, as in "${place.roots.at(-1)}.status".`;
    place.problems.push(error("definition.path", says, { path: at.pointer }));
    return () => false;
  }
  const values = when.is?.map(String);
  return (scope) => {
    const value = valueAt(path, scope);
    const text = textOf(value);
    return values === undefined ? value !== undefined : text !== undefined && values.includes(text);
  };
}

export interface Decided<Result extends string> {
  readonly result: Result;
  readonly code: string;
}

/** The first outcome that fits an answer. */
export type Decide<Result extends string> = (answer: Scope) => Decided<Result> | undefined;

export function compileOutcomes<Result extends string>(
  outcomes: readonly OutcomeDefinition<Result>[],
  place: Place,
): Decide<Result> {
  const all = outcomes.map((outcome, index) => {
    const at = inside(place, String(index));
    const when = compileWhen(outcome.when, inside(at, "when"));
    const code = outcome.code === undefined ? undefined : compileOnlyText(outcome.code, inside(at, "code"));
    const patterns = outcome.status === undefined ? undefined : [outcome.status].flat();
    return { fits: (scope: Scope) => hasStatus(scope.status, patterns) && when(scope), result: outcome.result, code };
  });
  return (scope) => {
    const found = all.find(({ fits }) => fits(scope));
    if (found === undefined) return undefined;
    return { result: found.result, code: codeOf(found.code?.(scope, []), scope.status) };
  };
}

const hasStatus = (status: unknown, patterns: readonly StatusPattern[] | undefined): boolean =>
  patterns === undefined ||
  patterns.some((pattern) => pattern === status || pattern === `${String(status).charAt(0)}xx`);

/** Codes are short names: whatever else a provider writes there, it could be an address or a text. */
const codeOf = (written: string | undefined, status: unknown): string =>
  written !== undefined && /^[A-Za-z0-9][\w.-]{0,63}$/.test(written) ? written : `http.${status}`;

export const scopeOf = ({ status, headers, body }: Answer): Scope => ({ status, headers, body: jsonOf(body) });

/**
 * Without a word of the definition: 2xx is taken, 401, 425 and 429 were not and may be tried again, other 4xx are refused. Of
 * 408, 3xx and 5xx nobody knows; a provider that sees one request by its key is asked again.
 */
export function defaultOutcome(status: number, semantics: Semantics): Decided<SendResult["status"]> {
  const code = `http.${status}`;
  if (status >= 200 && status < 300) return { result: "accepted", code };
  if (status === 401 || status === 425 || status === 429) return { result: "retry", code };
  if (status >= 400 && status < 500 && status !== 408) return { result: "rejected", code };
  return { result: semantics === "idempotent" ? "retry" : "unknown", code };
}

/** The result as the port has it, with a sentence of our own. */
export function resultOf(
  { result, code }: Decided<SendResult["status"]>,
  more: { ref?: string; answer: Answer; retryAfterHeader: string; now: number },
): SendResult {
  if (result === "accepted") return { status: "accepted", ...(more.ref !== undefined && { ref: more.ref }) };
  const reason = REASONS[result];
  if (result !== "retry") return { status: result, code, reason };
  const afterMs = retryAfterMs(more.answer.headers[more.retryAfterHeader], more.now);
  return { status: "retry", code, reason, ...(afterMs !== undefined && { afterMs }) };
}

export const REASONS: Readonly<Record<"rejected" | "retry" | "unknown", string>> = {
  rejected: "The provider refused the message.",
  retry: "The provider did not take the message; it may be tried again.",
  unknown: "The provider's answer does not tell whether it took the message.",
};
