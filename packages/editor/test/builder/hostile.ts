/** What somebody might send who means no good, or a program that is broken. */

/** Links in the spellings in which they slip through. */
export const BAD_LINKS = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\tscript:alert(1)",
  "java\nscript:alert(1)",
  "\u0001javascript:alert(1)",
  "javascript\u003aalert(1)",
  "java\u200bscript:alert(1)",
  "\u202ejavascript:alert(1)",
  "ｊavascript:alert(1)",
  "javascript&colon;alert(1)",
  "&#106;avascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "data:text/html;base64,PHNjcmlwdD4=",
  "vbscript:msgbox(1)",
  "blob:https://example.com/x",
  "file:///etc/passwd",
  "view-source:https://example.com",
  "//evil.example/x",
  "https:evil.example",
  "https:\\\\evil.example",
  "https://user:pass@evil.example/",
  "https://example.com\u202e/moc.live",
  "https://exa mple.com/",
  'https://example.com/"onmouseover="alert(1)',
  "https://example.com/<script>",
  "ftp://example.com/",
  "intent://scan/#Intent;end",
] as const;

/** Words that would be something else where words are not escaped. */
export const BAD_WORDS = [
  "<script>globalThis.ran=1</script>",
  "<img src=x onerror=globalThis.ran=1>",
  `"><svg onload=globalThis.ran=1>`,
  `' onmouseover='globalThis.ran=1`,
  "</p></div><iframe srcdoc='<script>parent.ran=1</script>'>",
  "{{#each this}}{{lookup . 'constructor'}}{{/each}}",
  "{{{debtor.name}}}",
  "{{constructor.constructor 'return 1'}}",
  "\\{{x}}",
  "&lt;script&gt;",
  "<!-- --><![CDATA[<script>globalThis.ran=1</script>]]>",
  "\u{F0000}debtor.name\u{F0001}",
  '\u{F0000}x" onmouseover="globalThis.ran=1\u{F0001}',
  "\u202eevil\u2066",
  "a\u200bb\u00adc\ufeff",
  "\ud800",
  "\u0000\u0007",
  "__proto__",
  "constructor",
  "x".repeat(3000),
] as const;

const deep = (levels: number): unknown => {
  let value: unknown = [{ t: "x" }];
  for (let i = 0; i < levels; i++) value = [{ select: "a", cases: { other: value } }];
  return value;
};
const round: { self?: unknown } = {};
round.self = [round, round];

/** Values where others are expected. */
export const BAD_VALUES: readonly unknown[] = [
  ...[undefined, null, true, 0, -1, 0.5, 1e21, Number.NaN, Number.POSITIVE_INFINITY, "", "x", 10n, Symbol("x")],
  ...[[], {}, [null], [[]], { length: 3 }, new Date(0), new Map([["a", 1]]), /x/, () => 1, round],
  ...[JSON.parse('{"__proto__":{"polluted":1}}'), JSON.parse('{"constructor":{"prototype":{"polluted":1}}}')],
  ...[deep(5), deep(20_000), new Array(4_000_000_000), "x".repeat(100_000)],
  {
    get trap(): never {
      throw new Error("nobody may read this");
    },
  },
  new Proxy(
    {},
    {
      ownKeys() {
        throw new Error("nobody may look at this");
      },
    },
  ),
];

export const BAD_PATHS = [
  ...["", "/", "props", "/props", "/props/", "/__proto__/polluted", "/props/__proto__/polluted", "/props/constructor"],
  ...["/props/text/__proto__", "/settings/prototype/x", "/policy", "/policy/required", "/policy/locked/0", "/root/0"],
  ...["/root", "/id", "/kind", "/schema", "/type", "/lock", "/v", "/slots/content", "/locales", "/locales/0"],
  ...["/variables", "/variables/properties", "/variants", "/variants/0/key", "/props/~2", "/props/text/en/-1"],
  ...["/props/text/en/99999999", "/defaultLocale", "/name", "/when", "/note", "/settings", "/settings/subject"],
] as const;
