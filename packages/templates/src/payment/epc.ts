/**
 * The code for a SEPA credit transfer. Source: EPC069-12, "Quick Response Code: Guidelines", version 2.1 of the guideline, 002 of the
 * code: name 70 signs, purpose 4, structured reference 35 (a creditor reference has 25 at most), text 140, hint 70, amounts from 0.01
 * to 999999999.99, and a code of version 13 at most, which holds 331 bytes.
 */

import { type Fields, twoDecimals, utf8Length } from "./fields.ts";
import { isCreditorReference, isIban } from "./iban.ts";

export interface EpcPayment {
  readonly scheme: "epc";
  /** Who is paid, up to 70 characters. */
  readonly name: string;
  readonly iban: string;
  /** Needed only where a bank outside the European Economic Area is paid. */
  readonly bic?: string;
  /** Cents of euro, 1 to 99999999999. Without it the payer fills it in. */
  readonly amountMinor?: number;
  /** Four letters of the ISO 20022 list of purposes. */
  readonly purpose?: string;
  /** A creditor reference (`RF...`). Instead of `text`. */
  readonly reference?: string;
  /** What the creditor finds on the statement, up to 140 characters. Instead of `reference`. */
  readonly text?: string;
  /** A hint for the payer, up to 70 characters. */
  readonly hint?: string;
}

const MOST_BYTES = 331;

export function epcPayload(fields: Fields): string {
  const name = fields.text("name", { most: 70, needed: true });
  const iban = fields.number("iban");
  if (!isIban(iban))
    fields.refuse("payment.iban", "iban", "This is no IBAN: compare it with the account, digit by digit.");
  const bic = fields.number("bic");
  if (bic !== "" && !/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(bic))
    fields.refuse("payment.bic", "bic", "A BIC has 8 or 11 letters and digits; it may be left out.");
  const amount = fields.amount("amountMinor", { least: 1, most: 99_999_999_999 });
  const purpose = fields.text("purpose", { most: 4, signs: /[A-Z]/ });
  const reference = fields.number("reference");
  const text = fields.text("text", { most: 140 });
  if (reference !== "" && !isCreditorReference(reference)) {
    const says = 'This is no creditor reference (RF and check digits): put other numbers in "text".';
    fields.refuse("payment.reference", "reference", says);
  }
  if (reference !== "" && text !== "")
    fields.refuse("payment.conflict", "text", "A transfer has a reference or a text: leave one out.", {
      other: "reference",
    });
  const hint = fields.text("hint", { most: 70 });
  const shown = amount === undefined ? "" : `EUR${twoDecimals(amount)}`;
  const lines = ["BCD", "002", "1", "SCT", bic, name, iban, shown, purpose, reference, text, hint];
  // The last line that says something ends the code.
  const payload = lines.join("\n").trimEnd();
  const length = utf8Length(payload);
  if (length > MOST_BYTES) {
    const says = `The code has ${length} bytes, and at most ${MOST_BYTES} fit: shorten the name or the text.`;
    fields.refuse("payment.tooLong", "text", says, { most: MOST_BYTES, length });
  }
  return payload;
}
