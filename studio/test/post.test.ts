/** What arrives is listed by its subject, shown as its receiver has it, and leads to pages here. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CompiledTemplate, renderTemplate, type Template } from "@dunlin/templates";
import { compileTemplate } from "@dunlin/templates/compile";
import { STARTER_SAMPLE } from "@dunlin/templates/starter";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SentTemplate } from "../src/server/chat.ts";
import { LINKS } from "../src/server/host.ts";
import { Mailbox } from "../src/server/mailbox.ts";
import { carry, leadingTo } from "../src/server/post.ts";
import { CREDITOR, documentsFor } from "../src/server/seed/strategies.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "dunlin-studio-test-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** One message that a provider took, of a row that sends this template. */
function arrives(channel: string, content: object, compiled?: CompiledTemplate) {
  const entry = { channel, content, ref: "r1", at: 7, to: "34600" };
  const effect = { kind: "message.send", template: "t@1" };
  const host = {
    providers: {
      mail: { mails: () => [], clear() {} },
      provider: { messages: () => [entry], clear() {}, report: async () => [] },
    },
    store: {
      transaction: (_: string, work: (tx: object) => unknown) => work({ outboxByRef: async () => ({ effect }) }),
    },
    runtime: { templates: { compiled: async () => compiled } },
  };
  return carry(host as unknown as Parameters<typeof carry>[0], new Mailbox(directory));
}

const { strategies, templates } = documentsFor();
const PAGE = `${LINKS}/p/tOkEn`;
/** What a message without a page knows of links, and one with a page. */
const LINKED = { ...CREDITOR.links, call: "tel:+34910000000" };
const WITHOUT = { ...STARTER_SAMPLE, creditor: CREDITOR, payUrl: CREDITOR.payUrl, links: LINKED };
const WITH = { ...WITHOUT, payUrl: PAGE, links: { ...LINKED, plan: PAGE } };

async function written(template: Template, locale: string, context: object) {
  const compiled = await compileTemplate(template, { locale });
  return { compiled, message: renderTemplate(compiled, context) };
}

describe("ST14 a message on WhatsApp is the approved text with its values", () => {
  const chats = templates.filter(({ kind }) => kind === "whatsapp");

  test.each(chats.map((template) => [template.id, template] as const))("ST14 %s", async (_, template) => {
    for (const locale of template.locales) {
      const { compiled, message } = await written(template, locale, WITH);
      if (message.status !== "rendered") throw new Error(JSON.stringify(message.problems));
      const [view] = await arrives("whatsapp", { template: message.parts }, compiled);
      expect(view?.text).toBe(message.text);
      expect(view?.text).not.toMatch(/\{\{/);
      expect(view?.title.length).toBeGreaterThan(10);
      const pays = view?.buttons?.filter(({ url }) => url === PAGE) ?? [];
      expect(view?.links).toEqual(pays.length > 0 ? [PAGE] : []);
      expect(view?.buttons?.every(({ text }) => text !== "")).toBe(true);
    }
  });

  test("ST14 words that nobody approved under this name and language are not shown", async () => {
    const [template] = chats;
    const { compiled, message } = await written(template as Template, "en", WITH);
    const parts = (message.status === "rendered" ? message.parts : {}) as unknown as SentTemplate;
    const [other] = await arrives("whatsapp", { template: { ...parts, language: { code: "es" } } }, compiled);
    expect([other?.text, other?.buttons, other?.title]).toEqual([undefined, undefined, ""]);
  });
});

test("ST14 links to pages lead here, over whichever port, and those of the house stay", () => {
  const message = {
    ...{ id: "1", at: 1, channel: "email", to: "a", title: "t", canReply: false, headers: { stop: `<${LINKS}/u/x>` } },
    ...{ text: `${PAGE}#paid-form, ${CREDITOR.links.plan}`, links: [PAGE], buttons: [{ text: "Pay", url: PAGE }] },
  };
  const here = leadingTo("http://127.0.0.1:4711", message);
  expect(here).toMatchObject({
    ...{ text: `http://127.0.0.1:4711/p/tOkEn#paid-form, ${LINKS}/plan`, links: ["http://127.0.0.1:4711/p/tOkEn"] },
    ...{ buttons: [{ url: "http://127.0.0.1:4711/p/tOkEn" }], headers: { stop: "<http://127.0.0.1:4711/u/x>" } },
  });
});

test("ST14 no message that a strategy sends is refused for want of a link, with a page or without one", async () => {
  const text = JSON.stringify(strategies);
  const sent = templates.filter(({ id, kind }) => kind !== "landing" && text.includes(`"${id}@`));
  expect(sent.length).toBeGreaterThan(30);
  for (const template of sent) {
    for (const context of template.kind === "whatsapp" ? [WITH, WITHOUT] : [WITHOUT]) {
      const { message } = await written(template, "en", context);
      const lacks = message.status === "withheld" ? message.problems.map(({ data }) => data) : [];
      expect([template.id, lacks]).toEqual([template.id, []]);
    }
  }
}, 60_000);

describe("ST15 what stands in the list", () => {
  test("ST15 a letter stands there with its subject, and not with its letterhead", async () => {
    const letters = templates.filter(({ kind }) => kind === "letter");
    expect(letters.length).toBeGreaterThan(5);
    for (const template of letters) {
      const { message } = await written(template, "en", WITHOUT);
      if (message.status !== "rendered") throw new Error(JSON.stringify(message.problems));
      const [view] = await arrives("letter", { html: message.html, language: "en" });
      expect([template.id, view?.title]).toEqual([template.id, message.subject]);
    }
  });

  test("ST15 a text stands there with its first words", async () => {
    const says = "Hello, this is a message that goes on and on, so that nobody reads the whole of it in a list.";
    const [view] = await arrives("sms", { text: says });
    expect(view?.title).toBe("Hello, this is a message that goes on and on, so that nobody reads the whole…");
  });
});
