/** A case taken apart: who it is about, what is owed, and what is personal; and put together again for the engine. */

import type { CaseFacts, ContactRecord, Debtor, DebtorChannel } from "@dunlin/engine";
import type { CaseInput } from "../model/cases.ts";
import type { CaseOwnFacts, CaseRow, Personal, PersonRow } from "../model/rows.ts";
import { RuntimeError } from "../model/runtimeError.ts";

export interface CaseParts {
  /** Without addresses. */
  readonly debtor: Debtor;
  /** Those that the host knows of; absent when it names none. */
  readonly contacts?: readonly ContactRecord[];
  readonly own: CaseOwnFacts;
  /** To be sealed. */
  readonly personal: Personal;
}

/** @throws RuntimeError `case.invalid` for an address that is no text; its value is not told. */
export function splitCase({ facts, personal = {} }: CaseInput): CaseParts {
  const { debtor, contacts, ...own } = facts;
  const addresses = addressesOf(debtor.channels ?? []);
  return {
    debtor: debtor.channels === undefined ? debtor : { ...debtor, channels: debtor.channels.map(withoutAddress) },
    ...(contacts !== undefined && { contacts }),
    own,
    personal: { addresses, values: personal },
  };
}

/** Facts as the engine reads them, without addresses. Nobody's contacts and no list of contacts are the same to it. */
export function joinFacts(
  { debtor, contacts }: Pick<PersonRow, "debtor" | "contacts">,
  { facts }: Pick<CaseRow, "facts">,
): CaseFacts {
  return { ...facts, debtor, ...(contacts.length > 0 && { contacts }) };
}

/** The debtor with the addresses back in their channels, as the host handed them in. */
export function joinAddresses(debtor: Debtor, { addresses }: Personal): Debtor {
  if (debtor.channels === undefined) return debtor;
  const left = addresses.slice();
  const channels = debtor.channels.map((entry): DebtorChannel => {
    const index = left.findIndex(({ channel }) => channel === entry.channel);
    const [found] = index === -1 ? [] : left.splice(index, 1);
    return found === undefined || found.address === "" ? entry : { ...entry, address: found.address };
  });
  return { ...debtor, channels };
}

/** Whether there is anything to seal. */
export const isPersonal = ({ addresses, values }: Personal): boolean =>
  addresses.length > 0 || Object.keys(values).length > 0;

/**
 * One entry for each channel that has an address. Where a channel is listed several times, those before the last one with an
 * address that have none are entries with an empty one, so that the k-th entry belongs to the k-th listing.
 */
function addressesOf(channels: readonly DebtorChannel[]): Personal["addresses"] {
  const last = new Map<string, number>();
  channels.forEach((entry, index) => {
    const { address }: { address?: unknown } = entry;
    if (address !== undefined && typeof address !== "string") {
      const path = `/debtor/channels/${index}/address`;
      throw new RuntimeError("case.invalid", "An address is a text. Leave it out where there is none.", { path });
    }
    if (address) last.set(entry.channel, index);
  });
  return channels.flatMap(({ channel, address = "" }, index) =>
    index <= (last.get(channel) ?? -1) ? [{ channel, address }] : [],
  );
}

/** An empty address tells nothing and stays where it is. */
function withoutAddress(entry: DebtorChannel): DebtorChannel {
  if (!entry.address) return entry;
  const { address: _, ...rest } = entry;
  return rest;
}
