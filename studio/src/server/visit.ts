/** What somebody does on the page behind the link of a message, as far as the page lets them. */

import { formatDate } from "@dunlin/engine";
import { type Form, look, send } from "./browse.ts";
import type { Host } from "./host.ts";
import type { Deed } from "./people.ts";

type Visited = Pick<Host, "runtime" | "providers" | "clock">;

/** @returns Whether they could do what they wanted to. */
export async function visit(
  { runtime, providers, clock }: Visited,
  url: string,
  deed: Deed | "callBack",
): Promise<boolean> {
  const { pages } = runtime;
  if (pages === undefined) return false;
  const shown = await look(pages, url);
  if (deed === "look") return shown.status === 200;
  if (deed === "pay") {
    const form = formOf((await look(pages, `${url}?pay`)).forms, "pay");
    const to = form && (await send(pages, url, form.fields));
    const session = providers.payments.sessions().find((one) => one.url === to);
    if (session === undefined) return false;
    await providers.payments.pay(session.id);
    return true;
  }
  if (deed === "plan") {
    const form = formOf(shown.forms, "choosePlan");
    const plan = form?.choices.plan?.find((choice) => choice !== IN_FULL);
    const chosen = form && plan && (await send(pages, url, { ...form.fields, plan }));
    const to = chosen || shown.offers[0];
    const confirm = to ? formOf((await look(pages, to)).forms, "acceptPlan") : undefined;
    return confirm !== undefined && (await send(pages, url, confirm.fields)) !== undefined;
  }
  const form = formOf(shown.forms, deed);
  if (form === undefined) return false;
  return (await send(pages, url, { ...form.fields, ...wordsOf(deed, clock.now()) })) !== undefined;
}

/** The choice among plans that is none. */
const IN_FULL = "full";
const DAY = 86_400_000;

/** What somebody writes into the fields of a form. */
function wordsOf(deed: Deed | "callBack", now: number): Readonly<Record<string, string>> {
  if (deed === "promise") return { date: formatDate(Math.floor(now / DAY) + 5) };
  if (deed === "callBack") return { phone: "+15550100" };
  return { reason: "amount", message: "The amount is not right." };
}

const formOf = (forms: readonly Form[], intent: string): Form | undefined =>
  forms.find((form) => form.intent === intent);
