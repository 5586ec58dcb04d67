/** The strategies of the field at work side by side: each takes the cases of its countries and days, so that nobody is in two. */

import { readFileSync } from "node:fs";
import type { Condition, Strategy } from "@dunlin/engine";
import type { DunlinRuntime } from "@dunlin/runtime";
import { HOUSE_BRAND, type Template } from "@dunlin/templates";
import { STARTER_TEMPLATES } from "@dunlin/templates/starter";
import { OWNER, TENANT } from "../host.ts";

const PERSON: Condition = { "==": [{ var: "debtor.type" }, "natural"] };
const COMPANY: Condition = { "==": [{ var: "debtor.type" }, "legal"] };
const inCountry = (...codes: readonly string[]): Condition => ({ in: [{ var: "debtor.country" }, codes] });
const not = (condition: Condition): Condition => ({ "!": [condition] });

/** File, and whom of the portfolio it is for. What is called comes before what calls it. */
const STRATEGIES: readonly (readonly [file: string, who?: Condition])[] = [
  ["i-multi-country/shared-steps.json"],
  ["i-multi-country/country-co.json"],
  ["i-multi-country/country-gb.json"],
  ["i-multi-country/country-other.json"],
  ["i-multi-country/country-us.json"],
  ["a-pre-due.json", { and: [PERSON, inCountry("ES")] }],
  ["b-early-stage.json", { and: [PERSON, inCountry("US")] }],
  ["c-mid-stage.json", { and: [PERSON, inCountry("US")] }],
  ["d-pre-legal.json", { and: [PERSON, inCountry("GB")] }],
  ["e-b2b-invoices.json", COMPANY],
  ["i-multi-country.json", { and: [PERSON, not(inCountry("US"))] }],
];

const DOCUMENTS = new URL("../../../examples/strategies/", import.meta.url);

const CREDITOR = {
  ...{ name: "Banco Andurria", legalName: "Banco Andurria, S.A.", address: "Calle de la Ría 1, 39001 Santander" },
  ...{ phone: "+34 910 000 000", payUrl: "https://andurria.example/pay", payment: { iban: "ES9121000418450200051332" } },
  links: {
    paid: "https://andurria.example/paid",
    dispute: "https://andurria.example/dispute",
    promise: "https://andurria.example/promise",
  },
};

/** Publishes whatever is not there yet. Safe to repeat. */
export async function seedDocuments(runtime: DunlinRuntime, done: () => void): Promise<void> {
  await runtime.settings.change(TENANT, { creditor: CREDITOR }, OWNER);
  if ((await runtime.templates.brand(TENANT)) === undefined) await runtime.templates.setBrand(TENANT, HOUSE_BRAND, OWNER);
  for (const template of STARTER_TEMPLATES) {
    await publishOnce(runtime.templates, template as Template);
    done();
  }
  for (const [file, who] of STRATEGIES) {
    await publishOnce(runtime.strategies, documentOf(file, who));
    done();
  }
}

export const DOCUMENTS_IN_ALL = STARTER_TEMPLATES.length + STRATEGIES.length;

interface Publishing<Document extends { readonly id: string }> {
  version(tenant: string, id: string, version: number): Promise<unknown>;
  draft(tenant: string, id: string): Promise<{ readonly rev: number } | undefined>;
  saveDraft(tenant: string, document: Document, rev: number, actor: typeof OWNER): Promise<{ readonly rev: number }>;
  publish(tenant: string, id: string, rev: number, actor: typeof OWNER): Promise<unknown>;
}

async function publishOnce<Document extends { readonly id: string }>(
  service: Publishing<Document>,
  document: Document,
): Promise<void> {
  if ((await service.version(TENANT, document.id, 1)) !== undefined) return;
  const known = await service.draft(TENANT, document.id);
  const { rev } = known ?? (await service.saveDraft(TENANT, document, 0, OWNER));
  await service.publish(TENANT, document.id, rev, OWNER);
}

function documentOf(file: string, who: Condition | undefined): Strategy {
  const { version: _, ...document } = JSON.parse(readFileSync(new URL(file, DOCUMENTS), "utf8")) as Strategy;
  const { when } = document.entry;
  if (who === undefined) return document;
  const both = when === undefined ? who : { and: [who, when] };
  return { ...document, entry: { ...document.entry, when: both } };
}
