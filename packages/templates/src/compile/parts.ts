/** What each kind of template is compiled to. */

import { sha256Base64 } from "../base/sha256.ts";
import { attributeSource, plainRuns } from "../blocks/attribute.ts";
import type { Drawing } from "../blocks/draw.ts";
import { plainSource } from "../blocks/plain.ts";
import { writeSetting } from "../channels/content.ts";
import { pushParts } from "../channels/push.ts";
import { rcsParts } from "../channels/rcs.ts";
import { smsParts } from "../channels/sms.ts";
import { voiceParts } from "../channels/voice.ts";
import { whatsAppParts } from "../channels/whatsApp.ts";
import { type MjmlCompiler, mailHtml, mailTree } from "../email/document.ts";
import type { TemplateKind } from "../model/kind.ts";
import type { CompiledAttachment, CompiledPart, CompiledTemplate } from "../model/message.ts";
import type { Attachment } from "../model/settings.ts";
import type { TemplateOf } from "../model/template.ts";
import type { Text, ValuePath } from "../model/text.ts";
import { pageDocument } from "../page/document.ts";
import { letterDocument } from "../page/letter.ts";
import { pageStyle } from "../page/style.ts";
import { pathSource, valueExpression } from "../text/values.ts";
import type { TextContext } from "../text/words.ts";

export interface MadeParts extends Pick<CompiledTemplate, "parts" | "headers" | "attachments" | "channel"> {
  /** The versions of what made them. */
  readonly tools?: CompiledTemplate["toolVersions"];
}

type PartMaker<K extends TemplateKind> = (
  template: TemplateOf<K>,
  drawing: Drawing,
  mjml: MjmlCompiler | undefined,
) => MadeParts | Promise<MadeParts>;

export const PART_MAKERS: { readonly [K in TemplateKind]: PartMaker<K> } = {
  email: async ({ root, settings }, drawing, mjml) => {
    const { subject, preheader, fromName, width = 600, unsubscribe, attachments } = settings;
    const title = titleOf(subject, "subject", drawing);
    const tree = mailTree(root, { title, preheader: setting(preheader, "preheader", "html", drawing), width }, drawing);
    const made = await mailHtml(tree, mjml, drawing.report);
    return {
      tools: { mjml: made.version },
      parts: {
        subject: part("header", setting(subject, "subject", "header", drawing)),
        ...optional("preheader", preheader, drawing),
        ...optional("fromName", fromName, drawing),
        html: part("markup", made.html),
        text: part("text", plainSource(root, "/root", drawing)),
      },
      ...(unsubscribe === undefined ? {} : { headers: unsubscribeHeaders(unsubscribe, drawing) }),
      ...attached(attachments, drawing),
    };
  },
  landing: ({ root, settings }, drawing) => {
    const style = pageStyle(drawing.look);
    const head = {
      title: titleOf(settings.title, "title", drawing),
      description: setting(settings.description, "description", "html", drawing),
      style,
    };
    return {
      parts: {
        title: part("header", setting(settings.title, "title", "header", drawing)),
        html: part("markup", pageDocument(root, head, drawing)),
      },
      headers: { "Content-Security-Policy": part("text", pagePolicy(style)) },
    };
  },
  letter: ({ root, settings }, drawing) => {
    const { subject, attachments, address, date } = settings;
    const head = {
      title: titleOf(subject, "subject", drawing),
      subject: setting(subject, "subject", "html", drawing),
      address: address === undefined ? "" : linesOf(address, drawing),
      date: date === undefined ? "" : dateOf(date, drawing),
    };
    return {
      parts: {
        ...optional("subject", subject, drawing),
        html: part("markup", letterDocument(root, settings, head, drawing)),
        text: part("text", plainSource(root, "/root", drawing)),
      },
      ...attached(attachments, drawing),
    };
  },
  sms: smsParts,
  push: pushParts,
  whatsapp: whatsAppParts,
  rcs: rcsParts,
  voice: voiceParts,
};

const part = (context: CompiledPart["escape"], source: string): CompiledPart => ({ escape: context, source });

const optional = (name: string, text: Text | undefined, drawing: Drawing): Readonly<Record<string, CompiledPart>> =>
  text === undefined ? {} : { [name]: part("header", setting(text, name, "header", drawing)) };

/** A text of the settings, on one line and without elements. */
const setting = (text: Text | undefined, name: string, context: TextContext, drawing: Drawing): string =>
  writeSetting(text, name, context, drawing, true);

/** A title of a document, in which no block can stand: a text that has some is shown in its last form. */
function titleOf(text: Text | undefined, name: string, drawing: Drawing): string {
  const source = setting(text, name, "html", drawing);
  const runs = text?.[drawing.locale];
  return source.includes("{{#") && runs !== undefined
    ? attributeSource(plainRuns(runs), { ...drawing, pointer: `${drawing.settingAt(name)}/${drawing.locale}` })
    : source;
}

/** For mail programs that show a way to unsubscribe of their own. Source: RFC 2369 and RFC 8058. */
function unsubscribeHeaders(
  { url, oneClick }: { readonly url: ValuePath; readonly oneClick?: boolean },
  drawing: Drawing,
): Readonly<Record<string, CompiledPart>> {
  const path = pathSource(url, { ...drawing, pointer: "/settings/unsubscribe/url" });
  if (path === undefined) return {};
  return {
    "List-Unsubscribe": part("header", `{{#if ${path}}}<{{url ${path}}}>{{/if}}`),
    ...(oneClick === true
      ? { "List-Unsubscribe-Post": part("header", `{{#if ${path}}}List-Unsubscribe=One-Click{{/if}}`) }
      : {}),
  };
}

/** No script, no frame, nothing from elsewhere but pictures; the one style sheet by its hash. */
const pagePolicy = (style: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${sha256Base64(style)}'`,
    "img-src https:",
    "form-action 'self' https:",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

function attached(
  all: readonly Attachment[] | undefined,
  drawing: Drawing,
): { attachments?: readonly CompiledAttachment[] } {
  if (all === undefined || all.length === 0) return {};
  const attachments = all.map(({ ref, name, mediaType, optional: may }, index): CompiledAttachment => {
    pathSource(ref, { ...drawing, pointer: `/settings/attachments/${index}/ref` });
    const words = setting(name, `attachments/${index}/name`, "header", drawing);
    return { ref, name: part("header", words), mediaType, optional: may === true };
  });
  return { attachments };
}

function linesOf(path: ValuePath, drawing: Drawing): string {
  const source = pathSource(path, { ...drawing, pointer: "/settings/address" });
  return source === undefined ? "" : `{{lines ${source}}}`;
}

function dateOf(path: ValuePath, drawing: Drawing): string {
  const value = valueExpression(path, "date", { ...drawing, pointer: "/settings/date" });
  return value === undefined ? "" : `{{${value.source}}}`;
}
