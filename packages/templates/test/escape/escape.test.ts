/** Escaping, held against parsers of what comes out. */

import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import { escaperOf, type PlaceContext } from "../../src/escape/escape.ts";
import { checkLink } from "../../src/escape/links.ts";
import { compileMerge } from "../../src/merge/merge.ts";
import { ENVIRONMENT, merged, problems } from "../merge/merging.ts";
import { hostile } from "./hostile.ts";

const MANY = { numRuns: sized(1000, 10_000) };

type Node = DefaultTreeAdapterTypes.Node;

/** Elements with the names of their attributes, and comments: all of a document but its words. */
function shape(node: Node): unknown {
  const name = "tagName" in node ? `${node.tagName} ${node.attrs.map((attr) => attr.name).join(" ")}` : node.nodeName;
  const children = "childNodes" in node ? node.childNodes : [];
  return [name, children.filter((child) => child.nodeName !== "#text").map(shape)];
}

const words = (node: Node): string =>
  "value" in node ? node.value : "childNodes" in node ? node.childNodes.map(words).join("") : "";

function attributes(node: Node): string[] {
  const own = "attrs" in node ? node.attrs.map(({ value }) => value) : [];
  return "childNodes" in node ? [...own, ...node.childNodes.flatMap(attributes)] : own;
}

/** What any HTML parser makes of a text: line ends are line feeds, NUL is dropped, in attributes replaced. */
const asLines = (text: string): string => text.replace(/\r\n?/g, "\n");
const asText = (text: string): string => asLines(text).replaceAll("\0", "");
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\ufffd");
const asAttribute = (text: string): string => text.replaceAll("\0", "\ufffd");

describe("E1 in HTML a value is words, whatever it says", () => {
  const document = (slot: string) =>
    `<!doctype html><html lang="en"><head><title>t</title></head><body>${slot}</body></html>`;

  test("E1 between tags", () => {
    const source = document("<p>{{a}}</p><textarea>x{{a}}</textarea>");
    const tree = shape(parse(merged(source, { a: "x" }, { escape: "markup" })));
    fc.assert(
      fc.property(hostile, (a) => {
        const page = parse(merged(source, { a }, { escape: "markup" }));
        expect(shape(page)).toEqual(tree);
        expect(words(page)).toBe(`t${asText(a)}x${asLines(asAttribute(a))}`);
      }),
      MANY,
    );
  });

  test("E1 in the title and in comments", () => {
    const source =
      '<!doctype html><html lang="en"><head><title>{{a}}</title></head><body><!-- {{a}} --><!--[if mso]><p>{{a}}</p><![endif]--></body></html>';
    const tree = shape(parse(merged(source, { a: "x" }, { escape: "markup" })));
    fc.assert(
      fc.property(hostile, (a) => {
        expect(shape(parse(merged(source, { a }, { escape: "markup" })))).toEqual(tree);
      }),
      MANY,
    );
  });

  test("E1 in attributes", () => {
    const source = document(`<img alt="{{a}}" title='{{a}}' src="https://x.example/"><p class="b {{a}} c">x</p>`);
    const tree = shape(parse(merged(source, { a: "x" }, { escape: "markup" })));
    fc.assert(
      fc.property(hostile, (a) => {
        const page = parse(merged(source, { a }, { escape: "markup" }));
        expect(shape(page)).toEqual(tree);
        const value = asAttribute(a);
        expect(attributes(page)).toEqual(["en", value, value, "https://x.example/", `b ${value} c`]);
      }),
      MANY,
    );
  });

  test("E1 in links, which are refused or harmless", () => {
    const source = document('<a href="{{a}}">x</a><a href="https://pay.example/p/{{a}}?q={{a}}#{{a}}">y</a>');
    const tree = shape(
      parse(merged(source.replace('"{{a}}"', '"https://x.example/"'), { a: "x" }, { escape: "markup" })),
    );
    let links = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          hostile,
          hostile.map((text) => `https://pay.example/${text}`),
        ),
        (a) => {
          const compiled = compileMerge(source, { escape: "markup" });
          const result = compiled.ok ? compiled.value.render({ a }, ENVIRONMENT) : compiled;
          if (!result.ok) {
            expect(result.error[0]).toMatchObject({ code: "merge.url", data: { path: "a" } });
            return;
          }
          links += 1;
          const page = parse(result.value.text);
          expect(shape(page)).toEqual(tree);
          const [, whole = "", part = ""] = attributes(page);
          if (a !== "") expect(["https:", "mailto:", "tel:"]).toContain(new URL(whole).protocol);
          const url = new URL(part);
          expect(url.origin).toBe("https://pay.example");
          expect(url.searchParams.get("q")).toBe(wellFormed(a));
        },
      ),
      MANY,
    );
    expect(links).toBeGreaterThan(MANY.numRuns / 20);
  });
});

describe("E2 a value stands only where escaping makes it safe", () => {
  test.each([
    ["<script>{{a}}</script>", "merge.place 1:9"],
    ["<style>p{color:{{a}} }</style>", "merge.place 1:16"],
    ['<p onclick="{{a}}">', "merge.place 1:13"],
    ['<p style="color:{{a}}">', "merge.place 1:17"],
    ['<img srcset="{{a}}">', "merge.place 1:14"],
    ['<iframe srcdoc="{{a}}"></iframe>', "merge.place 1:17"],
    ['<meta http-equiv="refresh" content="0;url={{a}}">', "merge.place 1:43"],
    ["<p class={{a}}>", "merge.place 1:10"],
    ["<p {{a}}>", "merge.place 1:4"],
    ['<p {{a}}="x">', "merge.place 1:4"],
    ["<{{a}}>", "merge.place 1:2"],
    ["<p{{a}}>", "merge.place 1:3"],
    ["<p class=x{{a}}>", "merge.place 1:11"],
    ['{{#if a}}<p class="{{/if}}">', "merge.place 1:1"],
    ['{{#each a}}<p title="{{/each}}x">', "merge.place 1:1"],
    ['{{#each a}}<p title="{{else}}<p title="{{/each}}">', "merge.place 1:1"],
    ['<p class="{{#if a}}"{{/if}}>', "merge.place 1:11"],
    ["<!-- {{a}}", "merge.place 1:1"],
    ["</{{a}}>", "merge.place 1:3"],
    ["<!doctype {{a}}>", "merge.place 1:11"],
    ["<{{! x }}script>{{a}}</script>", "merge.place 1:17"],
    ["<scr{{#if a}}{{/if}}ipt>{{a}}</script>", "merge.place 1:5"],
    ["<!-- --{{#if a}}{{/if}}><p class={{a}} -->", "merge.place 1:8"],
    ['<textarea>"<a href="</textarea><p title={{a}}>', "merge.place 1:41"],
    ['<p {{#if a}}class="x"{{/if}}>', "merge.place 1:4"],
    ['<a href="{{a}}', "merge.place 1:1"],
  ])("E2 %s", (source, says) => {
    expect(problems(source, { a: [] }, { escape: "markup" })).toContain(says);
  });

  test.each([
    ['{{#if a}}<p class="x">{{a}}</p>{{/if}}'],
    ['<a href="{{#if a}}{{a}}{{else}}https://x.example/{{/if}}">x</a>'],
    ['<p class="{{#if a}}b{{else}}c{{/if}}" title=\'"\' >"{{a}}</p>'],
    ['<p a=b c d="e"/>{{a}}<br/>{{a}}'],
    ["1 < 2 {{a}} <3 {{a}}"],
    ['<!--[if mso | IE]><v:rect href="{{a}}"><![endif]-->{{a}}<!--[if !mso]><!-->{{a}}<!--<![endif]-->'],
    ["<STYLE>p > a {}</STYLE >{{a}}<script>if (a < b) '</p>'</script>{{a}}"],
  ])("E2 %s is fine", (source) => {
    expect(problems(source, { a: "https://x.example/" }, { escape: "markup" })).toEqual([]);
  });

  test("E2 where our reading of a tag differs from a parser, no value gets out of its place", () => {
    const pieces = fc.constantFrom(
      ..."<p a=\"b\" 'c' <!-- --> <!--> <!---> <!--[if mso]> <script> </script> <title> </title> / = > <![x ]> </ <? {{a}} {{a}} {{a}}".split(
        " ",
      ),
    );
    const attack = `"'><b id=x>`;
    fc.assert(
      fc.property(fc.array(fc.tuple(pieces, fc.constantFrom("", " ")), { maxLength: 12 }), (parts) => {
        const source = parts.flat().join("");
        const compiled = compileMerge(source, { escape: "markup" });
        if (!compiled.ok) return;
        const render = (a: string) => {
          const result = compiled.value.render({ a }, ENVIRONMENT);
          return result.ok ? shape(parse(result.value.text)) : undefined;
        };
        const found = render(attack);
        if (found !== undefined) expect(found).toEqual(render("xy"));
      }),
      MANY,
    );
  });
});

describe("E3 links are web addresses, mail addresses and telephone numbers", () => {
  test.each([
    ["https://pay.example/a?b=c", "https://pay.example/a?b=c"],
    [" https://pay.example ", "https://pay.example/"],
    ["HTTPS://Pay.Example/\u00e9", "https://pay.example/%C3%A9"],
    ["mailto:help@x.example?subject=Case%201", "mailto:help@x.example?subject=Case%201"],
    ["tel:+49-30-123456", "tel:+49-30-123456"],
  ])("E3 %s is shown", (link, shown) => {
    expect(checkLink(link)).toEqual({ ok: true, value: shown });
  });

  test.each([
    ["javascript:alert(1)", "scheme"],
    ["JAVASCRIPT:alert(1)", "scheme"],
    ["java\nscript:alert(1)", "signs"],
    ["\u0001javascript:alert(1)", "signs"],
    ["data:text/html,x", "scheme"],
    ["vbscript:x", "scheme"],
    ["http://pay.example/", "scheme"],
    ["file:///etc/passwd", "scheme"],
    ["//evil.example/", "form"],
    ["/pay", "form"],
    ["pay.example", "form"],
    ["", "form"],
    ["https:evil.example", "form"],
    ["https:/evil.example", "form"],
    ["https:///evil.example", "form"],
    ["https://", "form"],
    ["https:\\\\evil.example", "signs"],
    ["https://pay.example@evil.example/", "user"],
    ["https://u:p@pay.example/", "user"],
    ["https://pay.example/a b", "signs"],
    ["https://pay.example/\u202egpj", "signs"],
    ["https://pay.example/\ud800", "signs"],
    ["mailto:a@x.example?bcc=b@y.example", "form"],
    ["mailto:a@x.example,b@y.example", "form"],
    ["mailto:a@x.example?subject=x%0d%0aBcc:b@y.example", "form"],
    ["mailto:", "form"],
    ["tel:*21*0900123#", "form"],
    ["tel:", "form"],
  ])("E3 %s is refused", (link, reason) => {
    expect(checkLink(link)).toEqual({ ok: false, error: reason });
  });

  test("E3 a link is written as URL writes it, whether it had to be taken apart or not", () => {
    const label = fc.constantFrom("pay", "a-b", "x1", "xn--bcher-kva", "A", "1", "-", "co");
    const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join("."));
    const sign = fc.constantFrom(..."/?#.&=%-_~!$()*+,;:@aZ09'|é", "%2e", "..", "//", " ");
    const rest = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(""));
    const port = fc.constantFrom("", "", "", ":443", ":8080", ":");
    let shown = 0;
    fc.assert(
      fc.property(host, port, rest, (name, at, path) => {
        const link = `https://${name}${at}/${path}`;
        const checked = checkLink(link);
        if (!checked.ok) return;
        shown += 1;
        expect(checked.value).toBe(new URL(link.trim()).href);
        const only = checkLink(link, { hosts: [new URL(link.trim()).hostname] });
        expect(only).toEqual(checked);
        expect(checkLink(link, { hosts: ["elsewhere.example"] }).ok).toBe(false);
      }),
      MANY,
    );
    expect(shown).toBeGreaterThan(20);
  });

  test("E3 http only by option, hosts only those of the list", () => {
    const hosts = ["pay.example", "*.Brand.example"];
    expect(checkLink("http://pay.example/", { http: true }).ok).toBe(true);
    const reach = (host: string) => checkLink(`https://${host}/`, { hosts }).ok;
    expect(["pay.example", "a.brand.example", "a.b.brand.example"].map(reach)).toEqual([true, true, true]);
    expect(
      ["evil.example", "xpay.example", "pay.example.evil.example", "brand.example", "notbrand.example"].map(reach),
    ).toEqual(Array(5).fill(false));
    expect(checkLink("mailto:a@x.example", { hosts }).ok).toBe(true);
  });
});

describe("E4 in other channels a value stays in its line and its place", () => {
  const escaped = (context: PlaceContext, text: string): string => {
    const found = escaperOf(context)(text);
    if (typeof found !== "string") throw new Error(found.refused);
    return found;
  };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may come out
  const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

  test.each(["header", "qr"] as const)("E4 %s: one line, nothing that steers", (context) => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(escaped(context, text)).not.toMatch(STEERING);
        expect(escaped(context, text)).not.toMatch(/[\n\t]/);
        const whole = merged("Re: {{a}}\r\nX: y", { a: text }, { escape: context });
        expect(whole).not.toMatch(STEERING);
        expect(whole).not.toMatch(/[\n\t]/);
      }),
      MANY,
    );
  });

  test.each(["text", "sms"] as const)("E4 %s: lines, and nothing that steers", (context) => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(merged("{{a}}\u202e", { a: text }, { escape: context })).not.toMatch(STEERING);
      }),
      MANY,
    );
  });

  test("E4 an SMS has ordinary blanks and no unseen signs", () => {
    expect(escaped("sms", "1\u202f234,50\u00a0\u20ac\u00ad\u200b\tx")).toBe("1 234,50 \u20ac x");
    expect(escaped("sms", "\u{1f468}\u200d\u{1f469}")).toBe("\u{1f468}\u200d\u{1f469}");
  });

  test("E4 a header has 150 characters unless told otherwise, and ends in an ellipsis where it is cut", () => {
    expect([...merged("{{a}}", { a: "\u{1f600}".repeat(200) }, { escape: "header" })]).toHaveLength(150);
    expect(merged("{{a}}", { a: "one two" }, { escape: "header", headerLength: 5 })).toBe("one\u2026");
    expect(merged("  a   {{a}} ", { a: "" }, { escape: "header" })).toBe("a");
  });

  test("E4 XML: no tag, no entity of its own, no sign that XML cannot have", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const xml = escaped("ssml", text);
        expect(xml).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|apos);)/);
        expect(xml).not.toMatch(STEERING);
        expect(xml).not.toMatch(/[\ufffe\uffff]/);
      }),
      MANY,
    );
  });

  test("E4 a part of a link has only signs that mean nothing in one", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(escaped("urlPart", text)).toMatch(/^[\w.~%-]*$/);
        expect(decodeURIComponent(escaped("urlPart", text))).toBe(wellFormed(text));
      }),
      MANY,
    );
  });
});
