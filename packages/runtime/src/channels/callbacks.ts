/** Callbacks of a provider: believed by their signature, and read as notices by the definition. */

import type { InboundRequest, InboundResult, Notice, ReceiptNotice } from "../model/channel.ts";
import { error } from "../problem.ts";
import type { CallbackDefinition, NoticeDefinition, ReceiptDefinition, ReplyDefinition } from "./definition.ts";
import { jsonOf } from "./exchange.ts";
import { compileWhen } from "./outcome.ts";
import { parsePath, type Scope, valuesAt } from "./path.ts";
import { namesOf, type Secrets, type SecretUse, secretOf } from "./secrets.ts";
import { checkSignature, same } from "./signature.ts";
import { compileOnlyText, type Fault, inside, type Place } from "./template.ts";

export interface CallbackPlan {
  read(request: InboundRequest, secrets: Secrets, settings: unknown): Promise<InboundResult>;
  readonly secrets: readonly SecretUse[];
}

const ROOTS = ["body", "query", "headers", "settings"] as const;

const malformed = (reason: string): InboundResult => ({ status: "refused", code: "body.malformed", reason });

export function compileCallbacks(definition: CallbackDefinition, place: Place): CallbackPlan {
  const { signature, challenge, answer } = definition;
  const readers = definition.notices.map((notice, index) =>
    compileNotice(notice, { ...inside(inside(place, "notices"), String(index)), roots: ROOTS }),
  );
  const signed = namesOf(signature.secret).map((name) => ({ name, pointer: `${place.pointer}/signature/secret` }));
  const challenged = challenge && [{ name: challenge.secret, pointer: `${place.pointer}/challenge/secret` }];
  return {
    secrets: [...signed, ...(challenged ?? [])],
    async read(request, secrets, settings) {
      if (request.method === "GET" && challenge !== undefined) {
        const expected = await secretOf(challenge.secret, secrets);
        return answerChallenge(queryOf(request), challenge, expected);
      }
      const values = await Promise.all(namesOf(signature.secret).map((name) => secretOf(name, secrets)));
      const verdict = checkSignature(signature, request, values);
      if (!verdict.ok) return { status: "refused", code: verdict.code, reason: verdict.reason };
      const body = bodyOf(definition, request);
      if (body === undefined) return malformed("The body is not what its content type says.");
      const scope: Scope = { body, query: queryOf(request), headers: request.headers, settings };
      const faults: Fault[] = [];
      const notices = readers.flatMap((reader) => reader(scope, faults));
      const [fault] = faults;
      if (fault !== undefined) return malformed(`The callback has no usable value for {${fault.path}}.`);
      return { status: "accepted", notices, ...(answer !== undefined && { answer }) };
    },
  };
}

function answerChallenge(
  query: Readonly<Record<string, string>>,
  { token, challenge }: NonNullable<CallbackDefinition["challenge"]>,
  expected: string,
): InboundResult {
  const [given, asked] = [query[token], query[challenge]];
  if (given === undefined || asked === undefined)
    return { status: "refused", code: "signature.missing", reason: `The query needs ${token} and ${challenge}.` };
  if (!same(given, expected))
    return { status: "refused", code: "signature.wrong", reason: `The value of ${token} is wrong.` };
  // It is sent back as it came: only what no page can be made of.
  if (!/^[\w.-]{1,256}$/.test(asked)) return malformed(`The value of ${challenge} has signs that no challenge has.`);
  return { status: "accepted", notices: [], answer: { status: 200, type: "text/plain", body: asked } };
}

const queryOf = ({ url }: InboundRequest): Readonly<Record<string, string>> =>
  URL.canParse(url) ? Object.fromEntries(new URL(url).searchParams) : {};

function bodyOf(definition: CallbackDefinition, { headers, body }: InboundRequest): unknown {
  const type = headers["content-type"]?.toLowerCase() ?? "";
  const kind = definition.body ?? (type.startsWith("application/x-www-form-urlencoded") ? "form" : "json");
  if (kind === "json") return jsonOf(body);
  try {
    return Object.fromEntries(new URLSearchParams(new TextDecoder("utf-8", { fatal: true }).decode(body)));
  } catch {
    return undefined;
  }
}

type Reader = (scope: Scope, faults: Fault[]) => readonly Notice[];

function compileNotice(definition: NoticeDefinition, place: Place): Reader {
  const each = definition.each === undefined ? undefined : parsePath(definition.each, { stars: true });
  if (definition.each !== undefined && (each?.[0] !== "body" || each.some((segment) => typeof segment !== "string"))) {
    const says = 'Write a path to the items here, as in "body.messages.*".';
    place.problems.push(error("definition.path", says, { path: `${place.pointer}/each` }));
  }
  const roots = each === undefined ? place.roots : [...place.roots, "item"];
  const within: Place = { ...place, roots };
  const when = compileWhen(definition.when, inside(within, "when"));
  const read = definition.kind === "receipt" ? compileReceipt(definition, within) : compileReply(definition, within);
  return (scope, faults) => {
    const scopes = each === undefined ? [scope] : valuesAt(each, scope).map((item) => ({ ...scope, item }));
    return scopes.filter(when).flatMap((one) => read(one, faults));
  };
}

/** Texts of a notice; those that are missing and optional are left out. */
function compileTexts<Name extends string>(
  texts: Readonly<Record<Name, string | undefined>>,
  place: Place,
): (scope: Scope, faults: Fault[]) => Partial<Record<Name, string>> {
  const all = Object.entries<string | undefined>(texts).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, compileOnlyText(text, inside(place, name))] as const],
  );
  return (scope, faults) =>
    Object.fromEntries(
      all.flatMap(([name, fill]) => {
        const value = fill(scope, faults);
        return value === undefined ? [] : [[name, value]];
      }),
    ) as Partial<Record<Name, string>>;
}

function compileReceipt(definition: ReceiptDefinition, place: Place): Reader {
  const { id, key, ref, status, code } = definition;
  const statusOf = compileOnlyText(status, inside(place, "status"));
  const texts = compileTexts({ id, key, ref, code }, place);
  const time = compileTime(definition, place);
  return (scope, faults) => {
    const told = statusOf(scope, faults);
    const usual = told === undefined ? undefined : own(definition.statuses, told);
    if (usual === undefined) return [];
    const { id: fact = "", code: error, ...names } = texts(scope, faults);
    const { what, permanent } = (error === undefined ? undefined : own(definition.codes ?? {}, error)) ?? usual;
    const reason = error !== undefined && /^[\w.-]{1,64}$/.test(error) ? error : undefined;
    const notice: ReceiptNotice = {
      kind: "receipt",
      id: fact,
      ...names,
      what,
      ...time(scope, faults),
      ...(permanent !== undefined && { permanent }),
      ...(reason !== undefined && { reason }),
    };
    return [notice];
  };
}

function compileReply(definition: ReplyDefinition, place: Place): Reader {
  const { id, key, ref, from, text, payload } = definition;
  const texts = compileTexts({ id, key, ref, from, text, payload }, place);
  const time = compileTime(definition, place);
  return (scope, faults) => {
    const { id: fact = "", from: sender = "", text: words = "", ...rest } = texts(scope, faults);
    return [{ kind: "reply", id: fact, from: sender, text: words, ...rest, ...time(scope, faults) }];
  };
}

/** The moment that the provider tells; a text that is none is left out. */
function compileTime({ at }: NoticeDefinition, place: Place): (scope: Scope, faults: Fault[]) => { at?: number } {
  if (at === undefined) return () => ({});
  const momentOf = compileOnlyText(at.value, inside(inside(place, "at"), "value"));
  return (scope, faults) => {
    const written = momentOf(scope, faults);
    if (written === undefined) return {};
    const ms = at.unit === "iso" ? Date.parse(written) : Number(written) * (at.unit === "s" ? 1000 : 1);
    return Number.isFinite(ms) && Math.abs(ms) < 8.64e15 ? { at: Math.round(ms) } : {};
  };
}

const own = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
