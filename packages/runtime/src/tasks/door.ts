/** Whether a task that is a contact may be done now, by the same rules as a message at the door, and the words for it. */

import { type CaseFacts, evaluateContact, explainContact, type Handoff, type Program } from "@dunlin/engine";
import { askAtDoor } from "../core/door.ts";
import type { World } from "../core/world.ts";
import type { EnrollmentRow, PersonRow } from "../model/rows.ts";
import type { TenantSettings } from "../model/settings.ts";
import type { TaskRow } from "../model/task.ts";

/** What is known around a task. */
export interface TaskSite {
  readonly row: TaskRow;
  readonly person: PersonRow;
  readonly facts: CaseFacts | undefined;
  readonly enrollment: EnrollmentRow | undefined;
  /** Absent when the version that asked for it is gone. */
  readonly program: Program | undefined;
  readonly settings: TenantSettings;
  /** ms */
  readonly now: number;
}

/** The task as the message that the door knows: contact rules make no difference between the two. */
export function contactOfTask({ row }: TaskSite) {
  const { channel = "", purpose = "collect", recipient = "debtor", obligations = [], script = "" } = row.value;
  const { nodeId, createdAt } = row.value;
  return {
    ...{ id: row.id, kind: "message.send" as const, nodeId, at: createdAt, channel, template: script },
    // They came from the engine, whose names they are.
    ...{ purpose: purpose as "collect", recipient: recipient as "debtor", obligations },
  };
}

/** When somebody else is done with this person at the latest, ms. */
function callUntil({ row, person, now }: TaskSite): number | undefined {
  const own = claimId(row.id, row.value.claims ?? 1);
  const ends = person.contacts.flatMap(({ id, claimedUntil }) =>
    id !== own && typeof claimedUntil === "number" && claimedUntil > now ? [claimedUntil] : [],
  );
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/**
 * A task that is no contact may always be done. Beside the reasons of the door: `paused`, `contactsStopped`, and `inCall` while
 * somebody else has the person on the telephone.
 */
export function mayContact(site: TaskSite): Handoff {
  const { row, person, settings, now } = site;
  const { channel, caseId, strategy, obligation, personId } = row.value;
  if (channel === undefined) return { decision: "send", reasons: [] };
  if (settings.paused === true) return { decision: "defer", reasons: ["paused"] };
  if (settings.contactsStopped === true) return { decision: "defer", reasons: ["contactsStopped"] };
  const inCall = callUntil(site);
  if (inCall !== undefined) return { decision: "defer", until: inCall, reasons: ["inCall"] };
  const queued = {
    ...{ caseId, strategy, obligation, personId, key: row.id, route: channel, effect: contactOfTask(site) },
    ...{ status: "pending" as const, notBefore: now, attempts: 0, createdAt: now, updatedAt: now },
  };
  const { enrollment, program, facts } = site;
  return askAtDoor({ row: queued, person, enrollment, program, facts, now });
}

/** What the contact rules say about it now, in sentences of a language; none where there are no rules or no words. */
export function contactRules({ options }: World, site: TaskSite, locale: string): readonly string[] {
  const { facts, program, row, now } = site;
  const packs = program?.strategy.policies ?? [];
  if (facts === undefined || program === undefined || row.value.channel === undefined || packs.length === 0) return [];
  const { channel, purpose, recipient, obligations } = contactOfTask(site);
  const { debtor, contacts = [] } = facts;
  const request = {
    packs,
    debtor: { zones: debtor.zones ?? [] },
    ...(debtor.contactFacts !== undefined && { facts: debtor.contactFacts }),
    history: contacts,
    proposed: { channel, purpose, recipient, debts: obligations, person: debtor.id, at: now },
  };
  const library = options.packs === undefined ? {} : { packs: options.packs };
  const language = locale.split("-")[0] === "es" ? "es" : "en";
  return explainContact(evaluateContact(request, library), { zones: program.zones, locale: language });
}

/** The id of the contact that a claim stands for. */
export const claimId = (task: string, claim: number): string => `${task}~${claim}`;

/** The same without the contact that its present claim stands for: whether one's own call is allowed does not depend on itself. */
export function withoutOwnClaim(site: TaskSite): TaskSite {
  const { row, facts } = site;
  if (row.state !== "claimed" || facts?.contacts === undefined) return site;
  const own = claimId(row.id, row.value.claims ?? 1);
  return { ...site, facts: { ...facts, contacts: facts.contacts.filter(({ id }) => id !== own) } };
}
