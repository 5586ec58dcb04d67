/** The code of a Swiss QR-bill. Source: SIX, Swiss Implementation Guidelines for the QR-bill, version 2.3 (addresses are structured). */

import { type Fields, twoDecimals } from "./fields.ts";
import { isCreditorReference, isIban, isQrIban, isQrReference } from "./iban.ts";

export interface SwissPayment {
  readonly scheme: "swiss";
  /** An account in Switzerland or Liechtenstein. A QR-IBAN needs a QR reference, any other account cannot have one. */
  readonly iban: string;
  readonly creditor: SwissParty;
  readonly debtor?: SwissParty;
  readonly currency: "CHF" | "EUR";
  /** Rappen or cents, 1 to 99999999999. Without it the payer fills it in. */
  readonly amountMinor?: number;
  /** A QR reference (27 digits) or a creditor reference (`RF...`). */
  readonly reference?: string;
  /** Up to 140 characters, together with `billInformation`. */
  readonly text?: string;
  /** For the payer's software: `//S1/...`. */
  readonly billInformation?: string;
}

export interface SwissParty {
  readonly name: string;
  readonly street?: string;
  readonly building?: string;
  readonly postalCode: string;
  readonly town: string;
  /** Two letters, ISO 3166-1. */
  readonly country: string;
}

/** Latin-1 without controls, Latin Extended-A, and five more. Source: chapter 4.1.1 of the guidelines. */
const SIGNS = /[\u0020-\u007e\u00a0-\u017f\u0218-\u021b\u20ac]/;

export function swissPayload(fields: Fields): string {
  const iban = fields.number("iban");
  if (!isIban(iban))
    fields.refuse("payment.iban", "iban", "This is no IBAN: compare it with the account, digit by digit.");
  else if (!/^(?:CH|LI)/.test(iban)) {
    const countries = ["CH", "LI"];
    fields.refuse("payment.country", "iban", "A QR-bill is paid to an account in Switzerland or Liechtenstein.", {
      countries,
    });
  }
  const creditor = fields.inner("creditor");
  if (creditor === undefined)
    fields.refuse("payment.missing", "creditor", '"creditor" is needed: who is paid, with the address.');
  const debtor = fields.inner("debtor");
  const currency = fields.number("currency");
  if (currency !== "CHF" && currency !== "EUR")
    fields.refuse("payment.currency", "currency", "A QR-bill is in CHF or EUR.");
  const amount = fields.amount("amountMinor", { least: 1, most: 99_999_999_999 });
  const [kind, reference] = referenceOf(fields, iban);
  const text = fields.text("text", { most: 140, signs: SIGNS });
  const bill = fields.text("billInformation", { most: 140, signs: SIGNS });
  const length = [...text].length + [...bill].length;
  if (length > 140)
    fields.refuse(
      "payment.tooLong",
      "text",
      `Text and bill information have ${length} characters, and together at most 140 fit.`,
      {
        most: 140,
        length,
      },
    );
  const nobody = Array<string>(7).fill("");
  return [
    ...["SPC", "0200", "1", iban],
    ...(creditor === undefined ? nobody : party(creditor)),
    // Whom the creditor collects for: kept for later, and empty until then.
    ...nobody,
    ...[amount === undefined ? "" : twoDecimals(amount), currency],
    ...(debtor === undefined ? nobody : party(debtor)),
    ...[kind, reference, text, "EPD"],
    ...(bill === "" ? [] : [bill]),
  ].join("\n");
}

function party(fields: Fields): string[] {
  const line = (name: string, most: number, needed = false) => fields.text(name, { most, needed, signs: SIGNS });
  const country = fields.number("country");
  if (!/^[A-Z]{2}$/.test(country)) fields.refuse("payment.missing", "country", '"country" is two letters, like CH.');
  return [
    "S",
    line("name", 70, true),
    line("street", 70),
    line("building", 16),
    line("postalCode", 16, true),
    line("town", 35, true),
    country,
  ];
}

function referenceOf(fields: Fields, iban: string): [kind: "QRR" | "SCOR" | "NON", reference: string] {
  const reference = fields.number("reference");
  const refuse = (message: string) => fields.refuse("payment.reference", "reference", message);
  if (isQrIban(iban)) {
    if (!isQrReference(reference))
      refuse("A QR-IBAN is paid with a QR reference: 27 digits, the last of which is their check digit.");
    return ["QRR", reference];
  }
  if (reference === "") return ["NON", ""];
  if (/^\d{27}$/.test(reference)) refuse("A QR reference is for a QR-IBAN only: give the QR-IBAN of the account.");
  else if (!isCreditorReference(reference))
    refuse('This is no creditor reference (RF and check digits): put other numbers in "text".');
  return ["SCOR", reference];
}
