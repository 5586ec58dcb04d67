/** What a definition of a provider that speaks HTTP says. Plain JSON: it can be stored, compared and shown. */

import type { ReceiptNotice, Semantics } from "../model/channel.ts";
import type { Template } from "./template.ts";

/** A channel that a provider carries, told by what is asked of it and what its answers and callbacks mean. */
export interface HttpDefinition {
  /** As strategies name the channel. */
  readonly id: string;
  readonly semantics: Semantics;
  /** ms, 1..120,000; default 30,000. */
  readonly timeoutMs?: number;
  /** What is the host's own and no secret: a sender, an account. Templates read it as `settings`. */
  readonly settings?: Readonly<Record<string, Template>>;
  readonly request: RequestDefinition;
  readonly response?: ResponseDefinition;
  readonly lookup?: LookupDefinition;
  readonly callbacks?: CallbackDefinition;
}

export interface RequestDefinition {
  readonly method: "GET" | "POST" | "PUT" | "PATCH";
  /** `http` or `https`; values stand behind the host only, and are percent-encoded. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly auth?: AuthDefinition;
  readonly body?: BodyDefinition;
  /** Header that carries the key, where the provider sees one request by it. */
  readonly idempotencyHeader?: string;
}

/** Names of secrets, never secrets. */
export type AuthDefinition =
  | { readonly type: "bearer"; readonly secret: string }
  /** `user` is plain text. */
  | { readonly type: "basic"; readonly user: string; readonly secret: string }
  | { readonly type: "header"; readonly name: string; readonly prefix?: string; readonly secret: string };

export type BodyDefinition =
  | { readonly json: Template }
  /** Members become fields; a list becomes a field for each item. */
  | { readonly form: Readonly<Record<string, Template>> }
  | { readonly text: string; readonly type: string };

export interface ResponseDefinition {
  /** The provider's own id. Where it is not optional, an answer without it proves nothing. */
  readonly ref?: string;
  /** The first that fits decides; otherwise the defaults of `outcomeOf`. */
  readonly outcomes?: readonly OutcomeDefinition<"accepted" | "rejected" | "retry" | "unknown">[];
  /** Header with seconds or a date; default `retry-after`. */
  readonly retryAfterHeader?: string;
}

export interface OutcomeDefinition<Result extends string> {
  /** A status, a class as in `"4xx"`, or several; any where it is left out. */
  readonly status?: StatusPattern | readonly StatusPattern[];
  /** A value of the answer must be one of these, compared as text. */
  readonly when?: WhenDefinition;
  readonly result: Result;
  /** The provider's own code, or ours as in `address.invalid`; default `http.<status>`. */
  readonly code?: string;
}

export type StatusPattern = number | "2xx" | "3xx" | "4xx" | "5xx";

export interface WhenDefinition {
  readonly path: string;
  /** Default: it is there at all. */
  readonly is?: readonly (string | number | boolean)[];
}

/** What became of a key, asked from the provider. */
export interface LookupDefinition {
  /** Its templates know only `key` and `settings`. */
  readonly request: RequestDefinition;
  readonly ref?: string;
  readonly outcomes: readonly OutcomeDefinition<"accepted" | "absent" | "unknown">[];
}

export interface CallbackDefinition {
  readonly signature: SignatureDefinition;
  /** A `GET` by which the provider makes sure that the address is ours. */
  readonly challenge?: ChallengeDefinition;
  /** How the body is read; default by its content type. */
  readonly body?: "json" | "form";
  readonly notices: readonly NoticeDefinition[];
  /** What the provider wants to hear; default 204 without a body. */
  readonly answer?: { readonly status: number; readonly type: string; readonly body: string };
}

/** Several names of secrets: one is new while the other is still in use. */
type SecretNames = string | readonly string[];

export type SignatureDefinition =
  | {
      readonly scheme: "hmac-sha256-hex" | "hmac-sha256-base64";
      readonly secret: SecretNames;
      readonly header: string;
      /** Text before the signature, as in `sha256=`. */
      readonly prefix?: string;
      /** What is signed, with `{body}`, `{timestamp}`, `{url}` and `{method}`; default `{body}`. */
      readonly payload?: string;
      readonly timestamp?: TimestampDefinition;
    }
  /** HMAC-SHA1 of the address and the fields in their order, as base64 in `x-twilio-signature`. */
  | { readonly scheme: "twilio"; readonly secret: SecretNames }
  /** `webhook-id`, `webhook-timestamp` and `webhook-signature`, five minutes by default. */
  | { readonly scheme: "standardWebhooks"; readonly secret: SecretNames; readonly toleranceSeconds?: number }
  /** HMAC-SHA256 of the body in `x-hub-signature-256`. */
  | { readonly scheme: "meta"; readonly secret: SecretNames };

export interface TimestampDefinition {
  readonly header: string;
  readonly unit: "s" | "ms";
  /** Farther from now, before or after, is refused; 1..86,400. */
  readonly toleranceSeconds: number;
}

export interface ChallengeDefinition {
  /** Parameters of the query: one that holds the secret, and one that is answered. */
  readonly token: string;
  readonly secret: string;
  readonly challenge: string;
}

/** Templates know `body`, `query`, `headers`, `settings`, and `item` where there is `each`. */
export type NoticeDefinition = ReceiptDefinition | ReplyDefinition;

interface NoticeSource {
  /** Path with `*` for every item, as in `body.entry.*.changes.*.value.statuses.*`. */
  readonly each?: string;
  readonly when?: WhenDefinition;
  /** Unique per fact: mostly the provider's id and the status. */
  readonly id: string;
  readonly key?: string;
  readonly ref?: string;
  readonly at?: { readonly value: string; readonly unit: "s" | "ms" | "iso" };
}

export interface ReceiptDefinition extends NoticeSource {
  readonly kind: "receipt";
  readonly status: string;
  /** The provider's status -> what it means. One that is not listed tells nothing. */
  readonly statuses: Readonly<Record<string, Meaning>>;
  /** The provider's code of an error, and what some codes mean instead. */
  readonly code?: string;
  readonly codes?: Readonly<Record<string, Meaning>>;
}

export interface Meaning {
  readonly what: ReceiptNotice["what"];
  readonly permanent?: boolean;
}

export interface ReplyDefinition extends NoticeSource {
  readonly kind: "reply";
  readonly from: string;
  readonly text: string;
  /** What the touched button or key stands for. */
  readonly payload?: string;
}
