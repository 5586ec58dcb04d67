/**
 * Facts of the host over those that are known. The host's are the truth, but a list is no news of what it does not know of: what was
 * told to this runtime in the meantime stays, or whoever has paid would be chased again by the next import of the same file.
 */

import {
  type CaseFacts,
  type ContactRecord,
  type Debtor,
  type DebtorChannel,
  type Obligation,
  type PromiseRecord,
  parseInstant,
} from "@dunlin/engine";
import type { splitCase } from "../vault/caseParts.ts";
import type { SpreadPayment } from "./change.ts";

/**
 * What stays though the host does not list it: payments that came here, where it gives the balance of before them; disputes until it
 * says whether there is one; promises, and how they ended; opt-outs, bounces and consents that were lost; contacts.
 */
export function mergedFacts(known: CaseFacts, { debtor, contacts, own }: ReturnType<typeof splitCase>): CaseFacts {
  const told = mergedContacts(known.contacts ?? [], contacts ?? []);
  const { obligations, payments } = mergedMoney(known, own);
  const promises = mergedPromises(known.promises, own.promises);
  return {
    ...own,
    obligations: obligations.map((given) => withDisputeOf(known.obligations, given)),
    ...(payments !== undefined && { payments }),
    ...(promises !== undefined && { promises }),
    debtor: mergedDebtor(known.debtor, debtor),
    ...(told.length > 0 && { contacts: told }),
  };
}

type Own = ReturnType<typeof splitCase>["own"];
type Money = Pick<CaseFacts, "obligations" | "payments">;

function mergedMoney(known: CaseFacts, { obligations, payments: listed }: Own): Money {
  const before = (known.payments ?? []) as readonly SpreadPayment[];
  const byId = new Map(before.map((payment) => [payment.id, payment]));
  const given = listed?.map((payment) => ({ ...byId.get(payment.id), ...payment }));
  const ids = new Set(listed?.map(({ id }) => id));
  const unlisted = before.filter(({ id, receipt }) => receipt !== undefined && !ids.has(id));
  if (unlisted.length === 0) return { obligations, ...(given !== undefined && { payments: given }) };
  const taken = takenBy(unlisted);
  const owed = new Map(known.obligations.map(({ ref, outstandingMinor }) => [ref, outstandingMinor]));
  const gives = (more: (ref: string) => number): boolean =>
    [...taken.keys()].every((ref) => {
      const own = obligations.find((each) => each.ref === ref);
      return own !== undefined && own.outstandingMinor === (owed.get(ref) ?? Number.NaN) + more(ref);
    });
  if (gives((ref) => taken.get(ref) ?? 0)) {
    const booked = obligations.map((own) =>
      taken.has(own.ref) ? { ...own, outstandingMinor: owed.get(own.ref) as number } : own,
    );
    return { obligations: booked, payments: [...(given ?? []), ...unlisted] };
  }
  // The host has booked them, and lists no payments that they could be doubled by.
  if (listed === undefined && gives(() => 0)) return { obligations, payments: unlisted };
  return { obligations, ...(given !== undefined && { payments: given }) };
}

/** Ref -> what these payments took from it, those that were taken back left out. */
function takenBy(payments: readonly SpreadPayment[]): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  for (const { reversed, receipt } of payments) {
    if (reversed === true) continue;
    for (const { ref, amountMinor } of receipt?.paid ?? []) taken.set(ref, (taken.get(ref) ?? 0) + amountMinor);
  }
  return taken;
}

function withDisputeOf(known: readonly Obligation[], given: Obligation): Obligation {
  const disputed = known.find(({ ref }) => ref === given.ref)?.disputed;
  return disputed === undefined || given.disputed !== undefined ? given : { ...given, disputed };
}

/** One that was judged here is not open again because a list says so that was written before. */
function mergedPromises(
  known: readonly PromiseRecord[] = [],
  given: readonly PromiseRecord[] | undefined,
): readonly PromiseRecord[] | undefined {
  if (known.length === 0) return given;
  const before = new Map(known.map((promise) => [promise.id, promise]));
  const listed = (given ?? []).map((promise) => {
    const closed = before.get(promise.id);
    return promise.status === "open" && closed !== undefined && closed.status !== "open" ? closed : promise;
  });
  const ids = new Set(listed.map(({ id }) => id));
  return [...listed, ...known.filter(({ id }) => !ids.has(id))];
}

function mergedDebtor(known: Debtor, given: Debtor): Debtor {
  if (known === given || given.channels === undefined) {
    const told = known.contactFacts?.optedOutChannels;
    if (known === given || told === undefined || given.contactFacts?.optedOutChannels !== undefined) return given;
    return { ...given, contactFacts: { ...given.contactFacts, optedOutChannels: told } };
  }
  const before = new Map((known.channels ?? []).map((entry) => [entry.channel, entry]));
  return { ...given, channels: given.channels.map((entry) => ({ ...flagsOf(before.get(entry.channel)), ...entry })) };
}

function flagsOf(entry: DebtorChannel | undefined): Partial<DebtorChannel> {
  return {
    ...(entry?.optedOut === true && { optedOut: true }),
    ...(entry?.bounced === true && { bounced: true }),
    ...(entry?.consent === false && { consent: false }),
  };
}

function mergedContacts(known: readonly ContactRecord[], given: readonly ContactRecord[]): readonly ContactRecord[] {
  const ids = new Set(known.map(nameOf));
  const fresh = given.filter((contact) => !ids.has(nameOf(contact)));
  if (fresh.length === 0) return known;
  return [...known, ...fresh].sort((a, b) => (parseInstant(a.at) ?? 0) - (parseInstant(b.at) ?? 0));
}

const nameOf = ({ id, at, channel }: ContactRecord): string => id ?? `${channel} ${at}`;
