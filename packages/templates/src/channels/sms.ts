/** SMS: one short text, and what it costs. */

import type { Drawing } from "../blocks/draw.ts";
import type { Piece } from "../blocks/piece.ts";
import type { CompiledSms, SmsRules } from "../model/channel.ts";
import { diagnostic, type TemplateDiagnostic } from "../model/diagnostic.ts";
import type { CompiledTemplate } from "../model/message.ts";
import type { SmsSettings } from "../model/settings.ts";
import type { TemplateOf } from "../model/template.ts";
import { plainPunctuation, transliterate } from "../sms/plain.ts";
import { type SmsSegments, smsSegments } from "../sms/segments.ts";
import { wordsSource } from "../text/words.ts";
import { part, type Said, saidBy, targetOf, underCondition, writeRuns } from "./content.ts";
import { blank, closeLines, type Finished, type Texts } from "./finished.ts";

export function smsParts(
  { root, settings }: TemplateOf<"sms">,
  drawing: Drawing,
): Pick<CompiledTemplate, "parts" | "channel"> {
  const { sender } = settings;
  if (sender !== undefined && !isSender(sender)) {
    const says = `"${sender}" cannot send an SMS: give up to eleven letters and digits with a letter among them, or a number like +34600000000.`;
    drawing.report(diagnostic("sms.sender", "/settings/sender", says, { sender }));
  }
  const lines = saidBy(root, drawing).map((said) => {
    const line = lineOf(said, drawing);
    return line === "" ? "" : underCondition(`${line}\n`, said);
  });
  const channel: CompiledSms = { kind: "sms", ...smsRules(settings), ...(sender === undefined ? {} : { sender }) };
  return { parts: { text: part("sms", lines.join("")) }, channel };
}

/** What the settings leave out: punctuation is made plain, letters are not. */
export const smsRules = ({ plainPunctuation: plain, transliterate: latin, maxSegments }: SmsSettings): SmsRules => ({
  plainPunctuation: plain !== false,
  transliterate: latin === true,
  ...(maxSegments === undefined ? {} : { maxSegments }),
});

/** Source: 3GPP TS 23.040, 9.1.2.5, an alphanumeric address of eleven septets; and short codes and numbers of ITU-T E.164. */
const isSender = (sender: string): boolean =>
  /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/.test(sender) || /^\+?\d{3,15}$/.test(sender);

/** One line of the text; nothing for what has no words. */
function lineOf(said: Said, drawing: Drawing): string {
  const { piece } = said;
  switch (piece.piece) {
    case "title":
    case "text":
      return writeRuns(piece.runs, "sms", piece.at, said, drawing);
    case "action":
      return actionLine(said as Said<Piece & { piece: "action" }>, drawing);
    default:
      return "";
  }
}

/** `label: link`, and nothing at all for a message without the link. */
function actionLine(said: Said<Piece & { piece: "action" }>, drawing: Drawing): string {
  const { label, link, at } = said.piece;
  const target = targetOf(link, said, drawing);
  if (target === undefined) return "";
  const words = writeRuns(label, "sms", at, said, drawing);
  const before = words === "" ? "" : `${words}: `;
  if (target.kind === "fixed") return `${before}${wordsSource(target.url.replace(/^(?:mailto|tel):/, ""), "sms")}`;
  return `{{#if ${target.source}}}${before}{{url ${target.source}}}{{/if}}`;
}

export function finishSms(channel: CompiledSms, texts: Texts): Finished {
  const { text, segments, warnings } = smsOf(texts.text ?? "", channel, "text");
  const sender = channel.sender === undefined ? {} : { parts: { sender: channel.sender } };
  return {
    members: { text, segments: segments.segments, ...sender },
    problems: blank("The SMS", "text", text),
    warnings,
  };
}

export interface FinishedSms {
  readonly text: string;
  readonly segments: SmsSegments;
  readonly warnings: readonly TemplateDiagnostic[];
}

/** A merged text as it is sent. @param name - Of the part, for what is reported. */
export function smsOf(merged: string, rules: SmsRules, name: string): FinishedSms {
  const plain = closeLines(rules.plainPunctuation ? plainPunctuation(merged) : merged);
  const latin = rules.transliterate ? transliterate(plain) : { text: plain, changed: [] };
  const segments = smsSegments(latin.text);
  return {
    text: latin.text,
    segments,
    warnings: [...transliterated(latin.changed, name), ...tooMany(segments, rules, name)],
  };
}

function transliterated(changed: readonly string[], name: string): readonly TemplateDiagnostic[] {
  if (changed.length === 0) return [];
  const says = `Letters lost their accents (${changed.join(" ")}): turn transliteration off where that changes what the text says.`;
  return [diagnostic("sms.transliterated", `/parts/${name}`, says, { changed })];
}

function tooMany(
  { segments, encoding, offenders }: SmsSegments,
  { maxSegments }: SmsRules,
  name: string,
): readonly TemplateDiagnostic[] {
  if (maxSegments === undefined || segments <= maxSegments) return [];
  const dear =
    offenders.length === 0 ? "shorten the text." : `shorten the text, or write it without ${offenders.join(" ")}.`;
  const says = `The SMS is sent in ${segments} messages in ${encoding}, and ${maxSegments} are allowed: ${dear}`;
  return [diagnostic("sms.segments", `/parts/${name}`, says, { segments, most: maxSegments, encoding, offenders })];
}
