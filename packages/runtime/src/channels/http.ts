/** A channel from a definition: requests, answers, lookups and callbacks of a provider that speaks HTTP. */

import type { Channel, Lookup, Outgoing, SendResult } from "../model/channel.ts";
import { InputError, type Problem } from "../problem.ts";
import { compileCallbacks } from "./callbacks.ts";
import type { HttpDefinition, LookupDefinition, ResponseDefinition } from "./definition.ts";
import { definitionShape } from "./definitionShape.ts";
import { type Answer, type Exchange, exchange } from "./exchange.ts";
import { ANSWER_ROOTS, compileOutcomes, defaultOutcome, REASONS, resultOf, scopeOf } from "./outcome.ts";
import type { Scope } from "./path.ts";
import { compileRequest, isUnfit, type RequestPlan, type Unfit } from "./request.ts";
import { missingSecrets, type Secrets, type SecretUse } from "./secrets.ts";
import { compileOnlyText, inside, type Place } from "./template.ts";

/** Roots of the templates of a request. */
const OUTGOING_ROOTS = [
  ...["key", "attempt", "tenant", "channel", "caseId", "personId", "address", "message", "effect", "callbackUrl"],
  ...["at", "settings"],
] as const;

const TIMEOUT_MS = 30_000;

/** Everything that is wrong with a definition, each with code, pointer and a sentence; none when it can be used. */
export function checkHttpDefinition(value: unknown, secrets?: Secrets): readonly Problem[] {
  const shape = definitionShape(value, "");
  if (shape.length > 0) return shape;
  return compile(value as HttpDefinition, secrets).problems;
}

/**
 * The channel of a definition.
 *
 * @param secrets - By the names that the definition uses.
 * @throws InputError with everything that is wrong with the definition.
 */
export function httpChannel(definition: HttpDefinition, { secrets = {} }: { secrets?: Secrets } = {}): Channel {
  const problems = checkHttpDefinition(definition, secrets);
  if (problems.length > 0) throw new InputError(problems);
  const { request, response, lookup, callbacks } = compile(definition, secrets);
  const { id, semantics, timeoutMs = TIMEOUT_MS, settings = {} } = definition;
  return {
    id,
    semantics,
    timeoutMs,
    async send(outgoing, signal) {
      const scope = { ...outgoing, settings };
      const made = await prepared(request, scope, secrets);
      if ("result" in made) return made.result;
      const answered = await exchange(made.request, { signal, timeoutMs });
      return answered.kind === "answer" ? response(answered, outgoing) : lost(answered);
    },
    ...(lookup !== undefined && {
      async lookup(key, signal): Promise<Lookup> {
        const made = await prepared(lookup.request, { key, settings }, secrets);
        if ("result" in made) return { status: "unknown" };
        const answered = await exchange(made.request, { signal, timeoutMs });
        return answered.kind === "answer" ? lookup.read(answered) : { status: "unknown" };
      },
    }),
    ...(callbacks !== undefined && { receive: (inbound) => callbacks.read(inbound, secrets, settings) }),
  };
}

interface Compiled {
  readonly request: RequestPlan;
  readonly response: (answer: Answer, outgoing: Outgoing) => SendResult;
  readonly lookup?: { readonly request: RequestPlan; readonly read: (answer: Answer) => Lookup };
  readonly callbacks?: ReturnType<typeof compileCallbacks>;
  readonly problems: readonly Problem[];
}

/** `secrets` absent: whether they are given is not asked. */
function compile(definition: HttpDefinition, secrets: Secrets | undefined): Compiled {
  const problems: Problem[] = [];
  const top = (name: string, roots: readonly string[]): Place => ({ pointer: `/${name}`, roots, problems });
  const request = compileRequest(definition.request, top("request", OUTGOING_ROOTS));
  const response = compileResponse(definition, top("response", ANSWER_ROOTS));
  const lookup =
    definition.lookup &&
    compileLookup(definition.lookup, top("lookup", ["key", "settings"]), top("lookup", ANSWER_ROOTS));
  const callbacks = definition.callbacks && compileCallbacks(definition.callbacks, top("callbacks", []));
  const uses: readonly SecretUse[] = [
    ...request.secrets,
    ...(lookup?.request.secrets ?? []),
    ...(callbacks?.secrets ?? []),
  ];
  if (secrets !== undefined) problems.push(...missingSecrets(uses, secrets));
  return { request, response, ...(lookup && { lookup }), ...(callbacks && { callbacks }), problems };
}

/** The request, or the result of one that cannot be made. */
async function prepared(
  plan: RequestPlan,
  scope: Scope,
  secrets: Secrets,
): Promise<{ request: Exclude<Awaited<ReturnType<RequestPlan["build"]>>, Unfit> } | { result: SendResult }> {
  try {
    const built = await plan.build(scope, secrets);
    return isUnfit(built) ? { result: unfit(built) } : { request: built };
  } catch {
    return {
      result: {
        status: "retry",
        code: "secret.missing",
        reason: "A secret of the channel cannot be had: see its settings.",
      },
    };
  }
}

function unfit({ code, at }: Unfit): SendResult {
  const reasons: Readonly<Record<Unfit["code"], string>> = {
    "mapping.missing": `The message has no value for {${at}}, which the definition needs.`,
    "mapping.form": `The value of {${at}} has a type that does not fit its place.`,
    "mapping.url": "A value would change where the request goes.",
    "mapping.header": `A value cannot stand in the header ${at}.`,
  };
  return { status: "rejected", code, reason: reasons[code] };
}

const lost = ({ kind, code }: Exclude<Exchange, Answer>): SendResult =>
  kind === "notSent"
    ? { status: "retry", code, reason: "The provider could not be reached." }
    : { status: "unknown", code, reason: "The connection ended before the provider had answered." };

function compileResponse(
  { semantics, response = {} }: HttpDefinition,
  place: Place,
): (answer: Answer, outgoing: Outgoing) => SendResult {
  const { ref, outcomes = [], retryAfterHeader = "retry-after" }: ResponseDefinition = response;
  const decide = compileOutcomes(outcomes, inside(place, "outcomes"));
  const refOf = ref === undefined ? undefined : compileOnlyText(ref, inside(place, "ref"));
  return (answer, { at }) => {
    const scope = scopeOf(answer);
    const decided = decide(scope) ?? defaultOutcome(answer.status, semantics);
    const faults: Parameters<NonNullable<typeof refOf>>[1] = [];
    const found = decided.result === "accepted" ? refOf?.(scope, faults) : undefined;
    if (faults.length > 0)
      return semantics === "idempotent"
        ? { status: "retry", code: "answer.malformed", reason: REASONS.unknown }
        : { status: "unknown", code: "answer.malformed", reason: REASONS.unknown };
    return resultOf(decided, {
      ...(found !== undefined && { ref: found }),
      answer,
      retryAfterHeader: retryAfterHeader.toLowerCase(),
      now: at,
    });
  };
}

function compileLookup({ request, ref, outcomes }: LookupDefinition, asking: Place, answering: Place) {
  const decide = compileOutcomes(outcomes, inside(answering, "outcomes"));
  const refOf = ref === undefined ? undefined : compileOnlyText(ref, inside(answering, "ref"));
  return {
    request: compileRequest(request, inside(asking, "request")),
    read(answer: Answer): Lookup {
      const scope = scopeOf(answer);
      const { result } = decide(scope) ?? { result: "unknown" };
      if (result !== "accepted") return { status: result };
      const found = refOf?.(scope, []);
      return { status: "accepted", ...(found !== undefined && { ref: found }) };
    },
  };
}
