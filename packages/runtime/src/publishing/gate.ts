/** The gate before a template counts: every locale and variant compiled, rendered with samples and checked. */

import { type PolicyPack, type Strategy, shippedPacks } from "@dunlin/engine";
import type { BlockDefinition, Brand, LinkRules, Template, TemplateDiagnostic } from "@dunlin/templates";
import { type Publication, publishTemplate } from "@dunlin/templates/compile";
import { RuntimeError } from "../model/runtimeError.ts";
import type { Tx } from "../model/store.ts";
import { brandIn } from "./brand.ts";
import { contextIn, namedTemplates, type TenantContext } from "./context.ts";
import { STRATEGIES, versionOf } from "./shelf.ts";

export interface TemplateHost {
  readonly packs?: readonly PolicyPack[];
  /** Types of blocks of the host. */
  readonly blocks?: readonly BlockDefinition[];
  /** Which links may be shown. */
  readonly links?: LinkRules;
  /** Merge contexts beside the samples of the template: the longest name, the most rows. */
  readonly samples?: readonly object[];
}

/** What a template of the tenant is judged by. */
export interface Surroundings {
  readonly brand: Brand | undefined;
  readonly packs: readonly PolicyPack[];
  /** Those by which cases enter now and that send it by its id alone. */
  readonly strategies: readonly Strategy[];
}

export async function surroundingsIn(tx: Tx, template: unknown, host: TemplateHost): Promise<Surroundings> {
  const context = await contextIn(tx);
  const id = (template as Partial<Template> | null | undefined)?.id;
  const strategies = id === undefined ? [] : await sendersIn(tx, id, context);
  const ids = new Set([
    ...(context.policies.at(-1)?.ids ?? []),
    ...strategies.flatMap(({ policies = [] }) => policies),
  ]);
  const packs = [...shippedPacks(), ...(host.packs ?? [])].filter((pack) => ids.has(pack.id));
  return { brand: await brandIn(tx), packs, strategies };
}

async function sendersIn(tx: Tx, template: string, { heads }: TenantContext): Promise<readonly Strategy[]> {
  const found: Strategy[] = [];
  for (const [id, { live, archived }] of heads) {
    if (live === undefined || archived) continue;
    const kept = await versionOf<Strategy>(tx, STRATEGIES, id, live);
    if (kept !== undefined && namedTemplates(kept.document).has(template)) found.push(kept.document);
  }
  return found;
}

/**
 * Never throws for what stands in the template.
 *
 * @throws RuntimeError `template.invalid` when a mail is to be compiled and the package `mjml` is not installed.
 */
export async function throughGate(
  template: Template,
  { brand, packs, strategies }: Surroundings,
  host: TemplateHost,
  version?: number,
): Promise<Publication> {
  const { blocks, links, samples } = host;
  try {
    return await publishTemplate(template, {
      ...{ packs, strategies, reference: template?.id },
      ...(brand && { brand }),
      ...(blocks && { blocks }),
      ...(links && { links }),
      ...(samples && { samples }),
      ...(version !== undefined && { version }),
    });
  } catch (reason) {
    if (!(reason instanceof Error && "code" in reason && reason.code === "ERR_MODULE_NOT_FOUND")) throw reason;
    const says = "Mails are made with the package mjml, which is not installed on this host. Run: npm install mjml";
    throw new RuntimeError("template.invalid", says, { path: "/kind" });
  }
}

/** @throws RuntimeError `template.invalid` with its diagnostics. */
export function refuseFaulty(id: string, checks: readonly TemplateDiagnostic[]): void {
  const first = checks.find(({ severity }) => severity === "error");
  if (first === undefined) return;
  const says = `The template "${id}" has errors and cannot be sent. Mend what the diagnostics name.`;
  throw new RuntimeError("template.invalid", says, { path: first.path, data: { id, diagnostics: checks } });
}
