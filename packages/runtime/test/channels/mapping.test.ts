/** Templates and paths of definitions: what they read, what they refuse, and that no value leaves its place. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Path, parsePath, valueAt, valuesAt } from "../../src/channels/path.ts";
import { compileRequest, isUnfit } from "../../src/channels/request.ts";
import { compileTemplate, type Fault, type Template } from "../../src/channels/template.ts";
import type { Problem } from "../../src/problem.ts";

const ROOTS = ["message", "address", "key", "settings", "callbackUrl", "query", "body", "list"];

/** What a template makes of a scope: the value, and the faults as `code path`. */
function made(template: Template, scope: Readonly<Record<string, unknown>>) {
  const problems: Problem[] = [];
  const render = compileTemplate(template, { pointer: "", roots: ROOTS, problems });
  const faults: Fault[] = [];
  const value = render(scope, faults);
  return { value, faults: faults.map(({ code, path }) => `${code} ${path}`), problems };
}

const problemsOf = (template: Template) => made(template, {}).problems.map(({ code, path }) => `${code} ${path}`);

describe("values", () => {
  test.each<[Template, object, unknown]>([
    ["{address}", { address: "+34" }, "+34"],
    ["{message.parts}", { message: { parts: { a: [1] } } }, { a: [1] }],
    ["a {message.n} b", { message: { n: 3 } }, "a 3 b"],
    ["{list.1.name}", { list: [{}, { name: "x" }] }, "x"],
    ["{message.sender|settings.from}", { settings: { from: "ACME" } }, "ACME"],
    ["{message.sender|settings.from}", { message: { sender: "M" }, settings: { from: "ACME" } }, "M"],
    ["{{{key}}}", { key: "k" }, "{k}"],
    [{ a: "{key}", b: "{address?}", c: ["{address?}", 1, null] }, { key: "k" }, { a: "k", c: [1, null] }],
    ["to {address?}!", {}, "to !"],
    ["{query.[body.digits]}", { query: { 1: "payNow" }, body: { digits: "1" } }, "payNow"],
    [{ $if: "message.html", $then: "h", $else: "t" }, { message: { html: "<p>" } }, "h"],
    [{ a: { $if: "message.html", $then: "h" } }, { message: {} }, {}],
    ["{settings.flag}", { settings: { flag: false } }, false],
  ])("CH1 a template shows values by path: %j", (template, scope, value) => {
    const { problems, faults, ...result } = made(template, scope as Record<string, unknown>);
    expect({ problems, faults, ...result }).toEqual({ problems: [], faults: [], value });
  });

  test.each<[string, unknown, unknown]>([
    ["digits", "+34 600-00", "3460000"],
    ["hash", "a", "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"],
    ["base64", "ñ", "w7E="],
    ["json", { a: 1 }, '{"a":1}'],
    ["xml", "a<b>&\"'\u0000c", "a&lt;b&gt;&amp;&quot;&apos;c"],
    ["lines", "A\r\n\n B \nC", ["A", "B", "C"]],
    ["upper", "eur", "EUR"],
    ["speech", '<speak version="1.1"><p>Hi</p></speak>', "<p>Hi</p>"],
    [
      "menu",
      [
        { key: "1", intent: "payNow" },
        { key: "#", intent: "a&b" },
      ],
      "1=payNow&%23=a%26b",
    ],
    ["mark", "https://h/x?a=1", "&"],
    ["mark", "https://h/x", "?"],
    ["urlPart", "a b/c", "a%20b%2Fc"],
  ])("CH2 the form %s", (form, value, expected) => {
    expect(made(`{key:${form}}`, { key: value })).toEqual({ value: expected, faults: [], problems: [] });
  });

  test("CH2 forms follow one another", () => {
    const menu = [
      { key: "1", intent: "a" },
      { key: "2", intent: "b" },
    ];
    expect(made("{list:menu:xml}", { list: menu }).value).toBe("1=a&amp;2=b");
  });

  test.each<[Template, object, string]>([
    ["{address}", {}, "mapping.missing address"],
    ["{address}", { address: null }, "mapping.missing address"],
    ["to {message.to}", { message: {} }, "mapping.missing message.to"],
    ["to {message}", { message: { a: 1 } }, "mapping.form message"],
    ["{message:digits}", { message: [] }, "mapping.form message:digits"],
    ["{key:speech:digits}", { key: {} }, "mapping.form key:speech:digits"],
  ])("CH3 what is missing or does not fit is told by its path, without the value: %j", (template, scope, fault) => {
    expect(made(template, scope as Record<string, unknown>).faults).toEqual([fault]);
  });

  test("CH3 members that an object only inherits are not there", () => {
    const paths = ["message.constructor", "message.__proto__", "list.length", "message.toString"];
    for (const path of paths) expect(valueAt(parsePath(path) as Path, { message: {}, list: [1] })).toBeUndefined();
  });

  test.each<[Template, string]>([
    ["{adress}", "definition.path "],
    ["{query.[bdy.x]}", "definition.path "],
    ["{address", "definition.template "],
    ["a } b", "definition.template "],
    ["{a..b}", "definition.template "],
    ["{key:shout}", "definition.form "],
    [{ to: ["x", "{}"] }, "definition.template /to/1"],
    [{ $if: "message.", $then: 1 }, "definition.template /$if"],
    [{ $if: "message.a", also: 1 }, "definition.template /also"],
    [{ "a/b": "{nope}" }, "definition.path /a~1b"],
    [(() => 1) as unknown as Template, "definition.template "],
  ])("CH4 a template that cannot be read is told with its place: %j", (template, problem) => {
    expect(problemsOf(template)).toContain(problem);
  });

  test("CH5 stars reach every item, in order", () => {
    const path = parsePath("body.entry.*.changes.*.id", { stars: true }) as Path;
    const entry = [{ changes: [{ id: 1 }, { id: 2 }] }, {}, { changes: [{ id: 3 }, {}] }, { changes: "no list" }];
    expect(valuesAt(path, { body: { entry } })).toEqual([1, 2, 3]);
    expect(parsePath("body.*")).toBeUndefined();
  });
});

const place = () => ({ pointer: "", roots: ROOTS, problems: [] as Problem[] });

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    ".",
    "..",
    "%2e%2e",
    "a/../b",
    "?x=1",
    "#f",
    "@evil.example",
    "\r\nx: y",
    "//evil.example",
    "\\",
    "\ud800",
  ),
);

describe("requests", () => {
  const plan = compileRequest(
    {
      method: "POST",
      url: "https://api.example/v1/{key}/messages?to={address}",
      headers: { "x-name": "{message.name}" },
      body: { form: { To: "{address}", Text: "Hi {message.name}" } },
    },
    place(),
  );

  test("CH6 whatever a value is, it stays in its part of the address, in its header and in its field", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anyText, async (key, address, name) => {
        const built = await plan.build({ key, address, message: { name } }, {});
        if (isUnfit(built)) return;
        const url = new URL(built.url);
        expect(url.origin).toBe("https://api.example");
        expect(url.hash).toBe("");
        const segments = url.pathname.split("/");
        expect(segments).toHaveLength(4);
        expect([segments[1], segments[3]]).toEqual(["v1", "messages"]);
        const whole = (text: string) => text.replace(/\p{Surrogate}/gu, "\ufffd");
        expect(decodeURIComponent(segments[2] ?? "")).toBe(whole(key));
        expect([...url.searchParams]).toEqual([["to", whole(address)]]);
        expect(new Headers(built.headers).get("x-name")).toBe(whole(name).replace(/^[ ]+|[ ]+$/g, ""));
        const form = new URLSearchParams(built.body as string);
        expect([...form]).toEqual([
          ["To", whole(address)],
          ["Text", `Hi ${whole(name)}`],
        ]);
      }),
    );
  });

  test.each([
    ["key", ".", "mapping.url"],
    ["key", "..", "mapping.url"],
    ["key", "", "mapping.missing"],
    ["name", "a\r\nx-evil: 1", "mapping.header"],
    ["name", "a\u0000", "mapping.header"],
    ["name", "日本", "mapping.header"],
  ])("CH6 %s %j is refused", async (name, value, code) => {
    const scope = { key: "k", address: "a", message: { name: "n" } };
    const built = await plan.build(
      name === "name" ? { ...scope, message: { name: value } } : { ...scope, [name]: value },
      {},
    );
    expect(isUnfit(built) && built.code).toBe(code);
  });

  test("CH7 JSON of a body is that of the template, whatever the values are", async () => {
    const json = compileRequest(
      {
        method: "POST",
        url: "https://api.example/v1/",
        body: { json: { to: "{address}", texts: ["{message.name}"] } },
      },
      place(),
    );
    await fc.assert(
      fc.asyncProperty(anyText, fc.jsonValue(), async (address, name) => {
        fc.pre(name !== null);
        const built = await json.build({ address, message: { name } }, {});
        expect(isUnfit(built)).toBe(false);
        if (!isUnfit(built))
          expect(JSON.parse(built.body as string)).toEqual(JSON.parse(JSON.stringify({ to: address, texts: [name] })));
      }),
    );
  });
});
