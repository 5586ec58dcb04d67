/** What is pasted into a text in a real browser, however hostile. */

import type { RichText, Template } from "@dunlin/templates";
import { describe, expect, test } from "vitest";
import { RUNS } from "../../../../scripts/inBrowser.ts";
import { MINUTE, text, writingPage } from "./textBrowser.ts";
import type { WritingPage } from "./textPage.tsx";
import { DOCS_LETTER, WORD_LETTER } from "./textSources.ts";

declare const writing: WritingPage;

describe.runIf(RUNS)("pasting in a browser", { timeout: 2 * MINUTE }, () => {
  const { open, write, runs, press, paste, told, page } = writingPage();

  /** What a copy puts on the clipboard. */
  const copied = () =>
    page().evaluate(() => {
      const data = new DataTransfer();
      const copy = new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector(".dn-paper .dn-writer")?.dispatchEvent(copy);
      return { html: data.getData("text/html"), plain: data.getData("text/plain") };
    });

  test.each([
    ["Word", WORD(), [{ t: "Dear " }, { t: "Ms", b: true }, { t: " Ferrer," }, { br: 1 }, { t: "please pay." }]],
    [
      "a letter of Word with its list, without its comments and what was deleted in it",
      WORD_LETTER,
      [
        ...[{ t: "Dear Ms\u00a0Ferrer,", b: true }, { br: 1 }, { br: 1 }, { t: "your payment of " }],
        ...[{ t: "€182.40", i: true }, { t: " has not arrived yet." }, { br: 1 }, { t: "• by transfer" }, { br: 1 }],
        ...[{ t: "2. on our " }, { t: "page", a: { to: "url", url: "https://example.com/pay" } }],
      ],
    ],
    [
      "a letter of Google Docs with its lists",
      DOCS_LETTER,
      [
        ...[{ t: "Dear Ms Ferrer,", b: true }, { br: 1 }, { br: 1 }, { t: "your payment of " }],
        ...[{ t: "€182.40", i: true }, { t: " is open. " }],
        ...[{ t: "Pay", a: { to: "url", url: "https://example.com/pay?id=1" } }, { t: ":" }, { br: 1 }],
        ...[{ t: "• by transfer" }, { br: 1 }, { t: "• by card" }, { br: 1 }, { t: "1. Call us" }],
      ],
    ],
    [
      "a table",
      "<table><tr><td>Invoice</td><td>Due</td></tr><tr><td>10</td><td>4 Nov</td></tr></table>",
      [...[{ t: "Invoice Due" }, { br: 1 }, { t: "10 4 Nov" }]],
    ],
    [
      "Google Docs",
      '<b style="font-weight:normal"><span style="font-weight:700">bold</span> not</b>',
      [{ t: "bold", b: true }, { t: " not" }],
    ],
    [
      "a script",
      "<p>a<script>writing.ran = 1</script>b<style>p{}</style><svg onload='writing.ran=1'><text>x</text></svg></p>",
      [{ t: "ab" }],
    ],
    ["handlers", "<img src=x onerror='writing.ran=1'><b onclick='writing.ran=1'>c</b>", [{ t: "c", b: true }]],
    [
      "bad links",
      '<a href="java&#9;script:alert(1)">a</a> <a href="data:text/html,x">b</a> <a href="//example.com">c</a>',
      [{ t: "a b c" }],
    ],
    [
      "good links",
      '<a href="https://example.com/?utm_source=x&id=1">a</a> <a href="mailto:help@example.com"><u>b</u></a>',
      [
        { t: "a", a: { to: "url", url: "https://example.com/?id=1" } },
        { t: " " },
        { t: "b", a: { to: "email", address: "help@example.com" } },
      ],
    ],
    [
      "what is hidden",
      '<p>a<span style="display:none">b</span><span style="font-size:0">c</span><i hidden>d</i><span style="mso-hide:all">e</span></p>',
      [{ t: "a" }],
    ],
    ["steering signs", "<p>pay\u202e evil\u200b now</p>", [{ t: "pay evil now" }]],
    [
      "an iframe",
      "<iframe srcdoc='<script>parent.writing.ran=1</script>'></iframe><object data='x'></object><p>ok</p>",
      [{ t: "ok" }],
    ],
    [
      "a base and a form",
      "<base href='https://evil.example/'><form action='https://evil.example'><input value='x'><button>go</button></form>",
      [{ t: "go" }],
    ],
    ["raw Handlebars in a sign", `<span data-dn-run='{"hbs":"{{lookup this}}"}'>x</span>`, [{ t: "x" }]],
    ["a link of ours to elsewhere", `<a data-dn-link='{"to":"url","url":"https://evil.example/"}'>x</a>`, [{ t: "x" }]],
    ["a sign of ours", `<span data-dn-run='{"var":"debtor.name"}'>x</span>`, [{ var: "debtor.name" }]],
  ] as readonly (readonly [string, string, RichText])[])(
    "BT7 of %s only words, marks, safe links and lines are pasted",
    async (_, html, expected) => {
      await open([text("a", [])]);
      await write("a");
      await paste(html);
      expect(await runs("a")).toEqual(expected);
      expect(await page().evaluate(() => writing.ran)).toBe(0);
    },
  );

  test("BT7 what is copied from a text is pasted as it was: signs with their forms, marks, links and lines", async () => {
    const all: RichText = [
      ...[
        { t: "Pay ", b: true as const },
        { var: "dueDate", fmt: "text" as const, fallback: "one day = on time" },
      ],
      ...[
        { br: 1 as const },
        { t: "here", i: true as const, a: { to: "variable" as const, var: "payUrl" } },
        { t: " in " },
      ],
      { plural: "plan.count", forms: { one: [{ t: "one" }], other: [{ var: "plan.count" }, { t: " parts" }] } },
    ];
    await open([text("a", all)]);
    await write("a");
    await press("Control+a");
    const { html } = await copied();
    await press("Delete");
    expect(await runs("a")).toBeUndefined();
    await paste(html);
    expect(await runs("a")).toEqual(all);
  });

  test("BL2 what is copied into a program of plain text is one line of signs, and read back without a loss", async () => {
    const all: RichText = [
      { t: "Pay {now} " },
      { var: "dueDate", fmt: "text", fallback: "soon" },
      { t: "here", a: { to: "variable", var: "payUrl" } },
      { plural: "plan.count", forms: { one: [{ t: "one" }], other: [{ t: "parts" }] } },
    ];
    await open([text("a", all)]);
    await write("a");
    await press("Control+a");
    const { plain } = await copied();
    expect(plain).toBe("Pay \\{now\\} {dueDate}<1>here</1>{# plan.count}");
    await press("ArrowRight");
    await paste("", `\n${plain}`);
    expect(await runs("a")).toEqual([...all, { br: 1 }, ...all]);
    await press("Control+a");
    await paste("", "{nobody} and a < b {dueDate}");
    expect(await runs("a")).toEqual([{ t: "{nobody} and a < b {dueDate}" }]);
    await expect.poll(told).toBe("“{nobody}” stands for nothing here.");
    await press("Control+a");
    expect((await copied()).plain).toBe("{nobody} and a < b {dueDate}");
  });

  test("BT7 what was left out is told, and more than five megabytes are refused", async () => {
    await open([text("a", [])]);
    await write("a");
    await paste("<p>a\u202e<img src=x><a href='javascript:1'>b</a></p>");
    await expect
      .poll(told)
      .toBe("Pasted without one sign that nobody sees, one link that must not be shown, one picture.");
    await page().evaluate(() => writing.paste(`<p>${"x".repeat(5 * 1024 * 1024)}</p>`));
    await expect.poll(told).toBe("That is more than 5 MB. Paste a part of it.");
    expect(await runs("a")).toEqual([{ t: "ab" }]);
    await paste("<img src=x>");
    await expect.poll(told).toBe("Pasted without one picture.");
  });

  test("BT7 whatever is pasted, nothing runs and only runs of four kinds come of it", async () => {
    await open([text("a", [])]);
    await write("a");
    const found = await page().evaluate(() => {
      let seed = 7;
      const next = (most: number) => {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        return seed % most;
      };
      const run = "writing.ran=1";
      const parts = [
        "<",
        ">",
        "</",
        '"',
        "'",
        "&lt;",
        "&#106;avascript:",
        "<script>",
        `${run}</script>`,
        `<img src=x onerror=${run}>`,
        "<svg><style>",
        "<math><mi>",
        "<table><a href=",
        "javascript:",
        run,
        "<template>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<b>",
        "<i style=",
        "display:none",
        "<p>",
        "<br>",
        "\u202e",
        "{{",
        "}}",
        "<a href='https://example.com/'>",
        "<noscript><p title='</noscript><img src=x onerror=",
        "<xmp>",
        "<plaintext>",
        "<select><option>",
        "word",
        " ",
      ] as const;
      for (let round = 0; round < 400; round++)
        writing.paste(Array.from({ length: 1 + next(14) }, () => parts[next(parts.length)]).join(""));
      const doc = writing.doc() as Template;
      return (doc.root[0]?.props.text as unknown as Record<string, RichText> | undefined)?.en;
    });
    await page().waitForTimeout(200);
    expect(await page().evaluate(() => writing.ran)).toBe(0);
    for (const run of found ?? []) {
      expect(Object.keys(run).every((key) => ["t", "br", "b", "i", "u", "a"].includes(key))).toBe(true);
      if ("a" in run && run.a !== undefined) expect(run.a).toEqual({ to: "url", url: "https://example.com/" });
      if ("t" in run) expect(run.t).not.toMatch(/[\u202e]/);
    }
  });

  test("BT7 the policy of a host hears nothing of what was pasted", async () => {
    const heard = await page().evaluate(() => writing.violations());
    expect(heard.filter((violation) => violation.endsWith("inline"))).toEqual([]);
  });
});

function WORD(): string {
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm} --></style><!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang=EN-US><!--StartFragment--><p class=MsoNormal><span style='font-family:"Calibri",sans-serif'>Dear <b>Ms</b>
 Ferrer,<o:p></o:p></span></p><p class=MsoNormal>please&#32;pay.<o:p></o:p></p><!--EndFragment--></body></html>`;
}
