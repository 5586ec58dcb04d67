/** The table of the builder's commands, and the one way to carry one out. */

import type { BlockId, BlockRegistry, Template } from "@dunlin/templates";
import { enablePatches, Immer, type Patch } from "immer";
import type { FitNote } from "../document/fragment.ts";
import { placesOf } from "../document/tree.ts";
import { duplicate, insert, move, paste, remove } from "./blocks.ts";
import {
  type BuilderCommand,
  type BuilderCommandMap,
  type BuilderCommandType,
  type BuilderDone,
  type BuilderRefusal,
  BuilderRefused,
  type DraftTemplate,
  type RunBuilder,
} from "./command.ts";
import { known, malformed } from "./form.ts";
import { forbidden } from "./guard.ts";
import {
  addLocale,
  addVariant,
  moveItem,
  removeLocale,
  removeVariant,
  setBlock,
  setField,
  setText,
  setVariant,
} from "./values.ts";

enablePatches();
/** Documents of hosts are theirs: they are not frozen. */
const immer = new Immer({ autoFreeze: false });

/** A command without an entry does not compile. */
const COMMANDS: { readonly [K in BuilderCommandType]: RunBuilder<K> } = {
  "blocks.insert": insert,
  "blocks.paste": paste,
  "blocks.duplicate": duplicate,
  "blocks.move": move,
  "blocks.remove": remove,
  "block.set": setBlock,
  "text.set": setText,
  "field.set": setField,
  "list.move": moveItem,
  "locale.add": addLocale,
  "locale.remove": removeLocale,
  "variant.add": addVariant,
  "variant.remove": removeVariant,
  "variant.set": setVariant,
  "document.replace": replaceDocument,
};

/** The id, the kind and the policy are those of the place that the document is for. */
function replaceDocument(
  _: DraftTemplate,
  { doc: next }: BuilderCommandMap["document.replace"],
  { doc }: { doc: Template },
): BuilderDone {
  if (next.kind !== doc.kind) throw new BuilderRefused("document.kind", { kind: next.kind, wanted: doc.kind });
  const { policy: _policy, ...rest } = next;
  const replaced = { ...rest, id: doc.id, ...(doc.policy && { policy: doc.policy }) } as Template;
  return { replaced, select: [] };
}

export interface BuilderCarried {
  readonly ok: true;
  readonly doc: Template;
  /** From the document before to the one after, and back; paths are lists of members, as immer writes them. */
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  readonly select: readonly BlockId[] | undefined;
  readonly notes: readonly FitNote[];
}

export type BuilderOutcome = BuilderCarried | { readonly ok: false; readonly refusal: BuilderRefusal };

export interface RunBuilderOptions {
  readonly registry: BlockRegistry;
  /** Ids that were used before and must not be given again. */
  readonly used?: ReadonlySet<string>;
}

/**
 * Carries out a command on a template. The template itself is not changed; a refusal changes nothing, and a command that has nothing
 * to do gives the same template back. What is no command, whatever it is, is refused.
 */
export function runBuilderCommand(
  doc: Template,
  command: BuilderCommand,
  { registry, used }: RunBuilderOptions,
): BuilderOutcome {
  const wrong = malformed(command);
  if (wrong !== undefined) return { ok: false, refusal: wrong };
  const context = { doc, registry, taken: new Set([...(used ?? []), ...placesOf(doc.root).keys()]) };
  const run = COMMANDS[command.type] as RunBuilder<BuilderCommandType>;
  let done: BuilderDone = {};
  try {
    const [next, patches, inverse] = immer.produceWithPatches(doc, (draft) => {
      done = run(
        draft as unknown as DraftTemplate,
        command as unknown as BuilderCommandMap[BuilderCommandType],
        context,
      );
      return done.replaced as typeof draft | undefined;
    });
    const refusal = next === doc ? undefined : forbidden(doc, next, registry);
    if (refusal !== undefined) return { ok: false, refusal };
    const { select, notes = [] } = done;
    known(next);
    return { ok: true, doc: next, patches, inverse, select, notes };
  } catch (error) {
    if (error instanceof BuilderRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
