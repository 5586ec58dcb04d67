/**
 * The checks of the publish gate: what would keep a template from being sent, or what somebody should look at before. The whole gate is
 * `publishTemplate`, which compiles all locales and variants and gives them to these checks; errors block publishing.
 */

import type { PolicyPack, Strategy } from "@dunlin/engine";
import type { BlockDefinition } from "../blocks/definition.ts";
import { blockRegistry } from "../blocks/registry.ts";
import { validateTemplate } from "../blocks/validate.ts";
import { HOUSE_BRAND } from "../brand/look.ts";
import type { LinkRules } from "../escape/links.ts";
import type { Brand } from "../model/brand.ts";
import type { TemplateDiagnostic } from "../model/diagnostic.ts";
import type { CompiledTemplate } from "../model/message.ts";
import type { Template } from "../model/template.ts";
import { checkBlocks } from "./blocks.ts";
import { checkContrast } from "./contrast.ts";
import { checkDisclosures } from "./disclosures.ts";
import { checkMessages } from "./messages.ts";
import type { Report } from "./report.ts";
import { sampleOf } from "./samples.ts";
import { checkOffers } from "./strategies.ts";
import { checkTexts } from "./texts.ts";
import { checkUndecided } from "./undecided.ts";

export interface CheckOptions {
  /** Merge contexts as the host would give them: the usual debtor, the longest name, the most rows. */
  readonly samples?: readonly object[];
  /**
   * The template as it was compiled, for each locale and variant. What only a message shows (missing values, lengths, sizes, segments) is
   * checked on these, with every sample; without them it is not checked at all.
   */
  readonly compiled?: readonly CompiledTemplate[];
  /** The packs that contacts with it have to keep to. */
  readonly packs?: readonly PolicyPack[];
  /** Those that send it, and the reference they send it by, `early-friendly@1`. */
  readonly strategies?: readonly Strategy[];
  readonly reference?: string;
  readonly brand?: Brand;
  /** Types of blocks of the host. */
  readonly blocks?: readonly BlockDefinition[];
  readonly links?: LinkRules;
  /** Of samples; UTC unless set. */
  readonly zone?: string;
}

/**
 * What is wrong or doubtful, in the order of the checks: of the document, and of the messages of `compiled`. To know whether a template may
 * be sent, call `publishTemplate`; this alone does not say so. Never throws for what stands in the document.
 */
export function checkTemplate(doc: unknown, options: CheckOptions = {}): TemplateDiagnostic[] {
  const found: TemplateDiagnostic[] = [];
  for (const _ of checking(doc, options, (finding) => void found.push(finding)));
  return found;
}

/** The same, stopping before each message. */
export function* checking(doc: unknown, options: CheckOptions, report: Report): Generator<void, void> {
  const { blocks = [], brand = HOUSE_BRAND, compiled = [], packs = [], strategies = [], links, zone } = options;
  const problems = validateTemplate(doc, { blocks });
  problems.forEach(report);
  if (problems.some(({ code }) => code === "template.shape" || code === "template.notAnObject")) return;
  const template = doc as Template;
  const registry = blockRegistry(blocks);
  checkTexts(template, report);
  checkBlocks(template, registry, report);
  checkUndecided(template, report);
  checkContrast(brand, report);
  checkDisclosures(template, registry, { packs, compiled }, report);
  checkOffers(template, { strategies, reference: options.reference ?? template.id }, report);
  const given = options.samples ?? [];
  const samples = given.length > 0 ? given : sampleOf(template.variables, report);
  yield* checkMessages(
    template,
    compiled,
    samples,
    { ...(links && { links }), ...(zone !== undefined && { zone }) },
    report,
  );
}
