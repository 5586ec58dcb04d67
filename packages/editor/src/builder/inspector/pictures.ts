/** What a file is, by its bytes and not by its name: only pictures that a message can show are let through. */

import type { LinkRefusal, LinkRules } from "@dunlin/templates";
import { refusedText } from "../text/links.ts";
import type { BuilderMessages } from "../words.ts";

export type PictureType = "png" | "jpeg" | "gif" | "webp" | "svg";

export interface Picture {
  readonly type: PictureType;
  /** In pixels, where the file says. */
  readonly width?: number;
  readonly height?: number;
}

/** In bytes: what mail programs and telephones load without complaint. */
export const MOST_BYTES = 5 * 1024 * 1024;
/** In pixels: no screen shows more, and the message only becomes slow. */
export const MOST_PIXELS = 4000;

/**
 * A few bytes can stand for a picture that takes gigabytes to be shown, so it is refused by what it says of itself: along one side, and in
 * all. A photograph of 40 megapixels takes 160 MB.
 */
const MOST_SIDE = 10_000;
const MOST_AREA = 40_000_000;

/** Copies in a drawing can hold copies: so many make fewer than 60,000 shapes of one. */
const MOST_COPIES = 30;

export type PictureProblem = "notPicture" | "tooLarge" | "giant" | "script" | "damaged";

/** The picture, or why it is refused. */
export function readPicture(bytes: Uint8Array): Picture | PictureProblem {
  if (bytes.length > MOST_BYTES) return "tooLarge";
  const raster = rasterOf(bytes);
  if (raster !== undefined) return raster;
  const text = new TextDecoder().decode(bytes);
  if (!/^\uFEFF?(?:\s|<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>)*<svg[\s>/]/i.test(text))
    return "notPicture";
  return isActive(text) ? "script" : { type: "svg", ...svgSize(text) };
}

/** A file under the type that it is, whatever it was called. */
export const typedFile = (file: File, { type }: Picture): File => {
  const media = type === "svg" ? "image/svg+xml" : `image/${type}`;
  return file.type === media ? file : new File([file], file.name, { type: media });
};

/** Whatever could run, load something, put another document into the picture, or make much of little. */
function isActive(text: string): boolean {
  const bare = text.replace(/<!--[\s\S]*?-->/g, "");
  // Signs may be written by their numbers, in rules of styles also behind a backslash.
  const plain = bare.replace(/&#(?:x([\da-f]+)|(\d+));/gi, (_, hex: string | undefined, number: string | undefined) =>
    signOf(hex === undefined ? Number(number) : Number.parseInt(hex, 16)),
  );
  return (
    [bare, plain].some((one) => ACTIVE.test(one)) ||
    (plain.match(STYLES) ?? []).some((style) => /\\|\b(?:image|image-set|src)\(/i.test(style)) ||
    (plain.match(/<(?:[\w-]+:)?use[\s>/]/gi)?.length ?? 0) > MOST_COPIES ||
    !/^(?:utf-?8|us-ascii|iso-8859-1)?$/i.test(/<\?xml[^>]*encoding\s*=\s*["']([^"']*)/i.exec(text)?.[1] ?? "")
  );
}

const signOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : "");

const ACTIVE =
  /<(?:[\w-]+:)?(?:script|foreignObject|iframe|embed|object|handler|listener|set|animate\w*)[\s>/]|[\s"'/]on[\w-]+\s*=|(?:java|vb)script\s*:|<!(?:ENTITY|ATTLIST)|<!DOCTYPE[^>[]*\[|<\?xml-stylesheet|xml:base|@import|@font-face|(?:href|src)\s*=\s*["']?\s*(?!["'#]|data:image\/(?:png|jpeg|gif|webp)[;,])[^\s"'>]|url\(\s*["']?\s*(?!["'#]|data:image\/(?:png|jpeg|gif|webp)[;,])[^\s)]/i;

/** Where rules of styles stand. */
const STYLES =
  /<(?:[\w-]+:)?style[\s\S]*?<\/|\b(?:style|fill|stroke|filter|mask|clip-path|cursor|marker(?:-\w+)?)\s*=\s*(?:"[^"]*"|'[^']*')/gi;

function svgSize(text: string): Pick<Picture, "width" | "height"> {
  const tag = /<svg[^>]*>/i.exec(text)?.[0] ?? "";
  const size = (name: string) =>
    Number(new RegExp(`\\s${name}\\s*=\\s*["']\\s*(\\d+(?:\\.\\d+)?)(?:px)?\\s*["']`).exec(tag)?.[1]);
  const [, , , w, h] = /\sviewBox\s*=\s*["']\s*([\d.-]+)[\s,]+([\d.-]+)[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(tag) ?? [];
  const [width, height] = [size("width") || Number(w), size("height") || Number(h)];
  return width > 0 && height > 0 ? { width: Math.round(width), height: Math.round(height) } : {};
}

function rasterOf(bytes: Uint8Array): Picture | "damaged" | "giant" | undefined {
  const picture = pictureOf(bytes);
  if (picture === undefined || picture === "damaged") return picture;
  const { width = 0, height = 0 } = picture;
  return Math.max(width, height) > MOST_SIDE || width * height > MOST_AREA ? "giant" : picture;
}

function pictureOf(bytes: Uint8Array): Picture | "damaged" | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begins = (signature: string, at = 0) =>
    bytes.length >= at + signature.length && [...signature].every((sign, i) => bytes[at + i] === sign.charCodeAt(0));
  const sized = (type: PictureType, width: number, height: number): Picture | "damaged" =>
    width > 0 && height > 0 ? { type, width, height } : "damaged";
  if (begins("\x89PNG\r\n\x1a\n"))
    return bytes.length < 24 ? "damaged" : sized("png", view.getUint32(16), view.getUint32(20));
  if (begins("GIF87a") || begins("GIF89a")) return bytes.length < 10 ? "damaged" : sized("gif", ...gifSize(view));
  if (begins("\xff\xd8\xff")) return jpegOf(view);
  if (begins("RIFF") && begins("WEBP", 8)) return webpOf(view);
  return undefined;
}

/** The screen of all frames, or more where the first frame is larger: programs make room for it. Source: GIF89a, sections 18 to 20. */
function gifSize(view: DataView): readonly [width: number, height: number] {
  const at = (place: number) => (place + 1 < view.byteLength ? view.getUint16(place, true) : 0);
  const byte = (place: number) => (place < view.byteLength ? view.getUint8(place) : 0);
  const [width, height] = [at(6), at(8)];
  if (width === 0 || height === 0) return [width, height];
  let place = 13 + (byte(10) & 0x80 ? 3 * 2 ** ((byte(10) & 7) + 1) : 0);
  while (byte(place) === 0x21) {
    place += 2;
    while (byte(place) > 0) place += byte(place) + 1;
    place += 1;
  }
  if (byte(place) !== 0x2c) return [width, height];
  return [Math.max(width, at(place + 1) + at(place + 5)), Math.max(height, at(place + 3) + at(place + 7))];
}

/** Segments up to the first that tells a frame. Source: ITU-T T.81, B.1 and B.2. */
function jpegOf(view: DataView): Picture | "damaged" {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return "damaged";
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return width > 0 && height > 0 ? { type: "jpeg", width, height } : "damaged";
    } else at += 2 + view.getUint16(at + 2);
  }
  return "damaged";
}

/** Source: RFC 9649, sections 2.5 to 2.7. */
function webpOf(view: DataView): Picture | "damaged" {
  if (view.byteLength < 30) return "damaged";
  const chunk = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  if (chunk === "VP8X") {
    const at = (place: number) => 1 + (view.getUint16(place, true) | (view.getUint8(place + 2) << 16));
    return { type: "webp", width: at(24), height: at(27) };
  }
  if (chunk === "VP8L") {
    const bits = view.getUint32(21, true);
    return { type: "webp", width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  const [width, height] = [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  return chunk === "VP8 " && width > 0 && height > 0 ? { type: "webp", width, height } : "damaged";
}

/** Why an address of a picture is not taken, in the words of the interface. */
export const pictureRefused = (
  refusal: LinkRefusal,
  rules: LinkRules | undefined,
  { inspector, writing }: Pick<BuilderMessages, "inspector" | "writing">,
): string => refusedText(refusal, rules, { refused: inspector.picture.refused, allowed: writing.links.allowed });
