/** How many messages a text is when it is sent as SMS, and which signs make it dear. Count after merging and after links are shortened. */

import { septetsOf } from "./gsm7.ts";

export interface SmsSegments {
  readonly encoding: "GSM-7" | "UCS-2";
  /** Messages that are paid for; the empty text is one. */
  readonly segments: number;
  /** Septets in GSM-7, of which the euro sign and some others take two; 16-bit units in UCS-2. Without the headers of parts. */
  readonly units: number;
  /** Signs that are not in GSM-7, each once, in the order of the text. One of them is enough for UCS-2. */
  readonly offenders: string[];
}

/** Units of a message that stands alone, and of each part of a longer one. Source: 3GPP TS 23.040, 9.2.3.24.1. */
const CAPACITY = { "GSM-7": { single: 160, part: 153 }, "UCS-2": { single: 70, part: 67 } } as const;

export function smsSegments(text: string): SmsSegments {
  const signs = signsOf(text);
  const offenders = [...new Set(signs.filter((sign) => septetsOf(sign) === undefined))];
  const encoding = offenders.length === 0 ? "GSM-7" : "UCS-2";
  const units = signs.reduce((sum, sign) => sum + unitsOf(sign, encoding), 0);
  return { encoding, segments: parts(signs, encoding, units).length, units, offenders };
}

/** The texts of the messages. No part ends in the middle of a character, as far as a character fits into a part. */
export function smsParts(text: string): string[] {
  const { encoding, units } = smsSegments(text);
  return parts(signsOf(text), encoding, units);
}

const unitsOf = (sign: string, encoding: SmsSegments["encoding"]): number =>
  encoding === "GSM-7" ? (septetsOf(sign) ?? 1) : sign.length;

function parts(signs: readonly string[], encoding: SmsSegments["encoding"], units: number): string[] {
  const { single, part } = CAPACITY[encoding];
  if (units <= single) return [signs.join("")];
  const all: string[] = [];
  let room = 0;
  for (const sign of signs.flatMap((one) => (unitsOf(one, encoding) > part ? [...one] : [one]))) {
    const size = unitsOf(sign, encoding);
    if (size > room) {
      all.push("");
      room = part;
    }
    all[all.length - 1] += sign;
    room -= size;
  }
  return all;
}

/** The rules of a user-perceived character are the same in every language; only words and sentences differ. */
const characters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Characters as a reader sees them; a carriage return and the line feed behind it are two. */
function signsOf(text: string): readonly string[] {
  // Most texts are plain, and then every sign is a character by itself.
  if (/^[\n\x20-\x7e]*$/.test(text)) return [...text];
  return Array.from(characters.segment(text), ({ segment }) => segment).flatMap((sign) =>
    sign === "\r\n" ? ["\r", "\n"] : [sign],
  );
}
