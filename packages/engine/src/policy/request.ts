/** Reads the question: every part of a request, or the first one that makes no sense. */

import { isRecord, memberOf } from "../base/json.ts";
import type { ContactRecord } from "../model/case.ts";
import type { BlockReason, PastContact, ProposedContact } from "../model/policy.ts";
import type { Proposal } from "./check.ts";
import type { ContactLedger } from "./ledger.ts";
import { Ledger } from "./ledger.ts";
import { instantOf, isText, isTexts } from "./reading.ts";

/** A proposed contact and what is known about the person. Exactly one of `history` and `ledger` is given. */
export interface ContactRequest {
  /** Ids. All must hold; order has no meaning. */
  readonly packs: readonly string[];
  /** Every zone in which the debtor may be, IANA names; empty when not known. */
  readonly debtor: { readonly zones: readonly string[] };
  /** What the packs ask about by name; default none. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Contacts by whomever and by whatever means, in any order. Later ones than the proposed contact are passed over. */
  readonly history?: readonly (PastContact | ContactRecord)[];
  readonly ledger?: ContactLedger;
  readonly proposed: ProposedContact;
}

export interface Question {
  readonly packs: readonly string[];
  readonly zones: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly ledger: Ledger;
  readonly proposed: Proposal;
}

export interface Refusal {
  readonly reason: BlockReason;
  readonly data: Readonly<Record<string, unknown>>;
}

const OPTIONAL = ["inReplyTo", "language", "creditor", "household", "address"] as const;

export function questionOf(request: unknown): Question | Refusal {
  if (!isRecord(request)) return invalid("", "a request");
  const { packs, debtor, facts = {}, proposed } = request;
  if (!isTexts(packs)) return invalid("/packs", "a list of pack ids");
  if (!isRecord(debtor) || !isTexts(debtor.zones)) return invalid("/debtor/zones", "a list of zones");
  if (!isRecord(facts)) return invalid("/facts", "an object");
  const ledger = ledgerOf(request);
  if (!(ledger instanceof Ledger)) return ledger;
  const read = proposalOf(proposed);
  if ("reason" in read) return read;
  return { packs, zones: debtor.zones, facts, ledger, proposed: read };
}

function ledgerOf({ history, ledger }: Readonly<Record<string, unknown>>): Ledger | Refusal {
  if ((history === undefined) === (ledger === undefined))
    return invalid("/history", "a history or a ledger, and not both");
  if (ledger !== undefined && !(ledger instanceof Ledger))
    return { reason: "ledgerInvalid", data: { path: "/ledger", expected: "a ledger made by prepareLedger" } };
  const read = ledger ?? Ledger.of(history);
  if (read.problem === undefined) return read;
  const path = `${ledger === undefined ? "/history" : "/ledger"}${read.problem.path}`;
  return { reason: "ledgerInvalid", data: { path, expected: read.problem.expected } };
}

function proposalOf(value: unknown): Proposal | Refusal {
  if (!isRecord(value)) return invalid("/proposed", "a proposed contact");
  const at = instantOf(value.at);
  if (at === undefined) return invalid("/proposed/at", "an instant with offset, or epoch milliseconds");
  const { channel, debts, person, recipient, purpose, place = "unspecified", disclosures = [], topics = [] } = value;
  if (!isText(channel)) return invalid("/proposed/channel", "a channel");
  if (!isTexts(debts)) return invalid("/proposed/debts", "a list of refs");
  if (!isText(person)) return invalid("/proposed/person", "the id of a person");
  if (!isText(recipient)) return invalid("/proposed/recipient", "a role");
  if (!isText(purpose)) return invalid("/proposed/purpose", "a purpose");
  if (!isText(place)) return invalid("/proposed/place", "a place");
  if (!isTexts(disclosures)) return invalid("/proposed/disclosures", "a list of ids");
  if (!isTexts(topics)) return invalid("/proposed/topics", "a list of ids");
  const more: Partial<Record<(typeof OPTIONAL)[number], string>> = {};
  for (const name of OPTIONAL) {
    const part = memberOf(value, name);
    if (part === undefined) continue;
    if (!isText(part)) return invalid(`/proposed/${name}`, "a text");
    more[name] = part;
  }
  return { at, channel, debts, person, recipient, purpose, place, disclosures, topics, ...more };
}

const invalid = (path: string, expected: string): Refusal => ({ reason: "requestInvalid", data: { path, expected } });
