/** What a fake of Stripe keeps: sessions, payments, refunds, disputes, and the events about them. */

export interface Session {
  readonly id: string;
  readonly url: string;
  readonly amount: number;
  readonly currency: string;
  readonly name: string;
  readonly locale: string;
  readonly successUrl: string;
  readonly cancelUrl: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly payment?: string;
  readonly status: "open" | "complete";
}

export interface Intent {
  readonly id: string;
  readonly amount: number;
  readonly amountReceived: number;
  readonly currency: string;
  readonly status: "requires_payment_method" | "processing" | "succeeded";
  readonly metadata: Readonly<Record<string, string>>;
  /** Newest charge. */
  readonly charge?: string;
  readonly refunded: number;
  readonly declineCode?: string;
}

export interface StripeEvent {
  readonly id: string;
  readonly object: "event";
  readonly type: string;
  /** Seconds. */
  readonly created: number;
  readonly data: {
    readonly object: Readonly<Record<string, unknown>>;
    readonly previous_attributes?: Readonly<Record<string, unknown>>;
  };
}

/** How a payment goes: it is paid, is on its way first, or is declined by a code. */
export type Course =
  | { readonly kind: "paid" }
  | { readonly kind: "processing" }
  | { readonly kind: "declined"; readonly code: string };

export class Book {
  readonly #now: () => number;
  readonly #tell: (event: StripeEvent) => void;
  #count: number;
  readonly sessions = new Map<string, Session>();
  readonly intents = new Map<string, Intent>();

  constructor(now: () => number, tell: (event: StripeEvent) => void, idsFrom: number) {
    this.#now = now;
    this.#tell = tell;
    this.#count = idsFrom;
  }

  id(prefix: string): string {
    this.#count += 1;
    return `${prefix}_fake${this.#count}`;
  }

  clear(): void {
    this.sessions.clear();
    this.intents.clear();
  }

  open(session: Omit<Session, "status">): Session {
    const opened: Session = { ...session, status: "open" };
    this.sessions.set(session.id, opened);
    return opened;
  }

  /** Somebody acts on the page of a session. The same payment is tried again after it was declined. */
  payOn(session: Session, course: Course): Intent {
    const before = session.payment === undefined ? undefined : this.intents.get(session.payment);
    const intent = before ?? this.create(session.amount, session.currency, session.metadata);
    const done = this.run(intent, course);
    const status = done.status === "requires_payment_method" ? "open" : "complete";
    this.sessions.set(session.id, { ...session, payment: done.id, status });
    return done;
  }

  create(amount: number, currency: string, metadata: Readonly<Record<string, string>>): Intent {
    const intent: Intent = {
      ...{ id: this.id("pi"), amount, amountReceived: 0, currency, metadata, refunded: 0 },
      status: "requires_payment_method",
    };
    this.intents.set(intent.id, intent);
    return intent;
  }

  run(intent: Intent, course: Course): Intent {
    const charge = this.id("ch");
    const { declineCode: _, ...rest } = intent;
    switch (course.kind) {
      case "paid":
        return this.#keep(
          { ...rest, charge, status: "succeeded", amountReceived: intent.amount },
          "payment_intent.succeeded",
        );
      case "processing":
        return this.#keep({ ...rest, charge, status: "processing" }, "payment_intent.processing");
      case "declined":
        return this.#keep(
          { ...rest, charge, status: "requires_payment_method", declineCode: course.code },
          "payment_intent.payment_failed",
        );
    }
  }

  /** @throws Error when it is more than was paid and not given back. */
  refund(intent: Intent, amount: number): Intent {
    const total = intent.refunded + amount;
    if (amount <= 0 || total > intent.amountReceived) throw new Error("more than what can be given back");
    const refunded: Intent = { ...intent, refunded: total };
    this.intents.set(intent.id, refunded);
    this.#event("charge.refunded", chargeJson(refunded), { amount_refunded: intent.refunded });
    return refunded;
  }

  dispute(intent: Intent, what: "created" | "won" | "lost"): void {
    const status = what === "created" ? "needs_response" : what;
    const object = {
      ...{ id: `dp_${intent.id}`, object: "dispute", amount: intent.amountReceived, currency: intent.currency, status },
      ...{ charge: intent.charge, payment_intent: intent.id, metadata: {} },
    };
    this.#event(what === "created" ? "charge.dispute.created" : "charge.dispute.closed", object);
  }

  #keep(intent: Intent, type: string): Intent {
    this.intents.set(intent.id, intent);
    this.#event(type, intentJson(intent));
    return intent;
  }

  #event(type: string, object: Readonly<Record<string, unknown>>, previous?: Readonly<Record<string, unknown>>): void {
    const created = Math.floor(this.#now() / 1000);
    const data = { object, ...(previous !== undefined && { previous_attributes: previous }) };
    this.#tell({ id: this.id("evt"), object: "event", type, created, data });
  }
}

export const intentJson = (intent: Intent): Readonly<Record<string, unknown>> => ({
  ...{ id: intent.id, object: "payment_intent", amount: intent.amount, amount_received: intent.amountReceived },
  ...{
    currency: intent.currency,
    status: intent.status,
    metadata: intent.metadata,
    latest_charge: intent.charge ?? null,
  },
  last_payment_error:
    intent.declineCode === undefined
      ? null
      : { type: "card_error", code: "card_declined", decline_code: intent.declineCode, charge: intent.charge },
});

const chargeJson = (intent: Intent): Readonly<Record<string, unknown>> => ({
  ...{ id: intent.charge, object: "charge", amount: intent.amount, amount_refunded: intent.refunded },
  ...{ currency: intent.currency, payment_intent: intent.id, metadata: intent.metadata },
});
