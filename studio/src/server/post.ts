/** The post: brings what left to the mailbox of its receivers, and tells the house that it arrived. */

import type { OutboxRow, Store } from "@dunlin/runtime";
import type { MessageEntry, ReceivedMail } from "@dunlin/runtime/fakes";
import type { MessageView } from "../model/api.ts";
import { type Host, TENANT } from "./host.ts";
import type { Mailbox } from "./mailbox.ts";
import { REPLYING, REPORTING } from "./providers.ts";

/** What came, before the house is asked what it is about. */
interface Arrived {
  readonly route: string;
  /** By which the outbox knows it. */
  readonly ref: string;
  readonly at: number;
  readonly to: string;
  readonly title: string;
  readonly content: Partial<Pick<MessageView, "text" | "html" | "speech">>;
  readonly headers: Readonly<Record<string, string>>;
}

/** @returns The messages that arrived, oldest first. */
export async function carry(
  { providers: { mail, provider }, store, url }: Pick<Host, "providers" | "store" | "url">,
  mailbox: Mailbox,
): Promise<readonly MessageView[]> {
  const messages = provider.messages();
  const mails = mail.mails();
  if (messages.length + mails.length === 0) return [];
  const arrived = [...mails.map(ofMail), ...messages.map(ofMessage)];
  const rows = await rowsOf(store, arrived);
  const kept = arrived.map((one, place) => mailbox.add(viewOf(one, rows[place], url)));
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
  const title = typeof content.title === "string" ? content.title : firstWords(text ?? plain(told.html ?? ""));
  return { route: channel, ref, at, to, title, content: { ...told, ...(text !== undefined && { text }) }, headers: {} };
}

function viewOf(
  { route, ref, at, to, title, content, headers }: Arrived,
  row: OutboxRow | undefined,
  url: string,
): Omit<MessageView, "id"> {
  const template = row?.effect.kind === "message.send" ? row.effect.template : undefined;
  return {
    ...{ at, channel: route, to, ref },
    ...(row !== undefined && {
      ...{ key: row.key, caseId: row.caseId, personId: row.personId, strategy: row.strategy },
    }),
    ...(template !== undefined && { template }),
    ...{ title, canReply: REPLYING.includes(route) },
    ...content,
    ...{ links: linksIn(`${content.html ?? ""}\n${content.text ?? ""}`, url), headers },
  };
}

const WORDS = 80;

function firstWords(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length <= WORDS ? line : `${line.slice(0, WORDS - 1).replace(/\s\S*$/, "")}…`;
}

const plain = (html: string): string =>
  html.replaceAll(/<(style|script|head)[\s\S]*?<\/\1>/g, " ").replaceAll(/<[^>]*>/g, " ");

/** Addresses of this host's own pages, each once, in the order in which they stand there. */
export function linksIn(text: string, url: string): readonly string[] {
  const found = text.replaceAll("&amp;", "&").match(/https?:\/\/[^\s"'<>)\]]+/g) ?? [];
  // A full stop behind it is not part of it.
  const links = found.map((link) => link.replace(/[.,;:!?]+$/, ""));
  return [...new Set(links)].filter((link) => link.startsWith(`${url}/`) && /^\/[pus]\//.test(link.slice(url.length)));
}
