/** What a file is, by its bytes. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/sizes.ts";
import { pictureAddress } from "../../src/builder/document/links.ts";
import { builderMessages as ES } from "../../src/builder/es.ts";
import {
  MOST_BYTES,
  type Picture,
  pictureRefused,
  readPicture,
  typedFile,
} from "../../src/builder/inspector/pictures.ts";
import { BUILDER_EN } from "../../src/builder/words.ts";

const RUNS = sized(300, 5000);

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const big = (...numbers: readonly number[]) => numbers.map((n) => String.fromCharCode(n >> 8, n & 255)).join("");
const little = (...numbers: readonly number[]) => numbers.map((n) => String.fromCharCode(n & 255, n >> 8)).join("");

const png = (width: number, height: number) =>
  bytes(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR${big(0, width, 0, height)}\x08\x06\0\0\0`);
const gif = (width: number, height: number) => bytes(`GIF89a${little(width, height)}\0\0\0`);
const jpeg = (width: number, height: number) =>
  bytes(`\xff\xd8\xff\xe0${big(4)}JF\xff\xc0${big(17)}\x08${big(height, width)}\x03\0\0\0`);
const webp = (width: number, height: number) =>
  bytes(`RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a${little(width, height)}\0\0`);
const lossless = (width: number, height: number) => {
  const bits = (width - 1) | ((height - 1) << 14);
  return bytes(`RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f${little(bits & 0xffff, bits >>> 16)}\0\0\0\0\0`);
};
const large = (width: number, height: number) =>
  bytes(`RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0${little(width - 1)}\0${little(height - 1)}\0`);

describe("BI9 pictures are known by their bytes", () => {
  test.each([
    ["png", png],
    ["gif", gif],
    ["jpeg", jpeg],
    ["webp", webp],
    ["webp", lossless],
    ["webp", large],
  ] as const)("BI9 a %s tells its size", (type, made) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6300 }), fc.integer({ min: 1, max: 6300 }), (width, height) => {
        expect(readPicture(made(width, height))).toEqual({ type, width, height });
      }),
      { numRuns: RUNS },
    );
  });

  test("BI9 whatever the bytes are, there is an answer, and no end of a picture makes it fail", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (some) => {
        expect(readPicture(some)).toBeDefined();
      }),
      { numRuns: RUNS },
    );
    for (const whole of [png(9, 9), gif(9, 9), jpeg(9, 9), webp(9, 9), lossless(9, 9), large(9, 9)])
      for (let length = 0; length < whole.length; length++) expect(readPicture(whole.slice(0, length))).toBeDefined();
  });

  test.each([
    ["a page", "<!doctype html><html><script>alert(1)</script></html>"],
    ["a program that is called a picture", "MZ\x90\0"],
    ["nothing", ""],
    ["words with a drawing in them", "Look: <svg></svg>"],
  ])("BI9 %s is no picture", (_, text) => {
    expect(readPicture(utf8(text))).toBe("notPicture");
  });

  test("BI9 a picture without a size is damaged", () => {
    expect(readPicture(png(0, 5))).toBe("damaged");
    expect(readPicture(bytes("\xff\xd8\xff\xda\0\x02"))).toBe("damaged");
  });

  test("BI9 one of more than 5 MB is refused before it is looked at", () => {
    const huge = new Uint8Array(MOST_BYTES + 1);
    huge.set(png(9, 9));
    expect(readPicture(huge)).toBe("tooLarge");
  });

  test.each([
    ["a bomb of few bytes", bytes(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR${big(0, 50_000, 0, 50_000)}\x08\x06\0\0\0`)],
    ["a size beyond all numbers", bytes(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR${"\xff".repeat(8)}\x08\x06\0\0\0`)],
    ["a thin one", png(10_001, 1)],
    ["a photograph of a hundred megapixels", jpeg(10_000, 10_000)],
    ["a screen of an animation", gif(65_535, 65_535)],
    [
      "a first frame that is larger than its screen",
      bytes(`GIF89a${little(1, 1)}\0\0\0\x2c${little(0, 0, 60_000, 60_000)}\0`),
    ],
    [
      "the same behind a palette and a remark",
      bytes(`GIF89a${little(1, 1)}\x80\0\0${"\0".repeat(6)}\x21\xfe\x02ok\0\x2c${little(9000, 9000, 9000, 9000)}\0`),
    ],
    ["an animated WebP", large(16_000, 16_000)],
  ])("BI9 %s is refused before anybody shows it", (_, made) => {
    expect(readPicture(made)).toBe("giant");
  });

  test("BI9 a picture goes on under the type that it is", () => {
    const made = png(9, 9);
    const lie = new File([made as BlobPart], "a.gif", { type: "text/html" });
    const picture = readPicture(made) as Picture;
    expect([typedFile(lie, picture).type, typedFile(lie, picture).name]).toEqual(["image/png", "a.gif"]);
    const honest = new File([made as BlobPart], "a.png", { type: "image/png" });
    expect(typedFile(honest, picture)).toBe(honest);
    expect(typedFile(lie, { type: "svg" }).type).toBe("image/svg+xml");
  });

  test.each([
    `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><path d="M0 0h20"/></svg>`,
    `\uFEFF<?xml version="1.0"?>\n<!-- made by hand --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><svg viewBox="0 0 20 10"><use href="#a"/><rect fill="url(#g)"/></svg>`,
    `<svg width="20px" height="10px"><image href="data:image/png;base64,AAAA"/></svg>`,
    `<?xml version="1.0" encoding="UTF-8"?><svg width="20" height="10" inkscape:export-filename="C:\\drawings\\image(1).png"><title>A &#38; B &#8364;</title><style>.a{fill:url(#g)}</style></svg>`,
    `<svg viewBox="0 0 20 10">${`<use href="#a"/>`.repeat(30)}</svg>`,
  ])("BI9 a drawing that only draws is let through: %s", (text) => {
    expect(readPicture(utf8(text))).toEqual({ type: "svg", width: 20, height: 10 });
  });

  test.each([
    `<svg><script>alert(1)</script></svg>`,
    `<svg><SCRIPT xlink:href="x.js"/></svg>`,
    `<svg><svg:script>x</svg:script></svg>`,
    `<svg onload="alert(1)"></svg>`,
    `<svg><rect fill="red"\nonclick = 'x()'/></svg>`,
    `<svg><a href="javascript:alert(1)"/></svg>`,
    `<svg><a href="java&#115;cript:alert(1)"/></svg>`,
    `<svg><foreignObject><body/></foreignObject></svg>`,
    `<svg><image href="https://track.example/x.png"/></svg>`,
    `<svg><style>@import "https://a.example/x.css";</style></svg>`,
    `<svg><rect style="fill:url(https://a.example/x)"/></svg>`,
    `<svg><use xlink:href="data:image/svg+xml,<svg onload=x>"/></svg>`,
    `<svg><set attributeName="href" to="javascript:x"/></svg>`,
    `<svg><animate attributeName="href" values="x"/></svg>`,
    `<!DOCTYPE svg [<!ENTITY x "y">]><svg>&x;</svg>`,
    `<?xml-stylesheet href="x.css"?><svg></svg>`,
    `<svg><!-- --><iframe src="x"/></svg>`,
    `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]><svg/>`,
    `<!DOCTYPE svg PUBLIC "a" "b" [ <!ELEMENT svg ANY> ]><svg/>`,
    `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><svg>&lol2;</svg>`,
    `<svg><rect fill="&#117;rl(https://track.example/x)"/></svg>`,
    `<svg><rect fill="&#x75;rl(&#x68;ttps://track.example/x)"/></svg>`,
    `<svg><rect fill="\\75rl(https://track.example/x)"/></svg>`,
    `<svg><rect style='fill:u\\72 l(https://track.example/x)'/></svg>`,
    `<svg><style><![CDATA[ @\\69mport "https://track.example/x"; ]]></style></svg>`,
    `<svg><style>@font-face{font-family:a;src:url(#a)}</style></svg>`,
    `<svg style="background:image-set('https://track.example/x' 1x)"/>`,
    `<svg><image xml:base="https://track.example/" href="#x"/></svg>`,
    `<svg><feImage href="https://track.example/x"/></svg>`,
    `<svg><rect fill="url(data:image/svg+xml,&lt;svg onload=x&gt;)"/></svg>`,
    `<svg><listener event="load" handler="#x"/></svg>`,
    `<svg>${`<use href="#a"/>`.repeat(31)}</svg>`,
    `<?xml version="1.0" encoding="iso-2022-jp"?><svg/>`,
  ])("BI9 a drawing that could run or load something is refused: %s", (text) => {
    expect(readPicture(utf8(text))).toBe("script");
  });
});

describe("BI11 the address of a picture", () => {
  test.each([
    ["https://example.com/a.png", { url: "https://example.com/a.png" }],
    ["javascript:alert(1)", { refused: "scheme" }],
    ["mailto:a@example.com", { refused: "scheme" }],
    ["https://a:b@example.com/a.png", { refused: "user" }],
    ["https://other.example/a.png", { refused: "host" }],
    ["picture.png", { refused: "form" }],
    [undefined, { refused: "form" }],
    [{ toString: (): string => "https://example.com/a.png" }, { refused: "form" }],
  ])("BI11 %j is taken only where links may lead", (url, expected) => {
    expect(pictureAddress(url, { hosts: ["example.com"] })).toEqual(expected);
  });

  test("BI11 a sentence of its own says why not, in every language", () => {
    for (const why of ["form", "signs", "scheme", "user", "host"] as const) {
      const [english, spanish] = [BUILDER_EN, ES].map((words) => pictureRefused(why, { hosts: ["a.example"] }, words));
      expect(english).not.toBe(spanish);
      expect(english).toMatch(why === "host" ? /Allowed: a\.example\.$/ : /\.$/);
    }
  });
});
