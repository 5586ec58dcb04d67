/**
 * The host's side of a case: the facts it keeps, and what it tells the engine when something happens to them. A contact that
 * the engine makes goes on record as an attempt; a message without bad news counts as delivered. Fees are asked for by their
 * effects and posted by nobody: what is owed changes as the script says.
 */

import { formatInstant, type Instant } from "../base/instant.ts";
import {
  changed,
  type FactsChange,
  withChannel,
  withClosedPromise,
  withContact,
  withDispute,
  withFee,
  withOutcome,
  withoutContact,
  withPayment,
  withReversal,
} from "../commitments/caseFacts.ts";
import type { CaseFacts, OpenOffer } from "../model/case.ts";
import type { Counter, Receipt } from "../model/commitment.ts";
import type { Effect, MessageSend, TaskCreate } from "../model/effect.ts";
import type { CaseEvent } from "../model/event.ts";
import { contactOf } from "./contacts.ts";
import type { Misuse } from "./failure.ts";

type Data = Readonly<Record<string, unknown>>;

export interface PaymentDetails {
  /** Default `payment-1`, `payment-2` and so on. */
  readonly id?: string;
  /** Ref of the obligation that the debtor names; default: the oldest first. */
  readonly obligation?: string;
  /** Id of the `payment.attempt` effect that it is the result of. */
  readonly attempt?: string;
}

export interface PromiseDetails {
  readonly amountMinor: number;
  /** Local date. */
  readonly dueDate: string;
  /** Default `promise-1` and so on. */
  readonly id?: string;
}

export interface PlanPart {
  /** Local date. */
  readonly due: string;
  readonly amountMinor: number;
}

export type Answer = Counter & {
  /** Key of the option that is meant. */
  readonly option?: string;
};

export class Host {
  facts: CaseFacts;
  readonly #misuse: Misuse;
  readonly #receipts = new Map<string, Receipt>();
  readonly #counts = new Map<string, number>();
  readonly #messages: MessageSend[] = [];
  #tasks: readonly TaskCreate[] = [];

  constructor(facts: CaseFacts, misuse: Misuse) {
    this.facts = facts;
    this.#misuse = misuse;
  }

  change(change: FactsChange): void {
    this.facts = changed(this.facts, change);
  }

  /** What a host keeps of an effect. */
  record(effect: Effect): void {
    if (effect.kind === "message.send") this.#messages.push(effect);
    if (effect.kind === "task.create") this.#tasks = [...this.#tasks, effect];
    if (effect.kind === "task.cancel") {
      this.#tasks = this.#tasks.filter(({ id }) => id !== effect.task);
      // Nobody came to it: no contact was made.
      this.facts = withoutContact(this.facts, effect.task);
    }
    if (effect.kind === "ledger.fee") this.facts = withFee(this.facts, effect);
    if (effect.kind === "commitment.close") {
      const { commitment, status, at } = effect;
      this.facts = withClosedPromise(this.facts, commitment, status, formatInstant(at));
    }
    const contact = contactOf(effect);
    if (contact === undefined) return;
    const { channel, purpose, obligations } = contact;
    const isNotice = purpose === "legalNotice" && channel === "letter";
    const outcome = isNotice ? "writtenNotice" : "delivered";
    this.facts = withContact(this.facts, {
      id: effect.id,
      at: formatInstant(effect.at),
      channel,
      direction: "outbound",
      // What comes of a call is known when its task is completed; until then it could be anything.
      ...(effect.kind === "message.send" && { outcome }),
      purpose,
      person: this.facts.debtor.id,
      debts: obligations,
    });
  }

  pay(now: Instant, amountMinor: number, details: PaymentDetails): CaseEvent {
    const { id = this.#next("payment"), obligation, attempt } = details;
    if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0)
      throw this.#misuse(`A payment is a whole number of minor units above zero, not ${String(amountMinor)}.`);
    if (obligation !== undefined) this.#known([obligation]);
    if (this.facts.payments?.some((known) => known.id === id) === true)
      throw this.#misuse(`There is a payment ${quoted(id)} already. Give this one another id.`);
    const payment = { id, at: formatInstant(now), amountMinor, ...(obligation !== undefined && { obligation }) };
    const { facts, receipt } = withPayment(this.facts, payment);
    this.#receipts.set(id, receipt);
    this.facts = facts;
    return event("payment.received", id, { amountMinor, ...(attempt !== undefined && { attempt }) });
  }

  reverse(id: string): CaseEvent {
    const receipt = this.#receipts.get(id);
    if (receipt === undefined)
      throw this.#misuse(
        `No payment ${quoted(id)} was made in this scenario that could be reversed. ` +
          "One of the facts that were given is reversed by .on and the facts as they are then.",
      );
    try {
      this.facts = withReversal(this.facts, receipt);
    } catch (error) {
      throw this.#misuse(`The payment ${quoted(id)} cannot be taken back from what is owed now: ${String(error)}.`);
    }
    this.#receipts.delete(id);
    return event("payment.reversed", `${id}-reversed`, { amountMinor: receipt.amountMinor });
  }

  promise(now: Instant, { amountMinor, dueDate, id = this.#next("promise") }: PromiseDetails): CaseEvent {
    const made = { id, madeAt: formatInstant(now), dueDate, amountMinor, status: "open" };
    this.change({ promises: [...(this.facts.promises ?? []), made] });
    return event("promise.created", id, { promise: id, amountMinor, dueDate });
  }

  choosePlan(parts: readonly PlanPart[], id = this.#next("plan")): CaseEvent {
    return event("plan.created", id, { plan: id, parts });
  }

  /** Without refs everything that is open, or that is disputed. */
  dispute(disputed: boolean, refs: readonly string[]): CaseEvent {
    this.#known(refs);
    const meant = this.facts.obligations.filter((own) => (disputed ? own.outstandingMinor > 0 : own.disputed === true));
    const obligations = refs.length > 0 ? refs : meant.map(({ ref }) => ref);
    this.facts = withDispute(this.facts, obligations, disputed);
    return event(disputed ? "dispute.opened" : "dispute.closed", this.#next("dispute"), { obligations });
  }

  optOut(channel: string): CaseEvent {
    const { channels } = this.facts.debtor;
    if (channels?.some((own) => own.channel === channel) !== true)
      throw this.#misuse(`The facts list no channel ${quoted(channel)} of the debtor that could be opted out of.`);
    this.facts = withChannel(this.facts, channel, { optedOut: true });
    const message = this.#messages.findLast((sent) => sent.channel === channel);
    const about = message === undefined ? {} : { message: message.id };
    return event("message.optedOut", this.#next("optOut"), { channel, ...about });
  }

  /** What became of the latest message. */
  report(type: "delivered" | "bounced"): CaseEvent {
    const message = this.#messages.at(-1);
    if (message === undefined) throw this.#misuse("No message has been sent.");
    const { id, channel } = message;
    if (type === "bounced") this.facts = withChannel(this.facts, channel, { bounced: true });
    this.facts = withOutcome(this.facts, id, type);
    return event(`message.${type}`, this.#next(type), { message: id, channel });
  }

  /** The latest task that is open. */
  complete(disposition: string, outcome: string | undefined): CaseEvent {
    const task = this.#tasks.at(-1);
    if (task === undefined) throw this.#misuse("There is no open task that could be completed.");
    if (!task.dispositions.includes(disposition))
      throw this.#misuse(
        `The task in ${quoted(task.queue)} does not end with ${quoted(disposition)}, but with ${list(task.dispositions)}.`,
      );
    this.#tasks = this.#tasks.slice(0, -1);
    if (outcome !== undefined) this.facts = withOutcome(this.facts, task.id, outcome);
    return event("task.completed", this.#next("task"), { task: task.id, disposition });
  }

  /** The latest offer of those that stand. */
  answer(type: "accepted" | "declined" | "countered", data: Answer, offers: readonly OpenOffer[]): CaseEvent {
    const offer = offers.at(-1);
    if (offer === undefined) throw this.#misuse("There is no open offer that could be answered.");
    const keys = offer.options.map(({ key }) => key);
    const option = data.option ?? (keys.length === 1 ? keys[0] : undefined);
    if (type === "accepted" && option === undefined)
      throw this.#misuse(`The offer has several options: ${list(keys)}. Name the one that is accepted.`);
    if (option !== undefined && !keys.includes(option))
      throw this.#misuse(`The offer has no option ${quoted(option)}, but ${list(keys)}.`);
    const named = option === undefined ? {} : { option };
    return event(`offer.${type}`, this.#next("answer"), { ...data, offer: offer.id, ...named });
  }

  hold(type: "placed" | "released", data: Data): CaseEvent {
    return event(`hold.${type}`, this.#next("hold"), data);
  }

  close(): CaseEvent {
    return event("case.closed", this.#next("closed"), {});
  }

  #known(refs: readonly string[]): void {
    const all = this.facts.obligations.map(({ ref }) => ref);
    const strange = refs.find((ref) => !all.includes(ref));
    if (strange === undefined) return;
    throw this.#misuse(`The facts have no obligation ${quoted(strange)}, but ${list(all)}.`);
  }

  /** `payment-1`, `payment-2` */
  #next(word: string): string {
    const count = (this.#counts.get(word) ?? 0) + 1;
    this.#counts.set(word, count);
    return `${word}-${count}`;
  }
}

const event = (type: string, id: string, data: Data): CaseEvent => ({ type, id, data });
const quoted = (text: string): string => JSON.stringify(text);
const list = (texts: readonly string[]): string => (texts.length === 0 ? "none" : texts.map(quoted).join(", "));
