/**
 * Spans of OpenTelemetry around what takes time: rounds of the poller, hand-overs, requests. Only the API is used: without
 * an SDK in the host nothing is recorded and nothing costs.
 */

import { type Attributes, context, propagation, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { scrubbed } from "./redact.ts";

const TRACER = "@dunlin/runtime";

export interface TraceOptions {
  readonly kind?: "internal" | "server" | "client";
  /** Headers that may carry the span of the caller (W3C Trace Context). */
  readonly headers?: Readonly<Record<string, unknown>>;
}

const KINDS = { internal: SpanKind.INTERNAL, server: SpanKind.SERVER, client: SpanKind.CLIENT } as const;

/**
 * Runs `work` in a span of this name, which ends with it. A throw marks the span as failed by the kind and code of the
 * error, never by its sentence.
 *
 * @param attributes - Ids, counts and codes; texts are scrubbed of what looks like an address.
 */
export async function traced<T>(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | undefined>>,
  work: (span: Span) => Promise<T>,
  { kind = "internal", headers }: TraceOptions = {},
): Promise<T> {
  const parent = headers === undefined ? context.active() : propagation.extract(context.active(), headers);
  const options = { kind: KINDS[kind], attributes: safe(attributes) };
  return trace.getTracer(TRACER).startActiveSpan(name, options, parent, async (span) => {
    try {
      return await work(span);
    } catch (reason) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: kindOf(reason) });
      throw reason;
    } finally {
      span.end();
    }
  });
}

function safe(attributes: Readonly<Record<string, string | number | boolean | undefined>>): Attributes {
  const entries = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => [`dunlin.${name}`, typeof value === "string" ? scrubbed(value) : value]),
  );
}

function kindOf(reason: unknown): string {
  if (!(reason instanceof Error)) return typeof reason;
  return "code" in reason && typeof reason.code === "string" ? `${reason.name} ${scrubbed(reason.code)}` : reason.name;
}
