/** Push notifications: a title, a body, and where a touch leads. */

import { byteLength } from "../base/bytes.ts";
import type { Drawing } from "../blocks/draw.ts";
import type { CompiledPush } from "../model/channel.ts";
import { diagnostic, type TemplateDiagnostic } from "../model/diagnostic.ts";
import type { CompiledTemplate } from "../model/message.ts";
import type { TemplateOf } from "../model/template.ts";
import { linkTarget } from "../text/linkTarget.ts";
import { wordsSource } from "../text/words.ts";
import { part, saidBy, underCondition, writeRuns, writeSetting } from "./content.ts";
import { blank, type Finished, lengthOf, singleLine, type Texts } from "./finished.ts";
import { PUSH_SHOWN } from "./limits.ts";

/** Bytes of a whole notification. Source: Apple, "Generating a remote notification", 4 KB; Firebase, "About FCM messages", 4096 bytes. */
const PAYLOAD = 4096;

/** Bytes of a key. Source: Apple, "Sending notification requests to APNs", `apns-collapse-id`. */
const KEY = 64;

export function pushParts(
  { root, settings }: TemplateOf<"push">,
  drawing: Drawing,
): Pick<CompiledTemplate, "parts" | "channel"> {
  const { title, link, collapseKey } = settings;
  const body = saidBy(root, drawing).flatMap((said) => {
    const { piece } = said;
    if (piece.piece !== "text" && piece.piece !== "title") return [];
    const words = writeRuns(piece.runs, "header", piece.at, said, drawing);
    return words === "" ? [] : [underCondition(`${words} `, said)];
  });
  if (collapseKey !== undefined) keyed(collapseKey, drawing);
  const channel: CompiledPush = { kind: "push", ...(collapseKey === undefined ? {} : { collapseKey }) };
  // Merged as text and put on one line afterwards: a header is cut after 150 characters, and these are not.
  return {
    parts: {
      title: part("text", writeSetting(title, "title", "header", drawing)),
      body: part("text", body.join("")),
      ...(link === undefined ? {} : { link: part("text", linkSource(link, drawing)) }),
    },
    channel,
  };
}

function keyed(key: string, drawing: Drawing): void {
  if (/^[\x21-\x7e]{1,64}$/.test(key)) return;
  const says = `"${key}" is no key: give 1 to ${KEY} letters, digits and signs of ASCII without blanks.`;
  drawing.report(diagnostic("push.collapseKey", "/settings/collapseKey", says, { collapseKey: key, most: KEY }));
}

function linkSource(link: NonNullable<TemplateOf<"push">["settings"]["link"]>, drawing: Drawing): string {
  const target = linkTarget(link, { ...drawing, pointer: "/settings/link" }, drawing.links);
  if (target === undefined) return "";
  return target.kind === "fixed" ? wordsSource(target.url, "text") : `{{url ${target.source}}}`;
}

export function finishPush({ collapseKey }: CompiledPush, texts: Texts): Finished {
  const [title, body, link] = [singleLine(texts.title), singleLine(texts.body), singleLine(texts.link)];
  const slots = {
    title,
    body,
    ...(link === "" ? {} : { link }),
    ...(collapseKey === undefined ? {} : { collapseKey }),
  };
  return {
    members: { parts: slots, text: body },
    problems: [...blank("The title", "title", title), ...blank("The body", "body", body), ...tooLarge(slots)],
    warnings: [...cut("title", title), ...cut("body", body)],
  };
}

function cut(name: keyof typeof PUSH_SHOWN, text: string): readonly TemplateDiagnostic[] {
  const [length, most] = [lengthOf(text), PUSH_SHOWN[name]];
  if (length <= most) return [];
  const says = `The ${name} has ${length} characters, and phones show about ${most}: put what matters first, or shorten it.`;
  return [diagnostic("push.length", `/parts/${name}`, says, { part: name, length, most })];
}

function tooLarge(slots: Readonly<Record<string, string>>): readonly TemplateDiagnostic[] {
  const bytes = byteLength(JSON.stringify(slots));
  if (bytes <= PAYLOAD) return [];
  const says = `The notification has ${bytes} bytes, and services take ${PAYLOAD}: shorten its body.`;
  return [diagnostic("push.size", "/parts/body", says, { bytes, most: PAYLOAD })];
}
