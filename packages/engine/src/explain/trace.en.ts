/** English sentences for trace entries. */

import { listed } from "./forms.en.ts";
import { offerTrace } from "./offers.en.ts";
import { terms } from "./terms.en.ts";
import type { Reading, TraceArguments, TraceWords } from "./traceWords.ts";

/** `: days past due was 9`, or nothing. */
const because = (reads: string): string => (reads === "" ? "" : `: ${reads}`);

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const untilText = (until: string): string => (until === "" ? "until further notice" : `until ${until}`);

const rulesText = (rules: string): string => (rules === "" ? "" : `: ${rules}`);

export const trace: TraceWords = {
  ...offerTrace,
  reads: (readings) => listed(readings.map(readText), "and"),
  "entry.refused": ({ reason, reads, path }) => `The case was not taken in: ${refusal(reason, path)}${because(reads)}.`,
  "case.exited": ({ outcome }) => `The case ended: ${outcome}.`,
  "case.parked": ({ reason, path }) =>
    `The case was stopped until a person has looked at it: ${trouble(reason, path)}.`,
  "case.migrated": ({ from, to, node }) =>
    node === ""
      ? `The change from version ${from} to version ${to} of the strategy ended the case.`
      : `The case was moved from version ${from} of the strategy to version ${to}, where it goes on at ${node}.`,
  "event.unknown": ({ name }) => `A report of a kind that is not known, ${name}, came in. It changed nothing.`,
  "event.invalid": ({ name, path }) =>
    `The report ${name} was not accepted: what it says at ${path} is missing or has the wrong form.`,
  "event.duplicate": ({ happened }) => `It was reported once more that ${happened}. It counts only once.`,
  "event.late": ({ happened }) => `${capital(happened)}, too late to change anything.`,
  "event.refused": ({ happened }) => `${capital(happened)}, but not on terms that were open. It changed nothing.`,
  "event.afterExit": ({ happened }) => `${capital(happened)} after the case had ended. It changed nothing.`,
  "event.ignored": ({ happened }) => `${capital(happened)}. Nothing in the strategy waits for that here.`,
  "version.mismatch": ({ strategy, version }) =>
    `The case belongs to the strategy ${strategy}, version ${version}, not to this one. It was left as it is.`,
  "time.clamped": ({ given, kept }) =>
    `The time given was ${given}, earlier than the latest step of the case. It counts as ${kept}.`,
  "zone.unknown": ({ zones, several, used }) =>
    `The time ${several ? "zones" : "zone"} ${zones} ${several ? "are" : "is"} not known. Times follow ${used}.`,
  "calendar.uncovered": ({ calendar, day }) =>
    `The calendar ${calendar} does not reach ${day}. Holidays there are not known.`,
  "facts.mixedCurrency": ({ currencies }) =>
    `What is owed is in several currencies (${currencies}), so there is no sum.`,
  "condition.unknown": ({ about, name, fields }) => {
    const reason =
      fields.length === 0 ? "something is" : `${listed(fields, "and")} ${fields.length === 1 ? "is" : "are"}`;
    return `${capital(question(about, name))}, because ${reason} not known.`;
  },
  "rule.matched": ({ rule, events, reads }) =>
    `The exit rule ${rule} applied${events === "" ? "" : ` (it applies when ${events})`}${because(reads)}.`,
  "handler.matched": ({ handler, happened, target, reads }) =>
    `${capital(happened)}. By the rule ${handler} the case went to ${target}${because(reads)}.`,
  "node.entered": ({ first, node }) =>
    first ? `The case was taken in and began with ${node}.` : `The case went on with ${node}.`,
  "node.left": ({ way, target }) => `${LEFT[way]}Next came ${target}.`,
  "wait.planned": ({ due }) => `The case waits until ${due}.`,
  "wait.replanned": ({ due, was, anchor }) =>
    `The wait ends on another day now${anchor === "" ? "" : `, because it follows ${anchor}`}: not ${was}, but ${due}.`,
  "wait.slept": ({ anchor }) => `The case waits without a date, because ${anchor} is not known yet.`,
  "wait.missed": ({ due, skipped }) =>
    skipped
      ? `The moment for this was ${due}. It had passed, so this was skipped.`
      : `The moment for this was ${due}. It had passed, so there was no more wait for it.`,
  "contact.allowed": ({ message, task, template, purpose, recipient }) =>
    task
      ? `A person may now contact ${recipient} ${message}${template === "" ? "" : ` (${template})`}.`
      : `${capital(message)} goes out to ${recipient}${purpose === "" ? "" : ` as ${purpose}`} (${template}).`,
  "contact.deferred": ({ reason, until, rules, task }) =>
    `The ${task ? "contact" : "message"} waits ${untilText(until)}, because ${delay(reason)}${rulesText(rules)}.`,
  "contact.suppressed": ({ reason, rules, task }) =>
    `The ${task ? "contact is not made" : "message does not go out"}: ${silence(reason)}${rulesText(rules)}.`,
  "split.assigned": ({ experiment, variant, bucket, unit, kept }) =>
    `In the experiment ${experiment} this ${unit} ${kept ? "stays" : "is"} in the group ${variant} (number ${bucket} of 0 to 9,999).`,
  "decision.taken": decision,
  "repeat.round": ({ round, max }) => `Round ${round} of at most ${max} began.`,
  "fee.skipped": ({ fee, reason }) => `The fee ${fee} was not charged: ${feeReason(reason)}.`,
  "call.entered": ({ strategy, start }) => `The case went through the strategy ${strategy}, beginning with ${start}.`,
  "call.returned": ({ outcome }) => `The strategy that was called ended: ${outcome}.`,
  "hold.began": ({ hold, contactOnly, until }) => {
    const end = until === "" ? "until that is lifted" : `until ${until}`;
    if (contactOnly) return `Because of ${hold}, nobody is asked for payment ${end}.`;
    return `The case is on hold because of ${hold}, ${end}. Nothing goes out meanwhile.`;
  },
  "hold.ended": ({ hold, reason, event }) =>
    `The hold because of ${hold} ${reason === "event" ? `ended, because ${event}` : ENDED[reason]}.`,
  "commitment.opened": ({ kind, parts }) =>
    `${capital(withArticle(commitmentName(kind)))} is on record${parts.length === 0 ? "" : `: ${partsText(parts)}`}.`,
  "commitment.judged": ({ kind, closing }) => `The ${commitmentName(kind)} ${closing}.`,
};

function readText({ name, value, said, truth, size }: Reading): string {
  if (said !== undefined) return said;
  if (truth !== undefined) return `${name}: ${truth ? "yes" : "no"}`;
  if (size !== undefined) return `${name} had ${size} ${size === 1 ? "entry" : "entries"}`;
  return value === undefined ? `${name} was not known` : `${name} was ${value}`;
}

function refusal(reason: string, path: string): string {
  switch (reason) {
    case "when":
      return "it does not meet the condition for entering";
    case "never":
      return "it was in this strategy before, and nobody enters twice";
    case "active":
      return "it is in this strategy already";
    case "cooldown":
      return "it left this strategy a short time ago, and the time until it may return is not over";
    case "obligation":
      return "it must say which one of its obligations it is about";
    case "otherCase":
      return "its earlier state belongs to another case or strategy";
    case "facts":
      return `what is known of it is missing or has the wrong form at ${path}`;
    default:
      return `the reason is “${reason}”`;
  }
}

function trouble(reason: string, path: string): string {
  switch (reason) {
    case "facts":
      return `what is known of it is missing or has the wrong form at ${path}`;
    case "otherCase":
      return "the facts belong to another case";
    case "nodeMissing":
      return "the strategy no longer has the step where the case stands";
    case "tooManyNodes":
      return "it went through too many steps at once";
    case "portMissing":
      return "the strategy does not say how to go on from this step";
    case "internal":
      return "something went wrong inside the engine";
    default:
      return `the reason is “${reason}”`;
  }
}

function question(about: string, name: string): string {
  switch (about) {
    case "exit":
      return `whether the exit rule ${name} applies cannot be said`;
    case "handler":
      return `whether the rule ${name} applies cannot be said`;
    case "entry":
      return "whether the case may enter cannot be said";
    case "case":
      return `whether ${name} applies cannot be said`;
    case "row":
      return `whether row ${name} of the table applies cannot be said`;
    case "value":
      return `the value ${name} cannot be worked out`;
    default:
      return "the question cannot be answered";
  }
}

const LEFT = {
  "": "",
  over: "The wait was over. ",
  timeout: "Nothing of what was waited for happened in time. ",
  failed: "The message could not be delivered by any channel. ",
} as const;

function delay(reason: string): string {
  switch (reason) {
    case "nothingCollectible":
      return "at present there is nothing to ask for: all is paid, disputed or on hold";
    case "hold":
      return "at present nobody is asked for payment";
    case "policy":
      return "the rules for contacts do not allow it earlier";
    default:
      return `the reason is “${reason}”`;
  }
}

function silence(reason: string): string {
  switch (reason) {
    case "unreachable":
      return "there is no channel by which the debtor may be reached";
    case "gaveUp":
      return "it could not be sent within the time set for it";
    case "superseded":
      return "the case has gone on without it";
    case "policy":
      return "the rules for contacts forbid it";
    default:
      return `the reason is “${reason}”`;
  }
}

function feeReason(reason: string): string {
  switch (reason) {
    case "nothingOverdue":
      return "nothing is overdue that may be asked for";
    case "currency":
      return "what is owed is in another currency";
    case "amount":
      return "there is no amount to charge";
    default:
      return `the reason is “${reason}”`;
  }
}

function decision({ way, port, rows, reads }: TraceArguments["decision.taken"]): string {
  switch (way) {
    case "yes":
      return `The answer was yes${because(reads)}.`;
    case "no":
      return `The answer was no${because(reads)}.`;
    case "unknown":
      return "The case went the way for unknown answers.";
    case "else":
      return `None of the listed cases applied${because(reads)}.`;
    case "out":
      return "The experiment is open to a part of the debtors only, and this one is not among them.";
    case "result":
      return `The task ended with ${port}.`;
    case "row":
      return `Row ${rows} of the table applied${because(reads)}.`;
    case "rows":
      return `${rows === "" ? "No row of the table applied" : `Of the table, ${rows.includes(" ") ? "these rows" : "this row"} applied: ${rows}`}${reads === "" ? "" : `; ${reads}`}.`;
    case "done":
      return `There is no need to go on repeating${because(reads)}.`;
    case "heard":
      return `Something that was waited for happened, ${port}${because(reads)}.`;
    case "case":
      return `${port} applied${because(reads)}.`;
  }
}

const ENDED = {
  released: "was lifted",
  expired: "came to its end",
  closed: "ended together with it",
} as const;

const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;

const commitmentName = (kind: string): string =>
  Object.hasOwn(terms.commitments, kind) ? (terms.commitments[kind] as string) : `agreement “${kind}”`;

/** Up to four parts in full; of more, the first and the last. */
function partsText(parts: TraceArguments["commitment.opened"]["parts"]): string {
  const said = parts.map(({ amount, due }) => `${amount} by ${due}`);
  if (said.length <= 4) return listed(said, "and");
  return `${said.length} payments, the first ${said[0]}, the last ${said.at(-1)}`;
}
