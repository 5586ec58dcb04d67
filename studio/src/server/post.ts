/** The post: brings what left to the mailbox of its receivers, and tells the house that it arrived. */

import type { OutboxRow, Store } from "@dunlin/runtime";
import type { MessageEntry, ReceivedMail } from "@dunlin/runtime/fakes";
import type { MessageView } from "../model/api.ts";
import { unescaped } from "./browse.ts";
import { type Chat, chatOf, type SentTemplate } from "./chat.ts";
import { type Host, LINKS, TENANT } from "./host.ts";
import type { Mailbox } from "./mailbox.ts";
import { REPLYING, REPORTING } from "./providers.ts";

/** What came, before the house is asked what it is about. */
interface Arrived {
  readonly route: string;
  /** By which the outbox knows it. */
  readonly ref: string;
  readonly at: number;
  readonly to: string;
  /** Subject or heading; without one the first words stand for it. */
  readonly title?: string;
  readonly content: Partial<Pick<MessageView, "text" | "html" | "speech" | "buttons">>;
  /** Of a chat: what the platform was sent. */
  readonly template?: SentTemplate;
  readonly headers: Readonly<Record<string, string>>;
}

/** @returns The messages that arrived, oldest first. */
export async function carry(
  { providers: { mail, provider }, store, runtime }: Pick<Host, "providers" | "store" | "runtime">,
  mailbox: Mailbox,
): Promise<readonly MessageView[]> {
  const messages = provider.messages();
  const mails = mail.mails();
  if (messages.length + mails.length === 0) return [];
  const arrived = [...mails.map(ofMail), ...messages.map(ofMessage)];
  const rows = await rowsOf(store, arrived);
  const kept: MessageView[] = [];
  for (const [place, one] of arrived.entries()) {
    const row = rows[place];
    const chat = one.template && (await chatOf(runtime, row, one.template));
    kept.push(mailbox.add(viewOf(one, row, chat)));
  }
  for (const { ref, channel } of messages) if (REPORTING.includes(channel)) await provider.report(ref, "delivered");
  mail.clear();
  provider.clear();
  return kept;
}

const rowsOf = (store: Store, arrived: readonly Arrived[]): Promise<readonly (OutboxRow | undefined)[]> =>
  store.transaction(TENANT, async (tx) => {
    const rows: (OutboxRow | undefined)[] = [];
    for (const { route, ref } of arrived) rows.push(await tx.outboxByRef(route, ref));
    return rows;
  });

function ofMail({ at, to, subject, messageId, text, html, headers }: ReceivedMail): Arrived {
  return {
    ...{ route: "email", ref: messageId, at, to, title: subject, headers },
    content: { ...(text !== undefined && { text }), ...(html !== undefined && { html }) },
  };
}

function ofMessage({ channel, ref, at, to, content }: MessageEntry): Arrived {
  const told = Object.fromEntries(
    (["text", "html", "speech"] as const).flatMap((name) =>
      typeof content[name] === "string" ? [[name, content[name]]] : [],
    ),
  ) as Arrived["content"];
  const text = told.text ?? told.speech ?? (typeof content.body === "string" ? content.body : undefined);
  const title = typeof content.title === "string" ? content.title : titleIn(told.html ?? "");
  return {
    ...{ route: channel, ref, at, to, headers: {}, content: { ...told, ...(text !== undefined && { text }) } },
    ...(title !== undefined && { title }),
    ...(isTemplate(content.template) && { template: content.template }),
  };
}

const isTemplate = (value: unknown): value is SentTemplate =>
  typeof value === "object" && value !== null && "name" in value && "language" in value;

function viewOf(
  { route, ref, at, to, title, content, headers }: Arrived,
  row: OutboxRow | undefined,
  chat: Chat | undefined,
): Omit<MessageView, "id"> {
  const shown = { ...content, ...chat };
  const { html = "", text = "", buttons = [] } = shown;
  const template = row?.effect.kind === "message.send" ? row.effect.template : undefined;
  return {
    ...{ at, channel: route, to, ref },
    ...(row !== undefined && {
      ...{ key: row.key, caseId: row.caseId, personId: row.personId, strategy: row.strategy },
    }),
    ...(template !== undefined && { template }),
    ...{ title: title ?? firstWords(text === "" ? plain(html) : text), canReply: REPLYING.includes(route) },
    ...shown,
    ...{ links: linksIn([html, text, ...buttons.map(({ url = "" }) => url)].join("\n"), LINKS), headers },
  };
}

const WORDS = 80;

function firstWords(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length <= WORDS ? line : `${line.slice(0, WORDS - 1).replace(/\s\S*$/, "")}…`;
}

const plain = (html: string): string =>
  html.replaceAll(/<(style|script|head)[\s\S]*?<\/\1>/g, " ").replaceAll(/<[^>]*>/g, " ");

/** Of a letter: the title of its document, which is its subject. */
function titleIn(html: string): string | undefined {
  const [, title = ""] = /<title[^>]*>([^<]*)<\/title>/i.exec(html) ?? [];
  const line = unescaped(title).replaceAll(/\s+/g, " ").trim();
  return line === "" ? undefined : line;
}

/** A message whose links to pages lead here, at this start. */
export function leadingTo(url: string, message: MessageView): MessageView {
  const text = JSON.stringify(message).replaceAll(PAGES, url);
  return JSON.parse(text) as MessageView;
}

const PAGES = new RegExp(`${LINKS.replaceAll(".", "\\.")}(?=/[pus]/)`, "g");

/** Addresses of this host's own pages, each once, in the order in which they stand there. */
export function linksIn(text: string, url: string): readonly string[] {
  const found = text.replaceAll("&amp;", "&").match(/https?:\/\/[^\s"'<>)\]]+/g) ?? [];
  // A full stop behind it is not part of it.
  const links = found.map((link) => link.replace(/[.,;:!?]+$/, ""));
  return [...new Set(links)].filter((link) => link.startsWith(`${url}/`) && /^\/[pus]\//.test(link.slice(url.length)));
}
