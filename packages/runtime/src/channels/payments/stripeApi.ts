/** Calls of Stripe's API: forms with nested names, keys that make a repetition harmless, and answers without their texts. */

import { createHash } from "node:crypto";
import { type Exchange, exchange, jsonOf, retryAfterMs } from "../exchange.ts";
import { type Secret, secretOf } from "../secrets.ts";
import { isObject } from "../shape.ts";

export interface StripeApi {
  readonly apiBase: string;
  readonly secretKey: Secret;
  readonly timeoutMs: number;
}

/** A form as a tree: `{ a: { b: 1 } }` is `a[b]=1`. What is undefined is left out. */
export interface FormTree {
  readonly [name: string]: string | number | boolean | undefined | FormTree | readonly FormTree[];
}

export type StripeAnswer =
  | { readonly kind: "done"; readonly object: Readonly<Record<string, unknown>> }
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly code: string;
      readonly error: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: "later"; readonly code: string; readonly afterMs?: number }
  | { readonly kind: "unknown"; readonly code: string };

/** The key that Stripe sees one request by, of at most 255 characters. Source: Stripe, "Idempotent requests". */
export const idempotencyKey = (tenant: string, key: string): string =>
  `dunlin-${createHash("sha256").update(`${tenant}\n${key}`).digest("hex")}`;

export async function callStripe(
  { apiBase, secretKey, timeoutMs }: StripeApi,
  request: { method: "GET" | "POST"; path: string; form?: FormTree; key?: string; now?: number },
  signal: AbortSignal,
): Promise<StripeAnswer> {
  let secret: string;
  try {
    secret = await secretOf("secretKey", { secretKey });
  } catch {
    return { kind: "later", code: "secret.missing" };
  }
  const form = request.form === undefined ? undefined : formText(request.form);
  const answered = await exchange(
    {
      method: request.method,
      url: `${apiBase.replace(/\/+$/, "")}${request.path}`,
      headers: {
        authorization: `Bearer ${secret}`,
        ...(form !== undefined && { "content-type": "application/x-www-form-urlencoded" }),
        ...(request.key !== undefined && { "idempotency-key": request.key }),
      },
      ...(form !== undefined && { body: form }),
    },
    { signal, timeoutMs },
  );
  return answerOf(answered, request.now ?? 0);
}

function answerOf(answered: Exchange, now: number): StripeAnswer {
  if (answered.kind === "notSent") return { kind: "later", code: answered.code };
  if (answered.kind === "ambiguous") return { kind: "unknown", code: answered.code };
  const { status, headers, body } = answered;
  const json = jsonOf(body);
  if (status >= 200 && status < 300)
    return isObject(json) ? { kind: "done", object: json } : { kind: "unknown", code: "answer.malformed" };
  const error = isObject(json) && isObject(json.error) ? json.error : {};
  const written = [error.decline_code, error.code].find((one) => typeof one === "string");
  const code = typeof written === "string" && /^\w{1,64}$/.test(written) ? `stripe.${written}` : `http.${status}`;
  // 409: the same key is on its way. 401: the host's key, not the payment.
  if (status === 401 || status === 409 || status === 429) {
    const afterMs = retryAfterMs(headers["retry-after"], now);
    return { kind: "later", code, ...(afterMs !== undefined && { afterMs }) };
  }
  if (status >= 400 && status < 500) return { kind: "refused", status, code, error };
  return { kind: "unknown", code };
}

function formText(tree: FormTree): string {
  const form = new URLSearchParams();
  const add = (name: string, value: FormTree[string]): void => {
    if (value === undefined) return;
    if (typeof value !== "object") form.append(name, String(value));
    else for (const [inner, one] of Object.entries(value)) add(`${name}[${inner}]`, one);
  };
  for (const [name, value] of Object.entries(tree)) add(name, value);
  return form.toString();
}
