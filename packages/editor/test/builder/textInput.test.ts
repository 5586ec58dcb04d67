/** What comes into a text by other ways than keys of a keyboard: input methods, telephones, menus, files, very much at once. */

import type { CDPSession } from "playwright";
import { describe, expect, test } from "vitest";
import { RUNS } from "../../../../scripts/inBrowser.ts";
import { MINUTE, text, writingPage } from "./textBrowser.ts";
import type { WritingPage } from "./textPage.tsx";

declare const writing: WritingPage;

const NAME = { var: "debtor.name" } as const;

describe.runIf(RUNS)("other ways of input in a browser", { timeout: 2 * MINUTE }, () => {
  const { open, write, runs, press, told, page } = writingPage();
  const shown = () => page().locator(".dn-paper .dn-writer").textContent();
  const cdp = (): Promise<CDPSession> => page().context().newCDPSession(page());
  /** As an input method writes: each state of the word, then the word, which stands there or has become something else. */
  async function compose(states: readonly string[], word: string, becomes = word, rest = 0): Promise<void> {
    const session = await cdp();
    for (const [at, state] of states.entries()) {
      // Longer than a burst of edits lasts.
      if (rest > 0 && at > 0 && at % 3 === 0) await page().waitForTimeout(rest);
      await session.send("Input.imeSetComposition", {
        ...{ text: state, selectionStart: state.length, selectionEnd: state.length },
      });
      // An input method waits for nobody; a machine that is busy otherwise would be given the word before its states.
      await expect.poll(shown).toContain(state);
      await page().waitForTimeout(60);
    }
    await session.send("Input.insertText", { text: word });
    await expect.poll(shown).toContain(becomes);
    await page().waitForTimeout(60);
  }

  /** What a menu, a telephone or dictation asks for. */
  const asks = (inputType: string) =>
    page().evaluate((type) => {
      const event = new InputEvent("beforeinput", { inputType: type, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
      return event.defaultPrevented;
    }, inputType);

  test("BT11 a word of an input method comes whole, between signs too, and is one entry of the history", async () => {
    await open([text("a", [{ t: "a" }, NAME, NAME, { t: "b" }])]);
    await write("a");
    await press("Home", "ArrowRight", "ArrowRight", "ArrowRight");
    const states = ["k", "か", "かn", "かん", "かんj", "かんじ"];
    await compose(states, "漢字", "漢字", 700);
    await expect.poll(() => runs("a")).toEqual([{ t: "a" }, NAME, { t: "漢字" }, NAME, { t: "b" }]);
    await press("Control+z");
    await expect.poll(() => runs("a")).toEqual([{ t: "a" }, NAME, NAME, { t: "b" }]);
    await expect.poll(shown).toBe("aName in a greetingName in a greetingb");
    await press("Home", "ArrowRight", "ArrowRight", "ArrowRight");
    await compose(states, "漢字");
    await compose(["ni", "に"], "に");
    await expect.poll(() => runs("a")).toEqual([{ t: "a" }, NAME, { t: "漢字に" }, NAME, { t: "b" }]);
  });

  test("BT11 a word goes in place of what is selected, into an empty text and where a detail was called for", async () => {
    await open([text("a", [{ t: "old" }])]);
    await write("a");
    await press("Control+a");
    await compose(["n", "に"], "日");
    await expect.poll(() => runs("a")).toEqual([{ t: "日" }]);
    await open([text("a", [])]);
    await write("a");
    await compose(["é"], "é");
    await expect.poll(() => runs("a")).toEqual([{ t: "é" }]);
    await page().keyboard.type(" {debtor.name");
    await compose(["}"], "}", "Name in a greeting");
    await expect.poll(() => runs("a")).toEqual([{ t: "é " }, NAME]);
  });

  test("BT11 a word that is not finished stays while the document changes elsewhere", async () => {
    await open([text("a", [{ t: "a" }]), text("b", [{ t: "b" }])]);
    await write("a");
    const session = await cdp();
    await session.send("Input.imeSetComposition", { text: "かん", selectionStart: 2, selectionEnd: 2 });
    await page().waitForTimeout(60);
    await page().evaluate(() => {
      const path = "/props/text";
      writing.handle()?.execute({ type: "text.set", id: "b", path, locale: "en", runs: [{ t: "other" }] });
    });
    await page().waitForTimeout(60);
    expect(await shown()).toBe("aかん");
    await session.send("Input.insertText", { text: "漢" });
    await expect.poll(() => runs("a")).toEqual([{ t: "a漢" }]);
    expect(await runs("b")).toEqual([{ t: "other" }]);
  });

  test("BT11 a keyboard that names no keys deletes a sign whole, and begins lines", async () => {
    await open([text("a", [{ t: "a" }, NAME])]);
    await write("a");
    // Keyboards of telephones send the key 229 and say by `beforeinput` what they do.
    const act = (command: string, value?: string) =>
      page().evaluate(
        ([name, words]) => {
          const active = document.activeElement as HTMLElement;
          active.dispatchEvent(new KeyboardEvent("keydown", { key: "Unidentified", keyCode: 229, bubbles: true }));
          document.execCommand(name as string, false, words as string | undefined);
        },
        [command, value] as const,
      );
    await act("delete");
    await expect.poll(() => runs("a")).toEqual([{ t: "a" }]);
    await act("insertText", "b");
    await expect.poll(() => runs("a")).toEqual([{ t: "ab" }]);
    await asks("insertParagraph");
    await act("insertText", "c");
    await expect.poll(() => runs("a")).toEqual([{ t: "ab" }, { br: 1 }, { t: "c" }]);
    await act("delete");
    await act("delete");
    await expect.poll(() => runs("a")).toEqual([{ t: "ab" }]);
    expect(await page().locator(".dn-paper .dn-writer div, .dn-paper .dn-writer p").count()).toBe(0);
  });

  test("BT11 menus of the browser undo and mark as the keys do", async () => {
    await open([text("a", [{ t: "one" }])]);
    await write("a");
    await page().keyboard.type(" two");
    await expect.poll(() => runs("a")).toEqual([{ t: "one two" }]);
    expect(await asks("historyUndo")).toBe(true);
    await expect.poll(() => runs("a")).toEqual([{ t: "one" }]);
    expect(await asks("historyRedo")).toBe(true);
    await expect.poll(() => runs("a")).toEqual([{ t: "one two" }]);
    await press("Control+a");
    expect(await asks("formatBold")).toBe(true);
    await expect.poll(() => runs("a")).toEqual([{ t: "one two", b: true }]);
    expect(await asks("formatJustifyCenter")).toBe(true);
    expect(await asks("insertText")).toBe(false);
  });

  test.each([
    ["words", false],
    ["markup", true],
  ] as const)("BT7 more %s than a text has is refused before it is shown, and the page goes on", async (_, markup) => {
    await open([text("a", [{ t: "kept" }])]);
    await write("a");
    const ms = await page().evaluate((tagged) => {
      const sentence = "A sentence of a very long letter. ";
      const one = tagged ? `<p class="MsoNormal"><b>${sentence}</b></p>` : sentence;
      const all = one.repeat(Math.floor((5 * 1024 * 1024 - 10) / one.length));
      const began = performance.now();
      writing.paste(tagged ? all : "", tagged ? "" : all);
      return performance.now() - began;
    }, markup);
    await expect.poll(told).toBe("A text has at most 20,000 characters and 500 lines and details. Paste a part of it.");
    expect(await runs("a")).toEqual([{ t: "kept" }]);
    expect(ms).toBeLessThan(4000);
    await page().evaluate(() => writing.paste("", "x".repeat(19_990)));
    expect((await runs("a"))?.map((run) => "t" in run && run.t.length)).toEqual([19_994]);
  });

  test("BT7 a file that is let go over a text is not taken, and the page stays", async () => {
    await open([text("a", [{ t: "one" }])]);
    await write("a");
    const box = (await page().locator(".dn-paper .dn-writer").boundingBox()) as { x: number; y: number };
    const session = await cdp();
    const data = { items: [], files: [new URL("./documents.ts", import.meta.url).pathname], dragOperationsMask: 1 };
    for (const [x, y] of [
      [box.x + 5, box.y + 8],
      [box.x - 200, box.y + 300],
    ] as const) {
      for (const type of ["dragEnter", "dragOver", "drop"] as const)
        await session.send("Input.dispatchDragEvent", { type, x, y, data });
      await page().waitForTimeout(300);
      expect(await page().evaluate(() => typeof writing)).toBe("object");
    }
    expect(await runs("a")).toEqual([{ t: "one" }]);
    await expect.poll(told).toBe("A file cannot stand in a text. Pictures have a block of their own.");
    const kept = await page().evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(["x"], "x.txt"));
      const event = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
      document.querySelector(".dn-desk")?.dispatchEvent(event);
      return event.defaultPrevented;
    });
    expect(kept).toBe(true);
  });
});
