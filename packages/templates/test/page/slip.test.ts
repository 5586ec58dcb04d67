/** Payment slips in letters: drawn for each debtor, at the foot of the last sheet. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkTemplate } from "../../src/check/checkTemplate.ts";
import type { Block } from "../../src/model/block.ts";
import type { Template } from "../../src/model/template.ts";
import { renderTemplate } from "../../src/render/render.ts";
import { compiled, nodesOf, sent, skeletonOf } from "../compile/writing.ts";
import { hostile } from "../escape/hostile.ts";
import { BILL, SLIP_CONTEXT, slipLetter } from "./slipLetter.ts";

const LETTER = slipLetter();
const de = (template: Template = LETTER) => compiled(template, { locale: "de" });
const withBill = (bill: unknown) => ({ ...SLIP_CONTEXT, payment: { bill } });

describe("HE6 a slip is a value of the message", () => {
  test("HE6 drawn in the document, in words in the text", async () => {
    const { html = "", text = "" } = sent(await de(), SLIP_CONTEXT);
    expect(nodesOf(html).filter(({ tagName }) => tagName === "svg")).toHaveLength(2);
    expect(html).toContain("Empfangsschein");
    expect(text).toContain("Referenz: 21 00000 00003 13947 14300 09017\n");
    expect(text).toContain("Betrag: CHF 1 949.75\n");
    expect(text).not.toContain("<");
    const { html: french = "" } = sent(await compiled(LETTER, { locale: "fr" }), SLIP_CONTEXT);
    expect(french).toContain("R\u00e9c\u00e9piss\u00e9");
  });

  test.each([
    [undefined, "payment.missing /creditor"],
    ["CH44", "payment.iban /iban"],
    [{ ...BILL, creditor: { ...BILL.creditor, name: "x".repeat(71) } }, "payment.tooLong /creditor/name"],
    [{ ...BILL, reference: "21" }, "payment.reference /reference"],
    [{ ...BILL, amountMinor: "1" }, "payment.amount /amountMinor"],
  ])("HE6 %j withholds the letter", async (bill, says) => {
    const message = renderTemplate(await de(), withBill(bill), { zone: "Europe/Zurich" });
    const [problem] = message.status === "withheld" ? message.problems : [];
    expect(problem).toMatchObject({ code: "merge.value", data: { helper: "swissSlip", reason: "value.payment" } });
    const all = problem?.data.problems as readonly { readonly code: string; readonly path: string }[];
    expect(all.map(({ code, path }) => `${code} ${path}`)).toContain(says);
    expect(all.length).toBeLessThan(9);
  });

  test("HE6 no getter of a bill is called", async () => {
    const bill = Object.defineProperty({ ...BILL }, "iban", {
      get: () => {
        throw new Error("called");
      },
    });
    const message = renderTemplate(await de(), withBill(bill));
    const [problem] = message.status === "withheld" ? message.problems : [];
    expect(problem?.data.reason).toBe("value.payment");
  });

  test("HE6 the gate tells what the samples would not let through", async () => {
    const tooLong = withBill({ ...BILL, text: "x".repeat(141) });
    const found = checkTemplate(LETTER, { compiled: [await de()], samples: [SLIP_CONTEXT, tooLong] });
    const errors = found.filter(({ severity }) => severity === "error");
    expect(errors.map(({ code, path, data }) => `${code} ${path} ${data.reason}`)).toEqual([
      "merge.value /parts/html value.payment",
      "merge.value /parts/text value.payment",
    ]);
  });
});

describe("PG9 a slip is at the foot of the last sheet", () => {
  test("PG9 behind the text, wherever its block stands, with its room kept free", async () => {
    const slip = LETTER.root.find(({ id }) => id === "slip") as Block;
    const rest = LETTER.root.filter((one) => one !== slip);
    for (const root of [LETTER.root, [slip, ...rest], [...rest, slip]]) {
      const template = { ...LETTER, root };
      const { html = "" } = sent(await de(template), SLIP_CONTEXT);
      const end = html.slice(html.indexOf("</main>"));
      expect(end).toMatch(/^<\/main>\n<div class="dl-slip-room"><\/div><div class="dl-slip"><svg /);
      expect(end).toMatch(/<\/svg><\/div>\n<\/div>\n<\/body>/);
    }
  });

  test("PG9 the sheet has no margins, the text has", async () => {
    const { html = "" } = sent(await de(), SLIP_CONTEXT);
    expect(html).toContain("@page{margin:20mm 0 0;@top-left{padding-left:25mm }@top-right");
    // The number of a sheet is not printed into the slip.
    expect(html).toMatch(
      /@top-right\{content:counter\(page\)[^}]*\}@bottom-right\{content:none\} \}\n@page:first\{@top-right\{content:none\}/,
    );
    expect(html).toContain("padding:0 20mm 15mm 25mm;-webkit-box-decoration-break:clone;box-decoration-break:clone");
    expect(html).toContain("min-height:277mm;height:calc-size(auto,round(up,size - 1mm,277mm))");
    expect(html).toContain(".dl-slip{position:absolute;left:0;bottom:0;width:210mm;height:105mm");
    expect(html).toContain(".dl-slip-room{height:95mm;break-inside:avoid}");
    const { root } = LETTER;
    const none = sent(await de({ ...LETTER, root: root.filter(({ type }) => type !== "swissSlip") }), SLIP_CONTEXT);
    expect(none.html).not.toMatch(/dl-slip|calc-size/);
  });

  test.each([
    ["din-5008-a", ["dl-fold-0"]],
    ["din-5008-b", ["dl-fold-0"]],
  ] as const)("PG9 no mark for folding is printed into it: %s", async (window, marks) => {
    const { html = "" } = sent(await de({ ...LETTER, settings: { ...LETTER.settings, window } }), SLIP_CONTEXT);
    expect(Array.from(html.matchAll(/class="dl-fold (dl-fold-\d)"/g), ([, mark]) => mark)).toEqual(marks);
  });

  test("PG9 a slip whose condition does not hold takes no room", async () => {
    const root = LETTER.root.map((one) => (one.id === "slip" ? { ...one, when: { "==": [{ var: "pay" }, 1] } } : one));
    const template = await de({ ...LETTER, root });
    expect(sent(template, { ...SLIP_CONTEXT, pay: 1 }).html).toContain('<div class="dl-slip">');
    const without = sent(template, withBill(undefined));
    expect(without.html).not.toContain('<div class="dl-slip');
    expect(without.text).not.toContain("Betrag:");
  });

  test("PG9 on other paper than A4 it is refused", async () => {
    const letter = { ...LETTER, settings: { ...LETTER.settings, paper: "us-letter" } } as const;
    await expect(de(letter)).rejects.toMatchObject({
      diagnostics: [{ code: "block.place", path: "/root/2", blockId: "slip" }],
    });
  });

  test("PG9 no value of a bill changes the elements of the letter", async () => {
    const template = await de();
    const of = (name: string) => withBill({ ...BILL, debtor: { ...BILL.debtor, name } });
    const usual = skeletonOf(sent(template, of("x")).html ?? "");
    fc.assert(
      fc.property(hostile, (text) => {
        const message = renderTemplate(template, of(`x${text}`));
        // A name in two lines is one more element of text.
        if (message.status === "rendered" && text.length < 20) expect(skeletonOf(message.html ?? "")).toBe(usual);
      }),
    );
  });
});
