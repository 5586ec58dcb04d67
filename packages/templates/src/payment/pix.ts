/**
 * The static code of Brazilian instant payments. Sources: Banco Central do Brasil, "Manual de Padroes para Iniciacao do Pix" (key 77
 * signs, text 72, both in the 99 of their field, reference 25); EMV QRCPS-MPM (name 25, city 15, amount 13 signs, so up to 9999999999.99).
 * All fields together stay below 400 signs; EMV allows 512.
 */

import { type Fields, twoDecimals } from "./fields.ts";

export interface PixPayment {
  readonly scheme: "pix";
  /** The key of who is paid: tax number, telephone, e-mail or random key. */
  readonly key: string;
  /** Who is paid, up to 25 characters; written without accents, in capital letters. */
  readonly name: string;
  /** Where, up to 15 characters. */
  readonly city: string;
  /** Centavos. Without it the payer fills it in. */
  readonly amountMinor?: number;
  /** Up to 25 letters and digits by which the payment is found; without it there is none. */
  readonly reference?: string;
  /** What the payer reads; key and text share 99 characters. */
  readonly text?: string;
}

/** CPF, CNPJ (since 2026 with letters), telephone, e-mail, random key. */
const KEYS = [
  /^\d{11}$/,
  /^[0-9A-Z]{12}\d{2}$/,
  /^\+[1-9]\d{9,13}$/,
  /^[a-z0-9.!#$'*+/=?^_`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/,
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
];

const ASCII = /[ -~]/;

export function pixPayload(fields: Fields): string {
  const key = fields.text("key", { most: 77, needed: true });
  if (key !== "" && !KEYS.some((form) => form.test(key))) {
    const says =
      "This is no PIX key: a tax number without points, a telephone with +55, an e-mail in small letters or a random key.";
    fields.refuse("payment.address", "key", says);
  }
  const name = capitals(fields, "name", 25);
  const city = capitals(fields, "city", 15);
  const amount = fields.amount("amountMinor", { least: 1, most: 999_999_999_999 });
  const reference = fields.text("reference", { most: 25, signs: /[A-Za-z0-9]/ });
  const text = fields.text("text", { most: 72, signs: ASCII });
  const account = field("00", "br.gov.bcb.pix") + field("01", key) + (text === "" ? "" : field("02", text));
  if (account.length > 99) {
    const says = `Key and text together are ${account.length - 99} characters too long: shorten the text.`;
    fields.refuse("payment.tooLong", "text", says, { most: 99, length: account.length });
  }
  const body = [
    field("00", "01"),
    field("26", account),
    field("52", "0000"),
    field("53", "986"),
    amount === undefined ? "" : field("54", twoDecimals(amount)),
    field("58", "BR"),
    field("59", name),
    field("60", city),
    field("62", field("05", reference === "" ? "***" : reference)),
    "6304",
  ].join("");
  return body + crc16(body);
}

function capitals(fields: Fields, name: string, most: number): string {
  const text = fields.text(name, { most, needed: true });
  const plain = text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toUpperCase();
  const wrong = [...plain].find((sign) => !ASCII.test(sign));
  // Accents alone leave nothing.
  if (wrong !== undefined || (plain === "" && text !== ""))
    fields.refuse("payment.signs", name, `"${name}" has a sign that PIX cannot write: use Latin letters.`, {
      sign: wrong,
    });
  // Capital letters may be longer than small ones.
  if (plain.length > most && [...text].length <= most) {
    const says = `"${name}" has ${plain.length} capital letters, and at most ${most} fit: shorten it.`;
    fields.refuse("payment.tooLong", name, says, { most, length: plain.length });
  }
  return plain;
}

/** Tag, length in two digits, value. */
const field = (tag: string, value: string): string => tag + String(value.length).padStart(2, "0") + value;

/** CRC-16/CCITT-FALSE (polynomial 0x1021, start 0xFFFF), over ASCII, as four capital hexadecimal digits. */
function crc16(text: string): string {
  let crc = 0xffff;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i) << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, "0");
}
