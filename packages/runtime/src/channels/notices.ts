/** Notices as a host writes them itself: `{ "notices": [...] }`, each in the shape of the port, read with care. */

import { isCurrency } from "@dunlin/engine";
import type { Notice } from "../model/channel.ts";
import { anything, flag, list, object, oneOf, tagged, text, that } from "./shape.ts";

export type NoticesRead =
  | { readonly ok: true; readonly notices: readonly Notice[] }
  | { readonly ok: false; readonly reason: string };

/** Notices of one request at most. */
const MOST = 1000;

const ms = that((value) => Number.isSafeInteger(value), "a moment in ms");
const amount = that((value) => Number.isSafeInteger(value) && Number(value) >= 0, "an amount in minor units");
const currency = that(isCurrency, 'the code of a currency, as in "EUR"');
const named = { id: text(), kind: anything };
const optional = { key: text(), ref: text(), at: ms };

const notice = tagged("kind", {
  receipt: object(
    {
      ...named,
      what: oneOf("queued", "sent", "delivered", "opened", "clicked", "bounced", "failed", "optedOut"),
    },
    { ...optional, permanent: flag, reason: text() },
  ),
  reply: object({ ...named, from: text(), text: text(/^/) }, { ...optional, payload: text() }),
  payment: object(
    {
      ...named,
      what: oneOf("processing", "received", "failed", "reversed", "disputed"),
      payment: text(),
      caseId: text(),
      amountMinor: amount,
      currency,
    },
    { obligation: text(), attempt: text(), class: oneOf("soft", "hard"), code: text(), at: ms },
  ),
  result: object({ ...named, key: text(), ok: flag }, { value: anything, at: ms }),
});

const body = object({ notices: list(notice, 1) });

/** Reads a whole body, or says what is wrong with it; nothing of it is taken when one notice is wrong. */
export function readNotices(value: unknown): NoticesRead {
  const [problem] = body(value, "");
  if (problem !== undefined) return { ok: false, reason: `${problem.path}: ${problem.message}` };
  const { notices } = value as { readonly notices: readonly Notice[] };
  if (notices.length > MOST) return { ok: false, reason: `Send at most ${MOST} notices at once.` };
  return { ok: true, notices };
}
