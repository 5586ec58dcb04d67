/** From a document to what is merged: once per locale and variant, when a template is published. */

import type { Condition } from "@dunlin/engine";
import { canonicalJson } from "../base/canonical.ts";
import { sha256Hex } from "../base/sha256.ts";
import type { BlockDefinition } from "../blocks/definition.ts";
import type { Drawing } from "../blocks/draw.ts";
import { blockRegistry } from "../blocks/registry.ts";
import { validateTemplate } from "../blocks/validate.ts";
import { HOUSE_BRAND, lookOf } from "../brand/look.ts";
import type { MjmlCompiler } from "../email/document.ts";
import type { LinkRules } from "../escape/links.ts";
import { directionOf } from "../format/locales.ts";
import { formatterVersions } from "../format/versions.ts";
import { compileMerge } from "../merge/merge.ts";
import type { Block, VariantKey } from "../model/block.ts";
import type { Brand } from "../model/brand.ts";
import { diagnostic, type TemplateDiagnostic, TemplateError } from "../model/diagnostic.ts";
import type { CompiledPart, CompiledTemplate } from "../model/message.ts";
import { settingAt, settingsIn, type Template } from "../model/template.ts";
import type { Locale, ValuePath } from "../model/text.ts";
import { messageHelpers } from "../text/sentHelpers.ts";
import { conditionPaths } from "../variables/conditionPaths.ts";
import { requiredPaths } from "../variables/variables.ts";
import { type MadeParts, PART_MAKERS } from "./parts.ts";

export interface CompileOptions {
  readonly locale: Locale;
  /** One of the template, where it has some. */
  readonly variant?: VariantKey;
  /** Of `brandRef`; the house brand without one. */
  readonly brand?: Brand;
  /** Types of blocks of the host. */
  readonly blocks?: readonly BlockDefinition[];
  /** Which links may be shown. */
  readonly links?: LinkRules;
  /** The compiler of MJML. Without one the package `mjml` is loaded, and only for mails. */
  readonly mjml?: MjmlCompiler;
  /** Of the published document. */
  readonly version?: number;
  /** For previews, never for what is sent: comments around what each block shows, `<!--dl:ID-->` and `<!--/dl:ID-->`. */
  readonly blockMarks?: boolean;
}

/**
 * Compiles a template for one locale and variant.
 *
 * @throws TemplateError with everything that is wrong; what is only doubtful is in `checks` of the result.
 */
export async function compileTemplate(template: Template, options: CompileOptions): Promise<CompiledTemplate> {
  const { locale, variant, brand = HOUSE_BRAND, blocks = [], links, mjml, version, blockMarks } = options;
  const checks: TemplateDiagnostic[] = [...validateTemplate(template, { blocks }), ...asked(template, options)];
  failOn(checks);
  const conditions: Record<string, Condition> = {};
  const assets = new Set<string>();
  const drawing: Drawing = {
    kind: template.kind,
    locale,
    variables: template.variables,
    look: lookOf(brand),
    registry: blockRegistry(blocks),
    conditions,
    settingAt: (name) => settingAt(template, variant, name),
    report: (found) => {
      // Each part of a message draws the same texts.
      const same = checks.some(
        ({ code, path, message }) => code === found.code && path === found.path && message === found.message,
      );
      if (!same) checks.push(found);
    },
    asset: (url) => void assets.add(url),
    ...(links === undefined ? {} : { links }),
    ...(template.policy?.handlebars === undefined ? {} : { handlebars: template.policy.handlebars }),
    ...(variant === undefined ? {} : { variant }),
    ...(blockMarks === undefined ? {} : { blockMarks }),
  };
  const settings = settingsIn(template, variant);
  const { tools, ...made } = await PART_MAKERS[template.kind]({ ...template, settings } as never, drawing, mjml);
  const used = [...usedPaths(made, checks, links), ...conditionPaths(Object.values(conditions))];
  failOn(checks);
  return {
    schema: "dunlin.compiled/1",
    templateId: template.id,
    ...(version === undefined ? {} : { version }),
    kind: template.kind,
    locale,
    direction: directionOf(locale),
    ...(variant === undefined ? {} : { variant }),
    ...made,
    conditions,
    required: requiredPaths(template.variables),
    usedPaths: [...new Set(used)],
    assets: [...assets],
    disclosures: disclosuresOf(template.root, drawing),
    checks,
    sourceHash: sha256Hex(canonicalJson({ template, brand, locale, variant })),
    toolVersions: { ...formatterVersions(), ...tools },
  };
}

function failOn(checks: readonly TemplateDiagnostic[]): void {
  if (checks.some(({ severity }) => severity === "error")) throw new TemplateError(checks);
}

function asked(template: Template, { locale, variant }: CompileOptions): readonly TemplateDiagnostic[] {
  const found: TemplateDiagnostic[] = [];
  if (!template.locales.includes(locale)) {
    const says = `This template has no texts in "${locale}": it has ${template.locales.join(", ")}.`;
    found.push(diagnostic("template.locale", "/locales", says, { locale, known: template.locales }));
  }
  const variants = (template.variants ?? []).map(({ key }) => key);
  if (variant === undefined && variants.length > 0) {
    const says = `This template has variants, and a message is one of them: ask for ${variants.join(", ")}.`;
    found.push(diagnostic("template.variant", "/variants", says, { known: variants }));
  }
  if (variant !== undefined && !variants.includes(variant)) {
    const known = variants.length === 0 ? "the template has none" : `there are ${variants.join(", ")}`;
    const says = `There is no variant "${variant}": ${known}.`;
    found.push(diagnostic("template.variant", "/variants", says, { variant, known: variants }));
  }
  return found;
}

/** Reads every source once, so that what cannot be merged is known at publish. */
function usedPaths(made: MadeParts, checks: TemplateDiagnostic[], links: LinkRules = {}): readonly ValuePath[] {
  const attachments = (made.attachments ?? []).map(({ name }, index) => [`attachments/${index}`, name] as const);
  const parts: readonly (readonly [string, CompiledPart])[] = [
    ...Object.entries(made.parts),
    ...Object.entries(made.headers ?? {}),
    ...attachments,
  ];
  return parts.flatMap(([name, { escape: context, source }]) => {
    const compiled = compileMerge(source, {
      ...links,
      escape: context,
      helpers: messageHelpers(links),
      pointer: `/parts/${name}`,
    });
    if (compiled.ok) return compiled.value.paths.map(({ path }) => path).filter((path) => !/^c\./.test(path));
    checks.push(...compiled.error);
    return [];
  });
}

function disclosuresOf(blocks: readonly Block[], drawing: Drawing): readonly string[] {
  const all = blocks.flatMap((block): readonly string[] => {
    const { variant, registry } = drawing;
    const there = block.when === undefined && (variant === undefined || block.variants?.includes(variant) !== false);
    const definition = registry.get(block.type);
    if (!there || definition === undefined) return [];
    const own = definition.disclosure?.({ ...definition.defaults, ...block.props });
    const inside = Object.values(block.slots ?? {}).flatMap((slot) => disclosuresOf(slot, drawing));
    return own === undefined ? inside : [own, ...inside];
  });
  return [...new Set(all)];
}
