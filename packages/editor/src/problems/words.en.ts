/** Sentences about problems in English, where those of the engine speak to programmers. */

import type { DiagnosticCode } from "@dunlin/engine";
import type { Sentence } from "./say.ts";
import { capital, text } from "./say.ts";

const days = (count: unknown): string => (count === 1 ? "1 day" : `${text(count)} days`);

export const SENTENCES_EN: { readonly [C in DiagnosticCode]?: Sentence } = {
  "shape.invalid": (data, say) => {
    switch (data.problem) {
      case "missing":
        return `Something is missing here: ${text(data.member)}.`;
      case "form":
        return data.found === ""
          ? "Nothing is chosen or written here yet."
          : `${say.quote(data.found)} does not fit here.`;
      case "empty":
        return "This list is empty. Add an entry.";
      case "range":
        return `${text(data.found)} is out of range: ${text(data.comparison)} ${text(data.limit)}.`;
      case "choice":
        return `${say.quote(data.found)} is not known here. Use ${say.or(data.allowed)}.`;
      case "timing":
        return "Say how long to wait, or until when, and only one of them.";
      case "cells":
        return "This row does not have one cell for each column.";
      case "oneOf":
        return `Give exactly one of ${say.and(data.members)}.`;
      case "needsOneOf":
        return "Choose an event, a condition, or both.";
      default:
        return "This does not fit here.";
    }
  },
  "port.missing": ({ port }, say) => `The way ${say.port(port)} leads nowhere. Connect it to a step.`,
  "port.dangling": ({ port }, say) =>
    `The way ${say.port(port)} leads to a step that is no longer there. Connect it again.`,
  "port.unknown": ({ port }, say) => `This step has no way called ${say.quote(port)}. Connect one of its own.`,
  "port.unused": ({ port }, say) => `The way ${say.port(port)} is connected, but nobody ever takes it.`,
  "graph.unreachable": ({ node }, say) => `Nobody can come to ${say.step(node)}. Connect it, or delete it.`,
  "graph.cycle": ({ nodes }, say) => `People would go round in a circle: ${say.steps(nodes)}. Use a repeat.`,
  "graph.noExit": ({ nodes }, say) => `From ${say.steps(nodes)} no way leads to an exit.`,
  "repeat.noDelay": () => "A round would take no time. Say how often, or put a wait into it.",
  "start.missing": () => "The first step is not there. Choose one.",
  "time.ifPastMissing": () => "Say what happens when the moment has already passed.",
  "time.offsetKind": ({ offset }, say) => `This day has no hours, so ${say.quote(offset)} must be whole days.`,
  "wait.mayNeverEnd": ({ path }, say) =>
    path === undefined
      ? "Nothing ends this hold but a person. Give it a time, or events that end it."
      : `Without ${say.quote(path)} this wait never ends. Ask before whether it is known.`,
  "condition.maybeUnknown": ({ paths, port }, say) =>
    port === undefined
      ? capital(`${say.facts(paths)} may be missing. Unknown is not zero: such people do not match.`)
      : capital(`${say.facts(paths)} may be missing. Unknown is not zero: such people leave by ${say.port(port)}.`),
  "condition.constant": ({ value }) =>
    value === "true" || value === "false"
      ? `This is always ${value}, for everybody. Correct it, or do without it.`
      : "This can never be told, for anybody. Compare values of one kind.",
  "condition.type": () => "This value is of another kind than is expected here.",
  "field.undeclared": ({ path, nearest }, say) =>
    `Nothing is known of ${say.quote(path)}.${nearest === undefined ? "" : ` Did you mean ${say.quote(nearest)}?`}`,
  "segment.unknown": ({ segment }, say) => `There is no segment ${say.quote(segment)}.`,
  "segment.unused": ({ segment }, say) => `Nothing uses the segment ${say.quote(segment)}.`,
  "split.weights": ({ sum }) => `Shares add up to ${Number(sum) / 100}. They must make 100.`,
  "split.single": ({ variant }, say) => `Everybody gets ${say.quote(variant)}. Give another variant a share.`,
  "template.unpinned": ({ template }, say) =>
    `${say.quote(template)} names no version, so its words can change under way. Choose one.`,
  "template.unknown": ({ template }, say) => `There is no template ${say.quote(template)}. Choose another.`,
  "template.channel": ({ template, channel }, say) =>
    `The template ${say.quote(template)} is not made for ${say.channel(channel)}. Choose another.`,
  "template.disclosure": ({ template, disclosures, pack }, say) =>
    `The template ${say.quote(template)} lacks ${say.and(disclosures)}; the rules ${say.quote(pack)} hold such messages back.`,
  "policy.unknown": ({ pack }, say) => `The rules ${say.quote(pack)} are not installed, so nothing would keep them.`,
  "policy.impossible": ({ why, pack, channel, days: within, count, max }, say) => {
    switch (why) {
      case "channel":
        return `The rules ${say.quote(pack)} forbid ${say.channel(channel)} here. Use another channel.`;
      case "recipient":
        return `The rules ${say.quote(pack)} forbid contact with this recipient.`;
      case "hours":
        return `The rules ${say.quote(pack)} leave no hours for ${say.channel(channel)}. Use another channel.`;
      case "spacing":
        return `This contact comes within ${days(within)} of the one before: by the rules ${say.quote(pack)} it always has to wait.`;
      case "content":
        return `The rules ${say.quote(pack)} forbid what this template speaks of. Choose another.`;
      default:
        return `This is contact number ${text(count)} within ${days(within)}, and the rules ${say.quote(pack)} allow ${text(max)}. Move them apart.`;
    }
  },
  "contact.burst": ({ again }, say) =>
    `People may be contacted here and again at ${say.step(again)} at once. Put a wait between.`,
  "contact.legalUnrouted": () => "A legal notice may not go out. Say what happens then.",
  "rule.shadowed": () => "What comes before takes everybody already. Put this one first, change it, or delete it.",
  "promise.unhandled": () =>
    "The page takes promises, and nothing listens for them: a promise only pauses until its day.",
  "offer.guard": ({ problem, found, limit }, say) =>
    problem === "discount"
      ? `${say.percent(found)} off is more than the limit of ${say.percent(limit)}.`
      : `${text(found)} installments take longer than the limit of ${text(limit)} months.`,
  "offer.unhandled": () => "The case goes on while the offer still stands, and nothing listens for an acceptance.",
  "exit.never": () => "No rule ends the case when everything is paid, so people who pay are still contacted.",
};
