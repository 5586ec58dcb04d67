/** How one kind of provider speaks: what it reads, what it answers, and what it calls back with. */

import type { MessageEntry, Reading } from "../ledger.ts";

export interface ProviderSecrets {
  /** Key or token that requests carry. */
  readonly apiKey: string;
  /** By which callbacks are signed; for Standard Webhooks in base64. */
  readonly callbackSecret: string;
}

export interface FakeRequest {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface FakeAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A callback, ready to be sent. */
export interface Callback {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface StatusReport {
  readonly status: string;
  /** The provider's code of an error. */
  readonly code?: string;
  /** ms */
  readonly at: number;
}

export interface ReplyReport {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** What a touched button stands for. */
  readonly payload?: string;
  /** The message that is answered. */
  readonly ref?: string;
  readonly at: number;
}

export interface Dialect {
  readonly channel: string;
  readonly path: string;
  readonly authorized: (request: FakeRequest, secrets: ProviderSecrets) => boolean;
  /** The message, or why it is refused. */
  readonly read: (request: FakeRequest) => Reading | FakeAnswer;
  readonly ref: (n: number) => string;
  readonly accepted: (ref: string) => FakeAnswer;
  readonly problem: (status: number) => FakeAnswer;
  readonly status?: (message: MessageEntry, report: StatusReport, url: string, secrets: ProviderSecrets) => Callback;
  readonly reply?: (report: ReplyReport, url: string, secrets: ProviderSecrets) => Callback;
  /** Path of the list that is asked by `reference`. */
  readonly lookup?: string;
}

export const isAnswer = (read: Reading | FakeAnswer): read is FakeAnswer => "status" in read;

export const bearer = ({ headers }: FakeRequest, { apiKey }: ProviderSecrets): boolean =>
  headers.authorization === `Bearer ${apiKey}`;

export const textIn = (value: unknown): string => (typeof value === "string" ? value : "");

/** Only what is a text that is not empty. */
export const optionalText = <Name extends string>(name: Name, value: unknown): { readonly [N in Name]?: string } =>
  (typeof value === "string" && value !== "" ? { [name]: value } : {}) as { readonly [N in Name]?: string };
