/** Functions of the host that strategies call (`external.call`), as code beside the runtime. One behind HTTP is a webhook. */

import type { Channel, Outgoing, Semantics, SendResult } from "../model/channel.ts";

export interface CallContext {
  readonly tenant: string;
  /** The effect id, the same on every attempt: what has an effect of its own is done once by it. */
  readonly key: string;
  readonly attempt: number;
  readonly caseId: string;
}

/** Gives the result, which the case is told as `external.result`. Throws `CallRefused` for an input that will never do. */
export type CallHandler = (
  input: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
  context: CallContext,
) => Promise<unknown> | unknown;

export interface CallOptions {
  /** Default `idempotent`: the function may be called again with the same key. */
  readonly semantics?: Semantics;
  /** ms; default 30,000. */
  readonly timeoutMs?: number;
}

/** What a handler throws for an input that will never do; any other error is tried again. Code and message are kept: nothing personal. */
export class CallRefused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "CallRefused";
    this.code = code;
  }
}

/** The channel of one function, with the route `call:<name>`. */
export function callChannel(name: string, handler: CallHandler, options: CallOptions = {}): Channel {
  const { semantics = "idempotent", timeoutMs = 30_000 } = options;
  return {
    id: `call:${name}`,
    semantics,
    timeoutMs,
    async send(outgoing, signal) {
      const { effect } = outgoing;
      if (effect.kind !== "external.call" || effect.function !== name)
        return refused("call.effect", `This channel carries calls of "${name}" only.`);
      if (outgoing.at >= effect.timeoutAt) return refused("call.late", "The case no longer waits for the result.");
      if (signal.aborted) return { status: "retry", code: "call.aborted", reason: "The host is stopping." };
      const until = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      return called(handler, outgoing, effect.input, until, semantics);
    },
  };
}

/** One channel for each function. */
export const callChannels = (
  handlers: Readonly<Record<string, CallHandler>>,
  options?: CallOptions,
): readonly Channel[] => Object.entries(handlers).map(([name, handler]) => callChannel(name, handler, options));

const refused = (code: string, reason: string): SendResult => ({ status: "rejected", code, reason });

async function called(
  handler: CallHandler,
  { tenant, key, attempt, caseId }: Outgoing,
  input: Readonly<Record<string, unknown>>,
  until: AbortSignal,
  semantics: Semantics,
): Promise<SendResult> {
  let stop = (): void => {};
  const given = new Promise<never>((_, reject) => {
    stop = () => reject(until.reason);
    until.addEventListener("abort", stop, { once: true });
  });
  try {
    const work = Promise.resolve(handler(input, until, { tenant, key, attempt, caseId }));
    // A handler that does not hear the signal may fail later, when nobody listens any more.
    work.catch(() => {});
    const value = await Promise.race([work, given]);
    return jsonSafe(value)
      ? { status: "accepted", value: value ?? null }
      : refused("call.value", "The result is no JSON value.");
  } catch (reason) {
    if (reason instanceof CallRefused) return refused(reason.code, reason.message);
    if (until.aborted)
      return { status: "unknown", code: "call.timeout", reason: "The function did not answer in time." };
    // What it throws may speak of the debtor: it is the handler's own to log.
    const said = { code: "call.failed", reason: "The function failed." };
    return semantics === "idempotent" ? { status: "retry", ...said } : { status: "unknown", ...said };
  } finally {
    until.removeEventListener("abort", stop);
  }
}

function jsonSafe(value: unknown): boolean {
  try {
    return value === undefined || JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}
