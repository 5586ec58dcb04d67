/** A payment code for the person of a sketch, where a message has a picture that the host makes. */

import { ownValue } from "../merge/values.ts";
import type { VariableSchema } from "../model/variables.ts";
import { isCreditorReference, isIban } from "../payment/iban.ts";
import { checkPayment, type PaymentRequest, paymentQr, qrModules } from "../payment/paymentQr.ts";
import { darkModules } from "../payment/svg.ts";
import { variableAt } from "../variables/variables.ts";
import type { CodeDetail, CodeFor, DrawCode } from "./definition.ts";

/** The code of a payment, as banking apps read it. */
export const sampleCode: DrawCode = (details, of) => {
  const payload = payloadOf(details, of);
  if (payload === undefined) return undefined;
  const modules = qrModules(payload);
  return { path: darkModules(modules), side: modules.length };
};

/**
 * What the code says: a SEPA transfer with the account, the amount and the reference that are told beside it. Where these are none, as in
 * another currency, what is told; `undefined` where nothing is.
 */
function payloadOf(details: readonly CodeDetail[], { brand, context, variables }: CodeFor): string | undefined {
  const read = details.map(({ value, format }) => ({ path: value, format, value: valueAt(context, value) }));
  const texts = read.flatMap(({ value }) => (typeof value === "string" && value.trim() !== "" ? [value.trim()] : []));
  const iban = texts.find((text) => isIban(bare(text)));
  const amount = read.find(({ value, format }) => format === "money" && typeof value === "number");
  const others = texts.filter((text) => text !== iban);
  const reference = others.find((text) => isCreditorReference(bare(text)));
  const request = {
    scheme: "epc",
    name: brand.legalName ?? brand.name,
    iban: bare(iban ?? ""),
    ...(amount !== undefined && { amountMinor: amount.value as number }),
    ...(reference === undefined ? { text: others.join(" ") } : { reference: bare(reference) }),
  } as PaymentRequest;
  const euros = amount === undefined || currencyOf(amount.path, variables, context) === "EUR";
  if (euros && checkPayment(request).length === 0) return paymentQr(request).payload;
  return texts.length === 0 ? undefined : texts.join("\n").slice(0, MOST);
}

/** Signs that any code can hold. */
const MOST = 300;

const bare = (text: string): string => text.replace(/\s/g, "").toUpperCase();

const valueAt = (sample: object, path: string): unknown => path.split(".").reduce<unknown>(ownValue, sample);

function currencyOf(path: string, variables: VariableSchema, sample: object): unknown {
  const currency = variableAt(variables, path)?.["x-currency"];
  return currency === undefined || /^[A-Z]{3}$/.test(currency) ? currency : valueAt(sample, currency);
}
