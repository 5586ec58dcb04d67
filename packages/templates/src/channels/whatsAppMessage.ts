/** A WhatsApp message: the approved template with the values of one debtor, in the order of their numbers. */

import { withoutChatMarks } from "../escape/chatMarks.ts";
import type { JsonValue } from "../model/block.ts";
import type { CompiledWhatsApp, WhatsAppButtonUse } from "../model/channel.ts";
import { diagnostic, type TemplateDiagnostic } from "../model/diagnostic.ts";
import { type Finished, isBlank, singleLine, type Texts, tooLong } from "./finished.ts";
import { BODY, HEADER } from "./whatsAppLimits.ts";

export function finishWhatsApp(channel: CompiledWhatsApp, texts: Texts): Finished {
  const { submission, headerValues, bodyValues } = channel;
  const problems: TemplateDiagnostic[] = [];
  // No line breaks, no tabs, no more than four blanks together: the platform refuses values with them.
  const valueFor = (name: string): string => {
    const value = singleLine(texts[name]);
    if (isBlank(value)) problems.push(blankValue(name));
    return value;
  };
  const header = numbered("header", headerValues).map(valueFor);
  // Only the body is formatted: a name in it must not restyle it.
  const body = numbered("body", bodyValues).map(valueFor).map(withoutChatMarks);
  const media = channel.media === undefined ? [] : [mediaParameter(channel.media, valueFor)];
  const buttons = channel.buttons.map((use) => buttonComponent(use, valueFor, problems));
  const shown = submission.components.flatMap((component) => {
    if (component.type === "HEADER" && component.format === "TEXT") return [filled(component.text, header)];
    if (component.type === "BODY") return [filled(component.text, body)];
    return component.type === "FOOTER" ? [component.text] : [];
  });
  problems.push(...lengths(channel, header, body), ...noFile(singleLine(texts["header.media"])));
  const components: readonly JsonValue[] = [
    ...textComponent("header", header),
    ...media.map((parameter) => ({ type: "header", parameters: [parameter] })),
    ...textComponent("body", body),
    ...buttons,
  ];
  const parts = { name: submission.name, language: { code: submission.language }, components };
  return { members: { parts, text: shown.join("\n\n") }, problems, warnings: [] };
}

function noFile(link: string): readonly TemplateDiagnostic[] {
  if (link === "" || link.startsWith("https:")) return [];
  const says = `"${link}" is no file that the platform can load: give an https link.`;
  return [diagnostic("whatsapp.link", "/parts/header.media", says, { link })];
}

const numbered = (name: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${name}.${index + 1}`);

function blankValue(name: string): TemplateDiagnostic {
  const says = `The value of "${name}" is blank, which the platform refuses: give it a fallback, or the debtor a value.`;
  return diagnostic("whatsapp.parameter", `/parts/${name}`, says, { part: name });
}

const filled = (text: string, values: readonly string[]): string =>
  text.replace(/\{\{(\d+)\}\}/g, (_, slot: string) => values[Number(slot) - 1] ?? "");

function lengths(
  { submission }: CompiledWhatsApp,
  header: readonly string[],
  body: readonly string[],
): readonly TemplateDiagnostic[] {
  return submission.components.flatMap((component) => {
    if (component.type === "HEADER" && component.format === "TEXT")
      return tooLong("The header with its value", "header.1", filled(component.text, header), HEADER.length);
    if (component.type !== "BODY") return [];
    return tooLong("The body with its values", "body.1", filled(component.text, body), BODY.length);
  });
}

const textComponent = (type: "header" | "body", values: readonly string[]): readonly JsonValue[] =>
  values.length === 0 ? [] : [{ type, parameters: values.map((text) => ({ type: "text", text })) }];

function mediaParameter(media: "image" | "document", valueFor: (name: string) => string): JsonValue {
  const link = valueFor("header.media");
  if (media === "image") return { type: "image", image: { link } };
  return { type: "document", document: { link, filename: valueFor("header.name") } };
}

function buttonComponent(
  use: WhatsAppButtonUse,
  valueFor: (name: string) => string,
  problems: TemplateDiagnostic[],
): JsonValue {
  const head = { type: "button", index: String(use.index) };
  if (use.type === "reply")
    return { ...head, sub_type: "quick_reply", parameters: [{ type: "payload", payload: use.payload }] };
  const name = `button.${use.index}`;
  const link = valueFor(name);
  if (link !== "" && !(link.startsWith(use.base) && link.length > use.base.length)) {
    const says = `The link "${link}" does not go on from "${use.base}", to which the approved button leads: give a link that does.`;
    problems.push(diagnostic("whatsapp.link", `/parts/${name}`, says, { part: name, link, base: use.base }));
  }
  return { ...head, sub_type: "url", parameters: [{ type: "text", text: link.slice(use.base.length) }] };
}
