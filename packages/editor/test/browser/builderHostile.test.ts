/**
 * Hostile content in a template editor in a real browser: in every type of block and every text, in names of people, in what a host answers,
 * in pictures and in the clipboard. Nothing of it runs, nothing is fetched, nothing leads away, and what is refused is told.
 */

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Block, TEMPLATE_KINDS, type Template, type TemplateKind } from "@dunlin/templates";
import { STARTER_TEMPLATES } from "@dunlin/templates/starter";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RUNS, sharedBrowser } from "../../../../scripts/inBrowser.ts";
import { those, WHOLE } from "../../../../scripts/sizes.ts";
import type { HostilePage } from "./builderHostile.tsx";
import { serving } from "./bundle.ts";

declare const hostile: HostilePage;

const MINUTE = 60_000;
const BAD = "javascript:globalThis.ran=1";
const EVIL = "https://evil.example/page";

/** What has happened in a page that must not. */
interface Watch {
  readonly page: Page;
  readonly seen: string[];
}

describe.runIf(RUNS)("BH1 hostile content", { timeout: 3 * MINUTE }, () => {
  let server: Server;
  let browser: Browser;
  let address: string;
  let strict: Watch;
  /** Without a policy, so that nothing but our own care keeps it from running. */
  let free: Watch;

  async function watched(path: string): Promise<Watch> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(15_000);
    const seen: string[] = [];
    await page.route("**/*", (route) => {
      if (route.request().url().startsWith(address)) return route.continue();
      // Pictures that the creditor has named are fetched, as anywhere.
      if (!route.request().url().startsWith("https://pay.riacredit.example/"))
        seen.push(`fetched ${route.request().url()}`);
      return route.abort();
    });
    page.on("dialog", (dialog) => {
      seen.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("popup", (popup) => void seen.push(`popup ${popup.url()}`));
    page.on("framenavigated", (frame) => {
      if (frame === page.mainFrame() && frame.url() !== `${address}${path}`) seen.push(`went to ${frame.url()}`);
      if (frame !== page.mainFrame() && !/^about:/.test(frame.url())) seen.push(`frame at ${frame.url()}`);
    });
    page.on("pageerror", (error) => void seen.push(`error ${error.message}`));
    await page.goto(`${address}${path}`);
    return { page, seen };
  }

  beforeAll(async () => {
    const serve = await serving("builderHostile.tsx", ".box { block-size: 100vh } body { margin: 0 }");
    server = createServer((request, response) => {
      const write = response.writeHead.bind(response);
      if (request.url === "/?free")
        response.writeHead = ((status: number, headers: Record<string, string>) =>
          write(status, { "content-type": headers["content-type"] })) as typeof response.writeHead;
      return serve(request, response);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await sharedBrowser();
    [strict, free] = [await watched(""), await watched("?free")];
  }, 2 * MINUTE);
  afterAll(async () => {
    for (const watch of [strict, free]) await watch?.page.close();
    server?.close();
  });

  async function open({ page }: Watch, kind: TemplateKind, url: string, more: object = {}): Promise<void> {
    await page.evaluate((all) => hostile.open(all as never), { kind, url, ...more });
    await page.waitForSelector("[data-block]");
  }

  async function expectNothing({ page, seen }: Watch): Promise<void> {
    await page.waitForTimeout(150);
    expect(await page.evaluate(() => (globalThis as { ran?: number }).ran)).toBeUndefined();
    expect(seen).toEqual([]);
    expect(await page.evaluate(() => hostile.violations())).toEqual([]);
    const found = await page.evaluate(() => {
      const bad: string[] = [];
      const walk = (root: ParentNode) => {
        for (const element of root.querySelectorAll("*")) {
          if (
            /^(?:script|base|object|embed|link|meta|style)$/.test(element.localName) &&
            element.closest("body") !== null
          )
            bad.push(element.localName);
          if (element.localName === "iframe") {
            const { contentDocument, src, sandbox } = element as HTMLIFrameElement;
            if (src !== "" || sandbox.value !== "allow-same-origin") bad.push(`frame ${src} ${sandbox.value}`);
            if (contentDocument !== null) walk(contentDocument);
          }
          for (const { name, value } of element.attributes) {
            if (/^on/.test(name)) bad.push(`${element.localName} ${name}`);
            if (
              /^(?:href|src|action|formaction|xlink:href)$/.test(name) &&
              /^\s*(?:javascript|data|vbscript):/i.test(value)
            )
              bad.push(`${name} ${value}`);
          }
        }
      };
      walk(document);
      return bad;
    });
    expect(found).toEqual([]);
  }

  /** Looks at everything: each block with its settings, each panel, each view of the channel. */
  async function lookAround({ page }: Watch): Promise<void> {
    for (const id of (await page.evaluate(() => hostile.blocks())) ?? []) {
      await page.evaluate((one) => hostile.handle()?.select([one]), id);
      await page.waitForTimeout(30);
    }
    for (const button of await page.locator(".dn-rail-button").all()) {
      await button.click();
      await page.waitForTimeout(120);
      if ((await page.getByRole("dialog").count()) > 0 || (await page.getByRole("menu").count()) > 0)
        await page.keyboard.press("Escape");
    }
  }

  const toast = ({ page }: Watch) => page.locator(".dn-toast p").first().textContent();
  const announced = ({ page }: Watch, text: string | RegExp) =>
    page.locator(".dn-hidden[role='status']").filter({ hasText: text }).count();

  test.each(those<TemplateKind>(["email", "sms"], TEMPLATE_KINDS))(
    "BH1 in every block, panel and view of a template of the kind %s",
    async (kind) => {
      // Under a policy the same is drawn; what counts is that nothing runs where there is none.
      for (const watch of WHOLE || kind === "email" ? [strict, free] : [free]) {
        await open(watch, kind, BAD);
        await lookAround(watch);
        expect(await watch.page.locator(".dn-message[data-tone='bad']").count()).toBe(0);
        await expectNothing(watch);
      }
      expect(await strict.page.evaluate(() => hostile.refusesCode)).toBe(true);
    },
  );

  test.each(["email", "landing"] as const)(
    "BH2 links of a message of the kind %s are read, not followed",
    async (kind) => {
      const watch = free;
      const starter = STARTER_TEMPLATES.find((one) => one.kind === kind) as Template;
      const runs = [{ t: "Look", a: { to: "url", url: EVIL } }];
      const evil = { id: "evil", type: "text", v: 1, props: { text: { en: runs, es: runs } } } as unknown as Block;
      await open(watch, kind, EVIL, { doc: { ...starter, root: [evil, ...starter.root] } });
      const eye = watch.page.getByRole("button", { name: /preview/i });
      if ((await watch.page.locator(".dn-received-pane").count()) === 0) await eye.first().click();
      const frame = watch.page.frameLocator(".dn-received-pane iframe");
      const link = frame.locator(`a[href="${EVIL}"]`).first();
      await link.waitFor({ timeout: MINUTE });
      await expectNothing(watch);
      for (const click of [
        {},
        { button: "middle" },
        { modifiers: ["Control"] },
        { modifiers: ["Shift"] },
        { modifiers: ["Alt"] },
      ] as const)
        await link.click({ force: true, ...(click as object) });
      await link.press("Enter");
      for (const submit of await frame.locator("form button").all()) await submit.click({ force: true });
      await expectNothing(watch);
    },
  );

  test("BH3 hostile words are told as words, in short, on the screen and to screen readers", async () => {
    const watch = free;
    await open(watch, "email", BAD);
    const words = "<img src=x onerror=globalThis.ran=1>";
    for (const [command, says] of [
      [{ type: words }, `There is no command “${words}”: nothing was changed.`],
      [{ type: "locale.add", locale: words }, `“${words}” is no language: write it like en or pt-BR.`],
      [
        { type: "blocks.insert", blocks: [{ id: "a", type: "x", v: 1, props: {} }], place: { index: 0 } },
        "There is no block “x” here.",
      ],
    ] as const) {
      const done = await watch.page.evaluate((one) => hostile.execute(one), command as object);
      expect(done).toMatchObject({ ok: false });
      await expect.poll(() => toast(watch)).toBe(says);
      expect(await announced(watch, says)).toBe(1);
    }
    await watch.page.evaluate(() => hostile.execute({ type: "locale.add", locale: "x".repeat(100_000) }));
    await expect.poll(async () => (await toast(watch))?.length ?? 0).toBeLessThan(200);
    await expectNothing(watch);
  });

  test("BH4 what is pasted onto the paper and is no block is told, in both languages, and nothing is parsed", async () => {
    for (const [spanish, none, much] of [
      [false, /^There are no blocks in the clipboard/, /^There is more in the clipboard/],
      [true, /^En el portapapeles no hay bloques/, /^En el portapapeles hay más/],
    ] as const) {
      await open(free, "email", BAD, { spanish });
      const before = await free.page.evaluate(() => JSON.stringify(hostile.handle()?.getDocument()));
      await free.page.evaluate(() =>
        hostile.paste(
          "<script>globalThis.ran=1</script>",
          "<img src=https://track.example/x onerror=globalThis.ran=1>",
        ),
      );
      await expect.poll(() => toast(free)).toMatch(none);
      expect(await announced(free, none)).toBe(1);
      await free.page.evaluate(() => hostile.paste("x".repeat(5 * 1024 * 1024)));
      await expect.poll(() => toast(free)).toMatch(much);
      expect(await free.page.evaluate(() => JSON.stringify(hostile.handle()?.getDocument()))).toBe(before);
    }
    await expectNothing(free);
  });

  test("BH5 another wording of a host is shown as words, and refused where it is none", async () => {
    const watch = free;
    await open(watch, "email", EVIL, { words: "Words" });
    const { page } = watch;
    await page.evaluate(() => hostile.handle()?.execute({ type: "blocks.remove", ids: ["image", "logo"] }));
    watch.seen.length = 0;
    await page.evaluate(() => hostile.handle()?.select(["text"]));
    await page.getByRole("button", { name: "Another wording…" }).click();
    const ask = async (answer: unknown) => {
      await page.evaluate((one) => {
        hostile.answer = JSON.parse(one as string);
      }, JSON.stringify(answer));
      await page.getByRole("button", { name: "Ask", exact: true }).click();
    };
    const bad = page.getByText("What came back is no text of this template.");
    const text: unknown = "x".repeat(30_000);
    for (const answer of [
      [{ hbs: "{{a}}", extra: 1 }],
      [{ t: "x", a: { to: "url", url: BAD } }],
      { en: [] },
      "<script>globalThis.ran=1</script>",
      [[[[]]]],
      [null],
      [{ t: text }],
    ]) {
      await ask(answer);
      await bad.waitFor();
    }
    await ask([{ t: "<img src=x onerror=globalThis.ran=1>\u202e{{x}}", b: true }]);
    await page.locator(".dn-differs").waitFor();
    expect(await page.locator(".dn-differs").textContent()).toContain("<img src=x onerror=globalThis.ran=1>{{x}}");
    await expectNothing(watch);
  });

  test("BH6 pictures of a host whose address must not be shown are neither fetched nor taken, and a sentence says why", async () => {
    const watch = free;
    await open(watch, "email", BAD, { more: { links: { hosts: ["example.com"] } } });
    const { page } = watch;
    const before = await page.evaluate(() => JSON.stringify(hostile.handle()?.getDocument()));
    await page.evaluate(() => hostile.handle()?.select(["image"]));
    const choices = page.getByRole("dialog").locator(".dn-assets button");
    for (const [at, why] of [
      [0, /begins with https/],
      [1, /begins with https|do not belong/],
      [2, /name or password/],
      [3, /no whole address/],
      [4, /not come from this host/],
    ] as const) {
      await page.locator("[data-region=inspector]").getByRole("button", { name: "Choose…" }).click();
      await choices.nth(at).click();
      // What was said of the choice before may still be there.
      const says = page.locator(".dn-picture [role='status']").getByText(/^This picture was not taken\./);
      await says.filter({ hasText: why }).waitFor();
    }
    expect(await page.evaluate(() => JSON.stringify(hostile.handle()?.getDocument()))).toBe(before);
    const input = page.locator(".dn-picture input[type='file']");
    await page.evaluate(() => {
      hostile.uploaded = { url: "javascript:globalThis.ran=1" };
    });
    const png = Buffer.from("89504e470d0a1a0a0000000d494844520000c3500000c3500806000000", "hex");
    const svg = Buffer.from("<svg onload='globalThis.ran=1'/>");
    for (const [name, mimeType, buffer, says] of [
      ["bomb.png", "image/png", png, /more pixels than a computer can show/],
      ["page.png", "image/png", svg, /could run or load something else/],
      ["page.html", "image/png", Buffer.from("<html>"), /no picture that messages can show/],
      ["large.png", "image/png", Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]), /larger than 5 MB/],
      ["fine.svg", "image/svg+xml", Buffer.from("<svg width='1' height='1'/>"), /begins with https/],
    ] as const) {
      await input.setInputFiles({ name, mimeType, buffer });
      await page.locator(".dn-picture [role='status']").getByText(says).waitFor();
    }
    expect(await page.evaluate(() => JSON.stringify(hostile.handle()?.getDocument()))).toBe(before);
    await expectNothing(watch);
  });

  test("BH7 a test message that a host answers, and both versions side by side, are words", async () => {
    const watch = strict;
    await open(watch, "email", BAD);
    const { page } = watch;
    await page
      .getByRole("button", { name: /^Send a test|^Test/ })
      .first()
      .click();
    await page.getByRole("dialog").getByRole("button", { name: "Send", exact: true }).click();
    await page
      .getByRole("dialog")
      .locator("p")
      .filter({ hasText: "<script>globalThis.ran=1</script>" })
      .first()
      .waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("navigation", { name: "Panels" }).getByRole("button", { name: "Changes" }).click();
    await page.getByRole("button", { name: "Look at both" }).click();
    await page.getByRole("dialog").waitFor();
    await page.waitForTimeout(500);
    await expectNothing(watch);
  });

  test.each([
    ["nothing", null],
    ["a text", "<script>globalThis.ran=1</script>"],
    ["no blocks", { schema: "dunlin.template/1", id: "a", kind: "email", name: "a", root: null }],
    ["a name that is none", { schema: "dunlin.template/1", id: "a", kind: "email", name: {}, root: [] }],
  ])("BH8 a document that is no template (%s) is told, is not drawn, and stays that of the host", async (_, doc) => {
    for (const [spanish, says] of [
      [false, /^This document is no template/],
      [true, /^Este documento no es una plantilla/],
    ] as const) {
      await free.page.evaluate((one) => hostile.open({ kind: "email", url: "", ...(one as object) }), {
        doc: doc ?? [],
        spanish,
      });
      const alert = free.page.getByRole("alert");
      await alert.waitFor();
      expect(await alert.textContent()).toMatch(says);
      const answer = await free.page.evaluate(() => [
        hostile.execute({ type: "field.set", path: "/name", value: "x" }),
        hostile.handle()?.getDocument(),
        hostile.told().length,
      ]);
      expect(answer).toMatchObject([{ ok: false, refusal: { code: "document.form" } }, doc ?? [], 1]);
    }
    await expectNothing(free);
  });
});
