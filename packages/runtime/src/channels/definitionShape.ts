/** The shape of a definition, and what its members must agree on. */

import {
  anything,
  either,
  flag,
  list,
  object,
  oneOf,
  record,
  type Shape,
  someOf,
  tagged,
  text,
  whole,
} from "./shape.ts";

const ID = text(/^[A-Za-z][\w:.-]{0,63}$/, 'a name like "sms"');
const headerName = text(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'the name of a header, like "x-api-key"');
/** Without those that the exchange itself decides. */
const SETTABLE =
  /^(?!(?:host|content-length|transfer-encoding|connection|expect|upgrade|keep-alive|te|trailer|cookie)$)[!#$%&'*+.^_`|~0-9A-Za-z-]+$/i;
const headers = record(text(), SETTABLE, "header that a definition can set");

const auth = tagged("type", {
  bearer: object({ type: anything, secret: text() }),
  basic: object({ type: anything, user: text(/^[^:\p{Cc}]+$/u, "a name without a colon"), secret: text() }),
  header: object({ type: anything, name: headerName, secret: text() }, { prefix: text() }),
});

const body: Shape = (value, pointer) => {
  const names = typeof value === "object" && value !== null ? Object.keys(value) : [];
  if (names.includes("form")) return object({ form: record(anything) })(value, pointer);
  if (names.includes("text"))
    return object({ text: text(), type: text(/^[\w.+-]+\/[\w.+-]+/, "a media type") })(value, pointer);
  return object({ json: anything })(value, pointer);
};

const URL_FORM = /^https?:\/\/[^\s/{}?#@\\]+\/[^\s#\\]*$/;
const request = object(
  {
    method: oneOf("GET", "POST", "PUT", "PATCH"),
    url: text(URL_FORM, "an http or https address with a path, whose host is fixed and that names no user"),
  },
  { headers, auth, body, idempotencyHeader: headerName },
);

const status: Shape = either((value) => typeof value === "number", whole(100, 599), oneOf("2xx", "3xx", "4xx", "5xx"));
const when = object(
  { path: text() },
  {
    is: list(
      either((value) => typeof value === "string", text(/^/), anything),
      1,
    ),
  },
);
const outcome = (...results: readonly string[]): Shape =>
  object({ result: oneOf(...results) }, { status: someOf(status), when, code: text() });

const response = object(
  {},
  { ref: text(), outcomes: list(outcome("accepted", "rejected", "retry", "unknown")), retryAfterHeader: headerName },
);

const lookup = object({ request, outcomes: list(outcome("accepted", "absent", "unknown"), 1) }, { ref: text() });

const secret = someOf(text());
const timestamp = object({ header: headerName, unit: oneOf("s", "ms"), toleranceSeconds: whole(1, 86_400) });
const hmac = object(
  { scheme: anything, secret, header: headerName },
  { prefix: text(), payload: text(/\{body\}/, "what is signed, with {body} in it"), timestamp },
);
const signature = tagged("scheme", {
  "hmac-sha256-hex": hmac,
  "hmac-sha256-base64": hmac,
  twilio: object({ scheme: anything, secret }),
  standardWebhooks: object({ scheme: anything, secret }, { toleranceSeconds: whole(1, 86_400) }),
  meta: object({ scheme: anything, secret }),
});

const meaning = object(
  { what: oneOf("queued", "sent", "delivered", "opened", "clicked", "bounced", "failed", "optedOut") },
  { permanent: flag },
);
const source = {
  each: text(),
  when,
  key: text(),
  ref: text(),
  at: object({ value: text(), unit: oneOf("s", "ms", "iso") }),
};
const notice = tagged("kind", {
  receipt: object(
    { kind: anything, id: text(), status: text(), statuses: record(meaning) },
    { ...source, code: text(), codes: record(meaning) },
  ),
  reply: object({ kind: anything, id: text(), from: text(), text: text() }, { ...source, payload: text() }),
});

const callbacks = object(
  { signature, notices: list(notice, 1) },
  {
    body: oneOf("json", "form"),
    challenge: object({ token: text(), secret: text(), challenge: text() }),
    answer: object({ status: whole(200, 299), type: text(), body: text(/^/) }),
  },
);

export const definitionShape: Shape = object(
  { id: ID, semantics: oneOf("idempotent", "atMostOnce"), request },
  { timeoutMs: whole(1, 120_000), settings: record(anything), response, lookup, callbacks },
);
