/** What the engine needs to know of a published template: which channels it fits, what it discloses, which texts it compares. */

import type { CompiledTemplate, Template } from "@dunlin/templates";
import type { TemplateFacts } from "../model/publishing.ts";

/** Disclosures are those of every language and variant: a debtor gets one of them, and nobody knows which. */
export function templateFacts(template: Template, compiled: readonly CompiledTemplate[]): TemplateFacts {
  const [first, ...others] = compiled.map(({ disclosures = [] }) => disclosures);
  const disclosures = (first ?? []).filter((id) => others.every((own) => own.includes(id)));
  const keys = (template.variants ?? []).map(({ key }) => key);
  return {
    channels: [template.kind],
    ...(disclosures.length > 0 && { disclosures }),
    ...(keys.length > 1 && { variants: keys.map((key, index) => ({ key, weight: shareOf(index, keys.length) })) }),
  };
}

/** Basis points: as even as they can be, and 10,000 together. */
const shareOf = (index: number, count: number): number => Math.floor(10_000 / count) + (index < 10_000 % count ? 1 : 0);
