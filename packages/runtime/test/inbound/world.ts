/** A runtime over memory with one case whose first mail has left, and short ways to tell it things. */

import { UNMATCHED_KIND, type UnmatchedValue } from "../../src/inbound/unmatched.ts";
import type { Notice, PaymentNotice, ReceiptNotice, ReplyNotice } from "../../src/model/channel.ts";
import { localKeyWrap } from "../../src/vault/keyWrap.ts";
import { createVault } from "../../src/vault/vault.ts";
import { ADMIN, factsOf, inputOf, SECRET, TENANT, type TestWorldOptions, testWorld } from "../core/world.ts";

export const vault = createVault(localKeyWrap(SECRET));

export async function told(options: TestWorldOptions = {}, ids: readonly string[] = ["c1"]) {
  const world = await testWorld(options);
  const { runtime, store } = world;
  await runtime.cases.put(
    TENANT,
    ids.map((id) => inputOf(id, sharedBy(ids))),
    ADMIN,
  );
  await runtime.dispatch();
  let serial = 0;
  const tell = async (notice: Notice, source = "email") => {
    const [result] = await runtime.inbound.notices(TENANT, source, [notice]);
    return result;
  };
  return {
    ...world,
    tell,
    key: world.email.sent[0]?.key ?? "",
    receipt: (what: ReceiptNotice["what"], more: Partial<ReceiptNotice> = {}, source = "email") =>
      tell({ kind: "receipt", id: `r${++serial}`, key: world.email.sent[0]?.key ?? "", what, ...more }, source),
    reply: (text: string, more: Partial<ReplyNotice> = {}, source = "email") =>
      tell({ kind: "reply", id: `w${++serial}`, from: "c1@debtor.example", text, ...more }, source),
    payment: (more: Partial<PaymentNotice> = {}) =>
      tell(
        {
          ...{ kind: "payment", id: `p${++serial}`, what: "received", payment: "pi_1", caseId: "c1" },
          ...{ amountMinor: 10_000, currency: "EUR", ...more },
        },
        "stripe",
      ),
    row: async (key: string) => (await runtime.outbox.list(TENANT, { limit: 100 })).find((row) => row.key === key),
    events: async (caseId = "c1") => (await runtime.cases.journal(TENANT, caseId)).map(({ event }) => event),
    facts: async (caseId = "c1") => (await runtime.cases.peek(TENANT, caseId))?.facts,
    tasks: async () => (await runtime.tasks.list(TENANT, {}, ADMIN)).items,
    holds: async (caseId = "c1") =>
      (await runtime.cases.peek(TENANT, caseId))?.enrollments.flatMap(({ state }) => state.holds ?? []) ?? [],
    kept: () => store.transaction(TENANT, (tx) => tx.documents<UnmatchedValue>({ kind: UNMATCHED_KIND })),
  };
}

/** Several cases belong to one person. */
const sharedBy = (ids: readonly string[]) =>
  ids.length === 1 ? {} : { debtor: { ...factsOf("c1").debtor, id: "d-all" } };
