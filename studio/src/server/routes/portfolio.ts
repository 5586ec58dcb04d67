/** The portfolio as figures, and the policy packs with those who follow them. */

import { type PolicyPack, shippedPacks } from "@dunlin/engine";
import type { FastifyInstance } from "fastify";
import type { PackView, PortfolioView } from "../../model/api.ts";
import { Refusal } from "../guard.ts";
import { TENANT } from "../host.ts";
import { portfolioView } from "../portfolio/view.ts";
import type { Room } from "../studio.ts";

interface Query {
  readonly currency?: string;
  readonly product?: string;
}

const QUERY = {
  type: "object",
  properties: { currency: { type: "string", pattern: "^[A-Z]{3}$" }, product: { type: "string", maxLength: 40 } },
};

export function portfolioRoutes(app: FastifyInstance, room: Room): void {
  const { host, accounts, looks } = room;
  const { runtime, clock } = host;
  /** Until the clock moves or somebody changes something. */
  let kept: { readonly of: string; readonly views: Map<string, Promise<PortfolioView>> } = { of: "", views: new Map() };

  app.get<{ Querystring: Query }>("/studio/portfolio", { schema: { querystring: QUERY } }, async ({ query }) => {
    const of = `${clock.now()} ${room.changes}`;
    if (kept.of !== of) kept = { of, views: new Map() };
    const key = `${query.currency} ${query.product}`;
    const view = kept.views.get(key) ?? read(query);
    kept.views.set(key, view);
    const { currencies, currency, ...rest } = await view;
    if (currencies.includes(currency)) return { ...rest, currencies, currency };
    throw new Refusal(
      422,
      "currency.unknown",
      `Nothing is owed in ${currency}. Choose one of ${currencies.join(", ")}.`,
    );
  });

  app.get("/studio/packs", async (): Promise<{ readonly items: readonly PackView[] }> => {
    const usedBy = new Map<string, string[]>();
    for (const { id, live, archived } of await runtime.strategies.list(TENANT)) {
      if (live === undefined || archived) continue;
      const { strategy } = await runtime.strategies.program(TENANT, id, live);
      for (const pack of strategy.policies ?? []) usedBy.set(pack, [...(usedBy.get(pack) ?? []), id]);
    }
    return { items: shippedPacks().map((pack) => packView(pack, usedBy.get(pack.id) ?? [])) };
  });

  async function read({ currency, product }: Query): Promise<PortfolioView> {
    const strategies = await runtime.strategies.list(TENANT);
    return portfolioView({
      ...{ accounts: await accounts.read(), now: clock.now(), before: looks.monthBefore(clock.now()) },
      names: new Map(strategies.map(({ id, name }) => [id, name])),
      ...(currency !== undefined && { currency }),
      ...(product !== undefined && { product }),
    });
  }
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function packView({ id, title = id, status, jurisdiction, rules }: PolicyPack, usedBy: readonly string[]): PackView {
  return {
    ...{ id, title, status: textOf(status), usedBy },
    jurisdictions: [jurisdiction].flat().filter((one): one is string => typeof one === "string"),
    rules: rules.map((rule) => {
      const [source] = rule.cite;
      const cite = [source?.law, source?.section].filter((part) => part !== undefined).join(", ");
      return {
        ...{ id: rule.id, title: source?.section ?? rule.kind, cite, severity: rule.onViolation ?? "defer", rule },
        ...(source?.url !== undefined && { url: source.url }),
      };
    }),
  };
}
