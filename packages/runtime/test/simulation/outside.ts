/** What happens outside: debtors pay, opt out and are held; providers report; all of it told late, twice and out of order. */

import type { CaseEvent } from "@dunlin/engine";
import type { Provider } from "./provider.ts";
import type { Random } from "./random.ts";
import { DAY, HOUR, OWED } from "./scene.ts";
import type { News, Truth } from "./truth.ts";

/** Kinds of news, with how often each happens. */
const KINDS = {
  part: 18,
  whole: 14,
  reversal: 6,
  twice: 6,
  optOut: 12,
  hold: 14,
  release: 10,
  closed: 3,
  receipt: 17,
};

export class Outside {
  /** Not heard by the runtime for sure: told again and again. */
  readonly untold: News[] = [];
  readonly #told: News[] = [];
  #count = 0;

  constructor(
    readonly truth: Truth,
    readonly provider: Provider,
    readonly random: Random,
  ) {}

  /** Something happens to one of these cases. */
  happen(caseIds: readonly string[], now: number): void {
    const caseId = this.random.pick(caseIds);
    this.#count += 1;
    const event = this.#event(caseId, this.random.weighted(KINDS), now);
    if (event === undefined) return;
    const news = { caseId, event: { ...event, id: event.id ?? `n${this.#count}` } };
    this.truth.news.set(`${caseId}/${news.event.id}`, news);
    this.untold.push(news);
  }

  /** What is told next: mostly something new, at times something that was heard already. */
  next(): News | undefined {
    if (this.#told.length > 0 && this.random.chance(0.15)) return this.random.pick(this.#told);
    return this.untold.length === 0 ? undefined : this.random.pick(this.untold);
  }

  /** The runtime said that it has heard it. */
  told(news: News): void {
    const at = this.untold.indexOf(news);
    if (at === -1) return;
    this.untold.splice(at, 1);
    this.#told.push(news);
  }

  #event(caseId: string, kind: keyof typeof KINDS, now: number): (CaseEvent & { readonly id?: string }) | undefined {
    const { random } = this;
    const payments = this.#about(caseId, "payment.received");
    switch (kind) {
      case "part":
      case "whole": {
        const amountMinor = kind === "whole" ? OWED : 1_000 * (1 + random.below(6));
        return { type: "payment.received", data: { payment: `p${this.#count}`, amountMinor } };
      }
      case "reversal":
      case "twice": {
        if (payments.length === 0) return undefined;
        const { data } = random.pick(payments);
        return { type: kind === "twice" ? "payment.received" : "payment.reversed", data: { ...data } };
      }
      case "optOut":
        return { type: "message.optedOut", data: { channel: random.pick(["email", "sms"]) } };
      case "hold": {
        const until = random.chance(0.6) ? { until: new Date(now + HOUR + random.below(5 * DAY)).toISOString() } : {};
        const scope = random.pick(["all", "contact"]);
        return { type: "hold.placed", data: { kind: `h${this.#count}`, scope, ...until } };
      }
      case "release": {
        const holds = this.#about(caseId, "hold.placed");
        return holds.length === 0
          ? undefined
          : { type: "hold.released", data: { kind: random.pick(holds).data?.kind as string } };
      }
      case "closed":
        return { type: "case.closed" };
      case "receipt": {
        const out = [...this.provider.ledger].filter(([, entry]) => entry.caseId === caseId && entry.effects > 0);
        if (out.length === 0) return undefined;
        const [message, { channel }] = random.pick(out);
        const what = random.pick(["sent", "delivered", "opened"]);
        return { type: `message.${what}`, id: `${what} ${message}`, data: { message, channel } };
      }
    }
  }

  #about(caseId: string, type: string): readonly CaseEvent[] {
    return [...this.truth.news.values()]
      .filter((news) => news.caseId === caseId && news.event.type === type)
      .map(({ event }) => event);
  }
}
