/**
 * The link of an Indian UPI payment. Source: NPCI, "UPI Linking Specifications", version 1.6. It names the parameters and how they are
 * encoded, and no lengths; those here are the ones commonly kept for the members of the UPI interface that the parameters become:
 * address 255, name 99, reference 35, note 50.
 */

import { type Fields, twoDecimals } from "./fields.ts";

export interface UpiPayment {
  readonly scheme: "upi";
  /** The UPI id of who is paid: `name@bank`. */
  readonly address: string;
  /** Who is paid, up to 99 characters. */
  readonly name: string;
  /** Paise. Without it the payer fills it in. */
  readonly amountMinor?: number;
  /** Up to 35 letters, digits, points and dashes by which the payment is found. */
  readonly reference?: string;
  /** What the payer reads, up to 50 characters. */
  readonly text?: string;
}

export function upiPayload(fields: Fields): string {
  const address = fields.text("address", { most: 255, needed: true });
  if (address !== "" && !/^[\w.-]{2,}@[A-Za-z][\w.-]+$/.test(address))
    fields.refuse("payment.address", "address", "This is no UPI id: it is like name@bank.");
  const name = fields.text("name", { most: 99, needed: true });
  const amount = fields.amount("amountMinor", { least: 1, most: 999_999_999_999 });
  const reference = fields.text("reference", { most: 35, signs: /[A-Za-z0-9.-]/ });
  const text = fields.text("text", { most: 50 });
  const parameters = [
    ["pa", address],
    ["pn", name],
    ["tr", reference],
    ["tn", text],
    ["am", amount === undefined ? "" : twoDecimals(amount)],
    ["cu", "INR"],
  ];
  const given = parameters.filter(([, value]) => value !== "");
  return `upi://pay?${given.map(([parameter, value = ""]) => `${parameter}=${encoded(value)}`).join("&")}`;
}

/** Apps read an `@` as it stands; some do not decode it. */
const encoded = (value: string): string =>
  encodeURIComponent(value.replace(/\p{Surrogate}/gu, "\ufffd")).replaceAll("%40", "@");
