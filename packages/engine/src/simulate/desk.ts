/** What the host does with the effects of a step: contacts leave, work is handed out, and people begin to react. */

import { formatDate, parseDate } from "../base/civil.ts";
import { formatInstant, MINUTE } from "../base/instant.ts";
import { withClosedPromise, withContact, withFee, withoutContact } from "../commitments/caseFacts.ts";
import type {
  CommitmentClose,
  CommitmentOpen,
  Effect,
  ExternalCall,
  LedgerFee,
  MessageSend,
  OfferPublish,
  TaskCancel,
  TaskCreate,
} from "../model/effect.ts";
import { contactOccasion } from "./behavior/draws.ts";
import type { Scene } from "./scene.ts";
import { FIGURE, moneyName, pairName } from "./tally.ts";
import type { Track } from "./track.ts";
import { afterAttempt, afterMessage, afterOffer, afterTask, paysPart } from "./world.ts";

export function takeEffect(scene: Scene, track: Track, effect: Effect): void {
  const { series } = scene.setting.tally;
  switch (effect.kind) {
    case "message.send":
    case "task.create":
      askForRoom(scene, track, effect);
      break;
    case "task.cancel":
      cancelTask(scene, effect);
      break;
    case "contact.deferred":
      series.deferred.count(effect.reason);
      series.deferredAt.count(effect.nodeId);
      break;
    case "contact.suppressed":
      series.suppressed.count(effect.reason);
      series.suppressedAt.count(effect.nodeId);
      break;
    case "ledger.fee":
      chargeFee(scene, track, effect);
      break;
    case "offer.publish":
      publish(scene, track, effect);
      break;
    case "commitment.open":
      openCommitment(scene, track, effect);
      break;
    case "commitment.close":
      closeCommitment(scene, track, effect);
      break;
    case "payment.attempt":
      scene.plan(track, afterAttempt(scene.setting.behavior, occasionOf(track, "attempt"), effect, scene.now));
      break;
    case "external.call":
      answer(scene, track, effect);
      break;
    case "metric.mark":
      series.goals.count(effect.goal);
      break;
    case "experiment.exposed":
      series.arms.count(pairName(effect.experiment, effect.variant));
      break;
    default:
  }
}

const occasionOf = (track: Track, sort: string) => track.of(contactOccasion(sort, track.next(sort)));

/** A contact leaves on the first day with room; work that is no contact needs none. */
function askForRoom(scene: Scene, track: Track, effect: MessageSend | TaskCreate): void {
  const { setting, account, now } = scene;
  const { channel } = effect;
  if (channel === undefined || setting.room === undefined) {
    leave(scene, track, effect);
    return;
  }
  const today = account.day(now);
  const day = setting.room.take(channel, today);
  if (day === today) leave(scene, track, effect);
  else {
    setting.tally.series.overBudget.count(channel);
    waitForDay(scene, track, effect, day);
  }
}

/** At the same time of day as it was decided. */
function waitForDay(scene: Scene, track: Track, effect: MessageSend | TaskCreate, day: number): void {
  const { zone, startDay } = scene.setting;
  if (!Number.isFinite(day)) return;
  const at = zone.instantOf(startDay + day, zone.localOf(scene.now).time);
  scene.plan(track, [{ at, deed: { do: "leave", effect } }]);
}

/** The day with room has come: whether it may still leave is asked again. */
export function leaveLate(scene: Scene, track: Track, effect: MessageSend | TaskCreate): void {
  const { setting, account, now } = scene;
  const { state } = track;
  if (state === undefined) return;
  const { decision, until, reasons } = setting.program.recheck(state, effect, { facts: account.facts, now });
  if (decision === "send") leave(scene, track, effect);
  else if (decision === "defer") {
    const later = account.day(until ?? now);
    const first = later > account.day(now) ? later : account.day(now) + 1;
    waitForDay(scene, track, effect, setting.room?.take(effect.channel ?? "", first) ?? first);
  } else {
    const { suppressed, suppressedAt } = setting.tally.series;
    suppressed.count(reasons[0]?.startsWith("policy:") === true ? "policy" : "superseded");
    suppressedAt.count(effect.nodeId);
  }
}

function leave(scene: Scene, track: Track, effect: MessageSend | TaskCreate): void {
  const { setting, account, now } = scene;
  const { behavior, tally } = setting;
  const sort = effect.channel ?? `queue ${effect.kind === "task.create" ? effect.queue : ""}`;
  const occasion = contactOccasion(sort, track.next(sort));
  if (effect.channel !== undefined) recordContact(scene, track, effect, effect.channel);
  if (effect.kind === "message.send") {
    scene.plan(track, afterMessage(behavior, track.of(occasion), effect, now));
  } else {
    account.count(pairName(FIGURE.tasks, effect.queue));
    tally.series.tasksAt.count(pairName(effect.nodeId, effect.queue));
    scene.plan(track, afterTask(behavior, track.of(occasion), effect, now));
  }
}

/** As a host keeps it: a message counts as delivered until something else is known, a call as whatever comes of it. */
function recordContact(scene: Scene, track: Track, effect: MessageSend | TaskCreate, channel: string): void {
  const { account, now, setting } = scene;
  const { id, nodeId, purpose = "collect", obligations = [] } = effect;
  const outcome = purpose === "legalNotice" && channel === "letter" ? "writtenNotice" : "delivered";
  account.facts = withContact(account.facts, {
    ...{ id, at: formatInstant(now), channel, direction: "outbound" },
    ...(effect.kind === "message.send" && { outcome }),
    ...{ purpose, person: account.facts.debtor.id, debts: obligations },
  });
  const day = account.day(now);
  const { series } = setting.tally;
  series.sentAt.count(pairName(nodeId, channel));
  if (day >= 0 && day < setting.days) series.contactDays.count(channel, 1, day);
  track.contactDays.push(day);
  track.heard.push({ at: now, node: nodeId });
  account.count(FIGURE.contacts);
  account.count(pairName(FIGURE.contacts, channel));
  if (effect.kind === "message.send") track.heardBy.set(channel, now);
  else account.count(FIGURE.calls);
}

/** Nobody comes to it any more; one that nobody has worked is no contact on record. */
function cancelTask(scene: Scene, { task }: TaskCancel): void {
  scene.account.facts = withoutContact(scene.account.facts, task);
  scene.drop((deed) => (deed.do === "work" && deed.task === task) || (deed.do === "leave" && deed.effect.id === task));
}

/** A case of one obligation is charged on it. */
function chargeFee({ account }: Scene, { ref }: Track, effect: LedgerFee): void {
  const { amountMinor, obligation = ref, currency } = effect;
  account.facts = withFee(account.facts, { amountMinor, ...(obligation !== undefined && { obligation }) });
  account.count(moneyName(FIGURE.fees, currency), amountMinor);
}

function publish(scene: Scene, track: Track, effect: OfferPublish): void {
  scene.account.count(FIGURE.offered);
  scene.account.count(pairName(FIGURE.offered, effect.offer));
  scene.plan(track, afterOffer(scene.setting.behavior, occasionOf(track, effect.offer), effect, scene.now));
}

/** Each part is paid on its day, or not at all. A later date that was agreed on becomes the due date. */
function openCommitment(scene: Scene, track: Track, effect: CommitmentOpen): void {
  const { account, setting, now } = scene;
  const { commitment, commitmentKind: kind, parts } = effect;
  track.agreed.set(commitment, kind);
  if (kind === "promise") account.count(FIGURE.promised);
  else if (kind !== "extension") account.count(FIGURE.plansAgreed);
  const nth = track.next(kind);
  if (kind === "extension") extend(scene, track, parts[0]?.due ?? "");
  scene.plan(
    track,
    parts.flatMap(({ due, amountMinor }, part) => {
      const day = parseDate(due);
      const paid = paysPart(setting.behavior, track.of(contactOccasion(`${kind} ${nth}`, part)), kind);
      if (day === undefined || !paid) return [];
      const at = Math.max(now + MINUTE, track.momentOn(day));
      return [{ at, deed: { do: "payPart", commitment, amountMinor } } as const];
    }),
  );
  account.noticeCure(track, now);
}

function extend({ account, zone, now }: Scene, track: Track, due: string): void {
  const own = new Set(account.open(track).map(({ ref }) => ref));
  const today = formatDate(zone.dayOf(now));
  if (due < today) return;
  account.facts = {
    ...account.facts,
    obligations: account.facts.obligations.map((one) =>
      own.has(one.ref) && one.dueDate < due ? { ...one, dueDate: due } : one,
    ),
  };
}

const JUDGED: ReadonlySet<string> = new Set(["kept", "partial", "broken"]);

function closeCommitment(scene: Scene, track: Track, { commitment, status, at }: CommitmentClose): void {
  const { account } = scene;
  account.facts = withClosedPromise(account.facts, commitment, status, formatInstant(at));
  scene.drop((deed) => deed.do === "payPart" && deed.commitment === commitment);
  const kind = track.agreed.get(commitment);
  track.agreed.delete(commitment);
  if (kind === "promise" && JUDGED.has(status)) account.count(FIGURE.promisesJudged);
  if (kind === "promise" && status === "kept") account.count(FIGURE.promisesKept);
  if (status === "breached" || (kind === "plan" && status === "broken")) account.count(FIGURE.plansBroken);
  if (status === "fulfilled") forgive(scene, track);
}

/** What a settlement that was paid leaves open is given up. */
function forgive({ account, now }: Scene, track: Track): void {
  const open = new Set(account.open(track).map(({ ref }) => ref));
  for (const [currency, openMinor] of account.openMinor(track))
    account.count(moneyName(FIGURE.forgiven, currency), openMinor);
  account.facts = {
    ...account.facts,
    obligations: account.facts.obligations.map((one) => (open.has(one.ref) ? { ...one, outstandingMinor: 0 } : one)),
  };
  account.noticeCure(track, now);
}

function answer(scene: Scene, track: Track, { id, function: name }: ExternalCall): void {
  const { answers } = scene.setting;
  if (!Object.hasOwn(answers, name)) return;
  scene.plan(track, [{ at: scene.now + MINUTE, deed: { do: "answer", call: id, value: answers[name] } }]);
}
