/** What happens outside: debtors pay, opt out and are held; providers report; all of it told late, twice and out of order. */

import type { CaseEvent } from "@dunlin/engine";
import type { Notice } from "../../src/model/channel.ts";
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
    /** A provider says that a message did not arrive. */
    readonly returned: (key: string) => void,
  ) {}

  /** Something happens to one of these cases. */
  happen(caseIds: readonly string[], now: number): void {
    const caseId = this.random.pick(caseIds);
    this.#count += 1;
    const news = this.#news(caseId, this.random.weighted(KINDS), now);
    if (news === undefined || this.truth.news.has(news.id)) return;
    this.truth.news.set(news.id, news);
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

  #news(caseId: string, kind: keyof typeof KINDS, now: number): News | undefined {
    const { random } = this;
    switch (kind) {
      case "part":
        return this.#paid(caseId, `p${this.#count}`, 1_000 * (1 + random.below(6)), random.chance(0.5));
      case "whole":
        return this.#paid(caseId, `p${this.#count}`, OWED, random.chance(0.5));
      case "reversal":
      case "twice":
        return this.#again(caseId, kind === "twice" ? "received" : "reversed");
      case "optOut":
        return this.#event(caseId, { type: "message.optedOut", data: { channel: random.pick(["email", "sms"]) } });
      case "hold": {
        const until = random.chance(0.6) ? { until: new Date(now + HOUR + random.below(5 * DAY)).toISOString() } : {};
        const data = { kind: `h${this.#count}`, scope: random.pick(["all", "contact"]), ...until };
        return this.#event(caseId, { type: "hold.placed", data });
      }
      case "release": {
        const holds = this.#about(caseId, "hold.placed");
        if (holds.length === 0) return undefined;
        return this.#event(caseId, { type: "hold.released", data: { kind: random.pick(holds).event.data?.kind } });
      }
      case "closed":
        return this.#event(caseId, { type: "case.closed" });
      case "receipt":
        return this.#receipt(caseId);
    }
  }

  #event(caseId: string, event: CaseEvent): News {
    const id = `n${this.#count}`;
    return { id: `${caseId}/${id}`, caseId, event: { ...event, id } };
  }

  /** Told by the host, or by the bank in its own words. */
  #paid(
    caseId: string,
    payment: string,
    amountMinor: number,
    byBank: boolean,
    what: "received" | "reversed" = "received",
  ): News {
    const type = `payment.${what}`;
    if (!byBank) return this.#event(caseId, { type, data: { payment, amountMinor } });
    const id = `n${this.#count}`;
    const notice: Notice = { ...{ kind: "payment", id, what, payment, caseId, amountMinor }, currency: "EUR" };
    const event = { type, data: { payment: `bank:${payment}`, amountMinor } };
    return { id: `${caseId}/bank:${id}`, caseId, event, told: { source: "bank", notice } };
  }

  /** A payment is told once more under another id, or taken back. */
  #again(caseId: string, what: "received" | "reversed"): News | undefined {
    const payments = this.#about(caseId, "payment.received");
    if (payments.length === 0) return undefined;
    const { event, told } = this.random.pick(payments);
    const [payment, amountMinor] = [String(event.data?.payment).replace(/^bank:/, ""), Number(event.data?.amountMinor)];
    return this.#paid(caseId, payment, amountMinor, told !== undefined, what);
  }

  /** What a provider tells of a message that went out; by our key, or by its own. */
  #receipt(caseId: string): News | undefined {
    const { random } = this;
    const out = [...this.provider.ledger].filter(([, entry]) => entry.caseId === caseId && entry.effects > 0);
    if (out.length === 0) return undefined;
    const [key, { channel }] = random.pick(out);
    const what = random.weighted({ queued: 2, sent: 4, delivered: 6, opened: 2, failed: 2, bounced: 2, optedOut: 1 });
    const id = `${what} ${key}`;
    const named = what === "optedOut" || random.chance(0.7) ? { key } : { ref: `ref-${key}` };
    if (what === "failed" || what === "bounced") this.returned(key);
    return {
      ...{ id: `notices:${channel}/${id}`, caseId, event: { type: `message.${what}`, data: { channel } } },
      told: { source: channel, notice: { kind: "receipt", id, what, ...named } },
    };
  }

  #about(caseId: string, type: string): readonly News[] {
    return [...this.truth.news.values()].filter((news) => news.caseId === caseId && news.event.type === type);
  }
}
