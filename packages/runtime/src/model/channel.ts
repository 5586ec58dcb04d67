/**
 * The ports to the outside world: what carries a contact, what takes money, and what providers tell afterwards. A channel
 * never decides; whether a contact may leave was decided at the door.
 */

import type { Effect } from "@dunlin/engine";
import type { SendableMessage } from "@dunlin/templates";

/**
 * What a provider does with the same key twice. `idempotent`: it sees one request however often it is sent, so one whose
 * fate is unknown is sent again. `atMostOnce`: it would act twice, so one whose fate is unknown is never sent again; it is
 * looked up, told by a receipt, or decided by a person.
 */
export type Semantics = "idempotent" | "atMostOnce";

/** One contact or call on its way out. Everything a channel needs, and nothing that it would have to look up. */
export interface Outgoing {
  readonly tenant: string;
  /** The effect id; the same on every attempt. */
  readonly key: string;
  /** From 1. */
  readonly attempt: number;
  readonly channel: string;
  readonly caseId: string;
  /** `debtor.id`. */
  readonly personId: string;
  readonly effect: Effect;
  /** Mail address, telephone number, device token, postal address as text, ...; absent where the channel needs none. */
  readonly address?: string;
  /** Absent for effects that are no messages. */
  readonly message?: SendableMessage;
  /** The address was replaced by the one for tests: outside production nothing reaches a debtor. */
  readonly redirected?: true;
  /** Where the provider is to report what became of it; absent where the host has no public address. */
  readonly callbackUrl?: string;
  /** Moment of hand-over, ms. */
  readonly at: number;
}

export type SendResult =
  /** The provider has it. `ref` is the provider's own id; `value`, of an `external.call`, is its result where it came at once. */
  | { readonly status: "accepted"; readonly ref?: string; readonly value?: unknown }
  /** It will never be sent: bad address, refused content. */
  | { readonly status: "rejected"; readonly code: string; readonly reason: string }
  /** It was surely not taken, and may be tried again. */
  | { readonly status: "retry"; readonly code: string; readonly reason: string; readonly afterMs?: number }
  /** Nobody knows whether it was taken: a timeout after the body had left, a broken connection. */
  | { readonly status: "unknown"; readonly code: string; readonly reason: string };

export interface Channel {
  /** As strategies name it in `message.send`, or a route: `payment`, `call:<function>`, `webhook`. */
  readonly id: string;
  readonly semantics: Semantics;
  /** How long a hand-over may take before it is given up with `unknown`. Default 30,000 ms. */
  readonly timeoutMs?: number;
  /** Never throws for what a provider does; a throw counts as `unknown`. Stops early when `signal` is aborted. */
  send(outgoing: Outgoing, signal: AbortSignal): Promise<SendResult>;
  /** What became of a key whose fate is unknown. `absent`: it was surely never taken. */
  lookup?(key: string, signal: AbortSignal): Promise<Lookup>;
  /** Reads what the provider calls back with, after checking its signature on the raw body. */
  receive?(request: InboundRequest): Promise<InboundResult>;
  close?(): Promise<void>;
}

export type Lookup =
  | { readonly status: "accepted"; readonly ref?: string }
  | { readonly status: "absent" }
  | { readonly status: "unknown" };

/** A request of a provider, as it came. */
export interface InboundRequest {
  readonly method: string;
  /** Full address as the provider called it: some signatures cover it. */
  readonly url: string;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  /** ms */
  readonly now: number;
}

/** What an inbound request says, or why it is not believed. */
export type InboundResult =
  | {
      readonly status: "accepted";
      readonly notices: readonly Notice[];
      /** What the provider wants to hear; default 204 without a body. */
      readonly answer?: { readonly status: number; readonly type: string; readonly body: string };
    }
  | { readonly status: "refused"; readonly code: InboundRefusal; readonly reason: string };

export type InboundRefusal = "signature.missing" | "signature.wrong" | "signature.old" | "body.malformed";

/** One thing that happened outside. `id` is unique per source and fact, so that a repeated callback has no second effect. */
export type Notice = ReceiptNotice | ReplyNotice | PaymentNotice | ResultNotice;

/** What became of a message. Named by our key where the provider echoes it, else by the provider's id. */
export interface ReceiptNotice {
  readonly kind: "receipt";
  readonly id: string;
  readonly key?: string;
  readonly ref?: string;
  readonly what: "queued" | "sent" | "delivered" | "opened" | "clicked" | "bounced" | "failed" | "optedOut";
  /** ms */
  readonly at?: number;
  /** Of `bounced` and `failed`: whether the address itself is bad. */
  readonly permanent?: boolean;
  readonly reason?: string;
}

/** A debtor wrote back. */
export interface ReplyNotice {
  readonly kind: "reply";
  readonly id: string;
  /** The debtor's address on that channel. */
  readonly from: string;
  readonly text: string;
  /** What the touched button or key stands for, as the template gave it: mostly an intent. */
  readonly payload?: string;
  /** The message that is answered, where the provider tells. */
  readonly key?: string;
  readonly ref?: string;
  /** ms */
  readonly at?: number;
}

/** Money moved, or did not. Amounts are what the provider's signed message says, never what a browser brought back. */
export interface PaymentNotice {
  readonly kind: "payment";
  readonly id: string;
  readonly what: "processing" | "received" | "failed" | "reversed" | "disputed";
  /** The payment at the provider; several notices may speak of one. */
  readonly payment: string;
  /** Whose case it is, where the provider keeps that: a notice that names another tenant than its address is refused. */
  readonly tenant?: string;
  readonly caseId: string;
  /** Minor units of `currency`. */
  readonly amountMinor: number;
  /** ISO 4217, capital letters. */
  readonly currency: string;
  /** Ref of the obligation it is for. */
  readonly obligation?: string;
  /** Effect id of the `payment.attempt` that it answers. */
  readonly attempt?: string;
  /** Of `failed`: `soft` may be tried again, `hard` may not. */
  readonly class?: "soft" | "hard";
  readonly code?: string;
  /** ms */
  readonly at?: number;
}

/** What an `external.call` came to, told later than its acceptance. */
export interface ResultNotice {
  readonly kind: "result";
  readonly id: string;
  /** Effect id of the `external.call`. */
  readonly key: string;
  readonly ok: boolean;
  readonly value?: unknown;
  /** ms */
  readonly at?: number;
}

/** Takes payments. The tenant is told by the address that its webhook calls. */
export interface PaymentProvider {
  readonly id: string;
  /** A page of the provider on which this sum can be paid. The same key gives the same page. */
  checkout(request: CheckoutRequest, signal: AbortSignal): Promise<Checkout>;
  /** Carries out `payment.attempt` by a stored method; absent where the provider keeps none. */
  charge?(outgoing: Outgoing, signal: AbortSignal): Promise<SendResult>;
  receive(request: InboundRequest): Promise<InboundResult>;
  close?(): Promise<void>;
}

export interface CheckoutRequest {
  readonly tenant: string;
  readonly key: string;
  readonly caseId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly obligation?: string;
  readonly language?: string;
  /** Where the debtor comes back to. Coming back proves nothing. */
  readonly returnUrl: string;
}

export type Checkout =
  | { readonly status: "open"; readonly url: string; readonly ref: string }
  | { readonly status: "refused"; readonly code: string; readonly reason: string };
