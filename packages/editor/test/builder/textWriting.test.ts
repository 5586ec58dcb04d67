/** Writing in the texts of a message in a real browser, with its own keys and under the policy of a host. */

import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Block, RichText, Template } from "@dunlin/templates";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RUNS } from "../../../../scripts/inBrowser.ts";
import { BROWSER_FLAGS, chromium as installed } from "../../../runtime/src/browser.ts";
import { serving } from "../browser/bundle.ts";
import type { WritingPage } from "./textPage.tsx";

declare const writing: WritingPage;

const MINUTE = 60_000;
const css = ["builder.css", "text/text.css"].map((name) =>
  readFileSync(new URL(`../../src/builder/${name}`, import.meta.url), "utf8"),
);

const text = (id: string, runs: RichText, es: RichText = []): Block =>
  ({ id, type: "text", v: 1, props: { text: { en: runs, es }, look: "text" } }) as unknown as Block;

describe.runIf(RUNS)("writing in a browser", { timeout: 2 * MINUTE }, () => {
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = createServer(await serving("../builder/textPage.tsx", [".box{block-size:800px}", ...css].join("\n")));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    browser = await chromium.launch({ executablePath: installed() as string, args: [...BROWSER_FLAGS] });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForSelector("[data-view='paper']");
  }, 2 * MINUTE);
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  const open = async (blocks?: readonly Block[], permitted = true) => {
    await page.evaluate(([all, may]) => writing.open(JSON.parse(all as string) ?? undefined, may as boolean), [
      JSON.stringify(blocks ?? null),
      permitted,
    ] as const);
    await page.waitForSelector("[data-block]");
  };
  const write = async (id: string) => {
    // In its last corner, where the text ends.
    const { width, height } = (await page.locator(`[data-block="${id}"]`).boundingBox()) ?? { width: 0, height: 0 };
    const position = { x: width, y: height };
    await page.locator(`[data-block="${id}"] > .dn-block-hit`).dblclick({ position });
    await page.waitForSelector(`[data-block="${id}"] .dn-writer.ProseMirror-focused`);
    // Right after the focus a caret that jumps to the beginning is taken for one that the browser has put there.
    await page.waitForTimeout(250);
  };
  const runs = async (id: string, locale = "en"): Promise<RichText | undefined> => {
    const doc = (await page.evaluate(() => writing.doc())) as Template;
    const block = doc.root.find((one) => one.id === id);
    return (block?.props.text as unknown as Record<string, RichText> | undefined)?.[locale];
  };
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      // Browsers tell of a selection later than of the key.
      await page.waitForTimeout(40);
    }
  };
  const paste = (html: string, plain = "") =>
    page.evaluate(([a, b]) => writing.paste(a as string, b as string), [html, plain]);
  const told = () => page.locator(".dn-toast p").textContent();
  const focused = () => page.evaluate(() => document.activeElement?.className ?? "");

  test("BT2 what is typed is in the document with each key, one entry of the history for a burst, and is undone by the builder", async () => {
    await open([text("a", [{ t: "Hello " }, { var: "debtor.name" }])]);
    await write("a");
    await page.keyboard.type(", dear");
    expect(await runs("a")).toEqual([{ t: "Hello " }, { var: "debtor.name" }, { t: ", dear" }]);
    expect(await page.locator('[data-block="a"] .dn-writer').textContent()).toBe("Hello Name in a greeting, dear");
    await press("Control+z");
    expect(await runs("a")).toEqual([{ t: "Hello " }, { var: "debtor.name" }]);
    expect(await page.locator('[data-block="a"] .dn-writer').textContent()).toBe("Hello Name in a greeting");
    // The caret stays at the end of what is left.
    await page.keyboard.type("!");
    expect(await runs("a")).toEqual([{ t: "Hello " }, { var: "debtor.name" }, { t: "!" }]);
    await press("Control+z", "Control+Shift+z");
    expect(await runs("a")).toEqual([{ t: "Hello " }, { var: "debtor.name" }, { t: "!" }]);
  });

  test("BT2 a change from elsewhere shows at once and leaves the caret where it is; another language shows its text", async () => {
    await open([text("a", [{ t: "one two" }], [{ t: "uno" }])]);
    await write("a");
    await press("Home", "ArrowRight", "ArrowRight", "ArrowRight");
    await page.evaluate(() => {
      const set = {
        type: "text.set",
        id: "a",
        path: "/props/text",
        locale: "en",
        runs: [{ t: "one two three" }],
      } as const;
      writing.handle()?.execute(set);
    });
    await page.keyboard.type("X");
    expect(await runs("a")).toEqual([{ t: "oneX two three" }]);
    await page.locator(".dn-header select").first().selectOption("es");
    await page.waitForFunction(() => document.querySelector(".dn-writer, .dn-block-shown")?.textContent === "uno");
  });

  test("BT2 an edit that the host refuses is taken back, and a text without words is none", async () => {
    await open([text("a", [{ t: "kept" }])], false);
    await write("a");
    await page.keyboard.type("X");
    expect(await runs("a")).toEqual([{ t: "kept" }]);
    await expect.poll(() => page.locator(".dn-writer").textContent()).toBe("kept");
    await open([text("a", [{ t: "x" }])]);
    await write("a");
    await press("Backspace");
    expect(await runs("a")).toBeUndefined();
    await page.keyboard.type("new");
    expect(await runs("a")).toEqual([{ t: "new" }]);
  });

  test("BT4 a sign is passed by the arrows, selected on the way, taken as one, and goes as a whole", async () => {
    await open([text("a", [{ t: "a" }, { var: "debtor.name" }, { t: "b" }])]);
    await write("a");
    await press("Home", "ArrowRight", "ArrowRight");
    expect(await page.locator(".dn-writing-bar [role=status]").textContent()).toBe("Detail: Name in a greeting");
    await press("ArrowRight");
    await page.keyboard.type("X");
    expect(await runs("a")).toEqual([{ t: "a" }, { var: "debtor.name" }, { t: "Xb" }]);
    await press("Backspace", "Backspace");
    expect(await runs("a")).toEqual([{ t: "ab" }]);
  });

  test("BT3 an at sign or two braces call for a detail, which takes their place; Escape leaves them", async () => {
    await open([text("a", [{ t: "Hello" }])]);
    await write("a");
    await page.keyboard.type(" @");
    await page.waitForSelector(".dn-details input:focus");
    await page.keyboard.type("greeting");
    await press("Enter");
    await page.keyboard.type(", by {{");
    await page.waitForSelector(".dn-details input:focus");
    await page.keyboard.type("due date");
    await press("Enter");
    expect(await runs("a")).toEqual([...[{ t: "Hello " }, { var: "debtor.name" }, { t: ", by " }, { var: "dueDate" }]]);
    await page.keyboard.type(" a@b @");
    await page.waitForSelector(".dn-details input:focus");
    await press("Escape");
    await page.waitForFunction(() => document.activeElement?.classList.contains("dn-writer"));
    await page.keyboard.type("x");
    expect((await runs("a"))?.at(-1)).toEqual({ t: " a@b @x" });
  });

  test("BT3 the form of a detail changes its format and what stands there without it, and says for how many it is missing", async () => {
    await open([text("a", [{ t: "By " }, { var: "dueDate" }])]);
    await write("a");
    await press("ArrowLeft", "Enter");
    const form = page.locator(".dn-detail-form");
    await form.waitFor();
    expect(await form.textContent()).toContain("Missing for 1 of 2 sample people");
    await form.locator("select").selectOption("text");
    await form.locator("input").fill("this month");
    await press("Enter");
    expect(await runs("a")).toEqual([{ t: "By " }, { var: "dueDate", fmt: "text", fallback: "this month" }]);
    await form.getByRole("button", { name: "Done" }).click();
    await page.waitForFunction(() => document.activeElement?.classList.contains("dn-writer"));
  });

  test("BT8 Enter begins a line, Mod+Enter a text behind this one, marks have keys, Escape ends on the block", async () => {
    await open([text("a", [{ t: "one" }])]);
    await page.locator('[data-block="a"] > .dn-block-hit').focus();
    await press("Enter");
    await page.waitForSelector(".dn-writer.ProseMirror-focused");
    await press("Enter");
    await page.keyboard.type("two");
    await press("Shift+ArrowLeft", "Control+b", "Control+i", "Control+u", "Control+i");
    expect(await runs("a")).toEqual([{ t: "one" }, { br: 1 }, { t: "tw" }, { t: "o", b: true, u: true }]);
    await press("ArrowRight", "Control+Enter");
    await page.waitForSelector('[data-block]:not([data-block="a"]) .dn-writer.ProseMirror-focused');
    await page.keyboard.type("behind");
    await press("Escape");
    await expect.poll(focused).toBe("dn-block-hit");
    const doc = (await page.evaluate(() => writing.doc())) as Template;
    expect((doc.root[1]?.props.text as unknown as Record<string, RichText> | undefined)?.en).toEqual([{ t: "behind" }]);
    expect(await page.locator(".dn-writer").count()).toBe(0);
  });

  test("BT10 a text looks as it did, and the caret is where the pointer asked for it", async () => {
    await open();
    const boxes = (selector: string) =>
      page.evaluate((one) => {
        const range = document.createRange();
        const element = document.querySelector(one) as Element;
        range.selectNodeContents(element);
        const { fontFamily, fontSize, fontWeight, lineHeight, color, textAlign, direction } = getComputedStyle(element);
        // A blank at the end of a line hangs over it where it could be written behind.
        const { x, y, width, height } = range.getBoundingClientRect();
        return {
          box: [x, y, height < 40 ? width : 0, height].map(Math.round),
          look: [fontFamily, fontSize, fontWeight, lineHeight, color, textAlign, direction],
        };
      }, selector);
    const places: readonly (readonly [string, string])[] = [
      ...([
        ["hello", "p"],
        ["why", "p"],
        ["title", ":is(h1, h2, h3)"],
        ["amount", "p"],
      ] as const),
    ];
    for (const [id, tag] of places) {
      const shown = await boxes(`[data-block="${id}"] .dn-block-shown ${tag}`);
      await write(id);
      expect([id, await boxes(`[data-block="${id}"] .dn-writer`)]).toEqual([id, shown]);
      await press("Escape");
      await expect.poll(() => page.locator(".dn-writer").count()).toBe(0);
    }
    await open([text("a", [{ t: "some words" }])]);
    await page.locator('[data-block="a"] > .dn-block-hit').dblclick({ position: { x: 12, y: 16 } });
    await page.waitForSelector(".dn-writer.ProseMirror-focused");
    await page.keyboard.type("X");
    expect(await runs("a")).toEqual([{ t: "Xsome words" }]);
  });

  test("BT8 the tools are reached by a key, gone through by arrows, and left by Escape; a click elsewhere ends writing", async () => {
    await open([text("a", [{ t: "one" }])]);
    await write("a");
    await press("Alt+F10", "ArrowRight");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Italic");
    await press("Escape");
    expect(await focused()).toContain("dn-writer");
    await page.locator(".dn-desk").click({ position: { x: 5, y: 300 } });
    await expect.poll(() => page.locator(".dn-writer").count()).toBe(0);
  });

  test("BT5 a link is set on what is selected and refused with a sentence; the whole link around the caret is changed and taken away", async () => {
    await open([text("a", [{ t: "pay " }, { t: "here", b: true }])]);
    await write("a");
    await press("Shift+Home", "Control+k");
    const dialog = page.locator(".dn-link-dialog");
    await dialog.locator("input[inputmode=url]").fill("javascript:alert(1)");
    await press("Enter");
    expect(await dialog.locator(".dn-error").textContent()).toContain("Only https addresses");
    await dialog.locator("input[inputmode=url]").fill("https://evil.example/");
    expect(await dialog.locator(".dn-error").textContent()).toContain("Allowed: pay.example.com, example.com.");
    await dialog.locator("input[inputmode=url]").fill("pay.example.com/x");
    await press("Enter");
    const a = { to: "url", url: "https://pay.example.com/x" };
    expect(await runs("a")).toEqual([
      { t: "pay ", a },
      { t: "here", b: true, a },
    ]);
    await press("ArrowRight", "ArrowLeft", "Control+k");
    expect(await dialog.locator("input[inputmode=url]").inputValue()).toBe("https://pay.example.com/x");
    await dialog.getByRole("radio", { name: "Payment page" }).click();
    await dialog.locator("select").selectOption("payUrl");
    await dialog.getByRole("button", { name: "Apply" }).click();
    expect((await runs("a"))?.map((run) => "a" in run && run.a)).toEqual([
      ...[
        { to: "variable", var: "payUrl" },
        { to: "variable", var: "payUrl" },
      ],
    ]);
    await press("Control+k");
    await dialog.getByRole("button", { name: "Remove link" }).click();
    expect(await runs("a")).toEqual([{ t: "pay " }, { t: "here", b: true }]);
  });

  test("BT6 a text by number is written form by form, in the history of the builder", async () => {
    await open([text("a", [{ t: "You have " }])]);
    await write("a");
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Text by number…" }).click();
    const dialog = page.locator(".dn-text-forms");
    await dialog.locator(".dn-writer").nth(1).waitFor();
    await dialog.locator(".dn-writer").first().click();
    await press("End");
    await page.keyboard.type(" part");
    await dialog.getByLabel("Exact number").fill("0");
    await press("Enter");
    await dialog.locator(".dn-writer").nth(2).waitFor();
    await dialog.locator(".dn-writer").first().click();
    await page.keyboard.type("nothing");
    const [, plural] = (await runs("a")) as readonly [unknown, { readonly forms: Readonly<Record<string, RichText>> }];
    expect(plural.forms["=0"]).toEqual([{ t: "nothing" }]);
    expect(plural.forms.one?.at(-1)).toEqual({ t: " part" });
    await press("Escape");
    await expect.poll(() => dialog.count()).toBe(0);
    await expect.poll(focused).toContain("dn-writer");
    await page.keyboard.type("X");
    expect((await runs("a"))?.map((run) => Object.keys(run)[0])).toEqual(["t", "plural", "t"]);
  });

  test.each([
    ["Word", WORD(), [{ t: "Dear " }, { t: "Ms", b: true }, { t: " Ferrer," }, { br: 1 }, { t: "please pay." }]],
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
      expect(await page.evaluate(() => writing.ran)).toBe(0);
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
    await page.evaluate(() => {
      const data = new DataTransfer();
      const copy = new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector(".dn-writer")?.dispatchEvent(copy);
      Object.assign(globalThis, { copied: data.getData("text/html") });
    });
    await press("Delete");
    expect(await runs("a")).toBeUndefined();
    await paste((await page.evaluate(() => (globalThis as unknown as { copied: string }).copied)) as string);
    expect(await runs("a")).toEqual(all);
  });

  test("BT7 what was left out is told, and more than five megabytes are refused", async () => {
    await open([text("a", [])]);
    await write("a");
    await paste("<p>a\u202e<img src=x><a href='javascript:1'>b</a></p>");
    await expect
      .poll(told)
      .toBe("Pasted without one sign that nobody sees, one link that must not be shown, one picture.");
    await page.evaluate(() => writing.paste(`<p>${"x".repeat(5 * 1024 * 1024)}</p>`));
    await expect.poll(told).toBe("That is more than 5 MB. Paste a part of it.");
    expect(await runs("a")).toEqual([{ t: "ab" }]);
    await paste("<img src=x>");
    await expect.poll(told).toBe("Pasted without one picture.");
  });

  test("BT7 whatever is pasted, nothing runs and only runs of four kinds come of it", async () => {
    await open([text("a", [])]);
    await write("a");
    const found = await page.evaluate(() => {
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
    await page.waitForTimeout(200);
    expect(await page.evaluate(() => writing.ran)).toBe(0);
    for (const run of found ?? []) {
      expect(Object.keys(run).every((key) => ["t", "br", "b", "i", "u", "a"].includes(key))).toBe(true);
      if ("a" in run && run.a !== undefined) expect(run.a).toEqual({ to: "url", url: "https://example.com/" });
      if ("t" in run) expect(run.t).not.toMatch(/[\u202e]/);
    }
  });

  test("BT9 a key in one of 150 texts changes what is shown of that one only", async () => {
    await open(Array.from({ length: 150 }, (_, i) => text(`t${i}`, [{ t: `Text ${i} for ` }, { var: "debtor.name" }])));
    await write("t75");
    await page.evaluate(() => {
      const seen = new Set<string>();
      new MutationObserver((all) => {
        for (const { target } of all) {
          // A node that was taken away stands nowhere.
          if (!target.isConnected) continue;
          const element = target instanceof Element ? target : target.parentElement;
          seen.add(element?.closest("[data-block]")?.getAttribute("data-block") ?? "");
        }
      }).observe(document.querySelector(".dn-paper") as Element, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
      Object.assign(globalThis, { seen });
    });
    await page.keyboard.type("abc");
    const seen = await page.evaluate(() => [...(globalThis as unknown as { seen: Set<string> }).seen]);
    expect(seen).toEqual(["t75"]);
    expect((await runs("t75"))?.at(-1)).toEqual({ t: "abc" });
  });

  test("BT8 nothing of it needs inline styles or code of text", async () => {
    expect(await page.evaluate(() => writing.violations())).toEqual([]);
    expect(await page.locator("style").count()).toBe(0);
  });
});

function WORD(): string {
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm} --></style><!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body lang=EN-US><!--StartFragment--><p class=MsoNormal><span style='font-family:"Calibri",sans-serif'>Dear <b>Ms</b>
 Ferrer,<o:p></o:p></span></p><p class=MsoNormal>please&#32;pay.<o:p></o:p></p><!--EndFragment--></body></html>`;
}
