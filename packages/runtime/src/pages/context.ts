/** What the templates of a debtor's messages and pages may say: one context, from the facts, what is personal, and what a tenant has set. */

import { formatDate } from "@dunlin/engine";
import type { Personal } from "../model/rows.ts";
import type { TenantSettings } from "../model/runtime.ts";
import type { Agreement, Standing } from "./standing.ts";

/**
 * The names of the shipped templates. Members of `facts.data` and of what is personal are taken over as they are called there,
 * the latter under `debtor`; where names meet, what is worked out here wins.
 */
export function debtorContext(
  { facts, zone, today, currency, obligations, dueMinor, collectibleMinor, choices, agreement }: Standing,
  { values }: Pick<Personal, "values">,
  { creditor = {} }: Pick<TenantSettings, "creditor">,
): Readonly<Record<string, unknown>> {
  const { debtor, data = {}, accountId, caseId } = facts;
  const oldest = obligations.map(({ dueDate }) => dueDate).sort()[0];
  const settlement = choices.find(({ kind }) => kind === "settlement");
  const extension = choices.find(({ kind }) => kind === "extension");
  return {
    reference: accountId ?? caseId,
    ...data,
    today: formatDate(today),
    zone: zone.name,
    ...(currency !== undefined && { currency, totalDueMinor: dueMinor, collectibleMinor }),
    ...(oldest !== undefined && { dueDate: oldest }),
    creditor,
    debtor: {
      ...values,
      ...(debtor.country !== undefined && { country: debtor.country }),
      ...(debtor.language !== undefined && { language: debtor.language }),
    },
    obligations: obligations.map(({ ref, dueDate, outstandingMinor, amountMinor }) => ({
      ...{ ref, dueDate, amountMinor, dueMinor: outstandingMinor },
    })),
    plans: choices.filter(({ kind }) => kind === "plan").map(planContext),
    ...(agreement !== undefined && agreementContext(agreement)),
    ...(settlement !== undefined && {
      settlement: {
        ...{ id: settlement.id, amountMinor: settlement.totalMinor },
        ...{ waivedMinor: settlement.waivedMinor, validUntil: settlement.validUntil },
      },
    }),
    ...(extension !== undefined && { extension: { id: extension.id, date: extension.parts[0]?.due } }),
  };
}

const planContext = ({ id, parts, totalMinor }: Standing["choices"][number]) => ({
  id,
  count: parts.length,
  amountMinor: parts.at(-1)?.amountMinor,
  totalMinor,
  parts: parts.map(({ due, amountMinor }) => ({ dueDate: due, amountMinor })),
});

function agreementContext({ kind, parts, totalMinor, paidMinor, openMinor, upcoming }: Agreement) {
  const next = upcoming[0];
  if (kind === "promise" || kind === "extension")
    return { promise: { date: parts[0]?.due, amountMinor: totalMinor, paidMinor, openMinor } };
  const rows = parts.map(({ due, amountMinor }, index) => ({ number: index + 1, dueDate: due, amountMinor }));
  const first = rows.length - upcoming.length;
  return {
    plan: {
      ...{ count: rows.length, totalMinor, paidMinor, openMinor, installments: rows },
      upcoming: upcoming.map(({ due, amountMinor }, index) => ({
        number: first + index + 1,
        dueDate: due,
        amountMinor,
      })),
      ...(next !== undefined && { next: { dueDate: next.due, amountMinor: next.amountMinor } }),
    },
  };
}
