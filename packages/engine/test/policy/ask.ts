/** Short forms for questions about contacts: a test states only what it is about. */

import type { PolicyLibrary } from "../../src/index.ts";
import {
  type ContactRequest,
  type ContactVerdict,
  evaluateContact,
  type GuardRule,
  type PastContact,
  type PolicyPack,
  type ProposedContact,
} from "../../src/index.ts";

/** `2026-11-16T10:00:00-05:00 voice noAnswer`, inbound with a `<` before the channel; further parts are members. */
export function past(text: string, more: Partial<PastContact> = {}): PastContact {
  const [at = "", channel = "", outcome = ""] = text.split(" ");
  return {
    id: `h-${text}`,
    at,
    channel: channel.replace("<", ""),
    direction: channel.startsWith("<") ? "inbound" : "outbound",
    outcome,
    debts: ["D1"],
    person: "P1",
    ...more,
  };
}

export const proposal = (at: string | number, more: Partial<ProposedContact> = {}): ProposedContact => ({
  channel: "voice",
  debts: ["D1"],
  person: "P1",
  recipient: "debtor",
  purpose: "collect",
  place: "unspecified",
  disclosures: [],
  topics: [],
  at,
  ...more,
});

export interface Asked {
  readonly packs?: readonly string[];
  readonly zones?: readonly string[];
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly history?: readonly PastContact[];
  readonly at: string | number;
  readonly proposed?: Partial<ProposedContact>;
}

export const request = ({
  packs = ["test"],
  zones = ["America/New_York"],
  facts = {},
  ...rest
}: Asked): ContactRequest => ({
  packs,
  debtor: { zones },
  facts,
  history: rest.history ?? [],
  proposed: proposal(rest.at, rest.proposed),
});

export const ask = (asked: Asked, library?: PolicyLibrary): ContactVerdict => evaluateContact(request(asked), library);

const CITE = [{ law: "Test" }];

/** A rule with its id and citation filled in. */
export type RuleParts = {
  [K in GuardRule["kind"]]: Omit<Extract<GuardRule, { kind: K }>, "id" | "cite"> & { id?: string };
};
export type AnyRule = RuleParts[GuardRule["kind"]];

/** A library with one pack, `test`, with these rules `r0`, `r1` and so on. */
export const library = (rules: readonly AnyRule[], parts: Partial<PolicyPack> = {}): PolicyLibrary => ({
  packs: [packOf(rules, parts)],
});

export const packOf = (rules: readonly AnyRule[], parts: Partial<PolicyPack> = {}): PolicyPack =>
  ({
    id: "test",
    unknownZones: ["America/New_York"],
    rules: rules.map((rule, i) => ({ id: `r${i}`, cite: CITE, ...rule })),
    ...parts,
  }) as PolicyPack;

/** Asks a pack made of these rules. */
export const askRules = (rules: readonly AnyRule[], asked: Asked, parts: Partial<PolicyPack> = {}): ContactVerdict =>
  ask(asked, library(rules, parts));

/** `allowed`, `blocked`, or the instant of a deferral. */
export const short = ({ decision, until }: ContactVerdict): string => until ?? decision;

/** The same ranges on every weekday. */
export const everyDay = (...ranges: readonly (readonly [string, string])[]) =>
  Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, ranges]));
