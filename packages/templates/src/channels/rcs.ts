/** RCS: one rich card, with an SMS for telephones that have no RCS. */

import type { Drawing } from "../blocks/draw.ts";
import type { Piece } from "../blocks/piece.ts";
import type { JsonValue } from "../model/block.ts";
import type { CompiledRcs, RcsSuggestionUse } from "../model/channel.ts";
import { diagnostic, type TemplateDiagnostic } from "../model/diagnostic.ts";
import type { CompiledPart, CompiledTemplate } from "../model/message.ts";
import type { TemplateOf } from "../model/template.ts";
import { wordsSource } from "../text/words.ts";
import { part, reportAt, type Said, saidBy, targetOf, underCondition, writeRuns, writeSetting } from "./content.ts";
import { blank, type Finished, lengthOf, singleLine, type Texts, tooLong } from "./finished.ts";
import { RCS_MOST } from "./limits.ts";
import { smsOf, smsRules } from "./sms.ts";

type Touched = Said<Piece & { piece: "action" | "reply" }>;
type Picture = Said<Piece & { piece: "picture" }>;

export function rcsParts(
  { root, settings }: TemplateOf<"rcs">,
  drawing: Drawing,
): Pick<CompiledTemplate, "parts" | "channel"> {
  const said = saidBy(root, drawing);
  const title = said.find(({ piece }) => piece.piece === "title");
  const touched = said.filter((one): one is Touched => one.piece.piece === "action" || one.piece.piece === "reply");
  if (touched.filter(({ open }) => open === "").length > RCS_MOST.suggestions) {
    const says = `A card has ${RCS_MOST.suggestions} suggestions at most: remove buttons and replies.`;
    reportAt(touched.at(-1) as Touched, drawing, "rcs.suggestions", says, { most: RCS_MOST.suggestions });
  }
  const head = title === undefined ? "" : textOf(title, "", drawing);
  const description = said.map((one) => (one === title ? "" : textOf(one, "\n\n", drawing))).join("");
  const fallback = fallbackOf(settings, said, drawing);
  fixedLength("The title", head, RCS_MOST.title, title?.pointer ?? "", drawing);
  fixedLength("The description", description, RCS_MOST.description, "/root", drawing);
  fixedLength("The SMS in place of the card", fallback, RCS_MOST.fallback, drawing.settingAt("smsFallback"), drawing);
  const suggestions = touched.map((one) => suggestionOf(one, drawing));
  const channel: CompiledRcs = {
    kind: "rcs",
    orientation: settings.orientation ?? "vertical",
    suggestions: suggestions.map(({ use }) => use),
    fallback: smsRules({}),
  };
  return {
    parts: {
      ...(title === undefined ? {} : { title: part("text", head) }),
      description: part("text", description),
      ...pictureParts(said, drawing),
      ...Object.fromEntries(
        suggestions.flatMap(({ parts }, index) => parts.map(([name, made]) => [`suggestion.${index}.${name}`, made])),
      ),
      fallback: part("sms", fallback),
    },
    channel,
  };
}

/** A text without values is as long for everybody, so it is told when it is compiled; others are when the samples are rendered. */
function fixedLength(what: string, source: string, most: number, at: string, { report }: Drawing): void {
  const length = lengthOf(source.trim());
  if (source.includes("{{") || length <= most) return;
  const says = `${what} has ${length} characters, and the platform takes ${most}: shorten it.`;
  report(diagnostic("channel.length", at, says, { length, most }));
}

/** The text of the settings, and what has to be disclosed: a telephone without RCS shows nothing else. */
function fallbackOf({ smsFallback }: TemplateOf<"rcs">["settings"], said: readonly Said[], drawing: Drawing): string {
  const disclosed = said.filter(({ discloses }) => discloses).map((one) => textOf(one, "\n", drawing, "sms"));
  return `${writeSetting(smsFallback, "smsFallback", "sms", drawing)}\n${disclosed.join("")}`;
}

function textOf(said: Said, after: string, drawing: Drawing, context: "text" | "sms" = "text"): string {
  const { piece } = said;
  if (piece.piece !== "text" && piece.piece !== "title") return "";
  const words = writeRuns(piece.runs, context, piece.at, said, drawing);
  return words === "" ? "" : underCondition(`${words}${after}`, said);
}

function pictureParts(said: readonly Said[], drawing: Drawing): Readonly<Record<string, CompiledPart>> {
  const [picture, second] = said.filter((one): one is Picture => one.piece.piece === "picture");
  if (picture === undefined) return {};
  if (second !== undefined) reportAt(second, drawing, "rcs.media", "A card has one picture: remove the others.");
  const { source, alt, at } = picture.piece;
  const url = linkSource(picture, source, drawing);
  if (url.startsWith("https://")) drawing.asset(url);
  return {
    media: part("text", underCondition(url, picture)),
    mediaText: part("text", writeRuns(alt, "header", at, picture, drawing)),
  };
}

/** A link as it is; of each message only where it has one. */
function linkSource(said: Said, link: Picture["piece"]["source"], drawing: Drawing): string {
  const target = targetOf(link, said, drawing);
  if (target === undefined) return "";
  if (target.kind === "value") return `{{url ${target.source}}}`;
  if (!target.url.startsWith("mailto:")) return wordsSource(target.url, "text");
  const says = "A card opens pages and calls numbers: give an https link or a telephone number.";
  reportAt(said, drawing, "rcs.suggestions", says, { link: target.url });
  return "";
}

interface Suggestion {
  readonly use: RcsSuggestionUse;
  readonly parts: readonly (readonly [name: string, part: CompiledPart])[];
}

function suggestionOf(said: Touched, drawing: Drawing): Suggestion {
  const { piece, blockId } = said;
  const fixed = piece.label.every((run) => "t" in run)
    ? piece.label.map((run) => ("t" in run ? run.t : "")).join("")
    : "";
  if (lengthOf(fixed.trim()) > RCS_MOST.label) {
    const says = `The words on a suggestion have ${lengthOf(fixed.trim())} characters, and the platform takes ${RCS_MOST.label}: shorten them.`;
    reportAt(said, drawing, "channel.length", says, { length: lengthOf(fixed.trim()), most: RCS_MOST.label });
  }
  const words = underCondition(writeRuns(piece.label, "header", piece.at, said, drawing), said);
  const label = ["label", part("text", words)] as const;
  if (piece.piece === "reply") return { use: { type: "reply", postback: piece.intent }, parts: [label] };
  const target = linkSource(said, piece.link, drawing);
  return { use: { type: "link", postback: blockId }, parts: [label, ["target", part("text", target)]] };
}

const paragraphs = (text: string): string =>
  text
    .replaceAll("\t", " ")
    .replace(/ +$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

export function finishRcs(channel: CompiledRcs, texts: Texts): Finished {
  const [title, description, media] = [
    singleLine(texts.title),
    paragraphs(texts.description ?? ""),
    singleLine(texts.media),
  ];
  const shown = channel.suggestions.flatMap((use, index) => suggestionFor(use, index, texts));
  const fallback = smsOf(texts.fallback ?? "", channel.fallback, "fallback");
  const alt = singleLine(texts.mediaText);
  const card: JsonValue = {
    orientation: channel.orientation,
    ...(title === "" ? {} : { title }),
    ...(description === "" ? {} : { description }),
    ...(media === "" ? {} : { media: pictureOf(media, alt, channel.orientation) }),
    suggestions: shown.map(({ suggestion }) => suggestion),
  };
  const text = [title, description].filter((one) => one !== "").join("\n\n");
  const smsFallback = { text: fallback.text, segments: fallback.segments.segments };
  return {
    members: { parts: { card, smsFallback }, text },
    problems: [
      ...blank("The card", "description", text),
      ...blank("The SMS in place of the card", "fallback", fallback.text),
      ...tooLong("The title", "title", title, RCS_MOST.title),
      ...tooLong("The description", "description", description, RCS_MOST.description),
      ...tooLong("The SMS in place of the card", "fallback", fallback.text, RCS_MOST.fallback),
      ...shown.flatMap(({ label, name }) => tooLong("A suggestion", name, label, RCS_MOST.label)),
      ...tooMany(shown.length),
      ...noPicture(media),
    ],
    warnings: fallback.warnings,
  };
}

/** Source: Google, RCS Business Messaging, "Rich cards": 112, 168 or 264 pixels of height above the words; beside them there is none. */
const pictureOf = (url: string, alt: string, orientation: CompiledRcs["orientation"]): JsonValue => ({
  url,
  ...(orientation === "vertical" ? { height: "medium" } : {}),
  ...(alt === "" ? {} : { altText: alt }),
});

interface Shown {
  readonly name: string;
  readonly label: string;
  readonly suggestion: JsonValue;
}

/** Nothing where the condition of the block does not hold, and for a message without the link. */
function suggestionFor({ type, postback }: RcsSuggestionUse, index: number, texts: Texts): readonly Shown[] {
  const name = `suggestion.${index}.label`;
  const label = singleLine(texts[name]);
  const target = singleLine(texts[`suggestion.${index}.target`]);
  if (label === "" || (type === "link" && target === "")) return [];
  if (type === "reply") return [{ name, label, suggestion: { type: "reply", label, postback } }];
  const suggestion: JsonValue =
    target.startsWith("https:") || target.startsWith("http:")
      ? { type: "openUrl", label, postback, url: target }
      : { type: "dial", label, postback, number: target.replace(/^tel:/, "") };
  return [{ name, label, suggestion }];
}

function tooMany(count: number): readonly TemplateDiagnostic[] {
  if (count <= RCS_MOST.suggestions) return [];
  const says = `The card would show ${count} suggestions, and the platform takes ${RCS_MOST.suggestions}: make their conditions exclude each other.`;
  return [diagnostic("rcs.suggestions", "/parts", says, { count, most: RCS_MOST.suggestions })];
}

function noPicture(media: string): readonly TemplateDiagnostic[] {
  if (media === "" || media.startsWith("https:")) return [];
  const says = `"${media}" is no picture that a card can load: give an https link.`;
  return [diagnostic("rcs.media", "/parts/media", says, { link: media })];
}
