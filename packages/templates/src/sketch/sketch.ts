/**
 * Blocks as a builder shows them while they are edited: the markup of pages, block by block and at once, without MJML. What is sent is
 * made by `compileTemplate`; a sketch leaves conditions out, shows what is not finished yet, and never throws for it.
 */

import { compileCondition } from "@dunlin/engine";
import type { BlockDefinition, DrawCode } from "../blocks/definition.ts";
import { type Drawing, drawnBlocks } from "../blocks/draw.ts";
import { blockRegistry } from "../blocks/registry.ts";
import { HOUSE_BRAND, lookOf } from "../brand/look.ts";
import type { LinkRules } from "../escape/links.ts";
import { compileMerge } from "../merge/merge.ts";
import type { Block, VariantKey } from "../model/block.ts";
import type { Brand } from "../model/brand.ts";
import type { TemplateDiagnostic } from "../model/diagnostic.ts";
import type { TemplateKind } from "../model/kind.ts";
import { settingAt, type Template } from "../model/template.ts";
import type { Locale } from "../model/text.ts";
import { markupOf } from "../page/document.ts";
import { blockRules, shortRules } from "../page/style.ts";
import { sketchHelpers } from "../text/layout.ts";
import { marked, withTags } from "./tags.ts";

export interface SketchOptions {
  readonly locale: Locale;
  readonly variant?: VariantKey;
  /** The house brand without one. */
  readonly brand?: Brand;
  /** Types of blocks of the host. */
  readonly blocks?: readonly BlockDefinition[];
  readonly links?: LinkRules;
  readonly scheme?: "light" | "dark";
  /** The merge context of a sample person. */
  readonly context: object;
  /** What draws payment codes: `sampleCode`, which is large and may come later. An empty square stands there without it. */
  readonly code?: DrawCode;
  /** The IANA time zone of dates; UTC unless set. */
  readonly zone?: string;
}

export interface SketchedBlock {
  /** Escaped markup. A value in a text is `<span class="dl-tag" data-var="path">`, with its name. */
  readonly html: string;
  /** What keeps it from being shown as it will be. */
  readonly problems: readonly TemplateDiagnostic[];
  /** Whether the sample person sees it; `undefined` where that is not known of this person. */
  readonly shown: boolean | undefined;
}

export interface Sketch {
  /** A style sheet for what stands below an element of the class `dl-page`; nothing is fetched from anywhere. */
  readonly css: string;
  /** A block with everything in its slots. */
  readonly block: (block: Block) => SketchedBlock;
}

/** @param template - Gives kind and variables; its blocks are asked for one by one. */
export function sketchTemplate(template: Template, options: SketchOptions): Sketch {
  const {
    locale,
    variant,
    brand = HOUSE_BRAND,
    blocks = [],
    links,
    scheme = "light",
    context,
    code,
    zone = "UTC",
  } = options;
  const short = SHORT.has(template.kind);
  // A chat, an SMS and a call have the look of the phone, whoever writes.
  const look = short ? { ...lookOf(HOUSE_BRAND), brand } : lookOf(brand);
  // Paper is never dark.
  const shown = scheme === "dark" && template.kind !== "letter" ? { ...look, light: look.dark } : look;
  const registry = blockRegistry(blocks);
  const names = tagNames(template);
  const drawing = (report: Drawing["report"]): Drawing => ({
    ...{ kind: template.kind, locale, variables: template.variables, look: shown, registry, conditions: {}, report },
    asset: () => undefined,
    sample: { context, ...(code && { code }) },
    settingAt: (name) => settingAt(template, variant, name),
    ...(links && { links }),
    ...(template.policy?.handlebars === true && { handlebars: true }),
    ...(variant !== undefined && { variant }),
  });
  const environment = { locale, zone };
  return {
    css: short ? shortRules(shown, HEADS.has(template.kind)) : blockRules(shown),
    block(block) {
      const problems: TemplateDiagnostic[] = [];
      const report = (found: TemplateDiagnostic) => void problems.push(found);
      const { when, variants: _, ...always } = block;
      const seen = shownTo(when, context);
      const source = markupOf(drawnBlocks([marked(always)], "/root", drawing(report)), drawing(report));
      const helpers = sketchHelpers(links);
      const program = compileMerge(source, { ...links, escape: "markup", helpers });
      if (!program.ok) return { html: "", problems: [...problems, ...program.error], shown: seen };
      const merged = program.value.render({ ...context, c: ALL_SHOWN }, environment);
      if (!merged.ok) return { html: "", problems: [...problems, ...merged.error], shown: seen };
      return { html: withTags(merged.value.text, names), problems, shown: seen };
    },
  };
}

const SHORT: ReadonlySet<TemplateKind> = new Set(["sms", "whatsapp", "rcs", "push", "voice"]);
const HEADS: ReadonlySet<TemplateKind> = new Set(["whatsapp", "rcs"]);

/** Blocks inside of a block are shown whatever their conditions are. */
const ALL_SHOWN: Readonly<Record<string, boolean>> = Object.freeze({});

function shownTo(when: Block["when"], context: object): boolean | undefined {
  if (when === undefined) return true;
  try {
    const answer = compileCondition(when)(context);
    return answer === "unknown" ? undefined : answer;
  } catch {
    return undefined;
  }
}

function tagNames({ variables }: Template): (path: string) => string {
  return (path) => {
    let at = variables;
    for (const part of path.split(".")) {
      const name = part.replace(/\[\]$/, "");
      const next = at.properties?.[name];
      if (next === undefined) return path;
      at = part.endsWith("[]") && next.items !== undefined ? next.items : next;
    }
    return at.title ?? path;
  };
}
