/**
 * What is true of the debtors, by what the outside world told and the runtime has committed, in the order of commits. It
 * knows nothing of the engine and reads nothing that the runtime has computed.
 */

import type { CaseEvent } from "@dunlin/engine";
import { OWED } from "./scene.ts";

/** Something that happens outside and is told to the runtime until it has heard. */
export interface News {
  readonly caseId: string;
  readonly event: CaseEvent & { readonly id: string };
}

interface HoldTruth {
  readonly kind: string;
  /** ms; Infinity: until it is released. */
  readonly until: number;
}

interface PaymentTruth {
  /** Of what was owed then; more than that stays with nobody. */
  readonly taken: number;
  reversed: boolean;
}

export class CaseTruth {
  owed = OWED;
  closed = false;
  /** Whether anything happened but receipts. */
  disturbed = false;
  readonly payments = new Map<string, PaymentTruth>();
  readonly holds = new Map<string, HoldTruth>();

  constructor(
    readonly id: string,
    readonly personId: string,
  ) {}

  /** Whether something keeps everybody from writing about this case at `now`. */
  heldAt(now: number): boolean {
    return [...this.holds.values()].some(({ until }) => until > now);
  }
}

export class Truth {
  readonly cases = new Map<string, CaseTruth>();
  /** Person -> channels that they do not want to be contacted by. */
  readonly optedOut = new Map<string, Set<string>>();
  /** Told to the runtime so far or on the way, by the id under which a case remembers it. */
  readonly news = new Map<string, News>();
  readonly heard = new Set<string>();

  addCase(id: string, personId: string): void {
    this.cases.set(id, new CaseTruth(id, personId));
    if (!this.optedOut.has(personId)) this.optedOut.set(personId, new Set());
  }

  casesOf(personId: string): readonly CaseTruth[] {
    return [...this.cases.values()].filter((own) => own.personId === personId);
  }

  /** The transaction that heard this id was committed. @returns What it was, or undefined for news of the runtime itself. */
  commit(inboxId: string): News | undefined {
    const news = this.news.get(inboxId);
    const own = news && this.cases.get(news.caseId);
    if (news === undefined || own === undefined) return undefined;
    this.heard.add(inboxId);
    this.#apply(own, news.event);
    return news;
  }

  #apply(own: CaseTruth, { type, data = {} }: CaseEvent): void {
    if (!type.startsWith("message.") || type === "message.optedOut") own.disturbed = true;
    switch (type) {
      case "payment.received":
        pay(own, String(data.payment), Number(data.amountMinor));
        return;
      case "payment.reversed":
        reverse(own, String(data.payment));
        return;
      case "message.optedOut":
        this.optedOut.get(own.personId)?.add(String(data.channel));
        for (const other of this.casesOf(own.personId)) other.disturbed = true;
        return;
      case "hold.placed": {
        const until = data.until === undefined ? Infinity : Date.parse(String(data.until));
        own.holds.set(String(data.kind), { kind: String(data.kind), until });
        return;
      }
      case "hold.released":
        own.holds.delete(String(data.kind));
        return;
      case "case.closed":
        own.closed = true;
        return;
    }
  }
}

function pay(own: CaseTruth, id: string, amount: number): void {
  if (own.payments.has(id)) return;
  const taken = Math.min(own.owed, amount);
  own.payments.set(id, { taken, reversed: false });
  own.owed -= taken;
}

/** One that nobody knows of yet cannot be taken back. */
function reverse(own: CaseTruth, id: string): void {
  const payment = own.payments.get(id);
  if (payment === undefined || payment.reversed) return;
  payment.reversed = true;
  own.owed += payment.taken;
}
