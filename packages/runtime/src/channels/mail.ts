/** One message as a mail: its headers, texts and files. Nothing in a value can begin another header. */

import { createHash } from "node:crypto";
import type { RenderedAttachment, SendableMessage } from "@dunlin/templates";
import type { Outgoing, SendResult } from "../model/channel.ts";

export interface Sender {
  readonly name?: string;
  readonly address: string;
}

export interface LoadedAttachment {
  readonly content: Uint8Array;
  /** Default: as the message names it. */
  readonly name?: string;
  readonly mediaType?: string;
}

/** Gives the file of a reference, undefined where there is none. What it throws makes the mail be tried again. */
export type LoadAttachment = (
  attachment: RenderedAttachment,
  of: Pick<Outgoing, "tenant" | "key" | "caseId" | "personId">,
  signal: AbortSignal,
) => Promise<LoadedAttachment | undefined>;

export interface MailOptions {
  readonly from: Sender;
  readonly replyTo?: string;
  readonly loadAttachment?: LoadAttachment;
}

export interface Mail {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo?: string;
  readonly subject: string;
  readonly messageId: string;
  readonly html?: string;
  readonly text?: string;
  readonly headers: Record<string, string>;
  readonly attachments: { filename: string; content: Buffer; contentType: string }[];
}

export type Composed =
  | { readonly ok: true; readonly mail: Mail; readonly messageId: string; readonly address: string }
  | { readonly ok: false; readonly result: SendResult };

/** Headers that a template may set. Others are the mail's own, or could send it elsewhere. */
const SETTABLE =
  /^(?:list-[a-z-]+|x-(?!dunlin-)[a-z0-9-]+|precedence|importance|priority|feedback-id|content-language)$/i;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they end a header, or hide in one
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

/** One plain address: no name, no list, nothing quoted. */
export const isMailAddress = (address: string): boolean =>
  address.length <= 254 && /^[^\s@<>()[\],;:\\"\p{Cc}]{1,64}@[^\s@<>()[\],;:\\"\p{Cc}]+$/u.test(address);

export async function composeMail(outgoing: Outgoing, options: MailOptions, signal: AbortSignal): Promise<Composed> {
  const { message, address = "" } = outgoing;
  if (message === undefined) return rejected("message.missing", "There is no message to send by mail.");
  if (!isMailAddress(address)) return rejected("address.invalid", "The address is no mail address.");
  const name = message.fromName ?? options.from.name ?? "";
  const headers = { ...message.headers };
  const broken = Object.entries({ subject: message.subject ?? "", "name of the sender": name, ...headers }).find(
    ([, value]) => CONTROL.test(value),
  );
  if (broken !== undefined)
    return rejected("header.invalid", `A line break or a control character stands in the ${broken[0]}.`);
  const stranger = Object.keys(headers).find((header) => !SETTABLE.test(header));
  if (stranger !== undefined)
    return rejected("header.unknown", "The message sets a header that a template may not set.");
  const attachments = await attached(message, outgoing, options, signal);
  if ("result" in attachments) return { ok: false, result: attachments.result };
  const mark = markOf(outgoing);
  const messageId = `<${mark}@${options.from.address.split("@").at(-1)}>`;
  const mail: Mail = {
    from: { name, address: options.from.address },
    to: { name: "", address },
    ...(options.replyTo !== undefined && { replyTo: options.replyTo }),
    subject: message.subject ?? "",
    messageId,
    ...(message.html !== undefined && { html: message.html }),
    ...(message.text !== undefined && { text: message.text }),
    // Source: RFC 3834, 5: automatic answers to it would be in vain.
    headers: { ...headers, "Auto-Submitted": "auto-generated", "X-Dunlin-Key": mark },
    attachments: attachments.files,
  };
  return { ok: true, mail, messageId, address };
}

/** The key in a form that tells nothing, is the same on every attempt, and fits a Message-ID. */
const markOf = ({ tenant, key }: Outgoing): string =>
  createHash("sha256").update(`${tenant}\n${key}`).digest("hex").slice(0, 40);

async function attached(
  { attachments = [] }: SendableMessage,
  { tenant, key, caseId, personId }: Outgoing,
  { loadAttachment }: MailOptions,
  signal: AbortSignal,
): Promise<{ files: Mail["attachments"] } | { result: SendResult }> {
  const files: Mail["attachments"] = [];
  for (const attachment of attachments) {
    if (loadAttachment === undefined)
      return { result: refusal("attachment.port", "The channel was given nothing to load attachments with.") };
    let loaded: LoadedAttachment | undefined;
    try {
      loaded = await loadAttachment(attachment, { tenant, key, caseId, personId }, signal);
    } catch {
      return { result: { status: "retry", code: "attachment.failed", reason: "An attachment could not be loaded." } };
    }
    if (loaded === undefined) return { result: refusal("attachment.missing", "There is no file for an attachment.") };
    const { content, name = attachment.name, mediaType = attachment.mediaType } = loaded;
    if (CONTROL.test(name) || !/^[\w.+-]+\/[\w.+-]+$/.test(mediaType))
      return { result: refusal("header.invalid", "The name or type of an attachment cannot stand in a mail.") };
    files.push({ filename: name, content: Buffer.from(content), contentType: mediaType });
  }
  return { files };
}

const refusal = (code: string, reason: string): SendResult => ({ status: "rejected", code, reason });
const rejected = (code: string, reason: string): Composed => ({ ok: false, result: refusal(code, reason) });
