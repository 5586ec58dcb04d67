/** What a file is, by its bytes and not by its name: only pictures that a message can show are let through. */

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

export type PictureProblem = "notPicture" | "tooLarge" | "script" | "damaged";

/** The picture, or why it is refused. */
export function readPicture(bytes: Uint8Array): Picture | PictureProblem {
  if (bytes.length > MOST_BYTES) return "tooLarge";
  const raster = rasterOf(bytes);
  if (raster !== undefined) return raster;
  const text = new TextDecoder().decode(bytes);
  if (!/^\uFEFF?(?:\s|<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>)*<svg[\s>/]/i.test(text))
    return "notPicture";
  return ACTIVE.test(text.replace(/<!--[\s\S]*?-->/g, "")) ? "script" : { type: "svg", ...svgSize(text) };
}

/** Whatever could run, load something, or put another document into the picture. */
const ACTIVE =
  /<(?:[\w-]+:)?(?:script|foreignObject|iframe|embed|object|handler|set|animate\w*)[\s>/]|[\s"'/]on[\w-]+\s*=|(?:java|vb)script\s*:|<!ENTITY|<\?xml-stylesheet|@import|(?:href|src)\s*=\s*["']?\s*(?!["'#]|data:image\/(?:png|jpeg|gif|webp)[;,])[^\s"'>]|url\(\s*["']?\s*(?!["'#]|data:image\/)[^\s)]/i;

function svgSize(text: string): Pick<Picture, "width" | "height"> {
  const tag = /<svg[^>]*>/i.exec(text)?.[0] ?? "";
  const size = (name: string) =>
    Number(new RegExp(`\\s${name}\\s*=\\s*["']\\s*(\\d+(?:\\.\\d+)?)(?:px)?\\s*["']`).exec(tag)?.[1]);
  const [, , , w, h] = /\sviewBox\s*=\s*["']\s*([\d.-]+)[\s,]+([\d.-]+)[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(tag) ?? [];
  const [width, height] = [size("width") || Number(w), size("height") || Number(h)];
  return width > 0 && height > 0 ? { width: Math.round(width), height: Math.round(height) } : {};
}

function rasterOf(bytes: Uint8Array): Picture | "damaged" | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begins = (signature: string, at = 0) =>
    bytes.length >= at + signature.length && [...signature].every((sign, i) => bytes[at + i] === sign.charCodeAt(0));
  const sized = (type: PictureType, width: number, height: number): Picture | "damaged" =>
    width > 0 && height > 0 ? { type, width, height } : "damaged";
  if (begins("\x89PNG\r\n\x1a\n"))
    return bytes.length < 24 ? "damaged" : sized("png", view.getUint32(16), view.getUint32(20));
  if (begins("GIF87a") || begins("GIF89a"))
    return bytes.length < 10 ? "damaged" : sized("gif", view.getUint16(6, true), view.getUint16(8, true));
  if (begins("\xff\xd8\xff")) return jpegOf(view);
  if (begins("RIFF") && begins("WEBP", 8)) return webpOf(view);
  return undefined;
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
