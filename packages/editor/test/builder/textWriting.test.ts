/** Writing in the texts of a message in a real browser. */

import type { RichText, Template } from "@dunlin/templates";
import { describe, expect, test } from "vitest";
import { RUNS } from "../../../../scripts/inBrowser.ts";
import { MINUTE, text, writingPage } from "./textBrowser.ts";
import type { WritingPage } from "./textPage.tsx";

declare const writing: WritingPage;

describe.runIf(RUNS)("writing in a browser", { timeout: 2 * MINUTE }, () => {
  const { open, write, runs, press, told, focused, page } = writingPage();

  test("BT2 what is typed is in the document with each key, one entry of the history for a burst, and is undone by the builder", async () => {
    await open([text("a", [{ t: "Hello " }, { var: "debtor.name" }])]);
    await write("a");
    await page().keyboard.type(", dear");
    expect(await runs("a")).toEqual([{ t: "Hello " }, { var: "debtor.name" }, { t: ", dear" }]);
    expect(await page().locator('[data-block="a"] .dn-writer').textContent()).toBe("Hello Name in a greeting, dear");
    await press("Control+z");
    expect(await runs("a")).toEqual([{ t: "Hello " }, { var: "debtor.name" }]);
    expect(await page().locator('[data-block="a"] .dn-writer').textContent()).toBe("Hello Name in a greeting");
    // The caret stays at the end of what is left.
    await page().keyboard.type("!");
    expect(await runs("a")).toEqual([{ t: "Hello " }, { var: "debtor.name" }, { t: "!" }]);
    await press("Control+z", "Control+Shift+z");
    expect(await runs("a")).toEqual([{ t: "Hello " }, { var: "debtor.name" }, { t: "!" }]);
  });

  test("BT2 a change from elsewhere shows at once and leaves the caret where it is; another language shows its text", async () => {
    await open([text("a", [{ t: "one two" }], [{ t: "uno" }])]);
    await write("a");
    await press("Home", "ArrowRight", "ArrowRight", "ArrowRight");
    await page().evaluate(() => {
      const set = {
        type: "text.set",
        id: "a",
        path: "/props/text",
        locale: "en",
        runs: [{ t: "one two three" }],
      } as const;
      writing.handle()?.execute(set);
    });
    await page().keyboard.type("X");
    expect(await runs("a")).toEqual([{ t: "oneX two three" }]);
    await page().locator(".dn-header select").first().selectOption("es");
    await page().waitForFunction(
      () => document.querySelector(".dn-paper :is(.dn-writer, .dn-block-shown)")?.textContent === "uno",
    );
  });

  test("BT2 an edit that the host refuses is taken back, and a text without words is none", async () => {
    await open([text("a", [{ t: "kept" }])], false);
    await write("a");
    await page().keyboard.type("X");
    expect(await runs("a")).toEqual([{ t: "kept" }]);
    await expect.poll(() => page().locator(".dn-paper .dn-writer").textContent()).toBe("kept");
    await open([text("a", [{ t: "x" }])]);
    await write("a");
    await press("Backspace");
    expect(await runs("a")).toBeUndefined();
    await page().keyboard.type("new");
    expect(await runs("a")).toEqual([{ t: "new" }]);
  });

  test("BT4 a sign is passed by the arrows, selected on the way, taken as one, and goes as a whole", async () => {
    await open([text("a", [{ t: "a" }, { var: "debtor.name" }, { t: "b" }])]);
    await write("a");
    await press("Home", "ArrowRight", "ArrowRight");
    expect(await page().locator(".dn-paper .dn-writing-bar [role=status]").textContent()).toBe(
      "Detail: Name in a greeting",
    );
    await press("ArrowRight");
    await page().keyboard.type("X");
    expect(await runs("a")).toEqual([{ t: "a" }, { var: "debtor.name" }, { t: "Xb" }]);
    await press("Backspace", "Backspace");
    expect(await runs("a")).toEqual([{ t: "ab" }]);
  });

  test("BT3 an at sign or two braces call for a detail, which takes their place; Escape leaves them", async () => {
    await open([text("a", [{ t: "Hello" }])]);
    await write("a");
    await page().keyboard.type(" @");
    await page().waitForSelector(".dn-details input:focus");
    await page().keyboard.type("greeting");
    await press("Enter");
    await page().keyboard.type(", by {{");
    await page().waitForSelector(".dn-details input:focus");
    await page().keyboard.type("due date");
    await press("Enter");
    expect(await runs("a")).toEqual([...[{ t: "Hello " }, { var: "debtor.name" }, { t: ", by " }, { var: "dueDate" }]]);
    await page().keyboard.type(" a@b @");
    await page().waitForSelector(".dn-details input:focus");
    await press("Escape");
    await page().waitForFunction(() => document.activeElement?.classList.contains("dn-writer"));
    await page().keyboard.type("x");
    expect((await runs("a"))?.at(-1)).toEqual({ t: " a@b @x" });
  });

  test("BT3 BL2 a name in braces becomes what it stands for, in the paper and beside another language; one that stands for nothing is refused with its name", async () => {
    await open([text("a", [{ t: "By " }], [{ t: "Debe " }, { var: "totalDueMinor", fmt: "text", fallback: "saldo" }])]);
    await write("a");
    await page().keyboard.type("{Due date}, {debtor.name}, ");
    const typed: RichText = [...[{ t: "By " }, { var: "dueDate" }, { t: ", " }, { var: "debtor.name" }, { t: ", " }]];
    expect(await runs("a")).toEqual(typed);
    await page().keyboard.type("{constructor}");
    expect(await runs("a")).toEqual([...typed.slice(0, -1), { t: ", {constructor}" }]);
    await expect.poll(told).toBe("“{constructor}” stands for nothing here.");
    await press("Escape");
    await page().locator('.dn-rail [title="Languages"], .dn-rail [aria-label="Languages"]').click();
    await page().locator('[data-region] .dn-text-cell[lang="en"]').filter({ hasText: "By" }).click();
    await page().waitForSelector(".dn-texts .dn-writer.ProseMirror-focused");
    await page().keyboard.type(" {totalDueMinor}");
    expect((await runs("a"))?.at(-1)).toEqual({ var: "totalDueMinor", fmt: "text", fallback: "saldo" });
    await press("Shift+Enter");
    await page().keyboard.type("now");
    await press("Enter");
    await expect.poll(focused).toBe("dn-text-cell");
    expect((await runs("a"))?.slice(-2)).toEqual([{ br: 1 }, { t: "now" }]);
  });

  test("BI7 there is a place to write in before, behind and between what is kept whole", async () => {
    const name = { var: "debtor.name" } as const;
    await open([text("a", [name, name, { br: 1 }, name])]);
    const places = ["XNN/N", "NXN/N", "NNX/N", "NN/XN", "NN/NX"];
    for (const [at, arrows] of [0, 2, 4, 5, 7].entries()) {
      await write("a");
      await press("Control+Home", ...Array<string>(arrows).fill("ArrowRight"));
      await page().keyboard.type("X");
      const said = (await runs("a"))?.map((run) => ("t" in run ? run.t : "br" in run ? "/" : "N")).join("");
      expect(said).toBe(places[at]);
      await press("Control+z", "Escape");
    }
  });

  test("BT3 the form of a detail changes its format and what stands there without it, and says for how many it is missing", async () => {
    await open([text("a", [{ t: "By " }, { var: "dueDate" }])]);
    await write("a");
    await press("ArrowLeft", "Enter");
    const form = page().locator(".dn-detail-form");
    await form.waitFor();
    expect(await form.textContent()).toContain("Missing for 1 of 2 sample people");
    await form.locator("select").selectOption("text");
    await form.locator("input").fill("this month");
    await press("Enter");
    expect(await runs("a")).toEqual([{ t: "By " }, { var: "dueDate", fmt: "text", fallback: "this month" }]);
    await form.getByRole("button", { name: "Done" }).click();
    await page().waitForFunction(() => document.activeElement?.classList.contains("dn-writer"));
  });

  test("BT8 Enter begins a line, Mod+Enter a text behind this one, marks have keys, Escape ends on the block", async () => {
    await open([text("a", [{ t: "one" }])]);
    await page().locator('[data-block="a"] > .dn-block-hit').focus();
    await press("Enter");
    await page().waitForSelector(".dn-writer.ProseMirror-focused");
    await press("Enter");
    await page().keyboard.type("two");
    await press("Shift+ArrowLeft", "Control+b", "Control+i", "Control+u", "Control+i");
    expect(await runs("a")).toEqual([{ t: "one" }, { br: 1 }, { t: "tw" }, { t: "o", b: true, u: true }]);
    await press("ArrowRight", "Control+Enter");
    await page().waitForSelector('[data-block]:not([data-block="a"]) .dn-writer.ProseMirror-focused');
    await page().keyboard.type("behind");
    await press("Escape");
    await expect.poll(focused).toBe("dn-block-hit");
    const doc = (await page().evaluate(() => writing.doc())) as Template;
    expect((doc.root[1]?.props.text as unknown as Record<string, RichText> | undefined)?.en).toEqual([{ t: "behind" }]);
    expect(await page().locator(".dn-paper .dn-writer").count()).toBe(0);
  });

  test("BT10 a text looks as it did, and the caret is where the pointer asked for it", async () => {
    await open();
    const boxes = (selector: string) =>
      page().evaluate((one) => {
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
      await expect.poll(() => page().locator(".dn-paper .dn-writer").count()).toBe(0);
    }
    await open([text("a", [{ t: "some words" }])]);
    await page()
      .locator('[data-block="a"] > .dn-block-hit')
      .dblclick({ position: { x: 12, y: 16 } });
    await page().waitForSelector(".dn-writer.ProseMirror-focused");
    await page().keyboard.type("X");
    expect(await runs("a")).toEqual([{ t: "Xsome words" }]);
  });

  test("BT10 the name of the block below, which hangs over the end of a text, takes no click from it", async () => {
    await open([text("a", [{ t: "one" }]), text("b", [{ t: "two" }])]);
    const below = page().locator('[data-block="b"]');
    await below.hover();
    const { x, y, width } = (await below.boundingBox()) as { readonly x: number; readonly y: number; width: number };
    await page().mouse.dblclick(x + width, y - 14);
    await page().waitForSelector('[data-block="a"] .dn-writer.ProseMirror-focused', { timeout: 5000 });
  });

  test("BT8 the tools are reached by a key, gone through by arrows, and left by Escape; a click elsewhere ends writing", async () => {
    await open([text("a", [{ t: "one" }])]);
    await write("a");
    await press("Alt+F10", "ArrowRight");
    expect(await page().evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Italic");
    await press("Escape");
    expect(await focused()).toContain("dn-writer");
    await page()
      .locator(".dn-desk")
      .click({ position: { x: 5, y: 300 } });
    await expect.poll(() => page().locator(".dn-paper .dn-writer").count()).toBe(0);
  });

  test("BT5 a link is set on what is selected and refused with a sentence; the whole link around the caret is changed and taken away", async () => {
    await open([text("a", [{ t: "pay " }, { t: "here", b: true }])]);
    await write("a");
    await press("Shift+Home", "Control+k");
    const dialog = page().locator(".dn-link-dialog");
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
    await dialog.getByRole("radio", { name: "Link of each person" }).click();
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
    await page().locator(".dn-paper").getByRole("button", { name: "More", exact: true }).click();
    await page().getByRole("menuitem", { name: "Text by number…" }).click();
    const dialog = page().locator(".dn-text-forms");
    await dialog.locator(".dn-writer").nth(1).waitFor();
    await dialog.locator(".dn-writer").first().click();
    await press("End");
    await page().keyboard.type(" part");
    await dialog.getByLabel("Exact number").fill("0");
    await press("Enter");
    await dialog.locator(".dn-writer").nth(2).waitFor();
    await dialog.locator(".dn-writer").first().click();
    await page().keyboard.type("nothing");
    const [, plural] = (await runs("a")) as readonly [unknown, { readonly forms: Readonly<Record<string, RichText>> }];
    expect(plural.forms["=0"]).toEqual([{ t: "nothing" }]);
    expect(plural.forms.one?.at(-1)).toEqual({ t: " part" });
    await press("Escape");
    await expect.poll(() => dialog.count()).toBe(0);
    await expect.poll(focused).toContain("dn-writer");
    await page().keyboard.type("X");
    // Right after the focus what is typed is read a little later.
    await expect.poll(async () => (await runs("a"))?.map((run) => Object.keys(run)[0])).toEqual(["t", "plural", "t"]);
  });

  test("BT9 a key in one of 150 texts changes what is shown of that one only", async () => {
    await open(Array.from({ length: 150 }, (_, i) => text(`t${i}`, [{ t: `Text ${i} for ` }, { var: "debtor.name" }])));
    await write("t75");
    await page().evaluate(() => {
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
    await page().keyboard.type("abc");
    const seen = await page().evaluate(() => [...(globalThis as unknown as { seen: Set<string> }).seen]);
    expect(seen).toEqual(["t75"]);
    expect((await runs("t75"))?.at(-1)).toEqual({ t: "abc" });
  });

  test("BT8 nothing of it needs inline styles or scripts", async () => {
    const heard = await page().evaluate(() => writing.violations());
    expect(heard.filter((violation) => violation.endsWith("inline"))).toEqual([]);
    expect(await page().locator("style").count()).toBe(0);
  });
});
