/**
 * The strategy of `strategy.mjs` by hand, with the whole result that the engine gives: state, effects with their ids, and
 * trace, equal byte for byte. It does everything it can beforehand: every node is a function that knows its neighbors.
 * It trusts its facts and events, and knows no holds, consent, fallback channels, commitments, calls or other versions.
 */

import { defaultZones } from "@dunlin/engine/zones";
import { engineBucket } from "../assignment/hashes.mjs";
import { totalDue } from "./hand.mjs";

const DAY = 86_400_000;
const MADRID = defaultZones.get("Europe/Madrid");
const CANARY = defaultZones.get("Atlantic/Canary");
const zoneOf = (facts) => (facts.debtor.zones[0] === "Atlantic/Canary" ? CANARY : MADRID);
const NONE = Object.freeze([]);

/** One step under way. */
class Turn {
  effects = [];
  trace = [];

  constructor(facts, now, type, state) {
    this.facts = facts;
    this.now = now;
    this.type = type;
    this.case = facts.caseId;
    this.enteredAt = state === undefined ? now : state.enteredAt;
    this.node = state === undefined ? "begin" : state.node;
    this.visit = state === undefined ? 0 : state.visit;
    this.index = 0;
    this.n = state?.n;
    this.loops = state?.loops;
    this.arms = state?.arms;
    this.last = state?.last;
    this.outcome = undefined;
  }

  note(code, data) {
    this.trace.push({ code, nodeId: this.node, data });
  }

  id() {
    return `${this.case}/1/standard-30@3/${this.node}/${this.visit}.${this.index++}`;
  }

  enter(node, type) {
    this.node = node;
    this.visit += 1;
    this.index = 0;
    this.note("node.entered", { type, visit: this.visit });
  }

  leave(port, to) {
    this.note("node.left", { port, to });
    this.n = undefined;
  }
}

const wait = (node, type, days, next) => ({
  arrive(turn) {
    turn.enter(node, type);
    const { now, facts } = turn;
    const zone = zoneOf(facts);
    const target = now + days * DAY;
    const due = target + zone.offsetAt(now) - zone.offsetAt(target);
    turn.n = { since: now, from: now, due };
    turn.note("wait.planned", { due, zone: zone.name });
  },
  fire(turn) {
    turn.leave(type === "wait" ? "next" : "timeout", next);
    NODES[next].arrive(turn);
  },
});

/** @param {Record<string, [port: string, next: string]>} events */
const waitFor = (node, days, next, events) => ({
  ...wait(node, "waitFor", days, next),
  react(turn) {
    const found = events[turn.type];
    if (found === undefined) return false;
    const [port, to] = found;
    turn.note("decision.taken", { port, values: {} });
    turn.leave(port, to);
    NODES[to].arrive(turn);
    return true;
  },
});

const send = (node, channel, template, purpose, next) => ({
  arrive(turn) {
    turn.enter(node, "send");
    turn.note("contact.allowed", { channel, template });
    const id = turn.id();
    const obligations = turn.facts.obligations.filter((claim) => claim.outstandingMinor > 0).map((claim) => claim.ref);
    const { now: at } = turn;
    const recipient = "debtor";
    turn.effects.push({
      id,
      kind: "message.send",
      nodeId: node,
      at,
      channel,
      template,
      purpose,
      recipient,
      obligations,
    });
    turn.last = { ...turn.last, [channel]: at };
    turn.leave("next", next);
    NODES[next].arrive(turn);
  },
});

const exit = (node, outcome) => ({
  arrive(turn) {
    turn.enter(node, "exit");
    end(turn, outcome);
  },
});

function end(turn, outcome, rule) {
  const why = rule === undefined ? undefined : { rule };
  turn.note("case.exited", { outcome, ...why });
  const { node: nodeId, now: at } = turn;
  const cause = rule === undefined ? undefined : { cause: rule };
  turn.effects.push({ id: turn.id(), kind: "case.exited", nodeId, at, ...cause, run: 1, outcome, ...why });
  turn.outcome = outcome;
  turn.n = undefined;
  turn.loops = undefined;
}

const risk = {
  arrive(turn) {
    turn.enter("risk", "if");
    const due = totalDue(turn.facts);
    let oldest = Infinity;
    for (const claim of turn.facts.obligations) {
      if (claim.outstandingMinor > 0) oldest = Math.min(oldest, Date.parse(claim.dueDate));
    }
    const dpd = zoneOf(turn.facts).dayOf(turn.now) - oldest / DAY;
    const [port, to] = dpd > 30 || due > 100_000 ? ["yes", "soon"] : ["no", "later"];
    turn.note("decision.taken", { port, values: { dpd, totalDue: due } });
    turn.leave(port, to);
    NODES[to].arrive(turn);
  },
};

const nudge = {
  arrive(turn) {
    turn.enter("nudge", "split");
    const bucket = engineBucket("nudge-channel", turn.facts.debtor.id);
    const [variant, next] = bucket < 5000 ? ["a", "sms"] : ["b", "chat"];
    const experiment = "nudge-channel";
    turn.arms = { [experiment]: variant };
    const { now: at } = turn;
    turn.effects.push({ id: turn.id(), kind: "experiment.exposed", nodeId: "nudge", at, experiment, variant, bucket });
    turn.note("split.assigned", { experiment, variant, bucket, kept: false });
    turn.leave(variant, next);
    NODES[next].arrive(turn);
  },
};

const parts = {
  arrive(turn) {
    turn.enter("parts", "repeat");
    const count = (turn.loops?.parts.count ?? 0) + 1;
    if (count > 2) {
      turn.leave("exhausted", "paid");
      turn.loops = undefined;
      NODES.paid.arrive(turn);
      return;
    }
    turn.loops = { parts: { count, since: turn.now } };
    turn.note("repeat.round", { round: count, max: 2 });
    turn.leave("body", "part");
    NODES.part.arrive(turn);
  },
};

const handOver = {
  arrive(turn) {
    turn.enter("handOver", "escalate");
    const { now: at } = turn;
    turn.effects.push({ id: turn.id(), kind: "case.escalate", nodeId: "handOver", at, target: "stage", ref: "calls" });
    turn.leave("next", "called");
    NODES.called.arrive(turn);
  },
};

/** Leaving the loop ends it. */
const part = waitFor("part", 30, "final", {
  "custom.installment": ["installment", "parts"],
  "payment.received": ["received", "paid"],
});
const outOfLoop = {
  ...part,
  fire(turn) {
    turn.loops = undefined;
    part.fire(turn);
  },
};

const RECEIVED = { "payment.received": ["received", "paid"] };

const NODES = {
  risk,
  soon: wait("soon", "wait", 3, "remind"),
  later: wait("later", "wait", 5, "remind"),
  remind: send("remind", "email", "reminder@1", "collect", "wait1"),
  wait1: waitFor("wait1", 5, "nudge", RECEIVED),
  nudge,
  sms: send("sms", "sms", "nudge-a@1", "collect", "wait2"),
  chat: send("chat", "whatsapp", "nudge-b@1", "collect", "wait2"),
  wait2: waitFor("wait2", 3, "offer", RECEIVED),
  offer: send("offer", "email", "plan-offer@1", "offer", "wait3"),
  wait3: waitFor("wait3", 7, "final", { ...RECEIVED, "custom.accepted": ["accepted", "confirm"] }),
  confirm: send("confirm", "email", "plan-confirmed@1", "operationConfirmation", "part"),
  part: outOfLoop,
  parts,
  final: send("final", "letter", "final-notice@1", "collect", "pause"),
  pause: wait("pause", "wait", 5, "handOver"),
  handOver,
  called: waitFor("called", 7, "escalated", { "custom.called": ["called", "escalated"], ...RECEIVED }),
  paid: exit("paid", "paid"),
  escalated: exit("escalated", "transferred"),
};

function stepOf(turn) {
  const { outcome, now, n } = turn;
  const state = {
    v: 1,
    case: turn.case,
    run: 1,
    strategy: "standard-30",
    version: 3,
    status: outcome === undefined ? "active" : "exited",
  };
  if (outcome !== undefined) state.outcome = outcome;
  state.dueAt = n === undefined ? null : n.due;
  state.enteredAt = turn.enteredAt;
  state.at = now;
  state.node = turn.node;
  state.entered = true;
  state.visit = turn.visit;
  state.index = turn.index;
  if (n !== undefined) state.n = n;
  if (turn.loops !== undefined) state.loops = turn.loops;
  if (turn.arms !== undefined) state.arms = turn.arms;
  if (turn.last !== undefined) state.last = turn.last;
  return { state, effects: turn.effects, trace: turn.trace };
}

export function enroll(facts, now) {
  const turn = new Turn(facts, now, undefined, undefined);
  turn.effects.push({ id: turn.id(), kind: "case.enrolled", nodeId: "begin", at: now, run: 1 });
  turn.enter("begin", "goal");
  turn.effects.push({ id: turn.id(), kind: "metric.mark", nodeId: "begin", at: now, goal: "begun" });
  turn.leave("next", "risk");
  NODES.risk.arrive(turn);
  return stepOf(turn);
}

export function advance(state, type, now, facts) {
  const told = (code) => ({ state, effects: NONE, trace: [{ code, nodeId: state.node, data: { type } }] });
  if (state.status === "exited") return told("event.afterExit");
  const turn = new Turn(facts, now, type, state);
  const node = NODES[state.node];
  if (totalDue(facts) <= 0) {
    turn.index = state.index;
    turn.note("rule.matched", { rule: "cured", outcome: "cured", values: { totalDue: 0 } });
    end(turn, "cured", "cured");
    return stepOf(turn);
  }
  if (type !== "timer.fired") {
    if (node.react?.(turn) === true) return stepOf(turn);
    if (now < state.dueAt) return told("event.ignored");
    turn.note("event.ignored", { type });
  }
  if (now < state.dueAt) return { state, effects: NONE, trace: NONE };
  node.fire(turn);
  return stepOf(turn);
}
