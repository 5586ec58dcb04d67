/** Account numbers, and the two kinds of references whose digits can be checked. */

/** Length by country. Source: SWIFT, IBAN Registry. */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 " +
    "FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 " +
    "MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 " +
    "SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Whether a text is an IBAN: its country, its length and its check digits (ISO 13616). Blanks between groups are fine. */
export function isIban(text: unknown): boolean {
  if (typeof text !== "string") return false;
  const iban = text.replace(/ /g, "").toUpperCase();
  const length = LENGTHS[iban.slice(0, 2)];
  // 00, 01 and 99 pass the sum for some accounts, and are never given out.
  return /^[A-Z]{2}(?!00|01|99)\d\d[A-Z0-9]+$/.test(iban) && iban.length === length && remainder97(iban) === 1;
}

/** `DE89 3704 0044 0532 0130 00`: how people read and copy it. */
export const formatIban = (iban: string): string =>
  iban
    .replace(/ /g, "")
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, "$1 ");

/** Whether a text is a creditor reference (ISO 11649): `RF18 5390 0754 7034`. */
export function isCreditorReference(text: string): boolean {
  const reference = text.replace(/ /g, "").toUpperCase();
  return /^RF\d\d[A-Z0-9]{1,21}$/.test(reference) && remainder97(reference) === 1;
}

/** A creditor reference over up to 21 letters and digits: an invoice number becomes one that banks can check. */
export function creditorReference(number: string): string {
  const text = number.replace(/ /g, "").toUpperCase();
  if (!/^[A-Z0-9]{1,21}$/.test(text)) throw new RangeError("a creditor reference has 1 to 21 letters and digits");
  return `RF${String(98 - remainder97(`RF00${text}`)).padStart(2, "0")}${text}`;
}

/** ISO 7064, MOD 97-10, over the text with its first four signs at the end and letters as 10 to 35. */
function remainder97(text: string): number {
  let remainder = 0;
  for (const sign of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/** Carries of the recursive check digit. Source: SIX, Swiss Implementation Guidelines QR-bill, annex B. */
const CARRIES = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];

/** The last digit of a Swiss QR reference, over the 26 before it (modulo 10, recursive). */
export function qrReferenceDigit(digits: string): number {
  let carry = 0;
  for (const digit of digits) carry = CARRIES[(carry + Number(digit)) % 10] as number;
  return (10 - carry) % 10;
}

/** Whether a text is a Swiss QR reference: 27 digits, the last of which fits. */
export function isQrReference(text: string): boolean {
  const digits = text.replace(/ /g, "");
  return (
    /^\d{27}$/.test(digits) && !/^0+$/.test(digits) && qrReferenceDigit(digits.slice(0, 26)) === Number(digits[26])
  );
}

/** Whether an account is a QR-IBAN, for payments with a QR reference: its institution is from 30000 to 31999. */
export function isQrIban(iban: string): boolean {
  const institution = Number(iban.replace(/ /g, "").slice(4, 9));
  return institution >= 30_000 && institution <= 31_999;
}
