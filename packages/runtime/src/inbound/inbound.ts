/**
 * What comes back from outside: receipts, replies, payments, results. Each notice is one transaction with what it brings about,
 * so that it has its effect once, whatever is told twice or breaks off in between.
 */

import type { World } from "../core/world.ts";
import type { Notice } from "../model/channel.ts";
import type { ReplyOptions } from "../model/replies.ts";
import { type Inbound, type NoticeResult, RuntimeError } from "../model/runtime.ts";
import { StoreError } from "../model/store.ts";
import type { Ending, Work } from "./noticeWork.ts";
import { takePayment, takeResult } from "./payments.ts";
import { readReply } from "./reading.ts";
import { takeReceipt } from "./receipts.ts";
import { takeReply, whoWrote } from "./replies.ts";
import { keepUnmatched, recentReceipts, UNMATCHED_KIND } from "./unmatched.ts";

export interface InboundOptions extends ReplyOptions {
  readonly world: World;
}

export function createInbound(options: InboundOptions): Inbound {
  return {
    async notices(tenant, source, notices) {
      const results: NoticeResult[] = [];
      for (const notice of notices) results.push({ id: notice.id, ...(await take(options, tenant, source, notice)) });
      if (notices.length > 0) await retryReceipts(options, tenant, source);
      return results;
    },
  };
}

/** Ids of notices are remembered by source. */
const inboxOf = (source: string): string => `notices:${source}`;
const DUPLICATE: Ending = { status: "duplicate", caseIds: [] };

/**
 * A store that cannot be reached is the provider's to repeat, and throws. Everything else ends here: what cannot be applied is
 * kept for a person.
 */
async function take(options: InboundOptions, tenant: string, source: string, notice: Notice): Promise<Ending> {
  const { world } = options;
  if (!isNotice(notice)) return { status: "refused", caseIds: [] };
  try {
    const act = await prepared(options, tenant, source, notice);
    return await world.transact(tenant, async (tx, programs) => {
      if ((await tx.inbox(inboxOf(source), [notice.id])).length === 0) return DUPLICATE;
      const ending = await act({ tx, world, programs, source, now: world.nowIn(tx) });
      if (ending.status === "unmatched") await keepUnmatched(tx, world, source, notice);
      return ending;
    });
  } catch (reason) {
    if (!(reason instanceof RuntimeError)) throw reason;
    return refuse(options, tenant, source, notice, reason);
  }
}

type Act = (work: Work) => Promise<Ending>;

/** What is slow, and may ask others, before the transaction begins. */
async function prepared(options: InboundOptions, tenant: string, source: string, notice: Notice): Promise<Act> {
  const { world, classifier } = options;
  switch (notice.kind) {
    case "receipt":
      return (work) => takeReceipt(work, notice);
    case "payment":
      return (work) => takePayment(work, notice);
    case "result":
      return (work) => takeResult(work, notice);
    case "reply": {
      const who = await world.store.transaction(tenant, (tx) => whoWrote(tx, world, source, notice));
      if (who === undefined) return async () => ({ status: "unmatched", caseIds: [] });
      const reading = await readReply(notice, who.context, classifier, world);
      return (work) => takeReply(work, notice, who, reading, options);
    }
  }
}

/** The transaction was undone; that it was told is remembered all the same. */
function refuse(
  { world }: InboundOptions,
  tenant: string,
  source: string,
  notice: Notice,
  { code, path }: RuntimeError,
): Promise<Ending> {
  return world.store.transaction(tenant, async (tx) => {
    if ((await tx.inbox(inboxOf(source), [notice.id])).length === 0) return DUPLICATE;
    await keepUnmatched(tx, world, source, notice, { code, path });
    return { status: "refused", caseIds: [] };
  });
}

/** Receipts that came before we knew the name of their message. Whoever deletes the document acts on it. */
async function retryReceipts({ world }: InboundOptions, tenant: string, source: string): Promise<void> {
  const rows = await world.store.transaction(tenant, (tx) => recentReceipts(tx, source, world.nowIn(tx)));
  for (const { id, value } of rows) {
    const { notice } = value;
    if (notice.kind !== "receipt") continue;
    try {
      await world.transact(tenant, async (tx, programs) => {
        const ending = await takeReceipt({ tx, world, programs, source, now: world.nowIn(tx) }, notice);
        if (ending.status === "unmatched") return;
        const isMine = await tx.deleteDocument(UNMATCHED_KIND, id);
        if (!isMine) throw new StoreError("conflict", "another host took the receipt");
      });
    } catch (reason) {
      if (!(reason instanceof StoreError && reason.code === "conflict") && !(reason instanceof RuntimeError))
        throw reason;
    }
  }
}

const KINDS: ReadonlySet<string> = new Set(["receipt", "reply", "payment", "result"]);

const isNotice = (notice: Notice): boolean =>
  typeof notice.id === "string" && notice.id !== "" && KINDS.has(notice.kind);
