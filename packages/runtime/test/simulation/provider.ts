/** The providers outside: what they were asked, what they did, and what they let anybody know of it. */

import type { Channel, Lookup, Outgoing, SendResult } from "../../src/model/channel.ts";
import type { Random } from "./random.ts";
import { never, type Scheduler } from "./scheduler.ts";

/** What became of the requests with one key. */
export interface LedgerEntry {
  readonly channel: string;
  readonly caseId: string;
  /** Requests that came in. */
  requests: number;
  /** Messages that went out to the debtor. */
  effects: number;
  /** Refused for ever. */
  refused: boolean;
  /** On the wire: neither in nor lost yet. */
  onTheWire: number;
  /** Whether another request can do no harm: nothing was asked yet, or it was surely not taken, and somebody knows. */
  clear: boolean;
}

/** Fates of a request, with how often each is drawn in a troubled time. */
const FATES = {
  accepted: 60,
  refused: 4,
  busy: 6,
  broken: 5,
  lost: 4,
  silent: 6,
  cutOff: 5,
  confused: 3,
  throws: 3,
};

export interface ProviderWorld {
  readonly random: Random;
  readonly scheduler: Scheduler;
  /** Whether anything may go wrong now. */
  readonly troubled: () => boolean;
  /** Somebody sends: looks whether they may. */
  readonly watch: (host: string, outgoing: Outgoing, entry: LedgerEntry) => void;
}

export class Provider {
  readonly ledger = new Map<string, LedgerEntry>();
  readonly #world: ProviderWorld;

  constructor(world: ProviderWorld) {
    this.#world = world;
  }

  /** The channel of a host. */
  channel(host: string, id: string, semantics: Channel["semantics"], timeoutMs: number): Channel {
    const channel: Channel = {
      ...{ id, semantics, timeoutMs },
      send: (outgoing) => this.#send(host, id, outgoing),
    };
    return semantics === "idempotent" ? channel : { ...channel, lookup: (key) => this.#lookup(host, key) };
  }

  entry(key: string): LedgerEntry | undefined {
    return this.ledger.get(key);
  }

  /** A host was killed: what it had put on the wire arrives, or does not. */
  cut(host: string): void {
    const { scheduler, random } = this.#world;
    for (const gate of scheduler.gates.filter(({ what }) => what.startsWith(`wire ${host} `))) {
      if (random.chance(0.5)) continue;
      scheduler.gates.splice(scheduler.gates.indexOf(gate), 1);
      gate.fail?.(new Error("the connection broke before anything had left"));
    }
  }

  async #send(host: string, id: string, outgoing: Outgoing): Promise<SendResult> {
    const { scheduler, random, troubled, watch } = this.#world;
    const { key, caseId } = outgoing;
    const entry = this.#entryOf(key, id, caseId);
    watch(host, outgoing, entry);
    entry.onTheWire += 1;
    entry.clear = false;
    try {
      await scheduler.wait(undefined, `wire ${host} ${key}`, true);
    } catch {
      return never();
    } finally {
      entry.onTheWire -= 1;
    }
    const fate = troubled() ? random.weighted(FATES) : "accepted";
    if (fate === "lost") return never();
    entry.requests += 1;
    if (takes(fate, random)) entry.effects += id === "email" ? Number(entry.effects === 0) : 1;
    entry.refused ||= fate === "refused";
    if (fate === "silent") return never();
    await scheduler.wait(host, `answer ${key}`);
    const answer = answerOf(fate, key);
    if (answer === undefined) throw new Error("the connection broke");
    if (answer.status === "retry" || answer.status === "rejected") entry.clear = true;
    return answer;
  }

  async #lookup(host: string, key: string): Promise<Lookup> {
    const { scheduler, random, troubled } = this.#world;
    await scheduler.wait(host, `lookup ${key}`);
    const entry = this.ledger.get(key);
    if (entry !== undefined && entry.onTheWire > 0) return { status: "unknown" };
    if (troubled() && random.chance(0.2)) return { status: "unknown" };
    if (entry === undefined) return { status: "absent" };
    if (entry.effects > 0) return { status: "accepted", ref: `ref-${key}` };
    entry.clear = true;
    return { status: "absent" };
  }

  #entryOf(key: string, channel: string, caseId: string): LedgerEntry {
    const fresh = { requests: 0, effects: 0, refused: false, onTheWire: 0, clear: true };
    const entry = this.ledger.get(key) ?? { channel, caseId, ...fresh };
    this.ledger.set(key, entry);
    return entry;
  }
}

/** Whether the message goes out. */
function takes(fate: keyof typeof FATES, random: Random): boolean {
  if (fate === "confused" || fate === "throws") return random.chance(0.5);
  return fate === "accepted" || fate === "silent" || fate === "cutOff";
}

/** What the host hears; undefined: the connection breaks under its hands. */
function answerOf(fate: keyof typeof FATES, key: string): SendResult | undefined {
  switch (fate) {
    case "accepted":
      return { status: "accepted", ref: `ref-${key}` };
    case "refused":
      return { status: "rejected", code: "address.bad", reason: "There is no such address." };
    case "busy":
      return { status: "retry", code: "http.429", reason: "Too many.", afterMs: 20_000 };
    case "broken":
      return { status: "retry", code: "http.503", reason: "Not now." };
    case "throws":
      return undefined;
    default:
      return { status: "unknown", code: "http.broken", reason: "The connection broke." };
  }
}
