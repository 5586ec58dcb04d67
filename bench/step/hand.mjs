/**
 * The strategy of `strategy.mjs` as a programmer would write it for this one purpose: a switch over node numbers, a
 * small state, effects as plain records. It knows nothing but this strategy: facts are trusted, nothing is explained,
 * effects have no ids, holds, promises, handlers, consent and channels do not exist.
 */

import { defaultZones } from "@dunlin/engine/zones";

const DAY = 86_400_000;
const NONE = Object.freeze([]);

/** Names of the nodes where a case can be found between steps, by number. */
export const NODES = ["soon", "later", "wait1", "wait2", "wait3", "part", "pause", "called", "paid", "escalated"];
const [SOON, LATER, WAIT1, WAIT2, WAIT3, PART, PAUSE, CALLED, PAID, ESCALATED] = NODES.keys();

const MADRID = defaultZones.get("Europe/Madrid");
const CANARY = defaultZones.get("Atlantic/Canary");
const zoneOf = (facts) => (facts.debtor.zones[0] === "Atlantic/Canary" ? CANARY : MADRID);

/** The same wall time some days on. */
function after(days, now, facts) {
  const zone = zoneOf(facts);
  const offset = zone.offsetAt(now);
  const target = now + days * DAY;
  return target + offset - zone.offsetAt(target);
}

export function totalDue({ obligations }) {
  let sum = 0;
  for (const { outstandingMinor } of obligations) if (outstandingMinor > 0) sum += outstandingMinor;
  return sum;
}

function isRisky(facts, now) {
  if (totalDue(facts) > 100_000) return true;
  let oldest = Infinity;
  for (const { dueDate, outstandingMinor } of facts.obligations) {
    if (outstandingMinor > 0) oldest = Math.min(oldest, Date.parse(dueDate));
  }
  return zoneOf(facts).dayOf(now) - oldest / DAY > 30;
}

/** Which arm of the experiment: FNV-1a with the finalizer of murmur3. */
function arm(id) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) & 1;
}

/** @typedef {{ node: number, dueAt: number, rounds: number, arm: number }} State */

const rest = (node, days, now, facts, { rounds, arm }, effects) => ({
  state: { node, dueAt: after(days, now, facts), rounds, arm },
  effects,
});
const exit = (node, { rounds, arm }, effects) => {
  effects.push({ kind: "case.exited", outcome: node === PAID ? "paid" : "transferred" });
  return { state: { node, dueAt: 0, rounds, arm }, effects };
};
const send = (channel, template, purpose, { obligations }) => ({
  kind: "message.send",
  channel,
  template,
  purpose,
  obligations: obligations.map(({ ref }) => ref),
});

export function enroll(facts, now) {
  const effects = [{ kind: "case.enrolled" }, { kind: "metric.mark", goal: "begun" }];
  const blank = { rounds: 0, arm: -1 };
  return isRisky(facts, now) ? rest(SOON, 3, now, facts, blank, effects) : rest(LATER, 5, now, facts, blank, effects);
}

export function advance(state, type, now, facts) {
  if (state.node >= PAID) return { state, effects: NONE };
  if (totalDue(facts) <= 0) return exit(PAID, state, []);
  const due = now >= state.dueAt;
  switch (state.node) {
    case SOON:
    case LATER:
      if (due) return rest(WAIT1, 5, now, facts, state, [send("email", "reminder@1", "collect", facts)]);
      break;
    case WAIT1:
      if (type === "payment.received") return exit(PAID, state, []);
      if (due) return nudge(state, now, facts);
      break;
    case WAIT2:
      if (type === "payment.received") return exit(PAID, state, []);
      if (due) return rest(WAIT3, 7, now, facts, state, [send("email", "plan-offer@1", "offer", facts)]);
      break;
    case WAIT3:
      if (type === "payment.received") return exit(PAID, state, []);
      if (type === "custom.accepted") {
        return rest(PART, 30, now, facts, state, [send("email", "plan-confirmed@1", "operationConfirmation", facts)]);
      }
      if (due) return finalNotice(state, now, facts);
      break;
    case PART:
      if (type === "payment.received") return exit(PAID, state, []);
      if (type === "custom.installment") {
        if (state.rounds >= 2) return exit(PAID, state, []);
        return rest(PART, 30, now, facts, { rounds: state.rounds + 1, arm: state.arm }, []);
      }
      if (due) return finalNotice(state, now, facts);
      break;
    case PAUSE:
      if (due) return rest(CALLED, 7, now, facts, state, [{ kind: "case.escalate", target: "stage", ref: "calls" }]);
      break;
    case CALLED:
      if (type === "payment.received") return exit(PAID, state, []);
      if (type === "custom.called" || due) return exit(ESCALATED, state, []);
      break;
  }
  return { state, effects: NONE };
}

function nudge(state, now, facts) {
  const chosen = arm(facts.debtor.id);
  const message =
    chosen === 0 ? send("sms", "nudge-a@1", "collect", facts) : send("whatsapp", "nudge-b@1", "collect", facts);
  const effects = [{ kind: "experiment.exposed", variant: chosen }, message];
  return rest(WAIT2, 3, now, facts, { rounds: state.rounds, arm: chosen }, effects);
}

const finalNotice = (state, now, facts) =>
  rest(PAUSE, 5, now, facts, state, [send("letter", "final-notice@1", "collect", facts)]);
