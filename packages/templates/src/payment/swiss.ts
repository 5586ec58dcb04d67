/**
 * The code of a Swiss QR-bill. Source: SIX, Swiss Implementation Guidelines for the QR-bill, version 2.3 (addresses are structured):
 * name and street 70 signs, building 16, postal code 16, town 35, text and bill information 140 together, amounts from 0.01 to
 * 999 999 999.99, accounts of Switzerland and Liechtenstein.
 */

import { type Fields, twoDecimals, utf8Length } from "./fields.ts";
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

/** What the largest code of the guidelines holds: version 25 at error correction level M. Letters with accents have two bytes. */
const MOST_BYTES = 997;

/** Latin-1 without controls, Latin Extended-A, and five more. Source: chapter 4.1.1 of the guidelines. */
const SIGNS = /[\u0020-\u007e\u00a0-\u017f\u0218-\u021b\u20ac]/;

/** A bill as it was read: what the code says, and what is printed beside it. Empty texts are not there. */
export interface SwissBill {
  readonly iban: string;
  readonly creditor: Required<SwissParty>;
  readonly debtor: Required<SwissParty> | undefined;
  readonly currency: string;
  readonly amountMinor: number | undefined;
  /** A QR reference, a creditor reference, or none. */
  readonly kind: "QRR" | "SCOR" | "NON";
  readonly reference: string;
  readonly text: string;
  readonly billInformation: string;
}

export const swissPayload = (fields: Fields): string => billPayload(readBill(fields), fields);

/** The lines of the code; that they are too long for it is told to `fields`. */
export function billPayload(bill: SwissBill, fields: Fields): string {
  const payload = linesOf(bill);
  const bytes = utf8Length(payload);
  if (bytes > MOST_BYTES) {
    const says = `The code has ${bytes} bytes, and at most ${MOST_BYTES} fit: shorten names, streets or the text.`;
    fields.refuse("payment.tooLong", "text", says, { most: MOST_BYTES, length: bytes });
  }
  return payload;
}

/** The members of a bill; what is wrong with them is told to `fields`. */
export function readBill(fields: Fields): SwissBill {
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
  const amountMinor = fields.amount("amountMinor", { least: 1, most: 99_999_999_999 });
  const [kind, reference] = referenceOf(fields, iban);
  return {
    ...{ iban, currency, amountMinor, kind, reference, ...wordsOf(fields) },
    creditor: creditor === undefined ? NOBODY : party(creditor),
    debtor: debtor === undefined ? undefined : party(debtor),
  };
}

function wordsOf(fields: Fields): Pick<SwissBill, "text" | "billInformation"> {
  const text = fields.text("text", { most: 140, signs: SIGNS });
  const billInformation = fields.text("billInformation", { most: 140, signs: SIGNS });
  const length = [...text].length + [...billInformation].length;
  if (length > 140 && text !== "" && billInformation !== "") {
    const says = `Text and bill information have ${length} characters, and together at most 140 fit.`;
    fields.refuse("payment.tooLong", "text", says, { most: 140, length });
  }
  if (billInformation !== "" && !/^\/\/../.test(billInformation)) {
    const says =
      'Bill information begins with two slashes and the name of its syntax, like "//S1": put other words in "text".';
    fields.refuse("payment.form", "billInformation", says);
  }
  return { text, billInformation };
}

const NOBODY: Required<SwissParty> = { name: "", street: "", building: "", postalCode: "", town: "", country: "" };

function party(fields: Fields): Required<SwissParty> {
  const line = (name: string, most: number, needed = false) => fields.text(name, { most, needed, signs: SIGNS });
  const country = fields.number("country");
  if (!/^[A-Z]{2}$/.test(country)) fields.refuse("payment.missing", "country", '"country" is two letters, like CH.');
  return {
    name: line("name", 70, true),
    street: line("street", 70),
    building: line("building", 16),
    postalCode: line("postalCode", 16, true),
    town: line("town", 35, true),
    country,
  };
}

function linesOf({ iban, creditor, debtor, currency, amountMinor, kind, reference, ...words }: SwissBill): string {
  const address = ({ name, street, building, postalCode, town, country }: Required<SwissParty>) =>
    country === "" && name === "" ? nobody : ["S", name, street, building, postalCode, town, country];
  const nobody = Array<string>(7).fill("");
  return [
    ...["SPC", "0200", "1", iban],
    ...address(creditor),
    // Whom the creditor collects for: kept for later, and empty until then.
    ...nobody,
    ...[amountMinor === undefined ? "" : twoDecimals(amountMinor), currency],
    ...address(debtor ?? NOBODY),
    ...[kind, reference, words.text, "EPD"],
    ...(words.billInformation === "" ? [] : [words.billInformation]),
  ].join("\n");
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
