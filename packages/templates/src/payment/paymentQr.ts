/** Payment codes: what banking apps read from a screen or a letter. Always print account and reference as text beside them. */

import { encodeQR } from "qr";
import { type EpcPayment, epcPayload } from "./epc.ts";
import { type Fields, type Members, readFields } from "./fields.ts";
import { type PixPayment, pixPayload } from "./pix.ts";
import { PaymentError, type PaymentProblem } from "./problem.ts";
import { QUIET_ZONE, qrSvg } from "./svg.ts";
import { type SwissPayment, swissPayload } from "./swiss.ts";
import { type UpiPayment, upiPayload } from "./upi.ts";

export type PaymentRequest = (EpcPayment | PixPayment | SwissPayment | UpiPayment) & {
  /** The name of the image for those who do not see it, in the language of the reader; English unless set. */
  readonly title?: string;
};

export interface PaymentQr {
  readonly payload: string;
  /** With a quiet zone of 4 modules, `role="img"` and a title; no size, so that a style sheet sets it. */
  readonly svg: string;
}

/** A scheme without an entry does not compile. */
const PAYLOADS: { readonly [S in PaymentRequest["scheme"]]: (fields: Fields) => string } = {
  epc: epcPayload,
  pix: pixPayload,
  swiss: swissPayload,
  upi: upiPayload,
};

/**
 * The code for a payment.
 *
 * @throws PaymentError with everything that is wrong with the request.
 */
export function paymentQr(request: PaymentRequest): PaymentQr {
  const { payload, problems } = read(request);
  if (problems.length > 0) throw new PaymentError(problems);
  const modules = qrModules(payload);
  const title = request.title ?? "QR code for this payment";
  return { payload, svg: qrSvg(modules, title, { swissCross: request.scheme === "swiss" }) };
}

/** Rows of dark and light modules, with the quiet zone. Level M is what EPC and SIX ask for; the other schemes leave it open. */
export const qrModules = (payload: string): readonly (readonly boolean[])[] =>
  encodeQR(payload, "raw", { ecc: "medium", border: QUIET_ZONE });

/** Everything that is wrong with a request, in the order of the scheme. Never throws. */
export const checkPayment = (request: unknown): readonly PaymentProblem[] => read(request).problems;

function read(request: unknown): { readonly payload: string; readonly problems: readonly PaymentProblem[] } {
  const members = (typeof request === "object" && request !== null ? request : {}) as Members;
  const fields = readFields(members);
  const { scheme } = members;
  if (typeof scheme === "string" && Object.hasOwn(PAYLOADS, scheme))
    return { payload: PAYLOADS[scheme as PaymentRequest["scheme"]](fields), problems: fields.problems };
  fields.refuse("payment.scheme", "scheme", `"scheme" is one of ${Object.keys(PAYLOADS).join(", ")}.`, { scheme });
  return { payload: "", problems: fields.problems };
}
