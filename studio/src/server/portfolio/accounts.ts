/** The accounts of the portfolio with what was recorded about each, read once and again only where something happened since. */

import { type CaseEvent, type CaseFacts, type Effect, parseInstant } from "@dunlin/engine";
import type { Recorded } from "@dunlin/engine/kpi";
import { defaultZones, type Zone } from "@dunlin/engine/zones";
import type { EnrollmentRow, JournalRow, OutboxRow, Store, Tx } from "@dunlin/runtime";
import { TENANT } from "../host.ts";
import { byCase } from "./byCase.ts";

type CaseRow = Awaited<ReturnType<Tx["cases"]>>[number];

export interface Account {
  readonly caseId: string;
  readonly personId: string;
  readonly currency: string;
  readonly product: string;
  readonly zone: Zone;
  /** As the house knew them at first. */
  readonly first: CaseFacts;
  readonly facts: CaseFacts;
  /** ms */
  readonly since: number;
  readonly enrollments: readonly EnrollmentRow[];
  /** In the order of time. */
  readonly history: readonly Recorded[];
  /** What was decided; of messages only those that left. */
  readonly effects: readonly Effect[];
}

interface Kept {
  readonly version: string;
  readonly account: Account;
}

const UTC = defaultZones.get("UTC") as Zone;
/** Cases of one transaction: the store is not held for long. */
const BATCH = 100;

export class Accounts {
  readonly #store: Store;
  readonly #kept = new Map<string, Kept>();
  #reading: Promise<unknown> = Promise.resolve();

  constructor(store: Store) {
    this.#store = store;
  }

  /** All of them as they stand, in the order of their ids. One reading at a time: the second finds most of it done. */
  read(): Promise<readonly Account[]> {
    const reading = this.#reading.then(
      () => this.#readAll(),
      () => this.#readAll(),
    );
    this.#reading = reading;
    return reading;
  }

  async #readAll(): Promise<readonly Account[]> {
    const found: string[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const ids = await this.#store.transaction(TENANT, (tx) => this.#readPage(tx, after));
      found.push(...ids);
      after = ids.at(-1);
      more = ids.length === BATCH;
    }
    return found.map((id) => (this.#kept.get(id) as Kept).account);
  }

  async #readPage(tx: Tx, after: string | undefined): Promise<readonly string[]> {
    const rows = await tx.listCases({ limit: BATCH, ...(after !== undefined && { after }) });
    const ids = rows.map(({ id }) => id);
    const enrollments = byCase(await tx.enrollments(ids));
    const versionOf = (row: CaseRow) =>
      [row.rev, ...(enrollments.get(row.id) ?? []).map(({ strategy, rev }) => `${strategy} ${rev}`)].join("/");
    const changed = rows.filter((row) => this.#kept.get(row.id)?.version !== versionOf(row));
    const people = new Map((await tx.people(changed.map(({ personId }) => personId))).map((one) => [one.id, one]));
    for (const row of changed) {
      const debtor = people.get(row.personId)?.debtor ?? { id: row.personId };
      const first = this.#kept.get(row.id)?.account.first ?? (await tx.caseRevision(row.id, 1)) ?? row.facts;
      const account = accountOf({
        ...{ row, debtor, first, enrollments: enrollments.get(row.id) ?? [] },
        journal: await tx.journal(row.id),
        outbox: await tx.listOutbox({ caseId: row.id, limit: 1_000 }),
      });
      this.#kept.set(row.id, { version: versionOf(row), account });
    }
    return ids;
  }
}

interface Known {
  readonly row: CaseRow;
  readonly debtor: CaseFacts["debtor"];
  readonly first: CaseRow["facts"];
  readonly enrollments: readonly EnrollmentRow[];
  readonly journal: readonly JournalRow[];
  readonly outbox: readonly OutboxRow[];
}

export function accountOf({ row, debtor, first, enrollments, journal, outbox }: Known): Account {
  const { id: caseId, personId, createdAt: since } = row;
  const facts = { ...row.facts, debtor };
  const left = new Set(outbox.filter(({ status }) => LEFT.has(status)).map(({ key }) => key));
  const effects = journal.flatMap((entry) => entry.effects);
  return {
    ...{ caseId, personId, since, facts, enrollments },
    currency: facts.currency ?? facts.obligations[0]?.currency ?? "",
    product: String(facts.data?.product ?? ""),
    zone: defaultZones.get(debtor.zones?.[0] ?? "UTC") ?? UTC,
    first: { ...first, debtor },
    history: historyOf(facts, first, journal, since),
    effects: effects.filter(({ kind, id }) => kind !== "message.send" || left.has(id)),
  };
}

/** It reached the provider, whatever became of it there. */
const LEFT: ReadonlySet<string> = new Set(["sent", "delivered", "failed"]);

/**
 * What was recorded. Payments and bills are taken from the facts, which know them also where no strategy listened; everything
 * else from the journal, in which an event stands once for each strategy that heard it.
 */
function historyOf(
  facts: Omit<CaseFacts, "debtor">,
  first: Omit<CaseFacts, "debtor">,
  journal: readonly JournalRow[],
  since: number,
): readonly Recorded[] {
  const known = new Set(first.obligations.map(({ ref }) => ref));
  const bills = facts.obligations.flatMap((obligation): readonly Recorded[] => {
    const { ref, issuedAt = "", amountMinor, disputed: _, ...rest } = obligation;
    if (known.has(ref)) return [];
    const at = Math.max(since, parseInstant(`${issuedAt}T00:00:00Z`) ?? since);
    const billed = { ...rest, ref, issuedAt, amountMinor, outstandingMinor: amountMinor };
    return [{ at, type: "obligation.added", id: `bill ${ref}`, facts: { obligations: [billed] } }];
  });
  const before = new Set((first.payments ?? []).map(({ id }) => id));
  const payments = (facts.payments ?? []).flatMap(
    ({ id, at, amountMinor, obligation, reversed }): readonly Recorded[] => {
      if (before.has(id) || reversed === true) return [];
      const about = obligation === undefined ? {} : { obligation };
      return [{ at: parseInstant(at) ?? since, type: "payment.received", id, data: { amountMinor }, ...about }];
    },
  );
  const heard = new Map<string, Recorded>();
  for (const { event, at } of journal) {
    if (event.type.startsWith("payment.") || event.type === "timer.fired") continue;
    heard.set(event.id ?? `${event.type} ${at}`, recorded(event, at));
  }
  return [...bills, ...payments, ...heard.values()].sort((a, b) => a.at - b.at);
}

const recorded = ({ type, id, data }: CaseEvent, at: number): Recorded => ({
  ...{ at, type },
  ...(id !== undefined && { id }),
  ...(data !== undefined && { data }),
});
