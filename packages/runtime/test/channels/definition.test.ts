/** Definitions: what is refused before anything is sent, with code, place and a sentence. */

import { describe, expect, test } from "vitest";
import type { HttpDefinition } from "../../src/channels/definition.ts";
import { checkHttpDefinition, httpChannel } from "../../src/channels/http.ts";
import { letterDefinition, plainSmsDefinition } from "../../src/channels/presets/plain.ts";
import { pushDefinition } from "../../src/channels/presets/push.ts";
import { smsDefinition, voiceDefinition } from "../../src/channels/presets/twilio.ts";
import { whatsAppDefinition } from "../../src/channels/presets/whatsApp.ts";
import { InputError } from "../../src/problem.ts";

const good: HttpDefinition = {
  id: "sms",
  semantics: "atMostOnce",
  request: { method: "POST", url: "https://api.example/v1/messages", body: { json: { to: "{address}" } } },
};

type Change = Readonly<Record<string, unknown>>;

/** A definition with a member changed at a pointer. */
function changed(pointer: string, value: unknown, base: HttpDefinition = good): unknown {
  const copy = structuredClone(base) as unknown as Change;
  const names = pointer.split("/").slice(1);
  const last = names.pop() ?? "";
  const at = names.reduce<Record<string, unknown>>(
    (one, name) => {
      one[name] ??= {};
      return one[name] as Record<string, unknown>;
    },
    copy as Record<string, unknown>,
  );
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

const found = (definition: unknown, secrets?: Record<string, string>) =>
  checkHttpDefinition(definition, secrets).map(({ code, path }) => `${code} ${path}`);

describe("CH8 what is wrong is told", () => {
  test.each<[string, unknown, string]>([
    ["/id", "", "definition.shape /id"],
    ["/id", undefined, "definition.shape /id"],
    ["/semantics", "exactlyOnce", "definition.shape /semantics"],
    ["/timeoutMs", 0, "definition.shape /timeoutMs"],
    ["/color", "red", "definition.unknownMember /color"],
    ["/request/url", "ftp://api.example/x", "definition.shape /request/url"],
    ["/request/url", "https://{settings.host}/x", "definition.shape /request/url"],
    ["/request/url", "https://user:pw@api.example/x", "definition.shape /request/url"],
    ["/request/url", "https://api.example", "definition.shape /request/url"],
    ["/request/url", "https://API.example/x", "definition.url /request/url"],
    ["/request/url", "https://api.example/a/../x", "definition.url /request/url"],
    ["/request/url", "https://api.example/{nope}", "definition.path /request/url"],
    ["/request/method", "DELETE", "definition.shape /request/method"],
    ["/request/method", "GET", "definition.shape /request/body"],
    ["/request/headers", { "x y": "1" }, "definition.shape /request/headers/x y"],
    ["/request/headers", { Host: "evil.example" }, "definition.shape /request/headers/Host"],
    ["/request/headers", { "content-length": "1" }, "definition.shape /request/headers/content-length"],
    ["/request/auth", { type: "oauth" }, "definition.shape /request/auth/type"],
    ["/request/auth", { type: "basic", user: "a:b", secret: "s" }, "definition.shape /request/auth/user"],
    ["/request/body", { xml: "<a/>" }, "definition.unknownMember /request/body/xml"],
    ["/request/body/json", { to: "{adress}" }, "definition.path /request/body/json/to"],
    ["/response", { ref: "{message.id}" }, "definition.path /response/ref"],
    ["/response", { outcomes: [{ status: "6xx", result: "retry" }] }, "definition.shape /response/outcomes/0/status"],
    ["/response", { outcomes: [{ status: 99, result: "retry" }] }, "definition.shape /response/outcomes/0/status"],
    ["/response", { outcomes: [{ result: "maybe" }] }, "definition.shape /response/outcomes/0/result"],
    [
      "/response",
      { outcomes: [{ when: { path: "a b" }, result: "retry" }] },
      "definition.path /response/outcomes/0/when/path",
    ],
    [
      "/lookup",
      { request: { method: "GET", url: "https://api.example/{address}" }, outcomes: [] },
      "definition.shape /lookup/outcomes",
    ],
    [
      "/lookup",
      { request: { method: "GET", url: "https://api.example/{address}" }, outcomes: [{ result: "absent" }] },
      "definition.path /lookup/request/url",
    ],
    ["/callbacks", { signature: { scheme: "none" }, notices: [] }, "definition.shape /callbacks/signature/scheme"],
    [
      "/callbacks",
      { signature: { scheme: "hmac-sha256-hex", secret: "s", header: "x", payload: "fixed" }, notices: [] },
      "definition.shape /callbacks/signature/payload",
    ],
    [
      "/callbacks",
      {
        signature: { scheme: "meta", secret: "s" },
        notices: [{ kind: "receipt", id: "{body.id}", status: "{body.s}", statuses: { ok: { what: "eaten" } } }],
      },
      "definition.shape /callbacks/notices/0/statuses/ok/what",
    ],
    [
      "/callbacks",
      {
        signature: { scheme: "meta", secret: "s" },
        notices: [{ kind: "reply", each: "query.*", id: "{item.id}", from: "{item.f}", text: "{item.t}" }],
      },
      "definition.path /callbacks/notices/0/each",
    ],
    [
      "/callbacks",
      {
        signature: { scheme: "meta", secret: "s" },
        notices: [{ kind: "reply", id: "{item.id}", from: "{body.f}", text: "{body.t}" }],
      },
      "definition.path /callbacks/notices/0/id",
    ],
  ])("CH8 %s %j", (pointer, value, problem) => {
    expect(found(changed(pointer, value))).toContain(problem);
  });

  test.each([[undefined], [null], ["text"], [[]]])("CH8 %j is no definition", (value) => {
    expect(found(value)).toEqual(["definition.shape "]);
  });

  test("CH8 a definition that is right has no problem, and every problem has a sentence", () => {
    expect(found(good)).toEqual([]);
    const [problem] = checkHttpDefinition(changed("/request/url", "https://api.example"));
    expect(problem?.message).toMatch(/^Write an http or https address with a path, .+\.$/);
  });

  test("CH9 a channel is not made of a definition with problems, nor without its secrets", () => {
    const keyed = changed("/request/auth", { type: "bearer", secret: "apiKey" }) as HttpDefinition;
    expect(found(keyed, {})).toEqual(["definition.secret /request/auth/secret"]);
    expect(found(keyed, { apiKey: "" })).toEqual(["definition.secret /request/auth/secret"]);
    expect(() => httpChannel(keyed)).toThrow(InputError);
    expect(() => httpChannel(changed("/id", "") as HttpDefinition)).toThrow(InputError);
    expect(httpChannel(keyed, { secrets: { apiKey: "k" } })).toMatchObject({
      id: "sms",
      semantics: "atMostOnce",
      timeoutMs: 30_000,
    });
  });
});

test.each<[string, HttpDefinition]>([
  ["sms", smsDefinition({ account: "AC1", from: "+34600000000" })],
  ["voice", voiceDefinition({ account: "AC1", from: "+34600000000" })],
  ["whatsapp", whatsAppDefinition({ phoneNumberId: "1" })],
  ["plain sms", plainSmsDefinition({ apiBase: "https://api.example", from: "ACME" })],
  ["letter", letterDefinition({ apiBase: "https://api.example/" })],
  ["push", pushDefinition({ project: "p" })],
])("CH10 the definition of %s is right, and stays the same as JSON", (_, definition) => {
  expect(found(definition)).toEqual([]);
  expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
});
