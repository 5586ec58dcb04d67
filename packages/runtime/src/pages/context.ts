/** What the template of a page may say: what messages may say, with what is offered and agreed as it stands today. */

import { messageContext } from "../core/context.ts";
import type { Personal } from "../model/rows.ts";
import type { TenantSettings } from "../model/settings.ts";
import type { LinkValue } from "./link.ts";
import type { Agreement, Choice, Standing } from "./standing.ts";

export interface PageSources {
  readonly standing: Standing;
  readonly link: Pick<LinkValue, "message" | "channel" | "template">;
  readonly personal: Personal;
  readonly settings: TenantSettings;
  /** `actions`, `payUrl`, `links`. */
  readonly links: Readonly<Record<string, unknown>>;
  /** Where an option is looked at before it is agreed to, by its id. Absent where nothing may be agreed to. */
  readonly choiceUrl?: (id: string) => string;
  /** ms */
  readonly now: number;
}

/** Everything that is open is shown, also what came after the message. Amounts in several currencies have no sum. */
export function pageContext({ standing, link, ...more }: PageSources): Readonly<Record<string, unknown>> {
  const { facts, program, enrollment, obligations, currency, choices, agreement } = standing;
  const effect = {
    id: link.message,
    kind: "message.send",
    nodeId: "",
    at: more.now,
    channel: link.channel,
    template: link.template ?? "",
    purpose: "collect",
    recipient: "debtor",
    obligations: obligations.map(({ ref }) => ref),
  } as const;
  const sources = { program, facts, state: enrollment.state, effect, offers: [], ...more };
  const { totalDueMinor, ...told } = messageContext(sources);
  return {
    ...told,
    ...(currency !== undefined && { currency, totalDueMinor }),
    ...offerContext(choices, more.choiceUrl),
    ...(agreement !== undefined && agreementContext(agreement)),
    ...more.links,
  };
}

/**
 * Open offers by what their options come to when they are accepted today. `id` is what the form of the page posts, `url` where a
 * settlement or a later day is agreed to.
 */
export function offerContext(
  choices: readonly Choice[],
  choiceUrl?: (id: string) => string,
): Readonly<Record<string, unknown>> {
  const linked = ({ id }: Choice) => ({ id, ...(choiceUrl !== undefined && { url: choiceUrl(id) }) });
  const settlement = choices.find(({ kind }) => kind === "settlement");
  const extension = choices.find(({ kind }) => kind === "extension");
  return {
    plans: choices.filter(({ kind }) => kind === "plan").map(planContext),
    ...(settlement !== undefined && {
      settlement: {
        ...linked(settlement),
        amountMinor: settlement.totalMinor,
        ...{ waivedMinor: settlement.waivedMinor, validUntil: settlement.validUntil },
      },
    }),
    ...(extension !== undefined && {
      extension: { ...linked(extension), date: extension.parts[0]?.due, validUntil: extension.validUntil },
    }),
  };
}

const planContext = ({ id, parts, totalMinor }: Choice) => ({
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
        ...{ number: first + index + 1, dueDate: due, amountMinor },
      })),
      ...(next !== undefined && { next: { dueDate: next.due, amountMinor: next.amountMinor } }),
    },
  };
}
