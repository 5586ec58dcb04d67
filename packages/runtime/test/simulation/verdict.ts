/** What must hold when everything has come to rest: nothing lost, nothing left over, and what is kept agrees with the truth. */

import type { EnrollmentRow, JournalRow, OutboxRow } from "../../src/model/rows.ts";
import type { InterleavedStore } from "./interleavedStore.ts";
import type { Provider } from "./provider.ts";
import { SENDS, TENANT } from "./scene.ts";
import type { CaseTruth, Truth } from "./truth.ts";
import type { Watch } from "./watch.ts";

export interface AtRest {
  readonly store: InterleavedStore;
  readonly truth: Truth;
  readonly provider: Provider;
  readonly watch: Watch;
  readonly capped: boolean;
  /** ms */
  readonly now: number;
}

export function checkAtRest(rest: AtRest): void {
  const { store, truth, watch } = rest;
  const data = store.peek(TENANT);
  for (const id of truth.news.keys()) if (!truth.heard.has(id)) watch.say(`${id} was told and never heard`);
  for (const own of truth.cases.values()) {
    checkFacts(rest, own);
    const enrollments = data.enrollments.select(data.enrollmentsByCase.keys(own.id));
    for (const strategy of Object.keys(SENDS)) {
      const row = enrollments.find((found) => found.strategy === strategy);
      if (row === undefined) watch.say(`${own.id} never came into ${strategy}`);
      else checkEnrollment(rest, own, row);
    }
  }
  for (const row of data.outbox.values()) checkContact(rest, row);
  if (store.deadlocks > 0) watch.say(`two transactions waited for each other, ${store.deadlocks} times`);
}

function checkFacts({ store, truth, watch }: AtRest, own: CaseTruth): void {
  const { cases, people, casesByPerson } = store.peek(TENANT);
  const row = cases.get(own.id);
  const owed = (row?.facts.obligations ?? []).reduce((sum, { outstandingMinor }) => sum + outstandingMinor, 0);
  if (owed !== own.owed) watch.say(`${own.id} owes ${own.owed}, and the facts say ${owed}`);
  const person = people.get(own.personId);
  for (const channel of truth.optedOut.get(own.personId) ?? []) {
    const known = person?.debtor.channels?.find((entry) => entry.channel === channel);
    if (known?.optedOut !== true) watch.say(`${own.personId} opted out of ${channel}, and the facts do not know`);
  }
  if (casesByPerson.keys(own.personId).length === 0) watch.say(`${own.personId} has lost their cases`);
}

function checkEnrollment(rest: AtRest, own: CaseTruth, row: EnrollmentRow): void {
  const { store, watch, now, capped } = rest;
  const data = store.peek(TENANT);
  const name = `${own.id} in ${row.strategy}`;
  const journal = data.journal
    .select(data.journalByCase.keys(own.id))
    .filter(({ strategy }) => strategy === row.strategy)
    .sort((a, b) => a.rev - b.rev);
  checkChain(watch, name, row, journal);
  for (const { effects } of journal) {
    for (const { kind, id } of effects) {
      if (kind === "message.send" && !data.outbox.has(id)) watch.say(`${name} decided to send ${id}, and it was lost`);
    }
  }
  if (row.state.status !== "exited" && !own.heldAt(now)) watch.say(`${name} stays at ${row.state.node} for ever`);
  if (row.wakeAt !== null && row.wakeAt <= now) watch.say(`${name} was due long ago`);
  if (own.disturbed || capped) return;
  if (row.state.outcome !== "exhausted") watch.say(`${name} ended as ${row.state.outcome}`);
  for (const node of SENDS[row.strategy] ?? []) {
    const sent = [...data.outbox.values()].filter(
      ({ caseId, strategy, effect }) => caseId === own.id && strategy === row.strategy && effect.nodeId === node,
    );
    if (sent.length !== 1) watch.say(`${name} should send once at ${node}, not ${sent.length} times`);
    for (const { status } of sent) if (status === "canceled") watch.say(`${name} lost its contact of ${node}`);
  }
}

function checkChain(watch: Watch, name: string, row: EnrollmentRow, journal: readonly JournalRow[]): void {
  journal.forEach(({ rev }, at) => {
    if (rev !== at + 1) watch.say(`${name} has no entry ${at + 1} in its journal`);
  });
  const last = journal.at(-1);
  if (last?.rev !== row.rev || last.hash !== row.head)
    watch.say(`${name} is at rev ${row.rev}, its journal at ${last?.rev}`);
}

function checkContact({ store, truth, provider, watch, now }: AtRest, row: OutboxRow): void {
  const { key, status, route, caseId, personId } = row;
  const entry = provider.entry(key);
  const own = truth.cases.get(caseId);
  const isHeld = own?.heldAt(now) === true;
  if (status === "leased") watch.say(`${key} is leased for ever`);
  if (status === "pending" && !isHeld) watch.say(`${key} is pending for ever`);
  if (route === "sms" && (entry?.effects ?? 0) > 1 && !watch.decided.has(key))
    watch.say(`${key} went out ${entry?.effects} times`);
  if (status === "canceled" && !mayBeCanceled(truth, own, row))
    watch.say(`${key} is canceled: ${row.reasons?.join(" ")}`);
  const contacts = store.peek(TENANT).people.get(personId)?.contacts ?? [];
  const counts = contacts.filter(({ id }) => id === key).length;
  if ((status === "sent" || status === "unknown") && counts !== 1 && !watch.decided.has(key))
    watch.say(`${key} is ${status}, and counts ${counts} times among the contacts`);
  if (status === "failed" && counts !== 0) watch.say(`${key} failed, and counts among the contacts`);
}

function mayBeCanceled(truth: Truth, own: CaseTruth | undefined, { route, personId }: OutboxRow): boolean {
  if (own === undefined) return false;
  return own.disturbed || truth.optedOut.get(personId)?.has(route) === true;
}
