/** Strings that try to be more than a value: markup, quotes, line breaks, directions, schemes, merge tags. */

import fc from "fast-check";

const PIECES = [
  ...["<script>alert(1)</script>", "</p>", "<img src=x onerror=alert(1)>", "-->", "<!--", "--!>", "]]>", "<![CDATA["],
  ...['"', "'", "`", "=", ">", "<", "&", "&lt;", "&#x3c;", "&quot;", "/>", "</title>", "</style>", "</textarea>"],
  ...["\r\nBcc: a@b.example", "\n", "\r", "\u2028", "\u0085", "\u000b", "\t", "\u0000", "\u001b[2J", "\u007f"],
  ...["\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\u00a0", "\ud800", "\udc00", "\u{1f600}", "e\u0301"],
  ...["javascript:alert(1)", "JaVaScRiPt:", "data:text/html,<b>", "vbscript:", "//evil.example", "https://"],
  ...[
    "https://pay.example/a?b=c&d=e#f",
    "\\",
    "%0a",
    "%3c",
    "{{",
    "}}",
    "{{{a}}}",
    "$\x7ba}",
    "on",
    " onload=",
    "EUR1.00",
  ],
];

export const hostile = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 4 })), { maxLength: 5 })
  .map((pieces) => pieces.join(""));
