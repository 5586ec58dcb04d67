/** Looks at a payment code as a camera does: paints the SVG and reads it with a decoder that is not the encoder's. */

import jsQR from "jsqr";
import { parseFragment } from "parse5";

const SCALE = 8;

/** What a decoder reads in the image, or nothing. */
export function decoded(svg: string): string | undefined {
  const { pixels, width } = painted(svg);
  const found = jsQR(pixels, width, width);
  return found === null ? undefined : new TextDecoder().decode(Uint8Array.from(found.binaryData));
}

/** Paints the rectangles of all paths, in order. */
export function painted(svg: string): { pixels: Uint8ClampedArray; width: number; at(x: number, y: number): number } {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const width = size * SCALE;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(127);
  for (const [, fill, path = ""] of svg.matchAll(/<path fill="#(fff|000)" d="([^"]*)"\/>/g))
    for (const [, x, y, w, h] of path.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)(?:h-[\d.]+|H0)z/g))
      paint(
        pixels,
        width,
        [x, y, w, h].map((value) => Math.round(Number(value) * SCALE)),
        fill === "fff" ? 255 : 0,
      );
  return { pixels, width, at: (x, y) => pixels[(Math.floor(y * SCALE) * width + Math.floor(x * SCALE)) * 4] ?? -1 };
}

function paint(
  pixels: Uint8ClampedArray,
  width: number,
  [x = 0, y = 0, w = 0, h = 0]: readonly number[],
  value: number,
): void {
  for (let row = y; row < y + h; row++) {
    const start = (row * width + x) * 4;
    pixels.fill(value, start, start + w * 4);
    for (let i = start + 3; i < start + w * 4; i += 4) pixels[i] = 255;
  }
}

/** The root element of the SVG, as an HTML parser reads it. */
export function rootOf(svg: string) {
  const { childNodes } = parseFragment(svg);
  return { count: childNodes.length, root: childNodes[0] };
}
