/** Links as they are kept: a document of the kind `link` for each message, written before it leaves. */

import type { Effect } from "@dunlin/engine";
import type { PageLinks } from "../core/world.ts";
import type { DocumentRow } from "../model/rows.ts";
import { type DocumentWrite, type Store, StoreError, type Tx } from "../model/store.ts";
import type { Links } from "./links.ts";

export const LINK = "link";

/** `state` of the document is `active`, `revoked`, or `closed` after too many wrong answers; `ref` the case, `rank` the last moment at which any of its tokens works. */
export type LinkRow = DocumentRow<LinkValue>;

export interface LinkValue {
  readonly caseId: string;
  readonly strategy: string;
  readonly obligation: string;
  readonly personId: string;
  /** Effect id of the message. */
  readonly message: string;
  readonly channel: string;
  /** Of the page; absent where the message has none. */
  readonly template?: string;
  readonly actions: readonly string[];
  /** ms; the page is shown until then. */
  readonly expiresAt: number;
  /** ms; one can unsubscribe, and say how to be reached, until then. */
  readonly stopUntil: number;
  /** ms */
  readonly createdAt: number;
  /** As the debtor chose on the page. */
  readonly language?: string;
  /** ms; when it was first opened. */
  readonly viewedAt?: number;
  /** Wrong answers in a row. */
  readonly wrong?: number;
  /** ms; no answer is taken before. */
  readonly lockedUntil?: number;
}

export type MessageSend = Extract<Effect, { readonly kind: "message.send" }>;

/** A way out stays open for longer than any law asks: 30 days after sending (16 CFR § 316.5). */
const STOP_MS = 400 * 86_400_000;

/** The document of the links of a message. @param now - ms */
function linkDocument(
  id: string,
  effect: MessageSend,
  of: Pick<LinkValue, "caseId" | "strategy" | "obligation" | "personId">,
  now: number,
): DocumentWrite<LinkValue> {
  const { caseId, strategy, obligation, personId } = of;
  const stopUntil = now + STOP_MS;
  const expiresAt = effect.page?.validUntil ?? 0;
  return {
    kind: LINK,
    id,
    rev: 0,
    state: "active",
    ref: caseId,
    rank: Math.max(stopUntil, expiresAt),
    value: {
      ...{ caseId, strategy, obligation, personId },
      ...{ message: effect.id, channel: effect.channel },
      ...(effect.page !== undefined && { template: effect.page.template }),
      ...{ actions: effect.page?.actions ?? [], expiresAt, stopUntil, createdAt: now },
    },
  };
}

/** The addresses of a message, without the part before `/p/`, `/u/` and `/s/`. */
export interface MessageTokens {
  /** Absent where the message has no page. */
  readonly page?: string;
  readonly unsubscribe: string;
  readonly preferences: string;
}

/**
 * Writes the link of a message before it leaves, unless it is there from an earlier attempt.
 *
 * @param of - The row of the outbox.
 */
async function issueLink(
  tx: Tx,
  links: Links,
  effect: MessageSend,
  of: Pick<LinkValue, "caseId" | "strategy" | "obligation" | "personId">,
): Promise<MessageTokens> {
  const id = links.idOf(tx.tenant, effect.id);
  if ((await tx.document(LINK, id)) === undefined) await tx.putDocument(linkDocument(id, effect, of, tx.now));
  return messageTokens(links, tx.tenant, effect);
}

function messageTokens(links: Links, tenant: string, effect: MessageSend): MessageTokens {
  const link = { tenant, id: links.idOf(tenant, effect.id) };
  return {
    ...(effect.page !== undefined && { page: links.seal("page", link) }),
    unsubscribe: links.seal("unsubscribe", link),
    preferences: links.seal("preferences", link),
  };
}

/** For the dispatcher: the links of each message, kept before it leaves. @param url - What they begin with, without a slash at its end. */
export const createPageLinks = (store: Store, links: Links, url: string): PageLinks => ({
  async linksFor(tenant, { effect, caseId, strategy, obligation, personId }) {
    if (effect.kind !== "message.send") return {};
    const of = { caseId, strategy, obligation, personId };
    const tokens = await untilWritten(() => store.transaction(tenant, (tx) => issueLink(tx, links, effect, of)));
    return linkContext(url, tokens);
  },
});

/** What templates of messages know of links: `payUrl`, `unsubscribeUrl`, and `links` to each form of the page. @param url - Without a slash at its end. */
function linkContext(url: string, tokens: MessageTokens): Readonly<Record<string, unknown>> {
  const preferences = `${url}/s/${tokens.preferences}`;
  const own = { unsubscribeUrl: `${url}/u/${tokens.unsubscribe}` };
  if (tokens.page === undefined) return { ...own, links: { preferences } };
  const page = `${url}/p/${tokens.page}`;
  return { ...own, payUrl: page, links: { ...formLinks(page), preferences } };
}

/** Names behind # are those of the forms of the shipped pages. */
export const formLinks = (page: string): Readonly<Record<string, string>> => ({
  plan: page,
  card: `${page}?pay`,
  newCard: `${page}?pay`,
  paid: `${page}#paid-form`,
  dispute: `${page}#dispute-form`,
  promise: `${page}#promise-form`,
  help: `${page}#help-form`,
  callBack: `${page}#callBack-form`,
});

/** The write that replaces a link. */
export const linkWrite = (row: LinkRow, value: LinkValue, state = row.state): DocumentWrite<LinkValue> => ({
  kind: LINK,
  id: row.id,
  rev: row.rev,
  ...(state !== undefined && { state }),
  ...(row.ref !== undefined && { ref: row.ref }),
  ...(row.rank !== undefined && { rank: row.rank }),
  value,
});

/** Makes every link of a case that was sent so far worthless, as after an address proved to be somebody else's. @returns How many. */
export async function revokeLinks(tx: Tx, caseId: string): Promise<number> {
  let count = 0;
  for (;;) {
    const rows = await tx.documents<LinkValue>({ kind: LINK, ref: caseId, state: "active", limit: 1000 });
    for (const row of rows) await tx.putDocument(linkWrite(row, row.value, "revoked"));
    count += rows.length;
    if (rows.length < 1000) return count;
  }
}

/** Runs `work` again when somebody else wrote the same document first. */
export async function untilWritten<T>(work: () => Promise<T>): Promise<T> {
  for (let left = 5; ; left -= 1) {
    try {
      return await work();
    } catch (problem) {
      if (left === 0 || !(problem instanceof StoreError) || problem.code !== "conflict") throw problem;
    }
  }
}
