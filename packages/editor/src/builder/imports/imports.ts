/** What comes from elsewhere: how much of it is read, how it fits into the template that is open, and how it gets there. */

import type {
  Block,
  BlockRegistry,
  ImportedTemplate,
  Locale,
  Template,
  TemplateDiagnostic,
  Text,
  VariableSchema,
} from "@dunlin/templates";
import { textsOf } from "@dunlin/templates/editing";
import type { BuilderCommand } from "../commands/command.ts";
import { type BuilderOutcome, runBuilderCommand } from "../commands/run.ts";
import { typeRefusal } from "../document/rules.ts";
import { type Place, withInside } from "../document/tree.ts";

/** Files that are larger are not read at all. */
export const MOST_BYTES = 5 * 1024 * 1024;

/** Why a source is not taken. */
export type SourceProblem = { readonly why: "empty" } | { readonly why: "large" } | { readonly why: "kind" };

export function sourceProblem(source: string, bytes = source.length): SourceProblem | undefined {
  if (bytes > MOST_BYTES) return { why: "large" };
  if (source.trim() === "") return { why: "empty" };
  return /<\s*(?:mjml|mj-)/i.test(source) ? undefined : { why: "kind" };
}

/** Losses that forbid to take it: what was broken or beyond the limits, with its line and column. */
export const brokenParts = ({ losses }: ImportedTemplate): readonly TemplateDiagnostic[] =>
  losses.filter(({ code }) => code === "import.broken" || code === "import.limits");

/** The whole document in place of the one that is open, without raw pieces where they are not permitted. */
export const replaceCommand = (
  { template }: Pick<ImportedTemplate, "template">,
  doc: Template,
  registry: BlockRegistry,
): BuilderCommand => ({
  type: "document.replace",
  doc: { ...template, root: permitted(template.root, doc, registry) },
  why: "import",
});

const permitted = (blocks: readonly Block[], doc: Template, registry: BlockRegistry): readonly Block[] =>
  blocks
    .filter(({ type }) => isPermitted(type, doc, registry))
    .map((block) =>
      block.slots === undefined
        ? block
        : {
            ...block,
            slots: Object.fromEntries(
              Object.entries(block.slots).map(([slot, inside]) => [slot, permitted(inside, doc, registry)]),
            ),
          },
    );

const isPermitted = (type: string, doc: Template, registry: BlockRegistry): boolean =>
  typeRefusal({ ...doc, root: [] } as Template, type, registry)?.code !== "block.permission";

/** How many pieces of an import are left out, since the policy does not permit them. */
export const notPermitted = (
  { template }: Pick<ImportedTemplate, "template">,
  doc: Template,
  registry: BlockRegistry,
) => template.root.flatMap(withInside).filter(({ type }) => !isPermitted(type, doc, registry)).length;

/** What would come of a command, without doing it. */
export const tryOut = (doc: Template, command: BuilderCommand, registry: BlockRegistry): BuilderOutcome =>
  runBuilderCommand(doc, command, { registry });

/**
 * The blocks among those of the template that is open: their variables are declared besides ours, which win, and their texts are in
 * the language that is edited.
 */
export function asBlocks(
  { template }: Pick<ImportedTemplate, "template">,
  doc: Template,
  locale: Locale,
  place: Place,
): readonly BuilderCommand[] {
  const blocks = template.root.map((block) => spokenIn(block, template, locale));
  const variables = withVariables(doc.variables, template.variables);
  return [
    ...(variables === doc.variables ? [] : [{ type: "field.set", path: "/variables", value: variables } as const]),
    { type: "blocks.paste", blocks, place },
  ];
}

/** A block whose texts are in another language than they came in. */
function spokenIn(block: Block, from: Template, locale: Locale): Block {
  const texts = new Set<object>(textsOf(from).map(({ text }) => text));
  const value = <T>(one: T): T => {
    if (typeof one !== "object" || one === null) return one;
    if (texts.has(one)) return { [locale]: (one as Text)[from.defaultLocale] ?? [] } as T;
    if (Array.isArray(one)) return one.map(value) as T;
    return Object.fromEntries(Object.entries(one).map(([name, member]) => [name, value(member)])) as T;
  };
  return value(block);
}

/** The first schema and what the second declares besides; where both say something, the first is right. */
export function withVariables(ours: VariableSchema, theirs: VariableSchema): VariableSchema {
  const properties = { ...ours.properties };
  let changed = false;
  for (const [name, schema] of Object.entries(theirs.properties ?? {})) {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const both = own === undefined ? schema : withVariables(own, schema);
    if (both === own) continue;
    properties[name] = both;
    changed = true;
  }
  const items =
    ours.items !== undefined && theirs.items !== undefined ? withVariables(ours.items, theirs.items) : ours.items;
  if (items !== ours.items) changed = true;
  // A plain value does not become an object.
  if (!changed || (ours.properties === undefined && ours.items === undefined)) return ours;
  return { ...ours, ...(ours.properties && { properties }), ...(items && { items }) };
}
