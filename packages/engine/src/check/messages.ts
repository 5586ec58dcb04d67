/**
 * The English sentence of every diagnostic that this room finds, made from its code and data alone, so that another
 * language needs nothing else. Each says what is wrong and what to do.
 */

import { constantSentence, undeclaredSentence } from "../conditions/fit.ts";
import { and, chain, type Data, hint, list, show, text } from "../conditions/words.ts";
import type { DiagnosticCode } from "../model/diagnostic.ts";
import { shapeSentence } from "./shapeMessages.ts";

/** Codes whose sentences are made where they are found: in reading JSON and in reading conditions. */
type Foreign =
  | "json.syntax"
  | "json.tooLarge"
  | "json.tooDeep"
  | "condition.operator"
  | "condition.arity"
  | "condition.type"
  | "condition.limits"
  | "segment.unknown";

export type SentenceCode = Exclude<DiagnosticCode, Foreign>;

export const sentenceOf = (code: SentenceCode, data: Data): string => SENTENCES[code](data);

/** What no moment would allow, or would always have to wait. */
function impossible({ why, pack, rule, ...data }: Data): string {
  const source = `\`${text(rule)}\` of the pack ${show(pack)}`;
  switch (why) {
    case "channel":
      return `${source} forbids ${text(data.channel)}: this contact is never made. Use another channel.`;
    case "recipient":
      return `${source} forbids contact with this recipient (${text(data.recipient)}). Choose another.`;
    case "content":
      return `${source} forbids what the template ${show(data.template)} speaks of (${and(data.topics)}). Use another template.`;
    case "hours":
      return `${source} leaves no hours for ${text(data.channel)}: this contact is never made. Use another channel.`;
    case "spacing":
      return `This contact follows the one before within ${days(data.days)}, but ${source} asks for ${text(data.wait)}: it always has to wait. Move them apart.`;
    default:
      return `This is contact number ${text(data.count)} within ${days(data.days)}, and ${source} allows ${text(data.max)} in ${PERIODS[text(data.window)] ?? "its period"}: it always has to wait. Make fewer, or move them apart.`;
  }
}

const share = (basisPoints: unknown): string => `${text(Number(basisPoints) / 100)}%`;

const days = (count: unknown): string => (count === 1 ? "1 day" : `${text(count)} days`);

const PERIODS: Readonly<Record<string, string>> = {
  rollingDays: "so many days in a row",
  rollingHours: "so many hours in a row",
  calendarDay: "one day",
  calendarWeek: "one calendar week",
  calendarMonth: "one calendar month",
};

const SENTENCES: { readonly [C in SentenceCode]: (data: Data) => string } = {
  "format.unsupported": ({ reason, found, supported }) => {
    const wanted = `This engine reads \`${text(supported)}\`.`;
    if (reason === "missing") return `The document does not say its format. Add "format": "${text(supported)}".`;
    if (reason === "newer")
      return `The document has the format ${show(found)} of a newer version. ${wanted} Update it, or export the document in this format.`;
    if (reason === "malformed")
      return `The document says ${show(found)} but is not right for that format, so it cannot be brought up to date. ${wanted}`;
    return `${show(found)} is not a strategy format. ${wanted}`;
  },
  "shape.invalid": shapeSentence,
  "shape.unknownMember": ({ member, nearest }) =>
    `There is no member \`${text(member)}\` here.${hint(nearest)} Remove it, or put data of your own under \`x\`.`,
  "name.reserved": ({ name }) => `The name ${text(name)} is reserved. Choose another.`,
  "id.duplicate": ({ id, what, first }) => {
    if (what === "member")
      return `The member \`${text(id)}\` is written twice; JSON readers keep only the last. Rename or remove one.`;
    if (what === "port")
      return `The node has the port \`${text(id)}\` twice: ${text(first)} is a port of every node of this type. Rename this one.`;
    return `The ${text(what)} \`${text(id)}\` is already there, at ${text(first)}. Give this one an id of its own.`;
  },
  "node.unknownType": ({ type, known, nearest }) =>
    `There is no node type \`${text(type)}\`.${hint(nearest)} Known types are ${and(known)}.`,
  "port.dangling": ({ port, target, nearest }) =>
    `Port \`${text(port)}\` leads to \`${text(target)}\`, which does not exist.${hint(nearest)} Connect it to a node.`,
  "port.missing": ({ port }) => `Port \`${text(port)}\` is not connected. Say in \`to\` which node comes next.`,
  "port.unknown": ({ port, ports, nearest }) => {
    const known =
      list(ports).length === 0 ? "A node of this type has no ports." : `The ports of this node are ${and(ports)}.`;
    return `This node has no port \`${text(port)}\`.${hint(nearest)} ${known}`;
  },
  "port.unused": ({ port, needs }) =>
    `Port \`${text(port)}\` is connected but never used: that takes ${text(needs)}. Remove it.`,
  "graph.unreachable": ({ node }) => `No case can come to \`${text(node)}\`. Connect it, or remove it.`,
  "graph.cycle": ({ nodes }) => `Cases would go in circles: ${chain(nodes)}. Lead one of these ports onwards.`,
  "graph.noExit": ({ nodes }) => `From ${and(nodes)} no path leads to an exit. Connect one to a node of type \`exit\`.`,
  "repeat.noDelay": ({ nodes }) =>
    `A round would take no time: ${chain(nodes)}. Set \`every\`, or put a wait on this way.`,
  "start.missing": ({ target, nearest }) =>
    `There is no node \`${text(target)}\` to go to.${hint(nearest)} Name a node that exists.`,
  "time.duration": ({ found, sign, nearest }) =>
    sign === "negative"
      ? `${show(found)} is negative; only an offset from an anchor may be. Write it without \`-\`.`
      : `${show(found)} is not a duration.${hint(nearest)} Write it as in \`P7D\`, \`PT4H\`, \`P1M\` or \`P3B\` (business days).`,
  "time.zone": ({ zone, nearest }) =>
    `There is no time zone ${show(zone)}.${hint(nearest)} Use an IANA name such as \`Europe/Madrid\`.`,
  "time.calendar": ({ calendar, known, nearest }) =>
    `There is no business calendar ${show(calendar)}.${hint(nearest)} Known calendars are ${and(known)}; hosts add more by the option \`calendars\`.`,
  "time.ifPastMissing": () =>
    "A wait for a moment must say what happens when it has already gone. Add `ifPast`: `skip` to leave by `skipped`, or `now` to go on at once.",
  "time.offsetKind": ({ anchor, offset }) =>
    `\`${text(anchor)}\` is a date, so the offset ${show(offset)} cannot have hours. Use whole days, and \`at\` for the time of day.`,
  "calendar.endsSoon": ({ calendar, to, days }) =>
    `The business calendar ${show(calendar)} knows holidays up to ${text(to)} only${(days as number) < 0 ? ", which is past" : `, ${text(days)} days from now`}. Extend it.`,
  "condition.maybeUnknown": ({ paths, port }) =>
    port === undefined
      ? `${and(paths)} may be missing; then this is neither true nor false and does not match. Say what should happen with \`??\` or \`known\`.`
      : `${and(paths)} may be missing; such cases leave by \`${text(port)}\`. Connect \`unknown\`, or use \`??\` or \`known\`.`,
  "condition.constant": constantSentence,
  "field.undeclared": undeclaredSentence,
  "wait.mayNeverEnd": ({ path }) =>
    path === undefined
      ? "Nothing ends this hold but a person. Add `for`, or events in `releaseOn`."
      : `\`${text(path)}\` may be missing, and then no timer ends this. List it under \`required\` in \`fields\`, or ask before whether it is \`known\`.`,
  "segment.unused": ({ segment }) => `No condition uses the segment \`${text(segment)}\`. Use it, or remove it.`,
  "segment.cycle": ({ segments }) =>
    `Segments use each other in a circle: ${chain(segments)}. Let one of them do without the next.`,
  "split.weights": ({ sum }) => `The weights add up to ${text(sum)}. Make them add up to 10000 (basis points).`,
  "split.single": ({ variant }) =>
    `Every case gets the variant \`${text(variant)}\`. Give a second one some weight, or remove the split.`,
  "experiment.conflict": ({ experiment, other }) =>
    `The experiment \`${text(experiment)}\` is also at \`${text(other)}\`, with other variants. Make them the same, or give this one an id of its own.`,
  "template.unpinned": ({ template }) =>
    `${show(template)} names no version, so its words can change under running cases. Write \`${text(template)}@1\` or the version you mean.`,
  "template.unknown": ({ template, nearest }) =>
    `The host has no template ${show(template)}.${hint(nearest)} Publish it, or name one that exists.`,
  "template.channel": ({ template, channel, channels }) =>
    `The template ${show(template)} is made for ${and(channels)}, not for \`${text(channel)}\`. Use another template or channel.`,
  "policy.unknown": ({ pack, nearest }) =>
    `The policy pack ${show(pack)} is not installed, so nothing would hold it.${hint(nearest)} Install it in the host, or remove it.`,
  "policy.invalid": ({ pack, problem, within }) =>
    `The policy pack ${show(pack)} is faulty (${text(problem)} at \`${text(within)}\`), so its rules cannot be held. Repair it.`,
  "template.disclosure": ({ template, disclosures, pack, rule, registered }) =>
    registered === true
      ? `The template ${show(template)} lacks ${and(disclosures)}, without which \`${text(rule)}\` of the pack ${show(pack)} blocks the message. Put it into the template.`
      : `The template ${show(template)} is not registered, so it counts as having no ${and(disclosures)}, and \`${text(rule)}\` of the pack ${show(pack)} blocks the message. Register it with its disclosures.`,
  "policy.impossible": impossible,
  "policy.noBasis": ({ fact, channel, pack, rule }) =>
    `By \`${text(rule)}\` of the pack ${show(pack)}, contacts by ${text(channel)} need the fact \`${text(fact)}\`, and nobody says that it is supplied. Supply it in \`debtor.contactFacts\` and name it in the option \`contactFacts\`.`,
  "contact.burst": ({ again }) =>
    `Cases can be contacted here and again at \`${text(again)}\` with nothing in between that must take time. Add a wait with \`gap\`, or \`for\`.`,
  "contact.legalUnrouted": () =>
    "A legal notice may be blocked, and then the case must not go on as if it had been served. Connect the port `blocked`.",
  "money.unsafe": ({ found }) =>
    `${text(found)} is not an exact amount. Write a whole number of minor units, such as cents.`,
  "money.currency": ({ found, other }) =>
    `A case has one currency. This fee is in ${text(found)}, another one in ${text(other)}. Make them the same.`,
  "call.unknown": ({ strategy, nearest, reason }) =>
    reason === "errors"
      ? `The strategy ${show(strategy)} has errors of its own. Repair it first.`
      : `The host knows no strategy ${show(strategy)}.${hint(nearest)} Pass it in the option \`strategies\`, or name one that exists.`,
  "call.recursion": ({ strategies, max }) =>
    `Strategies would call each other without end: ${chain(strategies)}. At most ${text(max)} may lie inside each other, each once.`,
  "call.port": ({ port, strategy, outcomes, nearest }) =>
    `${show(strategy)} never ends with \`${text(port)}\`.${hint(nearest)} Its outcomes are ${and(outcomes)}.`,
  "rule.shadowed": ({ by }) =>
    `${text(by)} takes every case before this one can. Put this one first, change its conditions, or remove it.`,
  "promise.unhandled": () =>
    "The page takes promises, and nothing here listens for `promise.created`: a promise becomes a hold until its day. Add a handler to do something else.",
  "offer.guard": ({ problem, found, limit }) =>
    problem === "discount"
      ? `${share(found)} off is more than the guard allows, ${share(limit)} (\`maxDiscountBp\`). Lower the discount, or raise the guard.`
      : `${text(found)} installments take longer than the ${text(limit)} months of \`guard.maxMonths\`. Offer fewer, or more often.`,
  "offer.unhandled": ({ validFor }) =>
    `The case goes on while the offer still stands (${text(validFor)}), and no handler listens for \`offer.accepted\`: an acceptance then only pauses the case. Add a handler, or leave \`wait\` out.`,
  "exit.never": () =>
    "No exit rule looks at the balance, so a debtor who pays is chased on. Add a rule such as `totalDue` <= 0 with the outcome `paid`.",
};
