/** Payment slips in a real browser: how they print, how wide their text is there, and whether a camera reads their code. */

import type { RequestListener } from "node:http";
import jsQR from "jsqr";
import { describe, expect, test } from "vitest";
import { inBrowser, printedInBrowser, RUNS } from "../../../../scripts/inBrowser.ts";
import { paymentQr } from "../../src/payment/paymentQr.ts";
import { swissSlip } from "../../src/payment/slip.ts";
import { compiled, sent } from "../compile/writing.ts";
import { BILL, SLIP_CONTEXT, slipLetter } from "../page/slipLetter.ts";

/** Of a printer: 12 dots for a millimeter. */
const DOTS = 12;

/** Paints the slip, looks at the code with its white border, and measures every line. */
const host = (
  svg: string,
) => `<!doctype html><meta charset="utf-8"><title>t</title><body style="margin:0">${svg}<script>
(async () => {
  const drawn = document.querySelector("svg");
  const lines = [...drawn.querySelectorAll("text")].map((text) => {
    const width = text.getComputedTextLength();
    const x = Number(text.getAttribute("x"));
    return { text: text.textContent, width, x: text.getAttribute("text-anchor") === "end" ? x - width : x };
  });
  const image = new Image();
  image.src = "data:image/svg+xml," + encodeURIComponent(new XMLSerializer().serializeToString(drawn));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 210 * ${DOTS}; canvas.height = 105 * ${DOTS};
  const brush = canvas.getContext("2d");
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  const { data } = brush.getImageData(62 * ${DOTS}, 12 * ${DOTS}, 56 * ${DOTS}, 56 * ${DOTS});
  let bits = "";
  for (let at = 0; at < data.length; at += 4) bits += data[at] > 127 ? "1" : "0";
  const output = document.createElement("output");
  output.textContent = encodeURIComponent(JSON.stringify({ lines, bits }));
  document.body.append(output);
})();
</script></body>`;

interface Measured {
  readonly lines: readonly { readonly text: string; readonly x: number; readonly width: number }[];
  readonly bits: string;
}

const serving =
  (html: string): RequestListener =>
  (_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(html);
  };

/** Where each column of text ends, by where it begins. */
const endOf = (x: number): number => (x < 62 ? 57 : x < 118 ? 118 : 205);

test.runIf(RUNS)(
  "P9 a camera reads the printed code, and no line leaves its column",
  { timeout: 120_000 },
  async () => {
    const long = "Genossenschaft f\u00fcr gemeinn\u00fctzigen Wohnungsbau und Verwaltung Bern-West";
    const bill = {
      ...BILL,
      creditor: { ...BILL.creditor, name: long, street: "\u0141\u00f3d\u017aweg \u00c6\u0153\u00df".repeat(4) },
    };
    const { lines, bits } = (await inBrowser(serving(host(swissSlip(bill, "de"))))) as Measured;
    const side = 56 * DOTS;
    const pixels = Uint8ClampedArray.from({ length: side * side * 4 }, (_, at) =>
      at % 4 === 3 || bits[at >> 2] === "1" ? 255 : 0,
    );
    const found = jsQR(pixels, side, side);
    const read = new TextDecoder().decode(Uint8Array.from(found?.binaryData ?? []));
    expect(read).toBe(paymentQr({ ...bill, scheme: "swiss" }).payload);
    expect(lines.length).toBeGreaterThan(25);
    const beyond = lines.filter(({ x, width }) => x < 4.9 || x + width > endOf(x) + 0.01);
    expect(beyond).toEqual([]);
  },
);

describe.runIf(RUNS)("PG9 a letter with a slip has as many sheets as it needs", () => {
  test.each([
    [2, 1],
    [12, 2],
    [20, 2],
    [30, 3],
    [60, 4],
  ])("PG9 %i paragraphs: %i", { timeout: 120_000 }, async (paragraphs, sheets) => {
    const letter = await compiled(slipLetter(paragraphs), { locale: "de" });
    const pdf = await printedInBrowser(sent(letter, SLIP_CONTEXT).html ?? "");
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(sheets);
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][\d.]* 84[12][\d.]*\]/);
  });
});
