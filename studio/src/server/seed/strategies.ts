/**
 * The strategies of the field at work side by side: each takes the cases of its countries and products, so that nobody is in two.
 * One of them runs two experiments, another one a third.
 */

import type { Condition, FieldSchema, Strategy } from "@dunlin/engine";
import preDue from "@dunlin/example-strategies/a-pre-due.json";
import earlyStage from "@dunlin/example-strategies/b-early-stage.json";
import midStage from "@dunlin/example-strategies/c-mid-stage.json";
import preLegal from "@dunlin/example-strategies/d-pre-legal.json";
import b2bInvoices from "@dunlin/example-strategies/e-b2b-invoices.json";
import countryCo from "@dunlin/example-strategies/i-multi-country/country-co.json";
import countryGb from "@dunlin/example-strategies/i-multi-country/country-gb.json";
import countryOther from "@dunlin/example-strategies/i-multi-country/country-other.json";
import countryUs from "@dunlin/example-strategies/i-multi-country/country-us.json";
import sharedSteps from "@dunlin/example-strategies/i-multi-country/shared-steps.json";
import multiCountry from "@dunlin/example-strategies/i-multi-country.json";
import type { DunlinRuntime } from "@dunlin/runtime";
import { HOUSE_BRAND, type Template } from "@dunlin/templates";
import { STARTER_TEMPLATES } from "@dunlin/templates/starter";
import { HOUSE, LINKS, TENANT } from "../host.ts";

const PERSON: Condition = { "==": [{ var: "debtor.type" }, "natural"] };
const COMPANY: Condition = { "==": [{ var: "debtor.type" }, "legal"] };
const from = (country: string): Condition => ({ "==": [{ var: "debtor.country" }, country] });
const product = (name: string): Condition => ({ "==": [{ var: "data.product" }, name] });
const all = (...conditions: readonly Condition[]): Condition => ({ and: conditions });
const not = (condition: Condition): Condition => ({ "!": [condition] });

const LOANS_ES = all(PERSON, from("ES"), product("loan"));
const CARDS_US = all(PERSON, from("US"), product("card"));
const LOANS_US = all(PERSON, from("US"), product("loan"));
const LOANS_GB = all(PERSON, from("GB"), product("loan"));
const OTHERS = all(PERSON, not(LOANS_ES), not(from("US")), not(LOANS_GB));

/** They are called by another strategy: nobody enters by themselves. */
const NOBODY: Condition = not(true);
const CALLED = [sharedSteps, countryCo, countryGb, countryOther, countryUs];

/** Document, and whom of the portfolio it is for. What is called comes before what calls it. */
const STRATEGIES: readonly (readonly [document: unknown, who: Condition])[] = [
  ...CALLED.map((document) => [document, NOBODY] as const),
  [preDue, LOANS_ES],
  [earlyStage, CARDS_US],
  [midStage, LOANS_US],
  [preLegal, LOANS_GB],
  [b2bInvoices, COMPANY],
  [multiCountry, OTHERS],
];

/** What templates know of the house. */
export const CREDITOR = {
  ...{ name: "Banco Andurria", legalName: "Banco Andurria, S.A.", address: "Calle de la Ría 1, 39001 Santander" },
  ...{ phone: "+34 910 000 000", hours: "9:00–18:00", payment: { iban: "ES9121000418450200051332" } },
  // Where messages without a page lead to. Those on buttons of WhatsApp begin as they were approved.
  payUrl: `${LINKS}/start`,
  links: {
    plan: `${LINKS}/plan`,
    paid: "https://andurria.example/paid",
    dispute: "https://andurria.example/dispute",
    promise: "https://andurria.example/promise",
    help: "https://andurria.example/help",
  },
};

const BRAND = { ...HOUSE_BRAND, name: CREDITOR.name };

/** The starter library as this house had it approved: buttons of WhatsApp lead to its own address. */
const TEMPLATES = (STARTER_TEMPLATES as readonly Template[]).map((template) => {
  const bases = template.kind === "whatsapp" ? Object.values(template.settings.linkBases ?? {}) : [];
  const text = bases.reduce((said, base) => said.replaceAll(base, `${LINKS}/`), JSON.stringify(template));
  return JSON.parse(text) as Template;
});

/** What a studio is filled with: the chosen strategies, or all, with the templates that they send. */
export interface Documents {
  readonly strategies: readonly Strategy[];
  readonly templates: readonly Template[];
}

export function documentsFor(ids?: readonly string[]): Documents {
  const strategies = STRATEGIES.map(([document, who]) => narrowed(document, who));
  if (ids === undefined) return { strategies, templates: TEMPLATES };
  const chosen = strategies.filter(({ id }) => ids.includes(id));
  const text = JSON.stringify(chosen);
  const isSent = ({ id }: Template) => text.includes(`"${id}@`);
  return { strategies: chosen, templates: TEMPLATES.filter(isSent) };
}

/** Publishes whatever is not there yet. Safe to repeat. */
export async function seedDocuments(
  runtime: DunlinRuntime,
  documents: Documents,
  done: () => void,
  enough: () => boolean,
): Promise<void> {
  const { settings, templates, strategies } = runtime;
  await settings.change(TENANT, { creditor: CREDITOR }, HOUSE);
  if ((await templates.brand(TENANT)) === undefined) await templates.setBrand(TENANT, BRAND, HOUSE);
  for (const template of documents.templates) {
    if (enough()) return;
    await publishOnce(templates, template);
    done();
  }
  for (const strategy of documents.strategies) {
    if (enough()) return;
    await publishOnce(strategies, strategy);
    done();
  }
}

interface Publishing<Document extends { readonly id: string }> {
  version(tenant: string, id: string, version: number): Promise<unknown>;
  draft(tenant: string, id: string): Promise<{ readonly rev: number } | undefined>;
  saveDraft(tenant: string, document: Document, rev: number, actor: typeof HOUSE): Promise<{ readonly rev: number }>;
  publish(tenant: string, id: string, rev: number, actor: typeof HOUSE): Promise<unknown>;
}

async function publishOnce<Document extends { readonly id: string }>(
  service: Publishing<Document>,
  document: Document,
): Promise<void> {
  if ((await service.version(TENANT, document.id, 1)) !== undefined) return;
  const known = await service.draft(TENANT, document.id);
  const { rev } = known ?? (await service.saveDraft(TENANT, document, 0, HOUSE));
  await service.publish(TENANT, document.id, rev, HOUSE);
}

function narrowed(document: unknown, who: Condition): Strategy {
  const { version: _, ...written } = document as Strategy;
  const strategy = who === NOBODY ? written : { ...written, fields: withProduct(written.fields) };
  const { when } = strategy.entry;
  if (who === NOBODY) return { ...strategy, entry: { ...strategy.entry, when: who, on: ["custom.called"] } };
  return { ...strategy, entry: { ...strategy.entry, when: when === undefined ? who : { and: [who, when] } } };
}

/** Who comes in is asked about the product, so that the strategy says what that is. */
const withProduct = (fields: FieldSchema | undefined): FieldSchema => ({
  ...fields,
  type: "object",
  properties: { product: { type: "string", title: "product" }, ...fields?.properties },
});
