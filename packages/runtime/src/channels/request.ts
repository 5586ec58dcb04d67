/** Requests of a definition: filled in for one message, so that no value leaves the place it was meant for. */

import { error } from "../problem.ts";
import type { RequestDefinition } from "./definition.ts";
import type { HttpRequest } from "./exchange.ts";
import { textOf } from "./format.ts";
import type { Scope } from "./path.ts";
import { type Secrets, type SecretUse, secretOf } from "./secrets.ts";
import { compileOnlyText, compilePieces, compileTemplate, type Fault, inside, type Place } from "./template.ts";

/** Why a message cannot be written as the definition wants it. Holds no value of the message. */
export interface Unfit {
  readonly code: Fault["code"] | "mapping.url" | "mapping.header";
  /** The path, or the name of the header. */
  readonly at: string;
}

export interface RequestPlan {
  /** @throws Error when a secret cannot be had. */
  build(scope: Scope, secrets: Secrets): Promise<HttpRequest | Unfit>;
  readonly secrets: readonly SecretUse[];
}

type Content = Pick<HttpRequest, "body"> & { readonly type?: string };
type Fill<T> = (scope: Scope, faults: Fault[]) => T;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they end a header
const CONTROL = /[\u0000-\u001f\u007f]/;

export function compileRequest(request: RequestDefinition, place: Place): RequestPlan {
  const url = compileUrl(request.url, inside(place, "url"));
  const headers = Object.entries(request.headers ?? {}).map(
    ([name, value]) => [name.toLowerCase(), compileOnlyText(value, inside(inside(place, "headers"), name))] as const,
  );
  const content = compileBody(request, inside(place, "body"));
  const { auth, idempotencyHeader } = request;
  const build = async (scope: Scope, secrets: Secrets): Promise<HttpRequest | Unfit> => {
    const faults: Fault[] = [];
    const address = url(scope, faults);
    const { type, body } = content(scope, faults);
    const all: Record<string, string> = { ...(type !== undefined && { "content-type": type }) };
    for (const [name, fill] of headers) {
      const value = fill(scope, faults);
      if (value !== undefined) all[name] = value;
    }
    if (idempotencyHeader !== undefined) all[idempotencyHeader.toLowerCase()] = textOf(scope.key) ?? "";
    if (auth !== undefined) Object.assign(all, await authHeader(auth, secrets));
    const [fault] = faults;
    if (fault !== undefined) return { code: fault.code, at: fault.path };
    // What the address parses to must be what was written: a value cannot climb out of its place.
    if (!URL.canParse(address) || new URL(address).href !== address) return { code: "mapping.url", at: request.url };
    const broken = Object.entries(all).find(([, value]) => CONTROL.test(value) || !isLatin(value));
    if (broken !== undefined) return { code: "mapping.header", at: broken[0] };
    return { method: request.method, url: address, headers: all, ...(body !== undefined && { body }) };
  };
  return { build, secrets: auth === undefined ? [] : [{ name: auth.secret, pointer: `${place.pointer}/auth/secret` }] };
}

export const isUnfit = (built: HttpRequest | Unfit): built is Unfit => "code" in built;

const isLatin = (value: string): boolean => [...value].every((sign) => (sign.codePointAt(0) ?? 0) < 256);

function compileUrl(url: string, place: Place): Fill<string> {
  const pieces = compilePieces(url, place);
  const sample = pieces.map((piece) => (typeof piece === "string" ? piece : "x")).join("");
  if (!URL.canParse(sample) || new URL(sample).href !== sample) {
    const says =
      'This is not how the address is sent: write the host in small letters, no default port, no "..", and other signs percent-encoded.';
    place.problems.push(error("definition.url", says, { path: place.pointer }));
  }
  return (scope, faults) =>
    pieces.map((piece) => (typeof piece === "string" ? piece : urlPart(piece(scope, faults)))).join("");
}

/** As `encodeURIComponent`, and also what parsers of addresses encode themselves. */
const urlPart = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function compileBody({ method, body }: RequestDefinition, place: Place): Fill<Content> {
  if (body === undefined) return () => ({});
  if (method === "GET")
    place.problems.push(error("definition.shape", "A GET has no body: use another method.", { path: place.pointer }));
  if ("json" in body) {
    const render = compileTemplate(body.json, inside(place, "json"));
    return (scope, faults) => ({ type: "application/json", body: JSON.stringify(render(scope, faults) ?? null) });
  }
  if ("text" in body) {
    const render = compileOnlyText(body.text, inside(place, "text"));
    return (scope, faults) => ({ type: body.type, body: render(scope, faults) ?? "" });
  }
  const render = compileTemplate(body.form, inside(place, "form"));
  return (scope, faults) => ({
    type: "application/x-www-form-urlencoded",
    body: formOf(render(scope, faults) as Readonly<Record<string, unknown>>, faults),
  });
}

function formOf(fields: Readonly<Record<string, unknown>>, faults: Fault[]): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      const text = textOf(one);
      if (text === undefined) faults.push({ code: "mapping.form", path: name });
      else form.append(name, text);
    }
  }
  return form.toString();
}

async function authHeader(
  auth: NonNullable<RequestDefinition["auth"]>,
  secrets: Secrets,
): Promise<Readonly<Record<string, string>>> {
  const secret = await secretOf(auth.secret, secrets);
  switch (auth.type) {
    case "bearer":
      return { authorization: `Bearer ${secret}` };
    case "basic":
      return { authorization: `Basic ${Buffer.from(`${auth.user}:${secret}`, "utf8").toString("base64")}` };
    case "header":
      return { [auth.name.toLowerCase()]: `${auth.prefix ?? ""}${secret}` };
  }
}
