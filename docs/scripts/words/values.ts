/** Codes of values in a message and of payment codes. What each means, then what to do. */

import type { PaymentProblemCode, ValueErrorCode } from "@dunlin/templates";

export const VALUES: Readonly<Record<ValueErrorCode, string>> = {
  "value.money": "The amount is no whole number of minor units. Give cents, not euros with a fraction.",
  "value.currency": "This is no currency in which somebody can owe. Give a code of ISO 4217.",
  "value.date": "This is neither a date nor an instant. Write `2026-03-02`, or an instant with its offset.",
  "value.number": "This is no finite number. Give one.",
  "value.list": "The helper shows lists. Name a list, or show the value without the helper.",
  "value.locale": "This is no language tag. Write one such as `de` or `pt-BR`.",
  "value.zone": "The time zone is not known here. Write its IANA name, such as `Europe/Madrid`.",
  "value.option": "The option does not exist or does not take this value. Take one that the helper lists.",
  "value.payment": "The payment could not be read by a bank. The payment codes below say what is wrong with it.",
  "value.url": "The link may not be shown. Give an https link of an allowed host.",
};

export const PAYMENTS: Readonly<Record<PaymentProblemCode, string>> = {
  "payment.missing": "The scheme needs a member that is not there. Give it.",
  "payment.tooLong": "A member is longer than the scheme allows. Shorten it; nothing is cut off by itself.",
  "payment.signs": "A member holds a sign that the scheme cannot write. Leave it out, or write another one.",
  "payment.iban": "The account number is missing, or its check digits do not fit. Look it up again.",
  "payment.country": "The scheme is not used in the country of the account. Choose another scheme.",
  "payment.bic": "The BIC is none. Give 8 or 11 signs, or leave it out where it is not needed.",
  "payment.amount": "The amount is outside of what the scheme takes. Give whole minor units between its bounds.",
  "payment.currency": "The scheme does not take this currency. Choose another scheme.",
  "payment.reference": "The form or the check digits of the reference do not fit. Take the reference as it was issued.",
  "payment.form": "The text does not begin as the scheme wants. Write it as the sentence says.",
  "payment.room": "There are more lines than the payment slip has room for. Shorten the message.",
  "payment.conflict": "Two members exclude each other. Leave one of them out.",
  "payment.address": "This is no address of the scheme, a PIX key or a UPI id. Give one.",
  "payment.scheme": "There is no scheme of that name. Take one that the sentence lists.",
};
