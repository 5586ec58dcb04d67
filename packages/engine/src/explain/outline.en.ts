/** English words for the outline of a strategy. */

import { offerNames, offerNodes, offerWays, offerWords } from "./offers.en.ts";
import type {
  FunctionWords,
  NameWords,
  NodeWords,
  OutlineWords,
  ReminderWords,
  TimingWords,
  WayWords,
} from "./outlineWords.ts";

const distanceText = ({ name, distance = "", side }: NonNullable<TimingWords["anchor"]>): string => {
  if (side === "on") return name;
  return side === "businessDay" ? `${name}, or the next business day` : `${distance} ${side} ${name}`;
};

const gapText = ({ gap, gapChannels }: TimingWords): string =>
  `${gap} after the last contact${gapChannels === undefined ? "" : ` ${gapChannels}`}`;

/** `7 days and then until 09:00`, `until 7 days after the oldest due date, at 09:00`. */
function spanText(timing: TimingWords): string {
  if (timing.soon !== undefined) return soonText(timing);
  const { length, anchor, clock, roll, calendar } = timing;
  const at = clock === undefined ? "" : anchor === undefined ? `, then until ${clock}` : `, at ${clock}`;
  const rolled =
    roll === undefined ? "" : `, moved to the ${roll === "forward" ? "next" : "previous"} business day if it is none`;
  const by = calendar === undefined ? "" : ` (calendar ${calendar})`;
  const gap =
    timing.gap === undefined
      ? ""
      : `${length === undefined && anchor === undefined ? "until " : ", but at least until "}${gapText(timing)}`;
  const span = length ?? (anchor === undefined ? "" : `until ${distanceText(anchor)}`);
  return `${span}${anchor === undefined && length === undefined ? "" : at}${rolled}${gap}${anchor === undefined && length === undefined ? at : ""}${by}`;
}

/** `until 10:00 of a business day, today if it is one`, `until 10:00`. */
function soonText({ soon, clock, roll, gap, gapChannels, calendar }: TimingWords): string {
  const onDays = soon === "businessDay" || roll !== undefined;
  const day = onDays
    ? `a business day, today if it is one${calendar === undefined ? "" : ` (calendar ${calendar})`}`
    : "";
  const moment = clock === undefined ? day : onDays ? `${clock} on ${day}` : clock;
  const more = gap === undefined ? "" : `${gapText({ gap, ...(gapChannels && { gapChannels }) })}`;
  return `until ${[moment, more].filter(Boolean).join(", but at least until ") || "the next moment"}`;
}

const WHO = { debtor: "debtor", case: "case", account: "account" } as const;

const node: NodeWords = {
  ...offerNodes,
  send: ({ ways, purpose, recipient, patience, receipt, ttl, bundle, page }) => {
    const by = ways.map((way) => `${way.by} (${way.template})`).join("; if that is not possible, ");
    return [
      `Send ${recipient} ${purpose === "" ? "a message" : purpose} ${by}.`,
      page &&
        `It leads to a page (${page.template}) where one can ${page.actions}; the page is open for ${page.validFor}.`,
      receipt && `Wait up to ${receipt} for word that it was delivered; if it comes back, try the next way.`,
      patience && `If it may not go out yet, try for up to ${patience}.`,
      ttl && `After ${ttl} it is not worth sending any more.`,
      bundle && `It may be joined with other messages marked ${bundle}.`,
    ]
      .filter((sentence) => sentence !== undefined)
      .join(" ");
  },
  wait: (timing) =>
    `Wait ${spanText(timing)}.${timing.ifPast === "now" ? " If that moment has passed already, go on at once." : ""}`,
  waitFor: (timing) =>
    `Wait for one of the following, ${timing.length === undefined ? "at the latest" : "at most"} ${spanText(timing)}.`,
  if: (condition) => `Ask whether ${condition}.`,
  switch: "Take the first of these that is true.",
  split: ({ experiment, unit, ramp }) =>
    `Experiment ${experiment}: chance puts every ${WHO[unit]} into one group for good${ramp === undefined ? "" : `; ${ramp} take part`}.`,
  set: ({ values, stage, addTags, removeTags }) => {
    const notes = [
      stage && `the stage is now ${stage}`,
      ...values.map(({ name, value }) => `${name} is ${value}`),
      addTags && `tagged ${addTags}`,
      removeTags && `no longer tagged ${removeTags}`,
    ].filter((note) => note !== undefined);
    return notes.length === 0 ? "Note nothing." : `Note with the case: ${notes.join("; ")}.`;
  },
  goal: ({ goal, value, checkpoint }) =>
    `Count the case for the goal ${goal}${value === undefined ? "" : ` (worth ${value})`}.${checkpoint ? " From here a case may change to a newer version of the strategy." : ""}`,
  exit: (outcome) => `The case ends: ${outcome}.`,
  table: ({ inputs, collect }) =>
    collect
      ? `Go through a table of ${inputs}; every row that applies notes its values with the case.`
      : `Go through a table of ${inputs}; the first row that applies decides.`,
  task: ({ queue, by, due, clock, priority, skill, script, purpose, recipient, patience }) =>
    [
      by === undefined
        ? `Give a task to ${queue}, to be done within ${due}${clock === undefined ? "" : `, until ${clock}`}.`
        : `Let a person of ${queue} contact ${recipient} ${by}${purpose === "" ? "" : ` (${purpose})`}, within ${due}${clock === undefined ? "" : `, until ${clock}`}.`,
      script && `They follow the ${script}.`,
      skill && `It takes the skill ${skill}.`,
      priority && `Its priority is ${priority}.`,
      patience && `If it may not be done yet, try for up to ${patience}.`,
    ]
      .filter((sentence) => sentence !== undefined)
      .join(" "),
  hold: ({ hold, contactOnly, length, events, allow }) => {
    const end =
      [length && `for ${length}`, events && `until ${events}`].filter(Boolean).join(" or ") || "until it is lifted";
    const what = contactOnly ? "Ask nobody for payment" : "Put the case on hold";
    return `${what} because of ${hold}, ${end}.${allow === undefined ? "" : ` Still allowed: ${allow}.`}`;
  },
  release: (kinds) => (kinds === undefined ? "Payment may be asked for again." : `Lift the hold because of ${kinds}.`),
  fee: ({ fee, amount, rate, cap, each, basis }) =>
    `Charge the fee ${fee}: ${amount ?? `${rate} of what is overdue`}${cap === undefined ? "" : `, at most ${cap}`}${each ? ", for every overdue obligation" : ""} (${basis}).`,
  escalate: (target, ref) =>
    `${target.slice(0, 1).toUpperCase()}${target.slice(1)}${ref === undefined ? "" : ` (${ref})`}.`,
  repeat: ({ max, until, every, clock }) =>
    `Repeat at most ${max} times${until === undefined ? "" : `, as long as this is not so: ${until}`}${every === undefined ? "" : `, with at least ${every} from one beginning to the next`}${clock === undefined ? "" : `, at ${clock}`}.`,
  callStrategy: ({ strategy, jump, values }) => {
    const given =
      values.length === 0 ? "" : ` with ${values.map(({ name, value }) => `${name} as ${value}`).join("; ")}`;
    return jump ? `Change over to the strategy ${strategy}${given}.` : `Go through the strategy ${strategy}${given}.`;
  },
  score: (words) => `Ask the model ${words.function} for a score${asked(words)}`,
  external: (words) => `Ask ${words.function}${asked(words)}`,
  promise: ({ grace, clock, share, remind }) =>
    `Watch the promise to pay: it is kept as soon as ${share === undefined ? "all of it" : `${share} of it`} has been paid, and judged on the day after ${grace} of grace, at ${clock}.${reminded(remind)}`,
  plan: ({ grace, clock, maxMissed, remind }) =>
    `Watch the payment plan: a payment is missed when it has not come by ${clock} on the day after ${grace} of grace, and ${maxMissed === undefined ? "the first miss" : `miss number ${maxMissed}`} breaks the plan.${reminded(remind)}`,
};

function reminded(remind: ReminderWords | undefined): string {
  if (remind === undefined) return "";
  const { before, clock, ways: by, purpose } = remind;
  const told = by.map((way) => `${way.by} (${way.template})`).join("; if that is not possible, ");
  return ` Remind the debtor ${before} before each due date, at ${clock}, ${told}${purpose === "" ? "" : `, as ${purpose}`}.`;
}

function asked({ store, timeout, fallback, cache, input }: FunctionWords): string {
  const given = input.length === 0 ? "" : ` with ${input.map(({ name, value }) => `${name} as ${value}`).join("; ")}`;
  return [
    `${given} and keep the answer as ${store}; wait at most ${timeout}.`,
    fallback && `Without an answer it is ${fallback}.`,
    cache && `An answer counts for ${cache}.`,
  ]
    .filter((sentence) => sentence !== undefined)
    .join(" ");
}

const name: NameWords = {
  ...offerNames,
  send: (message, template) => `${message} (${template})`,
  wait: (timing) => `a wait ${timing.length === undefined ? "" : "of "}${shortSpan(timing)}`,
  waitFor: (timing) => `a wait for news, ${timing.length === undefined ? "" : "for up to "}${shortSpan(timing)}`,
  if: (condition) => `the question whether ${condition}`,
  switch: (ways) => `the choice of ${ways} or none of them`,
  split: (experiment) => `the experiment ${experiment}`,
  set: "a note with the case",
  goal: (goal) => `the goal ${goal}`,
  exit: () => "the end of the case",
  table: "the decision table",
  task: (queue) => `a task for ${queue}`,
  hold: (hold) => `a hold because of ${hold}`,
  release: "the lifting of holds",
  host: (type) => `a step of the kind ${type}`,
  fee: (fee) => `the fee ${fee}`,
  escalate: (target) => `the order to ${target}`,
  repeat: (max) => `the repetition (at most ${max} times)`,
  callStrategy: (strategy) => `the strategy ${strategy}`,
  score: (model) => `the score of ${model}`,
  external: (called) => `the question to ${called}`,
  promise: "the watch over the promise to pay",
  plan: "the watch over the payment plan",
};

function shortSpan(timing: TimingWords): string {
  if (timing.length !== undefined) return timing.length;
  if (timing.soon !== undefined) return soonText(timing);
  return `until ${timing.anchor === undefined ? gapText(timing) : distanceText(timing.anchor)}`;
}

const ways: WayWords = {
  afterwards: "Afterwards",
  blocked: "If it may not or cannot be sent",
  failed: "If it comes back from everywhere",
  skipped: "If that moment has passed already",
  timeout: "If none of that happens in time",
  yes: "Yes",
  no: "No",
  unknown: "Not known",
  otherwise: "Otherwise",
  out: "All others",
  late: "If it is not done in time",
  body: "Each time",
  done: "Once that is so",
  exhausted: "After the last time",
  answered: "With an answer",
  unanswered: "Without an answer",
  watched: {
    ...offerWays,
    kept: "If it is kept",
    partial: "If it is kept in part only",
    broken: "If it is broken",
    none: "If there is nothing to watch",
    completed: "If all of it is paid",
    missed: "If a payment is missed",
  },
  result: (result) => `If the result is ${result}`,
  outcome: (outcome) => `If it ends: ${outcome}`,
  port: (port) => `By the way ${port}`,
  row: (number, clauses, notes) =>
    `Row ${number}${clauses === undefined ? ", in any case" : `, if ${clauses}`}${notes === undefined ? "" : `, noting that ${notes}`}`,
  note: (variable, value) => `${variable} is ${value}`,
  when: (on, condition) => {
    if (on === undefined) return `If ${condition ?? "so"}`;
    return `When ${on}${condition === undefined ? "" : `, if ${condition}`}`;
  },
  variant: (key, share, role) =>
    `Group ${key}, ${share}${role === "control" ? " (the others are compared with it)" : role === "holdout" ? " (left alone)" : ""}`,
  either: (names) =>
    names.map((text, i) => (i === 0 ? text : text.slice(0, 1).toLowerCase() + text.slice(1))).join(", or "),
};

export const outline: OutlineWords = {
  headings: {
    time: "Time",
    entry: "Who comes in",
    exits: "When it ends",
    handlers: "What else changes the course",
    segments: "Groups of cases",
    steps: "Step by step",
    unreachable: "Steps that nothing leads to",
  },
  title: (text, version) => (version === undefined ? `${text} (draft)` : `${text} (version ${version})`),
  contacts:
    "Before every message the rules under “When it ends” are looked at again. Payment is asked for only while something is open that is neither disputed nor on hold. A message that may not go out yet is tried for up to 7 days unless its step says otherwise.",
  clock: ({ zone, debtor, at, calendar }) =>
    `${debtor ? `Dates and times are those of the place where the debtor is; where that is not known, those of ${zone}.` : `Dates and times are those of ${zone}.`} Where a step names no time of day, it is ${at}. Business days are ${calendar === undefined ? "Monday to Friday" : `those of the calendar ${calendar}`}.`,
  policies: (packs) => `Every contact also keeps to the rules ${packs}.`,
  entry: (condition) =>
    condition === undefined
      ? "Every case that is given to this strategy comes in."
      : `A case comes in if ${condition}.`,
  entryOn: (events) => `This is looked at when ${events}.`,
  reentry: (rule, cooldown) => {
    const again = cooldown === undefined ? "" : `, at the earliest ${cooldown} after it has left`;
    switch (rule) {
      case "never":
        return "A case comes in once only.";
      case "afterExit":
        return `A case that has left may come in again${again}.`;
      case "always":
        return `A case may come in again at any time${cooldown === undefined ? "" : ` while it is in, and${again.slice(1)}`}; one that is still in ends and starts anew.`;
      case "perObligation":
        return `Every obligation comes in as a case of its own, and may come in again${again === "" ? " after it has left" : again}.`;
    }
  },
  start: (step) => `It begins with ${step}.`,
  startFrom: (dpd, step) => `From ${dpd} days past due on it begins with ${step}.`,
  exitsIntro:
    "The first of these that is true ends the case, wherever it stands. They are looked at whenever anything happens.",
  noExits: "Nothing but its last step ends the case.",
  exit: (rule, outcome, on, when) => `${ways.when(on, when)}: ${outcome} (rule ${rule}).`,
  handler: (rule, on, when, step) => `${ways.when(on, when)}: go on with ${step} (rule ${rule}).`,
  segment: (text, condition) => `${text}: ${condition}.`,
  step: (number, text) => (text === undefined ? `step ${number}` : `step ${number}, ${text}`),
  nowhere: (text) => `a step that does not exist, ${text}`,
  goOn: (step) => `go on with ${step}.`,
  after: (duration) => `${duration} after arrival`,
  atOnce: "at once",
  offer: offerWords,
  ways,
  node,
  name,
};
