/** What was planned is done: the facts change as the host would change them, and the engine is told. */

import { formatDate } from "../base/civil.ts";
import { formatInstant, MINUTE } from "../base/instant.ts";
import { changed, withChannel, withDispute, withOutcome } from "../commitments/caseFacts.ts";
import type { CaseEvent } from "../model/event.ts";
import { contactOccasion } from "./behavior/draws.ts";
import { leaveLate } from "./desk.ts";
import { isHeard, type Scene } from "./scene.ts";
import { FIGURE, pairName } from "./tally.ts";
import type { Track } from "./track.ts";
import { type Deed, disputeEnds, promiseAfter, type Report } from "./world.ts";

type Of<K extends Deed["do"]> = Extract<Deed, { readonly do: K }>;

interface Message {
  readonly message: string;
  readonly channel: string;
}

export function doDeed(scene: Scene, track: Track, deed: Deed): void {
  switch (deed.do) {
    case "report":
      report(scene, track, deed);
      break;
    case "optOut":
      optOut(scene, track, deed);
      break;
    case "complain":
      complain(scene, track, deed);
      break;
    case "reply":
      reply(scene, track, deed);
      break;
    case "promise":
      promise(scene, track, deed);
      break;
    case "accept":
      accept(scene, track, deed);
      break;
    case "payPart":
      payPart(scene, track, deed);
      break;
    case "work":
      work(scene, track, deed);
      break;
    case "attempt":
      attempt(scene, track, deed);
      break;
    case "answer":
      tell(scene, track, event(scene, "external.result", { call: deed.call, ok: true, value: deed.value }));
      break;
    case "closeDispute":
      closeDispute(scene, track, deed);
      break;
    case "leave":
      leaveLate(scene, track, deed.effect);
      break;
  }
}

function payPart(scene: Scene, track: Track, { commitment, amountMinor }: Of<"payPart">): void {
  if (track.state?.commitment?.id === commitment) tell(scene, track, scene.account.pay(track, amountMinor, scene.now));
}

function event({ account, now }: Scene, type: string, data: Readonly<Record<string, unknown>>): CaseEvent {
  return { type, id: account.id(type), at: formatInstant(now), data };
}

function tell(scene: Scene, track: Track, about: CaseEvent | undefined): void {
  if (about !== undefined) scene.send(track, about);
}

/** Where nobody listens the host need not say it: no fact has changed. */
function tellIfHeard(scene: Scene, track: Track, type: string, data: Readonly<Record<string, unknown>>): void {
  if (isHeard(scene, track, type)) scene.send(track, event(scene, type, data));
}

const COUNTED: Readonly<Record<Report, string>> = {
  delivered: FIGURE.delivered,
  bounced: FIGURE.bounced,
  opened: FIGURE.opened,
  clicked: FIGURE.clicked,
};

function report(scene: Scene, track: Track, { type, message, channel }: Of<"report">): void {
  const { account } = scene;
  account.count(COUNTED[type]);
  const data = { message, channel };
  if (type !== "bounced") {
    tellIfHeard(scene, track, `message.${type}`, data);
    return;
  }
  account.facts = withOutcome(withChannel(account.facts, channel, { bounced: true }), message, "bounced");
  track.heardBy.delete(channel);
  scene.send(track, event(scene, "message.bounced", data));
}

function optOut(scene: Scene, track: Track, { message, channel }: Message): void {
  const { account } = scene;
  const known = account.facts.debtor.channels?.find((own) => own.channel === channel);
  if (known?.optedOut === true) return;
  account.countOnce(track, FIGURE.optedOut);
  account.facts = withChannel(account.facts, channel, { optedOut: true });
  scene.send(track, event(scene, "message.optedOut", { message, channel }));
}

function complain(scene: Scene, track: Track, { message, channel }: Message): void {
  scene.account.countOnce(track, FIGURE.complained);
  tellIfHeard(scene, track, "custom.complaint", { message, channel });
}

/** Whoever writes that they want no more messages has opted out, and whoever disputes has disputed. */
function reply(scene: Scene, track: Track, { message, channel, intent }: Of<"reply">): void {
  scene.account.count(FIGURE.replied);
  tellIfHeard(scene, track, "message.replied", { message, channel });
  if (intent === "unsubscribe") optOut(scene, track, { message, channel });
  if (intent === "dispute") openDispute(scene, track);
  tellIfHeard(scene, track, "intent.detected", { intent });
}

/** Of all that is open in the first currency; who has agreed on something already, or disputes, promises nothing. */
function promise(scene: Scene, track: Track, { inDays, inCall }: Of<"promise">): void {
  const { account, zone, now } = scene;
  const [open] = account.openMinor(track);
  if (open === undefined || !track.isOpen || track.state?.commitment !== undefined || disputes(scene, track)) return;
  const [, amountMinor] = open;
  const dueDate = formatDate(zone.dayOf(now) + inDays);
  const id = account.id("promise");
  const made = { id, madeAt: formatInstant(now), dueDate, amountMinor, status: "open" };
  if (inCall) account.count(FIGURE.promisedInCalls);
  account.facts = changed(account.facts, { promises: [...(account.facts.promises ?? []), made] });
  scene.send(track, { type: "promise.created", id, at: made.madeAt, data: { promise: id, amountMinor, dueDate } });
}

function accept(scene: Scene, track: Track, { offer, node, kind, option, dueDate }: Of<"accept">): void {
  if (track.state?.offers?.some(({ id }) => id === offer) !== true) return;
  scene.account.count(FIGURE.taken);
  scene.account.count(pairName(FIGURE.taken, kind));
  scene.setting.tally.series.takenAt.count(node);
  scene.send(track, event(scene, "offer.accepted", { offer, option, ...(dueDate !== undefined && { dueDate }) }));
}

function work(scene: Scene, track: Track, deed: Of<"work">): void {
  const { account, now, setting } = scene;
  const { task, disposition, channel, rightParty, occasion } = deed;
  account.count(FIGURE.tasksWorked);
  const reached = channel !== undefined && rightParty !== false;
  if (channel !== undefined && rightParty !== undefined) {
    account.facts = withOutcome(account.facts, task, rightParty ? "conversation" : "noAnswer");
    if (rightParty) account.count(FIGURE.rightParty);
    if (rightParty) track.spoken = true;
  }
  if (reached) track.heardBy.set(channel, now);
  scene.send(track, event(scene, "task.completed", { task, disposition }));
  if (reached)
    scene.plan(track, promiseAfter(setting.behavior, track.of(occasion), channel, now + MINUTE, rightParty === true));
}

function attempt(scene: Scene, track: Track, { attempt: id, result, amountMinor }: Of<"attempt">): void {
  const { account, now } = scene;
  if (result === "paid") tell(scene, track, account.pay(track, amountMinor, now, undefined, id));
  else scene.send(track, event(scene, "payment.failed", { attempt: id, amountMinor, class: result }));
}

export const disputes = ({ account }: Scene, track: Track): boolean =>
  account.open(track).some(({ disputed }) => disputed === true);

/** Everything that is open; who disputes already does not do so again. */
export function openDispute(scene: Scene, track: Track): void {
  const { account, now, setting } = scene;
  const obligations = account.open(track).map(({ ref }) => ref);
  if (obligations.length === 0 || disputes(scene, track)) return;
  account.facts = withDispute(account.facts, obligations, true);
  account.countOnce(track, FIGURE.disputed);
  const of = track.of(contactOccasion("dispute", track.next("dispute")));
  scene.plan(track, disputeEnds(setting.behavior, of, obligations, now));
  scene.send(track, event(scene, "dispute.opened", { obligations }));
}

function closeDispute(scene: Scene, track: Track, { obligations }: Of<"closeDispute">): void {
  const { account } = scene;
  account.facts = withDispute(account.facts, obligations, false);
  scene.send(track, event(scene, "dispute.closed", { obligations }));
}
